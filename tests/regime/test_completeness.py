"""Complete before it leaves: contents, card, channel and language; what is missing, and what is to be consulted on."""

from __future__ import annotations

from typing import Any

import pytest

from comity.regime import completeness, contents, designations
from comity.regime.authorities import Declared, Designation
from comity.regime.completeness import Demands
from comity.regime.cooperation import Transmitted
from tests.data.public_record import acts

WHOLE = ("purpose", "location", "facts", "procedure", "national law", "third parties")
LACKING, PREFERRED, MET = "lacking", "preferred", "met"


def request(**given: Any) -> Transmitted:
    """A request to the Netherlands that lacks nothing of the Statute's."""
    values = {"organ": "OTP", "to": "NLD", "measure": "assets", "reference": "R", "language": "en", "contents": WHOLE}
    return Transmitted(**{**values, **given})


def outcome(held: designations.Held) -> str:
    """What came of it, with its article."""
    (found,) = held.lacking or held.preferred or (None,)
    if found is None:
        return MET
    return f"{LACKING if held.lacking else PREFERRED} {found.authority}"


CHOSEN, DEFAULT, SEVERAL = "Rome Statute, art. 87(2)", "RPE, rule 178(2)", "RPE, rule 178(1)"


@pytest.mark.parametrize(
    ("chosen", "rule", "given", "then"),
    [
        ("", None, "en", MET),
        ("", None, "fr", MET),
        ("", None, "de fr", MET),
        ("", None, "de", f"{LACKING} {DEFAULT}"),
        ("de", "with translation into de", "en", f"{LACKING} {CHOSEN}"),
        ("de", "with translation into de", "en de", MET),
        ("sq en fr", "sq and (en or fr)", "sq", f"{LACKING} {CHOSEN}"),
        ("sq en fr", "sq and (en or fr)", "en fr", f"{LACKING} {CHOSEN}"),
        ("sq en fr", "sq and (en or fr)", "sq fr", MET),
        ("mk en", "mk or en", "en", MET),
        ("mk en", "mk or en", "fr", f"{LACKING} {CHOSEN}"),
        ("it fr", "it and fr (as translation)", "it", f"{LACKING} {CHOSEN}"),
        ("it fr", "it and fr (as translation)", "fr it", MET),
        ("fr de it", "fr or de or it (official languages)", "it", MET),
        ("en sv", "en or sv or with translation into one of them", "sv", MET),
        ("en sv", "en or sv or with translation into one of them", "fr", f"{LACKING} {CHOSEN}"),
        ("es", "es or with translation into es", "en", f"{LACKING} {CHOSEN}"),
        ("pt", "preferably pt or with translation", "pt", MET),
        ("pt", "preferably pt or with translation", "en", f"{PREFERRED} {CHOSEN}"),
        ("pt", "preferably pt or with translation", "de", f"{LACKING} {CHOSEN}"),
        ("de fr", None, "fr", MET),
        ("de fr", None, "en", f"{LACKING} {SEVERAL}"),
        ("de fr nl", "(de or fr) and nl", "de nl", MET),
        ("de fr nl", "(de or fr) and nl", "de fr", f"{LACKING} {CHOSEN}"),
        ("de fr nl", "de or fr and nl", "de", MET),
        ("de fr nl", "de or fr and nl", "fr", f"{LACKING} {CHOSEN}"),
    ],
)
def test_the_language_of_a_request(chosen: str, rule: str | None, given: str, then: str) -> None:
    designation = Designation(languages=tuple(chosen.split()), language_rule=rule)
    assert outcome(designations.language(designation, given.split())) == then


CHANNEL = "Rome Statute, art. 87(1)(a)"
OFFICE, DIPLOMATIC, EITHER = "Ministry of Justice", "diplomatic channel", "diplomatic channel or directly the Ministry"


@pytest.mark.parametrize(
    ("rule", "designated", "named", "then"),
    [
        ("single", OFFICE, "ministry of  Justice", MET),
        ("single", OFFICE, "the Ministry of Justice", MET),
        ("single", OFFICE, "INTERPOL", MET),
        ("single", OFFICE, DIPLOMATIC, f"{LACKING} {CHANNEL}"),
        ("single", OFFICE, None, f"{LACKING} {CHANNEL}"),
        ("or", EITHER, "the Ministry", MET),
        ("or", EITHER, DIPLOMATIC, MET),
        ("or", EITHER, EITHER, MET),
        ("or", EITHER, OFFICE, f"{LACKING} {CHANNEL}"),
        ("also", "diplomatic channel; also directly the Ministry", "the Ministry", MET),
        ("and", "diplomatic channel; the Ministry", "diplomatic channel", f"{LACKING} {CHANNEL}"),
        ("and", "diplomatic channel; the Ministry", "the Ministry; diplomatic channel", MET),
        ("and", "diplomatic channel; in urgent cases copies to the prosecutor", "diplomatic channel", MET),
        ("preferred", "diplomatic channel, by the embassy", DIPLOMATIC, f"{PREFERRED} {CHANNEL}"),
        ("preferred", "diplomatic channel, by the embassy", None, f"{LACKING} {CHANNEL}"),
        ("not available", None, None, MET),
    ],
)
def test_the_channel_of_a_request(rule: Any, designated: str | None, named: str | None, then: str) -> None:
    assert outcome(designations.channel(Designation(channel=designated, channel_rule=rule), named)) == then


def test_an_urgent_request_is_confirmed_through_the_channel_and_not_refused() -> None:
    designation = Designation(
        channel="diplomatic channel; in urgent cases copies to the prosecutor", channel_rule="and"
    )
    held = designations.channel(designation, "electronic mail", urgent=True)
    assert not held.lacking
    assert held.preferred[0].authority == "Rome Statute, art. 96(1)"
    assert held.preferred[0].sentence.endswith("diplomatic channel and copies to the prosecutor")
    assert designations.channel(designation, "x", urgent=True, arrest=True).preferred[0].authority.endswith("91(1)")


def test_every_declaration_of_the_public_record_can_be_met_by_the_languages_and_channel_it_names() -> None:
    declared = [each.act for each in acts() if isinstance(each.act, Declared)]
    assert len(declared) > 20
    for act in declared:
        designation = Designation(
            channel=act.channel, channel_rule=act.channel_rule, languages=act.languages, language_rule=act.language_rule
        )
        assert designations.language(designation, act.languages or ("en",)) == designations.Held(), act
        named = "; ".join(designations.ways(designation)) or None
        if act.channel_rule != "and":
            named = (designations.ways(designation) or (None,))[0]
        assert designations.channel(designation, named) == designations.Held(), act
        if act.languages:
            assert designations.language(designation, ("tlh",)).lacking, act


def test_what_a_request_lacks_by_statute_card_channel_and_language_is_said_with_its_article() -> None:
    demands = Demands(
        ("a sworn statement",),
        Designation(channel=OFFICE, channel_rule="single", languages=("nl",), language_rule="nl"),
    )
    given = request(contents=WHOLE[:-1])
    assert [(each.field, each.authority) for each in completeness.of(given, demands).lacking] == [
        ("third parties", "Rome Statute, art. 93(1)(k)"),
        ("a sworn statement", "Rome Statute, art. 96(3)"),
        ("language", CHOSEN),
        ("channel", CHANNEL),
    ]
    whole = request(contents=(*WHOLE, "a sworn statement"), translations=("nl",), channel=OFFICE)
    assert completeness.of(whole, demands) == completeness.Completeness((), ())
    assert completeness.undeclared(whole, demands) is None


def test_it_leaves_incomplete_only_with_what_is_missing_and_the_reason() -> None:
    demands = Demands(("a sworn statement",), Designation(languages=("nl",)))
    refused = completeness.undeclared(request(contents=WHOLE[:-1]), demands)
    assert refused is not None
    assert (refused.code, refused.authority, refused.field) == (
        "incomplete",
        "Rome Statute, art. 93(1)(k)",
        "third parties",
    )
    assert refused.sentence == (
        "missing: how the rights of third parties in good faith are respected (Rome Statute, art. 93(1)(k)); "
        "a sworn statement (Rome Statute, art. 96(3)); "
        "the language that the addressee has chosen, for the request or a translation: one of nl "
        "(Rome Statute, art. 87(2)); say in although_incomplete why it is transmitted without"
    )
    unnamed = completeness.undeclared(request(although_incomplete="it is urgent"), demands)
    assert unnamed is not None
    assert unnamed.sentence.endswith("; name it in without: a sworn statement | language")
    named = completeness.without(request(), demands)
    assert named == ("a sworn statement", "language")
    assert completeness.undeclared(request(although_incomplete="it is urgent", without=named), demands) is None
    assert completeness.undeclared(request(contents=(), although_incomplete="it is urgent"), Demands()) is None


@pytest.mark.parametrize(
    ("measure", "key", "rule"), [("surrender", "translation", "187"), ("evidence", "instruction", "190")]
)
def test_what_the_person_is_to_understand_is_in_a_language_that_is_named(measure: str, key: str, rule: str) -> None:
    every = tuple(content.key for content in contents.required(measure))
    (lacking,) = completeness.of(request(measure=measure, contents=every), Demands()).lacking
    assert (lacking.field, lacking.authority) == ("person language", f"RPE, rule {rule}")
    assert not completeness.of(request(measure=measure, contents=every, person_language="sw"), Demands()).lacking
    without = tuple(each for each in every if each != key)
    (lacking,) = completeness.of(request(measure=measure, contents=without), Demands()).lacking
    assert lacking.field == key


def test_a_request_to_the_court_is_in_a_language_of_the_court() -> None:
    given = request(organ="NLD", to="REGISTRY", measure="to-the-court", language="nl")
    (lacking,) = completeness.of(given, Demands()).lacking
    assert (lacking.field, lacking.authority) == ("language", "RPE, rule 194(1)")


def test_what_a_request_lacks_is_told_by_its_keys() -> None:
    found = contents.named("surrender", ("warrant", "channel", "a seal"))
    assert [(each.key, each.authority) for each in found] == [
        ("warrant", "Rome Statute, art. 91(2)(b)"),
        ("channel", CHANNEL),
        ("a seal", "Rome Statute, art. 91(4)"),
    ]
