"""The page of statistics: what each party counts, its files, and what an officer of an organ makes public."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from comity.documents.readers import reading
from comity.documents.writers import WRITERS
from comity.people.models import AccessEntry
from comity.record import log
from tests.cli.test_statistics import requests
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db
YEAR = {"period": "calendar year", "year": "2025"}


@pytest.fixture
def of_2025() -> None:
    """Fourteen executed and twelve refused, of the Prosecutor and the Netherlands."""
    requests(14)
    requests(12, "2025-03-01 refused extent='in whole' ground=93(4)")


def values(answer: Any) -> dict[str, str]:
    """The figures of the page by name."""
    said = answer.content.decode()
    found = re.findall(r'/figures/([a-z-]+)/\?as-at=[\d-]+" aria.*?<data value="[^"]*">([^<]*)</data>', said, re.DOTALL)
    return dict(found)


@pytest.mark.usefixtures("of_2025")
@pytest.mark.parametrize(
    ("of", "transmitted", "executed", "refused"),
    [("otp", "26", "14", "12"), ("nld-central", "26", "14", "12"), ("sen-central", "0", "0", "0"),
     ("registry", "0", "0", "0"), ("secretariat", "0", "0", "0")],
)  # fmt: skip
def test_each_party_counts_its_own(of: str, transmitted: str, executed: str, refused: str) -> None:
    found = values(cast.signed_in(cast.person(of)).get("/exchange/statistics/", YEAR))
    assert found["requests-transmitted"] == transmitted
    assert (found["requests-executed"], found["requests-refused"]) == (executed, refused)
    assert found["days-to-acknowledge"] == ("3" if transmitted == "26" else "not known")
    assert len(found) == 12


@pytest.mark.usefixtures("of_2025")
def test_its_table_and_its_filters() -> None:
    browser = cast.signed_in(cast.person("otp"))
    said = text(browser.get("/exchange/statistics/", YEAR | {"rows": "both"}))
    for word in ("provision of records and documents", "Netherlands", "14", "12", "26"):
        assert word in said
    only = browser.get("/exchange/statistics/", YEAR | {"outcome": "refused"})
    assert ">12</strong>. " in only.content.decode()
    none = text(browser.get("/exchange/statistics/", YEAR | {"kind": "assets"}))
    assert "No request of the calendar year 2025 answers to this." in none
    assert "the reporting year of the Assembly 2025/26" in text(
        browser.get("/exchange/statistics/", {"period": "reporting year of the Assembly", "year": "2026"})
    )


@pytest.mark.parametrize("year", ["x", "1997", "20255", "-1", "٢٠٢٥", "<b>"])
def test_a_year_that_is_none_is_said_in_a_sentence(year: str) -> None:
    answer = cast.signed_in(cast.person("otp")).get("/exchange/statistics/", {"year": year})
    assert answer.status_code == 400
    assert "Give one from 1998 on, as in 2026." in text(answer)


@pytest.mark.usefixtures("of_2025")
def test_its_files() -> None:
    browser = cast.signed_in(cast.person("nld-central"))
    rows = list(csv.reader(io.StringIO(text(browser.get("/exchange/statistics.csv", YEAR)))))
    assert [row[:5] for row in rows[1:]] == [
        ["OTP", "records", "NLD", "executed", "14"],
        ["OTP", "records", "NLD", "refused", "12"],
    ]
    answer = browser.get("/exchange/statistics.docx", YEAR)
    said = WRITERS["txt"].write(reading.read(answer.content, "statistics.docx").paper).decode()
    said = re.sub("[¹²³⁰⁴-⁹]", "", " ".join(said.split()))
    assert answer["Content-Disposition"].endswith('requests-nld-central-2025-01-01-to-2025-12-31.docx"')
    assert answer["Cache-Control"] == "no-store"
    assert "Not public: drafted from what the Netherlands may see." in said
    assert "transmitted 26; executed in whole 14; refused in whole 12" in said
    # Numbers alone are not noted in the journal.
    assert not AccessEntry.objects.filter(register="requests").exists()


@pytest.mark.usefixtures("of_2025")
def test_an_officer_publishes_what_was_shown_and_the_public_reads_it() -> None:
    public, officer = Client(), cast.signed_in(cast.person("otp"))
    assert "not known" in text(public.get("/figures/otp-requests-executed/"))
    assert "otp-requests-executed" in public.get("/figures/").content.decode()
    shown = officer.get("/exchange/statistics/publish", YEAR)
    assert "withheld" in text(shown)
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', shown.content.decode())
    assert digest
    stale = officer.post("/exchange/statistics/publish", YEAR | {"digest": "0" * 64})
    assert stale.status_code == 400
    assert "no longer those that were shown" in text(stale)
    assert "not known" in text(public.get("/figures/otp-requests-executed/"))
    done = officer.post("/exchange/statistics/publish", YEAR | {"digest": digest[1]})
    assert (done.status_code, done["Location"]) == (302, "/registers/statistics/otp/")
    said = text(public.get("/figures/otp-requests-executed/"))
    assert "14" in said
    assert "Numbers of requests of the Office of the Prosecutor" in said
    assert "all / executed = 14" in text(public.get("/registers/statistics/otp/"))
    # Twice the same is once; other numbers of the same days are refused.
    assert officer.post("/exchange/statistics/publish", YEAR | {"digest": digest[1]}).status_code == 302
    assert len(log.of_matters(["otp"])) == 1
    overlapping = {"period": "reporting year of the Assembly", "year": "2025"}
    shown = officer.get("/exchange/statistics/publish", overlapping)
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', shown.content.decode())
    assert digest
    again = officer.post("/exchange/statistics/publish", overlapping | {"digest": digest[1]})
    assert again.status_code == 400
    assert "are published in the calendar year 2025 already" in text(again)
    assert "Numbers of requests of the Office of the Prosecutor" in text(public.get("/registers/statistics/"))
    assert "not known" in text(public.get("/figures/requests-transmitted/"))


@pytest.mark.parametrize(("of", "role", "status"), [("otp", "reader", 404), ("nld-central", "head", 404)])
def test_who_may_not_publish_finds_nothing_there(of: str, role: str, status: int) -> None:
    browser = cast.signed_in(cast.person(of, role))
    assert browser.get("/exchange/statistics/publish", YEAR).status_code == status
    assert browser.post("/exchange/statistics/publish", YEAR).status_code == status
    assert "exchange/statistics/publish" not in browser.get("/exchange/statistics/", YEAR).content.decode()


def test_a_year_that_runs_is_not_published() -> None:
    officer = cast.signed_in(cast.person("otp"))
    answer = officer.get("/exchange/statistics/publish", {"year": "2999"})
    assert answer.status_code == 400
    assert "The calendar year 2999 is not over" in text(answer)
