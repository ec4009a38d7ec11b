"""Leave: who acts for whom, from when to when, with which rights; and who is responsible for what."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from comity.people import delegating, inviting, seeing
from comity.people.models import Assignment, Delegation
from comity.people.refusals import Refused
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = NOW.date()


def day(later: int) -> date:
    return TODAY + timedelta(days=later)


def test_rights_are_lent_from_the_first_day_to_the_last() -> None:
    head, officer = cast.person("otp", "head"), cast.person("otp")
    made = delegating.delegate(head, officer, day(1), day(3), by=head, now=NOW)
    for later, lent in ((0, False), (1, True), (3, True), (4, False)):
        assert ("people" in seeing.rights(officer, day(later))) is lent, later
        assert delegating.acts_for(officer, day(later)) == ([head] if lent else [])
    assert "people" in seeing.rights(head, day(2)), "who is away may still act"
    delegating.end(made, by=head, now=NOW)
    assert "people" not in seeing.rights(officer, day(2))


def test_rights_are_lent_no_further_and_end_with_the_account_that_lent_them() -> None:
    head, officer, reader = cast.person("otp", "head"), cast.person("otp"), cast.person("otp", "reader")
    delegating.delegate(head, officer, TODAY, day(5), by=head, now=NOW)
    delegating.delegate(officer, reader, TODAY, day(5), by=officer, now=NOW)
    assert seeing.rights(reader, TODAY) == {"read", "act"}
    inviting.end(head, by="a test", now=NOW)
    assert seeing.rights(officer, TODAY) == {"read", "act"}


@pytest.mark.parametrize(
    ("taker", "since", "until", "why"),
    [
        ("registry", 0, 1, "same authority"),
        ("self", 0, 1, "another person"),
        ("gone", 0, 1, "same authority"),
        ("reader", 2, 1, "before the first"),
        ("reader", -3, -1, "over"),
        ("reader", 0, 400, "a year at most"),
    ],
)
def test_what_cannot_be_delegated(taker: str, since: int, until: int, why: str) -> None:
    head = cast.person("otp", "head")
    other = {
        "registry": lambda: cast.person("registry"),
        "self": lambda: head,
        "gone": lambda: cast.person("otp", ended=True),
        "reader": lambda: cast.person("otp", "reader"),
    }[taker]()
    with pytest.raises(Refused, match=why):
        delegating.delegate(head, other, day(since), day(until), by=head, now=NOW)
    assert not Delegation.objects.exists()


def test_leave_is_taken_and_ended_on_the_page() -> None:
    officer, reader = cast.person("otp"), cast.person("otp", "reader")
    browser = cast.signed_in(officer)
    given = {"taker": str(reader.pk), "since": day(0).isoformat(), "until": day(2).isoformat()}
    assert browser.post("/account/leave/", given)["Location"] == "/account/"
    assert "Officer of otp (officer)" in text(cast.signed_in(reader).get("/account/"))
    (made,) = Delegation.objects.all()
    cast.signed_in(reader).post("/account/leave/end", {"delegation": made.pk})
    assert Delegation.objects.get().ended is None, "only who gave it, or who gives access, ends it"
    browser.post("/account/leave/end", {"delegation": made.pk})
    assert Delegation.objects.get().ended
    assert browser.post("/account/leave/", {**given, "until": "2026-02-30"}).status_code == 400
    assert browser.post("/account/leave/", {**given, "taker": ""}).status_code == 400


def test_the_head_delegates_for_somebody_who_cannot() -> None:
    head, officer, reader = cast.person("otp", "head"), cast.person("otp"), cast.person("otp", "reader")
    given = {"giver": officer.pk, "taker": reader.pk, "since": day(0).isoformat(), "until": day(2).isoformat()}
    assert cast.signed_in(reader).post("/account/leave/", given).status_code == 404
    assert not Delegation.objects.exists()
    assert cast.signed_in(head).post("/account/leave/", given)["Location"] == "/authorities/otp/"
    assert delegating.acts_for(reader, TODAY) == [officer]
    outside = cast.signed_in(cast.person("registry", "head"))
    answer = outside.post("/account/leave/", given)
    assert answer.status_code == 400, "the giver of another authority is not found; its own taker neither"
    assert Delegation.objects.count() == 1


def test_one_is_responsible_within_each_authority() -> None:
    head, officer, reader = cast.person("otp", "head"), cast.person("otp"), cast.person("otp", "reader")
    other = cast.person("nld-central")
    delegating.assign(officer, "requests", "r-1", by=head, now=NOW)
    delegating.assign(other, "requests", "r-1", by=other, now=NOW)
    delegating.assign(reader, "requests", "r-1", by=head, now=NOW)
    assert delegating.responsible(officer, "requests", "r-1") == reader
    assert delegating.responsible(other, "requests", "r-1") == other
    assert Assignment.objects.filter(until=None).count() == 2
    with pytest.raises(Refused, match="same authority"):
        delegating.assign(other, "requests", "r-1", by=head, now=NOW)


def test_who_acts_for_another_sees_what_is_assigned_to_them() -> None:
    head, officer, reader = cast.person("otp", "head"), cast.person("otp"), cast.person("otp", "reader")
    delegating.assign(officer, "requests", "r-1", by=head, now=NOW)
    assert delegating.assigned(reader, TODAY) == set()
    delegating.delegate(officer, reader, TODAY, day(1), by=officer, now=NOW)
    assert delegating.assigned(reader, TODAY) == {("requests", "r-1")}
    assert delegating.assigned(reader, day(2)) == set()


def test_a_right_that_is_lent_opens_the_page_today_and_not_tomorrow() -> None:
    head, officer = cast.person("otp", "head"), cast.person("otp")
    browser = cast.signed_in(officer)
    assert browser.get("/authorities/otp/journal/").status_code == 404
    delegating.delegate(head, officer, TODAY, TODAY, by=head, now=NOW)
    assert browser.get("/authorities/otp/journal/").status_code == 200
    with patch("comity.web.access.today", return_value=day(1)):
        assert browser.get("/authorities/otp/journal/").status_code == 404
