"""Trays: what a party has open, page by page, and no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.regime import requests
from comity.registers import trays
from comity.registers.trays import falling_due, of_names, tray
from tests.recorded import nothing_kept, put

pytestmark = pytest.mark.django_db

TODAY = date(2016, 6, 15)
OPEN = sorted(set(requests.REGISTER.statuses) - requests.ENDED)
SENT = "transmitted organ=OTP measure=other reference=R language=en contents=purpose although_incomplete=x"


def _sent(name: str, to: str = "NLD", due: str = "", *more: str) -> None:
    whose = f'audience=parties parties="OTP | {to}"'
    day = f"due={due}" if due else ""
    put("requests", f"2016-01-10 {SENT} to={to} {day} {whose}", *(f"{act} {whose}" for act in more), matter=name)


def _names(party: str, today: date = TODAY, most: int = 50) -> list[str]:
    found, after = [], ""
    while True:
        page, after = tray("requests", party, OPEN, today, after=after, most=most)
        found += [row.name for row in page]
        if not after:
            return found


def test_what_is_due_next_comes_first_and_what_has_no_day_last() -> None:
    _sent("b-no-day")
    _sent("a-no-day")
    _sent("later", due="2016-09-01")
    _sent("overdue", due="2016-03-01")
    _sent("postponed", "NLD", "2016-02-01", "2016-01-11 received", "2016-01-12 postponed ground=94 until=2016-08-01")
    _sent("done", "NLD", "2016-03-01", "2016-01-11 received", '2016-02-01 executed extent="in whole"')
    _sent("another-state", "BEL", "2016-03-01")
    assert _names("NLD") == ["overdue", "postponed", "later", "a-no-day", "b-no-day"]
    assert _names("OTP") == ["another-state", "overdue", "postponed", "later", "a-no-day", "b-no-day"]
    assert _names("ITA") == []
    other, none = (tray("requests", "NLD", OPEN, TODAY, kinds=[kind]).page for kind in ("other", "assets"))
    assert ([row.name for row in other], none) == (["overdue", "postponed", "later", "a-no-day", "b-no-day"], [])
    assert _names("NLD", date(2016, 8, 2)) == ["postponed", "overdue", "later", "a-no-day", "b-no-day"]
    for most in (1, 2, 3):
        assert _names("NLD", most=most) == _names("NLD")


@given(dues=st.lists(st.none() | st.dates(date(2016, 1, 11), date(2016, 12, 31)), max_size=8), most=st.integers(1, 4))
@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
def test_its_pages_put_together_are_the_whole(dues: list[date | None], most: int) -> None:
    with nothing_kept():
        for place, due in enumerate(dues):
            _sent(f"r-{place}", due=due.isoformat() if due else "")
        wanted = sorted((due or date.max, f"r-{place}") for place, due in enumerate(dues))
        assert _names("NLD", most=most) == [name for _, name in wanted]


def test_it_is_narrowed_alike_whether_few_or_many_are_of_the_other_side(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in range(6):
        _sent(f"r-{place}", "BEL" if place % 2 else "NLD", f"2016-03-0{1 + place}" if place < 4 else "")
    few = tray("requests", "OTP", OPEN, TODAY, other="BEL", most=2)
    monkeypatch.setattr(trays, "_AT_ONCE", 1)
    many = tray("requests", "OTP", OPEN, TODAY, other="BEL", most=2)
    assert few == many
    assert [row.name for row in few.page] == ["r-1", "r-3"]
    assert [row.name for row in tray("requests", "OTP", OPEN, TODAY, other="BEL", after=few.further).page] == ["r-5"]


def test_it_is_narrowed_to_another_side_to_what_is_overdue_and_to_names() -> None:
    _sent("late", due="2016-03-01")
    _sent("later", due="2016-09-01")
    _sent("theirs", "BEL", "2016-03-02")
    _sent("no-day", "BEL")

    def names(**asked: Any) -> list[str]:
        found = [row.name for row in tray("requests", "OTP", OPEN, TODAY, **asked).page]
        every = ["late", "later", "no-day", "theirs", "unknown"]
        assert [row.name for row in of_names("requests", "OTP", every, OPEN, TODAY, **asked).page] == found
        return found

    assert names() == ["late", "theirs", "later", "no-day"]
    assert names(other="BEL") == ["theirs", "no-day"]
    assert names(before=TODAY) == ["late", "theirs"]
    assert names(before=TODAY, other="NLD") == ["late"]
    assert names(other="ITA") == []
    assert [row.name for row in of_names("requests", "BEL", ["late", "theirs"], OPEN, TODAY).page] == ["theirs"]
    page, after = of_names("requests", "OTP", ["late", "later", "theirs"], OPEN, TODAY, most=2)
    assert [row.name for row in page] == ["late", "theirs"]
    further = of_names("requests", "OTP", ["late", "later", "theirs"], OPEN, TODAY, after=after)
    assert ([row.name for row in further.page], further.further) == (["later"], "")


def test_what_falls_due_between_two_days() -> None:
    _sent("early", due="2016-03-01")
    _sent("postponed", "NLD", "2016-02-01", "2016-01-11 received", "2016-01-12 postponed ground=94 until=2016-08-01")
    _sent("late", due="2016-09-01")
    _sent("theirs", "BEL", "2016-03-01")

    def names(party: str, *between: date) -> list[str]:
        return [row.name for row in falling_due("requests", party, TODAY, *between)]

    assert names("NLD") == ["early", "postponed", "late"]
    assert names("NLD", date(2016, 3, 1), date(2016, 8, 1)) == ["early", "postponed"]
    assert names("BEL") == ["theirs"]
    assert names("ITA") == []


def test_a_place_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        tray("requests", "NLD", OPEN, TODAY, after="yesterday")
