"""One-time codes and recovery codes: each is good once, and the database gives none away."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
import segno
from django.test import Client, override_settings
from django.utils import timezone

from comity.people import factors
from comity.people.models import Account, OneTimeCodes, RecoveryCode, Session
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db


def half(account: Account) -> Client:
    """A browser in which the password has been given."""
    browser = Client()
    browser.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    return browser


def let_in(browser: Client, code: str) -> bool:
    return browser.post("/sign-in/second-factor/", {"code": code}).status_code == 302


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037"), (20_000_000_000, "353130")],
)
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    """The vectors of its appendix B, of which six digits are used."""
    account = cast.person("otp", factor=False)
    now = datetime.fromtimestamp(seconds, UTC)
    assert factors.set_up(account, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", code, now)


@pytest.mark.parametrize(("later", "good"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_code_is_good_half_a_minute_before_and_after(later: int, good: bool) -> None:
    account = cast.person("otp")
    now = datetime(2026, 11, 24, 9, 30, 10, tzinfo=UTC)
    with patch("django.utils.timezone.now", return_value=now):
        code = cast.code(account, later=later)
    assert factors.code_is_good(account, code, now) is good


def test_a_code_is_good_once() -> None:
    account = cast.person("otp")
    code = cast.code(account)
    assert let_in(half(account), f" {code[:3]} {code[3:]} ")
    assert not let_in(half(account), code)
    earlier = cast.code(account, later=-30)
    OneTimeCodes.objects.update(last=int(timezone.now().timestamp()) // factors.STEP)
    assert not let_in(half(account), earlier), "nor one from before it"


@pytest.mark.parametrize(
    "code", ["", "000000", "12345", "1234567", "abcdef", "１２３４５６", "0" * 41, "\x00", "-1", "💥"]
)
def test_what_is_no_code_lets_nobody_in(code: str) -> None:
    account = cast.person("otp")
    answer = half(account).post("/sign-in/second-factor/", {"code": code})
    assert answer.status_code == 403
    assert not Session.objects.exclude(account=None).exists()


def test_a_recovery_code_is_good_once_for_its_owner_alone() -> None:
    account, other = cast.person("otp"), cast.person("registry")
    codes = factors.new_recovery_codes(account, timezone.now())
    assert len(set(codes)) == factors.RECOVERY_CODES
    assert all(re.fullmatch(r"[a-z2-9]{5}(-[a-z2-9]{5}){2}", code) for code in codes)
    assert not let_in(half(other), codes[0])
    assert let_in(half(account), codes[0].upper().replace("-", " "))
    assert not let_in(half(account), codes[0])
    assert account.recovery_codes.count() == factors.RECOVERY_CODES - 1
    factors.new_recovery_codes(account, timezone.now())
    assert not let_in(half(account), codes[1]), "new ones make the old ones void"


def test_the_database_gives_no_code_away() -> None:
    account = cast.person("otp")
    codes = factors.new_recovery_codes(account, timezone.now())
    kept = str(list(OneTimeCodes.objects.values())) + str(list(RecoveryCode.objects.values()))
    assert cast.SEED not in kept
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    with override_settings(COMITY_SEEDS=lambda: "another secret"):
        assert not factors.code_is_good(account, cast.code(account), timezone.now())


def test_setting_up_asks_for_a_code_and_gives_recovery_codes() -> None:
    account = cast.person("otp", factor=False)
    browser = half(account)
    found = text(browser.get("/account/one-time-codes/"))
    seed = "".join(re.findall(r'class="seed">([A-Z2-7 ]+)<', found)[0].split())
    (drawn,) = re.findall(r'<svg viewBox="0 0 (\d+) \1" class="qr">', found)
    assert int(drawn) == segno.make(factors.uri(account, seed), error="m", micro=False).symbol_size()[0]
    assert "style=" not in found
    wrong = browser.post("/account/one-time-codes/", {"code": "000000"})
    assert wrong.status_code == 400
    assert not OneTimeCodes.objects.exists()
    codes = browser.post("/account/one-time-codes/", {"code": cast.code(account, seed)})
    assert text(codes).count("<li><code>") == factors.RECOVERY_CODES
    assert "Sign out" in text(browser.get("/"))
    assert seed not in str(browser.session.items()), "it is sealed now, and nowhere else"


def test_who_has_a_second_factor_cannot_pass_it_by_setting_up_another() -> None:
    account = cast.person("otp")
    browser = half(account)
    assert browser.get("/account/one-time-codes/")["Location"].startswith("/sign-in/")
    assert browser.post("/account/one-time-codes/", {"code": "000000"})["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "address",
    [
        "/account/password/",
        "/account/one-time-codes/",
        "/account/one-time-codes/remove",
        "/account/recovery-codes/",
        "/account/passkeys/ask",
        "/account/passkeys/",
        "/account/passkeys/remove",
    ],
)
def test_what_keeps_others_out_is_changed_by_who_signed_in_just_now(address: str) -> None:
    browser = cast.signed_in(cast.person("otp"))
    kept = list(OneTimeCodes.objects.values())
    Session.objects.update(begun=timezone.now() - timedelta(minutes=16))
    answer = browser.post(address, {"password": "x", "code": "1"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?again=1")
    assert list(OneTimeCodes.objects.values()) == kept


def test_the_last_second_factor_cannot_be_removed() -> None:
    account = cast.person("otp")
    browser = cast.signed_in(account)
    browser.post("/account/one-time-codes/remove")
    assert factors.has_codes(account)


def test_another_password_ends_every_other_session() -> None:
    account = cast.person("otp")
    here, there = cast.signed_in(account), cast.signed_in(account)
    good = {"password": "seven lamps on the old bridge", "again": "seven lamps on the old bridge"}
    assert here.post("/account/password/", good)["Location"] == "/account/"
    assert "Sign out" in text(here.get("/"))
    assert "Sign out" not in text(there.get("/"))
    assert Client().post("/sign-in/", {"email": account.email, "password": cast.PASSWORD}).status_code == 403
    account.refresh_from_db()
    assert account.check_password(good["password"])


def test_sessions_are_listed_and_can_be_ended_by_their_owner_alone() -> None:
    account, other = cast.person("otp"), cast.person("registry")
    here, there, theirs = cast.signed_in(account), cast.signed_in(account), cast.signed_in(other)
    assert text(here.get("/account/")).count("this one") == 1
    foreign = Session.objects.get(account=other).key
    here.post("/account/sessions/", {"session": foreign})
    assert "Sign out" in text(theirs.get("/"))
    there_key = Session.objects.filter(account=account).order_by("begun").last()
    assert there_key is not None
    here.post("/account/sessions/", {"session": there_key.key})
    assert "Sign out" not in text(there.get("/"))
    again = cast.signed_in(account)
    here.post("/account/sessions/")
    assert "Sign out" not in text(again.get("/"))
    assert "Sign out" in text(here.get("/"))
