"""How wide columns are, and which hold numbers."""

from __future__ import annotations

import pytest

from comity.documents.tree import Table
from comity.documents.writers.grids import gridded, repeats, shares, shrunk


def grid(*rows: tuple[str, ...]) -> list[int]:
    return shares(gridded(Table(head=rows[0], rows=rows[1:]), ""))


def test_columns_are_as_wide_as_their_cells_need() -> None:
    assert grid(("State", "No."), ("Mali", "1")) == [8, 8]
    assert grid(("State", "Day"), ("Mali", "26 November 2005")) == [8, 18]


def test_no_column_is_narrower_than_its_longest_word() -> None:
    widths = grid(("Where", "What"), ("Constantinople", "word " * 100), ("x", "y"))
    assert widths[0] >= len("Constantinople") + 2
    assert sum(widths) <= 78


@pytest.mark.parametrize("cell", ["x" * 500, "word " * 500, ""])
def test_any_cell_leaves_room_for_the_others(cell: str) -> None:
    assert all(width >= 8 for width in grid(("A", "B", "C"), (cell, "x", cell), ("", cell, "")))


def test_numbers_are_set_to_the_end() -> None:
    table = Table(
        head=("State", "No.", "%", "Day"), rows=(("Mali", "1,204", "10.5 %", "2016-11-10"), ("", "–", "", ""))
    )
    assert gridded(table, "").numeric == (False, True, True, False)


def test_a_long_head_is_not_repeated() -> None:
    assert repeats(gridded(Table(head=("A",), rows=()), ""))
    assert not repeats(gridded(Table(head=("A" * 400,), rows=()), ""))


def test_a_table_with_more_long_words_than_a_line_takes_is_set_smaller() -> None:
    heads = ("Object of expenditure", *("expenditure", "adjustments", "percentage", "new/expanded") * 2)
    assert shrunk(gridded(Table(head=heads[:4], rows=()), "")) == 1
    assert 0.6 < shrunk(gridded(Table(head=heads, rows=()), "")) < 0.8
    assert shrunk(gridded(Table(head=heads * 4, rows=()), "")) == 0.6
