"""The notes of a Word file, numbered as Word numbers them (ECMA-376, part 1, 17.11)."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lxml import etree

from comity.documents.readers.ooxml.counting import counted
from comity.documents.readers.ooxml.names import W, number, value
from comity.documents.readers.sheet import raised


class Waiting(NamedTuple):
    """A note whose marker has been seen: its kind, its marker ("" where its own text has it), its element."""

    kind: str
    marker: str
    element: etree._Element


class Notes:
    """The notes of one file: which are there, how far they are counted, which wait to be written."""

    def __init__(self, parts: dict[str, etree._Element | None], settings: etree._Element | None) -> None:
        self.held = {
            (kind, note.get(f"{W}id", "")): note
            for kind, root in parts.items()
            for note in (() if root is None else root.iterchildren(f"{W}{kind}"))
            if note.get(f"{W}type", "normal") == "normal"
        }
        self.settings = settings
        self.section: etree._Element | None = None
        self.counts: Counter[str] = Counter()
        self.waiting: list[Waiting] = []

    def begin(self, section: etree._Element | None) -> None:
        """A section begins: notes that are counted by section start over."""
        self.section = section
        for kind in ("footnote", "endnote"):
            if self.restarts(kind, section):
                self.counts[kind] = 0

    def restarts(self, kind: str, section: etree._Element | None) -> bool:
        return self._told(kind, "numRestart", section) == "eachSect"

    def _told(self, kind: str, what: str, section: etree._Element | None) -> str | None:
        return value(section, f"{kind}Pr/{what}") or value(self.settings, f"{kind}Pr/{what}")

    def mark(self, kind: str, named: str, own: bool) -> str:
        """The marker of a note where it stands in the text, which makes the note wait. "" where the text has it."""
        marker = ""
        if not own:
            start = max(1, number(self._told(kind, "numStart", self.section), 1))
            self.counts[kind] += 1
            usual = "decimal" if kind == "footnote" else "lowerRoman"
            shown = counted(self.counts[kind] + start - 1, self._told(kind, "numFmt", self.section) or usual)
            marker = raised(shown, "note")
        note = self.held.get((kind, named))
        if note is not None:
            self.waiting.append(Waiting(kind, marker, note))
        return marker

    def take(self, kind: str | None = None) -> list[Waiting]:
        """The notes that wait, of one kind or of both, footnotes first; they wait no longer."""
        taken = [note for note in self.waiting if kind in {None, note.kind}]
        self.waiting = [note for note in self.waiting if kind not in {None, note.kind}]
        return sorted(taken, key=lambda note: note.kind == "endnote")
