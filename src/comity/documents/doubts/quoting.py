"""Citations that disagree: a paragraph names one document, the note that it marks there another of the same series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.documents.citations import Citation
from comity.documents.doubts.doubt import Doubt, Read, Rule
from comity.documents.tree import Provision

# "ICC-ASP/14/Res.3" and "ICC-ASP/13/Res.3" differ in the session alone.
_SESSION = re.compile(r"(?<=/)\d+(?=/)|\(\d{4}\)")
_NEAR = 6  # so many signs may stand between a citation and the marker behind it


def note_disagrees(read: Read) -> Iterator[Doubt]:
    """The document cited right before a marker is not the one that its note begins with."""
    cited: dict[str, list[Citation]] = {}
    for address, citation in read.citations:
        cited.setdefault(address, []).append(citation)
    notes = {
        (read.scope(placed.address), placed.provision.number): placed.address
        for placed in read.placed
        if placed.provision.kind == "footnote"
    }
    for placed in read.placed:
        for at, number in _markers(placed.provision):
            before = [each for each in cited.get(placed.address, ()) if 0 <= at - each.end <= _NEAR]
            note = notes.get((read.scope(placed.address), number))
            if not before or note is None:
                continue
            here = before[-1].target.symbol if before[-1].target else None
            there = next((each.target.symbol for each in cited.get(note, ()) if each.target and each.start == 0), None)
            if here and there and here != there and _SESSION.sub("", here) == _SESSION.sub("", there):
                yield Doubt(placed.address, "note-disagrees", f"the text cites {here}, its note {number} cites {there}")
                yield from _followed(note, int(number), cited, notes, read)


def _followed(
    note: str,
    number: int,
    cited: Mapping[str, Sequence[Citation]],
    notes: Mapping[tuple[str, str | None], str],
    read: Read,
) -> Iterator[Doubt]:
    """The notes right behind one in doubt that say "Ibid.", and so lead to it."""
    while (after := notes.get((read.scope(note), str(number + 1)))) is not None:
        ibid = next((each for each in cited.get(after, ()) if each.relative == "ibid" and each.target), None)
        if ibid is None or ibid.target is None:
            return
        message = (
            f"“Ibid.” leads to {ibid.target.symbol} through {note}, which the text that it stands by does not cite"
        )
        yield Doubt(after, "ibid-doubtful", message)
        number += 1


def _markers(provision: Provision) -> Iterator[tuple[int, str]]:
    """Where in its text each marker of a provision stands."""
    text = ""
    for run in provision.runs:
        if run.note:
            yield len(" ".join(text.split())), run.note
        text += run.text


RULES: tuple[Rule, ...] = (note_disagrees,)
