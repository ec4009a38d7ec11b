"""A DOCX as Word prints it: paragraphs with the numbers that it counts, notes with theirs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass
class Printed:
    """``body``: each paragraph, its number before it; ``notes``: each note, its number before it; ``marks``."""

    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def parts(content: bytes) -> dict[str, Any]:
    """The XML parts of a package, each parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels", ".svg"))
        }


def printed(content: bytes) -> Printed:
    """What Word prints of the text and of the notes; the table of contents is left out."""
    found = parts(content)
    counter = Counter(found["word/numbering.xml"])
    styles = {style.get(f"{W}styleId"): style for style in found["word/styles.xml"].iter(f"{W}style")}
    held = {note.get(f"{W}id"): note for note in found["word/footnotes.xml"]}
    told = Printed()
    counted = 0
    document = found["word/document.xml"]
    for listed in list(document.iter(f"{W}sdt")):
        listed.getparent().remove(listed)
    restarts = _restarts(document)
    for at, paragraph in enumerate(document.iter(f"{W}p")):
        if at in restarts:
            counted = 0
        text = counter.label(paragraph, styles)
        for element in paragraph.iter(f"{W}t", f"{W}footnoteReference", f"{W}br", f"{W}tab"):
            run = element.getparent()
            style = run.find(f"{W}rPr/{W}rStyle")
            if element.tag == f"{W}footnoteReference":
                counted += element.get(f"{W}customMarkFollows") is None
                own = "".join(run.itertext())
                told.marks.append(own or str(counted))
                told.notes.append(_note(held[element.get(f"{W}id")], str(counted)))
            elif style is not None and style.get(f"{W}val") == "FootnoteReference" and element.tag == f"{W}t":
                if run.find(f"{W}footnoteReference") is None and _is_note(paragraph):
                    text += element.text or ""
                elif run.find(f"{W}footnoteReference") is None:
                    told.marks.append(element.text or "")
            elif element.tag == f"{W}t":
                text += element.text or ""
            else:
                text += " "
        (told.notes if _is_note(paragraph) else told.body).append(text)
    return told


def _is_note(paragraph: Any) -> bool:
    """Whether a paragraph is a note that no mark leads to."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == "FootnoteText"


def _note(note: Any, counted: str) -> str:
    text = ""
    for element in note.iter(f"{W}t", f"{W}footnoteRef"):
        text += counted if element.tag == f"{W}footnoteRef" else element.text or ""
    return text


def _restarts(document: Any) -> set[int]:
    """The places of the paragraphs that begin a section in which notes are counted from one."""
    begun, found = 0, set()
    sections = []
    for at, paragraph in enumerate(document.iter(f"{W}p")):
        properties = paragraph.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            sections.append((begun, properties))
            begun = at + 1
    sections.append((begun, document.find(f"{W}body/{W}sectPr")))
    for start, properties in sections:
        restart = properties.find(f"{W}footnotePr/{W}numRestart")
        if restart is not None and restart.get(f"{W}val") == "eachSect":
            found.add(start)
    return found


class Counter:
    """Counts as Word does: lists of one definition count together, and an override starts a list over, once."""

    def __init__(self, numbering: Any) -> None:
        self.abstracts = {part.get(f"{W}abstractNumId"): part for part in numbering.iter(f"{W}abstractNum")}
        self.nums = {part.get(f"{W}numId"): part for part in numbering.iter(f"{W}num")}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()

    def label(self, paragraph: Any, styles: dict[str | None, Any]) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None and style is not None:
            properties = styles[style.get(f"{W}val")].find(f"{W}pPr/{W}numPr")
        num = "0" if properties is None else properties.find(f"{W}numId").get(f"{W}val")
        if properties is None or num == "0":
            return ""
        level = properties.find(f"{W}ilvl")
        return self._count(num, 0 if level is None else int(level.get(f"{W}val")))

    def _count(self, num: str, level: int) -> str:
        abstract = self.nums[num].find(f"{W}abstractNumId").get(f"{W}val")
        counts = self.counts.setdefault(abstract, {})
        if num not in self.begun:
            self.begun.add(num)
            for over in self.nums[num].iter(f"{W}lvlOverride"):
                start = int(over.find(f"{W}startOverride").get(f"{W}val"))
                counts[int(over.get(f"{W}ilvl"))] = start - 1
        told = {int(part.get(f"{W}ilvl")): part for part in self.abstracts[abstract].iter(f"{W}lvl")}
        start = int(told[level].find(f"{W}start").get(f"{W}val"))
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        text: str = told[level].find(f"{W}lvlText").get(f"{W}val")
        shown = _shown(counts[level], told[level].find(f"{W}numFmt").get(f"{W}val"))
        return text.replace(f"%{level + 1}", shown)


def _shown(value: int, counts: str) -> str:
    if counts == "decimal":
        return str(value)
    if counts in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if counts == "lowerLetter" else letter.upper()
    shown = ""
    for worth, sign in _ROMAN:
        shown += sign * (value // worth)
        value %= worth
    return shown if counts == "upperRoman" else shown.lower()
