"""What a request is held against as it leaves: the addressee's cards, channel and languages as in force on its day."""

from __future__ import annotations

from datetime import date

import pytest

from comity.exchange import demands
from comity.exchange.delivering import request_of
from comity.regime.completeness import Demands
from tests.exchange.cast import NOW, REQUEST, act, delivered, known, refused, signed, transmitted
from tests.recorded import put

pytestmark = pytest.mark.django_db

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _keys() -> None:
    known("OTP", "NLD", "BEL")


def _card(*given: str, matter: str = "card-nld-assets", seen: str = "") -> None:
    first, *others = given
    put("requirements", f'2026-01-10 stated state=NLD measure=assets requires="{first}" {seen}', *others, matter=matter)


def _channel(*given: str) -> None:
    declared = 'declared state=NLD channel="Ministry of Justice" channel_rule=single languages=nl language_rule=nl'
    put("authorities", f"2004-03-10 {declared}", *given, matter="channel-nld")


def _asked(day: date = TODAY, measure: str = "assets", sender: str = "OTP") -> Demands:
    return demands.of("NLD", measure, sender, day, NOW)


def test_a_card_counts_as_in_force_on_the_day() -> None:
    _card("a sworn statement", '2026-06-01 restated requires="a map | a plan"', "2026-09-01 lifted")
    put("requirements", '2026-03-01 stated state=NLD measure="every kind" requires="a seal"', matter="card-nld")
    put("requirements", '2026-01-10 stated state=BEL measure=assets requires="a flag"', matter="card-bel")
    assert _asked(date(2026, 1, 9)).card == ()
    assert _asked(date(2026, 2, 1)).card == ("a sworn statement",)
    assert set(_asked(date(2026, 6, 1)).card) == {"a map", "a plan", "a seal"}
    assert _asked().card == ("a seal",)
    assert _asked(measure="search").card == ("a seal",)
    assert _asked(date(2026, 2, 1), "search").card == ()


@pytest.mark.parametrize(
    ("seen", "sender", "card"),
    [
        ("", "OTP", True),
        ("audience=states", "OTP", True),
        ("audience=states", "org:INTERPOL", False),
        ('audience=parties parties="NLD | OTP"', "OTP", True),
        ('audience=parties parties="NLD | OTP"', "REGISTRY", False),
    ],
)
def test_a_card_counts_for_those_who_may_see_it(seen: str, sender: str, card: bool) -> None:
    _card("a sworn statement", seen=seen)
    assert bool(_asked(sender=sender).card) is card


def test_a_change_of_language_counts_from_its_day_or_after_forty_five() -> None:
    _channel('2026-10-01 change-notified languages="fr" language_rule=fr')
    before, after = _asked(date(2026, 11, 14)).designation, _asked(date(2026, 11, 15)).designation
    assert before is not None
    assert after is not None
    assert (before.languages, after.languages) == (("nl",), ("fr",))
    assert after.channel == "Ministry of Justice"


def test_what_is_incomplete_does_not_leave_and_what_is_missing_is_named() -> None:
    _card("a sworn statement")
    _channel()
    found = refused(signed(transmitted()))
    assert (found.code, found.field, found.authority) == (
        "incomplete",
        "a sworn statement",
        "Rome Statute, art. 96(3)",
    )
    for article in ("96(3)", "87(2)", "87(1)(a)"):
        assert f"art. {article})" in found.sentence
    assert "although_incomplete" in found.sentence
    silent = refused(signed(transmitted(although_incomplete="the notary is away"), "m-2"))
    assert silent.sentence.endswith("name it in without: a sworn statement | language | channel")
    whole = {"contents": [*transmitted()["contents"], "a sworn statement"], "translations": ["nl"]}
    delivered(transmitted(**whole, channel="Ministry of Justice"), "m-3")


def test_what_it_was_sent_without_stays_when_the_card_changes() -> None:
    _card("a sworn statement")
    named = {"without": ["a sworn statement"], "although_incomplete": "the notary is away"}
    delivered(transmitted(**named))
    put("requirements", "2026-11-24 restated requires=another", matter="card-nld-assets")
    for party in ("OTP", "NLD"):
        stands = request_of(REQUEST, party, NOW)
        assert stands is not None
        assert (stands.incomplete, stands.although) == (("a sworn statement",), "the notary is away")
    delivered(act("supplemented", "OTP", contents=["a sworn statement"]), "m-2")
    stands = request_of(REQUEST, "NLD", NOW)
    assert stands is not None
    assert stands.incomplete == ()


def test_a_preference_refuses_nothing() -> None:
    put("authorities", '2010-10-28 declared state=NLD languages=pt language_rule="preferably pt"', matter="channel-nld")
    delivered(transmitted())


def test_an_urgent_request_is_confirmed_through_the_channel_in_force_when_it_was_made() -> None:
    _channel()
    delivered(transmitted(urgent=True, translations=["nl"], channel="electronic mail"))
    stands = request_of(REQUEST, "NLD", NOW)
    assert stands is not None
    assert stands.unconfirmed
    found = refused(signed(act("confirmed", "OTP", channel="by telephone"), "m-2"))
    assert (found.code, found.authority) == ("channel", "Rome Statute, arts 91(1) and 96(1)")
    delivered(act("confirmed", "OTP", channel="the Ministry of Justice"), "m-3")
    stands = request_of(REQUEST, "NLD", NOW)
    assert stands is not None
    assert not stands.unconfirmed


def test_the_finding_that_is_named_is_on_the_addressee() -> None:
    put("findings", '2026-10-01 found state=BEL about="another"', matter="belgium-one")
    put("findings", '2026-10-01 found state=NLD about="this"', matter="netherlands-one")
    delivered(transmitted())
    named = {"finding": "findings/belgium-one"}
    assert refused(signed(act("failure-referred", "OTP", **named), "m-2")).code == "other-finding"
    delivered(act("failure-referred", "OTP", finding="findings/netherlands-one"), "m-3")


def test_an_organization_is_held_against_no_declaration() -> None:
    _channel()
    assert demands.of("org:INTERPOL", "assets", "OTP", TODAY, NOW) == Demands()
