"""Guessing is slowed down, by account and by address, and locks nobody out of an account."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client, override_settings

from comity.people import throttling
from comity.people.models import Attempt
from tests.people import cast

pytestmark = pytest.mark.django_db
WRONG = "not the password"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def guess(browser: Client, email: str, password: str = WRONG, address: str = "198.51.100.7") -> int:
    return browser.post("/sign-in/", {"email": email, "password": password}, REMOTE_ADDR=address).status_code


def test_waits_grow_and_end() -> None:
    count = throttling.account("a@b.example")
    now, waits = NOON, []
    for _ in range(14):
        wait = throttling.tried([count], now)
        waits.append(wait)
        now += timedelta(seconds=wait)
        if wait:
            assert throttling.tried([count], now - timedelta(seconds=1)) == 1
            assert throttling.tried([count], now) == 0
    assert waits[:5] == [0] * 5
    assert waits[5:] == [2, 4, 8, 16, 32, 64, 128, 256, 512]
    assert throttling.tried([count], now) == 900
    assert throttling.tried([count], now + throttling.WINDOW + timedelta(seconds=1)) == 0
    assert Attempt.objects.count() == 1, "what is older than the window is gone"


def test_many_at_once_count_as_many() -> None:
    count = throttling.account("a@b.example")
    assert [bool(throttling.tried([count], NOON)) for _ in range(8)] == [False] * 5 + [True] * 3


@pytest.mark.parametrize("email", ["officer@otp.example", "nobody@otp.example"])
def test_guessing_at_an_account_is_slowed_down_whether_or_not_there_is_one(email: str) -> None:
    cast.person("otp")
    answers = [guess(Client(), email, address=f"198.51.100.{number}") for number in range(7)]
    assert answers == [403] * 5 + [429] * 2
    good = Client().post("/sign-in/", {"email": email, "password": cast.PASSWORD}, REMOTE_ADDR="203.0.113.9")
    assert good.status_code == 429, "the right password does not betray itself either"
    assert int(good["Retry-After"]) <= 2


def test_who_guesses_elsewhere_does_not_lock_out_a_known_browser() -> None:
    account = cast.person("otp")
    known = cast.signed_in(account)
    known.post("/sign-out/")
    assert known.cookies["known"].value
    for number in range(12):
        guess(Client(), account.email, address=f"198.51.100.{number}")
    assert guess(Client(), account.email, cast.PASSWORD, "203.0.113.9") == 429
    assert guess(known, account.email, cast.PASSWORD, "203.0.113.9") == 302


def test_a_known_browser_has_its_own_tries_and_for_one_account() -> None:
    account, other = cast.person("otp"), cast.person("registry")
    known = cast.signed_in(account)
    known.post("/sign-out/")
    assert [guess(known, account.email) for _ in range(6)] == [403] * 5 + [429]
    for _ in range(5):
        guess(Client(), other.email, address="203.0.113.1")
    assert guess(known, other.email) == 429
    forged = Client()
    forged.cookies["known"] = known.cookies["known"].value[:-2] + "xx"
    assert guess(forged, other.email, address="203.0.113.2") == 429


def test_guessing_from_one_address_is_slowed_down_over_all_accounts() -> None:
    answers = [guess(Client(), f"person{number}@otp.example") for number in range(32)]
    assert answers == [403] * 30 + [429] * 2
    assert guess(Client(), "person40@otp.example", address="203.0.113.9") == 403


def test_of_ipv6_the_network_counts() -> None:
    assert throttling.address("2001:db8::1") == throttling.address("2001:db8::ffff:2")
    assert throttling.address("2001:db8::1") != throttling.address("2001:db8:0:1::1")
    assert throttling.address("") == throttling.address("no address")


def test_signing_in_clears_what_failed_before() -> None:
    account = cast.person("otp")
    browser = Client()
    for _ in range(4):
        guess(browser, account.email)
    assert guess(browser, account.email, cast.PASSWORD) == 302
    assert [guess(browser, account.email) for _ in range(5)] == [403] * 5


def test_codes_are_throttled_too_and_the_right_one_waits_as_well() -> None:
    account = cast.person("otp")
    for number in range(6):
        browser = Client()
        guess(browser, account.email, cast.PASSWORD, f"198.51.100.{number}")
        answer = browser.post("/sign-in/second-factor/", {"code": "000000"}, REMOTE_ADDR=f"198.51.100.{number}")
    assert answer.status_code == 429
    assert browser.post("/sign-in/second-factor/", {"code": cast.code(account)}).status_code == 429
    with patch("comity.web.asking.moment", return_value=datetime.now(UTC) + timedelta(seconds=3)):
        assert browser.post("/sign-in/second-factor/", {"code": cast.code(account)}).status_code == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counts"),
    [
        (0, "203.0.113.1", "127.0.0.1"),
        (1, "198.51.100.66, 203.0.113.1", "203.0.113.1"),
        (2, "198.51.100.66, 203.0.113.1, 10.0.0.1", "203.0.113.1"),
        (2, "203.0.113.1", ""),
    ],
)
def test_the_address_is_the_one_that_our_own_proxies_name(proxies: int, forwarded: str, counts: str) -> None:
    with override_settings(COMITY_PROXIES=proxies):
        asked = {"email": "a@b.example", "password": "x"}
        Client().post("/sign-in/", asked, headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="127.0.0.1")
    assert Attempt.objects.filter(name=throttling.address(counts).name).exists()
