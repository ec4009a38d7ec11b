"""Figures: named questions with a definition. A number is printed nowhere without one.

A figure is one function from a view to an answer; the answer holds the value and the standings that prove it.
The functions stand in ``comity.reports.questions``, by subject.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from comity.regime import statistics
from comity.regime.acts import Dated
from comity.regime.folding import Standing, Viewer
from comity.regime.statistics import PeriodName
from comity.reports.view import View

Value = int | float | None


@dataclass(frozen=True)
class Answer:
    """The value (None: the record cannot answer) and the standings that were counted.

    ``quartiles``: where the value is a median, the values below and above which a quarter lies.
    """

    value: Value
    evidence: tuple[Standing, ...] = ()
    quartiles: tuple[int | float, int | float] | None = None


@dataclass(frozen=True)
class Figure:
    """A named question. ``definition``: what is counted and how; ``reads``: the registers it asks.

    ``unit`` names what the number counts. ``stated_as``: the words in which papers state it, for
    ``reports.checking``; # is the number, … stands for some words of the same sentence. ``within``: the year with
    which a count of what was done begins anew.
    """

    name: str
    title: str
    definition: str
    unit: str
    reads: tuple[str, ...]
    ask: Callable[[View], Answer]
    stated_as: tuple[str, ...] = ()
    within: PeriodName = "calendar year"

    def said(self, value: Value) -> str:
        """The value as it is printed: "13", "10.5 per cent", "not known"."""
        if value is None:
            return "not known"
        return f"{value} per cent" if self.unit == "per cent" else f"{value:,}"


class Figures(dict[str, Figure]):
    """The figures of one subject, by name; ``figures.named(…)`` makes a function one of them."""

    def named(
        self,
        name: str,
        *,
        title: str,
        definition: str,
        unit: str,
        reads: Iterable[str],
        stated_as: Iterable[str] = (),
        within: PeriodName = "calendar year",
    ) -> Callable[[Callable[[View], Answer]], Callable[[View], Answer]]:
        """Make the decorated function the figure of this name."""

        def make(ask: Callable[[View], Answer]) -> Callable[[View], Answer]:
            self[name] = Figure(name, title, definition, unit, tuple(reads), ask, tuple(stated_as), within)
            return ask

        return make


# So many standings are looked at for a series, about.
_ASKED: Final = 4_000_000


def counted(rows: Iterable[Standing], by: Callable[[Standing], Hashable] | None = None) -> Answer:
    """How many there are; with ``by``, how many different ones, each counted once."""
    evidence = tuple(rows)
    return Answer(len({by(row) for row in evidence}) if by else len(evidence), evidence)


def percentage(part: int, whole: int) -> float | None:
    """A rate in per cent, to one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


class _Held:
    """Standings read once, asked on many days: those that hold on a day, moved on from the day asked before."""

    def __init__(self, rows: Sequence[Standing]) -> None:
        self.rows = rows
        self.begun: dict[str, list[Standing]] = {}
        for row in sorted(rows, key=lambda row: row.since):
            self.begun.setdefault(row.register, []).append(row)
        self.sinces = {register: [row.since for row in begun] for register, begun in self.begun.items()}
        self._restart()

    def _restart(self) -> None:
        self.day = date.min
        self.place = dict.fromkeys(self.begun, 0)
        # By register and status: the standing of each matter that holds, and the matter's status by its name.
        self.now: dict[tuple[str, str], dict[str, Standing]] = {}
        self.status: dict[tuple[str, str], str] = {}
        self.ends = sorted(
            (row.until, row.register, row.name, row.status) for row in self.rows if row.until is not None
        )
        self.ended = 0

    def on(self, day: date) -> None:
        """Move to a day."""
        if day < self.day:
            self._restart()
        self.day = day
        for register, begun in self.begun.items():
            upto = bisect_right(self.sinces[register], day)
            for row in begun[self.place[register] : upto]:
                self._take(row.register, row.name)
                self.now.setdefault((register, row.status), {})[row.name] = row
                self.status[register, row.name] = row.status
            self.place[register] = max(upto, self.place[register])
        while self.ended < len(self.ends) and self.ends[self.ended][0] <= day:
            _until, register, name, status = self.ends[self.ended]
            held = self.now.get((register, status), {}).get(name)
            if held is not None and held.until is not None and held.until <= day:
                self._take(register, name)
            self.ended += 1

    def _take(self, register: str, name: str) -> None:
        status = self.status.pop((register, name), None)
        if status is not None:
            del self.now[register, status][name]

    def of(self, register: str, statuses: Collection[str] | None) -> list[Standing]:
        """The standings of a register that hold on the day."""
        if statuses is None:
            statuses = sorted({status for name, status in self.now if name == register})
        return [row for status in statuses for row in self.now.get((register, status), {}).values()]

    def named(self, register: str, names: Collection[str]) -> list[Standing]:
        """Of these matters, the standings that hold on the day."""
        return [
            self.now[register, self.status[register, name]][name] for name in names if (register, name) in self.status
        ]


@dataclass(frozen=True)
class _Series:
    """A view that answers from standings read once, in any order: for the same question on many days."""

    held: _Held
    as_at: date
    as_known: date
    viewer: Viewer

    def standings(
        self, register: str, kinds: Collection[str] | None = None, statuses: Collection[str] | None = None
    ) -> Sequence[Standing]:
        self.held.on(self.as_at)
        found = self.held.of(register, statuses)
        return found if kinds is None else [row for row in found if row.matter.kind in kinds]

    def changed(self, register: str, first: date, last: date) -> Sequence[Standing]:
        self.held.on(self.as_at)
        sinces = self.held.sinces.get(register, [])
        begun = self.held.begun.get(register, [])[
            bisect_left(sinces, first) : bisect_right(sinces, min(last, self.as_at))
        ]
        return self.held.named(register, {row.name for row in begun})

    def history(self, registers: Collection[str]) -> Sequence[Standing]:
        return [row for row in self.held.rows if row.register in registers]

    def acts(self, matters: Iterable[tuple[str, str]]) -> Sequence[Dated]:
        return ()

    def at(self, as_at: date | None = None, as_known: date | None = None) -> _Series:
        return replace(self, as_at=as_at or self.as_at)


def series(figure: Figure, view: View, most: int = 400) -> list[tuple[date, Value]]:
    """The figure on every day on which it may have changed, up to the view's day, as known then.

    One pair a change of value; where the record changed on more than ``most`` days, evenly chosen ones (of a long
    history fewer).
    """
    rows = view.history(figure.reads)
    days = sorted({day for row in rows for day in (row.since, row.until) if day and day <= view.as_at})
    # A count within a year begins anew with it.
    years = {statistics.year_of(figure.within, day) for day in days}
    anew = {begin for year in years if (begin := statistics.first_day(figure.within, year + 1)) <= view.as_at}
    days = sorted({*days, *anew})
    # A long history is asked on fewer days: what a day costs grows with it.
    most = max(60, min(most, _ASKED // max(len(rows), 1)))
    if len(days) > most:
        days = [days[round(place * (len(days) - 1) / (most - 1))] for place in range(most)]
    found: list[tuple[date, Value]] = []
    at = _Series(_Held(rows), view.as_at, view.as_known, view.viewer)
    for day in days:
        value = figure.ask(at.at(day)).value
        if not found or found[-1][1] != value:
            found.append((day, value))
    return found


def value_on(found: Sequence[tuple[date, Value]], day: date) -> Value:
    """The value of a series on a day; None before its first."""
    place = bisect_right([on for on, _ in found], day)
    return found[place - 1][1] if place else None
