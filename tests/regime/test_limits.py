"""The limits of time of a request: what began, moved, suspends and ends each; overdue only with a day in hand."""

from __future__ import annotations

from datetime import date

import pytest

from comity.regime import REGISTERS, folding, limits
from comity.regime.limits import Limit
from comity.regime.requests import CooperationRequest
from comity.reports.view import holding
from tests.regime.stories import acts_of
from tests.regime.test_requests import ARREST, ASSETS, TRANSIT


def ran(on: str, *acts: str) -> list[Limit]:
    """The limits of a story, as at a day."""
    counted = folding.effective(acts_of(REGISTERS["requests"], acts), REGISTERS)
    assert isinstance(counted, list)
    found = folding.fold(REGISTERS["requests"], counted)
    assert isinstance(found, list)
    (row,) = holding(found, date.fromisoformat(on), None, None)
    assert isinstance(row.matter, CooperationRequest)
    return limits.of(counted, row.matter)


A, R, T = f"2016-01-10 {ASSETS}", f"2016-01-10 {ARREST}", f"2016-01-10 {TRANSIT}"
ARRESTED = (R, "2016-01-12 received", "2016-01-20 person-arrested")
SIXTY, EXECUTION = "RPE, rule 188", "execution of the request"

# The day in hand, the acts; then each limit: its provision, first entry, last day, how it runs, how overdue it is.
CASES = {
    "no day at all": ("2016-02-01", (R,), []),
    "the day of the request": ("2016-06-01", (A,), [("Rome Statute, art. 87", 1, "2016-06-01", "running", 0)]),
    "overdue the day after": ("2016-06-02", (A,), [("Rome Statute, art. 87", 1, "2016-06-01", "running", 1)]),
    "consultation stops no limit": (
        "2016-06-11",
        (A, "2016-02-01 consultation-opened ground=97"),
        [("Rome Statute, art. 87", 1, "2016-06-01", "running", 10)],
    ),
    "moved twice": (
        "2016-08-02",
        (A, "2016-02-01 due-changed due=2016-07-01", "2016-03-01 due-changed due=2016-08-01"),
        [("Rome Statute, art. 97", 1, "2016-08-01", "running", 1)],
    ),
    "a postponement suspends the day, and has its own": (
        "2016-06-20",
        (A, "2016-01-12 received", "2016-02-01 postponed ground=94 until=2016-06-30"),
        [
            ("Rome Statute, art. 94", 3, "2016-06-30", "running", 0),
            ("Rome Statute, art. 87", 1, "2016-06-01", "suspended", 0),
        ],
    ),
    "the period over, the day counts again": (
        "2016-07-01",
        (A, "2016-01-12 received", "2016-02-01 postponed ground=94 until=2016-06-30"),
        [
            ("Rome Statute, art. 94", 3, "2016-06-30", "ended", 0),
            ("Rome Statute, art. 87", 1, "2016-06-01", "running", 30),
        ],
    ),
    "sixty days from the arrest": ("2016-03-21", ARRESTED, [(SIXTY, 3, "2016-03-20", "running", 1)]),
    "which run on after execution and while consulting": (
        "2016-03-21",
        (*ARRESTED, '2016-01-21 executed extent="in whole"', "2016-01-22 consultation-opened ground=97"),
        [(SIXTY, 3, "2016-03-20", "running", 1)],
    ),
    "and end with the request that follows": (
        "2016-03-21",
        (*ARRESTED, "2016-03-01 followed request=requests/x"),
        [(SIXTY, 3, "2016-03-20", "ended", 0)],
    ),
    "or with the withdrawal": (
        "2016-03-21",
        (*ARRESTED, "2016-03-01 withdrawn"),
        [(SIXTY, 3, "2016-03-20", "ended", 0)],
    ),
    "ninety-six hours from a landing": (
        "2016-01-15",
        (T, "2016-01-11 landed"),
        [("Rome Statute, art. 89(3)(e)", 2, "2016-01-15", "running", 0)],
    ),
    "executed: nothing runs": (
        "2016-09-01",
        (A, "2016-01-12 received", '2016-02-01 executed extent="in whole"'),
        [("Rome Statute, art. 87", 1, "2016-06-01", "ended", 0)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_limit_stands_as_it_runs(case: str) -> None:
    on, acts, expected = CASES[case]
    found = [
        (each.authority, each.began.number, each.last.isoformat(), each.runs, each.overdue(date.fromisoformat(on)))
        for each in ran(on, *acts)
    ]
    assert found == expected


def test_days_that_were_moved_stay_with_the_acts_that_set_them() -> None:
    moved = ("2016-01-12 received", "2016-02-01 due-changed due=2016-07-01", "2016-03-01 modified due=2016-08-01")
    (limit,) = ran("2016-05-01", A, *moved)
    assert limit.what == EXECUTION
    assert [(each.day.isoformat(), each.by.number) for each in limit.earlier] == [("2016-06-01", 1), ("2016-07-01", 3)]
    assert limit.set_by.number == 4


def test_it_says_by_which_act_a_limit_ended() -> None:
    followed = ran("2016-04-01", *ARRESTED, "2016-03-01 followed request=requests/x")[0]
    executed = ran("2016-09-01", A, "2016-01-12 received", '2016-02-01 executed extent="in whole"')[0]
    assert [each.ended_by and each.ended_by.number for each in (followed, executed)] == [4, 3]
