"""What of a table may be told: from everything that is told nobody can work out what is withheld.

The numbers are solved for here by another method than the one that chose them: a linear programme in fractions. The
constraints are those of a flow, so that its ends are whole numbers that some table has.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comity.reports import suppression
from comity.reports.suppression import ALL, Cell

ROWS, COLUMNS = ("assets", "records", "service"), ("open", "executed", "refused")
_NUMBER = st.sampled_from([0, 0, 1, 2, 9, 10, 11]) | st.integers(0, 60)
TABLES = st.fixed_dictionaries({(row, column): _NUMBER for row in ROWS for column in COLUMNS})


def lowest(told: dict[Cell, int], weights: dict[Cell, int]) -> Fraction | None:
    """The least that a weighted sum of cells can be in any table with these numbers; None: no end to it."""
    inner = [(row, column) for row in ROWS for column in COLUMNS]
    rows, right = [], []
    for (row, column), number in told.items():
        rows.append([Fraction(row in (r, ALL) and column in (c, ALL)) for r, c in inner])
        right.append(Fraction(number))
    return _simplex(rows, right, [Fraction(weights.get(cell, 0)) for cell in inner])


def _simplex(rows: list[list[Fraction]], right: list[Fraction], cost: list[Fraction]) -> Fraction | None:
    """Minimize cost·x with rows·x = right, x ≥ 0, in two phases with Bland's rule; None where it has no end."""
    wide, tall = len(cost), len(rows)
    table = [
        [*row, *(Fraction(i == j) for j in range(tall)), b] for i, (row, b) in enumerate(zip(rows, right, strict=True))
    ]
    basis = [wide + i for i in range(tall)]

    def run(costs: list[Fraction], allowed: int) -> Fraction | None:
        while True:
            reduced = [
                costs[j] - sum((costs[basis[i]] * table[i][j] for i in range(tall)), Fraction(0))
                for j in range(allowed)
            ]
            enter = next((j for j in range(allowed) if reduced[j] < 0), None)
            if enter is None:
                return sum((costs[basis[i]] * table[i][-1] for i in range(tall)), Fraction(0))
            leaving = [(table[i][-1] / table[i][enter], basis[i], i) for i in range(tall) if table[i][enter] > 0]
            if not leaving:
                return None
            pivot(min(leaving)[2], enter)

    def pivot(i: int, j: int) -> None:
        table[i] = [value / table[i][j] for value in table[i]]
        for other in range(tall):
            if other != i and table[other][j]:
                factor = table[other][j]
                table[other] = [a - factor * b for a, b in zip(table[other], table[i], strict=True)]
        basis[i] = j

    assert run([Fraction(0)] * wide + [Fraction(1)] * tall, wide + tall) == 0, "no table has these numbers"
    for i in range(tall):  # a helper that stays is one too many: it stands at nought
        if basis[i] >= wide and (other := next((j for j in range(wide) if table[i][j]), None)) is not None:
            pivot(i, other)
    return run([*cost, *[Fraction(0)] * tall], wide)


def span(told: dict[Cell, int], cell: Cell) -> Fraction | None:
    """How wide the range is of what a cell could be; None: without an end."""
    inside = [(r, c) for r in ROWS for c in COLUMNS if cell[0] in (r, ALL) and cell[1] in (c, ALL)]
    least = lowest(told, dict.fromkeys(inside, 1))
    most = lowest(told, dict.fromkeys(inside, -1))
    return None if most is None else -most - (least or 0)


@settings(max_examples=150)
@given(numbers=TABLES, threshold=st.sampled_from([5, 10]))
@example({(r, c): 10 * (r == "assets") * (c == "open") for r in ROWS for c in COLUMNS}, 10)
@example({(r, c): 9 for r in ROWS for c in COLUMNS}, 10)
@example({(r, c): 40 if c == "executed" else int(r == "assets") for r in ROWS for c in COLUMNS}, 10)
def test_nothing_that_is_withheld_can_be_worked_out(numbers: dict[Cell, int], threshold: int) -> None:
    whole = suppression.with_totals(numbers, ROWS, COLUMNS)
    told = suppression.told(whole, threshold)
    assert told.items() <= whole.items()
    assert all(number >= threshold for number in told.values())
    for cell in whole.keys() - told.keys():
        wide = span(told, cell)
        assert wide is None or wide >= threshold, (cell, told)
    for line in (*ROWS, *COLUMNS):
        cells = [cell for cell in whole if line in cell and ALL not in cell]
        withheld = [cell for cell in cells if cell not in told]
        total = (line, ALL) if line in ROWS else (ALL, line)
        if withheld and total in told:
            assert told[total] - sum(told[cell] for cell in cells if cell in told) >= threshold


@given(numbers=TABLES, threshold=st.sampled_from([5, 10]))
def test_the_number_of_all_is_told_where_it_is_not_small(numbers: dict[Cell, int], threshold: int) -> None:
    told = suppression.told(suppression.with_totals(numbers, ROWS, COLUMNS), threshold)
    assert ((ALL, ALL) in told) == (sum(numbers.values()) >= threshold)


CASES: dict[str, tuple[dict[Cell, int], set[Cell]]] = {
    "large numbers are all told": (
        {(r, c): 20 for r in ROWS for c in COLUMNS},
        {(r, c) for r in (*ROWS, ALL) for c in (*COLUMNS, ALL)},
    ),
    "one small cell takes three others with it": (
        {(r, c): 3 if (r, c) == ("assets", "refused") else 20 for r in ROWS for c in COLUMNS},
        {(r, c) for r in (*ROWS, ALL) for c in (*COLUMNS, ALL)}
        - {(r, c) for r in ("assets", "records") for c in ("refused", "executed")},
    ),
    "of a few requests nothing is told": ({("assets", "open"): 9}, set()),
    "of ten that went alike the number alone": ({("assets", "open"): 10}, {(ALL, ALL)}),
}


@pytest.mark.parametrize("case", CASES)
def test_as_much_is_told_as_may_be(case: str) -> None:
    numbers, expected = CASES[case]
    assert set(suppression.told(suppression.with_totals(numbers, ROWS, COLUMNS), 10)) == expected
