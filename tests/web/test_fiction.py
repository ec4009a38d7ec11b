"""A demonstration says of all that it gives that it is fictional; a record of this world never does."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory
from lxml import html
from pytest_django import Settings

from comity.people import mailing
from comity.regime.worlds import DEMONSTRATION, REAL
from comity.site.urls import handler500
from comity.web import middleware
from comity.web.fiction import HEADER, labelled
from tests.recorded import put
from tests.web.reading import said, text

pytestmark = pytest.mark.django_db
LABEL = DEMONSTRATION.label
PAGES = ("/", "/states/", "/states/xaa/", "/sign-in/", "/no-such-page/", "/registers/warrants/?as-at=2016-02-30")


@pytest.fixture
def fictional(settings: Settings) -> None:
    """A demonstration, with a pledge of an invented State."""
    settings.COMITY_WORLD = DEMONSTRATION
    put("pledges", "2010-06-01 made name=aid occasion=Kampala state=XAA")


@pytest.mark.usefixtures("fictional")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_it_once_and_in_its_title(address: str) -> None:
    answer = Client().get(address)
    found = html.fromstring(text(answer))
    assert said(found, "//title").startswith("Fictional: ")
    assert said(found, "/*").count(LABEL) == 1
    assert found.xpath("count(//body/aside[1][contains(., 'Fictional')])") == 1
    assert answer[HEADER] == LABEL
    assert not found.xpath("//*[@class='map']"), "invented States have no place on a map"


@pytest.mark.usefixtures("fictional")
@pytest.mark.parametrize("address", ["/registers/pledges.csv", "/figures/states-parties.csv"])
def test_a_file_says_it_in_its_first_line(address: str) -> None:
    first, _end, rest = text(Client().get(address)).partition("\r\n")
    assert first == f"# {LABEL}"
    assert "," in rest.splitlines()[0]


@pytest.mark.usefixtures("fictional")
def test_a_calendar_says_it() -> None:
    calendar = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    answer = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    given = labelled(lambda _request: answer)(RequestFactory().get("/"))
    lines = re.sub(r"\r\n ", "", text(given)).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[1].replace("\\,", ",") == f"DESCRIPTION:{LABEL}"
    assert max(len(line) for line in text(given).split("\r\n")) <= 75
    assert lines[-2] == "END:VCALENDAR"


@pytest.mark.usefixtures("fictional")
def test_a_fault_says_it() -> None:
    assert handler500 == "comity.web.middleware.fault"
    assert LABEL in text(middleware.fault(RequestFactory().get("/")))


@pytest.mark.usefixtures("fictional")
def test_a_mail_says_it(settings: Settings) -> None:
    mailing.notice("a@b.example", "/exchange/")
    mailing.invitation("a@b.example", "/invitation/", 7)
    assert len(mail.outbox) == 2
    for sent in mail.outbox:
        assert sent.subject.startswith("[Fictional] ")
        assert str(sent.body).endswith(f"{LABEL}\n")


@pytest.mark.usefixtures("fictional")
def test_its_court_is_invented_and_so_are_its_states() -> None:
    found = text(Client().get("/"))
    assert DEMONSTRATION.court in found
    listed = text(Client().get("/states/"))
    for state in DEMONSTRATION.states:
        assert state.name in listed
    for state in REAL.states:
        assert not re.search(rf">{re.escape(state.name)}<", listed)
    assert Client().get("/states/nld/").status_code == 404
    assert Client().get("/states/xaa/").status_code == 200


@pytest.mark.parametrize("address", [*PAGES, "/registers/pledges.csv"])
def test_a_record_of_this_world_says_none_of_it(address: str) -> None:
    answer = Client().get(address)
    assert HEADER not in answer
    assert "ictional" not in text(answer)
    assert Client().get("/states/xaa/").status_code == 404
    assert "Avelmark" not in text(Client().get("/states/"))
