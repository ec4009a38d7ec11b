"""The rows and cells of a table of a Word file (ECMA-376, part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from comity.documents.readers.ooxml.names import W, number, on, value

_COLUMNS = 200  # no table on paper is wider


class Cell(NamedTuple):
    """A cell: where it stands, from 0, and the element; None where a cell above reaches into it."""

    column: int
    element: etree._Element | None


def rows(table: etree._Element) -> Iterator[tuple[bool, list[Cell]]]:
    """The rows of a table, each with whether it is of the head. Rows that were deleted are left out."""
    for row in _under(table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        at = number(value(properties, "gridBefore"))
        cells: list[Cell] = []
        for cell in _under(row, "tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            if 0 <= at < _COLUMNS:
                cells.append(Cell(at, None if goes_on else cell))
            at += max(1, number(value(cell, "tcPr/gridSpan"), 1))
        yield bool(on(properties, "tblHeader")), cells


def _under(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows or cells of a table, through content controls and custom markup."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}:
            stack += reversed(child)
