"""The journal of access: every grant, every reading of what is restricted; added to, never changed."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from comity.people import journal
from comity.people.models import AccessEntry
from tests.people import cast
from tests.web.conftest import RESTRICTED
from tests.web.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def deeds(of: str) -> list[tuple[str, str, str]]:
    found = AccessEntry.objects.filter(authority__name=of).exclude(did__in=["signed in", "second factor changed"])
    return list(found.order_by("pk").values_list("did", "register", "matter"))


@pytest.mark.parametrize(
    ("of", "address", "noted"),
    [
        ("otp", "/registers/warrants/sealed-2020/", [("read", "warrants", "sealed-2020")]),
        ("otp", "/registers/warrants/sealed-2020.json", [("read", "warrants", "sealed-2020")]),
        ("otp", "/registers/warrants/al-tuhamy-2013/", []),
        ("otp", "/registers/warrants/", [("listed", "warrants", "")]),
        ("otp", "/registers/warrants.csv", [("exported", "warrants", "")]),
        ("otp", "/registers/warrants/?words=al-tuhamy", []),
        ("otp", "/registers/warrants/no-such/", []),
        ("registry", "/registers/warrants/sealed-2020/", []),
        ("registry", "/registers/assets/sealed-yacht/", [("read", "assets", "sealed-yacht")]),
        ("nld-central", "/registers/contacts/sealed-contact/", [("read", "contacts", "sealed-contact")]),
        (
            "nld-central",
            "/states/nld/",
            [("listed", "agreements", ""), ("listed", "assets", ""), ("listed", "findings", "")],
        ),
        ("sen-central", "/registers/contacts/", []),
        ("administration", "/registers/assets/", []),
        ("defence", "/registers/assets/", []),
    ],
)
def test_a_reading_is_noted_when_it_shows_more_than_the_public_sees(
    of: str, address: str, noted: list[tuple[str, str, str]]
) -> None:
    browser = cast.signed_in(cast.person(of))
    browser.get(address)
    found = deeds(of)
    if address == "/states/nld/":
        found = [each for each in found if each[1] != "contacts"]
    assert found == noted


def test_an_entry_that_is_read_is_noted_by_its_matter() -> None:
    from comity.record import log

    (number,) = [act.number for act in log.read() if act.matter == "sealed-yacht"]
    cast.signed_in(cast.person("otp")).get(f"/record/entries/{number}/")
    assert deeds("otp") == [("read", "assets", "sealed-yacht")]


def test_visitors_are_not_noted() -> None:
    for register, (name, _story) in RESTRICTED.items():
        Client().get(f"/registers/{register}/")
        Client().get(f"/registers/{register}/{name}/")
    assert not AccessEntry.objects.exists()


def test_the_head_reads_it_and_nobody_else() -> None:
    reader = cast.signed_in(cast.person("otp", "officer"))
    reader.get("/registers/warrants/sealed-2020/")
    said = text(cast.signed_in(cast.person("otp", "head")).get("/authorities/otp/journal/"))
    assert "Officer of otp &lt;officer@otp.example&gt;, Office of the Prosecutor" in said
    assert "sealed-2020" in said
    for of, role in (
        ("otp", "officer"),
        ("otp", "reader"),
        ("otp", "key holder"),
        ("registry", "head"),
        ("administration", "head"),
    ):
        answer = cast.signed_in(cast.person(of, role)).get("/authorities/otp/journal/")
        assert answer.status_code == 404, (of, role)


def test_it_is_searched_and_turned_page_by_page() -> None:
    head = cast.person("otp", "head")
    for number in range(250):
        journal.note(head.authority, "read", by=head, now=timezone.now(), register="warrants", matter=f"w-{number}")
    browser = cast.signed_in(head)
    found, address = [], "/authorities/otp/journal/?words=warrants"
    while address:
        page = text(browser.get(address))
        found += [int(number) for number in re.findall(r": w-(\d+)</a>", page)]
        further = re.search(r'rel="next" href="(\?[^"]+)"', page)
        address = f"/authorities/otp/journal/{further[1].replace('&amp;', '&')}" if further else ""
    assert len(found) == 250
    assert all(later > earlier for later, earlier in pairwise(found))
    assert "w-77" in text(browser.get("/authorities/otp/journal/", {"words": "w-77"}))
    assert "No entry answers" in text(browser.get("/authorities/otp/journal/", {"words": "zzz"}))
    assert browser.get("/authorities/otp/journal/", {"before": "x"}).status_code == 200


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE people_accessentry SET did = 'read'",
        "DELETE FROM people_accessentry",
        "INSERT OR REPLACE INTO people_accessentry SELECT * FROM people_accessentry",
    ],
)
def test_the_database_refuses_to_change_it(sql: str) -> None:
    if "REPLACE" in sql and connection.vendor != "sqlite":
        sql = "TRUNCATE people_accessentry"
    head = cast.person("otp", "head")
    journal.note(head.authority, "read", by=head, now=timezone.now(), register="warrants", matter="w")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_deed_can_be_said() -> None:
    assert all("{" not in str(said).format(about="somebody") for said in journal.DID.values())
    with pytest.raises(AssertionError):
        journal.note(cast.authority("otp"), "something else", by="a test", now=timezone.now())
