"""Access tokens: made by somebody who signed in just now, shown once, kept hashed, and ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.html import escape

from comity.people import inviting, throttling, tokens
from comity.people.models import AccessEntry, AccessToken, Session
from comity.people.refusals import Refused
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MONTH = NOW + timedelta(days=30)


def test_a_token_is_kept_as_its_hash_alone() -> None:
    account = cast.person("otp")
    token, made = tokens.make(account, "the  desk's program ", "read", MONTH, now=NOW)
    assert token.name == "the desk's program"
    assert token.hashed == sha256(made.encode()).hexdigest()
    assert len(made) > 45
    with connection.cursor() as cursor:
        for table in ("people_accesstoken", "people_accessentry"):
            cursor.execute(f"SELECT * FROM {table}")
            assert made not in str(cursor.fetchall())
    assert tokens.tried(made, "192.0.2.1", NOW).token == token


@pytest.mark.parametrize(
    ("name", "scope", "days", "says"),
    [
        ("", "read", 30, "A token has a name"),
        ("x" * 81, "read", 30, "A token has a name"),
        ("a program", "everything", 30, "There is no scope everything"),
        ("a program", "read", 0, "A token ends after today"),
        ("a program", "read", 367, "A token ends after today, and within a year"),
    ],
)
def test_what_is_no_token_is_not_made(name: str, scope: str, days: int, says: str) -> None:
    with pytest.raises(Refused, match=says):
        tokens.make(cast.person("otp"), name, scope, NOW + timedelta(days=days), now=NOW)
    assert not AccessToken.objects.exists()


def test_an_account_has_so_many() -> None:
    account = cast.person("otp")
    for place in range(tokens.MOST):
        tokens.make(account, f"program {place}", "read", MONTH, now=NOW)
    with pytest.raises(Refused, match="20 tokens at most"):
        tokens.make(account, "one more", "read", MONTH, now=NOW)
    tokens.end(account.tokens.all()[3], by=account, now=NOW)
    tokens.make(account, "one more", "read", MONTH, now=NOW)


def test_it_ends_on_its_day_by_hand_and_with_the_account() -> None:
    account, head = cast.person("otp"), cast.person("otp", "head")
    token, made = tokens.make(account, "a program", "read", MONTH, now=NOW)
    assert tokens.tried(made, "192.0.2.1", MONTH - timedelta(seconds=1)).token == token
    assert tokens.tried(made, "192.0.2.1", MONTH).token is None
    other, second = tokens.make(account, "another", "read", MONTH, now=NOW)
    tokens.end(other, by=account, now=NOW)
    assert tokens.tried(second, "192.0.2.1", NOW).token is None
    inviting.end(account, by=head, now=NOW)
    assert tokens.tried(made, "192.0.2.1", NOW).token is None
    assert not account.tokens.filter(ended=None).exists()
    assert set(AccessEntry.objects.filter(did__startswith="token").values_list("did", "about")) == {
        ("token made", "a program, read, until 2026-12-24"),
        ("token made", "another, read, until 2026-12-24"),
        ("token ended", "another"),
    }


def test_who_tries_bad_ones_waits_and_keeps_nobody_else_out() -> None:
    account = cast.person("otp")
    _token, made = tokens.make(account, "a program", "read", MONTH, now=NOW)
    waits = [tokens.tried(f"comity_{place}", "192.0.2.1", NOW).wait for place in range(32)]
    assert waits[:30] == [0] * 30
    assert waits[30] == 2
    # From the same address, who has a good one goes on; from another, nobody waits.
    assert tokens.tried(made, "192.0.2.1", NOW).token is not None
    assert tokens.tried("comity_x", "192.0.2.2", NOW).wait == 0
    assert throttling.tried([throttling.address("192.0.2.1")], NOW) == 0, "a program keeps nobody from signing in"


def test_when_it_was_used_is_known_to_the_minute() -> None:
    account = cast.person("otp")
    token, made = tokens.make(account, "a program", "read", MONTH, now=NOW)
    for seconds in (0, 30, 59):
        tokens.tried(made, "192.0.2.1", NOW + timedelta(seconds=seconds))
    token.refresh_from_db()
    assert token.used == NOW


def test_a_person_makes_one_sees_it_once_and_ends_it() -> None:
    browser = cast.signed_in(cast.person("otp"))
    until = (timezone.now() + timedelta(days=60)).date().isoformat()
    assert "Make the token" in text(browser.get("/account/tokens/"))
    made = browser.post("/account/tokens/", {"name": "the desk", "scope": "read and act", "until": until})
    token = AccessToken.objects.get()
    shown = text(made).partition("<code>")[2].partition("</code>")[0]
    assert sha256(shown.encode()).hexdigest() == token.hashed
    page = text(browser.get("/account/"))
    assert "the desk" in page
    assert shown not in page
    another = cast.signed_in(cast.person("otp", "head"))
    another.post("/account/tokens/end", {"token": token.pk})
    token.refresh_from_db()
    assert token.ended is None
    browser.post("/account/tokens/end", {"token": token.pk})
    token.refresh_from_db()
    assert token.ended is not None
    assert "the desk" not in text(browser.get("/account/"))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "", "scope": "read", "until": "2099-01-01"}, "This field is required"),
        ({"name": "x", "scope": "all", "until": "2099-01-01"}, "Select a valid choice"),
        ({"name": "x", "scope": "read", "until": "tomorrow"}, "Give a day, as in 2027-03-31."),
        ({"name": "x", "scope": "read", "until": "2099-01-01"}, "A token ends after today, and within a year."),
        ({"name": "x", "scope": "read", "until": "2020-01-01"}, "A token ends after today, and within a year."),
    ],
)
def test_the_page_says_what_is_wrong(given: dict[str, str], says: str) -> None:
    browser = cast.signed_in(cast.person("otp"))
    answer = browser.post("/account/tokens/", given)
    assert answer.status_code == 400
    assert escape(says) in text(answer)
    assert not AccessToken.objects.exists()


def test_only_who_signed_in_just_now_makes_one() -> None:
    browser = cast.signed_in(cast.person("otp"))
    Session.objects.update(begun=timezone.now() - timedelta(minutes=16))
    answer = browser.post("/account/tokens/", {"name": "x", "scope": "read", "until": "2027-01-01"})
    assert answer.status_code == 302
    assert "again=1" in answer["Location"]
    assert not AccessToken.objects.exists()
