"""Lines into blocks: which lines are one paragraph, across line ends, furniture and pages.

Four ways of setting text are told apart by the text itself: a paragraph a line; paragraphs with blank lines
between them; paragraphs whose first line is indented; and lines of one width where only the last is short.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import msgspec

from comity.documents import symbols
from comity.documents.languages import Language
from comity.documents.readers.furniture import furniture
from comity.documents.readers.markers import Marker, lettered, marker
from comity.documents.readers.marking import marking, stops
from comity.documents.readers.seen import SUPERSCRIPTS, Line, Seen
from comity.documents.readers.txt import width
from comity.documents.spaces import lines_folded
from comity.documents.tree import Kind, Table


class Block(msgspec.Struct, kw_only=True):
    """A paragraph: its lines' spans, its words as they read, and what its lines say beside the words."""

    spans: list[tuple[int, int]]
    text: str
    indent: int = 0
    gap: bool = False
    page: int = 1
    kind: Kind | None = None
    level: int = 0
    table: Table | None = None
    whole: bool = False


# The longest line that may be a marker and nothing else.
_MARKER = 6
# Beyond this many columns a line is a paragraph rather than a line of one.
_LONG = 110
# A title block takes no more signs.
_TITLE_BLOCK = 3_000
# No paragraph is so long; what goes on is cut, so that joining stays linear in the length of a paper.
_ENDLESS = 60_000
_ENDS = tuple(".;:,!?。；：，！？؛،؟")
_CLOSERS = "\"'”’»)]*_ " + SUPERSCRIPTS
_COMMAS = (",", "،", "，")
# The end of an item before the last one: "…; and".
_JOINING = ("and", "or", "et", "ou", "y", "e", "o", "и", "или", "و", "أو")
_AND = re.compile(rf"[;；؛,][{SUPERSCRIPTS}]*\s+(?:{'|'.join(_JOINING)})$")
# A note at the foot of a page: its number raised, then its words.
_NOTE = re.compile(rf"[*_\[]*[{SUPERSCRIPTS}]{{1,3}}\]?\s*\S")
_OPENERS = "\"'“‘«(*_ "
_WORD, _TAIL = re.compile(r"\w+"), re.compile(r"\w+$")
_LEADERS = re.compile(r"(?:[.…·]\s?){8}")
# The end of a line of a table of contents, whose page no other line goes on from.
_LED = re.compile(r"(?:\.{3}|(?:\. ){3}|…)\s?\d{1,3}$")
# What a line cannot break within: a word, or one Chinese sign.
_UNBROKEN = re.compile(r"[^\s\u2e80-\uffef]+|\S")
_HYPHENATED = re.compile(r"(\w+)-(?=(\w+))")
_HYPHENS = ("-", "\u2010", "\u00ad")


def blocks(seen: Seen, language: Language) -> list[Block]:
    """The paragraphs of a paper in reading order; furniture and notes stand as blocks of that kind.

    What cuts a paragraph in two, the foot of a page or a note, stands behind the paragraph it cuts.
    """
    plain = [seen.text[line.start : line.end] for line in seen.lines]
    lines = lines_folded(plain, seen.text)
    apart = furniture(seen, lines)
    words = _Words(seen.text)
    raised = marking(seen.text)
    texts = plain if raised is None else [raised(text) for text in plain]
    says = lines if raised is None else lines_folded(texts, seen.text)
    pairs = enumerate(zip(seen.lines, plain, strict=True))
    setting = _Setting([pair for place, pair in pairs if place not in apart])
    found: list[Block] = []
    block: Block | None = None  # the paragraph that may go on
    last: Line | None = None  # its last line
    note: Line | None = None  # the last line of the note that may go on
    cut = False  # furniture or a note has come since
    for place, (line, text, said) in enumerate(zip(seen.lines, texts, says, strict=True)):
        if place in apart:
            found.append(_block(line, said, "furniture"))
            note, cut = None, True
        elif line.kind == "footnote" or (line.kind is None and not text.isascii() and _NOTE.match(text)):
            found.append(_block(line, said, "footnote"))
            note, cut = line, True
        elif (
            note is not None
            and not line.whole
            and line.page == note.page
            and not setting.begins(found[-1], note, line, text)
        ):
            _add(found[-1], line, said, words)
            note = line
        else:
            cut = cut or (last is not None and last.page != line.page)
            if block is not None and last is not None and _joins(setting, block, last, line, text, cut, language):
                _add(block, line, said, words)
            else:
                block = _block(line, said, line.kind)
                found.append(block)
            last, note, cut = line, None, False
    return found


def following(blocks: Sequence[Block]) -> list[Block | None]:
    """What stands behind each block, furniture aside."""
    behind: list[Block | None] = []
    after = None
    for block in reversed(blocks):
        behind.append(after)
        after = after if block.kind == "furniture" else block
    return behind[::-1]


def _joins(setting: _Setting, block: Block, last: Line, line: Line, text: str, cut: bool, language: Language) -> bool:
    """Whether a line goes on where the block before it was left."""
    if block.kind != line.kind or block.table or line.table or len(block.text) > _ENDLESS:
        return False
    if cut:
        return _cut(setting, block, last, text, language)
    if line.whole or block.whole:
        return False
    if line.start < _TITLE_BLOCK and _titled(block, line, text, language):
        return True
    if setting.begins(block, last, line, text) or _recites(block, text, language):
        return False
    return not (line.start < _TITLE_BLOCK and _stands_alone(block, text, language))


def _titled(block: Block, line: Line, text: str, language: Language) -> bool:
    """Whether a line hangs behind the number of a title, "74/164. Combating …", that takes more than one."""
    hangs = not line.gap and line.indent > block.indent and block.text[:1].isdigit()
    return hangs and language.title(block.text) and not language.front(text)


def _stands_alone(block: Block, text: str, language: Language) -> bool:
    """Whether a line of a title block stands for itself: the organ that acts, a title, one behind a symbol."""
    if symbols.parse(block.text) is not None:
        return True
    if text.endswith(_COMMAS) and language.enacting(text):
        return language.front(block.text) or language.closing(block.text) or language.title(block.text)
    return language.front(block.text) and (language.front(text) or language.title(text))


def _recites(block: Block, text: str, language: Language) -> bool:
    """Whether a line begins the next recital: the one before it stops at a comma, and nothing else parts them."""
    if not stops(block.text, _COMMAS) or not text[:1].isupper() or not language.recites(text):
        return False
    return language.enacting(block.text) or language.recites(block.text)


def _cut(setting: _Setting, block: Block, last: Line, text: str, language: Language) -> bool:
    """Whether a page cut this paragraph in two: it was not at its end, and what follows is no beginning."""
    if block.kind in ("front", "title", "heading", "annex", "enacting", "closing"):
        return False
    words = block.text.rstrip(_CLOSERS)
    found = marker(text)
    if found is not None and not found.bullet and len(text) > found.length:
        return False
    if language.annex(text) is not None or language.enacting(block.text) or language.front(block.text):
        return False
    small = text[:1].islower()
    begun = marker(block.text)
    if words.endswith(_ENDS):
        return _goes_on(words, text, begun, language)
    if small or setting.full(last):
        return True
    return begun is not None or bool(language.preambular(block.text)) or len(block.text) > _LONG


def _goes_on(words: str, text: str, begun: Marker | None, language: Language) -> bool:
    """Whether a paragraph that stops at a comma or semicolon at the foot of a page goes on overleaf.

    No numbered paragraph ends in a comma; and what begins with a small letter, or a figure, goes on where the
    paragraph itself began with a capital one.
    """
    numbered = begun is not None and not begun.open
    capital = words[begun.length if begun else 0 :].lstrip(_OPENERS)[:1].isupper()
    small = text[:1].islower()
    if words.endswith(_COMMAS):
        return numbered or (small and (capital or not language.preambular(text))) or (capital and text[:1].isdigit())
    return numbered and capital and small and words.endswith((";", "؛", "；"))


def _edge(right: int) -> int:
    return right - max(12, right // 7)


class _Setting:
    """How the lines of a text are set."""

    def __init__(self, lines: Sequence[tuple[Line, str]]) -> None:
        loose: list[tuple[Line, int]] = []  # with the column that each ends in
        ends: list[int] = []
        by_indent: defaultdict[int, list[int]] = defaultdict(list)
        for line, text in lines:
            if not line.whole:
                end = line.reach or line.indent + width(text)
                loose.append((line, end))
                by_indent[line.indent].append(end)
                # The leaders of a table of contents are no words: dots to the right edge, however many a line takes.
                if not _leads(text):
                    ends.append(end)
        ends.sort()
        self.columns = {line.start: end for line, end in loose}
        self.right = ends[int(len(ends) * 0.97)] if ends else 0
        # Lines that are paragraphs: some are far longer than any line on paper.
        long = len(ends) - bisect(ends, _LONG)
        self.unwrapped = long > 0.04 * len(ends) and self.right > _LONG
        # Lines of a list may end short of the right edge: each indent has an edge of its own.
        self.rights = {
            indent: min(self.right, max(sorted(ends)[int(len(ends) * 0.97)], self.right - 20))
            for indent, ends in by_indent.items()
            if len(ends) > 3
        }
        # How far a line of words must reach to be full; those of an indent that no loose line has, like all.
        self.edges = {indent: _edge(right) for indent, right in self.rights.items()}
        self.edge = _edge(self.right)
        indents = sorted([line.indent for line, end in loose if end > self.edges.get(line.indent, self.edge)])
        self.left = indents[len(indents) // 4] if indents else 0
        gaps = sum([line.gap for line, _ in loose])
        indented = sum([not line.gap and line.indent > self.left + 2 for line, _ in loose])
        self.spaced = gaps > 0.08 * len(loose) and gaps > indented

    def full(self, line: Line) -> bool:
        """Whether a line reaches to the right edge, as far as a line of words can."""
        return self.columns.get(line.start, _LONG) > self.edges.get(line.indent, self.edge)

    def begins(self, block: Block, last: Line, line: Line, text: str) -> bool:
        """Whether a line begins a paragraph, of two that stand on one page."""
        if len(block.text) <= _MARKER and _alone(block.text):
            return False
        if self.unwrapped:
            return True
        if line.gap or (block.text[-1:].isdigit() and _LED.search(block.text)):
            return True
        ended = not block.text[-1:].isalpha() and block.text.rstrip(_CLOSERS).endswith(_ENDS)
        found = marker(text) if ended or block.text.endswith(_JOINING) else None
        if found is not None and (ended or _AND.search(block.text)) and (len(text) > found.length or found.open):
            inside = block.text.count("(") > block.text.count(")") and ")" in text[: found.length]
            return not inside
        if self.spaced and self.columns[last.start] > self._right(last) // 2:
            begins = not text[:1].islower() and not self.full(last) and self._fits(last, text)
            return begins and (ended or lettered(text) is not None)
        # The second line of a paragraph stands to the left of its first, or hangs behind its number.
        second = len(block.spans) == 1 and line.indent < block.indent
        # Two lines that are indented alike are two paragraphs, where the first one ends as one.
        alike = len(block.spans) == 1 and line.indent == block.indent and ended and text[:1].isupper()
        if (
            line.indent >= self.left + 2
            and (line.indent != last.indent or alike)
            and not second
            and not self._hangs(block, line)
        ):
            return True
        if line.indent + 2 <= last.indent and len(block.spans) > 1:
            return True
        small = text[:1].islower()
        # What stops at a comma and goes on with a small letter is one sentence, where it began with a capital one.
        goes_on = len(block.text) > _LONG * 2 // 3 and small and block.text.endswith(_COMMAS)
        stopped = ended and not (goes_on and block.text.lstrip(_OPENERS)[:1].isupper())
        if small and not stopped:
            return False
        return (stopped or self.columns[last.start] < self._right(last) - 12) and self._fits(last, text)

    def _right(self, line: Line) -> int:
        return self.rights.get(line.indent, self.right)

    def _fits(self, last: Line, text: str) -> bool:
        """Whether the first word of a line has room at the end of the line before it."""
        first = _UNBROKEN.match(text)
        return self.columns[last.start] + 1 + width(first[0] if first else "") <= self._right(last)

    def _hangs(self, block: Block, line: Line) -> bool:
        """Whether a line is indented because its paragraph hangs behind its number."""
        return (
            len(block.spans) >= 1 and marker(block.text) is not None and block.indent < line.indent <= block.indent + 8
        )


def _alone(text: str) -> bool:
    """Whether a text is a marker, and its words are still to come."""
    found = marker(f"{text} x")
    return found is not None and not found.bullet and found.length > len(text)


def _block(line: Line, text: str, kind: Kind | None) -> Block:
    return Block(
        spans=[(line.start, line.end)],
        text=text,
        indent=line.indent,
        gap=line.gap,
        page=line.page,
        kind=kind,
        level=line.level,
        table=line.table,
        whole=line.whole,
    )


def _add(block: Block, line: Line, added: str, words: _Words) -> None:
    """Set a line behind a block's words: with a space, or without one behind a hyphen or between Chinese signs."""
    block.spans.append((line.start, line.end))
    before = block.text
    last = before[-1:]
    if last.isascii() and last not in "-/":  # as nearly everywhere
        block.text = f"{before} {added}"
    elif before.endswith(_HYPHENS) and before[-2:-1].isalpha() and added[:1].islower():
        block.text = _unhyphenated(before, added, words)
    elif before and added and ((_wide(before[-1]) and _wide(added[0])) or _stroked(before, added)):
        block.text = before + added
    else:
        block.text = f"{before} {added}"


def _stroked(before: str, added: str) -> bool:
    """Whether a line ends within a word, a symbol or a range: "and/or", "Secretary-General", "2021–2025"."""
    last, first = before[-2:-1], added[0]
    match before[-1]:
        case "/":
            return last.isalnum() and first.isalnum()
        case "-" | "\u2010":
            return last.isalnum() and (first.isupper() or first.isdigit())
        case "–":
            return last.isdigit() and first.isdigit()
    return False


def _unhyphenated(before: str, added: str, words: _Words) -> str:
    """Two parts of a word: one word where the paper has it as one elsewhere, or where the hyphen was a soft one."""
    if before.endswith("\u00ad"):
        return before[:-1] + added
    head, tail = _TAIL.search(before[-_LONG:-1]), _WORD.match(added[:_LONG])
    if head and tail and (head[0], tail[0]) not in words.hyphenated and head[0] + tail[0] in words.whole:
        return before[:-1] + added
    return before + added


class _Words:
    """The words of a paper, and those that it joins by a hyphen; asked for by few papers, and then often."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def whole(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.text))

    @cached_property
    def hyphenated(self) -> frozenset[tuple[str, ...]]:
        return frozenset(match.groups() for match in _HYPHENATED.finditer(self.text))


def _leads(text: str) -> bool:
    """Whether leaders stand in a line. They are eight signs, and to count them costs less than to look for a row."""
    dots = text.count(".")
    if not text.isascii():
        dots += text.count("…") + text.count("·")
    return dots >= 8 and _LEADERS.search(text) is not None


def _wide(sign: str) -> bool:
    return not sign.isascii() and unicodedata.east_asian_width(sign) in "WF"
