"""HTML: a page to keep, or the article alone for a page of the site.

The article has classes and no style or script of its own, so that it stands under a strict content security policy.
Every provision has its address for an id and a permalink; printed numbers are text. Notes stand at the end of the
part that numbers them, with links forth and back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from importlib.resources import files
from itertools import groupby

from comity.documents.tree import Paper
from comity.documents.writers.blocks import Block
from comity.documents.writers.galley import Galley, galley, parts
from comity.documents.writers.pieces import Piece
from comity.documents.writers.svg import drawing

FigureHref = Callable[[str], str | None]
# What stands in the margin of the provision at an address, as HTML; empty for nothing.
Gloss = Callable[[str], str]


def write(paper: Paper) -> bytes:
    """The paper as a page that stands alone."""
    set_ = galley(paper)
    style = files("comity.documents.writers").joinpath("paper.css").read_text(encoding="utf-8")
    title = ": ".join(filter(None, (set_.symbol, set_.title)))
    return (
        f'<!DOCTYPE html>\n<html lang="{set_.language}" dir="{_direction(set_)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{_Page(set_, None).article(contents=True)}</main>\n</body>\n</html>\n"
    ).encode()


def fragment(
    paper: Paper, *, figure_href: FigureHref | None = None, gloss: Gloss | None = None, contents: bool = True
) -> str:
    """The article alone. ``figure_href`` tells where the figure of a name is explained; None for none.

    ``gloss``: what stands in the margin of each provision.
    """
    return _Page(galley(paper), figure_href, gloss).article(contents=contents)


def _direction(set_: Galley) -> str:
    return "rtl" if set_.rtl else "ltr"


class _Page:
    """The article of one paper."""

    def __init__(self, set_: Galley, figure_href: FigureHref | None, gloss: Gloss | None = None) -> None:
        self.set = set_
        self.figure_href = figure_href
        self.gloss = gloss

    def article(self, *, contents: bool) -> str:
        made = [f'<article class="paper" lang="{self.set.language}" dir="{_direction(self.set)}">\n']
        made.append(f'<header class="opening">\n{self._masthead()}{self.blocks(self.set.opening)}</header>\n')
        if contents:
            made.append(self._contents())
        for blocks, notes in parts(self.set):
            made.append(self.blocks(blocks))
            if notes:
                made.append(f'<div class="notes">\n{"".join(map(self._note, notes))}</div>\n')
        return "".join([*made, "</article>\n"])

    def blocks(self, blocks: Iterable[Block]) -> str:
        made = []
        for items, group in groupby(blocks, lambda block: block.kind == "item"):
            said = "".join(map(self._item if items else self._block, group))
            made.append(f'<ol class="items">\n{said}</ol>\n' if items else said)
        return "".join(made)

    def _block(self, block: Block) -> str:
        under = self.blocks(block.children)
        match block.kind:
            case "heading" | "annex":
                rank = min(block.level + 1, 6)
                heading = self._glossed(block, f"<h{rank}{self._id(block)}>{self._said(block)}</h{rank}>\n")
                return f'<section class="{block.kind}">\n{heading}{under}</section>\n'
            case "furniture":
                return under
        under = f'<div class="under">\n{under}</div>\n' if under else ""
        match block.kind:
            case "title" if block.level:
                return self._glossed(block, f"<h1{self._id(block)}>{self._said(block)}</h1>\n") + under
            case "table" if block.grid:
                return self._table(block) + under
            case "picture":
                return self._picture(block) + under
        return self._glossed(block, f'<p{self._id(block)} class="{block.kind}">{self._said(block)}</p>\n') + under

    def _item(self, block: Block) -> str:
        said = self._glossed(block, f"<p>{self._said(block)}</p>\n")
        return f"<li{self._id(block)}>{said}{self.blocks(block.children)}</li>\n"

    def _note(self, block: Block) -> str:
        back = ""
        if block.address in self.set.marked:
            label = escape(self.set.words.back.format(block.number))
            href = _fragment(f"ref-{block.anchor}")
            back = f' <a class="back" role="doc-backlink" href="{href}" aria-label="{label}">↩</a>'
        said = self._glossed(block, f"<p>{self._said(block, back)}</p>\n") + self.blocks(block.children)
        return f'<div{self._id(block)} class="note" role="doc-footnote">{said}</div>\n'

    def _glossed(self, block: Block, said: str) -> str:
        """What a block says, with what stands in its margin."""
        gloss = self.gloss(block.address) if self.gloss and block.address else ""
        if not gloss:
            return said
        return f'<div class="glossed">\n{said}<aside class="gloss" lang="en" dir="ltr">{gloss}</aside>\n</div>\n'

    def _said(self, block: Block, after: str = "") -> str:
        """Number, words and permalink of a block."""
        said = self._inline(block.pieces)
        if self.set.rtl and block.left_to_right:
            said = f'<bdi dir="ltr">{said}</bdi>'
        return f"{_number(block)}{said}{after}{self._permalink(block)}"

    def _inline(self, pieces: Iterable[Piece]) -> str:
        return "".join(map(self._piece, pieces))

    def _piece(self, piece: Piece) -> str:
        if piece.change:
            tag = {"in": "ins", "out": "del"}[piece.change]
            return f"<{tag}>{self._piece(piece._replace(change=''))}</{tag}>"
        if piece.mark:
            return self._mark(piece)
        said = escape(piece.text, quote=False)
        if piece.style:
            tag = {"italic": "em", "bold": "strong"}[piece.style]
            said = f"<{tag}>{said}</{tag}>"
        if piece.figure:
            href = self.figure_href(piece.figure) if self.figure_href else None
            if href:
                return f'<a class="figure" href="{escape(href)}">{said}</a>'
            return f'<data class="figure" value="{escape(piece.figure)}">{said}</data>'
        return f'<a href="{escape(piece.href)}">{said}</a>' if piece.href else said

    def _mark(self, piece: Piece) -> str:
        mark = piece.mark
        if mark is None or not mark.note:
            return f'<sup class="mark">{escape(mark.number if mark else "")}</sup>'
        anchor = re.sub(r"\s", "_", mark.note)
        own = f"ref-{anchor}" + (f"~{mark.nth + 1}" if mark.nth else "")
        label = escape(self.set.words.note.format(mark.number))
        link = f'id="{escape(own)}" href="{_fragment(anchor)}" role="doc-noteref" aria-label="{label}"'
        return f'<sup class="mark"><a {link}>{escape(mark.number)}</a></sup>'

    def _table(self, block: Block) -> str:
        grid = block.grid
        if grid is None:
            return ""
        ends = [' class="numeric"' if numeric else "" for numeric in grid.numeric]
        head = "".join(
            f'<th scope="col"{end}>{escape(cell)}</th>' if cell else f"<td{end}></td>"
            for cell, end in zip(grid.head, ends, strict=True)
        )
        rows = []
        for row in grid.rows:
            cells = [f"<td{end}>{escape(cell)}</td>" for cell, end in zip(row, ends, strict=True)]
            if row[0] and not grid.numeric[0]:
                cells[0] = f'<th scope="row">{escape(row[0])}</th>'
            rows.append(f"<tr>{''.join(cells)}</tr>\n")
        caption = f"<caption>{self._said(block)}</caption>\n"
        return (
            f'<div class="table" role="group" tabindex="0" aria-label="{escape(block.text or block.address)}">'
            f"<table{self._id(block)}>\n{caption}"
            f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n"
        )

    def _picture(self, block: Block) -> str:
        drawn = drawing(block.svg, f"{block.anchor}-", block.alt)
        shown = drawn.xml if drawn else f'<p class="alt">{escape(block.alt)}</p>'
        caption = f"<figcaption>{self._said(block)}</figcaption>"
        return f'<figure{self._id(block)} class="picture">{shown}\n{caption}</figure>\n'

    def _masthead(self) -> str:
        head = self.set.masthead
        named = [("symbol", head.symbol), ("organ", head.organ)]
        named += [("fact", line) for line in head.facts] + [("rest", line) for line in head.rest]
        said = "".join(f'<p{self._id(line)} class="{name}">{self._said(line)}</p>\n' for name, line in named if line)
        return f'<div class="masthead">\n{said}</div>\n' if said else ""

    def _contents(self) -> str:
        if not self.set.entries:
            return ""
        title = escape(self.set.words.contents)
        lines = "".join(
            f'<li class="level-{entry.level}"><a href="{_fragment(entry.anchor)}">'
            f"{_number(entry)}{escape(entry.text)}</a></li>\n"
            for entry in self.set.entries
        )
        return f'<nav class="contents" aria-label="{title}">\n<h2>{title}</h2>\n<ol>\n{lines}</ol>\n</nav>\n'

    def _permalink(self, block: Block) -> str:
        if not block.address:
            return ""
        label = escape(self.set.words.permalink.format(block.address))
        return f' <a class="permalink" href="{_fragment(block.anchor)}" aria-label="{label}">¶</a>'

    def _id(self, block: Block) -> str:
        return f' id="{escape(block.anchor)}"' if block.anchor else ""


def _fragment(anchor: str) -> str:
    """An address within the page, as a link has it."""
    return "#" + re.sub(r"[^0-9A-Za-z/~*!(),;:@=+$._-]", _percents, anchor)


def _percents(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _number(block: Block) -> str:
    return f'<span class="number">{escape(block.label)}</span> ' if block.label else ""
