"""Calendars of due days: days and nothing else, under a secret that stands nowhere, as long as its person may."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from comity.exchange import calendars
from comity.exchange.models import CalendarFeed
from comity.people import delegating, entrusting
from comity.people.models import AccessEntry, Account, Attempt
from tests.exchange.cast import REQUEST, act, delivered, known, transmitted
from tests.people import cast

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)
TODAY = NOW.date()
FIRST, SECOND = date(2030, 5, 1), date(2030, 6, 1)


@pytest.fixture(autouse=True)
def _requests() -> None:
    """Two requests due on one day, one on another, one of another State."""
    known()
    for place, (to, due) in enumerate((("NLD", FIRST), ("NLD", FIRST), ("NLD", SECOND), ("BEL", date(2030, 7, 1)))):
        name = f"otp-2026-{14 + place}"
        line = transmitted(matter=name, reference=name.upper(), to=to, due=due.isoformat(), parties=["OTP", to])
        delivered(line, f"m-{place}")


def _made(account: Account, *, mine: bool = False) -> str:
    return calendars.make(account, mine=mine, now=NOW)


def _asked(secret: str) -> Any:
    return Client().get("/calendar/", {"secret": secret})


def _days(secret: str) -> list[date]:
    answer = _asked(secret)
    assert answer.status_code == 200, answer
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    return [event["DTSTART"].dt for event in _events(answer.content)]


def _events(content: bytes) -> list[Any]:
    found: Any = Calendar.from_ical(content)
    assert not found.errors
    return list(found.walk("VEVENT"))


def test_one_event_a_day_for_the_authority() -> None:
    assert _days(_made(cast.person("nld-central"))) == [FIRST, SECOND]
    assert _days(_made(cast.person("otp"))) == [FIRST, SECOND, date(2030, 7, 1)]
    assert _days(_made(cast.person("sen-central"))) == []


def test_it_says_nothing_but_days() -> None:
    content = _asked(_made(cast.person("nld-central"))).content
    for event in _events(content):
        assert event["SUMMARY"] == "A request is due"
        assert event["URL"] == "http://localhost:8000/exchange/"
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        names = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL", "CLASS", "TRANSP"}
        assert set(event) == names
    for word in ("otp", "nld", "netherlands", "prosecutor", "assets", "2026-14", "transmitted"):
        assert word not in content.decode().casefold()


def test_names_of_events_stay_and_betray_nothing() -> None:
    def uids(secret: str) -> list[str]:
        return [str(event["UID"]) for event in _events(_asked(secret).content)]

    mine, theirs = _made(cast.person("nld-central")), _made(cast.person("nld-central", "head"))
    assert uids(mine) == uids(mine)
    assert len(set(uids(mine) + uids(theirs))) == 4
    delivered(act("received", "NLD"), "m-9", "NLD")
    assert uids(mine) == uids(mine)


def test_what_is_done_or_moved_disappears() -> None:
    secret = _made(cast.person("nld-central"))
    between = {"matter": "otp-2026-16"}
    delivered(act("due-changed", "OTP", due="2031-01-01", **between), "m-9")
    assert _days(secret) == [FIRST, date(2031, 1, 1)]
    delivered(act("withdrawn", "OTP", **between), "m-10")
    assert _days(secret) == [FIRST]


def test_the_person_chooses_what_they_are_responsible_for() -> None:
    account = cast.person("nld-central")
    secret = _made(account, mine=True)
    assert _days(secret) == []
    delegating.assign(account, "requests", "otp-2026-16", by=account, now=NOW)
    assert _days(secret) == [SECOND]


def test_a_ministry_has_the_days_of_what_is_entrusted_to_it() -> None:
    central, officer = cast.person("nld-central"), cast.person("nld-finance")
    entrusting.entrust(officer.authority, "requests", "otp-2026-16", by=central, now=NOW)
    secret = _made(officer)
    assert _days(secret) == [SECOND]
    entrusting.take_back(officer.authority, "requests", "otp-2026-16", by=central, now=NOW)
    assert _asked(secret).status_code == 404


def test_it_stops_with_the_account_or_its_rights() -> None:
    for change in ({"ended": NOW}, {"role": "key holder"}):
        account = cast.person("nld-central", email=f"{next(iter(change))}@nld.example")
        secret = _made(account)
        assert _asked(secret).status_code == 200
        Account.objects.filter(pk=account.pk).update(**change)
        assert _asked(secret).status_code == 404
    calendars.end(cast.person("nld-central"), NOW)
    ended = _made(cast.person("nld-central"))
    calendars.end(cast.person("nld-central"), NOW)
    assert _asked(ended).status_code == 404


def test_the_secret_stands_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    browser = cast.signed_in(cast.person("nld-central"))
    said = browser.post("/account/calendar/", {"of": "all"}).content.decode()
    secret = said.split("/calendar/?secret=")[1].split("<")[0]
    assert len(secret) == 43
    assert _asked(secret).status_code == 200
    assert secret not in browser.get("/account/").content.decode()
    browser.post("/account/calendar/", {"do": "end"})
    assert _asked(secret).status_code == 404
    assert "Not Found" in caplog.text
    kept = [*CalendarFeed.objects.values_list(), *AccessEntry.objects.values_list(), *Attempt.objects.values_list()]
    for where in (caplog.text, str(kept)):
        assert secret not in where
    did = AccessEntry.objects.filter(did__startswith="calendar").order_by("pk").values_list("did", flat=True)
    assert list(did) == ["calendar made", "calendar ended"]


def test_another_address_ends_the_one_before() -> None:
    first = _made(cast.person("nld-central"))
    second = _made(cast.person("nld-central"))
    assert _asked(first).status_code == 404
    assert _asked(second).status_code == 200


def test_it_is_made_only_by_somebody_who_signed_in_just_now() -> None:
    account = cast.person("nld-central")
    browser = cast.signed_in(account)
    account.sessions.update(begun=NOW - timedelta(minutes=16))
    answer = browser.post("/account/calendar/", {"of": "all"})
    assert answer["Location"].startswith("/sign-in/?again=1")
    assert not CalendarFeed.objects.exists()


def test_guessing_is_throttled_and_keeps_nobody_from_signing_in() -> None:
    secret = _made(cast.person("nld-central"))
    statuses = [_asked(f"guess-{place}").status_code for place in range(32)]
    assert statuses[:30] == [404] * 30
    assert statuses[30:] == [429, 429]
    assert int(_asked("another")["Retry-After"]) >= 1
    assert _asked(secret).status_code == 429
    cast.signed_in(cast.person("nld-central", "head"))


def test_a_program_that_asks_without_end_waits() -> None:
    secret = _made(cast.person("nld-central"))
    assert [_asked(secret).status_code for _ in range(61)] == [200] * 60 + [429]


@pytest.mark.parametrize("secret", ["", "x", "x" * 5000, "\x00", "ü", REQUEST])
def test_what_is_no_secret_is_not_there(secret: str) -> None:
    _made(cast.person("nld-central"))
    assert _asked(secret).status_code == 404
