"""The access matrix of the people's pages: every address, every kind of viewer; what is not named here is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path, reverse
from pytest_django import Settings

from comity.people.functions import FUNCTIONS, ROLES
from comity.people.opening import says
from comity.web import access
from comity.web.urls import urlpatterns
from tests.people import cast, provider
from tests.people.provider import Here
from tests.web import addresses
from tests.web.reading import plain

pytestmark = pytest.mark.django_db

EVERYBODY = {
    "sign-in",
    "second-factor",
    "passkey-ask",
    "passkey-sign-in",
    "single-sign-on",
    "single-sign-on-back",
    "sign-out",
    "invitation",
    "invitation-single",
    "calendar",
}
# Without their secret, these are not there for anybody.
WITH_A_SECRET = {"invitation", "invitation-single", "calendar"}
OWN = {
    "account",
    "password",
    "set-up",
    "remove-codes",
    "recovery-codes",
    "passkey-begin",
    "passkey-add",
    "passkey-remove",
    "link-identity",
    "unlink-identity",
    "end-sessions",
    "token",
    "token-end",
    "leave",
    "end-leave",
}
# Of the Office of the Prosecutor, in whose name the examples ask.
COLLEAGUES = {"authority"}
GIVING_ACCESS = {"invite", "withdraw", "role", "end-account"}
# Everything that one who gives access to others' people may ask for.
LISTING = {"authorities-of-people"}


@pytest.fixture(scope="module")
def _served() -> Iterator[Here]:
    with provider.running() as here:
        yield here


@pytest.fixture(autouse=True)
def _with_a_provider(_served: Here, settings: Settings) -> None:
    """The addresses of single sign-on are there where there is a provider."""
    settings.COMITY_SINGLE_SIGN_ON = _served.settings


CAST = [(of, role) for of in cast.AUTHORITIES for role in ROLES]


def opens(of: str, role: str) -> set[str]:
    """The addresses that are there for somebody."""
    found = EVERYBODY | OWN
    if of == "otp":
        found |= COLLEAGUES
    if role in ("head", "key holder"):
        found |= LISTING
        if of in ("otp", "administration"):
            found |= GIVING_ACCESS | COLLEAGUES
    # The administration stands for nobody whose papers it could keep.
    if role in ("head", "officer") and of != "administration":
        found |= {"papers-add"}
    if (of, role) == ("otp", "head"):
        found |= {"journal"}
    # Something can be due for whoever reads what is for a party.
    if FUNCTIONS[cast.AUTHORITIES[of][1]].papers and "read" in ROLES[role]:
        found |= {"calendar-address"}
    return found


@pytest.mark.parametrize(("of", "role"), CAST)
def test_each_of_the_cast_opens_its_pages_and_no_more(of: str, role: str) -> None:
    cast.authority("otp")
    browser = cast.signed_in(cast.person(of, role))
    allowed = opens(of, role)
    # To sign out, and what ends sessions or changes second factors, comes last.
    last = ("sign-out", "recovery-codes", "remove-codes")
    for name in sorted(addresses.PEOPLE, key=lambda name: name in last):
        examples = addresses.PEOPLE[name]
        address = reverse(name, args=examples[0])
        somebody = cast.person("otp", email=f"{name}@otp.example", factor=False)
        for answer in (browser.get(address), browser.post(address, {"person": somebody.pk, "role": "reader"})):
            hidden = name not in allowed or name in WITH_A_SECRET
            assert answer.status_code in ((404, 405) if hidden else (200, 302, 400, 403, 405)), (name, answer)
            assert answer["Cache-Control"] == "no-store"
        for arguments in examples[1:]:
            missing = browser.get(reverse(name, args=arguments))
            assert missing.status_code == 404
            if name not in allowed:
                unseen = browser.get(address)
                assert plain(unseen) == plain(missing).replace("no-such-authority", "otp"), (
                    "what is hidden answers like what is not there"
                )


@pytest.mark.parametrize("name", sorted(set(addresses.PEOPLE) - EVERYBODY))
def test_a_visitor_is_asked_to_sign_in(name: str) -> None:
    cast.authority("otp")
    for arguments in addresses.PEOPLE[name]:
        address = reverse(name, args=arguments)
        for answer in (Client().get(address), Client().post(address)):
            if answer.status_code != 405:
                assert answer.status_code == 302
                assert answer["Location"].startswith("/sign-in/?next=")
            assert not answer.cookies.get("session")


def test_one_whose_account_ended_is_a_visitor() -> None:
    account = cast.person("otp", "head")
    browser = cast.signed_in(account)
    type(account).objects.filter(pk=account.pk).update(ended=account.since)
    for name in set(addresses.PEOPLE) - EVERYBODY:
        answer = browser.get(reverse(name, args=addresses.PEOPLE[name][0]))
        assert answer.status_code in (302, 405), name


def test_every_address_says_for_whom_it_is() -> None:
    silent = [pattern.name for pattern in urlpatterns if not says(pattern.callback)]
    assert not silent


def test_a_page_that_does_not_say_so_opens_for_nobody() -> None:
    def forgotten(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    pattern = path("forgotten/", forgotten)
    gate = access.DefaultDeny(lambda _request: HttpResponse())
    request = RequestFactory().get("/forgotten/")
    refused = gate.process_view(request, pattern.callback, (), {})
    assert refused is not None
    assert refused.status_code == 404
    access.public([pattern])
    assert gate.process_view(request, pattern.callback, (), {}) is None


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_page_of_people_knows_other_methods(method: str) -> None:
    browser = cast.signed_in(cast.person("otp", "head"))
    for name, examples in addresses.PEOPLE.items():
        assert getattr(browser, method)(reverse(name, args=examples[0])).status_code == 405, name
