"""The lists of a DOCX: Word counts, and what it counts is what the paper prints.

A *family* is a list of several levels that belongs to a style of each level: "1." with "(a)" and "(i)" under it. Each
annex has a list of its own. Where the paper's number is not the one that Word would count (a gap, an item that begins
at "(c)"), the list starts over at that number; what cannot be counted at all ("7 bis") is left to be text.
"""

from __future__ import annotations

import re
from html import escape
from typing import Literal, NamedTuple

Format = Literal["decimal", "upperRoman", "upperLetter", "lowerLetter", "lowerRoman"]


class Level(NamedTuple):
    """A level of a list: how it counts, what is around its number, the style that has it, its indents in twips."""

    counts: Format
    pattern: str
    style: str
    left: int
    hanging: int


COLUMN = 624
STEP = 567


def families(annex: str) -> dict[str, tuple[Level, ...]]:
    """The families, given the word for annex."""
    under = (
        Level("lowerLetter", "({})", "Item", COLUMN + STEP, STEP),
        Level("lowerRoman", "({})", "Subitem", COLUMN + 2 * STEP, STEP),
    )
    return {
        "heading": (
            Level("upperRoman", "{}.", "Heading1", COLUMN, COLUMN),
            Level("upperLetter", "{}.", "Heading2", COLUMN, COLUMN),
            Level("decimal", "{}.", "Heading3", COLUMN, COLUMN),
        ),
        "paragraph": (Level("decimal", "{}.", "NumberedParagraph", COLUMN, COLUMN), *under),
        "operative": (Level("decimal", "{}.", "OperativeParagraph", COLUMN, COLUMN), *under),
        "annex": (Level("upperRoman", f"{annex} {{}}", "AnnexHeading", 0, 0),),
    }


class Place(NamedTuple):
    """The list and level that number a paragraph."""

    num: int
    level: int

    @property
    def xml(self) -> str:
        return f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{self.num}"/></w:numPr>'


class _List:
    """A list and how far it has counted on each level."""

    def __init__(self, abstract: int, num: int, levels: tuple[Level, ...]) -> None:
        self.abstract, self.num, self.levels = abstract, num, levels
        self.counts = [0] * len(levels)

    def at(self, level: int, value: int) -> None:
        self.counts[level] = value
        self.counts[level + 1 :] = [0] * (len(self.counts) - level - 1)


class Numbering:
    """The lists of one document, made as its numbers come."""

    def __init__(self, annex: str) -> None:
        self.families = families(annex)
        self.abstracts: list[str] = []
        self.nums: list[str] = []
        self.linked: set[str] = set()
        self.lists: dict[tuple[str, str], _List] = {}
        self.loose: dict[tuple[str, str], _List] = {}
        # The styles of a family name its first list, so that list is there even if the paper never counts with it.
        self.ready = {family: self._list(levels, family) for family, levels in self.families.items()}

    def place(self, family: str, scope: str, level: int, number: str, siblings: str) -> Place | None:
        """Where a number is counted. ``siblings`` names those it is counted with where its family cannot count it."""
        levels = self.families[family]
        if level < len(levels):
            found = self._of(family, scope)
            value = parsed(number, levels[level].counts)
            if value == found.counts[level] + 1:
                found.at(level, value)
                return Place(found.num, level)
            if value is not None and level == 0 and (family, siblings) not in self.loose:
                found.num = self._num(found.abstract, level, value)
                found.at(level, value)
                return Place(found.num, level)
        return self._apart(family, siblings, min(level, len(levels) - 1), level, number)

    def xml(self) -> str:
        """The numbering part, without its root."""
        return "".join(self.abstracts) + "".join(self.nums)

    def _of(self, family: str, scope: str) -> _List:
        if (family, scope) not in self.lists:
            first = family not in self.linked
            self.linked.add(family)
            self.lists[family, scope] = self.ready[family] if first else self._list(self.families[family])
        return self.lists[family, scope]

    def _apart(self, family: str, siblings: str, shape: int, level: int, number: str) -> Place | None:
        """A list of one level, for siblings that their family does not count."""
        last = self.loose.get((family, siblings))
        if last and parsed(number, last.levels[0].counts) == last.counts[0] + 1:
            last.at(0, last.counts[0] + 1)
            return Place(last.num, 0)
        model = self.families[family][shape]
        values = {counts: parsed(number, counts) for counts in (model.counts, *_FORMATS)}
        fitting = {counts: value for counts, value in values.items() if value is not None}
        if not fitting:
            return None
        # "i" is one before it is the ninth letter; "v" is five before it is the twenty-second.
        counts = min(fitting, key=lambda counts: fitting[counts])
        deeper = STEP * max(0, level - shape)
        made = self._list((model._replace(counts=counts, style="", left=model.left + deeper),))
        made.num = self._num(made.abstract, 0, fitting[counts])
        made.at(0, fitting[counts])
        self.loose[family, siblings] = made
        return Place(made.num, 0)

    def _list(self, levels: tuple[Level, ...], family: str = "") -> _List:
        """A list with a definition of its own, so that no other list counts along."""
        abstract = len(self.abstracts)
        told = "".join(_level(at, level, linked=bool(family)) for at, level in enumerate(levels))
        kind = "multilevel" if len(levels) > 1 else "singleLevel"
        self.abstracts.append(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{0x2B000000 + abstract * 7919:08X}"/>'
            f'<w:multiLevelType w:val="{kind}"/>{told}</w:abstractNum>'
        )
        return _List(abstract, self._num(abstract), levels)

    def _num(self, abstract: int, level: int = 0, start: int | None = None) -> int:
        num = len(self.nums) + 1
        over = "" if start is None else _OVER.format(level, start)
        self.nums.append(f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{over}</w:num>')
        return num


def parsed(number: str, counts: Format) -> int | None:
    """The value of a number as printed, where a list that counts so would print just that; else None."""
    match counts:
        case "decimal":
            return int(number) if re.fullmatch(r"[1-9][0-9]{0,3}", number) else None
        case "upperLetter" | "lowerLetter":
            case = "A" if counts == "upperLetter" else "a"
            return ord(number) - ord(case) + 1 if len(number) == 1 and case <= number <= chr(ord(case) + 25) else None
    roman = number if counts == "upperRoman" else number.upper()
    # A lone "C" is the third letter, not the hundredth of a list.
    if not roman or roman in {"L", "C", "D", "M"} or (counts == "lowerRoman" and number != number.lower()):
        return None
    found = _ROMAN.fullmatch(roman)
    return sum(_DIGITS.index(group) * 10**power for power, group in _groups(found)) if found else None


def _groups(found: re.Match[str]) -> list[tuple[int, str]]:
    """The decimal places of a Roman number, each written with the letters of the ones."""
    lower = (str.maketrans("CDM", "IVX"), str.maketrans("XLC", "IVX"), str.maketrans("", ""))
    return [(2 - at, group.translate(lower[at])) for at, group in enumerate(found.groups())]


_FORMATS: tuple[Format, ...] = ("decimal", "lowerLetter", "lowerRoman", "upperRoman", "upperLetter")
_ROMAN = re.compile(r"(C{0,3}|CD|DC{0,3}|CM)(X{0,3}|XL|LX{0,3}|XC)(I{0,3}|IV|VI{0,3}|IX)")
_DIGITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_OVER = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def _level(at: int, level: Level, *, linked: bool) -> str:
    style = f'<w:pStyle w:val="{level.style}"/>' if linked else ""
    # The title of an annex stands on the line below its number.
    suffix = '<w:suff w:val="nothing"/>' if not level.hanging else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level.counts}"/>{style}{suffix}'
        f'<w:lvlText w:val="{escape(level.pattern.format(f"%{at + 1}"))}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{level.left}"/></w:tabs>'
        f'<w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr></w:lvl>'
    )
