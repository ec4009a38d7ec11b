"""What a careful reader would query: one rule a file, each a function from what was read to doubts.

A doubt never changes the reading. It names a provision, says what was seen there, and leaves it to a person.
``RULES`` is the closed list; docs/doubts.md has a line for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.documents.doubts import annexes, notes, numbers, quoting, symbols
from comity.documents.doubts.doubt import Doubt, Read, Rule

RULES: tuple[Rule, ...] = (*numbers.RULES, *notes.RULES, *quoting.RULES, *annexes.RULES, *symbols.RULES)

__all__ = ["RULES", "Doubt", "Read", "Rule", "doubts"]


def doubts(read: Read) -> list[Doubt]:
    """The doubts about a paper, in reading order."""
    order = {placed.address: place for place, placed in enumerate(read.placed)}
    found = [doubt for rule in RULES for doubt in _each(rule, read)]
    return sorted(found, key=lambda doubt: order.get(doubt.at, -1))


def _each(rule: Rule, read: Read) -> Iterator[Doubt]:
    yield from rule(read)
