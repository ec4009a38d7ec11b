"""The access matrix of the exchange: every address, every viewer; what is hidden answers like what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from comity.exchange import storing
from comity.exchange.models import Draft, Message, SealedFile, Upload
from comity.people import entrusting
from comity.people.functions import FUNCTIONS, ROLES
from tests.exchange.cast import NOW, REQUEST, delivered, known, transmitted
from tests.exchange.test_storing import sealed
from tests.people import cast
from tests.web import addresses
from tests.web.reading import plain, text

pytestmark = pytest.mark.django_db

# Who is a party: the Prosecutor, who has sent the request and drafts another, and a State that has it.
TRAYS = {"in-tray", "out-tray", "exchange-search"}
READING = {*TRAYS, "keys", "statistics", "statistics-csv", "statistics-docx"}
OF_THE_REQUEST = {"request", "sealed-file", "receipt", "verbale"}
ACTING = {"drafts", "deliver", "statement", "upload"}
WITHIN = {"assign", "note"}
BY_THE_SENDER = {"draft", "outline", "prepare", "upload-part"}


@pytest.fixture
def request_of_the_prosecutor(tmp_path: Path, settings: Settings) -> dict[str, tuple[object, ...]]:
    """A request with a sealed file; the addresses of what is there."""
    settings.COMITY_SEALED = tmp_path / "sealed"
    known()
    file, upload = storing.store("OTP", [sealed()], NOW), storing.begin("OTP", 100, NOW)
    assert isinstance(file, SealedFile)
    assert isinstance(upload, Upload)
    message = delivered(transmitted(sealed=[file.digest])).message
    officer = cast.person("otp", "officer")
    draft = Draft.objects.create(authority=officer.authority, by=officer, matter="otp-x", line="{}", changed=NOW)
    begun = Draft.objects.create(
        authority=officer.authority, by=officer, matter="otp-y", line='{"measure": "assets", "to": "NLD"}', changed=NOW
    )
    return {
        "draft": (draft.pk,),
        "outline": (begun.pk,),
        "verbale": (REQUEST, message.entry, "html"),
        "sealed-file": (REQUEST, file.digest),
        "receipt": (REQUEST, message.entry),
        "upload-part": (upload.name,),
    }


def opens(of: str, role: str) -> set[str]:
    """The addresses that are there for somebody."""
    _title, function, party = cast.AUTHORITIES[of]
    if not FUNCTIONS[function].papers or "read" not in ROLES[role]:
        return set()
    found = set(READING)
    found |= OF_THE_REQUEST if party in ("OTP", "NLD") else set()
    if "act" in ROLES[role]:
        found |= ACTING
        found |= WITHIN | {"reseal"} if party in ("OTP", "NLD") else set()
        # An organ of the Court has no ministries behind it.
        found |= {"entrust"} if party == "NLD" else set()
        found |= {"publish-statistics"} if function == "organ" else set()
        found |= BY_THE_SENDER if party == "OTP" else set()
    return found


@pytest.mark.parametrize(("of", "role"), [(of, role) for of in cast.AUTHORITIES for role in ROLES])
def test_each_of_the_cast_opens_its_pages_and_no_more(
    of: str, role: str, request_of_the_prosecutor: dict[str, tuple[object, ...]]
) -> None:
    browser, allowed = cast.signed_in(cast.person(of, role)), opens(of, role)
    for name, examples in addresses.EXCHANGE.items():
        address = reverse(name, args=request_of_the_prosecutor.get(name, examples[0]))
        for answer in (browser.get(address), browser.post(address)):
            expected = (200, 302, 400, 405) if name in allowed else (404, 405)
            # A statement that is none is not there for anybody.
            assert answer.status_code in expected or (name, answer.status_code) == ("statement", 404), (name, answer)
            assert answer["Cache-Control"] == "no-store"
            answer.close()
        for arguments in examples[1:]:
            other = reverse(name, args=arguments)
            missing = browser.get(other)
            assert missing.status_code in (404, 405)
            if name not in allowed:
                assert plain(browser.get(address)).replace(address, other) == plain(missing)
        if name not in allowed:
            assert "OTP-2026-14" not in text(browser.get(address))


@pytest.mark.parametrize("role", ROLES)
def test_a_ministry_opens_what_is_entrusted_to_it_and_no_more(
    role: str, request_of_the_prosecutor: dict[str, tuple[object, ...]]
) -> None:
    """With it and without it: what is entrusted opens one request, and no act for the State."""
    delivered(transmitted(matter="otp-2026-15", reference="OTP-2026-15"), "m-15")
    central, ministry = cast.person("nld-central", "officer"), cast.person("nld-finance", role)
    browser = cast.signed_in(ministry)
    reads, acts = "read" in ROLES[role], "act" in ROLES[role]
    for given in (False, True, False):
        if given:
            entrusting.entrust(ministry.authority, "requests", REQUEST, by=central, now=NOW)
        else:
            entrusting.take_back(ministry.authority, "requests", REQUEST, by=central, now=NOW)
        allowed = TRAYS | OF_THE_REQUEST if given and reads else set()
        allowed |= WITHIN if given and acts else set()
        for name, examples in addresses.EXCHANGE.items():
            address = reverse(name, args=request_of_the_prosecutor.get(name, examples[0]))
            for answer in (browser.get(address), browser.post(address)):
                expected = (200, 302, 400, 405) if name in allowed else (404, 405)
                assert answer.status_code in expected, (given, name, answer)
                assert answer["Cache-Control"] == "no-store"
                answer.close()
            other = address.replace(REQUEST, "otp-2026-15")
            if other != address:
                hidden, missing = browser.get(other), browser.get(address.replace(REQUEST, "otp-2026-99"))
                assert hidden.status_code in (404, 405), other
                assert plain(hidden).replace("otp-2026-15", "otp-2026-99") == plain(missing)
        for name in ("in-tray", "out-tray", "home", "registers"):
            said = text(browser.get(reverse(name)))
            assert ("OTP-2026-14" in said) is (name == "in-tray" and name in allowed)
            assert "OTP-2026-15" not in said
        assert (">Exchange</a>" in text(browser.get("/"))) is (given and reads)
        # No other page opens it: not the register, nor its entries.
        assert browser.get(f"/registers/requests/{REQUEST}/").status_code == 404
        assert browser.get(f"/record/entries/{request_of_the_prosecutor['receipt'][1]}/").status_code == 404


def test_what_is_entrusted_ends_with_the_designation_of_the_ministry(
    request_of_the_prosecutor: dict[str, tuple[object, ...]],
) -> None:
    central, ministry = cast.person("nld-central", "officer"), cast.person("nld-finance", "officer")
    entrusting.entrust(ministry.authority, "requests", REQUEST, by=central, now=NOW)
    browser = cast.signed_in(ministry)
    assert browser.get(reverse("request", args=[REQUEST])).status_code == 200
    type(ministry.authority).objects.filter(pk=ministry.authority_id).update(designation="no-such")
    assert browser.get(reverse("request", args=[REQUEST])).status_code == 404


def test_a_visitor_is_asked_to_sign_in(request_of_the_prosecutor: dict[str, tuple[object, ...]]) -> None:
    for name, examples in addresses.EXCHANGE.items():
        address = reverse(name, args=request_of_the_prosecutor.get(name, examples[0]))
        answers = [answer for answer in (Client().get(address), Client().post(address)) if answer.status_code != 405]
        assert answers
        for answer in answers:
            assert answer.status_code == 302
            assert answer["Location"].startswith("/sign-in/?next=")


def test_one_whose_account_ended_is_a_visitor(request_of_the_prosecutor: dict[str, tuple[object, ...]]) -> None:
    account = cast.person("otp", "head")
    browser = cast.signed_in(account)
    type(account).objects.filter(pk=account.pk).update(ended=account.since)
    for name, examples in addresses.EXCHANGE.items():
        address = reverse(name, args=request_of_the_prosecutor.get(name, examples[0]))
        assert browser.get(address).status_code in (302, 405), name


def test_the_trays_of_others_hold_nothing_of_it(request_of_the_prosecutor: dict[str, tuple[object, ...]]) -> None:
    for of in cast.AUTHORITIES:
        if "in-tray" not in opens(of, "head"):
            continue
        browser = cast.signed_in(cast.person(of, "head"))
        said = {name: text(browser.get(reverse(name))) for name in ("in-tray", "out-tray")}
        assert ("OTP-2026-14" in said["out-tray"]) is (of == "otp")
        assert ("OTP-2026-14" in said["in-tray"]) is (of == "nld-central")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_page_knows_other_methods(method: str) -> None:
    browser = cast.signed_in(cast.person("otp", "head"))
    for name, examples in addresses.EXCHANGE.items():
        assert getattr(browser, method)(reverse(name, args=examples[0])).status_code == 405, name


def test_an_export_of_the_public_holds_nothing_of_it(request_of_the_prosecutor: dict[str, tuple[object, ...]]) -> None:
    assert Message.objects.exists()
    for address in ("/registers/requests/", "/registers/requests.csv", "/registers/", "/", "/record/"):
        assert "OTP-2026-14" not in text(Client().get(address))
    assert settings.COMITY_SEALED
