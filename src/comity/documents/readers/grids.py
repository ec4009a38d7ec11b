"""What stands in a table: a grid of words, a table of contents, or no table at all but a way to set lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from comity.documents.readers.seen import Line
from comity.documents.readers.sheet import Sheet
from comity.documents.tree import Kind, Table

_PAGE = re.compile(r"pages?|págin?as?|pág\.?|стр\.?|страница|页次|页码|الصفحة", re.IGNORECASE)
_PARAGRAPHS, _LONG = 4, 600  # more and longer paragraphs than stand in a cell of a table of words
_DIGITS = 3  # of the number of a page


class Grid(NamedTuple):
    """Of each row whether it is of the head, and the paragraphs of its cells by column, from 0."""

    head: list[bool]
    cells: list[dict[int, list[str]]]

    @property
    def sets(self) -> bool:
        """Whether it only sets lines beside each other: one row or one column, or whole pages in a cell."""
        used = {column for row in self.cells for column, said in row.items() if said}
        cells = [said for row in self.cells for said in row.values()]
        long = any(len(said) > _PARAGRAPHS and sum(map(len, said)) > _LONG for said in cells)
        return len(used) < 2 or len(self.cells) < 2 or long

    @property
    def contents(self) -> bool:
        """Whether it is a table of contents: its last column counts pages."""
        said = [[" ".join(row[column]) for column in sorted(row) if row[column]] for row in self.cells]
        said = [row for row in said if row]
        pages = [int(row[-1]) for row in said if len(row) > 1 and row[-1].isdecimal() and len(row[-1]) <= _DIGITS]
        named = any(_PAGE.fullmatch(row[-1]) for row in said[:2])
        return named and len(pages) * 2 > len(said) - 1 and pages == sorted(pages)

    def table(self) -> Table:
        """The grid as a table, columns in which nothing stands left out."""
        used = sorted({column for row in self.cells for column, said in row.items() if said})
        told = [tuple(" ".join(" ".join(row.get(column, ())).split()) for column in used) for row in self.cells]
        heads = next((at for at, head in enumerate(self.head) if not head), len(told)) or 1
        head = tuple(" ".join(filter(None, column)) for column in zip(*told[:heads], strict=True))
        return Table(head=head, rows=tuple(row for row in told[heads:] if any(row)))


def text(cells: Sequence[dict[int, list[str]]]) -> list[str]:
    """The rows of a table as lines of text, a tab between cells."""
    made = ("\t".join(" ".join(" ".join(row[at]).split()) for at in sorted(row) if row[at]) for row in cells)
    return [line for line in made if line]


def put(sheet: Sheet, grid: Grid, lines: Sequence[tuple[Line, str]], kind: Kind | None, *, sets: bool) -> None:
    """Put a table on a sheet: as one line with its rows, as lines of contents, or as the lines that it sets.

    ``lines``: the lines of its cells with their texts. ``kind``: what they are by where the table stands.
    ``sets``: it is known to set lines, since tables stand in it, or since nothing stands before it.
    """
    if kind is None and not sets and grid.contents:
        for row in text(grid.cells):
            sheet.put(row, kind="contents")
    elif kind is not None or sets or grid.sets:
        for line, said in lines:
            sheet.put(said, kind=line.kind, level=line.level, indent=line.indent, gap=line.gap, table=line.table)
    elif lines:
        sheet.put("\n".join(text(grid.cells)), kind="table", table=grid.table())
