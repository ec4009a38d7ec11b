"""Pieces: the text of a provision as any format can hold it.

White space is folded across runs, characters that XML forbids are replaced by U+FFFD, and an address to follow
stands only where it is safe to lead to. Each marker of a note is a piece of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from comity.documents.tree import Run


class Mark(NamedTuple):
    """The marker of a note: its number, the note's address (empty: no such note), how many markers came before."""

    number: str
    note: str
    nth: int


class Piece(NamedTuple):
    """A piece of text in one style, or the marker of a note. ``change``: proposed to be put "in" or taken "out"."""

    text: str = ""
    style: str = ""
    href: str = ""
    figure: str = ""
    mark: Mark | None = None
    change: str = ""


NO_BREAK = "\u00a0\u202f"


def safe(text: str, keep: str = "") -> str:
    """One line of text: white space folded, but for the characters to keep; forbidden characters replaced."""
    folded_text = re.sub(rf"[^\S{keep}]+", " ", text).strip(" ") if keep else " ".join(text.split())
    return allowed(folded_text)


def allowed(text: str) -> str:
    """Text as it stands, characters that XML forbids replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def folded(runs: Iterable[Run], keep: str, marks: Iterator[Mark]) -> tuple[Piece, ...]:
    """The pieces of runs; neighbours in one style are joined. ``marks``: one for each marker, in order."""
    spaces = re.compile(rf"[^\S{keep}]+" if keep else r"\s+")
    pieces: list[Piece] = []
    spaced = True
    for run in runs:
        if run.note:
            pieces.append(Piece(mark=next(marks), change=run.change))
        text = spaces.sub(" ", run.text)
        text = text[1:] if spaced and text.startswith(" ") else text
        if text:
            spaced = text.endswith(" ")
            _join(pieces, Piece(allowed(text), run.style, leading(run.href), safe(run.figure), change=run.change))
    for at in range(len(pieces) - 1, -1, -1):
        if not pieces[at].mark:
            pieces[at] = pieces[at]._replace(text=pieces[at].text.rstrip(" "))
            break
    return tuple(piece for piece in pieces if piece.text or piece.mark)


def short(text: str, most: int) -> str:
    """Text of so many signs at most, for the head of a page."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def leading(href: str) -> str:
    """An address that is safe to lead to: of the web, of mail, of this site, of this paper; else none."""
    return href if _HREF.fullmatch(href) and not _FORBIDDEN.search(href) else ""


def _join(pieces: list[Piece], new: Piece) -> None:
    last = pieces[-1] if pieces else None
    if last and not last.mark and not new.figure and last[1:] == new[1:]:
        pieces[-1] = last._replace(text=last.text + new.text)
    else:
        pieces.append(new)


_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HREF = re.compile(r"(https?://|mailto:|/(?![/\\])|#)[^\s\"<>\\^`{|}]*", re.IGNORECASE)
