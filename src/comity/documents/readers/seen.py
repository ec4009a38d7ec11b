"""What a reader of a format hands to the reading of structure: the plain text it saw, cut into lines.

Plain text first: every format is turned into the text that a person would see, line by line, with its automatic
numbers written out and the markers of notes as superscript figures (¹²³), so that one reading of structure serves all
of them and every provision can say where in that text it stands. What text alone cannot say stands beside it on the
line: where a paragraph begins by the markup, what a style calls it, on which page it is.
"""

from __future__ import annotations

import msgspec

from comity.documents.tree import Kind, Paper, Table


class Unreadable(ValueError):
    """Why a file cannot be read as a paper: one sentence that says what is off and what to do."""


class Line(msgspec.Struct, frozen=True):
    """A line of the text as it stands, or a whole paragraph where the format knows its paragraphs.

    ``start`` and ``end`` are offsets into ``Seen.text``, without the line's end and the space around it.
    ``indent`` is the width of what stands before it, in characters; ``reach``: how far it reaches from the same edge,
    where the page says so, else 0: its characters say it. ``gap``: there is more than the usual space
    above it. ``page`` counts from 1. ``whole``: the format says that it is one paragraph; it is joined with
    nothing, except across a page where ``page`` differs. ``kind``: what the markup calls it, where it says so;
    ``level``: how deep a heading or an item is by the markup (from 1), 0 where unknown.
    """

    start: int
    end: int
    indent: int = 0
    gap: bool = False
    page: int = 1
    whole: bool = False
    kind: Kind | None = None
    level: int = 0
    table: Table | None = None
    reach: int = 0


class Noticed(msgspec.Struct, frozen=True):
    """Something a reader saw that a person should look at: a kind for programs, a sentence for people."""

    kind: str
    message: str
    start: int = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A paper as plain text with its lines, in reading order. Every non-space character lies in a line.

    ``told``: the paper itself, where the markup of the file says what each of its parts is, as our own writers do.
    """

    text: str
    lines: tuple[Line, ...]
    noticed: tuple[Noticed, ...] = ()
    title: str | None = None  # what the file's own properties say, where they do
    language: str | None = None
    told: Paper | None = None


SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def superscript(number: str) -> str:
    """A note's number as its marker in the text: 12 becomes ¹²."""
    return number.translate(str.maketrans("0123456789", SUPERSCRIPTS))
