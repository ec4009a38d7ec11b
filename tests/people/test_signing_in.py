"""Signing in: who is let in, what stays behind, and what an attacker learns, which is nothing."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.utils import timezone

from comity.people import inviting, sessions
from comity.people.models import Session
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db
WRONG = "The address or the password is not right"


def test_signing_in_and_out() -> None:
    account = cast.person("otp")
    browser = cast.signed_in(account)
    home = browser.get("/")
    assert "Officer of otp, Office of the Prosecutor" in text(home)
    assert home["Cache-Control"] == "no-store"
    assert browser.post("/sign-out/").status_code == 302
    assert "Sign in" in text(browser.get("/"))
    assert not Session.objects.exists()


def test_visitors_have_no_session() -> None:
    visitor = Client()
    for address in ("/", "/registers/warrants/", "/no-such-page/"):
        answer = visitor.get(address)
        assert not answer.cookies
        assert answer["Cache-Control"] == "public, no-cache"
    visitor.get("/sign-in/")
    assert not Session.objects.exists()


@pytest.mark.parametrize("capitals", ["Officer@OTP.example", " officer@otp.example "])
def test_capitals_and_spaces_in_the_address_do_not_matter(capitals: str) -> None:
    cast.person("otp")
    assert Client().post("/sign-in/", {"email": capitals, "password": cast.PASSWORD}).status_code == 302


def test_every_refusal_is_the_same_and_costs_one_hash() -> None:
    cast.person("otp")
    cast.person("nld-central", ended=True)
    answers = []
    for email, password in (
        ("officer@otp.example", "wrong"),
        ("nobody@otp.example", cast.PASSWORD),
        ("officer@nld-central.example", cast.PASSWORD),
    ):
        with patch.object(hashers.Argon2PasswordHasher, "encode", autospec=True) as encoded:
            encoded.return_value = ""
            with patch.object(hashers.Argon2PasswordHasher, "verify", autospec=True, return_value=False) as verified:
                answer = Client().post("/sign-in/", {"email": email, "password": password})
                assert encoded.call_count + verified.call_count == 1, email
        assert answer.status_code == 403
        assert not answer.cookies.get("session")
        body = text(answer)
        answers.append(body[body.index("<main") :].replace(email, "").partition("csrfmiddlewaretoken")[0])
    assert WRONG in answers[0]
    assert len(set(answers)) == 1


def test_a_password_too_long_is_refused_before_it_is_hashed() -> None:
    cast.person("otp")
    with patch.object(hashers.Argon2PasswordHasher, "encode") as encoded:
        answer = Client().post("/sign-in/", {"email": "officer@otp.example", "password": "x" * 10_000})
        assert WRONG in text(answer)
        encoded.assert_not_called()


def test_the_session_key_changes_at_signing_in() -> None:
    account = cast.person("otp")
    browser = cast.signed_in(account)
    before = browser.cookies["session"].value
    again = Client()
    again.cookies["session"] = before
    again.post("/sign-out/")
    planted = Client()
    planted.cookies["session"] = "a" * 32
    planted.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    assert planted.cookies["session"].value not in ("a" * 32, before)


def test_the_database_holds_no_key_of_a_session() -> None:
    browser = cast.signed_in(cast.person("otp"))
    key = browser.cookies["session"].value
    (row,) = Session.objects.all()
    assert row.key == sessions.hashed(key) != key
    thief = Client()
    thief.cookies["session"] = row.key
    assert "Sign out" not in text(thief.get("/"))


@pytest.mark.parametrize(
    ("began", "seen", "open_"),
    [
        (timedelta(hours=11), timedelta(minutes=29), True),
        (timedelta(hours=1), timedelta(minutes=31), False),
        (timedelta(hours=12, minutes=1), timedelta(minutes=1), False),
    ],
)
def test_a_session_ends_when_idle_and_at_the_latest(began: timedelta, seen: timedelta, open_: bool) -> None:
    browser = cast.signed_in(cast.person("otp"))
    now = timezone.now()
    Session.objects.update(begun=now - began, seen=now - seen)
    assert ("Sign out" in text(browser.get("/"))) is open_
    if open_:
        assert Session.objects.get().seen > now - timedelta(minutes=1), "a request keeps it from becoming idle"
    sessions.SessionStore.clear_expired()
    assert Session.objects.exists() is open_


def test_an_account_that_ended_is_out_at_once() -> None:
    account = cast.person("otp")
    browser = cast.signed_in(account)
    inviting.end(account, by="a test", now=timezone.now())
    assert "Sign out" not in text(browser.get("/"))
    assert Client().post("/sign-in/", {"email": account.email, "password": cast.PASSWORD}).status_code == 403


@pytest.mark.parametrize(
    ("given", "to"),
    [
        ("/registers/warrants/?as-at=2016", "/registers/warrants/?as-at=2016"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("\\\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/elsewhere.example", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_nowhere_else(given: str, to: str) -> None:
    account = cast.person("otp")
    browser = Client()
    browser.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD, "next": given})
    assert browser.post("/sign-in/second-factor/", {"code": cast.code(account)})["Location"] == to
    asked = browser.get("/sign-in/", {"next": given})
    assert asked["Location"] == to


def test_a_forged_post_is_refused() -> None:
    account = cast.person("otp")
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    assert answer.status_code == 403
    assert not Session.objects.exists()
    strict.get("/sign-in/")
    token = strict.cookies["csrf"].value
    asked = {"email": account.email, "password": cast.PASSWORD, "csrfmiddlewaretoken": token}
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "same-origin"},
    ):
        answer = strict.post("/sign-in/", asked, headers=headers)
        assert answer.status_code == 403, headers
        assert "did not come from a page of this site" in text(answer)
    assert strict.post("/sign-in/", asked).status_code == 302
    assert strict.post("/sign-out/", {"csrfmiddlewaretoken": token}).status_code == 403, "the token has changed"
    assert Session.objects.exists()


def test_the_password_alone_opens_nothing() -> None:
    account = cast.person("otp")
    browser = Client()
    answer = browser.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    assert answer["Location"] == "/sign-in/second-factor/"
    assert "Sign out" not in text(browser.get("/"))
    for address in ("/account/", "/account/password/", "/account/one-time-codes/"):
        assert browser.get(address)["Location"].startswith("/sign-in/"), address


def test_who_has_given_the_password_has_ten_minutes_for_the_second_factor() -> None:
    account = cast.person("otp")
    browser = Client()
    browser.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    with patch("comity.web.asking.moment", return_value=timezone.now() + timedelta(minutes=11)):
        answer = browser.post("/sign-in/second-factor/", {"code": cast.code(account)})
    assert answer["Location"] == "/sign-in/"


def test_an_account_that_ends_between_the_two_steps_is_not_let_in() -> None:
    account = cast.person("otp")
    browser = Client()
    browser.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    inviting.end(account, by="a test", now=timezone.now())
    assert browser.post("/sign-in/second-factor/", {"code": cast.code(account)})["Location"] == "/sign-in/"


def test_cookies_are_for_this_site_and_not_for_scripts() -> None:
    browser = cast.signed_in(cast.person("otp"))
    cookie = browser.cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"], "gone when the browser is closed"


def test_passwords_are_kept_as_argon2id() -> None:
    assert cast.person("otp").password.startswith("argon2$argon2id$")
