"""The access matrix: what is not public reaches no page, list, count, search, file or error of the public."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from comity.record import log
from comity.regime.folding import PUBLIC, STATES, Viewer
from comity.registers.view import RecordView
from comity.reports.questions import FIGURES
from tests.people import cast
from tests.web import addresses
from tests.web.conftest import NOW, RESTRICTED, SECRET
from tests.web.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("address", addresses.every())
@pytest.mark.parametrize("days", ["", "as-at=2030", "as-at=2020-03-10&as-known=2030"])
def test_no_page_betrays_what_is_restricted(browser: Client, address: str, days: str) -> None:
    if address.endswith((".docx", ".pdf")):
        pytest.importorskip("pypdfium2")
    said = text(browser.get(f"{address}?{days}"))
    assert SECRET not in said
    assert "sealed-" not in said


@pytest.mark.parametrize("register", RESTRICTED)
def test_what_may_not_be_seen_answers_like_what_is_not_there(browser: Client, register: str) -> None:
    name = RESTRICTED[register][0]
    hidden, missing = browser.get(f"/registers/{register}/{name}/"), browser.get(f"/registers/{register}/no-such/")
    assert hidden.status_code == missing.status_code == 404
    assert text(hidden).replace(name, "") == text(missing).replace("no-such", "")
    assert browser.get(f"/registers/{register}/{name}.json").status_code == 404


def test_an_entry_that_may_not_be_seen_answers_like_one_that_is_not_there(browser: Client) -> None:
    numbers = [act.number for act in log.read() if act.audience != "public"]
    assert len(numbers) == len(RESTRICTED)
    for number in numbers:
        hidden, missing = browser.get(f"/record/entries/{number}/"), browser.get("/record/entries/99999/")
        assert hidden.status_code == missing.status_code == 404
        assert text(hidden).replace(str(number), "") == text(missing).replace("99999", "")


@pytest.mark.parametrize("words", [SECRET, "sealed", SECRET.lower(), "secret"])
def test_search_does_not_betray_it(browser: Client, words: str) -> None:
    for register in RESTRICTED:
        answer = text(browser.get(f"/registers/{register}/", {"words": words}))
        assert "0 of" in answer
        assert text(browser.get(f"/registers/{register}.csv", {"words": words})).count("\n") == 1


def test_no_filter_offers_a_state_that_only_a_restricted_matter_names(browser: Client) -> None:
    for register in ("assets", "contacts", "findings"):
        assert "Netherlands" not in text(browser.get(f"/registers/{register}/"))


def test_counts_are_those_of_a_record_without_it(browser: Client) -> None:
    public = RecordView(TODAY, TODAY, PUBLIC)
    assert not public.standings("assets")
    assert "as at 24 November 2026: <strong>0 of 0</strong>" not in text(browser.get("/registers/warrants/"))
    assert json.loads(text(browser.get("/figures/relocation-agreements-recorded.json")))["value"] == 3
    assert FIGURES["warrants-outstanding"].ask(public).value == 12


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (PUBLIC, set()),
        (STATES, {"assets", "agreements", "findings"}),
        (Viewer(authorities=frozenset({"NLD"})), {"contacts"}),
        (Viewer(state_or_court=True, authorities=frozenset({"NLD"})), {"assets", "agreements", "findings", "contacts"}),
        (Viewer(state_or_court=True, authorities=frozenset({"OTP"})), {"assets", "agreements", "findings", "warrants"}),
        (Viewer(authorities=frozenset({"SEN"})), set()),
    ],
    ids=["the public", "any State", "one authority", "a State and its authority", "an officer", "another authority"],
)
def test_each_of_the_cast_sees_its_own_and_no_more(viewer: Viewer, sees: set[str]) -> None:
    view = RecordView(TODAY, TODAY, viewer)
    found = {
        register
        for register, (name, _story) in RESTRICTED.items()
        if any(row.name == name for row in view.standings(register))
    }
    assert found == sees


_SHARED = {"assets", "agreements", "findings"}


@pytest.mark.parametrize(
    ("of", "role", "sees"),
    [
        ("otp", "head", {*_SHARED, "warrants"}),
        ("otp", "officer", {*_SHARED, "warrants"}),
        ("otp", "reader", {*_SHARED, "warrants"}),
        ("otp", "key holder", set()),
        ("registry", "officer", _SHARED),
        ("presidency", "officer", _SHARED),
        ("nld-central", "officer", {*_SHARED, "contacts"}),
        ("nld-finance", "officer", _SHARED),
        ("sen-central", "officer", _SHARED),
        ("usa-focal", "officer", set()),
        ("secretariat", "officer", _SHARED),
        ("facilitator", "officer", _SHARED),
        ("defence", "officer", set()),
        ("observer", "officer", set()),
        ("administration", "head", set()),
    ],
)
def test_whoever_signs_in_sees_its_own_and_no_more(of: str, role: str, sees: set[str]) -> None:
    browser = cast.signed_in(cast.person(of, role))
    numbers = {act.register: act.number for act in log.read() if act.audience != "public"}
    for register, (name, _story) in RESTRICTED.items():
        status = 200 if register in sees else 404
        for address in (
            f"/registers/{register}/{name}/",
            f"/registers/{register}/{name}.json",
            f"/record/entries/{numbers[register]}/",
        ):
            answer = browser.get(address)
            assert answer.status_code == status, address
            assert answer["Cache-Control"] == "no-store"
        for address in (f"/registers/{register}/", f"/registers/{register}.csv"):
            assert (name in text(browser.get(address))) is (status == 200), address
    for address in ("/figures/", "/states/nld/", "/"):
        assert browser.get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("form", ["html", "json", "txt"])
def test_a_report_is_public_whoever_drafts_it(browser: Client, form: str) -> None:
    officer = cast.signed_in(cast.person("otp", "head"))
    address = f"/reports/15/report.{form}?as-at=2030&as-known=2030"
    assert text(officer.get(address)) == text(browser.get(address))


def test_what_a_signed_in_viewer_was_shown_is_not_kept_for_others(browser: Client) -> None:
    officer = cast.signed_in(cast.person("otp", "head"))
    for name in FIGURES:
        address = f"/figures/{name}.csv"
        officer.get(address)
        officer.get(f"/figures/{name}/")
        before = text(browser.get(address))
        assert SECRET not in text(browser.get(f"/figures/{name}/"))
        assert before == text(Client().get(address))
    shown = text(officer.get("/figures/warrants-outstanding.csv")).splitlines()[-1]
    assert shown != text(browser.get("/figures/warrants-outstanding.csv")).splitlines()[-1]


def test_the_record_was_registered_when_the_tests_say() -> None:
    assert {act.registered_at for act in log.read() if act.registered_at} == {NOW}
