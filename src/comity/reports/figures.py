"""Figures: named questions with a definition. A number is printed nowhere without one.

A figure is one function from a view to an answer; the answer holds the value and the standings that prove it.
The functions stand in ``comity.reports.questions``, by subject.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from comity.regime.acts import Dated
from comity.regime.folding import Standing, Viewer
from comity.reports.view import View, holding

Value = int | float | None


@dataclass(frozen=True)
class Answer:
    """The value (None: the record cannot answer) and the standings that were counted."""

    value: Value
    evidence: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A named question. ``definition``: what is counted and how; ``reads``: the registers it asks.

    ``unit`` names what the number counts. ``stated_as``: the words in which papers state it, for
    ``reports.checking``; # is the number, … stands for some words of the same sentence.
    """

    name: str
    title: str
    definition: str
    unit: str
    reads: tuple[str, ...]
    ask: Callable[[View], Answer]
    stated_as: tuple[str, ...] = ()

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
    ) -> Callable[[Callable[[View], Answer]], Callable[[View], Answer]]:
        """Make the decorated function the figure of this name."""

        def make(ask: Callable[[View], Answer]) -> Callable[[View], Answer]:
            self[name] = Figure(name, title, definition, unit, tuple(reads), ask, tuple(stated_as))
            return ask

        return make


def counted(rows: Iterable[Standing], by: Callable[[Standing], Hashable] | None = None) -> Answer:
    """How many there are; with ``by``, how many different ones, each counted once."""
    evidence = tuple(rows)
    return Answer(len({by(row) for row in evidence}) if by else len(evidence), evidence)


def percentage(part: int, whole: int) -> float | None:
    """A rate in per cent, to one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


@dataclass(frozen=True)
class _Series:
    """A view that answers from standings read once: for the same question on many days."""

    rows: Sequence[Standing]
    as_at: date
    as_known: date
    viewer: Viewer

    def standings(
        self, register: str, kinds: Collection[str] | None = None, statuses: Collection[str] | None = None
    ) -> Sequence[Standing]:
        return holding((row for row in self.rows if row.register == register), self.as_at, kinds, statuses)

    def history(self, registers: Collection[str]) -> Sequence[Standing]:
        return [row for row in self.rows if row.register in registers]

    def acts(self, matters: Iterable[tuple[str, str]]) -> Sequence[Dated]:
        return ()

    def at(self, as_at: date | None = None, as_known: date | None = None) -> _Series:
        return replace(self, as_at=as_at or self.as_at)


def series(figure: Figure, view: View, most: int = 400) -> list[tuple[date, Value]]:
    """The figure on every day on which it may have changed, up to the view's day, as known then.

    One pair a change of value; where the record changed on more than ``most`` days, evenly chosen ones.
    """
    rows = view.history(figure.reads)
    days = sorted({day for row in rows for day in (row.since, row.until) if day and day <= view.as_at})
    # A count within the calendar year begins anew with the year.
    days = sorted({*days, *(date(day.year + 1, 1, 1) for day in days if day.year < view.as_at.year)})
    if len(days) > most:
        days = [days[round(place * (len(days) - 1) / (most - 1))] for place in range(most)]
    found: list[tuple[date, Value]] = []
    at = _Series(rows, view.as_at, view.as_known, view.viewer)
    for day in days:
        value = figure.ask(at.at(day)).value
        if not found or found[-1][1] != value:
            found.append((day, value))
    return found


def value_on(found: Sequence[tuple[date, Value]], day: date) -> Value:
    """The value of a series on a day; None before its first."""
    place = bisect_right([on for on, _ in found], day)
    return found[place - 1][1] if place else None
