"""Akoma Ntoso 3.0 (OASIS LegalDocML 1.0): identifiers from the printed numbers, notes where their markers stand.

A paper is a ``statement`` when an organ enacts something in it, else a ``doc``. Title block: ``preface``. From the
enacting words to the first operative paragraph: ``preamble``. The rest: ``mainBody``, as sections, paragraphs and
points, and ``hcontainer`` for what the standard has no name for. Each annex is an attachment, a document of its own.
Every provision has its address as ``eId``; a citation with a target is a ``ref`` to it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from comity.documents.spaces import unspaced
from comity.documents.tree import Paper
from comity.documents.writers import frbr
from comity.documents.writers.blocks import Block, flat
from comity.documents.writers.frbr import add
from comity.documents.writers.galley import Galley, galley
from comity.documents.writers.pieces import Mark, Piece, safe
from comity.documents.writers.svg import drawing

_NUMBERS = {"item": "({})", "annex": "{}", "footnote": "{}"}
_RECITALS = frozenset({"enacting", "preambular"})
_STYLES = {"italic": "i", "bold": "b"}
_LEADER = re.compile(r"(?:[.…\s]{2,}|\s)\d{1,3}$")


class Reference(NamedTuple):
    """A citation to be written as a ``ref``: where it stands in its provision's text, and where it leads."""

    start: int
    end: int
    href: str


def write(paper: Paper, references: Mapping[str, Sequence[Reference]] | None = None) -> bytes:
    """The paper as Akoma Ntoso in UTF-8. ``references``: the citations of each address."""
    return _Writing(paper, galley(paper, keep=""), references or {}).whole()


class _Writing:
    def __init__(self, paper: Paper, set_: Galley, references: Mapping[str, Sequence[Reference]]) -> None:
        self.paper, self.set, self.references = paper, set_, references
        self.homes = {note.address: scope for scope, notes in set_.notes.items() for note in notes}
        self.scope = ""  # of the document that is being written
        self.done: set[str] = set()  # notes that stand in the text
        self.headings = {
            unspaced(each.label + each.text): each for each in flat(set_.body) if each.kind in {"heading", "annex"}
        }

    def whole(self) -> bytes:
        root = etree.Element(f"{{{frbr.NAMESPACE}}}akomaNtoso", nsmap={None: frbr.NAMESPACE})  # type: ignore[dict-item]
        enacts = any(block.kind == "enacting" for block in self.set.body)
        document = add(root, "statement" if enacts else "doc", name="resolution" if enacts else "report")
        frbr.meta(document, self.paper, self.set)
        self._document(document, [*self.set.masthead.lines, *self.set.opening], self.set.body)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    def _document(self, document: etree._Element, opening: Sequence[Block], body: Sequence[Block]) -> None:
        """The parts of a paper, or of an annex, behind its ``meta``."""
        lines = [*opening, *_leading(body, {"front", "title", "contents", "closing", "furniture"})]
        rest = body[len(lines) - len(opening) :]
        lines = [block for block in lines if block.kind != "furniture"]
        recitals = _leading(rest, _RECITALS) if rest and rest[0].kind == "enacting" else []
        rest = rest[len(recitals) :]
        if lines:
            self._preface(frbr.part(document, "preface", self.set), lines)
        if recitals:
            self._preamble(frbr.part(document, "preamble", self.set), recitals)
        main = frbr.part(document, "mainBody", self.set)
        self._hierarchy(main, [block for block in rest if block.kind != "annex"])
        for note in self.set.notes.get(self.scope, ()):
            if note.address not in self.done:
                self._paragraph(main, note)
        if not len(main):
            add(add(add(main, "hcontainer", name="body"), "content"), "p")
        annexes = [block for block in rest if block.kind == "annex"]
        if annexes:
            attachments = add(document, "attachments")
            for block in annexes:
                self._annex(attachments, block)

    def _annex(self, attachments: etree._Element, block: Block) -> None:
        outer, self.scope = self.scope, f"{block.address}/"
        attachment = add(attachments, "attachment", eId=block.anchor)
        add(attachment, "num").text = block.label
        if block.pieces:
            self._words(add(attachment, "heading"), block)
        document = add(attachment, "doc", name="annex")
        frbr.meta(document, self.paper, self.set, block.anchor)
        self._document(document, (), block.children)
        self.scope = outer

    # The parts of a document.

    def _preface(self, preface: etree._Element, blocks: Iterable[Block]) -> None:
        toc: etree._Element | None = None
        for block in blocks:
            if block.kind == "contents":
                toc = add(preface, "toc", eId=f"{block.anchor}/toc") if toc is None else toc
                self._entry(toc, block)
                continue
            toc = None
            line = add(preface, "p", eId=block.anchor)
            match block.kind:
                case "title":
                    line = add(line, "docTitle")
                case "closing":
                    line = add(line, "docTitle", refersTo="#adoption")
                case "front" if block is self.set.masthead.symbol:
                    line = add(line, "docNumber")
                case "front" if block is self.set.masthead.organ:
                    line = add(line, "docAuthority")
            self._words(line, block)

    def _entry(self, toc: etree._Element, block: Block) -> None:
        """A line of a table of contents; it leads to the heading with the same words, else to where it stands."""
        found = self.headings.get(unspaced(_LEADER.sub("", block.text)))
        level = str(found.level if found else 1)
        href = f"#{found.anchor if found else block.anchor}"
        self._words(add(toc, "tocItem", href=href, level=level, eId=block.anchor), block)

    def _preamble(self, preamble: etree._Element, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if block.kind == "enacting":
                part = add(preamble, "formula", name="enactingFormula", eId=block.anchor)
            elif block.number:  # only a recital can bear a number
                part = add(add(preamble, "recitals", eId=f"{block.anchor}/recitals"), "recital", eId=block.anchor)
                self._number(part, block)
            else:
                part = add(preamble, "container", name="recital", eId=block.anchor)
            self._words(add(part, "p"), block)
            self._list(part, block)

    def _list(self, parent: etree._Element, block: Block) -> None:
        """What stands under a block that is no part of the hierarchy: there are no points in a preamble or a note."""
        if not block.children:
            return
        blocks = add(parent, "blockList", eId=f"{block.anchor}/list")
        for child in block.children:
            item = add(blocks, "item", eId=child.anchor)
            self._number(item, child)
            self._words(add(item, "p"), child)
            self._list(item, child)

    def _hierarchy(self, parent: etree._Element, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if block.kind == "heading":
                self._section(parent, block)
            elif block.kind != "furniture":
                self._paragraph(parent, block)

    def _section(self, parent: etree._Element, block: Block) -> None:
        section = add(parent, "section", eId=block.anchor)
        self._number(section, block)
        self._words(add(section, "heading"), block)
        before = len(section)
        self._hierarchy(section, block.children)
        if len(section) == before:
            add(add(section, "content"), "p")

    def _paragraph(self, parent: etree._Element, block: Block) -> None:
        """A provision of the body; what the standard has no name for bears its own."""
        match block.kind:
            case "paragraph":
                element = add(parent, "paragraph", eId=block.anchor)
            case "operative":
                element = add(parent, "paragraph", eId=block.anchor, **{"class": "operative"})
            case "item":
                element = add(parent, "point", eId=block.anchor)
            case kind:
                element = add(parent, "hcontainer", name=kind, eId=block.anchor)
        self._number(element, block)
        words = add(element, "intro" if block.children else "content")
        if block.alt:
            self._picture(add(words, "p"), block)
        if block.grid is None:
            self._words(add(words, "p"), block)
        else:
            self._table(words, block)
        self._hierarchy(element, block.children)

    @staticmethod
    def _picture(line: etree._Element, block: Block) -> None:
        """A picture within the file, or its words where it cannot be drawn."""
        drawn = drawing(block.svg, "", block.alt)
        if drawn is None:
            line.text = block.alt
        else:
            source = "data:image/svg+xml;base64," + b64encode(drawn.xml.encode()).decode()
            add(line, "img", src=source, alt=block.alt)

    def _table(self, words: etree._Element, block: Block) -> None:
        if block.grid is None:
            return
        table = add(words, "table", eId=f"{block.anchor}/table")
        if block.pieces:
            self._words(add(table, "caption"), block)
        for row in (block.grid.head, *block.grid.rows):
            line = add(table, "tr")
            for cell in row:
                add(add(line, "th" if row is block.grid.head else "td"), "p").text = cell

    def _number(self, element: etree._Element, block: Block) -> None:
        if block.number:
            add(element, "num").text = _NUMBERS.get(block.kind, "{}.").format(block.number)

    # Words.

    def _words(self, element: etree._Element, block: Block) -> None:
        """The words of a block, its citations as ``ref``, its notes where their markers stand."""
        references = _whole(self.references.get(block.address, ()), block.pieces)
        at, last, inside = 0, None, element
        for piece in block.pieces:
            if piece.mark:
                self._mark(element, piece.mark)
                continue
            for text in _parted(piece.text, at, references):
                reference = next((each for each in references if each.start <= at < each.end), None)
                if reference is None:
                    inside = element
                elif reference is not last:
                    inside = add(element, "ref", href=safe(reference.href))
                last = reference
                _say(inside, piece._replace(text=text, href="" if reference else piece.href))
                at += len(text)

    def _mark(self, element: etree._Element, mark: Mark) -> None:
        """The marker of a note: the note itself where it stands in its own document for the first time."""
        if not mark.note:
            add(element, "sup").text = mark.number
        elif mark.note in self.done or self.homes[mark.note] != self.scope:
            add(element, "noteRef", href=f"#{_anchor(mark.note)}", marker=mark.number)
        else:
            self.done.add(mark.note)
            found = next(note for note in self.set.notes[self.scope] if note.address == mark.note)
            note = add(element, "authorialNote", marker=mark.number, placement="bottom", eId=found.anchor)
            self._words(add(note, "p"), found)
            self._list(note, found)


def _leading(blocks: Sequence[Block], kinds: Iterable[str]) -> list[Block]:
    """The blocks of these kinds with which others begin."""
    end = next((at for at, block in enumerate(blocks) if block.kind not in kinds), len(blocks))
    return list(blocks[:end])


def _whole(references: Sequence[Reference], pieces: Iterable[Piece]) -> list[Reference]:
    """The references that a ``ref`` can hold: they do not overlap, and no marker stands in them."""
    marks, at = [], 0
    for piece in pieces:
        if piece.mark:
            marks.append(at)
        at += len(piece.text)
    found: list[Reference] = []
    for each in sorted(references):
        if (not found or each.start >= found[-1].end) and not any(each.start < mark < each.end for mark in marks):
            found.append(each)
    return found


def _parted(text: str, at: int, references: Sequence[Reference]) -> Iterable[str]:
    """A text that begins at an offset, cut where references begin and end."""
    edges = {edge - at for each in references for edge in (each.start, each.end)}
    cuts = [0, *sorted(edge for edge in edges if 0 < edge < len(text)), len(text)]
    return (text[start:end] for start, end in pairwise(cuts))


def _say(element: etree._Element, piece: Piece) -> None:
    """Set a piece of text behind what an element holds."""
    if piece.change:
        element = add(element, {"in": "ins", "out": "del"}[piece.change])
    if piece.href:
        element = add(element, "a", href=piece.href)
    if piece.style:
        element = add(element, _STYLES[piece.style])
    if len(element):
        element[-1].tail = (element[-1].tail or "") + piece.text
    else:
        element.text = (element.text or "") + piece.text


def _anchor(address: str) -> str:
    return re.sub(r"\s", "_", address)
