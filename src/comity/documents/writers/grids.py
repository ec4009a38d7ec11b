"""Tables of one width, and how wide their columns are."""

from __future__ import annotations

import re
from typing import NamedTuple

from comity.documents.tree import Table
from comity.documents.writers.pieces import safe


class Grid(NamedTuple):
    """A table of one width. ``numeric``: the columns that hold numbers, and are set to the end."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def gridded(table: Table, keep: str) -> Grid:
    """A table as it is set: short rows are filled up, cells are safe."""
    width = max(len(table.head), *(len(row) for row in table.rows), 1)
    head, *rows = (
        tuple(safe(cell, keep) for cell in (*row, *[""] * (width - len(row)))) for row in (table.head, *table.rows)
    )
    numeric = tuple(
        any(row[at] for row in rows) and all(_NUMERIC.fullmatch(row[at]) for row in rows) for at in range(width)
    )
    return Grid(head, tuple(rows), numeric)


def repeats(grid: Grid) -> bool:
    """Whether the head of a table is short enough to be repeated on every page."""
    return max(map(len, grid.head)) <= 300


def shrunk(grid: Grid) -> float:
    """How much smaller than usual a table is set so that no word of it is wider than its column; 1 for most."""
    return max(_SMALLEST, min(1.0, _ROOM / sum(_words(grid))))


def shares(grid: Grid) -> list[int]:
    """How wide each column is, as a share of all: what its cells need, else at least its longest word."""
    columns = list(zip(grid.head, *grid.rows, strict=True))
    needed = [max(_LEAST, *map(len, cells)) + _MARGIN for cells in columns]
    if sum(needed) <= _ROOM:
        return needed
    least = _words(grid)
    spare = max(0, _ROOM - sum(least))
    wanted = [min(most, _ROOM) - least[at] if most > least[at] else 0 for at, most in enumerate(needed)]
    return [low + spare * want // max(1, sum(wanted)) for low, want in zip(least, wanted, strict=True)]


def _words(grid: Grid) -> list[int]:
    """How wide each column must be for its longest word."""
    return [
        max(_LEAST, *(min(len(word), _WORD) for cell in cells for word in cell.split() or [""])) + _MARGIN
        for cells in zip(grid.head, *grid.rows, strict=True)
    ]


# In signs: what a line has room for, the narrowest column, the margins of a cell, the longest word that is not broken.
_ROOM, _LEAST, _MARGIN, _WORD = 78, 6, 2, 24
_SMALLEST = 0.6  # of the usual size: smaller type is none to read
_NUMERIC = re.compile(r"[-+−–]?[\d.,\s\u00a0\u202f]*\d\s?%?|[-–—]?")
