"""What each of the cast may see follows from the function of its authority, its role, and the record."""

from __future__ import annotations

from datetime import date

import pytest

from comity.people import seeing
from comity.people.functions import FUNCTIONS, ROLES, may_stand_for
from comity.regime.folding import PUBLIC, Viewer
from tests.people import cast
from tests.recorded import put

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _parties() -> None:
    """The Netherlands and Senegal are Parties; the United States signed and is not."""
    for state, day in (("NLD", "2001-07-17"), ("SEN", "1999-02-02")):
        act = f"{day} deposited treaty=rome-statute state={state} instrument=ratified"
        put("participation", act, matter=f"rome-statute-{state.lower()}", history=True)
    put("participation", "2000-12-31 signed treaty=rome-statute state=USA", matter="rome-statute-usa", history=True)


def shares(*codes: str, states: bool = True) -> Viewer:
    return Viewer(state_or_court=states, authorities=frozenset(codes))


@pytest.mark.parametrize(
    ("of", "viewer"),
    [
        ("otp", shares("OTP")),
        ("registry", shares("REGISTRY")),
        ("presidency", shares("PRESIDENCY")),
        ("nld-central", shares("NLD")),
        ("nld-finance", shares()),
        ("sen-central", shares("SEN")),
        ("usa-focal", shares("USA", states=False)),
        ("secretariat", shares("ASP")),
        ("facilitator", shares()),
        ("defence", shares("org:Defence team of X", states=False)),
        ("observer", shares("org:An observer", states=False)),
        ("administration", PUBLIC),
    ],
)
def test_each_authority_sees_its_own(of: str, viewer: Viewer) -> None:
    assert seeing.viewer(cast.person(of), TODAY) == viewer


def test_who_sees_nothing_more_than_the_public() -> None:
    assert seeing.viewer(None, TODAY) == PUBLIC
    assert seeing.viewer(cast.person("otp", "key holder"), TODAY) == PUBLIC
    assert seeing.viewer(cast.person("otp", "officer", ended=True), TODAY) == PUBLIC
    assert seeing.viewer(cast.person("administration", "head"), TODAY) == PUBLIC


def test_a_state_that_is_no_longer_a_party_sees_what_the_public_sees_and_its_own() -> None:
    account = cast.person("sen-central")
    assert seeing.viewer(account, date(2003, 1, 1)).state_or_court
    assert not seeing.viewer(account, date(2002, 6, 30)).state_or_court
    put("participation", "2025-01-10 withdrawal-notified", matter="rome-statute-sen", history=True)
    assert seeing.viewer(account, date(2026, 1, 9)).state_or_court
    assert seeing.viewer(account, date(2026, 1, 11)) == shares("SEN", states=False)


def test_an_authority_is_open_only_while_its_designation_stands() -> None:
    account = cast.person("nld-central")
    account.authority.designation = "central-authority-nld"
    assert seeing.viewer(account, TODAY) == PUBLIC
    named = "2010-01-01 designated state=NLD function='central authority' name='Ministry of Justice'"
    put("authorities", named, matter="central-authority-nld")
    assert seeing.viewer(account, TODAY) == shares("NLD")
    put("authorities", "2026-11-01 designation-ended", matter="central-authority-nld")
    assert seeing.viewer(account, TODAY) == PUBLIC


def test_a_designation_of_another_state_or_function_opens_nothing() -> None:
    put("authorities", "2010-01-01 designated state=SEN function='focal point' name=A", matter="focal-point-sen")
    account = cast.person("nld-central")
    account.authority.designation = "focal-point-sen"
    assert seeing.viewer(account, TODAY) == PUBLIC


def test_the_tables_of_functions_and_roles_are_closed() -> None:
    assert all(function.authority for name, function in FUNCTIONS.items() if name != "administration")
    assert "read" not in ROLES["key holder"]
    assert not may_stand_for("organ", "NLD")
    assert not may_stand_for("central authority", "OTP")
    assert not may_stand_for("administration", "OTP")
    assert not may_stand_for("defence team", "org:")
    for title, function, party in cast.AUTHORITIES.values():
        assert may_stand_for(function, party), title
