"""Days and spans of days as prose lists them: "21 to 22 March 2016", "17 May, 23 June and 13 October 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from comity.documents.languages import LANGUAGES, Language


class Period(msgspec.Struct, frozen=True):
    """The first and the last day, which may be the same, and where the list that names them stands: [start, end)."""

    first: date
    last: date
    start: int
    end: int


def find(text: str, language: Language) -> Iterator[Period]:
    """The periods of a text, in order. A day without a month, or a month without a year, has that of the next one."""
    lowered = text.casefold()
    if len(lowered) != len(text):
        return
    listed, item = _patterns(language.code)
    for whole in listed.finditer(lowered):
        found: list[Period] = []
        month, year = "", whole["year"]
        for each in reversed(list(item.finditer(whole[0]))):
            year = each["own"] or year
            month = each["month"] or (month if each["until"] and month else each["first"] or month)
            first = _day(year, language.months.get(each["first"] or month), each["day"])
            last = _day(year, language.months.get(month), each["until"]) if each["until"] else first
            month = each["first"] or month
            if first is not None and last is not None:
                found.append(Period(min(first, last), max(first, last), *whole.span()))
        yield from reversed(found)


# What stands between the two ends of a span, in the six languages; and a first end that has no year, before it.
_TO = r"\s?(?:[-–—]|\b(?:to|au|al?|по|до)\b|至|إلى)\s?"
_BEGUN = re.compile(rf"\d(?:er|st|nd|rd|th|[ºª.])?(?:\s(?:de\s)?[^\W\d_]{{2,12}})?{_TO}(?:le\s)?$", re.IGNORECASE)
_GOES_ON = re.compile(rf"{_TO}(?:le\s)?\d", re.IGNORECASE)
_MOST = 24  # signs of what stands before the second end


def own_day(text: str, language: Language) -> str | None:
    """The first whole date in a text that is no end of a span, as ISO 8601: "5-12 December 2018" is a session's."""
    for start, end in language.days(text):
        if not _GOES_ON.match(text, end) and not _BEGUN.search(text[max(0, start - _MOST) : start]):
            return language.date(text[start:end])
    return None


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted(map(re.escape, LANGUAGES[code].months), key=len, reverse=True))
    day = r"(?<!\d)\d{1,2}(?:er|st|nd|rd|th)?(?!\d)"
    to = r"\s?(?:to|-|–|—|au|and|et)\s?"
    one = rf"{day}(?:\s(?:{months}))?(?:{to}{day})?(?:\s(?:{months}))?(?:,?\s\d{{4}})?"
    listed = rf"(?<![\w/]){one}(?:(?:,\s|\s(?:and|et)\s|,\s(?:and|et)\s)(?:from\s|on\s)?{one})*"
    item = (
        rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?(?!\d)(?:\s(?P<first>{months}))?"
        rf"(?:\s?(?:to|-|–|—|au)\s?(?P<until>\d{{1,2}})(?:er|st|nd|rd|th)?(?!\d))?(?:\s(?P<month>{months}))?"
        rf"(?:,?\s(?P<own>\d{{4}}))?"
    )
    return re.compile(rf"{listed}(?<=\s(?P<year>\d{{4}}))(?!\d)"), re.compile(item)


def _day(year: str, month: int | None, day: str) -> date | None:
    try:
        return date(int(year), month or 0, int(day))
    except ValueError:
        return None
