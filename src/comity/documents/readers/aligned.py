"""Tables of a PDF that no rule is drawn in: lines below each other that stand in the same columns, one of numbers.

Words beside words may be two columns of a page, a list, or signatures; they are left as lines. So are the numbers of
pages in a table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.documents.readers.bands import ROWS, Band, beside, hangs
from comity.documents.readers.cells import NUMERIC, parts
from comity.documents.readers.leaves import Leaf
from comity.documents.readers.tabular import Tabled, tabled

_LEAST = 4  # lines that stand in columns
_MOST = 0.8  # of the lines of a table stand in columns, and of a column of numbers are numbers
_APART = 2.0  # of the size: a wider step ends a table
_YEAR = re.compile(r"(?:19|20)\d\d")


def aligned(leaf: Leaf, *, first: bool) -> Iterator[Tabled]:
    """The tables of a page that stand in columns alone, from the top down. ``first``: none stands first in a paper."""
    for band in _bands(leaf):
        above = any(each.kind is None and each.row.base > band[0].row.base for each in leaf.rows)
        made = tabled(leaf, [band]) if above or not first else None
        if made is not None and _holds(made):
            yield made


def _bands(leaf: Leaf) -> Iterator[Band]:
    """Runs of lines that stand in columns, close to each other."""
    words = [each for each in leaf.rows if each.kind is None] if len(leaf.rows) <= ROWS else []
    band: Band = []
    for each in words:
        cut = parts(each.row)
        near = not band or band[-1].row.base - each.row.base < _APART * each.row.size
        if len(cut) > 1 and beside(cut) and not hangs(cut[0]) and near:
            band.append(each)
            continue
        yield from _enough(band)
        band = []
    yield from _enough(band)


def _enough(band: Band) -> Iterator[Band]:
    if len(band) >= _LEAST:
        yield band


def _holds(table: Tabled) -> bool:
    """Whether it is a table beyond doubt: it has a head, all rows fill its columns, and some of these hold numbers."""
    columns = list(zip(*table.rows, strict=True))
    filled = sum(sum(map(bool, row)) == len(row) for row in table.rows)
    if not all(table.head[1:]) or len(table.rows) < _LEAST - 1 or filled < _MOST * len(table.rows):
        return False
    numbers = [at for at, cells in enumerate(columns) if at and _counts(table.head[at], cells)]
    return bool(numbers) and not (len(numbers) == 1 and _pages(columns[numbers[0]])) and not _counts("", columns[0])


def _counts(head: str, cells: Sequence[str]) -> bool:
    """Whether a column holds numbers, and its head is none but a year."""
    numbers = sum(bool(NUMERIC.fullmatch(cell)) for cell in cells)
    return numbers >= _MOST * len(cells) and (not NUMERIC.fullmatch(head) or not head or bool(_YEAR.fullmatch(head)))


def _pages(cells: Sequence[str]) -> bool:
    """Whether numbers only grow, as those of pages do."""
    whole = [int(cell) for cell in cells if cell.isdecimal()]
    return len(whole) == len(cells) and all(before <= after for before, after in pairwise(whole))
