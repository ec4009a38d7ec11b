"""The straight lines that are drawn on a page of a PDF (ISO 32000-2, 8.5): rules that lie level, posts that stand.

Some programs draw a line as a stroke, some as a thin filled box, some a whole grid as one path. Places are in points,
turned like the glyphs of the page (``glyphs``).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]

_OBJECTS = 20_000  # of a page that are looked at
_SEGMENTS = 4_000  # of a path that are looked at
_THIN = 3.0  # points; what is thicker is no line
_SHORT = 6.0  # points; what is shorter parts nothing


class Rule(NamedTuple):
    """A level line."""

    left: float
    right: float
    base: float


class Post(NamedTuple):
    """An upright line."""

    across: float
    low: float
    high: float


Box = tuple[float, float, float, float]  # left, bottom, right, top


def strokes(page: Any, turn: int, width: float, height: float) -> tuple[list[Rule], list[Post]]:
    """The rules and posts of a page. ``turn``: which way its text runs; ``width``, ``height``: of the page itself."""
    rules: list[Rule] = []
    posts: list[Post] = []
    for box in _boxes(page):
        left, bottom, right, top = _turned(box, turn, width, height)
        if top - bottom < _THIN and right - left > _SHORT:
            rules.append(Rule(left, right, (bottom + top) / 2))
        elif right - left < _THIN and top - bottom > _SHORT:
            posts.append(Post((left + right) / 2, bottom, top))
    return rules, posts


def _turned(box: Box, turn: int, width: float, height: float) -> Box:
    left, bottom, right, top = box
    match turn:
        case 1:
            return bottom, width - right, top, width - left
        case 2:
            return width - right, height - top, width - left, height - bottom
        case 3:
            return height - top, left, height - bottom, right
    return box


def _boxes(page: Any) -> Iterator[Box]:
    """The boxes around the lines of a page: of each path that is one line, or of each line of a path of several."""
    sides = [ctypes.c_float() for _ in range(4)]
    for at in range(min(raw.FPDFPage_CountObjects(page), _OBJECTS)):
        each = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(each) != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(each, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if min(right - left, top - bottom) < _THIN:
            yield left, bottom, right, top
        else:
            yield from _lines(each)


def _lines(path: Any) -> Iterator[Box]:
    """The lines of a path: the sides of what is stroked, and the parts of what is filled."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, filled, stroked)
    for part in _parts(path):
        if stroked.value:
            yield from (_around((part[at], part[at + 1])) for at in range(len(part) - 1))
        else:
            yield _around(part)


def _parts(path: Any) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, where they are on the page; none of a part that is bent."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    across, up = ctypes.c_float(), ctypes.c_float()
    part: list[tuple[float, float]] = []
    bent = False
    for at in range(min(raw.FPDFPath_CountSegments(path), _SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(part) > 1 and not bent:
                yield part
            part, bent = [], False
        bent = bent or kind not in {raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO}
        raw.FPDFPathSegment_GetPoint(segment, across, up)
        x, y = across.value, up.value
        part.append((matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f))
        if raw.FPDFPathSegment_GetClose(segment):
            part.append(part[0])
    if len(part) > 1 and not bent:
        yield part


def _around(corners: list[tuple[float, float]] | tuple[tuple[float, float], ...]) -> Box:
    across, up = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), min(up), max(across), max(up)
