"""Provisions in a row into the tree: items under their paragraphs, paragraphs under headings, all of it in annexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from comity.documents.readers.found import Found
from comity.documents.readers.markers import Row, marker, place, rows
from comity.documents.readers.runs import markers, runs
from comity.documents.tree import Provision, worded


class _Node(msgspec.Struct):
    """A provision while its children are still being found."""

    found: Found
    children: list[_Node]


class _Level(NamedTuple):
    """An open level of items: the row that it counts in, and how far it has come."""

    row: Row
    place: int
    node: _Node


# What may have items under it, and what ends the paragraph before it.
_BEARERS = frozenset({"preambular", "operative", "paragraph", "placeholder"})
_ASIDE = frozenset({"furniture", "footnote"})


def nested(found: Sequence[Found], notes: frozenset[str]) -> tuple[Provision, ...]:
    """The tree of these provisions. ``notes``: the numbers of the notes whose markers may stand in the text."""
    tree = _Nesting()
    end = _endnotes(found)
    for each in found[:end]:
        tree.take(each)
    tree.leave()
    for each in found[end:]:
        tree.take(each)
    return tuple(_provision(node, notes) for node in tree.top)


def _endnotes(found: Sequence[Found]) -> int:
    """Where the notes of the whole paper begin that are gathered behind its annexes: markers before these refer to
    them, and none in them does. The end of the paper where there are no such notes."""
    annex = next((place for place, each in enumerate(found) if each.kind == "annex"), len(found))
    start = len(found)
    while start > annex and found[start - 1].kind in _ASIDE:
        start -= 1
    numbers = {each.number for each in found[start:] if each.kind == "footnote"}
    if not numbers:
        return len(found)
    own = {each.number for each in found[:annex] if each.kind == "footnote"}
    before = {number for each in found[:annex] for number in markers(each.text)}
    inside = {number for each in found[annex:start] for number in markers(each.text)}
    if numbers & (own | inside) or not numbers & before:
        return len(found)
    return start - 1 if found[start - 1].kind == "heading" else start


class _Nesting:
    def __init__(self) -> None:
        self.top: list[_Node] = []
        self.annex: _Node | None = None
        self.headings: list[tuple[int, _Node]] = []  # open headings with their levels
        self.bearer: _Node | None = None
        self.items: list[_Level] = []
        self.held: tuple[_Node | None, list[_Level]] = (None, [])  # a list that a heading stands inside of

    def take(self, found: Found) -> None:
        node = _Node(found, [])
        match found.kind:
            case "annex":
                self.top.append(node)
                self.annex, self.headings = node, []
                self._ends()
            case "heading":
                level = self._level(found)
                while self.headings and self.headings[-1][0] >= level:
                    self.headings.pop()
                self._under().append(node)
                self.headings.append((level, node))
                held = (self.bearer, self.items) if self.items and found.number is None else (None, [])
                self._ends()
                self.held = held
            case "item":
                self._item(node)
            case kind if kind in _ASIDE:
                (self.annex.children if self.annex else self.top).append(node)
            case kind:
                if kind in ("title", "enacting", "closing"):
                    self.headings = []
                self._under().append(node)
                self._ends()
                # Words without a number that lead a list in an annex bear no address of their own.
                led = self.annex is not None and kind == "paragraph" and found.number is None
                self.bearer = node if kind in _BEARERS and not led else None
                inner = marker(found.text) if kind == "operative" else None
                if inner is not None and inner.open and not inner.bullet:
                    # "11. (a) Calls upon …": the paragraph is also the first item of its list.
                    row = rows(inner.number) or ("letter",)
                    self.items = [_Level(row[0], place(inner.number, row[0]), node)]

    def leave(self) -> None:
        """Go on with what belongs to no annex."""
        self.annex, self.headings = None, []
        self._ends()

    def _ends(self) -> None:
        self.bearer, self.items, self.held = None, [], (None, [])

    def _under(self) -> list[_Node]:
        """Where the next provision stands: under the innermost heading, in the annex, or at the top."""
        if self.headings:
            return self.headings[-1][1].children
        return self.annex.children if self.annex else self.top

    def _level(self, found: Found) -> int:
        """How deep a heading stands: by the markup, else by what it is numbered with."""
        if found.block.level:
            return found.block.level
        numbers = [node.found.number for _, node in self.headings]
        if found.number is None:
            numbered = [level for level, node in self.headings if node.found.number]
            return numbered[-1] + 1 if numbered else 1
        if found.number.replace(".", "").isdigit():
            return 3 + found.number.count(".")
        row = rows(found.number)
        if row[:1] == ("roman",) and not self._follows_letter(found.number, numbers):
            return 1
        return 2

    @staticmethod
    def _follows_letter(number: str, open_: Sequence[str | None]) -> bool:
        """Whether I, V or X is the letter behind H, U or W."""
        return any(
            len(sign) == len(number) == 1 and place(number, "letter") == place(sign, "letter") + 1
            for sign in open_
            if sign and not sign.isdigit()
        )

    def _item(self, node: _Node) -> None:
        found = node.found
        number = found.number or ""
        bullet = not number
        possible: tuple[Row, ...] = ("bullet",) if bullet else rows(number) or ("letter",)
        if not self.items and any(
            level.row in possible and place(number, level.row) == level.place + 1 for level in self.held[1] if number
        ):
            self.bearer, self.items = self.held
        # The innermost open level that it continues.
        for depth in range(len(self.items) - 1, -1, -1):
            level = self.items[depth]
            row = level.row
            if row in possible and (place(number, row) == level.place + 1 if number else not self._leads(level)):
                self._set(node, depth, row, place(number, row) if number else 0)
                return
        # Or the first of a row of its own, one level deeper.
        for row in possible:
            if bullet or place(number, row) == 1:
                self._set(node, len(self.items), row, 1)
                return
        # Or out of order in a row that is open.
        for depth in range(len(self.items) - 1, -1, -1):
            if self.items[depth].row in possible:
                self._set(node, depth, self.items[depth].row, place(number, self.items[depth].row))
                return
        self._set(node, len(self.items), possible[0], place(number, possible[0]))

    @staticmethod
    def _leads(level: _Level) -> bool:
        """Whether an item announces a list of its own."""
        return level.node.found.text.rstrip().endswith((":", "："))

    def _set(self, node: _Node, depth: int, row: Row, at: int) -> None:
        del self.items[depth:]
        if self.items and self.items[-1].node is not self.bearer:
            self.items[-1].node.children.append(node)
        elif self.bearer is not None:
            self.bearer.children.append(node)
        else:
            self._under().append(node)
        self.items.append(_Level(row, at, node))


def _provision(node: _Node, notes: frozenset[str]) -> Provision:
    found = node.found
    provision = Provision(
        kind=found.kind,
        number=found.number,
        runs=runs(found.text, notes if found.kind != "footnote" else frozenset()),
        children=tuple([_provision(child, notes) for child in node.children]),
        spans=tuple(found.block.spans),
        verbs=found.verbs,
        table=found.block.table,
    )
    # Blocks are folded, and in one run without emphasis nothing is taken out.
    plain = len(provision.runs) == 1 and "*" not in found.block.text
    return worded(provision, found.text.strip(" ")) if plain else provision
