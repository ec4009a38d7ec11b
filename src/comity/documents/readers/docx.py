"""DOCX as a paper (ISO/IEC 29500, ECMA-376): what Word would print, paragraph by paragraph.

Automatic numbers are counted and written out; notes are counted and stand where their section ends, if the next one
counts anew, else at the end; the head of the first page stands first and the other heads and feet last. ``ooxml`` has
the parts: names, styles, numbering, words, tables, notes. Page breaks are not in the file, so all is on page 1.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from comity.documents.readers import grids
from comity.documents.readers.archives import Package, xml
from comity.documents.readers.ooxml.names import R, W, number, on, transitional, value
from comity.documents.readers.ooxml.notes import Notes
from comity.documents.readers.ooxml.numbering import Numbered, Numbering
from comity.documents.readers.ooxml.styles import Styles
from comity.documents.readers.ooxml.tables import rows
from comity.documents.readers.ooxml.words import Words, deleted, style_of
from comity.documents.readers.own import docx as own
from comity.documents.readers.seen import Seen, Unreadable
from comity.documents.readers.sheet import Sheet
from comity.documents.tree import Kind

_TWIPS = 120  # of a character of ordinary type
_HEADING = 400  # what is longer is no heading, whatever its style says
_DEEPEST = 20  # tables and boxes within each other
_THROUGH = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read(content: bytes) -> Seen:
    """A Word file as it would be printed. Raises Unreadable for what is none, or is locked, broken or too large."""
    package = Package(content)
    if own.ours(package):
        return own.read(package)
    return _File(package).seen()


class _Parts:
    """The parts of a package by what they are to the document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = self._main()
        self.folder = posixpath.dirname(self.main)
        name = posixpath.basename(self.main)
        self.related = dict(self._relations(posixpath.join(self.folder, "_rels", f"{name}.rels"), self.folder))

    def _main(self) -> str:
        for _, (kind, target) in self._relations("_rels/.rels", ""):
            if kind == "officeDocument" and target in self.package:
                if not target.endswith(".xml") or "word" not in target.lower():
                    self._not_word(target)
                return target
        if "word/document.xml" in self.package:
            return "word/document.xml"
        raise Unreadable("a zip, but no Word file: it has no word/document.xml; look whether it bears the right ending")

    def _not_word(self, target: str) -> None:
        for folder, name in (("xl/", "Excel workbook"), ("ppt/", "PowerPoint presentation")):
            if target.startswith(folder):
                raise Unreadable(f"an {name}, not a Word file; save the paper as .docx".replace("an P", "a P"))

    def _relations(self, name: str, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
        if name not in self.package:
            return
        for each in xml(self.package.read(name), name):
            if isinstance(each.tag, str) and each.get("TargetMode") != "External":
                kind = each.get("Type", "").rsplit("/", 1)[-1]
                target = each.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                yield each.get("Id", ""), (kind, posixpath.normpath(path))

    def root(self, name: str) -> etree._Element:
        return xml(transitional(self.package.read(name)), name)

    def of(self, kind: str) -> etree._Element | None:
        """The part of a kind; None where the file has none."""
        for found, target in self.related.values():
            if found == kind and target in self.package:
                return self.root(target)
        return None


class _File:
    """One file on its way to being seen."""

    def __init__(self, package: Package) -> None:
        self.parts = _Parts(package)
        document = self.parts.root(self.parts.main)
        body = document.find(f"{W}body")
        if document.tag != f"{W}document" or body is None:
            raise Unreadable(f"{self.parts.main} is no Word document; look whether the file bears the right ending")
        self.body = body
        self.styles = Styles(self.parts.of("styles"))
        self.numbering = Numbering(self.parts.of("numbering"), self.styles)
        notes = {"footnote": self.parts.of("footnotes"), "endnote": self.parts.of("endnotes")}
        self.notes = Notes(notes, self.parts.of("settings"))
        self.sheet = Sheet()
        self.words = Words(self.styles, self.notes.mark, self.sheet.notice)
        self.carried = ""  # words of a paragraph whose end was deleted
        self.empty = False
        self.sections = [*body.iterfind(f".//{W}pPr/{W}sectPr"), *body.iterfind(f"{W}sectPr")]
        self.section = 0

    def seen(self) -> Seen:
        first = self._heads(first=True)
        self.notes.begin(self.sections[0] if self.sections else None)
        self._blocks(self.body, None, 0)
        if self.carried:
            self.sheet.put(self.carried)
        self._flush(None)
        for text in self._heads(first=False):
            if text not in first:
                self.sheet.put(text, kind="furniture")
        title, language = self._properties()
        return self.sheet.seen(title=title, language=language)

    # The text.

    def _blocks(self, parent: etree._Element, kind: Kind | None, depth: int) -> None:
        """Paragraphs and tables under an element in order. ``kind``: what they are by where they stand."""
        if depth > _DEEPEST:
            raise Unreadable("tables or text boxes stand within each other too deep; it is no paper")
        for element in _flow(parent):
            if element.tag == f"{W}p":
                self._paragraph(element, kind, depth)
            else:
                self._table(element, kind, depth)

    def _paragraph(self, paragraph: etree._Element, kind: Kind | None, depth: int) -> None:
        said = self.words.of(paragraph)
        if deleted(paragraph):
            self.sheet.notice("tracked-changes", "the file has tracked changes; it was read as if all were accepted")
            self.carried += said.text
        else:
            text, self.carried = self.carried + said.text, ""
            self._put(paragraph, text, "contents" if said.contents else kind)
        for box in said.boxes:
            self._blocks(box, kind, depth + 1)
        properties = paragraph.find(f"{W}pPr/{W}sectPr")
        if properties is not None and properties in self.sections:
            self._end_section()

    def _put(self, paragraph: etree._Element, text: str, kind: Kind | None) -> None:
        style = style_of(paragraph, self.styles)
        hidden = not text.strip() and bool(on(paragraph, "pPr/rPr/vanish"))
        numbered = None if hidden else self.numbering.of(paragraph, style)
        if not text.strip() and (numbered is None or numbered.bullet or not numbered.text.strip()):
            self.empty = True
            return
        told, level = self._kind(paragraph, style, text) if kind is None else (kind, 0)
        if numbered is not None:
            text = f"{numbered.text}{text}" if numbered.text else text
            level = level or numbered.level
        indent = self._indent(paragraph, style, numbered)
        # The title block sets two things on one line, a tab between them.
        for at, part in enumerate(text.split("\t") if told == "front" else [text]):
            self.sheet.put(part, kind=told, level=level, indent=indent, gap=self.empty and not at)
        self.empty = False

    def _kind(self, paragraph: etree._Element, style: str | None, text: str) -> tuple[Kind | None, int]:
        kind, level = self.styles.kind(style)
        if kind is None:
            outline = value(paragraph, "pPr/outlineLvl")
            if outline is not None and outline in "012345678":
                kind, level = "heading", number(outline) + 1
        if kind in {"heading", "title", "front"} and len(text) > _HEADING:
            return None, 0
        return kind, level

    def _indent(self, paragraph: etree._Element, style: str | None, numbered: Numbered | None) -> int:
        own = paragraph.find(f"{W}pPr/{W}ind")
        if own is not None and (said := own.get(f"{W}left") or own.get(f"{W}start")) is not None:
            return number(said) // _TWIPS
        return (numbered.indent if numbered is not None else self.styles.indent(style)) // _TWIPS

    def _table(self, table: etree._Element, kind: Kind | None, depth: int) -> None:
        """A table as one line with its rows; one that only sets lines, or a table of contents, as its lines."""
        sets = not self.sheet.lines or next(table.iterdescendants(f"{W}tbl"), None) is not None
        outer, self.sheet = self.sheet, Sheet()
        self.sheet.noticed = outer.noticed
        grid = grids.Grid([], [])
        for heads, row in rows(table):
            grid.head.append(heads)
            grid.cells.append({})
            for cell in row:
                at = len(self.sheet.lines)
                if cell.element is not None:
                    self._blocks(cell.element, kind, depth + 1)
                grid.cells[-1].setdefault(cell.column, []).extend(self.sheet.texts[at:])
        inner, self.sheet = self.sheet, outer
        grids.put(self.sheet, grid, list(zip(inner.lines, inner.texts, strict=True)), kind, sets=sets)
        self.empty = False

    # Sections, notes, heads and feet.

    def _end_section(self) -> None:
        self.section += 1
        following = self.sections[self.section] if self.section < len(self.sections) else None
        for kind in ("footnote", "endnote"):
            if self.notes.restarts(kind, following):
                self._flush(kind)
        self.notes.begin(following)

    def _flush(self, kind: str | None) -> None:
        """Write the notes that wait; notes that their markers bring while they are written come too."""
        while waiting := self.notes.take(kind):
            for note in waiting:
                words = Words(self.styles, self.notes.mark, self.sheet.notice)
                said = [words.of(paragraph).text.strip() for paragraph in note.element.iter(f"{W}p")]
                text = "\n".join(filter(None, said))
                self.sheet.put(f"{note.marker} {text}" if note.marker else text, kind="footnote")

    def _heads(self, *, first: bool) -> list[str]:
        """The head of the first page, put as lines of the title block; or the texts of all heads and feet."""
        told: list[str] = []
        passed: set[str] = set()
        for at, section in enumerate(self.sections):
            opens = at == 0 and bool(on(section, "titlePg"))
            for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
                opening = opens and reference.tag == f"{W}headerReference" and reference.get(f"{W}type") == "first"
                _, target = self.parts.related.get(reference.get(f"{R}id", ""), ("", ""))
                if (first and not opening) or target in passed or target not in self.parts.package:
                    continue
                passed.add(target)
                told += self._head(target, opening=opening and first)
        return list(dict.fromkeys(told))

    def _head(self, target: str, *, opening: bool) -> list[str]:
        outer, words = self.sheet, self.words
        if not opening:
            self.sheet = Sheet()
            self.sheet.noticed = outer.noticed
        begun = len(self.sheet.lines)
        self.words = Words(self.styles, lambda *_: "", self.sheet.notice)
        try:
            self._blocks(self.parts.root(target), "front" if opening else "furniture", 1)
        except Unreadable as error:
            self.sheet.notice("broken-part", f"{error}; what it prints at the edges of pages was left out")
        said = self.sheet.texts[begun:]
        self.sheet, self.words = outer, words
        return said

    def _properties(self) -> tuple[str | None, str | None]:
        """The title and the language that the file's properties say (ECMA-376, part 2, 11)."""
        name = "docProps/core.xml"
        if name not in self.parts.package:
            return None, None
        try:
            root = xml(self.parts.package.read(name), name)
        except Unreadable:  # no word of the paper stands there
            return None, None
        title, language = (
            root.findtext(f"{{http://purl.org/dc/elements/1.1/}}{what}") for what in ("title", "language")
        )
        return title, language


def _flow(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a story in order, through content controls and inserted parts."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag in {f"{W}p", f"{W}tbl"}:
            yield element
        elif element.tag in _THROUGH:
            stack += reversed(element)
