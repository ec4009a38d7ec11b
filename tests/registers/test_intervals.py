"""The interval tree: a question at a day finds the intervals that hold it, all of them and no other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.registers import intervals

# The days that the tree numbers, and days before and after them.
_DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31)) | st.dates()


def _found(since: date, until: date | None, day: date) -> bool:
    """What the query of ``view.RecordView`` finds: the two sides of the tree, each with its condition."""
    node = intervals.fork(since, until)
    left, right = intervals.path(day)
    by_its_end = node in left and until is not None and until > day
    by_its_beginning = node in right and since <= day and (until is None or until > day)
    assert not (by_its_end and by_its_beginning), "found twice"
    return by_its_end or by_its_beginning


@given(since=_DAYS, length=st.integers(1, 20_000) | st.integers(1, 40) | st.none(), day=_DAYS)
def test_it_finds_an_interval_on_the_days_it_holds_and_no_other(since: date, length: int | None, day: date) -> None:
    try:
        until = None if length is None else since + timedelta(days=length)
    except OverflowError:
        return
    for asked in (day, since, since - timedelta(days=since > date.min), until or date.max):
        assert _found(since, until, asked) == (since <= asked and (until is None or asked < until))
    if until is not None:
        assert _found(since, until, until - timedelta(days=1))


@given(day=_DAYS)
def test_it_asks_a_few_nodes_whatever_the_day(day: date) -> None:
    left, right = intervals.path(day)
    assert len(left) + len(right) <= 20
    assert len({*left, *right}) == len(left) + len(right)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2016, 9, 5), date(2016, 9, 6)),
        (date(1864, 1, 1), date(2222, 12, 31)),
        (date.min, date.max),
        (date(1700, 1, 1), date(1800, 1, 1)),
        (date(2300, 1, 1), date(2400, 1, 1)),
        (date.min, None),
        (date(2400, 1, 1), None),
    ],
    ids=str,
)
def test_it_finds_the_first_and_the_last_day(since: date, until: date | None) -> None:
    one = timedelta(days=1)
    assert _found(since, until, since)
    assert since == date.min or not _found(since, until, since - one)
    if until is None:
        assert _found(since, until, date.max)
    else:
        assert _found(since, until, until - one)
        assert not _found(since, until, until)
