"""Blocks: the provisions of a paper, ready to set, with each marker led to its note and the notes set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from comity.documents.tree import Kind, Paper, Placed, walk
from comity.documents.writers.grids import Grid, gridded
from comity.documents.writers.pieces import Mark, Piece, allowed, folded, safe
from comity.documents.writers.words import Words

_RIGHT_TO_LEFT = re.compile("[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff]")


class Block(NamedTuple):
    """One provision, ready to set. ``label``: its number as printed. ``level``: of headings, annexes and items, from 1.

    The title of the paper has level 1, any other title none. ``address`` is empty for a title that no provision
    bears; ``anchor`` is the address without spaces. ``scope`` is the prefix of the addresses of its notes.
    """

    kind: Kind
    address: str
    anchor: str
    number: str
    label: str
    level: int
    pieces: tuple[Piece, ...]
    children: tuple[Block, ...] = ()
    scope: str = ""
    grid: Grid | None = None
    svg: str = ""
    alt: str = ""

    @property
    def text(self) -> str:
        """The provision's own words, without its number, the markers of notes, and what is to be taken out."""
        return " ".join("".join(piece.text for piece in self.pieces if piece.change != "out").split())

    @property
    def left_to_right(self) -> bool:
        """Whether it says something without any sign that is written from right to left, as a date in a title block.

        In a paper in Arabic such a line keeps its own order.
        """
        return bool(self.text) and not _RIGHT_TO_LEFT.search(self.text)

    @property
    def change(self) -> str:
        """ "in" or "out" where the whole of it is proposed to be put in or taken out."""
        changes = {piece.change for piece in self.pieces if piece.text.strip()}
        return changes.pop() if len(changes) == 1 else ""


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all that stand under them, in reading order."""
    for block in blocks:
        yield block
        yield from flat(block.children)


class Setter:
    """Sets the provisions of one paper, in reading order, so that the k-th marker finds the k-th note it may mean."""

    def __init__(self, paper: Paper, told: Words, keep: str) -> None:
        self.words, self.keep = told, keep
        self.places = list(walk(paper))
        self.scopes: dict[str | None, str] = {None: ""}
        self.notes: dict[tuple[str, str], list[str]] = {}
        kinds: dict[str | None, Kind] = {}
        for place in self.places:
            kinds[place.address] = place.provision.kind
            annexed = kinds.get(place.parent) == "annex"
            self.scopes[place.address] = f"{place.parent}/" if annexed else self.scopes[place.parent]
            if place.provision.kind == "footnote":
                key = (self.scopes[place.address], place.provision.number or "")
                self.notes.setdefault(key, []).append(place.address)
        self.marked: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        self.ahead = iter(self.places)
        self.apart: dict[str, list[Block]] = {}

    def blocks(self) -> tuple[list[Block], dict[str, tuple[Block, ...]]]:
        count = sum(place.depth == 0 for place in self.places)
        blocks = self._set(count, 0, 0)
        return blocks, {scope: tuple(notes) for scope, notes in self.apart.items()}

    def _set(self, count: int, headings: int, items: int) -> list[Block]:
        found = []
        for _ in range(count):
            place = next(self.ahead)
            block = self._block(place, headings, items)
            if block.kind == "footnote":
                self.apart.setdefault(block.scope, []).append(block)
            else:
                found.append(block)
        return found

    def _block(self, place: Placed, headings: int, items: int) -> Block:
        provision = place.provision
        headings += provision.kind in {"heading", "annex"}
        items += provision.kind == "item"
        number = safe(provision.number or "")
        marks = self._marks(place)
        label = _label(provision.kind, number, self.words)
        # An annex without a title of its own is read as "Annex II": that is its label, and printed once.
        named = provision.kind == "annex" and provision.text.casefold() == label.casefold()
        return Block(
            kind=provision.kind,
            address=allowed(place.address),
            anchor=re.sub(r"\s", "_", allowed(place.address)),
            number=number,
            label=label,
            level=headings if provision.kind in {"heading", "annex"} else items if provision.kind == "item" else 0,
            pieces=() if named else folded(provision.runs, self.keep, marks),
            children=tuple(self._set(len(provision.children), headings, items)),
            scope=allowed(self.scopes[place.address]),
            grid=gridded(provision.table, self.keep) if provision.table else None,
            svg=provision.picture.svg if provision.picture else "",
            alt=safe(provision.picture.alt) or safe(provision.text) or "-" if provision.picture else "",
        )

    def _marks(self, place: Placed) -> Iterator[Mark]:
        """The marks of a provision. A marker means a note of its own annex, else of what the annex belongs to."""
        scope = f"{place.address}/" if place.provision.kind == "annex" else self.scopes[place.address]
        for number in place.provision.notes:
            within = scope
            while within and (within, number) not in self.notes:
                within = self.scopes[within[:-1]]
            claimed = self.notes.get((within, number), [])
            note = ""
            # A note within a note is printed as a number: no format can hang a note on a note.
            if claimed and place.provision.kind != "footnote":
                note = claimed[min(self.marked[claimed[0]], len(claimed) - 1)]
                self.marked[claimed[0]] += 1
                self.met[note] += 1
            yield Mark(safe(number), allowed(note), self.met[note] - 1 if note else 0)


def _label(kind: Kind, number: str, told: Words) -> str:
    match kind:
        case "annex":
            return f"{told.annex} {number}".strip()
        case _ if not number:
            return ""
        case "item":
            return f"({number})"
        case "footnote":
            return number
    return f"{number}."
