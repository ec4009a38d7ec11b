"""Markdown: headings, footnotes and tables as GitHub and Pandoc read them.

Printed numbers are text and escaped, since a list would count for itself and get gaps wrong. The label of a note is
its address in short: ``[^1]`` in the paper, ``[^annex-I-1]`` in an annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents.tree import Paper
from comity.documents.writers.blocks import Block, flat
from comity.documents.writers.galley import Galley, galley, parts
from comity.documents.writers.grids import Grid
from comity.documents.writers.pieces import Piece
from comity.documents.writers.txt import superior


def write(paper: Paper) -> bytes:
    """The paper as Markdown in UTF-8."""
    return ("\n\n".join(filter(None, _blocks(galley(paper)))) + "\n").encode()


def escaped(text: str) -> str:
    """Text of which Markdown reads no character as markup."""
    return _MARKUP.sub(r"\\\g<0>", text)


_MARKUP = re.compile(r"[\\`*_\[\]<>|~^$&#]")
_OPENER = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|[-+=:](?=\s|$|[-+=:]))")
_STYLES = {"italic": "*", "bold": "**", "": ""}


def _blocks(set_: Galley) -> Iterator[str]:
    sheet = _Sheet(set_)
    yield "\\\n".join(filter(None, map(sheet.block, set_.masthead.lines)))
    yield from map(sheet.block, flat(set_.opening))
    for blocks, notes in parts(set_):
        yield from map(sheet.block, flat(blocks))
        yield from map(sheet.note, notes)


class _Sheet:
    """One paper: the label of each note, given as the notes come."""

    def __init__(self, set_: Galley) -> None:
        self.labels: dict[str, str] = {}
        for note in (note for notes in set_.notes.values() for note in notes):
            label = re.sub(r"(^|/)fn-", r"\1", note.address).replace("/", "-")
            label = re.sub(r"[^0-9A-Za-z-]", "x", label) or "x"
            while label in self.labels.values():
                label += "x"
            self.labels[note.address] = label

    def block(self, block: Block) -> str:
        said = self._said(block)
        match block.kind:
            case "furniture":
                return ""
            case "title" if block.level:
                return f"# {said}"
            case "heading" | "annex":
                return f"{'#' * min(block.level + 1, 6)} {said}"
            case "title":
                return f"**{escaped(block.text)}**"
            case "item":
                return f"{'  ' * (block.level - 1)}- {said}"
            case "table" if block.grid:
                return "\n\n".join(filter(None, (_opened(said), _grid(block.grid))))
            case "picture":
                return "\n\n".join(filter(None, (f"> {_opened(escaped(block.alt))}", _opened(said))))
        return _opened(said)

    def note(self, block: Block) -> str:
        under = "".join(f"\n\n    {self.block(child)}" for child in flat(block.children))
        return f"[^{self.labels[block.address]}]: {_opened(self._inline(block.pieces))}{under}"

    def _said(self, block: Block) -> str:
        label = escaped(block.label).replace(".", "\\.") if block.kind not in {"heading", "annex"} else block.label
        return " ".join(filter(None, (label, self._inline(block.pieces))))

    def _inline(self, pieces: tuple[Piece, ...]) -> str:
        texts = ["", *(piece.text for piece in pieces), ""]
        return "".join(self._piece(piece, texts[at], texts[at + 2]) for at, piece in enumerate(pieces))

    def _piece(self, piece: Piece, before: str, after: str) -> str:
        if piece.change:
            tag = {"in": "ins", "out": "del"}[piece.change]
            return f"<{tag}>{self._piece(piece._replace(change=''), '', '')}</{tag}>"
        if piece.mark:
            return f"[^{self.labels[piece.mark.note]}]" if piece.mark.note else escaped(superior(piece.mark.number))
        core = piece.text.strip()
        said = escaped(core)
        if piece.style and core and _flanks(core, before, after):
            said = f"{_STYLES[piece.style]}{said}{_STYLES[piece.style]}"
        if piece.href and core:
            said = f"[{said}](<{piece.href}>)"
        lead = len(piece.text) - len(piece.text.lstrip())
        return f"{piece.text[:lead]}{said}{piece.text[lead + len(core) :]}"


def _flanks(core: str, before: str, after: str) -> bool:
    """Whether marks of emphasis around a text would be read as such, between these neighbours."""
    opens = core[0].isalnum() or not before[-1:].isalnum()
    return opens and (core[-1].isalnum() or not after[:1].isalnum())


def _opened(line: str) -> str:
    """A line that opens no list, heading or rule."""
    return _OPENER.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", line)


def _grid(grid: Grid) -> str:
    rows = [f"| {' | '.join(escaped(cell) for cell in row)} |" for row in (grid.head, *grid.rows)]
    rule = f"| {' | '.join('---:' if numeric else '---' for numeric in grid.numeric)} |"
    return "\n".join([rows[0], rule, *rows[1:]])
