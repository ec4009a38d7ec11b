"""Tables in plain text: a head, a rule of dashes under each column, and rows until the next gap."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from comity.documents.readers.seen import Line
from comity.documents.tree import Table

_DASHES = "-─═="
RULE = re.compile(rf"(?:[{_DASHES}]{{3,}}\s+)+[{_DASHES}]{{3,}}")
_COLUMN = re.compile(rf"[{_DASHES}]{{3,}}")


def tables(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those of each table made one. A rule with no line above or below it stays what it is."""
    if not any(text[line.start] in _DASHES for line in lines):
        return lines
    found: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        after = at + 1
        ruled = text[line.start] in _DASHES and RULE.fullmatch(text, line.start, line.end)
        if ruled and found and not line.gap and found[-1].table is None:
            while after < len(lines) and not lines[after].gap and lines[after].page == line.page:
                after += 1
        if after > at + 1:
            found.append(_table(text, found.pop(), line, lines[at + 1 : after]))
        else:
            found.append(line)
        at = after
    return tuple(found)


def _table(text: str, head: Line, rule: Line, rows: Sequence[Line]) -> Line:
    """One line that is a table. A row whose first cell is empty goes on with the row above it."""
    begins = [match.start() + rule.indent for match in _COLUMN.finditer(text[rule.start : rule.end])]
    whole: list[list[str]] = []
    for row in (_cells(text, line, begins) for line in (head, *rows)):
        if len(whole) > 1 and not row[0]:
            whole[-1] = [" ".join(f"{above} {below}".split()) for above, below in zip(whole[-1], row, strict=True)]
        else:
            whole.append(row)
    return Line(
        start=head.start,
        end=rows[-1].end,
        indent=head.indent,
        gap=head.gap,
        page=head.page,
        whole=True,
        kind="table",
        table=Table(head=tuple(whole[0]), rows=tuple(tuple(row) for row in whole[1:])),
    )


def _cells(text: str, line: Line, begins: Sequence[int]) -> list[str]:
    """A line cut where the columns begin."""
    padded = " " * line.indent + text[line.start : line.end]
    cuts = [0, *begins[1:], max(len(padded), begins[-1])]
    return [" ".join(padded[a:b].split()) for a, b in itertools.pairwise(cuts)]
