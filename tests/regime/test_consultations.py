"""Consultations as threads: several on one request stay apart, and each says how it ended."""

from __future__ import annotations

import pytest

from comity.regime import REGISTERS, consultations, folding
from comity.regime.consultations import Consultation
from tests.regime.stories import acts_of
from tests.regime.test_requests import ASSETS

BEGUN = (f"2016-01-10 {ASSETS}", "2016-01-12 received")


def threads(*acts: str) -> list[Consultation]:
    """The consultations of a story on a request that was received."""
    counted = folding.effective(acts_of(REGISTERS["requests"], (*BEGUN, *acts)), REGISTERS)
    assert isinstance(counted, list)
    assert isinstance(folding.fold(REGISTERS["requests"], counted), list)
    return consultations.of(counted)


CASES = {
    "none": ((), []),
    "open, with a statement of each side and a reminder within it": (
        (
            "2016-02-01 consultation-opened ground=97 on_behalf_of=NLD",
            "2016-02-02 consulted on_behalf_of=OTP",
            "2016-02-03 reminded",
            "2016-02-04 consulted on_behalf_of=NLD",
        ),
        [("97", "consultation-opened consulted reminded consulted", "", False)],
    ),
    "two, one after the other": (
        (
            "2016-02-01 consultation-opened ground=93(3)",
            '2016-02-20 consultation-concluded outcome="under conditions"',
            "2016-02-21 due-changed due=2016-09-01",
            "2016-03-01 consultation-opened ground=99(4)",
            "2016-03-02 consulted",
        ),
        [
            ("93(3)", "consultation-opened consultation-concluded", "under conditions", True),
            ("99(4)", "consultation-opened consulted", "", False),
        ],
    ),
    "ended by a postponement": (
        ("2016-02-01 consultation-opened ground=97", "2016-02-05 postponed ground=95", "2016-03-01 resumed"),
        [("97", "consultation-opened postponed", "", True)],
    ),
    "ended by execution": (
        ("2016-02-01 consultation-opened ground=97", '2016-02-05 executed extent="in part"', "2016-03-01 reminded"),
        [("97", "consultation-opened executed", "", True)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_consultation_is_a_thread(case: str) -> None:
    acts, expected = CASES[case]
    found = [
        (each.ground, " ".join(act.act.word() for act in each.acts), each.outcome, each.ended)
        for each in threads(*acts)
    ]
    assert found == expected


def test_what_may_not_stand_among_what_is_seen_is_passed_over() -> None:
    hidden = acts_of(REGISTERS["requests"], ("2016-02-01 consultation-opened ground=97",))
    assert consultations.of(hidden) == []
