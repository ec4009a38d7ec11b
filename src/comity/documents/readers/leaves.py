"""The pages of a PDF as rows with their texts, and what each row is: words, a note, or the furniture of the page.

Furniture stands at the head or foot of a page: page and job numbers, what is repeated on other pages, and the symbol
and title of the paper. Notes stand at the foot in smaller type, below a rule or from the first raised number on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from comity.documents.readers.rows import Row
from comity.documents.readers.seen import SUPERSCRIPTS, superscript
from comity.documents.readers.strokes import Post, Rule
from comity.documents.tree import Kind


class Told(msgspec.Struct):
    """A row with its words. ``kind``: what the page says it is; None for words of the paper."""

    row: Row
    text: str
    kind: Kind | None = None


class Leaf(msgspec.Struct):
    """A page: its rows from the top down, the lines drawn on it, its size; ``beside``: rows that run another way."""

    rows: list[Told]
    rules: list[Rule]
    posts: list[Post]
    width: float
    height: float
    beside: list[Told]


class Measures(msgspec.Struct, frozen=True):
    """How most of a paper is set, in points: size of type, edges of the text, width of a sign, leading."""

    size: float
    left: float
    right: float
    sign: float
    leading: float


_JOB = r"\d\d-\d{5}(?:\s*\([A-Z]\))?\*?(?:\s+\d{6})?"
_NUMBER = re.compile(
    rf"(?:page|pages|pág(?:ina)?\.?|p\.|стр\.?|страница|صفحة|第)?\s*[-–—]?\s*\d{{1,4}}\s*[-–—]?"
    r"(?:\s*(?:/|of|de|sur|из|من|页)\s*\d{0,4})?"
    rf"|{_JOB}|\d{{1,3}}/\d{{1,3}}\s+{_JOB}|{_JOB}\s+\d{{1,3}}/\d{{1,3}}|\*\d{{6,}}\*|\d{{6}}",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[_\s]{5,}|[—–-]{8,}")
_MARKED = re.compile(rf"[{SUPERSCRIPTS}]{{1,3}}|\*{{1,3}}(?=[\s\w])|[†‡§ᵃ-ᶻ](?=\s)")
# A note may say on two pages the same: "Ibid."
_NOTED = re.compile(rf"[{SUPERSCRIPTS}]{{1,3}}\s")
_PLAIN = re.compile(r"(\d{1,3})(?=[\s.)]\s*\S)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_EDGE = 4  # rows at the head or foot of a page that may be furniture
_SHORT, _LONG = 30, 250  # points: how long a rule above notes is
_FRONT = 30  # rows that may hold the symbol and the title


def measured(leaves: Sequence[Leaf]) -> Measures:
    """How most of a paper is set, its tables aside."""
    sizes: Counter[float] = Counter()
    every = [told for leaf in leaves for told in leaf.rows]
    words = [told for told in every if told.kind is None] or every
    for told in words:
        sizes[round(told.row.size * 2) / 2] += len(told.text)
    size = max(sizes, key=lambda each: (sizes[each], each)) if sizes else 10.0
    body = [told.row for told in words if abs(told.row.size - size) < 0.6]
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    widths = signs = 0.0
    for row in body:
        lefts[round(row.left)] += 1
        rights[round(row.right)] += 1
        widths += sum(glyph.right - glyph.left for glyph in row.glyphs if not glyph.space)
        signs += sum(not glyph.space for glyph in row.glyphs)
    common = [left for left, count in lefts.items() if count * 10 >= max(lefts.values())]
    ends = [right for right, count in rights.items() if count * 10 >= max(rights.values())]
    steps: Counter[float] = Counter()
    for leaf in leaves:
        rows = [told.row for told in leaf.rows if abs(told.row.size - size) < 0.6]
        for at, above in enumerate(rows):
            below = next((row for row in rows[at + 1 : at + 4] if _over(above, row)), None)
            if below is not None:
                steps[round((above.base - below.base) * 2) / 2] += 1
    usual = [step for step, count in steps.items() if 0.9 * size < step < 2 * size and count * 5 >= max(steps.values())]
    return Measures(
        size=size,
        left=min(common, default=72),
        right=max(ends, default=540),
        sign=max(2.0, widths / signs if signs else size / 2),
        leading=min(usual, default=1.2 * size),
    )


def _over(above: Row, below: Row) -> bool:
    """Whether one row stands over another, and not beside it in another column."""
    return above.left < below.right and below.left < above.right


def furniture(leaves: Sequence[Leaf], measures: Measures) -> None:
    """Tell the furniture of pages from the words of the paper."""
    repeated: Counter[tuple[str, int]] = Counter()
    for leaf in leaves:
        for told in _edges(leaf):
            place = round(told.row.base / 8)
            repeated.update({(_folded(told.text), place + step) for step in (-1, 0, 1)})
    known = (
        {word for told in leaves[0].rows[:_FRONT] for word in _WORD.findall(told.text.casefold())} if leaves else set()
    )
    for number, leaf in enumerate(leaves):
        for told in _edges(leaf):
            folded = _folded(told.text)
            parts = re.split(r"\t|\s{2,}", told.text)
            outer = told.row.base < 0.14 * leaf.height or told.row.base > 0.9 * leaf.height
            numbers = outer and all(_NUMBER.fullmatch(part.strip()) for part in parts)
            again = folded and not _NOTED.match(told.text) and repeated[folded, round(told.row.base / 8)] > 1
            if numbers or (again and not _headed(leaf, told)):
                told.kind = "furniture"
        if number:
            _running_head(leaf, known, measures)


def _running_head(leaf: Leaf, known: set[str], measures: Measures) -> None:
    """The head of a page that says symbol and title once more, apart from the words below it."""
    for end in range(1, min(_EDGE, len(leaf.rows))):
        head = leaf.rows[:end]
        words = [word for told in head for word in _WORD.findall(told.text.casefold())]
        step = leaf.rows[end - 1].row.base - leaf.rows[end].row.base
        if not words or not all(word in known for word in words) or any(told.kind == "table" for told in head):
            return
        small = all(told.row.size < measures.size + 0.6 for told in head)
        if step > 1.5 * measures.leading and small and head[0].row.base > 0.85 * leaf.height:
            for told in head:
                told.kind = "furniture"
            return


def _headed(leaf: Leaf, told: Told) -> bool:
    """Whether a row in the upper half of a page stands below the rule that closes the page's head."""
    base, top = told.row.base, leaf.rows[0].row.base
    long = (rule.base for rule in leaf.rules if rule.right - rule.left > 0.5 * leaf.width)
    return base > 0.5 * leaf.height and any(base < each < top for each in long)


def _edges(leaf: Leaf) -> list[Told]:
    """The rows at the head and foot of a page."""
    rows = [told for told in leaf.rows if told.kind is None]
    upper = [told for told in rows[:_EDGE] if told.row.base > 0.82 * leaf.height]
    lower = [told for told in rows[-_EDGE:] if told.row.base < 0.18 * leaf.height]
    return upper + [told for told in lower if not any(told is other for other in upper)]


def _folded(text: str) -> str:
    """The words of a row in one order, so that left and right pages agree, whatever numbers they bear."""
    return " ".join(sorted(re.sub(r"\d+", "#", word.casefold()) for word in _WORD.findall(text)))


def notes(leaf: Leaf, measures: Measures) -> None:
    """Tell the notes at the foot of a page from the words of the paper, once its tables are known."""
    words = [told for told in leaf.rows if told.kind is None]
    small = len(words)
    while small and (words[small - 1].row.size < measures.size - 0.6 or _SEPARATOR.fullmatch(words[small - 1].text)):
        small -= 1
    first = next((at for at in range(small, len(words)) if _SEPARATOR.fullmatch(words[at].text)), None)
    if first is None:
        first = _ruled(leaf, words, measures)
    if first is None:
        first = next((at for at in range(small, len(words)) if _MARKED.match(words[at].text)), None)
    if first is None:
        return
    below = words[first:]
    for told in below:
        told.kind = "furniture" if _SEPARATOR.fullmatch(told.text) else "footnote"
    if not any(_MARKED.match(told.text) for told in below):
        for told in below:
            if (found := _PLAIN.match(told.text)) and told.row.left < below[0].row.left + measures.size:
                told.text = superscript(found[1]) + told.text[found.end() :]


def _ruled(leaf: Leaf, words: Sequence[Told], measures: Measures) -> int | None:
    """The first row below a rule that stands above notes; None where there is no such rule."""
    short = [rule for rule in leaf.rules if _SHORT < rule.right - rule.left < _LONG]
    for rule in sorted(short, key=lambda rule: -rule.base):
        first = next((at for at, told in enumerate(words) if told.row.base < rule.base), None)
        if first is None or first == 0 or rule.base > 0.75 * leaf.height:
            continue
        if any(other is not rule and abs(other.base - rule.base) < 1 for other in short):
            continue  # the lines of a table
        beside = [told for told in leaf.rows if abs(told.row.base - rule.base) < 2 * measures.size]
        if any(told.kind == "table" for told in beside):
            continue
        above, below = words[first - 1], words[first]
        edge = min(abs(rule.left - below.row.left), abs(rule.right - below.row.right)) < 3 * measures.size
        smaller = all(told.row.size < measures.size - 0.4 for told in words[first:])
        numbered = _MARKED.match(below.text) or _PLAIN.match(below.text)
        if edge and above.row.base > rule.base and (smaller or numbered) and (smaller or not _tabled(words[first:])):
            return first
    return None


def _tabled(rows: Sequence[Told]) -> bool:
    return sum("\t" in told.text for told in rows) * 2 > len(rows)
