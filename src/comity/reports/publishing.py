"""What an organ would publish of its requests in a period: the act, in which no single case can be told.

The numbers are of the requests that the organ transmitted within the period, as they stood on the view's day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from comity.regime import parties, requests, statistics
from comity.regime.acts import Dated, Refusal
from comity.regime.dates import day
from comity.regime.statistics import ALL, OUTCOMES, PeriodName, Published
from comity.reports import suppression
from comity.reports.requests import (
    Row,
    days_to_acknowledge,
    days_to_execute,
    organ,
    overdue,
    spread,
    to_the_court,
    transmitted,
)
from comity.reports.suppression import Cell
from comity.reports.view import View

DEFINITION: Final = (
    "Requests that the organ transmitted within the period, by kind and by what had become of them on the day as at "
    "which was counted. Open are those not yet acknowledged, received or under consultation: consultation is not "
    "refusal. Days run from transmission to acknowledgement and to execution in whole. Numbers below the threshold are "
    "not told, nor others from which they could be worked out; a number that is not told may be nought."
)
_OPEN: Final = ("transmitted", "received", "under consultation")


def numbers(rows: Iterable[Row]) -> dict[Cell, int]:
    """The whole table of requests, by kind and outcome, with its totals: nothing in it is withheld yet."""
    found = Counter((each.measure, outcome(requests.outcome(each))) for _row, each in rows)
    return suppression.with_totals(found, statistics.KINDS, tuple(OUTCOMES))


def outcome(status: str) -> str:
    """An outcome as publications tell it."""
    return "open" if status in _OPEN else status


def to_publish(view: View, party: str, period: PeriodName, year: int, threshold: int) -> Published | Refusal:
    """The act by which an organ publishes its numbers of a period, counted as at the view's day."""
    if party not in parties.COURT:
        sentence = f"{parties.name(party)} is no organ of the Court that transmits requests"
        return Refusal("not-theirs", sentence, "RPE, rule 176(2)", "organ")
    first, last = _days(period, year)
    if first is None or last > view.as_at:
        sentence = f"{statistics.spoken(period, year)} is not over" if first else f"not a year: {year}"
        return Refusal("not-over", sentence, "Rome Statute, art. 87(3)", "year")
    rows = _stream(transmitted(view, first, last), party)
    told = suppression.told(numbers(rows), threshold)
    every, open_ = told.get((ALL, ALL)), told.get((ALL, "open"))
    late = len([row for row in overdue(rows, view.as_at) if outcome(requests.outcome(row[1])) == "open"])
    return Published(
        organ=party,
        period=period,
        year=year,
        counted=day(view.as_at),
        definition=DEFINITION,
        threshold=threshold,
        cells=statistics.written(told),
        consulted=_part(sum(1 for _row, each in rows if each.consultations), every, threshold),
        overdue=_part(late, open_, threshold),
        days_to_acknowledge=_told([days for _row, days in days_to_acknowledge(rows)], every, threshold),
        days_to_execute=_told([days for _row, days in days_to_execute(rows)], told.get((ALL, "executed")), threshold),
    )


def entry(act: Published, on: date, by: str) -> Dated:
    """The publication as it is entered: a public act of the organ, on a day, by a person."""
    return Dated(
        kind=f"statistics.{Published.word()}",
        matter=act.organ.lower(),
        dated=day(on),
        act=act,
        source=(f"{parties.name(act.organ)}, numbers of requests in {act.span}",),
        confidence="verified",
        by=by[:200],
        on_behalf_of=act.organ,
    )


def _days(period: str, year: int) -> tuple[date | None, date]:
    if not 2 <= year <= 9990:
        return None, date.min
    return statistics.first_day(period, year), statistics.last_day(period, year)


def _stream(rows: Iterable[Row], party: str) -> list[Row]:
    return [found for found in rows if organ(found[1]) == party and not to_the_court(found[1])]


def _part(number: int, whole: int | None, threshold: int) -> int | None:
    """A number that is part of one that is told: told where it and the rest are of the threshold or more."""
    return number if whole is not None and threshold <= number <= whole - threshold else None


def _told(days: Sequence[int], whole: int | None, threshold: int) -> tuple[int, ...]:
    """Quartiles in whole days, where they are of so many requests and these are of a number that is told."""
    found = spread(days)
    if found is None or whole is None or found.number < threshold:
        return ()
    return (round(found.first), round(found.median), round(found.third))
