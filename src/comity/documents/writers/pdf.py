"""PDF: tagged for those who listen (PDF/UA-1), with contents, notes at the foot, and an outline from the headings.

Typst sets the page from ``paper.typ``; the paper reaches it as data, so that no text can be read as markup. The fonts
are our own, and the machine's are asked only for signs that ours do not have: the same paper gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from comity.documents.tree import Paper
from comity.documents.writers.blocks import Block, flat
from comity.documents.writers.galley import Galley, galley, parts
from comity.documents.writers.grids import repeats, shares, shrunk
from comity.documents.writers.pieces import Piece, short
from comity.documents.writers.svg import drawing
from comity.documents.writers.typesetting import typeset
from comity.documents.writers.words import primary


def write(paper: Paper) -> bytes:
    """The paper as PDF. Where a sign is in no font, a box stands for it, and the file claims no conformance."""
    told = json.dumps(_told(galley(paper)), ensure_ascii=False)
    page = files("comity.documents.writers").joinpath("paper.typ").read_bytes()
    return typeset(page, {"paper": told})


_REGIONS = {"en": "GB", "fr": "FR", "es": "ES", "ru": "RU", "zh": "CN", "ar": None}


def _told(set_: Galley) -> dict[str, Any]:
    """All that the page prints, as the page asks for it."""
    setter = _Setter(set_)
    blocks = []
    for part, notes in parts(set_):
        blocks += setter.blocks(part)
        # A note that no marker leads to has no page of its own, and stands at the end of its part.
        blocks += setter.blocks(note for note in notes if note.address not in set_.marked)
    language, head = primary(set_.language), set_.masthead
    return {
        "title": set_.title,
        "running": [short(set_.symbol, 40), short(set_.title, 90)],
        "keywords": [set_.symbol] if set_.symbol else [],
        "lang": language,
        "region": _REGIONS.get(language),
        "fonts": ["Noto Serif", "Noto Sans Math", "Noto Naskh Arabic", "Noto Serif CJK SC"],
        "rtl": set_.rtl,
        "page": set_.words.page,
        "masthead": {
            "symbol": setter.blocks([head.symbol] if head.symbol else []),
            "organ": setter.blocks([head.organ] if head.organ else []),
            "facts": setter.blocks(head.facts),
            "rest": setter.blocks(head.rest),
        },
        "contents": set_.words.contents if set_.entries else None,
        "opening": setter.blocks(set_.opening),
        "blocks": blocks,
        "notes": setter.notes,
        "headings": setter.headings,
    }


_DEEPEST = 8


class _Setter:
    """The blocks of one paper as data, with its notes and what its headings print beside their words."""

    def __init__(self, set_: Galley) -> None:
        every = [*set_.masthead.lines, *flat(set_.opening), *flat(set_.body)]
        self.anchors = {block.anchor for block in every}
        self.rtl = set_.rtl
        self.notes: dict[str, Any] = {}
        self.headings: dict[str, Any] = {}
        for notes in set_.notes.values():
            for note in notes:
                said = [piece for block in flat([note]) for piece in self._pieces(block)]
                self.notes[note.address] = {"pieces": said}

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> list[dict[str, Any]]:
        """The blocks as data. What stands too deep for the page is set beside what it belongs to."""
        told = []
        for block in blocks:
            under = [] if block.kind == "furniture" else [self._block(block)]
            below = self.blocks(block.children, depth + 1)
            if under and depth < _DEEPEST:
                under[0]["children"] = below
                below = []
            told += under + below
        return told

    def _block(self, block: Block) -> dict[str, Any]:
        told: dict[str, Any] = {
            "kind": block.kind,
            "id": block.anchor,
            "number": block.label,
            "level": block.level,
            "pieces": self._pieces(block),
        }
        if self.rtl and block.left_to_right:
            told["pieces"] = [piece | {"ltr": True} for piece in told["pieces"]]
        if block.kind in {"heading", "annex"}:
            marks = [piece for piece in told["pieces"] if "mark" in piece]
            told["text"] = block.text
            self.headings[block.anchor] = {"annex": block.kind == "annex", "number": block.label, "marks": marks}
        elif block.kind == "table" and block.grid:
            set_ = {"widths": shares(block.grid), "size": shrunk(block.grid), "repeats": repeats(block.grid)}
            told |= block.grid._asdict() | set_
        elif block.kind == "picture":
            drawn = drawing(block.svg)
            told |= {"alt": block.alt} | ({"svg": drawn.xml, "width": drawn.width} if drawn else {})
        return told | {"children": []}

    def _pieces(self, block: Block) -> list[dict[str, Any]]:
        return [self._piece(piece) for piece in block.pieces]

    def _piece(self, piece: Piece) -> dict[str, Any]:
        if piece.mark:
            first = bool(piece.mark.note) and piece.mark.nth == 0
            return {"mark": piece.mark.number, "note": piece.mark.note, "first": first}
        told = {"text": piece.text, "style": piece.style, "change": piece.change}
        if piece.href.startswith("#") and piece.href[1:] in self.anchors:
            told["to"] = piece.href[1:]
        elif ":" in piece.href.split("/")[0]:
            told["url"] = piece.href
        return told
