"""The lists of a Word file, counted as Word counts them (ECMA-376, part 1, 17.9).

Lists of one definition count together; a list that overrides the start of a level starts over where it first comes.
A level starts over when one above it has counted, unless ``lvlRestart`` says which, or that it never does.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from comity.documents.readers.ooxml.counting import counted
from comity.documents.readers.ooxml.names import MC, VAL, W, number, on, value
from comity.documents.readers.ooxml.styles import Styles

_LEVELS = 9
_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}
# The bullets that the symbol fonts have below their private codes.
_BULLETS = {"\uf02d": "–", "\uf0be": "–", "\uf0a7": "▪", "\uf06f": "□", "\uf0a8": "□", "o": "◦"}


class Level(NamedTuple):
    """A level of a list: how it counts, its text with %1 to %9, what follows it, where it starts."""

    counts: str
    text: str
    suffix: str
    start: int
    restart: int | None
    legal: bool
    hidden: bool
    indent: int


class Numbered(NamedTuple):
    """What Word prints before a paragraph, how deep it stands, from 1, and its indent in twips."""

    text: str
    level: int
    bullet: bool
    indent: int


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self.styles = styles
        told = () if root is None else root
        self.abstracts = {part.get(f"{W}abstractNumId", ""): part for part in told if part.tag == f"{W}abstractNum"}
        self.nums = {part.get(f"{W}numId", ""): part for part in told if part.tag == f"{W}num"}
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[str] = set()
        self._levels: dict[tuple[str, int], Level | None] = {}
        self._abstracts: dict[str, str | None] = {}

    def of(self, paragraph: etree._Element, style: str | None) -> Numbered | None:
        """Count a paragraph. None where it is in no list."""
        num = value(paragraph, "pPr/numPr/numId")
        said = value(paragraph, "pPr/numPr/ilvl")
        styled, styled_level, by = self.styles.numbered(style)
        if num is None:
            num = styled
            level = number(said) if said is not None else self._of_style(num, by, styled_level)
        else:
            level = number(said) if said is not None else styled_level or 0
        if num is None or num == "0" or not 0 <= level < _LEVELS:
            return None
        return self._count(num, level)

    def _of_style(self, num: str | None, style: str | None, level: int | None) -> int:
        """The level of a list that is tied to a style; else what the style says."""
        abstract = self.abstracts.get(self._abstract(num) or "") if num else None
        for part in () if abstract is None else abstract.iterchildren(f"{W}lvl"):
            if style is not None and value(part, "pStyle") == style:
                return number(part.get(f"{W}ilvl"))
        return level or 0

    def _abstract(self, num: str) -> str | None:
        """The definition of a list, through the numbering styles that it may link to."""
        if num not in self._abstracts:
            at, passed = num, set[str]()
            found = value(self.nums.get(at), "abstractNumId")
            while linked := value(self.abstracts.get(found or ""), "numStyleLink"):
                passed.add(at)
                at = self.styles.list_of(linked) or ""
                if not at or at in passed:
                    break
                found = value(self.nums.get(at), "abstractNumId")
            self._abstracts[num] = found if found in self.abstracts else None
        return self._abstracts[num]

    def _count(self, num: str, at: int) -> Numbered | None:
        abstract = self._abstract(num)
        level = self._level(num, at)
        if abstract is None or level is None:
            return None
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        if num not in self.begun:
            self.begun.add(num)
            for over in self.nums[num].iterchildren(f"{W}lvlOverride"):
                place = number(over.get(f"{W}ilvl"))
                if over.find(f"{W}startOverride") is not None and 0 <= place < _LEVELS:
                    counts[place] = None
        before = counts[at]
        counts[at] = level.start if before is None else before + 1
        for deeper in range(at + 1, _LEVELS):
            below = self._level(num, deeper)
            restart = None if below is None else below.restart
            if restart is None or (restart > 0 and at < restart):
                counts[deeper] = None
        text = "" if level.hidden else self._text(num, level, counts)
        return Numbered(
            text + _SUFFIXES.get(level.suffix, "\t") if text else "", at + 1, level.counts == "bullet", level.indent
        )

    def _text(self, num: str, level: Level, counts: list[int | None]) -> str:
        if level.counts == "bullet":
            sign = level.text.strip()[:1]
            return _BULLETS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign)
        text = level.text
        for place in range(_LEVELS):
            mark = f"%{place + 1}"
            if mark in text:
                other = self._level(num, place) or level
                known = counts[place]
                shown = counted(
                    other.start if known is None else known,
                    "decimal" if level.legal and other.counts != "decimalZero" else other.counts,
                )
                text = text.replace(mark, shown)
        return text

    def _level(self, num: str, at: int) -> Level | None:
        """A level of a list: as the list overrides it, else as its definition has it."""
        if (num, at) not in self._levels:
            told: etree._Element | None = None
            start: str | None = None
            abstract = self.abstracts.get(self._abstract(num) or "")
            for part in () if abstract is None else abstract.iterchildren(f"{W}lvl"):
                if number(part.get(f"{W}ilvl")) == at:
                    told = part
            for over in self.nums[num].iterchildren(f"{W}lvlOverride") if num in self.nums else ():
                if number(over.get(f"{W}ilvl")) == at:
                    own = over.find(f"{W}lvl")
                    told = told if own is None else own
                    start = value(over, "startOverride")
            self._levels[num, at] = None if told is None else _told(told, start)
        return self._levels[num, at]


def _told(part: etree._Element, start: str | None) -> Level:
    counts = part.find(f"{W}numFmt")
    if counts is None:
        counts = part.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    restart = value(part, "lvlRestart")
    indent = part.find(f"{W}pPr/{W}ind")
    return Level(
        counts=(counts.get(VAL) if counts is not None else None) or "decimal",
        text=value(part, "lvlText") or "",
        suffix=value(part, "suff") or "tab",
        start=number(start if start is not None else value(part, "start")),
        restart=None if restart is None else number(restart),
        legal=bool(on(part, "isLgl")),
        hidden=bool(on(part, "rPr/vanish")),
        indent=0 if indent is None else number(indent.get(f"{W}left") or indent.get(f"{W}start")),
    )
