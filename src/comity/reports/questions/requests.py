"""Figures on requests for cooperation: for their parties from the requests themselves, for everybody as published.

Requests are for their parties alone. Whoever is no party has none of its own to count: the answer is not known, and
not nought. What the public may know stands in the acts by which an organ publishes its numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from comity.regime import parties, requests, statistics
from comity.regime.folding import Standing
from comity.regime.statistics import ALL, PeriodName, Statistics
from comity.reports.figures import Answer, Figures
from comity.reports.requests import (
    Row,
    days_to_acknowledge,
    days_to_execute,
    ended,
    overdue,
    own,
    spread,
    to_the_court,
    transmitted,
)
from comity.reports.view import View, typed

FIGURES = Figures()

_OPEN: Final = tuple(status for status in requests.REGISTER.statuses if status not in requests.ENDED)
_OWN = "Of the requests to which the authority of whoever asks is a party; not known to anybody else."
# The suffix of a figure's name, its period, and the period in words.
_PERIODS: Final[tuple[tuple[str, PeriodName, str], ...]] = (
    ("", "calendar year", "from 1 January of the year to the day"),
    (
        "-in-reporting-year",
        "reporting year of the Assembly",
        "in the Assembly's reporting year of the day, which begins on 16 September, up to the day",
    ),
)


def _first(view: View, period: str) -> date:
    return statistics.first_day(period, statistics.year_of(period, view.as_at))


def _counted(view: View, rows: Callable[[], Iterable[Row]]) -> Answer:
    """How many there are; not known to who is no party to any."""
    if not view.viewer.authorities:
        return Answer(None)
    evidence = tuple(row for row, _request in rows())
    return Answer(len(evidence), evidence)


def _of_the_court(rows: Iterable[Row]) -> list[Row]:
    return [found for found in rows if not to_the_court(found[1])]


def _standing(view: View, statuses: Iterable[str]) -> list[Row]:
    return _of_the_court(own(view, view.standings("requests", None, tuple(statuses))))


def _median(view: View, days: Callable[[], list[tuple[Row, int]]]) -> Answer:
    """The median with its quartiles; not known of nothing."""
    found = days() if view.viewer.authorities else []
    counted = spread(number for _row, number in found)
    if counted is None:
        return Answer(None)
    return Answer(counted.median, tuple(row for (row, _request), _ in found), (counted.first, counted.third))


@FIGURES.named(
    "requests-open",
    title="Requests open",
    definition=f"Requests of organs of the Court that are not executed, refused, withdrawn or closed on the day; in "
    f"part executed or refused, postponed and under consultation they are open. {_OWN}",
    unit="requests",
    reads=["requests"],
)
def requests_open(view: View) -> Answer:
    return _counted(view, lambda: _standing(view, _OPEN))


@FIGURES.named(
    "requests-overdue",
    title="Requests overdue",
    definition="Open requests of organs of the Court of which a day set or agreed for execution, the end of a "
    f"postponement or a limit of the law has passed. {_OWN}",
    unit="requests",
    reads=["requests"],
)
def requests_overdue(view: View) -> Answer:
    return _counted(view, lambda: overdue(_standing(view, _OPEN), view.as_at))


@FIGURES.named(
    "requests-postponed",
    title="Requests postponed",
    definition="Requests of organs of the Court whose execution is postponed on the day under articles 89(2), 93(9), "
    f"94 or 95; postponement is not refusal. {_OWN}",
    unit="requests",
    reads=["requests"],
)
def requests_postponed(view: View) -> Answer:
    return _counted(view, lambda: _standing(view, ["postponed"]))


@FIGURES.named(
    "requests-under-consultation",
    title="Requests under consultation",
    definition="Requests of organs of the Court on which the parties consult on the day; consultation is not refusal. "
    f"{_OWN}",
    unit="requests",
    reads=["requests"],
)
def requests_under_consultation(view: View) -> Answer:
    return _counted(view, lambda: _standing(view, ["under consultation"]))


def _in_period(suffix: str, period: PeriodName, words: str) -> None:
    """The figures of what was done within a period."""
    in_title = "in the year" if not suffix else "in the reporting year"

    def sent(view: View) -> list[Row]:
        return _of_the_court(transmitted(view, _first(view, period), view.as_at))

    def done(view: View) -> list[Row]:
        return _of_the_court(ended(view, _first(view, period), view.as_at))

    @FIGURES.named(
        f"requests-transmitted{suffix}",
        title=f"Requests transmitted {in_title}",
        definition=f"Requests that organs of the Court transmitted {words}. {_OWN}",
        unit="requests",
        reads=["requests"],
        within=period,
    )
    def requests_transmitted(view: View) -> Answer:
        return _counted(view, lambda: sent(view))

    @FIGURES.named(
        f"requests-to-the-court{suffix}",
        title=f"Requests of States to the Court {in_title}",
        definition=f"Requests of States to the Court under article 93(10) transmitted {words}; they are a stream of "
        f"their own. {_OWN}",
        unit="requests",
        reads=["requests"],
        within=period,
    )
    def requests_to_the_court(view: View) -> Answer:
        found = (each for each in transmitted(view, _first(view, period), view.as_at) if to_the_court(each[1]))
        return _counted(view, lambda: found)

    @FIGURES.named(
        f"requests-executed{suffix}",
        title=f"Requests executed {in_title}",
        definition=f"Requests of organs of the Court that were executed in whole {words}, whenever transmitted. {_OWN}",
        unit="requests",
        reads=["requests"],
        within=period,
    )
    def requests_executed(view: View) -> Answer:
        return _counted(view, lambda: (found for found in done(view) if found[1].executed == "in whole"))

    @FIGURES.named(
        f"requests-refused{suffix}",
        title=f"Requests refused {in_title}",
        definition=f"Requests of organs of the Court that were refused in whole {words}, whenever transmitted. "
        f"Consultations, postponements and requests that could not be executed are no refusals. {_OWN}",
        unit="requests",
        reads=["requests"],
        within=period,
    )
    def requests_refused(view: View) -> Answer:
        return _counted(view, lambda: (found for found in done(view) if found[1].refused == "in whole"))

    @FIGURES.named(
        f"consultations-on-requests{suffix}",
        title=f"Requests transmitted {in_title} on which the parties consulted",
        definition=f"Requests that organs of the Court transmitted {words}, on which consultations were opened by the "
        f"day, whether they go on or not; consultation is not refusal. {_OWN}",
        unit="requests",
        reads=["requests"],
        within=period,
    )
    def consultations_on_requests(view: View) -> Answer:
        return _counted(view, lambda: (found for found in sent(view) if found[1].consultations))

    @FIGURES.named(
        f"requests-executed-after-consultation{suffix}",
        title=f"Requests transmitted {in_title} and executed after consultations",
        definition=f"Requests that organs of the Court transmitted {words}, on which the parties consulted and which "
        f"were executed by the day, in whole or in part. {_OWN}",
        unit="requests",
        reads=["requests"],
        within=period,
    )
    def requests_executed_after_consultation(view: View) -> Answer:
        return _counted(view, lambda: (f for f in sent(view) if f[1].consultations and f[1].executed))

    @FIGURES.named(
        f"days-to-acknowledge{suffix}",
        title=f"Days to acknowledge, requests transmitted {in_title}",
        definition="Median of the days from transmission to the acknowledgement of receipt, with quartiles, of the "
        f"requests that organs of the Court transmitted {words} and that were acknowledged by the day; those not yet "
        f"acknowledged are not in it. {_OWN}",
        unit="days",
        reads=["requests"],
        within=period,
    )
    def median_to_acknowledge(view: View) -> Answer:
        return _median(view, lambda: days_to_acknowledge(sent(view)))

    @FIGURES.named(
        f"days-to-execute{suffix}",
        title=f"Days to execute, requests executed {in_title}",
        definition="Median of the days from transmission to execution, with quartiles, of the requests of organs of "
        f"the Court that were executed in whole {words}; those that are open are not in it. {_OWN}",
        unit="days",
        reads=["requests"],
        within=period,
    )
    def median_to_execute(view: View) -> Answer:
        return _median(view, lambda: days_to_execute(done(view)))


def latest(view: View, organ: str) -> tuple[Standing, Statistics] | None:
    """What an organ has published last by the day; None where it has published nothing."""
    found = [each for each in typed(view.standings("statistics"), Statistics) if each[1].organ == organ]
    return max(found, key=lambda each: each[1].counted.last, default=None)


def _cell(outcome: str) -> Callable[[Statistics], Answer]:
    return lambda published: Answer(statistics.cells(published.cells).get((ALL, outcome)))


def _quartiles(name: str) -> Callable[[Statistics], Answer]:
    def read(published: Statistics) -> Answer:
        days = getattr(published, name)
        return Answer(days[1], quartiles=(days[0], days[2])) if days else Answer(None)

    return read


# What is published: the end of the figure's name, its title, what it counts, its unit, and where it stands in the act.
_PUBLISHED: Final[tuple[tuple[str, str, str, str, Callable[[Statistics], Answer]], ...]] = (
    ("requests-transmitted", "requests transmitted", "requests transmitted", "requests", _cell(ALL)),
    (
        "requests-executed",
        "requests executed",
        "those of them that were executed in whole",
        "requests",
        _cell("executed"),
    ),
    ("requests-refused", "requests refused", "those of them that were refused in whole", "requests", _cell("refused")),
    (
        "requests-consulted-on",
        "requests on which the parties consulted",
        "those of them on which the parties consulted, which is not refusal",
        "requests",
        lambda published: Answer(published.consulted),
    ),
    (
        "days-to-acknowledge",
        "days to acknowledge",
        "the median of the days to the acknowledgement of their receipt",
        "days",
        _quartiles("days_to_acknowledge"),
    ),
    (
        "days-to-execute",
        "days to execute",
        "the median of the days to execution",
        "days",
        _quartiles("days_to_execute"),
    ),
)


def _as_published(organ: str) -> None:
    """The figures that an organ has made public."""
    for name, title, counts, unit, read in _PUBLISHED:

        def ask(view: View, read: Callable[[Statistics], Answer] = read) -> Answer:
            found = latest(view, organ)
            if found is None:
                return Answer(None)
            answer = read(found[1])
            return Answer(answer.value, (found[0],), answer.quartiles)

        FIGURES.named(
            f"{organ.lower()}-{name}",
            title=f"{parties.name(organ)}: {title}, as published",
            definition=f"Of the requests that {parties.in_a_sentence(organ)} transmitted in the latest period of which "
            f"it had published numbers by the day: {counts}. Not known where it has published none, or where the "
            "number is too small to be told without telling of single cases.",
            unit=unit,
            reads=["statistics"],
        )(ask)


for _suffix, _name, _words in _PERIODS:
    _in_period(_suffix, _name, _words)
for _organ in parties.COURT:
    _as_published(_organ)
