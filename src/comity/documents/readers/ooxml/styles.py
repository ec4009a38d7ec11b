"""The styles of a Word file: what each says of lists, depth and raised text, through what it is based on (17.7)."""

from __future__ import annotations

import re

from lxml import etree

from comity.documents.readers.ooxml.names import W, number, on, value
from comity.documents.tree import Kind

# What the names of styles say, folded: letters and digits alone, lower case. The styles of Word, of the United
# Nations (New York "_ H_1", Geneva "_ H_1_G") and of our own writer.
_KINDS: dict[str, tuple[Kind | None, int]] = {
    "title": ("title", 1),
    "subtitle": ("title", 2),
    "instrumenttitle": ("title", 2),
    **dict.fromkeys(("titleh1", "titleh2", "titlehch", "agendatitleh2"), ("title", 1)),
    **dict.fromkeys(("hm", "hmg", "stitlel", "stitlem", "stitles", "sl", "sm", "ss"), ("title", 1)),
    "hch": ("heading", 1),
    "h1": ("heading", 2),
    "h23": ("heading", 3),
    "h4": ("heading", 4),
    "h56": ("heading", 5),
    **dict.fromkeys(
        (
            *("symbol", "fact", "sessionline", "frontline", "session", "distribution", "original", "publication"),
            *("releasedate", "agendaitemnormal", "agendaitemnumber", "agendaitemtitle", "meetingnumber"),
        ),
        ("front", 0),
    ),
    "annexheading": ("annex", 1),
    **dict.fromkeys(("tocheading", "contentsline"), ("contents", 0)),
    "enacting": ("enacting", 0),
    "preambularparagraph": ("preambular", 0),
    **dict.fromkeys(("operativeparagraph", "unnumberedoperative"), ("operative", 0)),
    "item": ("item", 1),
    "subitem": ("item", 2),
    "closingline": ("closing", 0),
    "caption": ("table", 0),
    "picturecaption": ("picture", 0),
    "footnotetext": ("footnote", 0),
    "endnotetext": ("footnote", 0),
    "header": ("furniture", 0),
    "footer": ("furniture", 0),
}
_HEADING = re.compile(r"heading([1-9])")
_CONTENTS = re.compile(r"toc[1-9]|tableoffigures")
_DEEPEST = 30  # styles are based on each other no deeper than this


class Styles:
    """The styles of one file by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self.styles: dict[str, etree._Element] = {}
        self.default: str | None = None
        for style in () if root is None else root.iterchildren(f"{W}style"):
            named = style.get(f"{W}styleId", "")
            self.styles.setdefault(named, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self.default = named
        self._raised: dict[str, bool] = {}
        self._hidden: dict[str, bool] = {}
        self._told: dict[str | None, tuple[Kind | None, int]] = {}

    def chain(self, named: str | None) -> list[etree._Element]:
        """A style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while named in self.styles and len(found) < _DEEPEST:
            style = self.styles[named]
            found.append(style)
            named = value(style, "basedOn")
        return found

    def kind(self, named: str | None) -> tuple[Kind | None, int]:
        """What a style calls its paragraphs, and how deep; (None, 0) where it says nothing."""
        if named not in self._told:
            self._told[named] = self._kind(named)
        return self._told[named]

    def _kind(self, named: str | None) -> tuple[Kind | None, int]:
        for style in self.chain(named):
            folded = re.sub(r"[^a-z0-9]", "", (value(style, "name") or "").lower())
            if folded in _KINDS or (folded.endswith("g") and folded[:-1] in _KINDS):
                return _KINDS.get(folded) or _KINDS[folded[:-1]]
            if found := _HEADING.fullmatch(folded):
                return "heading", int(found[1])
            if _CONTENTS.fullmatch(folded):
                return "contents", 0
        return None, 0

    def numbered(self, named: str | None) -> tuple[str | None, int | None, str | None]:
        """The list that a style has, its level there where it says it, and the style of the chain that says so."""
        level: int | None = None
        for style in self.chain(named):
            if (said := value(style, "pPr/numPr/ilvl")) is not None and level is None:
                level = number(said)
            if (num := value(style, "pPr/numPr/numId")) is not None:
                return num, level, style.get(f"{W}styleId")
        return None, level, None

    def raised(self, run: etree._Element | None) -> bool:
        """Whether the properties of a run raise its text."""
        if run is None:
            return False
        if (said := value(run, "vertAlign")) is not None:
            return said == "superscript"
        named = value(run, "rStyle")
        if named is None:
            return False
        if named not in self._raised:
            told = (value(style, "rPr/vertAlign") for style in self.chain(named))
            self._raised[named] = next(filter(None, told), "") == "superscript"
        return self._raised[named]

    def hidden(self, run: etree._Element | None) -> bool:
        """Whether the properties of a run hide its text."""
        if run is None:
            return False
        if (said := on(run, "vanish")) is not None:
            return said
        named = value(run, "rStyle")
        if named is None:
            return False
        if named not in self._hidden:
            self._hidden[named] = next(
                (said for style in self.chain(named) if (said := on(style, "rPr/vanish")) is not None), False
            )
        return self._hidden[named]

    def indent(self, named: str | None) -> int:
        """The left indent that a style gives, in twips."""
        for style in self.chain(named):
            found = style.find(f"{W}pPr/{W}ind")
            if found is not None:
                return number(found.get(f"{W}left") or found.get(f"{W}start"))
        return 0

    def list_of(self, named: str) -> str | None:
        """The list of a numbering style."""
        return value(self.styles.get(named), "pPr/numPr/numId")
