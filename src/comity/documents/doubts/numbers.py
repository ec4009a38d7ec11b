"""Numbers that are out of order, left out, or given twice."""

from __future__ import annotations

from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule
from comity.documents.readers.markers import place

_NUMBERED = frozenset({"paragraph", "operative", "placeholder"})


def twice(read: Read) -> Iterator[Doubt]:
    """Two provisions that claim one address."""
    for placed in read.placed:
        first, repeated, _ = placed.address.rpartition("~")
        if repeated:
            message = f"{placed.provision.kind} {placed.provision.number or ''} stands twice; {first} came first"
            yield Doubt(placed.address, "number-twice", " ".join(message.split()))


def in_order(read: Read) -> Iterator[Doubt]:
    """Paragraphs whose number is not one more than that of the paragraph before, in the paper and in each annex.

    Those of several parts, 7.1 and 7.2, count on within what stands before the last.
    """
    last: dict[tuple[str, str], int] = {}
    for placed in read.placed:
        provision = placed.provision
        if provision.kind not in _NUMBERED or not provision.number or "~" in placed.address:
            continue
        within, dot, own = provision.number.rpartition(".")
        scope = (read.scope(placed.address), within)
        number = place(own, "number")
        before = last.get(scope, 0)
        if number != before and number != before + 1:
            yield Doubt(placed.address, "number-order", f"{within}{dot}{number} follows {within}{dot}{before}")
        last[scope] = number


RULES: tuple[Rule, ...] = (twice, in_order)
