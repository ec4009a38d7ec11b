"""Tables of a DOCX: a head that is repeated on every page, columns as wide as their words need."""

from __future__ import annotations

from collections.abc import Sequence

from comity.documents.writers.grids import Grid, repeats, shares
from comity.documents.writers.ooxml.runs import escaped, run

_WIDTH = 8844  # twips between the margins


def table(grid: Grid, caption: str, *, rtl: bool) -> str:
    """A table. ``caption`` tells those who listen what it holds."""
    parts = shares(grid)
    widths = [_WIDTH * part // sum(parts) for part in parts]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, widths, grid.numeric, "") for row in grid.rows)
    head = _row(grid.head, widths, grid.numeric, "<w:tblHeader/>" if repeats(grid) else "")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>{"<w:bidiVisual/>" if rtl else ""}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{escaped(caption[:250])}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool], head: str) -> str:
    kept, end = "<w:keepNext/>" if head else "", '<w:jc w:val="right"/>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>'
        f"{kept}{end if number else ''}</w:pPr>{run(cell)}</w:p></w:tc>"
        for cell, width, number in zip(row, widths, numeric, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
