"""What any format of a paper must print, taken from the tree alone."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from comity.documents.tree import Paper, Placed, walk


class Expected(NamedTuple):
    """What stands in the text, in order: numbers and words; what stands in the notes; the marks, in order."""

    body: list[str]
    notes: list[str]
    marks: list[str]


def expected(paper: Paper) -> Expected:
    body: list[str] = []
    notes: list[str] = []
    marks: list[str] = []
    for place in walk(paper):
        provision = place.provision
        if provision.kind == "footnote":
            notes.append(squeezed(f"{provision.number}{provision.text}"))
            continue
        body.append(squeezed(printed(place)))
        marks += provision.notes
        if provision.table:
            body += [squeezed(cell) for row in (provision.table.head, *provision.table.rows) for cell in row if cell]
    return Expected([text for text in body if text], notes, marks)


def printed(place: Placed) -> str:
    """The number of a provision as it is printed, and its words."""
    kind, number, text = place.provision.kind, place.provision.number, place.provision.text
    if kind == "annex":
        return f"Annex {number or ''}{text}"
    if not number:
        return text
    return f"({number}){text}" if kind == "item" else f"{number}.{text}"


def squeezed(text: str) -> str:
    """Text without white space, with ligatures and fractions taken apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def holds(text: str, parts: list[str]) -> str:
    """Whether the parts stand in the text, in order: what is missing, or nothing."""
    text, at = squeezed(text), 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return f"{part!r} is not in {text[at : at + 300]!r}"
        at = found + len(part)
    return ""
