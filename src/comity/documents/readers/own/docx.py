"""A Word file of our own writer that nobody has saved since: its styles, lists and bookmarks are the tree of the paper.

The bookmark of a provision holds what stands under it, so that how many are open says how deep a paragraph stands.
Once Word has saved it, the file says so, and is read like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
from lxml import etree

from comity.documents.readers.archives import Package, xml
from comity.documents.readers.ooxml.names import W, on, value
from comity.documents.readers.ooxml.notes import Notes
from comity.documents.readers.ooxml.numbering import Numbering
from comity.documents.readers.ooxml.styles import Styles
from comity.documents.readers.ooxml.tables import rows
from comity.documents.readers.own.telling import Telling, bare, gridded, in_order
from comity.documents.readers.seen import SUPERSCRIPTS, Seen, Unreadable
from comity.documents.tree import Kind, Picture, Provision, Run

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("Symbol", "Fact", "SessionLine", "FrontLine"), "front"),
    **dict.fromkeys(("Title", "InstrumentTitle"), "title"),
    **dict.fromkeys(("Heading1", "Heading2", "Heading3", "Heading4"), "heading"),
    **dict.fromkeys(("NumberedParagraph", "PlainParagraph"), "paragraph"),
    **dict.fromkeys(("OperativeParagraph", "UnnumberedOperative"), "operative"),
    **dict.fromkeys(("PlaceholderParagraph", "UnnumberedPlaceholder"), "placeholder"),
    **dict.fromkeys(("Item", "Subitem"), "item"),
    "ContentsLine": "contents",
    "AnnexHeading": "annex",
    "Enacting": "enacting",
    "Preambular": "preambular",
    "Closing": "closing",
    "Caption": "table",
    "PictureCaption": "picture",
    "FootnoteText": "footnote",
}
Change = Literal["", "in", "out"]
Style = Literal["", "italic", "bold"]
_CHANGES: dict[str, Change] = {f"{W}ins": "in", f"{W}del": "out"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
Token = Run | Literal["\t", "\n"]


def ours(package: Package) -> bool:
    """Whether our own writer was the last to write a file."""
    try:
        return b"<Application>Comity</Application>" in package.read("docProps/app.xml")
    except Unreadable:  # it is no part of the paper
        return False


def read(package: Package) -> Seen:
    """The paper as its paragraphs tell it. Raises Unreadable where a part is missing or broken."""
    return _File(package).seen()


class _File:
    def __init__(self, package: Package) -> None:
        def part(name: str) -> etree._Element | None:
            return xml(package.read(f"word/{name}.xml"), name) if f"word/{name}.xml" in package else None

        self.package = package
        self.body = xml(package.read("word/document.xml"), "word/document.xml").find(f"{W}body")
        self.furniture = [part("header"), part("footer")]
        self.styles = Styles(part("styles"))
        self.numbering = Numbering(part("numbering"), self.styles)
        self.marks = Notes({"footnote": part("footnotes")}, part("settings"))
        self.telling = Telling()
        self.open: list[str] = []  # the bookmarks that hold what comes
        self.notes: list[tuple[str, Provision]] = []  # of the part that is open, with their bookmarks
        self.inside = 0  # how deep what an annex holds stands
        self.held: tuple[int, Provision, str] | None = None  # the caption of a table that comes
        self.alt = ""  # what the picture shows whose caption comes

    def seen(self) -> Seen:
        self.marks.begin(None)
        for element in () if self.body is None else self.body:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{W}sdt":
                self.telling.aside(_text(element))
        self._end_part()
        for each in self.furniture:
            if each is not None and (said := _text(each).strip()):
                self.telling.aside(said)
        return self.telling.seen(**_facts(self.package))

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = value(paragraph, "pPr/pStyle") or ""
        if style == "PictureLine":
            described = next(paragraph.iter(_DRAWING), None)
            self.alt = _text(paragraph) if described is None else described.get("descr", "")
            return
        depth, name, tokens = len(self.open), self._bookmark(paragraph), list(self._tokens(paragraph))
        kind = _KINDS.get(style)
        if style == "Fact":
            self._facts(tokens)
        elif kind == "footnote":
            self.notes.append((name, self._note(tokens, "")))
        elif kind is not None:
            self._provision(kind, paragraph, style, tokens, depth)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            self._end_part()
            self.marks.begin(None)
            self.marks.counts.clear()

    def _bookmark(self, paragraph: etree._Element) -> str:
        """The bookmark that a paragraph begins; those that it leaves open hold what comes."""
        first = ""
        for each in paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            named = each.get(f"{W}id", "")
            if each.tag == f"{W}bookmarkStart":
                first = first or each.get(f"{W}name", "")
                self.open.append(named)
            elif named in self.open:
                self.open.remove(named)
        return first

    def _facts(self, tokens: list[Token]) -> None:
        """A line of the title block sets two things, a tab between them."""
        line: list[Run] = []
        for token in (*tokens, "\t"):
            if isinstance(token, Run):
                line.append(token)
            elif line:
                self.telling.put(Provision(kind="front", runs=tuple(line)), 0)
                line = []

    def _provision(self, kind: Kind, paragraph: etree._Element, style: str, tokens: list[Token], depth: int) -> None:
        numbered = self.numbering.of(paragraph, style)
        label, runs = numbered.text.strip() if numbered else "", tokens
        parting: Token = "\n" if kind == "annex" else "\t"
        if not label and parting in tokens:
            at = tokens.index(parting)
            label, runs = "".join(token.text for token in tokens[:at] if isinstance(token, Run)), tokens[at:]
        elif not label and kind == "annex" and numbered is None and "\n" not in tokens:  # all of it is its label
            label, runs = "".join(token.text for token in tokens if isinstance(token, Run)), []
        said = Provision(
            kind=kind,
            number=bare(kind, label),
            runs=tuple(run for run in runs if isinstance(run, Run)),
            picture=Picture(svg="", alt=self.alt) if kind == "picture" else None,
        )
        if kind == "table":
            self.held = (depth, said, label)
            return
        if kind == "annex":
            self.inside = depth + 1
        self.telling.put(said, depth, label)

    def _table(self, table: etree._Element) -> None:
        if self.held is None:
            return
        depth, said, label = self.held
        cells = ([cell.element for cell in row] for _, row in rows(table))
        told = gridded([tuple("" if cell is None else _text(cell) for cell in row) for row in cells])
        self.telling.put(msgspec.structs.replace(said, table=told), depth, label)
        self.held = None

    # Notes.

    def _end_part(self) -> None:
        """Write the notes of a part where it ends: those that are marked, and those that stand as paragraphs."""
        loose, self.notes = self.notes, []
        marked = []
        for waiting in self.marks.take():
            first = next(waiting.element.iter(f"{W}p"), None)
            if first is not None:
                name = next((each.get(f"{W}name", "") for each in first.iter(f"{W}bookmarkStart")), "")
                marked.append((name, self._note(list(self._tokens(first)), waiting.marker.translate(_PLAIN))))
        for note in in_order([*marked, *loose]):
            self.telling.put(note, self.inside, note.number or "")

    @staticmethod
    def _note(tokens: list[Token], counted: str) -> Provision:
        """A note: its number, counted or its own mark, then its words."""
        runs = [token for token in tokens if isinstance(token, Run)]
        own = runs.pop(0).note if runs and runs[0].note and not counted else ""
        return Provision(kind="footnote", number=counted or own or None, runs=tuple(runs))

    # Words.

    def _tokens(self, paragraph: etree._Element) -> Iterator[Token]:
        for run in paragraph.iter(f"{W}r"):
            change: Change = next((_CHANGES[str(each.tag)] for each in run.iterancestors(*_CHANGES)), "")
            properties = run.find(f"{W}rPr")
            style: Style = "bold" if on(properties, "b") else "italic" if on(properties, "i") else ""
            high = value(properties, "rStyle") == "FootnoteReference"
            for element in run:
                text = (element.text or "") if element.tag in {f"{W}t", f"{W}delText"} else ""
                if element.tag == f"{W}tab":
                    yield "\t"
                elif element.tag == f"{W}br":
                    yield "\n"
                elif element.tag == f"{W}footnoteReference":
                    follows = element.get(f"{W}customMarkFollows") == "1"
                    counted = self.marks.mark("footnote", element.get(f"{W}id", ""), follows)
                    if counted:
                        yield Run(note=counted.translate(_PLAIN), change=change)
                elif text and high:
                    yield Run(note=text, change=change)
                elif text:
                    yield Run(text=text, style=style, change=change)


def _text(element: etree._Element) -> str:
    said = ("".join(text.text or "" for text in each.iter(f"{W}t")) for each in element.iter(f"{W}p"))
    return " ".join(" ".join(filter(None, said)).split())


def _facts(package: Package) -> dict[str, str]:
    """What the properties of the file say of the paper (ECMA-376, part 2, 11)."""
    if "docProps/core.xml" not in package:
        return {}
    try:
        root = xml(package.read("docProps/core.xml"), "docProps/core.xml")
    except Unreadable:
        return {}
    told = {
        "title": root.findtext(f"{_DC}title"),
        "symbol": root.findtext(f"{_DC}subject"),
        "language": root.findtext(f"{_DC}language"),
        "date": (root.findtext(f"{_TERMS}created") or "").partition("T")[0],
    }
    return {name: said for name, said in told.items() if said}
