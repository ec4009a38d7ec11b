"""Enumerations of articles in which a number may be an article or a paragraph of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule

_INSIDE = re.compile(r"(?P<unit>art|rule)-(?P<of>\d{1,3})/(?P<number>\d{1,3})(?:\.\.\d+)?$")
_SEVERAL = re.compile(r"\b(?:[Aa]rticles|[Aa]rts|[Rr]ules|[Rr]ègles)\b")


def article_or_paragraph(read: Read) -> Iterator[Doubt]:
    """A number behind a comma, among the paragraphs of the last of several articles, that is greater than its own."""
    told = set()
    for at, citation in read.citations:
        place = citation.target.provision if citation.target else None
        found = _INSIDE.match(place or "")
        if found is None or int(found["number"]) <= int(found["of"]) or not _SEVERAL.search(citation.text):
            continue
        listed = re.search(rf"\d.*,\s*(?:(?:and|et)\s+)?{found['number']}\b", citation.text)
        if listed is None or (at, citation.start) in told:
            continue
        told.add((at, citation.start))
        said = f"“{citation.text}”: {found['number']} was read as a paragraph of {found['of']}; it may stand beside it"
        yield Doubt(at, "enumeration-doubtful", said)


RULES: tuple[Rule, ...] = (article_or_paragraph,)
