"""Glyphs into rows: which stand on one line, which are raised above it, what is a space, what runs right to left.

PDFium's own order is not used within a line: it mixes up lines in which both directions meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from comity.documents.readers.glyphs import Glyph
from comity.documents.readers.seen import SUPERSCRIPTS
from comity.documents.readers.sheet import raised

_BUCKET = 4.0  # points
_REACH = 8  # buckets around a line in which its raised signs stand
_SPACE = 0.24  # of the size: a wider gap is a space where the file has none
_JOINED = 0.18  # of the size: the same in scripts that join their letters
_KERN = -0.1  # of the size: a narrower gap is none, even where PDFium has put a space
_HYPHEN = 0.17  # beside hyphens and brackets, which spaced type sets apart
_CLOSE = {"-", "(", ")", "[", "]"}
_TAB = 1.5  # of the size: a wider gap is a tab
# The space that type leaves before a raised figure is none, where another follows.
_APART = re.compile(rf"(?<=\S) (?=[{SUPERSCRIPTS}]{{1,3}}(?:[\s.,;:]|$))")
_BRACKETS = {"(": "()", ")": "()", "[": "[]", "]": "[]", "{": "{}", "}": "{}"}


class Row(msgspec.Struct):
    """The glyphs of one line, from left to right once it is set. ``size``: of most of its words."""

    base: float
    size: float
    glyphs: list[Glyph]

    @property
    def left(self) -> float:
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)


def rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page from the top down."""
    made: list[Row] = []
    near: dict[int, list[Row]] = {}
    runs = sorted(_runs(glyphs), key=lambda run: -run[0].size)
    for run in runs:
        row = _host(run, near)
        if row is None:
            row = Row(run[0].base, run[0].size, [])
            made.append(row)
            near.setdefault(int(row.base // _BUCKET), []).append(row)
        row.glyphs += run
    for row in made:
        row.glyphs.sort(key=lambda glyph: glyph.middle)
        row.size = _size(row)
    return sorted(made, key=lambda row: -row.base)


def _size(row: Row) -> float:
    """The size of most of a row's words."""
    told: dict[float, int] = {}
    for glyph in row.glyphs:
        if not glyph.space:
            size = round(glyph.size, 1)
            told[size] = told.get(size, 0) + 1
    return max(told, key=lambda size: (told[size], size)) if told else row.size


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow each other on one height and in one size, with the spaces between them."""
    run: list[Glyph] = []
    spaces: list[Glyph] = []
    for glyph in glyphs:
        if glyph.space:
            spaces.append(glyph)
            continue
        if run and (abs(glyph.base - run[-1].base) > 0.3 or abs(glyph.size - run[-1].size) > 0.3):
            yield run
            run = []
        if run:
            run += spaces
        elif spaces:
            glyph_spaces = [space for space in spaces if abs(space.base - glyph.base) < glyph.size]
            run += [Glyph(" ", s.left, s.right, glyph.base, glyph.size, True) for s in glyph_spaces[-1:]]
            run = [*run[1:], glyph] if not glyph_spaces else [glyph, *run]
            spaces = []
            continue
        spaces = []
        run.append(glyph)
    if run:
        yield run


def _host(run: list[Glyph], near: dict[int, list[Row]]) -> Row | None:
    """The row that a run belongs to: on the same height, or beside larger words that it is raised above."""
    base, size = run[0].base, run[0].size
    bucket = int(base // _BUCKET)
    best: Row | None = None
    fit = 1.0
    for at in range(bucket - _REACH, bucket + _REACH + 1):
        for row in near.get(at, ()):
            up = (base - row.base) / max(row.size, 0.1)
            if abs(up) <= 0.15 and (size > 0.8 * row.size or not _beside(run, row) or abs(up) < 0.05):
                return row
            if -0.4 < up < 0.8 and size <= 0.85 * row.size and abs(up) < fit and _beside(run, row):
                best, fit = row, abs(up)
    if best is not None and base > best.base:
        for glyph in run:
            glyph.raised = True
    return best


def _beside(run: list[Glyph], row: Row) -> bool:
    """Whether a run stands right behind a word of a row, or not far before one."""
    words = [glyph for glyph in run if not glyph.space]
    left, right = min(glyph.left for glyph in words), max(glyph.right for glyph in words)
    for glyph in row.glyphs:
        if glyph.space or glyph.raised:
            continue
        if abs(left - glyph.right) < 0.4 * row.size or -0.2 < (glyph.left - right) / row.size < 1.6:
            return True
        if abs(glyph.left - right) < 0.4 * row.size:
            return True
    return False


def segments(row: Row, gap: float) -> list[Row]:
    """A row cut where it has gaps wider than so many of its sizes."""
    parts: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in row.glyphs:
        if glyph.space:
            if parts:
                parts[-1].append(glyph)
            continue
        if last is None or glyph.left - last.right > gap * row.size:
            parts.append([])
        parts[-1].append(glyph)
        last = glyph if last is None or glyph.right > last.right else last
    return [Row(row.base, row.size, part) for part in parts]


def text(row: Row) -> str:
    """The words of a row in reading order: raised figures as superscripts, gaps as spaces and tabs."""
    if any(unicodedata.bidirectional(glyph.text[:1]) in {"R", "AL"} for glyph in row.glyphs):
        said = _backwards(row)
    else:
        said = "".join(_words(row.glyphs, row.size))
    return _APART.sub("", said)


def _words(glyphs: Sequence[Glyph], size: float, space: float = _SPACE) -> list[str]:
    """The texts of glyphs from left to right, with what stands between them."""
    made: list[str] = []
    high: list[str] = []
    last: Glyph | None = None
    spaced = False
    for glyph in glyphs:
        if glyph.space:
            spaced = True
            continue
        between = "" if last is None else _between(last, glyph, size, space, spaced)
        spaced = False
        if high and (not glyph.raised or between):
            made.append(raised("".join(high), made[-1] if made else ""))
            high = []
        if between:
            made.append(between)
        if glyph.raised:
            high.append(glyph.text)
        else:
            made.append(glyph.text)
        last = glyph
    if high:
        made.append(raised("".join(high), "".join(made[-4:])))
    return made


def _between(last: Glyph, glyph: Glyph, size: float, space: float, spaced: bool) -> str:
    gap = (glyph.left - last.right) / max(size, 0.1)
    if gap > _TAB:
        return "\t"
    kern = _HYPHEN if glyph.text in _CLOSE or last.text in _CLOSE else _KERN
    return " " if gap > space or (spaced and gap > kern) else ""


def _backwards(row: Row) -> str:
    """A row in which words run right to left, in the order in which it is read (the reverse of UAX 9)."""
    words = _words(row.glyphs, row.size, _JOINED)
    pieces = [piece for word in words for piece in ([word] if len(word) > 1 and _strong(word[0]) == "R" else word)]
    rights = sum(_strong(piece[0]) == "R" for piece in pieces)
    lefts = sum(_strong(piece[0]) == "L" for piece in pieces)
    if lefts > 2 * rights:
        return "".join(_bracketed(_flipped(pieces, "R")))
    return "".join(_bracketed(_flipped(pieces[::-1], "L")))


def _flipped(pieces: list[str], way: str) -> list[str]:
    """Pieces with the stretches that run the other way turned round."""
    made: list[str] = []
    at = 0
    while at < len(pieces):
        if not _runs_with(pieces[at], way):
            made.append(pieces[at])
            at += 1
            continue
        end = ahead = at + 1
        while ahead < len(pieces) and _strong(pieces[ahead][0]) != ("R" if way == "L" else "L"):
            ahead += 1
            if _runs_with(pieces[ahead - 1], way):
                end = ahead
        stretch = pieces[at:end]
        # A bracket belongs to the stretch where its other half does.
        if sum(piece in _BRACKETS for piece in stretch) % 2:
            if made and made[-1] in _BRACKETS:
                stretch.insert(0, made.pop())
            elif end < len(pieces) and pieces[end] in _BRACKETS:
                stretch.append(pieces[end])
                end += 1
        made += stretch[::-1]
        at = end
    return made


def _bracketed(pieces: list[str]) -> list[str]:
    """Pieces in reading order with brackets that open before words and close behind them, however they were drawn."""
    made = list(pieces)
    for at, piece in enumerate(pieces):
        if piece in _BRACKETS:
            after_word = at > 0 and not pieces[at - 1].isspace()
            before_word = at + 1 < len(pieces) and (pieces[at + 1][0].isalnum() or pieces[at + 1] in _BRACKETS)
            if after_word != before_word:
                made[at] = _BRACKETS[piece][after_word]
    return made


def _runs_with(piece: str, way: str) -> bool:
    if way == "R":
        return _strong(piece[0]) == "R"
    return _strong(piece[0]) == "L" or piece[0].isdigit()


def _strong(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return "R" if kind in {"R", "AL"} else "L" if kind == "L" else ""
