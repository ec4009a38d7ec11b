"""Sentences that notes cut in two, where no page ends: the reading joins them, and says so."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise

from comity.documents.doubts.doubt import Doubt, Read, Rule


def cut_by_notes(read: Read) -> Iterator[Doubt]:
    """A provision inside which notes stand. At the foot of a page that is how papers are set, and no doubt."""
    notes = sorted(
        (span[0], placed.provision.number or "")
        for placed in read.placed
        if placed.provision.kind == "footnote"
        for span in placed.provision.spans[:1]
    )
    pages = sorted(
        span[0] for placed in read.placed if placed.provision.kind == "furniture" for span in placed.provision.spans
    )
    for placed in read.placed:
        if placed.provision.kind in ("footnote", "furniture"):
            continue
        for (_, end), (start, _) in pairwise(placed.provision.spans):
            inside = [number for _, number in notes[bisect(notes, (end, "")) : bisect(notes, (start, ""))]]
            if inside and bisect(pages, end) == bisect(pages, start) and "\f" not in read.text[end:start]:
                which = f"note {inside[0]} stands" if len(inside) == 1 else f"notes {inside[0]} to {inside[-1]} stand"
                yield Doubt(placed.address, "sentence-cut", f"{which} inside this sentence, which was read across them")


RULES: tuple[Rule, ...] = (cut_by_notes,)
