"""The limits of time of one request: the provision that sets each, when it began, its last day, and its history.

Nothing here is overdue by itself: that is asked with a day in hand. Consultation stops no limit. A postponement
suspends the day set for execution (arts 94 and 95), and no limit that the law sets.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from comity.regime import clocks, dates, requests
from comity.regime.acts import Act, Dated
from comity.regime.clocks import Clock
from comity.regime.cooperation import (
    Closed,
    DueChanged,
    Executed,
    Followed,
    FoundUnable,
    Landed,
    Modified,
    PersonArrested,
    Postponed,
    Refused,
    Transmitted,
    Withdrawn,
)
from comity.regime.requests import CooperationRequest

Runs = Literal["running", "suspended", "ended"]


class Day(NamedTuple):
    """A day that was set or agreed, and the act that did it."""

    day: date
    by: Dated


class Limit(NamedTuple):
    """A limit of time. ``began``: the act that started it. ``earlier``: its last days before, each with the act that
    set it; ``set_by`` set the one that holds.

    ``ended_by``: the act that ended it, where one did; an agreed period may end by itself.
    """

    authority: str
    what: str
    began: Dated
    set_by: Dated
    last: date
    runs: Runs = "running"
    ended_by: Dated | None = None
    earlier: tuple[Day, ...] = ()

    def overdue(self, on: date) -> int:
        """By how many days it was overdue on a day; 0 where it does not run."""
        return clocks.overdue(self.last, on) if self.runs == "running" else 0


# The acts after which nothing more is expected of the addressee.
_ENDING = (Executed, Refused, FoundUnable, Withdrawn)


def of(acts: Iterable[Dated], stands: CooperationRequest) -> list[Limit]:
    """The limits of a request, those of the law first. ``acts``: those that count, in dated order; ``stands``: how it
    stands on the day in hand."""
    given = list(acts)
    done = next((act for act in reversed(given) if act.day == stands.ended and isinstance(act.act, _ENDING)), None)
    limits = [
        *_of_the_law(given, PersonArrested, clocks.SURRENDER_REQUEST),
        *_of_the_law(given, Landed, clocks.UNSCHEDULED_LANDING),
        *_postponements(given, stands),
    ]
    days = [Day(due.last, act) for act in given if (due := _due(act.act))]
    if days:
        runs: Runs = "suspended" if stands.status == "postponed" else "running"
        if stands.status in requests.ENDED:
            runs = "ended"
        last = days[-1]
        authority = type(last.by.act).authority()
        what = "execution of the request"
        limits.append(Limit(authority, what, days[0].by, last.by, last.day, runs, done, tuple(days[:-1])))
    return limits


def _of_the_law(acts: list[Dated], starts: type[Act], clock: Clock) -> list[Limit]:
    """A limit of the law; the latest act that starts it counts."""
    began = next((act for act in reversed(acts) if isinstance(act.act, starts)), None)
    if began is None:
        return []
    after = acts[acts.index(began) + 1 :]
    ended = next((act for act in after if isinstance(act.act, Followed | Withdrawn | Closed)), None)
    runs: Runs = "ended" if ended else "running"
    return [Limit(clock.authority, clock.what, began, began, clock.ends(began.day), runs, ended)]


def _postponements(acts: list[Dated], stands: CooperationRequest) -> list[Limit]:
    """The periods agreed under article 94; the last one runs while execution is postponed."""
    found = [(act, act.act.until) for act in acts if isinstance(act.act, Postponed) and act.act.until]
    limits: list[Limit] = []
    for act, until in found:
        runs: Runs = "running" if stands.status == "postponed" and act is found[-1][0] else "ended"
        article = f"Rome Statute, art. {act.act.ground}" if isinstance(act.act, Postponed) else ""
        limits.append(Limit(article, "the postponement of its execution", act, act, until.last, runs))
    return limits


def _due(act: Act) -> dates.Date | None:
    return act.due if isinstance(act, Transmitted | Modified | DueChanged) else None
