"""Single sign-on: who is let in by it, how an account comes to be linked, and how fresh it is."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from comity.people import factors, identities, inviting, providers, sessions
from comity.people.id_tokens import Proof
from comity.people.models import Account, Identity, Invitation, Session
from comity.people.refusals import Refused
from tests.people import cast, provider
from tests.people.provider import TWO, Here, address, is_in, journal, linked, through
from tests.web.reading import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("claims", [TWO, {"acr": "urn:example:two"}])
def test_two_factors_there_are_two_factors_here(here: Here, claims: dict[str, Any]) -> None:
    linked(cast.person("otp"), here)
    here.claims, browser = claims, Client()
    answer = through(here, browser, next="/registers/warrants/")
    assert (answer.status_code, answer["Location"]) == (302, "/registers/warrants/")
    assert "Officer of otp" in text(browser.get("/"))
    assert journal()[-1] == ("signed in", "by single sign-on")
    assert Identity.objects.get().used is not None


@pytest.mark.parametrize("claims", [{}, {"amr": ["pwd"]}, {"amr": "mfa"}, {"acr": ["urn:example:two"]}, {"acr": "mfa"}])
def test_without_them_ours_is_asked_for(here: Here, claims: dict[str, Any]) -> None:
    account = linked(cast.person("otp"), here)
    here.claims, browser = claims, Client()
    assert through(here, browser)["Location"] == "/sign-in/second-factor/"
    assert not is_in(browser)
    assert browser.post("/sign-in/second-factor/", {"code": cast.code(account)}).status_code == 302
    assert is_in(browser)
    assert journal()[-1] == ("signed in", "by single sign-on and code")


def test_somebody_without_a_second_factor_sets_one_up(here: Here) -> None:
    linked(cast.person("otp", factor=False), here)
    browser = Client()
    assert through(here, browser)["Location"] == "/account/one-time-codes/"
    assert not is_in(browser)


def test_the_session_key_changes(here: Here) -> None:
    linked(cast.person("otp"), here)
    here.claims, browser = TWO, Client()
    browser.cookies["session"] = "a" * 32
    out = browser.post("/sign-in/single/")
    before = browser.cookies["session"].value
    browser.get(here.signs_in(address(out)).removeprefix("http://localhost:8000"))
    after = browser.cookies["session"].value
    assert is_in(browser)
    assert len({"a" * 32, before, after}) == 3
    assert [row.key for row in Session.objects.all()] == [sessions.hashed(after)]


def test_the_provider_is_asked_for_a_code_and_nothing_else(here: Here) -> None:
    asked = parse_qs(urlsplit(address(Client(SERVER_NAME="127.0.0.1").post("/sign-in/single/"))).query)
    assert asked["redirect_uri"] == ["http://localhost:8000/sign-in/single/back/"], "as the settings have the site"
    assert asked["scope"] == ["openid"]
    assert asked["acr_values"] == ["urn:example:two"]
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))
    assert provider.SECRET not in str(asked)
    assert provider.SECRET not in repr(here.settings)


@pytest.mark.parametrize("on", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/"])
def test_it_goes_on_inward_alone(here: Here, on: str) -> None:
    linked(cast.person("otp"), here)
    here.claims = TWO
    assert through(here, Client(), next=on)["Location"] == "/"


def test_keys_are_kept_and_a_new_one_is_asked_for(here: Here) -> None:
    linked(cast.person("otp"), here)
    here.claims = TWO
    for _ in range(2):
        assert through(here, Client()).status_code == 302
    assert here.asked.count("/keys") == here.asked.count("/.well-known/openid-configuration") == 1
    here.key, here.published = provider.KEYS["second"], [provider.KEYS["second"]]
    assert through(here, Client()).status_code == 302
    assert here.asked.count("/keys") == 2
    here.key = provider.KEYS["first"]
    assert through(here, Client()).status_code == 403, "a key that was withdrawn"


def test_a_provider_may_sign_on_a_curve_and_want_the_secret_in_the_form(here: Here) -> None:
    linked(cast.person("otp"), here)
    here.claims, here.key = TWO, provider.CURVE
    here.discovery["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    assert through(here, Client()).status_code == 302


def test_keys_that_are_not_for_signatures_count_for_none(here: Here) -> None:
    here.published = []
    with pytest.raises(providers.NoAnswer):
        providers.keys(here.settings, timezone.now())


def test_an_invitation_is_accepted_without_a_password(here: Here) -> None:
    now = timezone.now()
    _, token = inviting.invite("new@otp.example", "New Person", cast.authority("otp"), "officer", by="a test", now=now)
    here.claims, browser = TWO, Client()
    assert "Open the account with Example Sign-On" in text(browser.get("/invitation/", {"token": token}))
    out = browser.post("/invitation/single/", {"token": token})
    assert token not in address(out)
    assert token not in str(list(Session.objects.values_list("data", flat=True)))
    assert not Account.objects.exists(), "nothing yet"
    back = here.signs_in(address(out)).removeprefix("http://localhost:8000")
    assert browser.get(back).status_code == 302
    account = Account.objects.get()
    assert is_in(browser)
    assert not account.has_usable_password()
    assert [did for did, _ in journal()] == ["invited", "account opened", "identity linked", "signed in"]
    for password in ("", "!", account.password):
        assert Client().post("/sign-in/", {"email": account.email, "password": password}).status_code in (200, 403)
    refused = browser.post("/account/single/end", {"identity": account.identities.get().pk})
    assert refused.status_code == 400
    assert "Choose a password first" in text(refused)
    browser.post("/account/password/", {"password": cast.PASSWORD, "again": cast.PASSWORD})
    assert browser.post("/account/single/end", {"identity": account.identities.get().pk}).status_code == 302
    assert journal()[-1] == ("identity unlinked", here.issuer)
    assert through(here, Client()).status_code == 403


def test_an_invitation_stays_good_where_the_identity_is_another_persons(here: Here) -> None:
    linked(cast.person("otp"), here)
    now = timezone.now()
    _, token = inviting.invite("new@otp.example", "New Person", cast.authority("otp"), "officer", by="a test", now=now)
    here.claims, before = TWO, journal()
    assert through(here, Client(), "/invitation/single/", token=token).status_code == 403
    assert Invitation.objects.get().accepted is None
    assert Account.objects.count() == 1
    assert journal() == before


def test_linking_on_the_account_page(here: Here) -> None:
    account = cast.person("otp")
    browser = cast.signed_in(account)
    assert "Link Example Sign-On" in text(browser.get("/account/"))
    assert through(here, browser, "/account/single/")["Location"] == "/account/"
    shown = text(browser.get("/account/"))
    assert "Example Sign-On, since" in shown
    assert "Link Example Sign-On" not in shown
    assert journal()[-1] == ("identity linked", here.issuer)
    here.claims = TWO
    assert through(here, Client()).status_code == 302


def test_an_identity_opens_one_account_and_an_account_has_one(here: Here) -> None:
    account = linked(cast.person("otp"), here)
    other = cast.signed_in(cast.person("nld-central"))
    assert through(here, other, "/account/single/").status_code == 403
    with pytest.raises(Refused):
        identities.link(account, Proof(here.issuer, "person-2", False, None), timezone.now())
    assert Identity.objects.count() == 1


def test_nobody_unlinks_the_identity_of_another(here: Here) -> None:
    account = linked(cast.person("otp"), here)
    cast.signed_in(cast.person("nld-central")).post("/account/single/end", {"identity": account.identities.get().pk})
    assert Identity.objects.count() == 1


def test_linking_is_for_who_signed_in_just_now_and_is_still_there(here: Here) -> None:
    account = cast.person("otp")
    browser = cast.signed_in(account)
    back = here.signs_in(address(browser.post("/account/single/"))).removeprefix("http://localhost:8000")
    Session.objects.update(begun=timezone.now() - timedelta(minutes=16))
    assert browser.get(back).status_code == 403
    assert "again=1" in browser.post("/account/single/")["Location"]
    leaving = cast.signed_in(account)
    back = here.signs_in(address(leaving.post("/account/single/"))).removeprefix("http://localhost:8000")
    Account.objects.update(ended=timezone.now())
    assert leaving.get(back).status_code == 403
    assert not Identity.objects.exists()


def test_whoever_signed_in_at_the_provider_long_ago_is_not_fresh(here: Here) -> None:
    account = linked(cast.person("otp"), here)
    an_hour_ago = {**TWO, "auth_time": int(time.time()) - 3600}
    here.claims, browser = an_hour_ago, Client()
    assert through(here, browser).status_code == 302
    assert is_in(browser)
    assert "again=1" in browser.get("/account/password/")["Location"]
    asked = parse_qs(urlsplit(address(browser.post("/sign-in/single/", {"again": "1"}))).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["900"])
    assert through(here, browser, again="1", next="/account/password/").status_code == 403
    here.claims = {**TWO, "auth_time": None}
    silent = through(here, browser, again="1", next="/account/password/")
    assert silent["Location"] == "/sign-in/second-factor/", "it does not say when: ours is asked for"
    factors.remove(account, timezone.now())
    assert through(here, Client(), again="1").status_code == 403, "and none is set up that way"
    here.claims = TWO
    assert through(here, browser, again="1", next="/account/password/")["Location"] == "/account/password/"
    assert browser.get("/account/password/").status_code == 200


def test_an_account_that_ends_leaves_no_link(here: Here) -> None:
    account = linked(cast.person("otp"), here)
    here.claims, browser = TWO, Client()
    through(here, browser)
    inviting.end(account, by="a test", now=timezone.now())
    assert not is_in(browser)
    assert not Identity.objects.exists()
    assert through(here, Client()).status_code == 403


def test_without_a_provider_nothing_of_it_is_there(settings: Settings) -> None:
    assert settings.COMITY_SINGLE_SIGN_ON is None
    browser = cast.signed_in(cast.person("otp"))
    names = ("/sign-in/single/", "/sign-in/single/back/", "/account/single/", "/account/single/end")
    for name in (*names, "/invitation/single/"):
        for answer in (browser.get(name), browser.post(name), Client().get(name), Client().post(name)):
            assert answer.status_code == 404
    assert "single" not in text(browser.get("/account/"))
    assert "single" not in text(browser.get("/sign-in/?again=1"))
