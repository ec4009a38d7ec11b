"""The words of a provision as runs: markers of notes taken out, emphasis kept as style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents import stems
from comity.documents.readers.seen import SUPERSCRIPTS
from comity.documents.tree import Run

_MARK = re.compile(rf"(?<=\S)\s?([{SUPERSCRIPTS}]{{1,3}})")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*?)(?=[^\s*])([^*]{1,400}?)(?<=[^\s*])\1(?![\w*])")
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")


def runs(text: str, notes: frozenset[str]) -> tuple[Run, ...]:
    """The runs of a text. A superscript figure is the marker of a note where ``notes`` has its number."""
    if text.isascii() or not stems.any_of(text, SUPERSCRIPTS):
        return tuple(_styled(text)) if "*" in text or not text else (Run(text=text),)
    found: list[Run] = []
    at = 0
    for match in _MARK.finditer(text):
        number = match[1].translate(_PLAIN)
        if number not in notes:
            continue
        found += _styled(text[at : match.start()])
        found.append(Run(note=number))
        at = match.end()
    return (*found, *_styled(text[at:]))


def markers(text: str) -> list[str]:
    """The superscript figures in a text that may be markers of notes."""
    if text.isascii() or not stems.any_of(text, SUPERSCRIPTS):
        return []
    return [match[1].translate(_PLAIN) for match in _MARK.finditer(text)]


def _styled(text: str) -> Iterator[Run]:
    at = 0
    for match in _EMPHASIS.finditer(text) if "*" in text else ():
        if match.start() > at:
            yield Run(text=text[at : match.start()])
        yield Run(text=match[2], style="bold" if len(match[1]) > 1 else "italic")
        at = match.end()
    if at < len(text):
        yield Run(text=text[at:])
