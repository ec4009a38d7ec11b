"""The words of a paragraph of a Word file, as Word shows them (ECMA-376, part 1, 17.3.3 and 17.16).

What was deleted under tracked changes is out and what was inserted is in; fields show their results; raised figures
become superscript figures; a text box is kept for after its paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from comity.documents.readers.ooxml.names import MC, M, W, value
from comity.documents.readers.ooxml.styles import Styles
from comity.documents.readers.sheet import raised

# Signs of the symbol fonts that papers use, by their codes below the private area.
_SYMBOLS = {
    0xB7: "•",
    0x2D: "–",
    0xA7: "▪",
    0xA8: "□",
    0x6F: "□",
    0xFE: "☑",
    0xFC: "✓",
    0xD8: "➢",
    0xE0: "→",
    0xB0: "°",
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xAE: "→",
    0xD3: "©",
    0xD2: "®",
    0xD4: "™",
}
_PLAIN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SKIPPED = {f"{W}pPr", f"{W}rPr", f"{W}rt", f"{W}sdtPr", f"{W}sectPr"}
_CHANGES = {f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"}
_TAGS = (
    *(f"{W}r", f"{W}t", f"{M}t", f"{W}sym", f"{W}fldChar", f"{W}instrText", f"{W}txbxContent", f"{W}sdt"),
    *(f"{MC}Choice", f"{MC}Fallback", f"{W}commentReference"),
    *(*_PLAIN, *_NOTES, *_SKIPPED, *_CHANGES),
)

Marked = Callable[[str, str, bool], str]  # (footnote or endnote, its id, whether its own mark follows) -> the marker
Notice = Callable[[str, str], None]


class Said(NamedTuple):
    """The words of a paragraph, the text boxes that hang on it, whether a table of contents brought it."""

    text: str
    boxes: list[etree._Element]
    contents: bool


class Words:
    """The words of one story (the text, a note, a header): fields may run through its paragraphs."""

    def __init__(self, styles: Styles, marked: Marked, notice: Notice) -> None:
        self.styles = styles
        self.marked = marked
        self.notice = notice
        self.fields: list[list[str]] = []  # of each open field: where it is, and what it asks for

    def of(self, paragraph: etree._Element) -> Said:
        said: list[str] = []
        boxes: list[etree._Element] = []
        high = hidden = contents = False
        walk = etree.iterwalk(paragraph, events=("start",), tag=_TAGS)
        for _, element in walk:
            tag = element.tag
            if tag == f"{W}r":
                properties = element.find(f"{W}rPr")
                high, hidden = self.styles.raised(properties), self.styles.hidden(properties)
            elif tag in {f"{W}t", f"{M}t"}:
                if not hidden and self._shows():
                    text = (element.text or "").replace("\n", " ")
                    said.append(raised(text, said[-1] if said else "") if high else text)
                    contents = contents or any("TOC" in asked[:5] for _, asked in self.fields)
            elif tag in _SKIPPED or self._out(element):
                walk.skip_subtree()
            elif tag == f"{W}txbxContent":
                boxes.append(element)
                walk.skip_subtree()
            elif not hidden or tag in {f"{W}fldChar", f"{W}instrText"}:
                said.append(self._sign(element))
        self.fields = [field for field in self.fields if field[0] == "result"]
        return Said("".join(said), boxes, contents)

    def _shows(self) -> bool:
        return all(place == "result" for place, _ in self.fields)

    def _out(self, element: etree._Element) -> bool:
        """Whether what stands in an element is not shown."""
        tag = element.tag
        if tag in _CHANGES:
            self.notice("tracked-changes", "the file has tracked changes; it was read as if all were accepted")
            return tag in {f"{W}del", f"{W}moveFrom"}
        if tag == f"{MC}Choice":
            return element.getprevious() is not None
        if tag == f"{MC}Fallback":
            return element.getprevious() is not None
        if tag == f"{W}sdt":
            return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        return False

    def _sign(self, element: etree._Element) -> str:
        """What an element that is no text shows."""
        tag = element.tag
        if tag == f"{W}fldChar":
            self._field(element.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText" and self.fields and len(self.fields[-1][1]) < 1000:
            self.fields[-1][1] += (element.text or "").lstrip() if not self.fields[-1][1] else element.text or ""
        elif tag == f"{W}commentReference":
            self.notice("comments", "the file has comments; they are no part of the paper and were left out")
        elif tag in _NOTES and self._shows():
            follows = element.get(f"{W}customMarkFollows", "0") in {"1", "true", "on"}
            return self.marked(_NOTES[tag], element.get(f"{W}id", ""), follows)
        elif tag == f"{W}sym" and self._shows():
            return self._symbol(element)
        elif tag in _PLAIN and self._shows():
            return _PLAIN[tag]
        return ""

    def _field(self, what: str) -> None:
        if what == "begin":
            self.fields.append(["asked", ""])
        elif what == "separate" and self.fields:
            self.fields[-1][0] = "result"
        elif what == "end" and self.fields:
            self.fields.pop()

    def _symbol(self, element: etree._Element) -> str:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return ""
        if not 0xF000 <= code <= 0xF0FF:
            return chr(code) if 0x20 <= code < 0xD800 else ""
        shown = _SYMBOLS.get(code & 0xFF)
        if shown is None:
            self.notice("symbol", "the file has signs of a symbol font that are not known; � stands for them")
        return shown or "\ufffd"


def deleted(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted under tracked changes: it goes on in the next."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    if properties is None:
        return False
    return properties.find(f"{W}del") is not None or properties.find(f"{W}moveFrom") is not None


def style_of(paragraph: etree._Element, styles: Styles) -> str | None:
    """The style of a paragraph, or the one of all that say none."""
    return value(paragraph, "pPr/pStyle") or styles.default
