"""Single sign-on attacked, and a provider that fails: nothing is opened, nothing is half done, nothing is told."""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import RSAKey

from comity.people import id_tokens, providers
from comity.people.models import Account, Session
from tests.people import cast, provider
from tests.people.provider import TWO, Here, address, is_in, journal, linked, through
from tests.web.reading import plain, text

pytestmark = pytest.mark.django_db
NOTHING = "Nothing has changed: Example Sign-On opens an account here only where its person has linked the two."
NO_ANSWER = "does not answer now: nothing has changed"


# Wrong tokens: what stands in them instead of what is right.
WRONG: dict[str, dict[str, Any]] = {
    "expired": {"exp": 1_000_000},
    "expired a while ago": {"exp": int(time.time()) - 120},
    "without an end": {"exp": None},
    "with an end that is none": {"exp": "never"},
    "for ever": {"exp": float("inf")},
    "for another audience": {"aud": "another"},
    "for others too": {"aud": [provider.CLIENT, "another"], "azp": provider.CLIENT},
    "for nobody": {"aud": None},
    "for another party": {"azp": "another"},
    "of another issuer": {"iss": "https://elsewhere.example"},
    "with another nonce": {"nonce": "another"},
    "without a nonce": {"nonce": None},
    "made long ago": {"iat": 1_000_000},
    "made in the future": {"iat": int(time.time()) + 3600},
    "without a beginning": {"iat": None},
    "not yet good": {"nbf": int(time.time()) + 3600},
    "signed in there yesterday": {"auth_time": int(time.time()) - 86_400},
    "without a subject": {"sub": None},
    "with an empty subject": {"sub": ""},
    "with a subject that is none": {"sub": 7},
    "of an unknown person": {"sub": "person-2"},
    "of an unknown person with the address of an account": {"sub": "person-2", "email": "officer@otp.example"},
}


def _segment(what: Any) -> str:
    raw = what if isinstance(what, bytes) else json.dumps(what).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _unsigned(claims: dict[str, Any]) -> str:
    return f"{_segment({'alg': 'none'})}.{_segment(claims)}."


def _with_a_secret(secret: bytes) -> Callable[[dict[str, Any]], str]:
    def forged(claims: dict[str, Any]) -> str:
        signed = f"{_segment({'alg': 'HS256', 'kid': 'first'})}.{_segment(claims)}"
        return f"{signed}.{_segment(hmac.digest(secret, signed.encode(), 'sha256'))}"

    return forged


def _by_somebody_else(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "first"}, claims, RSAKey.generate_key(2048))


def _bit_flipped(claims: dict[str, Any]) -> str:
    head, body, signature = jwt.encode({"alg": "RS256", "kid": "first"}, claims, provider.KEYS["first"]).split(".")
    return f"{head}.{body}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


FORGED: dict[str, Callable[[dict[str, Any]], str]] = {
    "alg none": _unsigned,
    "signed with our secret": _with_a_secret(provider.SECRET.encode()),
    "signed with the public key as a secret": _with_a_secret(provider.KEYS["first"].as_pem(private=False)),
    "signed by somebody else": _by_somebody_else,
    "a bit flipped": _bit_flipped,
    "no token": lambda _claims: "no token",
    "empty": lambda _claims: "",
    "not ASCII": lambda _claims: "é.é.é",
}


@pytest.mark.parametrize("name", [*WRONG, *FORGED])
def test_a_wrong_token_opens_nothing(here: Here, name: str) -> None:
    linked(cast.person("otp"), here)
    before = journal()
    here.claims, here.forge, browser = {**TWO, **WRONG.get(name, {})}, FORGED.get(name), Client()
    answer = through(here, browser)
    assert answer.status_code == 403
    assert NOTHING in text(answer)
    assert not is_in(browser)
    assert journal() == before


def test_every_refusal_is_the_same(here: Here) -> None:
    account = linked(cast.person("otp"), here)
    answers = set()
    for subject, claims in (("person-1", {"exp": 1}), ("person-2", {}), ("person-2", {"email": account.email})):
        here.subject, here.claims = subject, {**TWO, **claims}
        answers.add(plain(through(here, Client())))
    Account.objects.update(ended=timezone.now())
    here.subject, here.claims = "person-1", TWO
    answers.add(plain(through(here, Client())))
    answers.add(plain(Client().get("/sign-in/single/back/")))
    answers.add(plain(Client().get("/sign-in/single/back/?code=code-0&state=made-up")))
    assert len(answers) == 1


def _without_a_state(back: str) -> str:
    return back.partition("&state=")[0]


def _with_another_state(back: str) -> str:
    return f"{_without_a_state(back)}&state={'x' * 43}"


def _from_another_provider(back: str) -> str:
    return f"{back}&iss=https%3A%2F%2Felsewhere.example"


@pytest.mark.parametrize("change", [_without_a_state, _with_another_state, _from_another_provider])
def test_an_answer_that_was_not_asked_for_is_none(here: Here, change: Callable[[str], str]) -> None:
    linked(cast.person("otp"), here)
    here.claims, browser = TWO, Client()
    back = here.signs_in(address(browser.post("/sign-in/single/"))).removeprefix("http://localhost:8000")
    assert browser.get(change(back)).status_code == 403
    assert "/token" not in here.asked, "the code of another is not even tried"
    assert browser.get(back).status_code == 403, "what somebody set out for counts once"
    assert not is_in(browser)


def test_nothing_is_replayed(here: Here) -> None:
    linked(cast.person("otp"), here)
    here.claims, browser = TWO, Client()
    back = here.signs_in(address(browser.post("/sign-in/single/"))).removeprefix("http://localhost:8000")
    assert Client().get(back).status_code == 403, "another browser has set out for nothing"
    assert browser.get(back).status_code == 302
    assert browser.get(back).status_code == 403
    again = Client()
    state = parse_qs(urlsplit(address(again.post("/sign-in/single/"))).query)["state"][0]
    used = parse_qs(urlsplit(back).query)["code"][0]
    assert again.get("/sign-in/single/back/", {"code": used, "state": state}).status_code == 403
    assert not is_in(again)


def test_a_code_of_another_browser_is_not_taken(here: Here) -> None:
    """Somebody's own code, brought into the browser of another: PKCE and the nonce bind it to where it began."""
    linked(cast.person("otp"), here)
    here.claims, victim = TWO, Client()
    theirs = here.signs_in(address(Client().post("/sign-in/single/")))
    state = parse_qs(urlsplit(address(victim.post("/sign-in/single/"))).query)["state"][0]
    code = parse_qs(urlsplit(theirs).query)["code"][0]
    assert victim.get("/sign-in/single/back/", {"code": code, "state": state}).status_code == 403
    assert not is_in(victim)


def test_whoever_stays_away_too_long_sets_out_again(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    linked(cast.person("otp"), here)
    here.claims, browser = TWO, Client()
    monkeypatch.setattr("comity.people.single_sign_on.AWAY", timedelta(seconds=-1))
    assert through(here, browser).status_code == 403
    assert "/token" not in here.asked


def test_the_provider_says_no(here: Here) -> None:
    browser = Client()
    state = parse_qs(urlsplit(address(browser.post("/sign-in/single/"))).query)["state"][0]
    answer = browser.get("/sign-in/single/back/", {"error": "access_denied", "state": state})
    assert answer.status_code == 403
    assert NOTHING in text(answer)


# What a provider does wrong, beside a discovery document that is not good.
FAULTS: dict[str, Callable[[Here], None]] = {
    "down": lambda here: here.failing.update({"/.well-known/openid-configuration": 503}),
    "sends elsewhere": lambda here: here.failing.update({"/.well-known/openid-configuration": 302}),
    "slow": lambda here: setattr(here, "wait", 1.0),
    "a byte at a time": lambda here: setattr(here, "drips", True),
    "too long": lambda here: setattr(here, "long", 300_000),
    "another issuer": lambda here: here.discovery.update(issuer="https://elsewhere.example"),
    "no address of tokens": lambda here: here.discovery.update(token_endpoint=None),
    "a script for an address": lambda here: here.discovery.update(authorization_endpoint="javascript:alert(1)"),
    "plain http": lambda here: here.discovery.update(jwks_uri="http://elsewhere.example/keys"),
    "a file": lambda here: here.discovery.update(jwks_uri="file:///etc/passwd"),
    "a new line": lambda here: here.discovery.update(authorization_endpoint=f"{here.issuer}/a\r\nSet-Cookie: a=b"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_provider_that_does_not_answer_leaves_nothing_half_done(
    here: Here, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(providers, "STEP", 0.4)
    monkeypatch.setattr(providers, "WHOLE", 0.8)
    FAULTS[name](here)
    began = time.monotonic()
    answer = Client().post("/sign-in/single/")
    assert time.monotonic() - began < 5
    assert answer.status_code == 502
    assert NO_ANSWER in text(answer)
    assert not answer.cookies.get("session")
    assert not Session.objects.exists()


@pytest.mark.parametrize("path", ["/token", "/keys"])
def test_a_provider_that_goes_down_on_the_way_leaves_nothing_half_done(here: Here, path: str) -> None:
    linked(cast.person("otp"), here)
    here.claims, browser = TWO, Client()
    back = here.signs_in(address(browser.post("/sign-in/single/"))).removeprefix("http://localhost:8000")
    here.failing[path] = 503
    answer = browser.get(back)
    assert answer.status_code == 502
    assert NO_ANSWER in text(answer)
    assert not is_in(browser)
    here.failing.clear()
    assert browser.get(back).status_code == 403, "what somebody set out for counts once"
    assert through(here, browser).status_code == 302


def test_nobody_listens() -> None:
    nowhere = providers.Provider("http://127.0.0.1:1", "comity", "secret", "Nowhere")
    with pytest.raises(providers.NoAnswer, match=r"127\.0\.0\.1:1"):
        providers.said(nowhere, timezone.now())


def test_setting_out_again_and_again_is_slowed_down(here: Here) -> None:
    linked(cast.person("otp"), here)
    here.claims = TWO
    for _ in range(3):
        assert through(here, Client()).status_code == 302, "who comes back good does not count"
    for _ in range(30):
        assert Client().post("/sign-in/single/").status_code == 200
    answer = Client().post("/sign-in/single/")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_guesses_at_invitations_are_slowed_down_here_too(here: Here) -> None:
    for _ in range(30):
        assert Client().post("/invitation/single/", {"token": "guess"}).status_code == 404
    assert Client().post("/invitation/single/", {"token": "guess"}).status_code == 429


def test_no_other_site_sets_anybody_out(here: Here) -> None:
    cast.person("otp")
    browser = Client(enforce_csrf_checks=True)
    for start in ("/sign-in/single/", "/account/single/", "/invitation/single/", "/account/single/end"):
        assert browser.get(start).status_code == 405
        assert browser.post(start).status_code == 403
    assert not Session.objects.exists()


def test_neither_log_nor_refusal_tells_a_secret(here: Here, caplog: pytest.LogCaptureFixture) -> None:
    linked(cast.person("otp"), here)
    here.claims = {**TWO, "aud": "another"}
    answer = text(through(here, Client()))
    assert "Single sign-on: for another audience" in caplog.text
    for secret in (provider.SECRET, "code-0", "person-1", "otp.example"):
        assert secret not in caplog.text
        assert secret not in answer


def test_only_signatures_of_the_provider_alone_are_allowed() -> None:
    assert not [name for name in id_tokens.ALGORITHMS if name[:2] not in ("RS", "PS", "ES")]
