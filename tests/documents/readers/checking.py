"""What must hold of all that a reader hands on, and where the papers stand that nobody here wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from comity.documents.readers.seen import SUPERSCRIPTS, Seen, Unreadable

SHARED = Path(__file__).parents[4] / "shared" / "papers"
ABSENT = "needs ../shared: the papers of others, which no package installs"


def checked(seen: Seen) -> Seen:
    """What was seen, where its lines lie in order, do not overlap, and hold every sign that is no space."""
    at = 0
    for line in seen.lines:
        assert at <= line.start < line.end <= len(seen.text), line
        assert not seen.text[at : line.start].strip(), seen.text[at : line.start]
        said = seen.text[line.start : line.end]
        assert said == said.strip()
        assert line.indent >= 0
        assert line.page >= 1
        assert line.table is None or all(len(row) == len(line.table.head) for row in line.table.rows)
        at = line.end
    assert not seen.text[at:].strip()
    return seen


def texts(seen: Seen) -> list[str]:
    """The texts of the lines."""
    return [seen.text[line.start : line.end] for line in checked(seen).lines]


def told(seen: Seen) -> list[tuple[str | None, str]]:
    """The kind and text of each line."""
    return [(line.kind, text) for line, text in zip(seen.lines, texts(seen), strict=True)]


def tight(text: str) -> str:
    """A text without spaces and superscript figures, so that only its words are compared."""
    return re.sub(rf"[\s{SUPERSCRIPTS}]", "", text)


def survives(read: Callable[[bytes], Seen], content: bytes) -> str:
    """What a reader says of a file that may be broken: "" where it reads it, else its sentence."""
    try:
        checked(read(content))
    except Unreadable as error:
        said = str(error)
        assert said
        assert "\n" not in said
        assert len(said) < 300
        return said
    return ""
