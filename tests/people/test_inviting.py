"""Invitations: the one way in, good once, for a while, and for one person."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from comity.people import factors, inviting, mailing
from comity.people.models import Account, Invitation
from comity.people.refusals import Refused
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db
ADDRESS = "/invitation/"
GOOD = {"password": "an unusual sentence of mine", "again": "an unusual sentence of mine"}


def invited(email: str = "new@otp.example") -> str:
    _invitation, token = inviting.invite(
        email, "A New Officer", cast.authority("otp"), "officer", by="a test", now=timezone.now()
    )
    return token


def test_an_invitation_opens_one_account_once() -> None:
    token = invited()
    address, good = f"/invitation/?token={token}", {**GOOD, "token": token}
    browser = Client()
    assert "Welcome, A New Officer" in text(browser.get(address))
    assert browser.get(address).status_code == 200, "to look does not use it up: mail servers do"
    assert browser.post(ADDRESS, good)["Location"] == "/account/one-time-codes/"
    assert "Sign out" not in text(browser.get("/")), "the second factor is still to be set up"
    browser.get("/account/one-time-codes/")
    seed = factors.unsealed(browser.session["seed"])
    assert seed is not None
    codes = browser.post("/account/one-time-codes/", {"code": cast.code(Account.objects.get(), seed)})
    assert text(codes).count("<li><code>") == 10
    assert "A New Officer, Office of the Prosecutor" in text(browser.get("/"))
    assert Client().get(address).status_code == 404
    assert Client().post(ADDRESS, good).status_code == 404
    account = Account.objects.get()
    assert (account.email, account.role) == ("new@otp.example", "officer")
    assert account.check_password(GOOD["password"])


def test_it_expires_and_a_newer_one_replaces_it() -> None:
    old = invited()
    new = invited()
    assert Client().get(f"{ADDRESS}?token={old}").status_code == 404
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert Client().get(f"{ADDRESS}?token={new}").status_code == 404
    assert Client().post(ADDRESS, {**GOOD, "token": new}).status_code == 404
    assert not Account.objects.exists()


def test_no_log_holds_the_token(caplog: pytest.LogCaptureFixture) -> None:
    token = invited()
    Client().get(f"{ADDRESS}?token={token}x")
    Client().post(ADDRESS, {"token": token, "password": "short"})
    assert caplog.records
    assert token not in caplog.text


def test_the_database_does_not_hold_the_token() -> None:
    token = invited()
    assert token not in str(Invitation.objects.values())


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("short", "short", "at least 12 characters"),
        ("password1234567", "password1234567", None),
        ("new@otp.example", "new@otp.example", "too similar to the email"),
        ("a new officer", "a new officer", "too similar to the name"),
        ("qwerty123456", "qwerty123456", "too common"),
        ("an unusual sentence", "another sentence", "differ"),
        ("x" * 257, "x" * 257, "256 characters"),
    ],
)
def test_the_rules_for_passwords(password: str, again: str, why: str | None) -> None:
    answer = Client().post(ADDRESS, {"password": password, "again": again, "token": invited()})
    if why is None:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 400
        assert why in text(answer)
        assert f'value="{password}"' not in text(answer).replace('name="username" value="new@otp.example"', "")
        assert not Account.objects.exists()


def test_who_has_an_account_is_not_invited_again() -> None:
    cast.person("otp")
    with pytest.raises(Refused, match=r"account of officer@otp\.example already"):
        invited("Officer@otp.example")
    with pytest.raises(Refused, match="no role"):
        inviting.invite("a@b.example", "A", cast.authority("otp"), "king", by="a test", now=timezone.now())
    with pytest.raises(Refused, match="full name"):
        inviting.invite("a@b.example", "  ", cast.authority("otp"), "head", by="a test", now=timezone.now())


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend", COMITY_URL="https://comity.example")
def test_the_mail_says_where_to_go_and_nothing_else() -> None:
    token = invited()
    mailing.invitation("new@otp.example", f"{ADDRESS}?token={token}", 7)
    (sent,) = mail.outbox
    assert sent.to == ["new@otp.example"]
    assert re.findall(r"https?://\S+", str(sent.body)) == [f"https://comity.example/invitation/?token={token}"]
    for word in ("Prosecutor", "officer", "A New Officer", "a test"):
        assert word not in f"{sent.subject}{sent.body}"
