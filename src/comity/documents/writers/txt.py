"""Plain text: a paragraph a block, a blank line between, numbers as printed, notes at the end of their part.

The text comes with its *spans*: for each address where the provision stands, its number and marks included. What
no provision says (the title block of a paper that has no lines for it) has no span.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from comity.documents.tree import Paper
from comity.documents.writers.blocks import Block, flat
from comity.documents.writers.galley import Galley, galley, parts
from comity.documents.writers.grids import Grid
from comity.documents.writers.pieces import Piece

Spans = dict[str, list[tuple[int, int]]]


def write(paper: Paper) -> bytes:
    """The paper as plain text in UTF-8."""
    return text_and_spans(paper)[0].encode()


def text_and_spans(paper: Paper) -> tuple[str, Spans]:
    """The plain text, and for each address its [start, end) spans in it."""
    return set_text(galley(paper, keep=""))


def set_text(set_: Galley) -> tuple[str, Spans]:
    """The text and spans of a galley that keeps no white space."""
    sheet = _Sheet()
    for block in flat((*set_.masthead.lines, *set_.opening)):
        sheet.block(block, gap=block.kind == "title" or sheet.last != block.kind)
    for blocks, notes in parts(set_):
        for block in flat(blocks):
            sheet.block(block)
        for at, note in enumerate(notes):
            sheet.block(note, gap=at == 0)
            for under in flat(note.children):
                sheet.block(under)
    return sheet.finish()


def superior(number: str) -> str:
    """The marker of a note in plain characters: ¹² for numbers, [*] for anything else."""
    return number.translate(_SUPERIOR) if number.isascii() and number.isdigit() else f"[{number}]"


def say(block: Block) -> str:
    """The words of a block with its number before it and its markers in it."""
    said = "".join(_CHANGED[piece.change].format(_words(piece)) for piece in block.pieces)
    match block.kind:
        case "footnote":
            return f"{superior(block.number) if block.number else ''} {said}".strip()
        case "annex":
            return f"{block.label}\n{said}".strip()
    return f"{block.label}  {said}" if block.label and said else block.label or said


# What is proposed to be put in and taken out, as plain text has it.
_CHANGED = {"": "{}", "in": "{{+{}+}}", "out": "[-{}-]"}


def _words(piece: Piece) -> str:
    return superior(piece.mark.number) if piece.mark else piece.text


def columns(grid: Grid) -> list[str]:
    """The lines of a table, its columns aligned, with a rule under the head."""
    rows = (grid.head, *grid.rows)
    widths = [max(_width(row[at]) for row in rows) for at in range(len(grid.head))]
    lines = []
    for row in rows:
        cells = [_aligned(*cell) for cell in zip(row, widths, grid.numeric, strict=True)]
        lines.append("  ".join(cells).rstrip())
    rule = "  ".join("-" * width for width in widths)
    return [lines[0], rule, *lines[1:]]


_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INDENT = "    "


class _Sheet:
    """A sheet being filled: its lines, how long they are so far, and where each provision stands."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.spans: Spans = {}
        self.last = ""

    def block(self, block: Block, *, gap: bool = True) -> None:
        """A provision, after a blank line."""
        if gap and self.lines:
            self.line("", blank=True)
        self.last = block.kind
        indent = _INDENT * block.level if block.kind == "item" else ""
        said = say(block).split("\n")
        drawn = [f"[{block.alt}]"] if block.alt else []
        for line in [*drawn, *said] if block.kind == "picture" else [*said, *_table(block)]:
            start = self.length + len(indent)
            self.line(f"{indent}{line}")
            if line.strip() and block.address:
                self.spans.setdefault(block.address, []).append((start, start + len(line)))

    def line(self, line: str, *, blank: bool = False) -> None:
        if line.strip() or blank:
            self.lines.append(line)
            self.length += len(line) + 1

    def finish(self) -> tuple[str, Spans]:
        return "".join(f"{line}\n" for line in self.lines), self.spans


def _table(block: Block) -> Iterable[str]:
    return columns(block.grid) if block.grid else ()


def _aligned(cell: str, width: int, numeric: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if numeric else cell + space


def _width(cell: str) -> int:
    """How many columns a cell takes: East Asian characters take two, marks that combine take none."""
    if cell.isascii():
        return len(cell)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in cell
    )
