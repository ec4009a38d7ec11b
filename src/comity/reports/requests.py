"""Requests for cooperation, counted: what a viewer's own authorities sent and received, by kind, State and outcome.

The organs of the Court have separate streams (RPE, rule 176(2)); requests of States to the Court (art. 93(10)) are a
stream of their own. They are counted beside one another and numbered apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from comity.regime import clocks, contents, requests
from comity.regime.folding import Standing
from comity.regime.requests import CooperationRequest
from comity.reports.view import View, typed

Row = tuple[Standing, CooperationRequest]


class Count(NamedTuple):
    """How many requests: the organ of the Court, the kind, the State or organization, the outcome, the number."""

    organ: str
    kind: str
    state: str
    outcome: str
    number: int


class Spread(NamedTuple):
    """Days that something took: of how many requests, first quartile, median, third quartile."""

    number: int
    first: float
    median: float
    third: float


def to_the_court(request: CooperationRequest) -> bool:
    """Whether a State asks the Court (art. 93(10)) rather than the Court a State."""
    return contents.ESTABLISHED[request.measure].to_the_court


def organ(request: CooperationRequest) -> str:
    """The organ of the Court in whose stream a request is."""
    return request.to if to_the_court(request) else request.organ


def state(request: CooperationRequest) -> str:
    """The State or organization on the other side."""
    return request.organ if to_the_court(request) else request.to


def own(view: View, rows: Iterable[Standing]) -> list[Row]:
    """Those of the requests to which one of the viewer's authorities is a party: others do not count for it."""
    shares = view.viewer.authorities
    return [
        (row, request) for row, request in typed(rows, CooperationRequest) if not shares.isdisjoint(request.parties)
    ]


def transmitted(view: View, first: date, last: date) -> list[Row]:
    """The viewer's own requests that were transmitted within these days, as they stand on the view's day."""
    return [found for found in own(view, view.changed("requests", first, last)) if first <= found[1].sent <= last]


def ended(view: View, first: date, last: date) -> list[Row]:
    """The viewer's own requests that came to their end within these days, as they stand on the view's day."""
    found = own(view, view.changed("requests", first, last))
    return [each for each in found if each[1].ended and first <= each[1].ended <= last]


def counts(rows: Iterable[Row]) -> list[Count]:
    """How many there are of each organ, kind, State and outcome, in this order."""
    found = Counter((organ(each), each.measure, state(each), requests.outcome(each)) for _row, each in rows)
    return [Count(*key, number) for key, number in sorted(found.items())]


def overdue(rows: Iterable[Row], on: date) -> list[Row]:
    """Those of which something was due before a day: a limit of the law, a day set or agreed, a postponement's end."""
    return [(row, each) for row, each in rows if clocks.overdue(each.due, on)]


def days_to_acknowledge(rows: Iterable[Row]) -> list[tuple[Row, int]]:
    """For each that was acknowledged, the days from transmission to the acknowledgement."""
    return [(found, (found[1].received - found[1].sent).days) for found in rows if found[1].received]


def days_to_execute(rows: Iterable[Row]) -> list[tuple[Row, int]]:
    """For each that was executed in whole, the days from transmission to execution."""
    return [
        (found, (found[1].ended - found[1].sent).days)
        for found in rows
        if found[1].ended and found[1].executed == "in whole"
    ]


def spread(days: Iterable[int]) -> Spread | None:
    """Median and quartiles, to one decimal, linear between neighbours; None of nothing."""
    ordered = sorted(days)
    return Spread(len(ordered), *(_at(ordered, part) for part in (0.25, 0.5, 0.75))) if ordered else None


def _at(ordered: list[int], part: float) -> int | float:
    place = part * (len(ordered) - 1)
    low, high = ordered[int(place)], ordered[min(int(place) + 1, len(ordered) - 1)]
    value = round(low + (high - low) * (place - int(place)), 1)
    return int(value) if value == int(value) else value
