"""Statistics that an organ of the Court makes public of its requests: numbers of a period, none of a single case.

A publication counts the requests that the organ transmitted in one period, by kind and by what became of them. Two
publications of an organ never count the same days: by their difference single cases could be told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from comity.regime import contents, parties
from comity.regime.acts import Act, Dated, Matter, Refusal, Register
from comity.regime.cooperation import Party
from comity.regime.dates import Date, day

PeriodName = Literal["calendar year", "reporting year of the Assembly"]
# Month and day on which each begins. That of the General Assembly (1 August to 31 July) is another one: numbers of the
# two are never added up, and none is published for it here.
_BEGINS: Final = {"calendar year": (1, 1), "reporting year of the Assembly": (9, 16)}
PERIODS: Final = tuple(_BEGINS)

# What became of a request, as publications tell it. Under consultation it is open: consultation is not refusal.
OUTCOMES: Final = {
    "open": "open, consultations included",
    "postponed": "postponed",
    "executed": "executed",
    "executed in part": "executed in part",
    "refused": "refused",
    "refused in part": "refused in part",
    "unable": "could not be executed",
    "withdrawn": "withdrawn",
}
# What an organ asks for.
KINDS: Final = tuple(key for key, kind in contents.ESTABLISHED.items() if not kind.to_the_court)
# The row and the column of the totals.
ALL: Final = "all"
# No number below this one is ever made public.
LOWEST: Final = 5

_CELL = re.compile(r"([a-z-]+) / ([a-z ]+) = (\d{1,9})")


def first_day(period: str, year: int) -> date:
    """The first day of the period that ends in a year; the first day there is, where it would be before that."""
    month, day = _BEGINS[period]
    begins = year if (month, day) == (1, 1) else year - 1
    return date(begins, month, day) if begins >= date.min.year else date.min


def last_day(period: str, year: int) -> date:
    """The last day of the period that ends in a year; the last day there is, where it would be after that."""
    if year == date.max.year and _BEGINS[period] == (1, 1):
        return date.max
    return first_day(period, year + 1) - timedelta(days=1)


def year_of(period: str, on: date) -> int:
    """The year in which the period ends that holds a day."""
    return on.year if on <= last_day(period, on.year) else on.year + 1


def spoken(period: str, year: int) -> str:
    """A period in words: "the calendar year 2026", "the reporting year of the Assembly 2025/26"."""
    return f"the {period} {year}" if period == "calendar year" else f"the {period} {year - 1}/{year % 100:02}"


def cells(written: Sequence[str]) -> dict[tuple[str, str], int]:
    """The numbers of a publication by kind and outcome, ``ALL`` for totals. Raises ValueError with half a sentence.

    They are written "assets / executed = 14", "all / executed = 40".
    """
    found: dict[tuple[str, str], int] = {}
    for each in written:
        match = _CELL.fullmatch(each)
        if match is None or match[1] not in (*KINDS, ALL) or match[2] not in (*OUTCOMES, ALL):
            raise ValueError(f"not a number of a kind and an outcome, as in assets / executed = 14: {each[:60]}")
        key = (match[1], match[2])
        if key in found:
            raise ValueError(f"given twice: {key[0]} / {key[1]}")
        found[key] = int(match[3])
    return found


def written(found: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    """The reverse of ``cells``, in the order of kinds and outcomes."""
    order = [(kind, outcome) for kind in (*KINDS, ALL) for outcome in (*OUTCOMES, ALL)]
    return tuple(f"{kind} / {outcome} = {found[kind, outcome]}" for kind, outcome in order if (kind, outcome) in found)


class Published(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 87(3) and 112(2)(b). An organ of the Court publishes numbers of the requests it transmitted.

    ``year``: in which the period ends; ``counted``: as at which day (empty: its last). None is below ``threshold``.
    ``cells``: "kind / outcome = number". ``consulted``: on how many the parties had consulted; ``overdue``: how many of
    the open ones. ``days_…``: first quartile, median, third quartile. What is left out is not told, and is not nought.
    """

    says = "{organ} published numbers of its requests in {span}"
    organ: Party
    period: PeriodName
    year: int
    definition: str
    counted: Date | None = None
    threshold: int = 10
    cells: tuple[str, ...] = ()
    consulted: int | None = None
    overdue: int | None = None
    days_to_acknowledge: tuple[int, ...] = ()
    days_to_execute: tuple[int, ...] = ()

    @property
    def span(self) -> str:
        """The period in words."""
        return spoken(self.period, self.year)

    @property
    def as_at(self) -> Date:
        """The day as at which was counted."""
        return self.counted or day(last_day(self.period, self.year))


class Statistics(Matter, frozen=True, kw_only=True):
    """What an organ has published last. ``published``: the years of all its periods, as "calendar year 2026"."""

    organ: Party
    period: PeriodName
    year: int
    counted: Date
    definition: str
    threshold: int
    cells: tuple[str, ...] = ()
    consulted: int | None = None
    overdue: int | None = None
    days_to_acknowledge: tuple[int, ...] = ()
    days_to_execute: tuple[int, ...] = ()
    published: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return "requests"

    @property
    def title(self) -> str:
        return f"Numbers of requests of {parties.in_a_sentence(self.organ)}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.organ,)


def step(before: Statistics | None, given: Dated) -> Matter | Refusal:
    """How an organ's statistics stand after a publication."""
    act = given.act
    if not isinstance(act, Published):
        raise TypeError(given.kind)
    if refusal := _off(before, act, given):
        return refusal
    earlier = before.published if before else ()
    return Statistics(
        status="published",
        organ=act.organ,
        period=act.period,
        year=act.year,
        definition=act.definition,
        counted=act.as_at,
        threshold=act.threshold,
        cells=act.cells,
        consulted=act.consulted,
        overdue=act.overdue,
        days_to_acknowledge=act.days_to_acknowledge,
        days_to_execute=act.days_to_execute,
        published=(*earlier, f"{act.period} {act.year}"),
    )


def _off(before: Statistics | None, act: Published, given: Dated) -> Refusal | None:
    """Why these numbers may not be published, or not so."""
    authority = "Rome Statute, art. 87(3)"
    if act.organ not in parties.COURT or given.on_behalf_of not in ("", act.organ):
        sentence = "an organ of the Court publishes the numbers of its own requests"
        return Refusal("not-theirs", sentence, "RPE, rule 176(2)", "organ")
    if before and before.organ != act.organ:
        return Refusal("other-matter", f"{given.matter} is the {before.title}", "RPE, rule 176(2)", "organ")
    if not 2 <= act.year <= 9990:
        return Refusal("bad-year", f"not a year: {act.year}", authority, "year")
    if act.as_at.last > given.day or last_day(act.period, act.year) > act.as_at.last:
        sentence = f"{act.span} ends on {last_day(act.period, act.year)}; count it as at that day or a later one"
        return Refusal("not-over", sentence, authority, "counted")
    for earlier in before.published if before else ():
        name, _, year = earlier.rpartition(" ")
        if first_day(act.period, act.year) <= last_day(name, int(year)) and (
            first_day(name, int(year)) <= last_day(act.period, act.year)
        ):
            sentence = f"days of {act.span} are published in {spoken(name, int(year))} already"
            return Refusal("published-already", sentence, authority, "year")
    if act.threshold < LOWEST:
        return Refusal("low-threshold", f"a threshold below {LOWEST} protects no single case", authority, "threshold")
    return _too_small(act, authority)


def _too_small(act: Published, authority: str) -> Refusal | None:
    try:
        numbers = cells(act.cells)
    except ValueError as error:
        return Refusal("bad-value", str(error), authority, "cells")
    named: list[tuple[str, int | None]] = [("cells", number) for number in numbers.values()]
    named += [("consulted", act.consulted), ("overdue", act.overdue)]
    for field, number in named:
        if number is not None and number < act.threshold:
            sentence = f"{number} is below the threshold of {act.threshold}: leave it out"
            return Refusal("too-small", sentence, authority, field)
    for field in ("days_to_acknowledge", "days_to_execute"):
        days = getattr(act, field)
        if days and (len(days) != 3 or list(days) != sorted(days) or days[0] < 0):
            sentence = "give the first quartile, the median and the third quartile, in whole days"
            return Refusal("bad-value", sentence, authority, field)
    return None


REGISTER = Register(
    name="statistics",
    title="Published statistics",
    about="Numbers of requests for cooperation that organs of the Court have made public, period by period.",
    matters=(Statistics,),
    acts=(Published,),
    kinds={"requests": "numbers of requests"},
    statuses={"published": "published"},
    may_follow={None: (Published,), "published": (Published,)},
    step=step,
    columns=("organ", "period", "year"),
)
