"""Entrusting: a ministry of the same State, once, until it is taken back; both journals say so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from comity.people import delegating, entrusting, seeing
from comity.people.models import AccessEntry, Entrustment
from comity.people.refusals import Refused
from tests.exchange.cast import NOW, REQUEST
from tests.people import cast

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
ONE = ("requests", REQUEST)


def _viewer(of: str, name: str = REQUEST, role: str = "officer", on: date = TODAY) -> frozenset[str]:
    account = cast.person(of, role, factor=False)
    return seeing.viewer_of(account, "requests", name, on).authorities


def test_its_people_see_this_matter_and_no_other_until_it_is_taken_back() -> None:
    central, ministry = cast.person("nld-central", factor=False), cast.authority("nld-finance")
    assert _viewer("nld-finance") == frozenset()
    assert entrusting.entrust(ministry, *ONE, by=central, now=NOW)
    assert not entrusting.entrust(ministry, *ONE, by=central, now=NOW)
    assert _viewer("nld-finance") == {"NLD"}
    assert _viewer("nld-finance", "otp-2026-15") == frozenset()
    assert seeing.viewer(cast.person("nld-finance", factor=False), TODAY).authorities == frozenset()
    assert _viewer("nld-finance", role="key holder") == frozenset()
    entrusting.take_back(ministry, *ONE, by=central, now=NOW + timedelta(days=1))
    assert _viewer("nld-finance") == frozenset()
    assert Entrustment.objects.count() == 1
    for authority in ("nld-central", "nld-finance"):
        noted = AccessEntry.objects.filter(authority__name=authority, matter=REQUEST)
        assert sorted(noted.values_list("did", flat=True)) == ["entrusted", "taken back"]


@pytest.mark.parametrize(
    ("by", "to"),
    [
        ("otp", "nld-finance"),
        ("sen-central", "nld-finance"),
        ("nld-finance", "nld-finance"),
        ("nld-central", "sen-central"),
        ("nld-central", "nld-central"),
        ("nld-central", "administration"),
    ],
)
def test_only_a_central_authority_entrusts_and_only_to_a_ministry_of_its_state(by: str, to: str) -> None:
    with pytest.raises(Refused):
        entrusting.entrust(cast.authority(to), *ONE, by=cast.person(by, factor=False), now=NOW)
    assert not Entrustment.objects.exists()


def test_nobody_else_takes_it_back() -> None:
    central, ministry = cast.person("nld-central", factor=False), cast.authority("nld-finance")
    entrusting.entrust(ministry, *ONE, by=central, now=NOW)
    for other in ("sen-central", "otp", "nld-finance"):
        entrusting.take_back(ministry, *ONE, by=cast.person(other, factor=False), now=NOW)
    assert _viewer("nld-finance") == {"NLD"}


def test_taking_back_ends_who_is_responsible_there() -> None:
    central, officer = cast.person("nld-central", factor=False), cast.person("nld-finance", factor=False)
    entrusting.entrust(officer.authority, *ONE, by=central, now=NOW)
    delegating.assign(officer, *ONE, by=officer, now=NOW)
    delegating.assign(central, *ONE, by=central, now=NOW)
    entrusting.take_back(officer.authority, *ONE, by=central, now=NOW)
    assert delegating.assigned(officer, TODAY) == set()
    assert delegating.assigned(central, TODAY) == {ONE}


def test_whose_account_ended_sees_nothing_of_it() -> None:
    central = cast.person("nld-central", factor=False)
    gone = cast.person("nld-finance", ended=True, factor=False)
    entrusting.entrust(gone.authority, *ONE, by=central, now=NOW)
    assert seeing.entrusted(gone, TODAY) == frozenset()
