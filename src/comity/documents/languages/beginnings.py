"""How paragraphs of one kind begin: their phrases from a file of words, compiled to what is asked of a text."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import lru_cache

import msgspec

# So much of a text is looked at for a phrase; no phrase is longer.
REACH = 160
OPENERS = ' “"«„‘(['
MARKS = re.compile("[\u00ad\u200b\u200e\u200f\ufeff\u0640\u064b-\u0652]")
_EMPHASIS = re.compile(r"[*_]+")
_NAME = re.compile(r"[^\W\d_]*[A-ZÀ-Ý][a-zà-ÿ]")
_VOWELS = re.compile("[\u064b-\u0652]")


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What paragraphs of one kind begin with. ``pattern``: a head that no list has, by its form."""

    adverbs: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    pattern: str = ""
    joints: tuple[str, ...] = (",", ";", "and")  # what parts a phrase from the one before it: signs and words
    joined: str = r"\s+(?:and\s+)?"  # what stands between the two
    opening: tuple[str, ...] = ()  # heads that begin a paragraph, and no further phrase of one
    loose: str = r"(?!)"  # the end of a phrase that belongs to what follows: "that", "to"


class Beginning:
    """How paragraphs of one kind begin, and how their further phrases do."""

    def __init__(self, opening: Opening, edge: str) -> None:
        self.opening = opening
        self.first = re.compile(opened(opening, edge, pattern=opening.pattern), re.IGNORECASE)
        self.listed = re.compile(opened(opening, edge))
        self.greedy = re.compile(opened(opening, edge, more="+"))
        self.more = _more(opening, edge)
        self.loose = re.compile(rf"(?:{opening.loose})$")

    @lru_cache(maxsize=32)  # noqa: B019 -- see below
    def match(self, text: str) -> re.Match[str] | None:
        """The first phrase of a text. Nearly all have one that is listed, which is seen sooner in small letters."""
        return self.greedy.match(small(text), 0, REACH) or self.first.match(clean(text), 0, REACH)

    def phrases(self, text: str) -> tuple[str, ...]:
        """All phrases of a text; empty where it begins with none."""
        found = self.match(text)
        if found is None:
            return ()
        return (self.said(_voweled(text, found.end()) or found[0]), *self.rest(text, found.end()))

    def rest(self, text: str, start: int) -> list[str]:
        """The further phrases of a sentence."""
        return [self.said(each[1]) for each in self.further(text, start)]

    def further(self, text: str, start: int, end: int = sys.maxsize) -> list[re.Match[str]]:
        """Where these stand in the clean text, as the first group: none of them is a name, as "States" is."""
        found = self.more.finditer(small(text), start, end)
        return [each for each in found if not _NAME.match(clean(text), *each.span(1))]

    @lru_cache(maxsize=1024)  # noqa: B019 -- there are two of each of six languages, and none is thrown away
    def said(self, phrase: str) -> str:
        """A phrase as it is told: in small letters, without what belongs to the words behind it."""
        return self.loose.sub("", " ".join(phrase.split()).strip(" ,").lower()).strip(" ,")


def opened(opening: Opening, edge: str, *, pattern: str = "", further: bool = False, more: str = "") -> str:
    """``more``: "+" for adverbs that are never given back, so that what matches first is what matches at all."""
    heads = alternatives(opening.heads if further else (*opening.heads, *opening.opening))
    head = f"(?:(?:{heads}){edge}|{pattern})" if pattern else f"(?:(?:{heads}){edge})"
    adverbs = f"(?:(?:{alternatives(opening.adverbs)}){edge}[,\\s]*){{0,4}}{more}" if opening.adverbs else ""
    tails = f"(?:\\s*(?:{alternatives(opening.tails)}){edge}){{0,3}}" if opening.tails else ""
    return f"{adverbs}{head}{tails}"


def _more(opening: Opening, edge: str) -> re.Pattern[str]:
    """A further phrase behind a joint, in small letters; heads from the list alone.

    Each alternative begins with a sign, the last one of a word, and a scan leaps to these; a mark of place it would try
    everywhere. The first word of a phrase is seen before the many ways in which it may go on.
    """
    phrase = opened(opening, edge, further=True)
    signs = [joint for joint in opening.joints if not joint.isalpha()]
    words = [joint for joint in opening.joints if joint.isalpha()]
    joint = "|".join([*signs, *(rf"{word[-1]}(?<=\b{word})\b" for word in words)])
    firsts = alternatives(tuple({word.split()[0] for word in (*opening.adverbs, *opening.heads)}))
    return re.compile(f"(?:{joint}){opening.joined}(?=(?:{firsts}){edge})({phrase})")


def _voweled(text: str, length: int) -> str:
    """The beginning of a text as long as so many signs without marks, with the vowels that it prints; or empty."""
    if text.isascii() or text[: 2 * REACH].isascii():
        return ""
    head = _EMPHASIS.sub("", text[: 2 * REACH]).lstrip(OPENERS)
    if not _VOWELS.search(head):
        return ""
    for end, sign in enumerate(head):
        if length == 0 and not _VOWELS.match(sign):
            return head[:end]
        length -= MARKS.match(sign) is None
    return head


def alternatives(words: Sequence[str]) -> str:
    """Any of these, the longest first; a space stands for any space. Sorted by first letters, which halves the scan."""
    by_first: dict[str, list[str]] = {}
    for word in sorted((word.replace("’", "'") for word in words if word), key=len, reverse=True):
        first, rest = (re.escape(part).replace(r"\ ", r"\s+").replace("'", "['’]") for part in (word[0], word[1:]))
        by_first.setdefault(first, []).append(rest)
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()) or r"(?!)"


# Several questions are asked of one text, one right behind the other.
@lru_cache(maxsize=32)
def clean(text: str) -> str:
    """A text without emphasis and without the marks that nobody sees."""
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return (text if text.isascii() else MARKS.sub("", text)).lstrip(OPENERS)


@lru_cache(maxsize=32)
def small(text: str) -> str:
    """The same in small letters, sign for sign: no letter but İ becomes two."""
    return clean(text).replace("İ", "I").lower()
