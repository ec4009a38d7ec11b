"""What a careful reader would query: one rule a file, each a function from what was read to doubts.

A doubt never changes the reading. It names a provision, says what was seen there, and leaves it to a person.
``RULES`` is the closed list for a paper alone, ``BESIDE`` for one beside others; docs/doubts.md has a line for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.documents.doubts import (
    acting,
    annexes,
    astray,
    authors,
    cutting,
    emphasis,
    enumerating,
    notes,
    numbers,
    quoting,
    stages,
    symbols,
    weakening,
)
from comity.documents.doubts.doubt import Doubt, Read, Rule

RULES: tuple[Rule, ...] = (
    *numbers.RULES,
    *notes.RULES,
    *quoting.RULES,
    *annexes.RULES,
    *symbols.RULES,
    *cutting.RULES,
    *emphasis.RULES,
    *acting.RULES,
    *stages.RULES,
    *authors.RULES,
    *enumerating.RULES,
)
# Those that need another paper at hand.
BESIDE: tuple[Rule, ...] = (*weakening.RULES, *astray.RULES)

__all__ = ["BESIDE", "RULES", "Doubt", "Read", "Rule", "doubts"]


def doubts(read: Read, rules: Sequence[Rule] = RULES) -> list[Doubt]:
    """The doubts about a paper by some rules, in reading order."""
    order = {placed.address: place for place, placed in enumerate(read.placed)}
    found = [doubt for rule in rules for doubt in _each(rule, read)]
    return sorted(found, key=lambda doubt: order.get(doubt.at, -1))


def _each(rule: Rule, read: Read) -> Iterator[Doubt]:
    yield from rule(read)
