"""DOCX: a file to go on working with. Numbers are counted by Word, notes are notes, headings can be walked.

The file is written as the standard has it (ISO/IEC 29500), without a library between: python-docx knows neither notes
nor lists, and is many times slower. ``ooxml`` has the parts: numbering, notes, tables, pictures, sections, package.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.documents.tree import Paper
from comity.documents.writers.blocks import Block, flat
from comity.documents.writers.galley import Galley, galley, parts
from comity.documents.writers.ooxml import sections
from comity.documents.writers.ooxml.contents import contents
from comity.documents.writers.ooxml.drawings import Drawings
from comity.documents.writers.ooxml.notes import Notes
from comity.documents.writers.ooxml.numbering import COLUMN, STEP, Numbering, Place
from comity.documents.writers.ooxml.package import packed, part
from comity.documents.writers.ooxml.runs import Bookmarks, Links, changed, inline, revision, run, styled, tab
from comity.documents.writers.ooxml.tables import table


def write(paper: Paper) -> bytes:
    """The paper as DOCX."""
    set_ = galley(paper)
    sheet = _Sheet(set_)
    body = sheet.body()
    written = {
        "document": part("document", f"<w:body>{body}</w:body>"),
        "numbering": part("numbering", sheet.numbering.xml()),
        "footnotes": part("footnotes", sheet.notes.xml()),
        "header": part("hdr", sections.header(set_)),
        "empty": part("hdr", sections.EMPTY),
        "footer": part("ftr", sections.footer(set_)),
    }
    return packed(set_, written, sheet.drawings.media, {"document": sheet.links, "footnotes": sheet.notes.links})


# The style of each kind that is not numbered by a family, and the family of each kind that is.
_STYLES = {
    "front": "FrontLine",
    "contents": "ContentsLine",
    "title": "InstrumentTitle",
    "enacting": "Enacting",
    "preambular": "Preambular",
    "closing": "Closing",
    "picture": "PictureCaption",
    "table": "Caption",
    "operative": "UnnumberedOperative",
    "placeholder": "UnnumberedPlaceholder",
}
_FAMILIES = {"paragraph": "paragraph", "operative": "operative", "placeholder": "operative"}


class _Sheet:
    """The text of one document, paragraph by paragraph, with what it refers to."""

    def __init__(self, set_: Galley) -> None:
        self.set = set_
        self.links = Links(
            rIdStyles=("styles", "styles.xml"),
            rIdSettings=("settings", "settings.xml"),
            rIdFonts=("fontTable", "fontTable.xml"),
            rIdNumbering=("numbering", "numbering.xml"),
            rIdNotes=("footnotes", "footnotes.xml"),
            rIdHeader=("header", "header.xml"),
            rIdEmpty=("header", "empty.xml"),
            rIdFooter=("footer", "footer.xml"),
        )
        every = [
            *set_.masthead.lines,
            *set_.opening,
            *set_.body,
            *(note for notes in set_.notes.values() for note in notes),
        ]
        self.bookmarks = Bookmarks(block.anchor for block in flat(every))
        self.numbering = Numbering(set_.words.annex)
        self.notes = Notes(set_, self.bookmarks)
        self.drawings = Drawings(self.links)
        self.made: list[str] = []
        self.family = "paragraph"
        self.change = ""

    def body(self) -> str:
        self._opening()
        annexes = sum(block.kind == "annex" for block in self.set.body)
        for at, (blocks, notes) in enumerate(parts(self.set)):
            if at:
                self._end_section(first=at == 1)
                if at == annexes > 1 and self.set.notes:
                    self.made.append(sections.between(rtl=self.set.rtl))
                self.notes.section()
            self._blocks(blocks)
            for note in notes:
                if note.address not in self.set.marked:
                    self.made += self.notes.loose(note)
        last = sections.section(first=not annexes, rtl=self.set.rtl)
        return "".join([*self.made, last])

    def _end_section(self, *, first: bool) -> None:
        """The properties of a section stand in its last paragraph."""
        properties = sections.section(first=first, rtl=self.set.rtl)
        if not self.made or not self.made[-1].startswith("<w:p>"):
            self._paragraph("Gap", "")
        self.made[-1] = self.made[-1].replace("</w:pPr>", f"{properties}</w:pPr>", 1)

    def _opening(self) -> None:
        head = self.set.masthead
        if head.symbol:
            self._paragraph("Symbol", self._words(head.symbol))
        organ = self._words(head.organ, '<w:rStyle w:val="Organ"/>') if head.organ else ""
        for at, fact in enumerate(head.facts):
            self._paragraph("Fact", (organ if at == 0 else "") + tab() + self._words(fact))
        if organ and not head.facts:
            self._paragraph("Fact", organ)
        for at, line in enumerate(head.rest):
            self._paragraph("FrontLine" if at else "SessionLine", self._words(line))
        self._blocks(self.set.opening)
        if self.set.entries:
            self.made.append(contents(self.set, self.bookmarks))

    def _words(self, block: Block, style: str = "") -> str:
        """The words of a line of the title block, in a style of their own."""
        words = inline(block.pieces, self.links, self.bookmarks, self.notes.mark)
        words = styled(words, style)
        return self.bookmarks.around(block.anchor, words) if block.anchor else words

    def _blocks(self, blocks: Iterable[Block], parent: str = "", indent: int = 0) -> None:
        for block in blocks:
            self._block(block, parent, indent)

    def _block(self, block: Block, parent: str, indent: int) -> None:
        self.change = block.change
        if block.children:  # the bookmark of a provision holds what stands under it
            self.bookmarks.reach(block.anchor)
        words = inline(block.pieces, self.links, self.bookmarks, self.notes.mark)
        inner = indent
        match block.kind:
            case "furniture":
                pass
            case "title" if block.level:
                self._paragraph("Title", self.bookmarks.around(block.anchor, words))
            case "annex":
                self._annex(block, words)
            case "heading":
                self._heading(block, words, parent)
            case "table" if block.grid:
                self._paragraph("Caption", self.bookmarks.around(block.anchor, words), "<w:keepNext/>", indent=indent)
                self.made.append(table(block.grid, block.text, rtl=self.set.rtl))
                self._paragraph("Gap", "")
            case "picture":
                drawn = self.drawings.drawn(block) or run(block.alt, "<w:i/><w:iCs/>")
                self._paragraph("PictureLine", drawn)
                self._paragraph("PictureCaption", self.bookmarks.around(block.anchor, words))
            case "item":
                inner = self._item(block, words, parent, indent)
            case "paragraph" | "operative" | "placeholder" if block.number:
                self._numbered(block, words, parent)
                inner = COLUMN
            case _:
                style = _STYLES.get(block.kind, "PlainParagraph")
                label = f"{run(block.label)}{tab()}" if block.label else ""
                turned = self.set.rtl and not label and block.left_to_right
                before, after = ('<w:bidi w:val="0"/>', '<w:jc w:val="right"/>') if turned else ("", "")
                content = label + styled(words, '<w:rtl w:val="0"/>' if turned else "")
                self._paragraph(style, self.bookmarks.around(block.anchor, content), before, after, indent)
                inner = COLUMN if block.kind == "preambular" else indent
        self.change = ""
        if block.children:
            self._blocks(block.children, block.address, inner)
            self.made[-1] = f"{self.made[-1].removesuffix('</w:p>')}{self.bookmarks.end(block.anchor)}</w:p>"

    def _annex(self, block: Block, words: str) -> None:
        place = self._place(block, "annex", 0, "") if block.number else None
        label = "" if place else run(block.label)
        broken = "<w:r><w:br/></w:r>" if words else ""
        content = self.bookmarks.around(block.anchor, f"{label}{broken}{words}")
        self._paragraph("AnnexHeading", content, _numbered(place))

    def _heading(self, block: Block, words: str, parent: str) -> None:
        place = self._place(block, "heading", block.level - 1, parent) if block.number else None
        style = f"Heading{min(block.level, 4)}"
        if place or not block.number:
            self._paragraph(style, self.bookmarks.around(block.anchor, words), _numbered(place))
        else:
            self._literal(style, block, words, COLUMN, COLUMN)

    def _numbered(self, block: Block, words: str, parent: str) -> None:
        family = _FAMILIES[block.kind]
        self.family = family
        style = "OperativeParagraph" if family == "operative" else "NumberedParagraph"
        style = "PlaceholderParagraph" if block.kind == "placeholder" else style
        place = self._place(block, family, 0, parent)
        if place:
            self._paragraph(style, self.bookmarks.around(block.anchor, words), place.xml)
        else:
            self._literal(style, block, words, COLUMN, COLUMN)

    def _item(self, block: Block, words: str, parent: str, indent: int) -> int:
        """An item; what stands under it is indented as its words are."""
        style = "Item" if block.level == 1 else "Subitem"
        inner = min(indent + STEP, COLUMN + _DEEPEST * STEP)
        place = self._place(block, self.family, block.level, parent) if block.number else None
        shift = f'<w:ind w:left="{inner}" w:hanging="{STEP}"/>'
        if place:
            self._paragraph(style, self.bookmarks.around(block.anchor, words), place.xml, shift)
        elif block.number:
            self._literal(style, block, words, inner, STEP)
        else:
            self._paragraph(style, self.bookmarks.around(block.anchor, words), _numbered(None), indent=inner)
        return inner

    def _place(self, block: Block, family: str, level: int, siblings: str) -> Place | None:
        return self.numbering.place(family, block.scope, level, block.number, siblings)

    def _literal(self, style: str, block: Block, words: str, left: int, hanging: int) -> None:
        """A paragraph whose number is text, since no list counts so."""
        label = changed(f"{run(block.label)}{tab()}", self.change, self.bookmarks)
        content = self.bookmarks.around(block.anchor, f"{label}{words}")
        self._paragraph(style, content, _NO_LIST, f'<w:ind w:left="{left}" w:hanging="{hanging}"/>')

    def _paragraph(self, style: str, content: str, before: str = "", after: str = "", indent: int = 0) -> None:
        """A paragraph. ``before`` and ``after``: its properties, before and after the place of indents."""
        after = after or (f'<w:ind w:left="{indent}"/>' if indent else "")
        if self.change:  # the mark of the paragraph goes with its words
            tag = {"in": "ins", "out": "del"}[self.change]
            after += f"<w:rPr><w:{tag} {revision(self.bookmarks)}/></w:rPr>"
        self.made.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{after}</w:pPr>{content}</w:p>')


_DEEPEST = 8
_NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def _numbered(place: Place | None) -> str:
    return place.xml if place else _NO_LIST
