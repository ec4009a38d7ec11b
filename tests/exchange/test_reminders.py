"""Reminders: some days before a day and when it has passed, once each, whoever is killed, and without content."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from comity.exchange import notices
from comity.exchange.models import Notice
from comity.people import delegating, entrusting
from tests.exchange.cast import NOW, REQUEST, act, delivered, known, transmitted
from tests.exchange.test_notices import Server, server
from tests.people import cast

__all__ = ["server"]
pytestmark = pytest.mark.django_db

DUE = datetime(2026, 12, 20, 7, 0, tzinfo=UTC)
OTP, HEAD, READER = "officer@otp.example", "head@nld-central.example", "reader@nld-central.example"


@pytest.fixture(autouse=True)
def _people() -> None:
    known()
    for of, role in (("otp", "officer"), ("nld-central", "head"), ("nld-central", "reader"), ("sen-central", "head")):
        cast.person(of, role, factor=False)
    for of in ("nld-central", "nld-finance"):
        cast.person(of, "key holder", factor=False)


def _sent(**values: object) -> None:
    """The request, due on the day, with its own notice mailed."""
    delivered(transmitted(**{"due": "2026-12-20", **values}))
    Notice.objects.all().delete()


def told(now: datetime) -> list[str]:
    """Who is reminded at a time, in how many rows."""
    before = Counter(Notice.objects.values_list("account__email", flat=True))
    notices.remind(now)
    after = Counter(Notice.objects.values_list("account__email", flat=True))
    return sorted((after - before).elements())


def test_before_a_day_whose_turn_it_is_and_after_it_both_once_each() -> None:
    _sent()
    assert told(DUE - notices.BEFORE - timedelta(days=1)) == []
    assert told(DUE - notices.BEFORE) == [HEAD, READER]
    assert told(DUE - timedelta(days=1)) == []
    assert told(DUE) == []
    assert told(DUE + timedelta(days=1)) == [HEAD, OTP, READER]
    assert told(DUE + timedelta(days=2)) == []
    assert told(DUE + timedelta(days=30)) == []


def test_one_that_was_missed_still_goes_out() -> None:
    _sent()
    assert told(DUE + timedelta(days=20)) == [HEAD, OTP, READER]


def test_another_day_has_another_reminder() -> None:
    _sent()
    assert told(DUE) == [HEAD, READER]
    delivered(act("due-changed", "OTP", due="2026-12-22"), "m-2")
    Notice.objects.filter(about="").delete()
    assert told(DUE) == [HEAD, READER]


def test_what_is_done_is_reminded_of_no_more() -> None:
    _sent()
    delivered(act("received", "NLD"), "m-2", "NLD")
    delivered(act("executed", "NLD", extent="in whole"), "m-3", "NLD")
    Notice.objects.all().delete()
    assert told(DUE + timedelta(days=1)) == []


def test_a_postponement_suspends_the_day_and_consultation_does_not() -> None:
    _sent()
    delivered(act("received", "NLD"), "m-2", "NLD")
    delivered(act("consultation-opened", "NLD", ground="97"), "m-3", "NLD")
    Notice.objects.all().delete()
    assert told(DUE) == [HEAD, OTP, READER]
    delivered(act("postponed", "NLD", ground="94", until="2027-03-01"), "m-4", "NLD")
    Notice.objects.all().delete()
    assert told(DUE + timedelta(days=1)) == []
    assert told(datetime(2027, 2, 25, tzinfo=UTC)) == [HEAD, READER]


def test_of_a_limit_of_the_law_both_sides_are_told_before_it_ends() -> None:
    given = ["person", "crimes", "warrant exists", "request follows"]
    _sent(measure="provisional-arrest", contents=given, urgent=True, due="2027-06-01")
    delivered(act("person-arrested", "NLD"), "m-2", "NLD")
    delivered(act("received", "NLD"), "m-3", "NLD")
    delivered(act("executed", "NLD", extent="in whole"), "m-4", "NLD")
    Notice.objects.all().delete()
    assert told(NOW + timedelta(days=60 - 8)) == []
    assert told(NOW + timedelta(days=60 - 7)) == [HEAD, OTP, READER]


def test_who_is_responsible_is_told_and_who_acts_for_them() -> None:
    _sent()
    head, reader = cast.person("nld-central", "head", factor=False), cast.person("nld-central", "reader", factor=False)
    delegating.assign(head, "requests", REQUEST, by=head, now=NOW)
    assert told(DUE) == [HEAD]
    delegating.delegate(head, reader, DUE.date(), DUE.date() + timedelta(days=9), by=head, now=NOW)
    assert told(DUE + timedelta(days=1)) == [HEAD, OTP, READER]


def test_a_ministry_is_told_of_what_is_entrusted_to_it() -> None:
    _sent()
    minister = cast.person("nld-finance", "officer", factor=False)
    assert minister.email not in told(DUE)
    entrusting.entrust(minister.authority, "requests", REQUEST, by=cast.person("nld-central", factor=False), now=NOW)
    assert minister.email in told(DUE)
    delivered(act("reminded", "OTP"), "m-2")
    assert Notice.objects.filter(account=minister, about="").count() == 1


def test_a_crash_between_writing_and_mailing_neither_loses_nor_repeats(server: Server) -> None:
    _sent()
    notices.remind(DUE)  # and the worker is killed
    notices.remind(DUE)
    assert notices.send(DUE) == (2, 0)
    notices.remind(DUE + timedelta(hours=1))
    assert notices.send(DUE + timedelta(hours=1)) == (0, 0)
    assert Notice.objects.filter(mailed=None).count() == 0


def test_the_mail_says_nothing_of_what_it_is(server: Server) -> None:
    _sent()
    notices.remind(DUE)
    notices.send(DUE)
    assert sorted(to for (to,), _mail in server.mails) == [HEAD, READER]
    for _to, mail in server.mails:
        said = mail.decode()
        assert "Something is due in Comity" in said
        for word in (
            "otp-2026",
            "OTP",
            "Prosecutor",
            "NLD",
            "Netherlands",
            "assets",
            "request",
            "2026-12-20",
            "20 Dec",
        ):
            assert word not in said.split("\r\n\r\n", 1)[1], word
    assert REQUEST not in str(list(Notice.objects.values_list("about", flat=True)))
