"""A language: its words compiled to what a reader asks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

from comity.documents.languages.beginnings import (
    MARKS,
    OPENERS,
    REACH,
    Beginning,
    Opening,
    alternatives,
    opened,
    small,
)
from comity.documents.languages.speaking import Speaking

Weight = str


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The file of words of a language. Patterns are regular expressions for a whole line, cases folded."""

    code: str
    organs: dict[str, tuple[str, ...]]
    enacting: str
    preambular: Opening
    operative: Opening
    annex: str
    contents: tuple[str, ...]
    front: tuple[str, ...]
    closing: tuple[str, ...]
    title: tuple[str, ...]
    placeholder: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    day: str
    session: str
    ordinals: dict[str, int]
    weights: dict[str, tuple[str, ...]]
    spaced: bool = True
    declaring: str = r"(?!)"
    going_on: str = r"(?!)"
    speaking: str = r"(?!)"
    told: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    cardinals: dict[str, int] = {}
    futures: dict[str, str] = {}
    deeds: tuple[str, ...] = ()


LONGEST = 200  # the longest line of a title block
_SYMBOL = re.compile(r"\*{0,2}[A-Z][A-Z-]{0,9}/[\w.()/+-]+(?: \(\d{4}\))?\*{0,2}")
_NO_END = r"(?![^\W⁰¹²³⁴-⁹])"  # the raised number of a note ends a word, too


class Language:
    """What the words of one language say. Every question looks at the beginning of a text or at a short line alone."""

    def __init__(self, words: Words) -> None:
        self.code = words.code
        self._words = words
        edge = _NO_END if words.spaced else ""
        self._preambular = Beginning(words.preambular, edge)
        self._operative = Beginning(words.operative, edge)
        self._acting = re.compile(opened(words.operative, edge, further=True))
        self._enacting = _line(words.enacting)
        self._running_on = re.compile(
            rf"(?:{words.enacting})(?:\s?\([^()]{{1,20}}\))?(?:(?:(?<=[,:])|[.,:])\s|\s?1\s?[.)]\s)"
        )
        self._declaring = re.compile(words.declaring)
        self._going_on = re.compile(words.going_on)
        self.speaking = Speaking(words.speaking, self._operative, words.told, edge)
        self._duties = re.compile(rf"\b(?:{alternatives(words.duties)})\b", re.IGNORECASE)
        self._annex = _line(words.annex)
        self._front = _line("|".join(words.front))
        self._closing = _line("|".join(words.closing))
        self._title = _line("|".join(words.title))
        self._placeholder = _line("|".join(words.placeholder))
        self.deeds = words.deeds
        self.futures = words.futures  # how stems of the future end, and how their infinitives do
        months = [(name, place) for place, names in enumerate(words.months, 1) for name in names]
        self.months = {_folded(name): place for name, place in months}
        named = "|".join(re.escape(_folded(name)) for name, _ in sorted(months, key=lambda pair: -len(pair[0])))
        self._day = re.compile(words.day.replace("MONTH", f"(?P<month>{named})"))
        self._session = re.compile(words.session)
        cardinal = alternatives(tuple(words.cardinals)) if words.cardinals else r"(?!)"
        self.cardinals = re.compile(rf"\b(?:{cardinal})(?:(?:-| et |-et-)(?:{cardinal}))*\b", re.IGNORECASE)
        self._organs = [(_folded(name), english) for english, names in words.organs.items() for name in names]
        self._organs.sort(key=lambda pair: -len(pair[0]))
        self._named = frozenset(name for name, _ in self._organs)
        self._weights = [(_folded(head), weight) for weight, heads in words.weights.items() for head in heads]
        self._weights.sort(key=lambda pair: -len(pair[0]))

    def preambular(self, text: str) -> tuple[str, ...]:
        """The preambular phrases of a paragraph, in order and in small letters; empty where it begins with none."""
        return self._preambular.phrases(text)

    def operative(self, text: str) -> tuple[str, ...]:
        """The operative phrases of a paragraph, given without its number; empty where it begins with none."""
        found = self._operative.phrases(text)
        if found:
            return found
        # "Recognizing the importance of …, requests the Court": a participle first, then the operative verb.
        first = self._preambular.listed.match(small(text), 0, REACH)
        if first is None:
            return ()
        return (self._preambular.said(first[0]), *self._operative.rest(text, first.end()))

    def acts(self, text: str) -> tuple[str, ...]:
        """The operative phrases of an item; empty where it begins with none that may also stand inside a sentence."""
        return self.operative(text) if self._acting.match(small(text), 0, REACH) else ()

    def says(self, text: str, author: str = "") -> tuple[str, ...]:
        """The operative phrases of the sentences that an organ begins: "The Security Council requests …"."""
        return tuple([each.phrase for each in self.speaking.said(text, author)])

    def looks(self, text: str) -> Literal["preambular", "operative"] | None:
        """What a paragraph without a number is by its beginning; a word on a list counts before a mere form."""
        if self._operative.listed.match(small(text), 0, REACH):
            return "operative"
        return "preambular" if self._preambular.match(text) else None

    def recites(self, text: str) -> bool:
        """Whether a text begins with a preambular phrase that is on the list."""
        return self._preambular.listed.match(small(text), 0, REACH) is not None

    @lru_cache(maxsize=1024)  # noqa: B019 -- there are six languages, and none is thrown away
    def weight(self, phrase: str) -> Weight:
        """The legal weight of an operative phrase, by its head: "requests", "urges", …; "other" for none known."""
        folded = f" {_folded(phrase)} " if self._words.spaced else _folded(phrase)
        for head, weight in self._weights:
            if (f" {head} " if self._words.spaced else head) in folded:
                return weight
        return "other"

    def enacting(self, text: str) -> bool:
        """Whether a line is the organ that acts: "The Assembly of States Parties,"."""
        quoted = text.lstrip(OPENERS)  # a statement quotes what its organ says
        return _matches(self._enacting, quoted) and self._preambular.match(quoted) is None

    def runs_on(self, text: str) -> bool:
        """Whether the organ that acts begins a paragraph and its sentence goes on: "The Conference, convened at …"."""
        return len(text) > LONGEST // 4 and self._running_on.match(_folded(text[:REACH])) is not None

    def declares(self, text: str) -> bool:
        """Whether a paragraph opens a declaration of those who met: "Gathered in Geneva from 8 to 11 September …"."""
        return self._declaring.match(_folded(text[:REACH])) is not None

    def goes_on(self, text: str) -> bool:
        """Whether a paragraph goes on with the sentence of the one before it: "Que cette préparation doit …"."""
        return self._going_on.match(small(text)) is not None

    def obliges(self, text: str) -> bool:
        """Whether a paragraph says what ought to be done."""
        return self._duties.search(text) is not None

    def annex(self, text: str) -> str | None:
        """The number of an annex that a line is the heading of, empty where it has none; None for any other line."""
        found = self._annex.fullmatch(_folded(text)) if len(text) < LONGEST else None
        return (found["number"] or "").upper() if found else None

    def contents(self, text: str) -> bool:
        """Whether a line is the heading of a table of contents."""
        return _folded(text).strip(" :*") in self._words.contents

    def dated(self, text: str) -> bool:
        """Whether a line is a day and nothing else: "18 December 2015", and in printed volumes a full stop."""
        return _matches(self._day, text.rstrip("."))

    @lru_cache(maxsize=32)  # noqa: B019 -- a line is asked for when it comes, and when it may go on
    def front(self, text: str) -> bool:
        """Whether a line is one of the title block: an organ, a symbol, a date, a session, …"""
        if len(text) >= LONGEST:
            return False
        if _SYMBOL.fullmatch(text.strip()) or _matches(self._front, text):
            return True
        return _folded(text).strip(" *") in self._named or self.dated(text)

    def closing(self, text: str) -> bool:
        """Whether a line says how and when a paper was adopted."""
        return _matches(self._closing, text)

    def title(self, text: str) -> bool:
        """Whether a line looks like the title of a paper."""
        return _matches(self._title, text)

    def placeholder(self, text: str) -> bool:
        """Whether words in brackets stand for words to come."""
        return _matches(self._placeholder, text)

    def ordinal(self, text: str) -> int | None:
        """The number of the session that a text names, in words or figures."""
        for found in self._session.finditer(_folded(text)[:400]):
            said = found["nth"]
            digits = re.match(r"\d{1,3}", said)
            number = int(digits[0]) if digits else self._words.ordinals.get(said) or self._compound(said)
            if number:
                return number
        return None

    def sessions(self, text: str) -> list[tuple[int, int, int]]:
        """Where a text names sessions: offsets [start, end) of each ordinal, and its number."""
        lowered = text.casefold().replace("’", "'")
        if len(lowered) != len(text):
            return []
        found = [(match.span("nth"), self.ordinal(match[0])) for match in self._session.finditer(lowered)]
        return [(*span, number) for span, number in found if number]

    def said_ordinal(self, like: str, number: int) -> str:
        """An ordinal said as another is: "Sixteenth" like "Fifteenth", "16th" like "15th"; digits where no word is."""
        digits = re.match(r"\d+", like)
        if digits is not None:
            ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
            return f"{number}{ending if self.code == 'en' else like[digits.end() :]}"
        # The file has an ordinal before the cardinal of the same number: "twentieth", "twenty".
        ordinals = {value: word for word, value in reversed(self._words.ordinals.items())}
        cardinals = {value: word for word, value in self._words.ordinals.items()}
        tens, ones = number - number % 10, number % 10
        word = ordinals.get(number)
        if word is None and self.code == "en" and tens in cardinals and ones in ordinals:
            word = f"{cardinals[tens]}-{ordinals[ones]}"
        return str(number) if word is None else word.capitalize() if like[:1].isupper() else word

    def _compound(self, said: str) -> int | None:
        """An ordinal of several words: "twenty-first", "soixante-dix-neuvième", "quatre-vingt-troisième"."""
        words = re.split(r"[\s-]+", said.replace("quatre-vingt", "quatrevingt"))
        parts = [self._words.ordinals.get(part) for part in words if part and part != "et"]
        known = [part for part in parts if part]
        return sum(known) if known and len(known) == len(parts) else None

    def cardinal(self, text: str) -> int | None:
        """The number that words say ("sixty-six", "vingt et un"); None for none known."""
        parts = [
            self._words.cardinals.get(part) for part in re.split(r"[\s-]+", _folded(text)) if part not in ("", "et")
        ]
        known = [part for part in parts if part is not None]
        if not known or len(known) != len(parts):
            return None
        # "quatre-vingts" is four times twenty; everything else is a sum.
        return 80 + sum(known[2:]) if known[:2] == [4, 20] else sum(known)

    def date(self, text: str) -> str | None:
        """The first whole date in a text, as ISO 8601."""
        for found in self._day.finditer(_folded(text)[:2000]):
            month = self.months.get(found["month"]) if "month" in found.re.groupindex and found["month"] else None
            number = month or int(found.groupdict().get("number") or 0)
            day, year = int(found["day"]), int(found["year"])
            if 1 <= number <= 12 and 1 <= day <= 31:
                return f"{year:04}-{number:02}-{day:02}"
        return None

    def days(self, text: str) -> list[tuple[int, int]]:
        """Where whole dates stand in a text, as offsets [start, end)."""
        lowered = text.casefold().replace("’", "'")
        return [found.span() for found in self._day.finditer(lowered)] if len(lowered) == len(text) else []

    def organ(self, text: str) -> str | None:
        """The organ that a text names first, by its English name."""
        folded = _folded(text)[:LONGEST]
        found = [(folded.find(name), english) for name, english in self._organs if name in folded]
        return min(found)[1] if found else None


def _matches(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) < LONGEST and pattern.fullmatch(_folded(text).strip(" *")) is not None


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or r"(?!)")


@lru_cache(maxsize=32)
def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", MARKS.sub("", text)).replace("’", "'")
    return " ".join(text.casefold().split())
