"""What kind of resolution the blocks of a paper make, before any of them is read: where its organ stands.

Most set the organ on a line of its own (an enacting line). Some let its sentence go on in the first paragraph:
"The Conference, convened at …, Considering …", or "The Conference 1) Notes that …". In a declaration those who met
speak for themselves, and no verb parts what they state from what they ask.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from comity.documents.languages import Language
from comity.documents.readers.joining import Block
from comity.documents.readers.markers import marker, place
from comity.documents.readers.marking import stops

# The end of a line of a table of contents: dots or a gap before the page, or the page alone.
LEADER = re.compile(r"(?:\.{3,}|…|\s{3,}|\t)\s*\d{1,3}$")
PAGED = re.compile(r"\S\s+\d{1,3}$")
# Where the first number stands in a paragraph that the organ begins.
FIRST = re.compile(r"\s1\s?[.)]\s+")

FIGURE = re.compile(r"\d")

# Around the words, or around all of them but a comma: "*The General Assembly*,".
_STARS = re.compile(r"^[*_\s]+|[*_\s]+(?=[,:،，：]?$)")
_REACH = 160
# What an item ends in, and no heading does.
_SENTENCE = (".", ";", ",", "。", "；", "，", "؛", "،", ".”", ";”")
_AND = re.compile(r"[;,]\s+(?:and|or|et|ou|y)$")


def enacts(blocks: Sequence[Block], language: Language) -> bool:
    """Whether an enacting line stands before the first annex."""
    for block in blocks:
        bare = bare_of(block.text)
        if language.annex(bare) is not None and not (PAGED.search(block.text) or LEADER.search(block.text)):
            return False
        if language.enacting(bare) and bare.endswith((",", ":", "，", "،", "：")):
            return True
    return False


def runs_on(blocks: Sequence[Block], language: Language) -> bool:
    """Whether the organ's sentence goes on in its paragraph, and recitals or a second number follow."""
    body = [bare for block in blocks[:40] if block.kind is None and (bare := bare_of(block.text))]
    for words, after in pairwise([*body[:20], ""]):
        if language.runs_on(words):
            mark = marker(after)
            second = mark is not None and mark.number == "2" and FIRST.search(words[:_REACH]) is not None
            return second or bool(language.preambular(after))
    return False


def turning(blocks: Sequence[Block], language: Language) -> Block | None:
    """The paragraph with which a declaration begins to ask: after it duties prevail, before it they do not.

    None for a paper that does not open as a declaration, or that nowhere turns. The place is the one that leaves
    the fewest paragraphs on the wrong side.
    """
    body = [block for block in blocks if block.kind is None and len(block.text) > _REACH // 2]
    if not body or not language.declares(bare_of(body[0].text)):
        return None
    duties = [language.obliges(block.text) for block in body]
    wrong = sum(duties)  # as if nothing were asked: every duty is on the wrong side
    best, turn = wrong, None
    for block, duty in zip(reversed(body), reversed(duties), strict=True):
        wrong += -1 if duty else 1
        if wrong < best:
            best, turn = wrong, block
    return turn if turn is not body[0] else None


def author(blocks: Sequence[Block], language: Language) -> str:
    """What organ reports in a paper, by the first title that names it: "committee"; empty where none does."""
    named = (language.speaking.author(bare_of(block.text)) for block in blocks[:40] if len(block.text) < 2 * _REACH)
    return next(filter(None, named), "")


def bracketed(blocks: Sequence[Block], language: Language) -> bool:
    """Whether the operative paragraphs bear their numbers in brackets, "(1) Decides …": the first number is in such."""
    for block in blocks:
        if block.text[:1].isdigit() or block.text[:1] in "(（":
            bare = bare_of(block.text)
            mark = marker(bare)
            if mark is not None and mark.number == "1" and (mark.open or len(bare) > mark.length):
                return mark.open and bool(language.operative(bare[mark.length :]))
    return False


def firsts(blocks: Sequence[Block], language: Language) -> list[tuple[int, bool]]:
    """Where a paragraph bears the number 1, and where an instrument begins: offsets, and whether it is the former."""
    marks = []
    for block in blocks:
        bare = bare_of(block.text)
        mark = marker(bare) if bare[:1] == "1" else None
        if mark is not None and not mark.open and mark.number == "1" and len(bare) > mark.length:
            marks.append((block.spans[0][0], True))
        elif len(bare) < _REACH and (language.annex(bare) is not None or language.enacting(bare)):
            marks.append((block.spans[0][0], False))
    return marks


def numbered(marks: Sequence[tuple[int, bool]], block: Block) -> bool:
    """Whether a paragraph with the number 1 is still to come in a block's instrument: before it stands the preamble."""
    after = bisect(marks, (block.spans[0][0], True))
    return after < len(marks) and marks[after][1]


def leads(bare: str, after: Block | None, last: int) -> bool:
    """Whether a short line that ends like no item stands right above the paragraph behind ``last``: its heading."""
    if after is None or last == 0 or len(bare) > _REACH // 2 or stops(bare, _SENTENCE) or _AND.search(bare):
        return False
    mark = marker(bare_of(after.text))
    return mark is not None and not mark.open and place(mark.number, "number") == last + 1


def announces(after: Block | None) -> bool:
    """Whether what follows is the first item of a list: the words before it are its lead, not a heading."""
    first = marker(bare_of(after.text)) if after is not None else None
    return first is not None and first.open and first.number.casefold() in ("a", "i", "а", "أ")


def bare_of(text: str) -> str:
    """The words without the emphasis around them."""
    return _STARS.sub("", text.replace("**", "")) if text[:1] in "*_" or text[-1:] in "*_" else text
