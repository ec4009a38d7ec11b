"""What of a table of numbers may be told, so that no number below the threshold is told or can be worked out.

The table is kinds by outcomes with its totals. Told are numbers of the threshold or more; of these as many more are
withheld as it takes (complementary suppression). Noughts are withheld like other small numbers: that there is no
case is a statement about cases too. Whoever reads the table knows all of its sums and nothing else; what they could
conclude is a question of flows, for two-way tables exactly (Gusfield, "A Graph Theoretic Approach to Statistical Data
Security", SIAM J. Comput. 17, 1988).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from typing import Final

Cell = tuple[str, str]
ALL: Final = "all"


def with_totals(numbers: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str]) -> dict[Cell, int]:
    """The whole table: noughts where nothing is given, and the totals under ``ALL``."""
    whole = {(row, column): numbers.get((row, column), 0) for row in rows for column in columns}
    for row in rows:
        whole[row, ALL] = sum(whole[row, column] for column in columns)
    for column in (*columns, ALL):
        whole[ALL, column] = sum(whole[row, column] for row in rows)
    return whole


def told(whole: Mapping[Cell, int], threshold: int) -> dict[Cell, int]:
    """The cells of a whole table (see ``with_totals``) that may be told.

    Every other cell could be any of a range at least as wide as the threshold, and what is withheld in a row or a
    column whose total is told is together the threshold or more.
    """
    hidden = {cell for cell, number in whole.items() if number < threshold}
    while near := _near_exposed(whole, hidden, threshold):
        # The number of all requests is withheld only where it is small itself.
        open_ = {cell for cell in whole if cell not in hidden and cell != (ALL, ALL)}
        hidden.add(min(open_.intersection(near) or open_, key=lambda cell: _worth(whole, hidden, cell)))
    return {cell: number for cell, number in whole.items() if cell not in hidden}


def _worth(whole: Mapping[Cell, int], hidden: Collection[Cell], cell: Cell) -> tuple[int, bool, int, Cell]:
    """What is withheld first: cells before totals, totals of kinds before those of outcomes, what closes a circle of
    withheld cells before what opens another, smaller before larger."""
    alone = any(all(each[place] != cell[place] for each in hidden) for place in (0, 1))
    return (0 if ALL not in cell else 1 if cell[1] == ALL else 2), alone, whole[cell], cell


def _near_exposed(whole: Mapping[Cell, int], hidden: Collection[Cell], threshold: int) -> list[Cell]:
    """Where too much can be worked out, the cells of that row or column; nothing where all is well."""
    if (ALL, ALL) in hidden:  # then nothing is told at all
        return []
    for place in (0, 1):
        for line in sorted({cell[place] for cell in hidden}):
            # What is withheld in a row or column is told together where its total is told.
            of_line = [cell for cell in whole if cell[place] == line]
            withheld = [whole[cell] for cell in of_line if cell in hidden and cell[1 - place] != ALL]
            total = (line, ALL) if place == 0 else (ALL, line)
            if withheld and total not in hidden and sum(withheld) < threshold:
                return of_line
    for row, column in sorted(hidden):
        if not _wide(whole, hidden, (row, column), threshold):
            return [cell for cell in whole if (cell[0] == row) != (cell[1] == column)]
    return []


def _wide(whole: Mapping[Cell, int], hidden: Collection[Cell], cell: Cell, threshold: int) -> bool:
    """Whether a withheld cell could be any number of a range of the threshold's width, as far as the sums tell."""
    up = _room(whole, hidden, cell, threshold, more=True)
    return up >= threshold or up + _room(whole, hidden, cell, threshold - up, more=False) >= threshold


def _room(whole: Mapping[Cell, int], hidden: Collection[Cell], cell: Cell, want: int, *, more: bool) -> int:
    """By how much a withheld cell could be more, or less, with all that is told as it is; at most ``want``.

    Rows and columns sum to nought once totals count as negative: a change of a cell goes round in a circle of withheld
    cells, in turn more and less. Circles are looked for until there is none, as in the method of maximum flows.
    """
    now = dict(whole)
    found = 0
    while found < want:
        circle = _circle(now, hidden, cell, more=more)
        if circle is None:
            return found
        step = min([want - found, *(now[each] for each, grows in circle if not grows)])
        for each, grows in circle:
            now[each] += step if grows else -step
        found += step
    return found


def _circle(
    now: Mapping[Cell, int], hidden: Collection[Cell], cell: Cell, *, more: bool
) -> list[tuple[Cell, bool]] | None:
    """A way round from a cell to itself: the cells that change with it, each with whether it grows."""
    if not more and now[cell] == 0:
        return None
    # In signed numbers a step from a row to a column adds, one from a column to a row takes away.
    adds = more == _positive(cell)
    start, end = (("column", cell[1]), ("row", cell[0])) if adds else (("row", cell[0]), ("column", cell[1]))
    came: dict[tuple[str, str], tuple[tuple[str, str], Cell, bool]] = {}
    waiting, seen = deque([start]), {start}
    by: dict[tuple[str, str], list[Cell]] = {}
    for each in hidden:
        by.setdefault(("row", each[0]), []).append(each)
        by.setdefault(("column", each[1]), []).append(each)
    while waiting and end not in seen:
        at = waiting.popleft()
        for each in by.get(at, ()):
            grows = (at[0] == "row") == _positive(each)
            onward = ("column", each[1]) if at[0] == "row" else ("row", each[0])
            if each != cell and onward not in seen and (grows or now[each] > 0):
                came[onward] = (at, each, grows)
                seen.add(onward)
                waiting.append(onward)
    if end not in seen:
        return None
    circle, at = [(cell, more)], end
    while at != start:
        at, each, grows = came[at]
        circle.append((each, grows))
    return circle


def _positive(cell: Cell) -> bool:
    """Totals of a row or a column count as negative, cells and the total of all as positive."""
    return (cell[0] == ALL) == (cell[1] == ALL)
