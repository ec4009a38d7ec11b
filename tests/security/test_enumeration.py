"""Who has an account, an invitation or a passkey is told to nobody: one sentence, whatever is wrong. Guesses wait."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone
from fido2.utils import websafe_encode

from comity.people import factors, inviting, throttling
from comity.people.models import Account, Invitation, Passkey
from comity.people.refusals import Refused
from tests.people import cast
from tests.web.reading import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def still() -> Iterator[None]:
    """The clock of the pages stands: a slow machine does not wait the seconds that somebody else must."""
    with patch("comity.web.asking.moment", return_value=timezone.now()):
        yield


def _invited(email: str, of: str = "otp", by: Account | str = "a test") -> str:
    now = timezone.now()
    return inviting.invite(email, "Somebody", cast.authority(of), "officer", by=by, now=now)[1]


def test_an_invitation_that_is_none_expired_used_or_withdrawn_answers_alike() -> None:
    tokens = {name: _invited(f"{name}@otp.example") for name in ("expired", "used", "withdrawn")}
    Invitation.objects.filter(email="expired@otp.example").update(expires=timezone.now() - timedelta(seconds=1))
    inviting.accept(tokens["used"], "an unusual sentence", timezone.now())
    withdrawn = Invitation.objects.get(email="withdrawn@otp.example")
    inviting.withdraw(withdrawn, by="a test", now=timezone.now())
    tokens |= {"none": "x" * 43, "empty": "", "long": "x" * 5000, "of zeros": "\x00"}
    found = {plain(Client().get("/invitation/", {"token": token})) for token in tokens.values()}
    found |= {plain(Client().post("/invitation/", {"token": token, "password": "x"})) for token in tokens.values()}
    assert len(found) == 1


@pytest.mark.usefixtures("still")
def test_guesses_at_invitations_are_slowed_down_and_good_links_are_not() -> None:
    token = _invited("new@otp.example")
    guesses = [Client().get("/invitation/", {"token": f"{number}"}).status_code for number in range(32)]
    assert guesses == [404] * 30 + [429] * 2
    assert Client().get("/invitation/", {"token": token}).status_code == 429, "the right one waits as well"
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert [elsewhere.get("/invitation/", {"token": token}).status_code for _ in range(40)] == [200] * 40


@pytest.mark.usefixtures("still")
def test_recovery_codes_are_throttled_like_the_others() -> None:
    account = cast.person("otp")
    (code, *_rest) = factors.new_recovery_codes(account, timezone.now())
    browser = Client()
    browser.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    guesses = [browser.post("/sign-in/second-factor/", {"code": f"aaaaa-bbbbb-{n:05d}"}).status_code for n in range(7)]
    assert guesses == [403] * 5 + [429] * 2
    assert browser.post("/sign-in/second-factor/", {"code": code}).status_code == 429
    assert account.recovery_codes.count() == factors.RECOVERY_CODES, "a code that had to wait is not used up"


def test_a_wrong_second_factor_is_wrong_whatever_it_is() -> None:
    account = cast.person("otp")
    (spent, *_rest) = factors.new_recovery_codes(account, timezone.now())
    assert factors.recovery_code_is_good(account, spent)
    factors.new_recovery_codes(other := cast.person("registry"), timezone.now())
    (of_another, *_rest) = factors.new_recovery_codes(other, timezone.now())
    browser = Client()
    browser.post("/sign-in/", {"email": account.email, "password": cast.PASSWORD})
    found = {
        plain(browser.post("/sign-in/second-factor/", {"code": code})).replace(code, "")
        for code in ("000000", spent, of_another, "nonsense")
    }
    assert len(found) == 1


def _passkey_answer(browser: Client, credential: bytes) -> Any:
    browser.post("/sign-in/passkey/ask")
    given = {
        "id": websafe_encode(credential),
        "rawId": websafe_encode(credential),
        "type": "public-key",
        "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"},
        "clientExtensionResults": {},
    }
    return browser.post("/sign-in/passkey/", json.dumps({"credential": given}), content_type="application/json")


def test_a_passkey_that_is_unknown_of_nobody_or_wrong_answers_alike() -> None:
    for of, ended in (("otp", False), ("nld-central", True)):
        Passkey.objects.create(
            account=cast.person(of, ended=ended, factor=False),
            credential=websafe_encode(of.encode()),
            data=b"\x00" * 80,
            uses=0,
            name="x",
            since=timezone.now(),
        )
    answers = [
        _passkey_answer(Client(REMOTE_ADDR=f"198.51.100.{place}"), of)
        for place, of in enumerate((b"otp", b"nld-central", b"nobody"))
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.usefixtures("still")
def test_asking_for_passkeys_without_end_is_slowed_down() -> None:
    found = [Client().post("/sign-in/passkey/ask").status_code for _ in range(32)]
    assert found == [200] * 30 + [429] * 2


def test_a_head_does_not_learn_who_works_for_another_authority() -> None:
    there = cast.person("registry", email="somebody@court.example", factor=False)
    browser = cast.signed_in(cast.person("otp", "head"))

    def invites(email: str) -> tuple[int, str]:
        given = {"email": email, "name": "Somebody", "role": "officer"}
        answer = browser.post("/authorities/otp/invite", given)
        said = plain(answer)
        for invitation in Invitation.objects.filter(email=email):
            inviting.withdraw(invitation, by="a test", now=timezone.now())
        return answer.status_code, _without_tokens(said).replace(email, "")

    assert invites(there.email) == invites("nobody@court.example")


def _without_tokens(said: str) -> str:
    said = re.sub(r"token=[\w-]+", "", said)
    return re.sub(r'(name="invitation" value=)"\d+"', r"\1", said)


def test_who_has_an_account_elsewhere_is_told_on_accepting() -> None:
    there = cast.person("registry", factor=False)
    token = _invited(there.email, by=cast.person("otp", "head", factor=False))
    answer = Client().post(
        "/invitation/", {"token": token, "password": "an unusual sentence", "again": "an unusual sentence"}
    )
    assert answer.status_code == 404
    assert "There is an account of officer@registry.example already" in plain(answer)
    assert Account.objects.filter(email=there.email).count() == 1
    there.refresh_from_db()
    assert there.authority.name == "registry"
    with pytest.raises(Refused, match="There is an account"):
        _invited(there.email, by=cast.person("administration", "head", factor=False))


def test_an_invitation_of_another_authority_stays() -> None:
    theirs = _invited("new@court.example", "registry")
    ours = _invited("new@court.example", "otp")
    assert Client().get("/invitation/", {"token": theirs}).status_code == 200
    again = _invited("new@court.example", "otp")
    assert Client().get("/invitation/", {"token": ours}).status_code == 404
    assert Client().get("/invitation/", {"token": again}).status_code == 200


def test_the_second_of_two_invitations_opens_no_second_account() -> None:
    first, second = _invited("new@court.example", "registry"), _invited("new@court.example", "otp")
    inviting.accept(first, "an unusual sentence", timezone.now())
    with pytest.raises(Refused, match="belongs to one authority"):
        inviting.accept(second, "an unusual sentence", timezone.now())
    assert Invitation.objects.get(email="new@court.example", authority__name="otp").accepted is None


@pytest.mark.usefixtures("still")
def test_an_unknown_address_and_a_known_one_wait_alike() -> None:
    cast.person("otp")
    with patch("django.contrib.auth.hashers.Argon2PasswordHasher.verify", return_value=False):
        for email in ("officer@otp.example", "nobody@otp.example"):
            waits = []
            for place in range(8):
                answer = Client(REMOTE_ADDR=f"198.51.100.{place}").post(
                    "/sign-in/", {"email": email, "password": "a wrong one"}
                )
                waits.append((answer.status_code, answer.get("Retry-After")))
            assert [status for status, _wait in waits] == [403] * 5 + [429] * 3
            assert {wait for _status, wait in waits[5:]} == {"2"}
    assert throttling.LONGEST <= throttling.WINDOW
