"""Numbers that a text states of things: "13 persons", "sixty-six recommendations", "10.5 per cent".

What numbers name is none: days and years, sessions, articles, paragraphs, symbols, notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from comity.documents.languages import Language


class Quantity(msgspec.Struct, frozen=True):
    """A number and where it is said: offsets [start, end) into the text of its provision."""

    value: float
    start: int
    end: int


_DIGITS = re.compile(r"(?<![\w./–-])(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,9})(?:[.,]\d{1,2})?(?![\w/–-]|[.,]\d)")
# What stands before a number that names something.
_NAMING = re.compile(
    r"(?:\b(?:articles?|arts?\.|rules?|regulations?|parts?|chapters?|paragraphs?|paras?\.?|sections?"
    r"|annex|notes?|footnotes?|pages?|pp?\.|no\.|nos\.|numéros?|resolutions?|décisions?|decisions?|article|règles?"
    r"|chapitres?|alinéas?|parties?|step|phase|item|point|version|table|figure|recommendation|recommandation)\s"
    r"(?:\d+(?:,| and| et| to| à) )*|[§(/])$",
    re.IGNORECASE,
)
_YEAR = range(1800, 2200)


def find(text: str, language: Language) -> Iterator[Quantity]:
    """The quantities of a text, in order. A number in words is read where the language's file lists its words."""
    days = language.days(text)
    found = [*_in_digits(text), *_in_words(text, language)]
    for each in sorted(found, key=lambda quantity: quantity.start):
        if not any(start <= each.start < end for start, end in days):
            yield each


def _in_digits(text: str) -> Iterator[Quantity]:
    for match in _DIGITS.finditer(text):
        said = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))", "", match[0]).replace(",", ".")
        value = float(said)
        if _NAMING.search(text, max(0, match.start() - 40), match.start()):
            continue
        if value in _YEAR and said == match[0]:
            continue
        yield Quantity(value, *match.span())


def _in_words(text: str, language: Language) -> Iterator[Quantity]:
    for match in language.cardinals.finditer(text):
        value = language.cardinal(match[0])
        if value is not None and not _NAMING.search(text, max(0, match.start() - 40), match.start()):
            yield Quantity(value, *match.span())
