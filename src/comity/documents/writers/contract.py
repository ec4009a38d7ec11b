"""The reading contract: a paper as one JSON object, every provision with its address and where it stands.

Spans point into ``text``: the plain text that the paper writes or, where a reader hands over what it saw, that text,
with the spans that the reader noted. Citations, mandates and doubts are for those who find them to fill in.
"""

from __future__ import annotations

import json
from typing import Any

from comity.documents.tree import Paper, walk
from comity.documents.writers import txt
from comity.documents.writers.blocks import Block, flat
from comity.documents.writers.galley import galley
from comity.documents.writers.pieces import allowed, safe


def write(paper: Paper) -> bytes:
    """The contract as JSON in UTF-8."""
    return (json.dumps(contract(paper), ensure_ascii=False, indent=1) + "\n").encode()


def contract(paper: Paper, seen: str | None = None) -> dict[str, Any]:
    """The contract as one object. ``seen``: the plain text that the reader of this paper saw."""
    set_ = galley(paper, keep="")
    text, spans = txt.set_text(set_)
    blocks = {
        block.address: block
        for part in (set_.masthead.lines, set_.opening, set_.body, *set_.notes.values())
        for block in flat(part)
        if block.address
    }
    provisions = []
    for place in walk(paper):
        block, provision = blocks[allowed(place.address)], place.provision
        told: dict[str, Any] = {
            "address": block.address,
            "kind": block.kind,
            "number": block.number or None,
            "text": block.text or safe(provision.text),  # an annex may be called by its label alone
            "parent": None if place.parent is None else allowed(place.parent),
            "spans": [list(span) for span in (provision.spans if seen is not None else spans.get(block.address, []))],
            "notes": [piece.mark.note for piece in block.pieces if piece.mark and piece.mark.note],
            "verbs": [safe(verb) for verb in provision.verbs],
        }
        if block.grid:
            told["table"] = {"head": list(block.grid.head), "rows": [list(row) for row in block.grid.rows]}
        if provision.picture:
            told["alt"] = block.alt
        if any(piece.change for piece in block.pieces):
            told["changes"] = [
                {"text": piece.text} | ({"change": piece.change} if piece.change else {})
                for piece in block.pieces
                if piece.text
            ]
        provisions.append(told)
    return {
        "paper": {
            "symbol": _said(paper.symbol),
            "title": set_.title,
            "body": _said(paper.body),
            "session": paper.session,
            "date": _said(paper.date),
            "language": set_.language,
            "distribution": _said(paper.distribution),
        },
        "provisions": provisions,
        "citations": [],
        "mandates": [],
        "doubts": [],
        "figures": [figure for block in blocks.values() for figure in _figures(block)],
        "text": safe_lines(seen) if seen is not None else text,
    }


def safe_lines(text: str) -> str:
    """A text with its lines as they stand, of the same length, that JSON in UTF-8 can hold."""
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)


def _figures(block: Block) -> list[dict[str, Any]]:
    """The figures that a block prints; offsets point into its text."""
    found, at = [], 0
    for piece in block.pieces:
        if piece.figure:
            said = piece.text.strip(" ")
            start = at + len(piece.text) - len(piece.text.lstrip(" "))
            name = {"text": said, "name": piece.figure}
            found.append({"in": block.address, "start": start, "end": start + len(said), **name})
        at += len(piece.text)
    return found


def _said(text: str | None) -> str | None:
    return None if text is None else safe(text)
