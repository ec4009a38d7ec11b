"""An authority's people: who gives access to whom, and that nobody else does, not even by asking."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from comity.people import delegating, inviting
from comity.people.models import AccessEntry, Account, Authority, Invitation, Session
from comity.people.refusals import Refused
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db
NEW = {"email": "new@otp.example", "name": "A New Officer", "role": "officer"}


@pytest.mark.parametrize(
    ("of", "role", "gives"),
    [
        ("otp", "head", True),
        ("otp", "key holder", True),
        ("otp", "officer", False),
        ("otp", "reader", False),
        ("registry", "head", False),
        ("nld-central", "head", False),
        ("administration", "head", True),
        ("administration", "key holder", True),
        ("administration", "officer", False),
    ],
)
def test_who_gives_access_to_the_people_of_the_prosecutor(of: str, role: str, gives: bool) -> None:
    officer = cast.person("otp", email="somebody@otp.example")
    browser = cast.signed_in(cast.person(of, role))
    status = 302 if gives else 404
    with override_settings(EMAIL_HOST="mail", EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        assert browser.post("/authorities/otp/invite", NEW).status_code == status
    assert Invitation.objects.exists() is gives
    assert len(mail.outbox) == int(gives)
    key = Invitation.objects.get().pk if gives else 1
    assert browser.post("/authorities/otp/withdraw", {"invitation": key}).status_code == status
    assert not Invitation.objects.exists()
    assert browser.post("/authorities/otp/role", {"person": officer.pk, "role": "reader"}).status_code == status
    assert browser.post("/authorities/otp/end", {"person": officer.pk}).status_code == status
    officer.refresh_from_db()
    assert (officer.role, officer.ended is not None) == (("reader", True) if gives else ("officer", False))


def test_without_a_mail_server_the_link_is_shown_once() -> None:
    browser = cast.signed_in(cast.person("otp", "head"))
    shown = text(browser.post("/authorities/otp/invite", NEW))
    (token,) = re.findall(r"/invitation/\?token=([\w-]+)", shown)
    assert "Welcome, A New Officer" in text(Client().get("/invitation/", {"token": token}))
    assert token not in text(browser.get("/authorities/otp/"))


def test_a_mail_that_nobody_takes_invites_nobody() -> None:
    browser = cast.signed_in(cast.person("otp", "head"))
    with override_settings(
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=9,
        EMAIL_USE_TLS=False,
        EMAIL_TIMEOUT=2,
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
    ):
        answer = browser.post("/authorities/otp/invite", NEW)
    assert answer.status_code == 400
    assert "The mail server did not take the mail" in text(answer)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "given", [{"email": "no address"}, {"name": ""}, {"role": "king"}, {"email": "officer@otp.example"}]
)
def test_what_is_off_in_an_invitation_is_said(given: dict[str, str]) -> None:
    cast.person("otp")
    browser = cast.signed_in(cast.person("otp", "head"))
    answer = browser.post("/authorities/otp/invite", {**NEW, **given})
    assert answer.status_code == 400
    assert not Invitation.objects.exists()


def test_nobody_ends_or_raises_themselves() -> None:
    for role in ("head", "key holder"):
        account = cast.person("otp", role)
        browser = cast.signed_in(account)
        assert browser.post("/authorities/otp/end", {"person": account.pk}).status_code == 400
        assert browser.post("/authorities/otp/role", {"person": account.pk, "role": "head"}).status_code == 400
        account.refresh_from_db()
        assert (account.ended, account.role) == (None, role)


def test_somebody_of_another_authority_is_not_reached_through_ones_own() -> None:
    other = cast.person("registry")
    browser = cast.signed_in(cast.person("otp", "head"))
    assert browser.post("/authorities/otp/end", {"person": other.pk}).status_code == 404
    assert browser.post("/authorities/otp/role", {"person": other.pk, "role": "reader"}).status_code == 404
    other.refresh_from_db()
    assert (other.ended, other.role) == (None, "officer")


def test_a_person_goes_and_what_was_assigned_moves() -> None:
    head, leaving, successor = cast.person("otp", "head"), cast.person("otp"), cast.person("otp", "reader")
    now = timezone.now()
    for matter in ("r-1", "r-2"):
        delegating.assign(leaving, "requests", matter, by=head, now=now)
    delegating.delegate(leaving, successor, now.date(), now.date() + timedelta(days=3), by=leaving, now=now)
    theirs = cast.signed_in(leaving)
    browser = cast.signed_in(head)
    refused = browser.post("/authorities/otp/end", {"person": leaving.pk})
    assert refused.status_code == 400
    assert "2 matters are assigned" in text(refused)
    assert "Sign out" in text(theirs.get("/"))
    assert browser.post("/authorities/otp/end", {"person": leaving.pk, "successor": successor.pk}).status_code == 302
    assert "Sign out" not in text(theirs.get("/"))
    assert not Session.objects.filter(account=leaving).exists()
    assert delegating.responsible(head, "requests", "r-1") == successor
    assert delegating.assigned(successor, now.date()) == {("requests", "r-1"), ("requests", "r-2")}
    assert not delegating.acts_for(successor, now.date())
    did = list(AccessEntry.objects.filter(authority=head.authority).values_list("did", flat=True))
    assert did[:3] == ["account ended", "handed over", "handed over"]


def test_a_successor_is_of_the_same_authority_and_open() -> None:
    head, leaving, other = cast.person("otp", "head"), cast.person("otp"), cast.person("registry")
    gone = cast.person("otp", "reader", ended=True)
    for successor in (other, leaving, gone):
        with pytest.raises(Refused, match="another person of the same authority"):
            inviting.end(leaving, by=head, now=timezone.now(), successor=successor)
    leaving.refresh_from_db()
    assert leaving.ended is None


def test_the_administration_makes_authorities() -> None:
    browser = cast.signed_in(cast.person("administration", "head"))
    new = {"title": "Central authority of Norway", "name": "nor-central", "function": "central authority"}
    assert "stands for: State" in text(browser.post("/authorities/", {**new, "party": "OTP"}))
    assert browser.post("/authorities/", {**new, "party": "NOR"})["Location"] == "/authorities/nor-central/"
    again = text(browser.post("/authorities/", {**new, "party": "NOR"}))
    assert "There is an authority of this name already." in again
    assert Authority.objects.get(name="nor-central").stands_for == "Norway"
    others = cast.signed_in(cast.person("otp", "head"))
    assert others.post("/authorities/", {**new, "name": "x", "party": "NOR"})["Location"] == "/authorities/otp/"
    assert not Authority.objects.filter(name="x").exists()


def test_a_colleague_sees_the_people_without_the_forms() -> None:
    cast.person("otp", "head")
    seen = text(cast.signed_in(cast.person("otp", "reader")).get("/authorities/otp/"))
    assert "Head of otp" in seen
    assert "<select" not in seen
    assert "Journal" not in seen


def test_an_account_is_ended_and_never_deleted() -> None:
    account = cast.person("otp")
    inviting.end(account, by="a test", now=timezone.now())
    with pytest.raises(Refused, match="has ended already"):
        inviting.end(account, by="a test", now=timezone.now())
    assert Account.objects.filter(pk=account.pk).exists()
