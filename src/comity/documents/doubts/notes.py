"""Markers and notes that do not answer each other."""

from __future__ import annotations

from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule


def marked(read: Read) -> Iterator[Doubt]:
    """A marker that stands twice, a marker without its note, and a note without a marker."""
    notes = {
        (read.scope(placed.address), placed.provision.number): placed.address
        for placed in read.placed
        if placed.provision.kind == "footnote" and placed.provision.number
    }
    first: dict[tuple[str, str | None], str] = {}
    for placed in read.placed:
        for number in placed.provision.notes:
            key = (read.scope(placed.address), number)
            if key in first:
                message = (
                    f"the marker of note {number} stands here and in {first[key]}; one of them has no note of its own"
                )
                yield Doubt(placed.address, "marker-twice", message)
            elif key not in notes:
                yield Doubt(
                    placed.address,
                    "note-missing",
                    f"the marker of note {number} stands here, and there is no such note",
                )
            first.setdefault(key, placed.address)
    for key, address in notes.items():
        if key not in first:
            yield Doubt(address, "marker-missing", f"nothing refers to note {key[1]}")


RULES: tuple[Rule, ...] = (marked,)
