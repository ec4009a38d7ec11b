"""The access matrix of the calls: every call, every viewer; what is hidden answers like what is not there."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comity.api import door
from comity.people import entrusting
from comity.people.functions import FUNCTIONS, ROLES
from comity.people.models import AccessEntry, AccessToken, Account
from comity.people.opening import says
from comity.record import log
from tests.api.cast import BASE, PUBLIC, Example, Examples, call, said, token
from tests.exchange.cast import REQUEST
from tests.people import cast
from tests.web.conftest import RESTRICTED, SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

# Of the exchange: who reads opens these, who acts the others; those of the request only for its two parties.
READING = {"tray", "measures", "completeness", "keys"}
OF_THE_REQUEST = {"request", "sealed", "receipt"}
ACTING = {"begin"}
# What a key, an upload or an act of the Prosecutor is named in.
BY_THE_SENDER = {"statement", "deliver", "upload", "part"}
ENDED = "account ended"


def opens(of: str, role: str, scope: str) -> set[str]:
    """The calls of the exchange that answer somebody."""
    _title, function, party = cast.AUTHORITIES[of]
    if not FUNCTIONS[function].papers or "read" not in ROLES[role]:
        return set()
    found = READING | (OF_THE_REQUEST if party in ("OTP", "NLD") else set())
    if "act" in ROLES[role] and scope == "read and act":
        found |= ACTING | (BY_THE_SENDER if party == "OTP" else set())
    return found


def test_every_call_stands_in_the_matrix(examples: Examples) -> None:
    told = {each["operationId"] for methods in door.document()["paths"].values() for each in methods.values()}
    assert told == set(PUBLIC | examples)
    assert all(says(pattern.callback) for pattern in door.urls())


@pytest.mark.parametrize("scope", ["read", "read and act"])
@pytest.mark.parametrize(("of", "role"), [(of, role) for of in cast.AUTHORITIES for role in ROLES])
def test_each_of_the_cast_is_answered_its_own_and_no_more(of: str, role: str, scope: str, examples: Examples) -> None:
    text, allowed = token(of, role, scope), opens(of, role, scope)
    for name, example in examples.items():
        if example.missing:
            missing = call(text, example, missing=True)
            assert missing.status_code == 404, name
        answer = call(text, example)
        assert answer["Cache-Control"] == "no-store"
        if name in allowed:
            assert answer.status_code in (200, 201), (name, said(answer))
            answer.close()
            continue
        # What is another's, or asks for more than the role or the token gives, is not there; a key of another party
        # signs nothing of one's own.
        own = {"statement": 422, "deliver": 422} if allowed >= ACTING else {}
        assert answer.status_code == own.get(name, 404), (name, said(answer))
        if answer.status_code == 404:
            assert said(answer)["code"] == "not-there"
        if example.missing and name not in allowed:
            assert answer.content == missing.content, "what is hidden answers like what is not there"


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_the_public_is_answered_without_a_token(name: str) -> None:
    example = PUBLIC[name]
    answer = call("", example)
    assert answer.status_code == 200, said(answer)
    assert answer["Cache-Control"] == "public, no-cache"
    assert "Authorization" in answer["Vary"]
    assert SECRET not in answer.content.decode()
    assert "sealed-" not in answer.content.decode()
    if example.missing:
        missing = call("", example, missing=True)
        assert (missing.status_code, said(missing)["code"]) == (404, "not-there")


def test_nothing_of_the_exchange_answers_the_public(examples: Examples) -> None:
    for name, example in examples.items():
        answer = call("", example)
        assert (answer.status_code, said(answer)["code"]) == (401, "no-token"), name
        assert answer["WWW-Authenticate"] == "Bearer"
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("why", ["expired", "ended", ENDED, "altered", "of nobody"])
def test_a_token_that_is_not_good_opens_nothing(why: str, examples: Examples) -> None:
    text = token("otp", "head")
    match why:
        case "expired":
            AccessToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
        case "ended":
            AccessToken.objects.update(ended=timezone.now())
        case "account ended":
            Account.objects.filter(authority__name="otp").update(ended=timezone.now())
        case "altered":
            text = text[:-1] + ("A" if text[-1] != "A" else "B")
        case "of nobody":
            text = "comity_" + "x" * 43
    # A call for everybody refuses it too: its bearer believes to be somebody.
    for name, example in list((PUBLIC | examples).items())[::3]:
        answer = call(text, example)
        assert (answer.status_code, said(answer)["code"]) == (401, "bad-token"), name


def test_a_browser_that_is_signed_in_opens_no_call(examples: Examples) -> None:
    officer = cast.signed_in(cast.person("otp", "head"))
    for name, example in examples.items():
        path = BASE + example.path
        answer = officer.get(path) if example.method == "get" else officer.post(path, {}, "application/json")
        assert answer.status_code in (401, 415), name
    matter = RESTRICTED["warrants"][0]
    assert officer.get(f"{BASE}registers/warrants/{matter}").status_code == 404


@pytest.mark.parametrize("of", list(cast.AUTHORITIES))
def test_what_is_restricted_answers_whoever_may_see_it(of: str) -> None:
    """As its pages: tests/web/test_access.py."""
    text, browser = token(of), cast.signed_in(cast.person(of))
    numbers = {act.register: act.number for act in log.read() if act.audience != "public"}
    for register, (name, _story) in RESTRICTED.items():
        expected = browser.get(f"/registers/{register}/{name}/").status_code
        one = Example("get", f"registers/{register}/{name}", missing=f"registers/{register}/no-such")
        entry = Example("get", f"entries/{numbers[register]}")
        for example in (one, entry):
            answer = call(text, example)
            assert answer.status_code == expected, (example, said(answer))
            assert answer["Cache-Control"] == "no-store"
        if expected == 404:
            assert call(text, one).content == call(text, one, missing=True).content
        listed = said(call(text, Example("get", f"registers/{register}?words=sealed")))
        found = said(call(text, Example("get", f"registers/{register}?words={SECRET}")))
        assert (name in str(found)) is (expected == 200)
        assert listed["found"] in (0, found["found"])


def test_a_ministry_is_answered_what_is_entrusted_to_it_and_makes_no_act(examples: Examples) -> None:
    """As its pages: the request, its files and receipts, and a tray of what is entrusted."""
    text = token("nld-finance")
    received = examples["tray"]._replace(path="exchange/trays/received")
    ministry, central = cast.authority("nld-finance"), cast.person("nld-central")
    assert call(text, received).status_code == call(text, examples["request"]).status_code == 404
    entrusting.entrust(ministry, "requests", REQUEST, by=central, now=timezone.now())
    for name in OF_THE_REQUEST:
        answer = call(text, examples[name])
        assert answer.status_code == 200, name
        answer.close()
        assert call(text, examples[name], missing=True).status_code == 404, name
    assert [each["matter"] for each in said(call(text, received))["requests"]] == [REQUEST]
    assert said(call(text, examples["request"]))["may_follow"] == []
    for name in set(examples) - OF_THE_REQUEST - {"tray"}:
        assert call(text, examples[name]).status_code == 404, name
    entrusting.take_back(ministry, "requests", REQUEST, by=central, now=timezone.now())
    assert call(text, examples["request"]).status_code == call(text, received).status_code == 404


@pytest.mark.parametrize(("of", "sees"), [("", 2), ("sen-central", 3), ("otp", 4), ("defence", 2)])
def test_papers_answer_whoever_may_see_them(of: str, sees: int) -> None:
    text = token(of) if of else ""
    assert said(call(text, Example("get", "papers")))["found"] == sees
    hits = said(call(text, Example("get", f"provisions?words={SECRET}")))["provisions"]
    assert len({hit["paper"] for hit in hits}) == sees - 2
    for name in ("sealed-for-states", "sealed-for-otp"):
        whole = Example("get", f"papers/{name}/reading", missing="papers/no-such/reading")
        answer = call(text, whole)
        assert answer.status_code == (200 if any(hit["paper"] == name for hit in hits) else 404)
        if answer.status_code == 404:
            assert answer.content == call(text, whole, missing=True).content


def test_the_journal_says_which_token_read_what(examples: Examples) -> None:
    text = token("nld-central", name="the desk's program")
    for name in ("request", "sealed"):
        call(text, examples[name]).close()
    call(text, Example("get", "exchange/trays/received"))
    noted = AccessEntry.objects.filter(by__contains="by the token the desk's program")
    assert {each.did for each in noted} == {"read", "opened", "exported"}
    before = AccessEntry.objects.count()
    call("", PUBLIC["matter"])
    call(text, PUBLIC["matter"])
    assert AccessEntry.objects.count() == before


@pytest.mark.parametrize("path", ["", "v1", "v1/", "v2/registers", "v1/registers/", "v1/nothing", "v1/entries/x/y"])
def test_where_no_call_is_the_answer_has_the_same_shape(path: str) -> None:
    answer = Client().get(f"/api/{path}")
    if not path:
        assert answer.status_code == 200  # the page about the calls
        return
    assert answer.status_code == 404
    assert set(json.loads(answer.content)) == {"code", "sentence", "authority", "field"}
