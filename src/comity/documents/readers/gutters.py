"""Two columns of words on a page: where they meet, and the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from comity.documents.readers.glyphs import Glyph
from comity.documents.readers.leaves import Told
from comity.documents.readers.rows import Row, text

_GAP = 0.8  # of the size: what parts columns at the least
_ROWS = 8  # of each column at the least
_FULL = 0.55  # of a column that half of its rows fill; the cells of a table do not


def columns(rows: Sequence[Told], width: float) -> list[tuple[Told, float]]:
    """Rows in reading order, those of two columns cut in two: each with the left edge of its column, 0 for none."""
    gutter = _gutter([told.row for told in rows], width)
    if gutter is None:
        return [(told, 0.0) for told in rows]
    made: list[tuple[Told, float]] = []
    left: list[Told] = []
    right: list[Told] = []
    for told in rows:
        sides = _sides(told.row, gutter)
        if sides is None:
            made += _closed(left, right)
            made.append((told, 0.0))
            continue
        for column, part in zip((left, right), sides, strict=True):
            if part is not None:
                column.append(Told(part, text(part).strip(), told.kind))
    return made + _closed(left, right)


def _closed(left: list[Told], right: list[Told]) -> list[tuple[Told, float]]:
    """Two columns one behind the other, which are then empty."""
    made = []
    for column in (left, right):
        edge = min((told.row.left for told in column), default=0.0)
        made += [(told, edge) for told in column]
        column.clear()
    return made


def _sides(row: Row, gutter: float) -> tuple[Row | None, Row | None] | None:
    """What stands left and right of a gutter; None where the row runs across it."""
    words = [glyph for glyph in row.glyphs if not glyph.space]
    before = [glyph for glyph in words if glyph.middle < gutter]
    after = [glyph for glyph in words if glyph.middle >= gutter]
    end = max((glyph.right for glyph in before), default=0.0)
    start = min((glyph.left for glyph in after), default=1e6)
    if end > gutter + 1 or start < gutter - 1 or (before and after and start - end < _GAP * row.size):
        return None
    parts = [[glyph for glyph in row.glyphs if (glyph.middle >= gutter) == side] for side in (False, True)]
    left, right = (Row(row.base, row.size, part) for part in parts)
    return (left if before else None, right if after else None)


def _gutter(rows: Sequence[Row], width: float) -> float | None:
    """Where two columns of words meet; None where a page has one, or where what stands side by side is a table."""
    if len(rows) < _ROWS:
        return None
    starts = Counter(round(glyph.left) for row in rows for glyph in _begin(row))
    for start, count in starts.most_common(6):
        if count >= _ROWS / 2 and 0.35 * width < start < 0.75 * width:
            gutter = start - 2.0
            sides = [_sides(row, gutter) for row in rows]
            left = [each[0] for each in sides if each and each[0]]
            right = [each[1] for each in sides if each and each[1]]
            crossed = sum(each is None for each in sides)
            if min(len(left), len(right)) < _ROWS or crossed > 0.5 * min(len(left), len(right)):
                continue
            if _filled(left) and _filled(right):
                return gutter
    return None


def _begin(row: Row) -> list[Glyph]:
    """The glyphs of a row that begin something: the first, and each behind a wide gap."""
    words = [glyph for glyph in row.glyphs if not glyph.space]
    return words[:1] + [glyph for last, glyph in pairwise(words) if glyph.left - last.right > _GAP * row.size]


def _filled(column: Sequence[Row]) -> bool:
    """Whether the rows of a column are words that run on: half of them are about as wide as it is."""
    wide = max(row.right for row in column) - min(row.left for row in column)
    return median(row.right - row.left for row in column) > _FULL * wide and wide > 100
