"""Tables that the end of a page cuts: the parts of one as one table, its repeated head taken for furniture."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from comity.documents.readers.cells import Interval, joined
from comity.documents.readers.leaves import Leaf
from comity.documents.readers.tabular import Tabled

_NEAR = 6.0  # points: the columns of two parts of one table begin or end so near
_ENDS = (".", ":", ";", "!", "?", "。", "؛")


class Page(msgspec.Struct):
    """A page with its tables from the top down, and the one at its foot that no rule closes, if there is one."""

    leaf: Leaf
    tables: list[Tabled]
    open: Tabled | None = None


def whole(pages: Sequence[Page]) -> list[list[Tabled]]:
    """The tables that begin on each page, whole. Their lines are marked as theirs, a repeated head as furniture."""
    parts, linked = _parts(pages)
    begun: list[list[Tabled]] = []
    going: Tabled | None = None
    for page, found, cut in zip(pages, parts, linked, strict=True):
        for each in (told for part in page.tables for told in part.told):
            each.kind = None if each.kind == "table" else each.kind
        for each in (told for part in found for told in part.told):
            each.kind = "table"
        if going is not None:
            _add(going, found[0])
        here = found[going is not None :]
        begun.append(here)
        going = (here[-1] if here else going) if cut else None
    return [[table for table in here if table.whole or _lines(table)] for here in begun]


def _lines(table: Tabled) -> bool:
    """Give the lines of what is no table back to the words of the paper."""
    for each in table.told:
        each.kind = None
    return False


def _parts(pages: Sequence[Page]) -> tuple[list[list[Tabled]], list[bool]]:
    """The parts of tables on each page, and whether the last of them goes on overleaf."""
    parts: list[list[Tabled]] = []
    linked: list[bool] = []
    after: Tabled | None = None  # what stands at the head of the next page
    for page in reversed(pages):
        tables, cut = page.tables, False
        if after is not None and page.open is not None and _same(page.open, after):
            held = {id(each) for each in page.open.told}
            tables, cut = [part for part in tables if not any(id(each) in held for each in part.told)], True
            tables.append(page.open)
        elif after is not None and tables and _at_foot(page.leaf, tables[-1]):
            cut = _same(tables[-1], after)
        parts.append(tables)
        linked.append(cut)
        after = tables[0] if tables and _at_head(page.leaf, tables[0]) else None
    return parts[::-1], linked[::-1]


def _at_head(leaf: Leaf, table: Tabled) -> bool:
    return not any(each.kind is None and each.row.base > table.base for each in leaf.rows)


def _at_foot(leaf: Leaf, table: Tabled) -> bool:
    last = table.told[-1].row.base
    return not any(each.kind is None and each.row.base < last for each in leaf.rows)


def _same(table: Tabled, after: Tabled) -> bool:
    """Whether two parts are of one table: the head is repeated, or the columns stand where they stood."""
    return _repeated(table, after) or _near(table.edges, after.edges)


def _repeated(table: Tabled, after: Tabled) -> bool:
    heads = [[told.text for told in part.told[: part.over]] for part in (table, after)]
    return heads[0] == heads[1]


def _near(edges: Sequence[Interval], others: Sequence[Interval]) -> bool:
    if len(edges) != len(others):
        return False
    near = [min(abs(a[0] - b[0]), abs(a[1] - b[1])) < _NEAR for a, b in zip(edges, others, strict=True)]
    over = [a[0] < b[1] and b[0] < a[1] for a, b in zip(edges, others, strict=True)]
    return all(over) and sum(near) * 2 > len(near)


def _add(table: Tabled, after: Tabled) -> None:
    """Set a part behind the table that it goes on with. A row that the page cut is one row."""
    if len(table.edges) > len(after.edges):
        after = after.set(table.edges)
    elif len(table.edges) < len(after.edges):
        wider = table.set(after.edges)
        table.edges, table.head, table.rows = wider.edges, wider.head, wider.rows
    rows = list(after.rows)
    table.whole = table.whole or after.whole
    if _repeated(table, after):
        for each in after.told[: after.over]:
            each.kind = "furniture"
    else:
        rows = [after.head, *rows]
    if rows and table.rows and _cut(table.rows[-1], rows[0]):
        table.rows[-1] = tuple(joined(above, below) for above, below in zip(table.rows[-1], rows.pop(0), strict=True))
    table.rows = [*table.rows, *rows]


def _cut(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row goes on with the one before it: it has no first cell, and goes on where cells were left."""
    going = [(before, said) for before, said in zip(above, below, strict=True) if said]
    return bool(above[0]) and not below[0] and all(_goes_on(before, said) for before, said in going)


def _goes_on(before: str, said: str) -> bool:
    return bool(before) and (not before.endswith(_ENDS) or said[:1].islower())
