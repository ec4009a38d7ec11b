"""Dates as sources state them: a day, a month, a year, or a span between two of these.

ISO 8601 throughout: ``2016-09-05``, ``2018-11``, ``2017``; for what is known only within bounds an
interval, ``2015-11-26/2016-11-10``, or with an open beginning ``../2016-11-10`` (ISO 8601-2, "not later
than"). A coarse date counts from its last day: only then is it certain that the act has been done.
"""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache
from typing import Final

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Date:
    """A date as it was stated. ``text`` is the statement; two dates are equal when it is the same.

    No dataclass: msgspec would then write its three fields, where files and the log hold the text alone.
    """

    __slots__ = ("first", "last", "text")

    def __init__(self, text: str, first: date, last: date) -> None:
        self.text: Final = text
        self.first: Final = first
        self.last: Final = last

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Date({self.text})"

    @property
    def exact(self) -> bool:
        """True when the statement names one day."""
        return self.first == self.last

    @property
    def open(self) -> bool:
        """True when only a latest day is known (``../2016-11-10``)."""
        return self.first == date.min

    def spoken(self) -> str:
        """The date as prose has it: "5 September 2016", "November 2018", "not later than 10 November 2016"."""
        before, slash, after = self.text.partition("/")
        if not slash:
            return _spoken(self.text)
        if before == "..":
            return f"not later than {_spoken(after)}"
        return f"between {_spoken(before)} and {_spoken(after)}"

    def when(self) -> str:
        """The date as it stands in a clause: "on 5 September 2016", "in 2017", "between … and …"."""
        if "/" in self.text:
            return self.spoken()
        return f"{'on' if self.exact else 'in'} {self.spoken()}"

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def parse(text: str) -> Date:
    """Read a date. Raises ValueError with one sentence when there is no such date."""
    before, slash, after = text.partition("/")
    try:
        if "9999" in (before[:4], after[:4]):  # what follows from an act would come after the last day there is
            raise ValueError(text)
        if not slash:
            return Date(text, *_bounds(text))
        last = _bounds(after)[1]
        first = date.min if before == ".." else _bounds(before)[0]
    except ValueError:
        raise ValueError(f"not a date: {text}") from None
    if first > last:
        raise ValueError(f"not a date: {text} ends before it begins")
    return Date(text, first, last)


def day(value: date) -> Date:
    """The date that names one calendar day."""
    return Date(value.isoformat(), value, value)


def _spoken(text: str) -> str:
    parts = text.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def _bounds(text: str) -> tuple[date, date]:
    """First and last day of a day, month or year in ISO form."""
    if not text.isascii() or any(not part.isdigit() for part in text.split("-")):
        raise ValueError(text)
    match [len(part) for part in text.split("-")]:
        case [4]:
            year = int(text)
            return date(year, 1, 1), date(year, 12, 31)
        case [4, 2]:
            year, month = int(text[:4]), int(text[5:])
            first = date(year, month, 1)
            return first, first.replace(day=calendar.monthrange(year, month)[1])
        case [4, 2, 2]:
            only = date.fromisoformat(text)
            return only, only
        case _:
            raise ValueError(text)
