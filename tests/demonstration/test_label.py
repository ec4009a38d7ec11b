"""Every address of a demonstration says that all of it is fictional, to whoever asks, whatever it answers."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from lxml import html

from comity.demonstration import codes
from comity.demonstration.cast import FOCAL, OFFICER, PEOPLE
from comity.demonstration.marks import Mark
from comity.exchange import calendars
from comity.exchange.models import Message
from comity.papers import store
from comity.people.models import Account, OneTimeCodes
from comity.record import log, transfer
from comity.regime.worlds import DEMONSTRATION
from comity.web.fiction import HEADER
from comity.web.urls import urlpatterns
from tests.demonstration.conftest import PASSWORD
from tests.web.reading import said, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled", "paper")]
LABEL = DEMONSTRATION.label
# What stands in addresses, by how they begin and by the name of the part.
NAMES = {
    "figures/": "states-parties",
    "registers/": "requests",
    "papers/": "a-fictional-paper",
    "authorities/": "otp",
    "exchange/requests/": "otp-26-02",
    "demonstration/keys/": "maren-ost",
    "demonstration/annexes/": "annex-1",
}
PARTS: dict[str, object] = {
    "session": 24,
    "form": "docx",
    "code": "xaa",
    "word": "reminded",
    "upload": "0" * 32,
    "number": 1,
    "register": "requests",
}


@pytest.fixture
def paper(db: None, filled: Mark) -> None:
    """A paper that somebody has added."""
    content = b"Resolution\n\n1.  Requests.\n"
    store.add("a-fictional-paper.txt", content, audience="public", party="", by="a test", now=filled.made)


def as_tree(content: str) -> Any:
    """A page as a tree."""
    return html.fromstring(content)


def signed_in(person: Any, mark: Mark) -> Client:
    """A browser in which one has signed in with what the demonstration shows."""
    browser = Client()
    OneTimeCodes.objects.update(last=0)
    browser.post("/sign-in/", {"email": person.email, "password": PASSWORD})
    half = as_tree(text(browser.get("/sign-in/second-factor/")))
    code = said(half, "//*[@class='fictional-code']/code")
    assert browser.post("/sign-in/second-factor/", {"code": code}).status_code == 302
    return browser


def addresses() -> list[tuple[str, str]]:
    """Every address with what is there in the demonstration, where it is; and its name."""
    entry = Message.objects.filter(matter="otp-26-02").first()
    assert entry
    sealed = json.loads(entry.statement)["act"]["sealed"][0]
    found = []
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        name = next((each for start, each in NAMES.items() if route.startswith(start)), "x")
        given = {"name": name, "digest": sealed, "entry": entry.entry, **PARTS}
        if pattern.name in ("matter", "matter-json"):
            given["name"] = "otp-26-02"
        found.append(
            (str(pattern.name), reverse(str(pattern.name), kwargs={k: given[k] for k in pattern.pattern.converters}))
        )
    return found


@pytest.mark.parametrize("person", [None, OFFICER, FOCAL, PEOPLE[-1]], ids=["a visitor", "Maren", "Iris", "Ivo"])
def test_every_address_says_it(person: Any, filled: Mark) -> None:
    browser = signed_in(person, filled) if person else Client()
    pages, files = 0, set()
    # To sign out comes last.
    for name, address in sorted(addresses(), key=lambda each: each[0] == "sign-out"):
        for answer in (browser.get(address), browser.post(address)):
            assert answer[HEADER] == LABEL, address
            content = b"".join(_streamed(answer))
            if answer["Content-Type"].startswith("text/html") and b"<head>" in content:
                found = as_tree(content.decode())
                assert said(found, "//title").startswith("Fictional: "), address
                assert said(found, "//body/aside").startswith(LABEL), address
                assert len(found.xpath("//body/aside")) == 1
                pages += 1
            elif answer.status_code == 200 and "attachment" in answer.get("Content-Disposition", ""):
                assert b"ictional" in _words(content) or name in _SEALED, address
                files.add(name)
    assert pages >= (20 if person is None else 40)
    assert files >= {"figure-csv", "register-csv", "report-download", "paper-download", "demonstration-annex"}
    if person in (OFFICER, FOCAL):
        assert files >= {"sealed-file", "receipt"}


# What only a header can mark: keys, and files that others have sealed or added.
_SEALED = {"sealed-file", "paper-original", "demonstration-key"}


def _words(content: bytes) -> bytes:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return b"".join(parts.read(name) for name in parts.namelist())
    return content


@pytest.mark.parametrize("form", ["json", "html", "akn", "md", "txt", "docx"])
def test_a_report_says_it_in_every_form(form: str) -> None:
    content = _words(b"".join(_streamed(Client().get(f"/reports/24/report.{form}"))))
    assert b"a demonstration of Comity. The court, the States" in content
    if form == "docx":
        assert content.count(b"Fictional: ") >= 2, "in the running head too"


def _streamed(answer: Any) -> list[bytes]:
    return list(answer) if answer.streaming else [answer.content]


@pytest.mark.parametrize("address", ["/api/", "/api/v1/openapi.json", "/api/v1/no-such", "/api/v1/figures"])
def test_programs_are_told_in_the_header(address: str) -> None:
    answer = Client().get(address)
    assert answer[HEADER] == LABEL
    if answer["Content-Type"].startswith("text/html"):
        assert LABEL in text(answer)


@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_note_verbale_says_it(filled: Mark, form: str) -> None:
    sent = Message.objects.filter(matter="otp-26-02").first()
    assert sent
    answer = signed_in(OFFICER, filled).get(f"/exchange/requests/otp-26-02/verbale/{sent.entry}.{form}")
    assert b"a demonstration of Comity. The court" in _words(b"".join(_streamed(answer)))


def test_the_ministry_sees_what_is_entrusted_to_it_and_no_more(filled: Mark) -> None:
    browser = signed_in(PEOPLE[5], filled)
    said_of = {name: browser.get(f"/exchange/requests/{name}/").status_code for name in ("otp-26-02", "otp-26-01")}
    assert said_of == {"otp-26-02": 200, "otp-26-01": 404}


def test_a_calendar_says_it_and_each_day_in_it(filled: Mark) -> None:
    secret = calendars.make(Account.objects.get(email=OFFICER.email), mine=False, now=filled.made)
    answer = Client().get(reverse("calendar"), {"secret": secret})
    read: Any = Calendar.from_ical(b"".join(_streamed(answer)))
    assert read["description"] == LABEL
    events = read.walk("VEVENT")
    assert len(events) >= 5
    assert all(event["summary"].startswith("[Fictional] ") for event in events)


def test_what_is_signed_says_it() -> None:
    assert text(Client().get("/record/checkpoint")).startswith("comity/fictional\n")
    written = io.StringIO()
    transfer.export(written)
    first = json.loads(written.getvalue().splitlines()[0])
    assert first["verifier"].startswith("comity/fictional+")


def test_a_real_state_is_named_nowhere_in_its_record() -> None:
    written = io.StringIO()
    assert transfer.export(written) == log.head()[0]
    assert not re.findall(r'"(?:[A-WYZ][A-Z]{2})"', written.getvalue().replace('"OTP"', "").replace('"ASP"', ""))


def test_the_code_that_is_shown_is_good_once(filled: Mark) -> None:
    browser = signed_in(OFFICER, filled)
    assert browser.get("/exchange/").status_code == 200
    account = OneTimeCodes.objects.get(account__email=OFFICER.email)
    seed = filled.seeds[OFFICER.email]
    assert codes.at(seed, account.last) != codes.at(seed, account.last + 1)
    page = as_tree(text(Client().get("/demonstration/")))
    assert said(page, f"//tr[@id='{OFFICER.word}']//code") == codes.at(seed, account.last + 1)
