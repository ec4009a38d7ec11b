"""Page furniture: the page numbers, job numbers and running heads that stand between a paper's words."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from comity.documents.readers.seen import Line, Seen
from comity.documents.symbols import parse

# Job numbers: of the United Nations (16-12345), of the Assembly (18-E-101116, 20E170419).
_JOB = r"(?:\d\d-\d{5}(?:\s*\([A-Z]\))?\*?|\d{1,3}-?[A-Z]-?\d{6})"
_EARLY = 30  # the lines at the beginning that say what the paper is called
# A line that is a page number whatever stands around it, and a bare number that may be one.
_NUMBER = re.compile(
    rf"[-–—]\s*\d{{1,4}}\s*[-–—]|\d{{1,3}}\s?/\s?\d{{1,3}}|{_JOB}(?:\s+\d{{1,3}}(?:/\d{{1,3}})?)?|\d{{1,3}}(?:/\d{{1,3}})?\s+{_JOB}"
    r"|(?:page|pág(?:ina)?\.?|p\.|стр\.|страница|صفحة)\s*\d{1,4}(?:\s*(?:of|de|sur|из|/)\s*\d{1,4})?|第\s*\d+\s*页|\*\d{7,}\*",
    re.IGNORECASE,
)
_PAGE = "pPсСص第"
_BARE = re.compile(r"\d{1,4}")
_WORD = re.compile(r"\w+")
_MIDDLE = 30  # columns: a number so far from the left edge stands in the middle or at the right of the page
# What words of a paragraph end in, and no running head does.
_SENTENCE = (".", ";", ",", ":", "؛", "،", "。", "；", "，")
_FAR = 3  # running heads stand at most so many lines from the edge of a page


def furniture(seen: Seen, texts: Sequence[str]) -> set[int]:
    """The places, in ``seen.lines``, of the lines that are furniture. ``texts``: their words, spaces folded."""
    found = {place for place, line in enumerate(seen.lines) if line.kind == "furniture"}
    short = [(place, text) for place, text in enumerate(texts) if len(text) < 40]
    numbers = {place for place, text in short if _counts(text)}
    numbers |= _bare(texts, seen.lines)
    found |= numbers
    edges = _edges(seen.lines, found)
    words = {place: _folded(texts[place]) for place in edges}
    repeated = Counter(words.values())
    early = [text.casefold() for text in texts[:_EARLY]]
    for place in edges:
        said = repeated[words[place]] > 1 and not texts[place].endswith(_SENTENCE)
        if seen.lines[place].kind is None and words[place] and (said or _heads(texts[place], early)):
            found.add(place)
    return found


def _counts(text: str) -> bool:
    """Whether a line is a page number whatever stands around it. Most begin with no such letter."""
    return (not text[:1].isalpha() or text[:1] in _PAGE) and _NUMBER.fullmatch(text) is not None


def _bare(texts: Sequence[str], lines: Sequence[Line]) -> set[int]:
    """Lines that are bare numbers and count the pages: each at the edge of a page, or one more than the last."""
    bare = [place for place, text in enumerate(texts) if len(text) <= 4 and _BARE.fullmatch(text)]
    found: set[int] = set()
    for here, after in itertools.pairwise(bare):
        alone = all(lines[place].gap and lines[place].indent > _MIDDLE for place in (here, after))
        if int(texts[after]) == int(texts[here]) + 1 and (after - here > _FAR or alone):
            found |= {here, after}
    for place in bare:
        turned = place + 1 < len(lines) and lines[place + 1].page != lines[place].page
        if turned and int(texts[place]) == lines[place].page:
            found.add(place)
    return found


def _edges(lines: Sequence[Line], known: set[int]) -> set[int]:
    """The lines near where a page ends: next to a page number, or first or last of a page."""
    found: set[int] = set()
    for place in known:
        # What stands below a number at the very top is the title block.
        for step in (1, -1) if place >= _FAR or lines[place].page > 1 else (-1,):
            found.update(_from(lines, place + step, step))
    for place in range(1, len(lines)):
        if lines[place].page != lines[place - 1].page:
            found.update((*_from(lines, place - 1, -1), *_from(lines, place, 1)))
    return found - known


def _from(lines: Sequence[Line], at: int, step: int) -> Iterator[int]:
    """The few lines from one on, up to a table: that and its caption take more of a page than a line."""
    for place in range(at, at + _FAR * step, step):
        if not 0 <= place < len(lines) or lines[place].table:
            return
        if place + 1 == len(lines) or not lines[place + 1].table:
            yield place


def _heads(text: str, early: Sequence[str]) -> bool:
    """Whether a line at the edge of a page is a running head: a symbol alone, or beside what the paper is called."""
    words = text.split(" ") if "/" in text else []  # as in every symbol
    for count in (2, 1):
        for symbol, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            if parse(" ".join(symbol).strip("*_ ")) is None:
                continue
            title = " ".join(rest).casefold()
            if not title or any(title in each for each in early) or " ".join(symbol).casefold() in early:
                return True
    return False


def _folded(text: str) -> str:
    """The words of a line in one order, so that the two columns of a head may change places."""
    return " ".join(sorted(_WORD.findall(text.casefold())))
