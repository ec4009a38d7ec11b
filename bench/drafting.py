"""The whole report drafted and written as a Word file, beside python-docx writing the same paragraphs.

Ours asks every figure, numbers paragraphs and notes, draws the plots and the map, and writes real footnotes and
numbering. Theirs is handed the finished texts and adds them as plain paragraphs and tables, without notes.
"""

from __future__ import annotations

import io
import time
from datetime import UTC, date, datetime
from pathlib import Path

from bench.measuring import home, in_turns

DATA = Path(__file__).resolve().parents[1] / "data"


def run() -> None:
    """Print both times and their ratio."""
    with home():
        import docx

        from comity.cli.main import main
        from comity.documents.tree import walk
        from comity.documents.writers import WRITERS
        from comity.registers.view import RecordView
        from comity.reports import annual

        assert main(["load", str(DATA)]) == 0
        view = RecordView(date(2016, 11, 10), datetime.now(UTC).date())
        paper = annual.report(view, 15).paper
        placed = [each.provision for each in walk(paper)]

        def ours() -> None:
            WRITERS["docx"].write(annual.report(view, 15).paper)

        def theirs() -> None:
            document = docx.Document()
            for provision in placed:
                document.add_paragraph(provision.text)
                if provision.table is not None:
                    rows = (provision.table.head, *provision.table.rows)
                    table = document.add_table(len(rows), len(provision.table.head))
                    for line, row in zip(table.rows, rows, strict=True):
                        for cell, text in zip(line.cells, row, strict=True):
                            cell.text = text
            document.save(io.BytesIO())

        begin = time.perf_counter()
        ours()
        first = time.perf_counter() - begin
        best = in_turns(5, ours=ours, theirs=theirs)
        print(
            f"drafting: {len(placed)} provisions; ours {best['ours'] * 1000:.0f} ms, python-docx "
            f"{best['theirs'] * 1000:.0f} ms, ratio {best['ours'] / best['theirs']:.2f} (best of 5; "
            f"the first in a process, which draws the pictures: {first * 1000:.0f} ms)"
        )
