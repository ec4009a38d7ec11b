"""Limits of time: their last day, and what is overdue."""

from __future__ import annotations

from datetime import date

import pytest

from comity.regime import clocks


@pytest.mark.parametrize(
    ("clock", "start", "end"),
    [
        (clocks.SURRENDER_REQUEST, date(2016, 1, 20), date(2016, 3, 20)),
        (clocks.SURRENDER_REQUEST, date(2015, 1, 20), date(2015, 3, 21)),
        (clocks.UNSCHEDULED_LANDING, date(2016, 2, 27), date(2016, 3, 2)),
        (clocks.CHANNEL_CHANGE, date(2016, 1, 1), date(2016, 2, 15)),
        (clocks.ENFORCEMENT_NOTICE, date(2016, 1, 1), date(2016, 2, 15)),
        (clocks.SPECIALITY_STAY, date(2016, 1, 1), date(2016, 1, 31)),
        (clocks.INVESTIGATION_NOTICE, date(2016, 1, 31), date(2016, 2, 29)),
        (clocks.INVESTIGATION_NOTICE, date(2016, 12, 5), date(2017, 1, 5)),
        (clocks.REVIEW_OF_LIFE, date(2016, 2, 29), date(2041, 2, 28)),
    ],
)
def test_a_limit_ends_on_its_last_day(clock: clocks.Clock, start: date, end: date) -> None:
    assert clock.ends(start) == end
    assert clocks.overdue(end, end) == 0
    assert clocks.overdue(end, date.fromordinal(end.toordinal() + 3)) == 3
    assert clocks.overdue(None, end) == 0


def test_two_thirds_of_a_sentence() -> None:
    assert clocks.review_of_sentence(date(2012, 3, 16), 14 * 12) == date(2021, 7, 16)
