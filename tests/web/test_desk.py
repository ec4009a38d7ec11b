"""Working with requests without JavaScript: limits, consultations, notes, ministries, filters, search."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from comity.exchange.models import Draft, Note, Notice
from comity.people.models import AccessEntry
from tests.exchange.cast import REQUEST, act, delivered, known, transmitted
from tests.people import cast
from tests.web.reading import page, said, text

pytestmark = pytest.mark.django_db

ADDRESS = f"/exchange/requests/{REQUEST}/"
SECRET = "Zanzibarium"
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()


@pytest.fixture(autouse=True)
def _keys() -> None:
    known()


def _section(browser: Client, heading: str, address: str = ADDRESS) -> Any:
    (found,) = page(browser, address).xpath(f"//section[@aria-labelledby='h-{heading}']")
    return found


def test_limits_are_shown_with_their_articles_and_their_history(officer: Client, focal_point: Client) -> None:
    delivered(transmitted(due="2026-06-01"))
    delivered(act("due-changed", "NLD", due=YESTERDAY), "m-2", "NLD")
    delivered(act("consultation-opened", "NLD", ground="97"), "m-3", "NLD")
    for browser in (officer, focal_point):
        section = _section(browser, "limits")
        words = said(section, ".")
        assert "Rome Statute, art. 97" in words
        assert "overdue by 1 day" in words
        assert "1 June 2026, set on 24 November 2026, moved on 24 November 2026 (entry 4, entry 5)" in words
        assert "Consultations stop none of these limits" in words
        targets = section.xpath(".//a/@href")
        assert set(targets) == {"#entry-4", "#entry-5"}


def test_without_a_day_it_says_so(officer: Client) -> None:
    delivered(transmitted())
    assert "No day is set in the request" in said(_section(officer, "limits"), ".")


def test_consultations_are_threads_with_a_way_to_reply(officer: Client, focal_point: Client) -> None:
    delivered(transmitted())
    assert not page(officer, ADDRESS).xpath("//*[@id='h-consultations']")
    delivered(act("received", "NLD"), "m-2", "NLD")
    delivered(act("consultation-opened", "NLD", ground="93(3)"), "m-3", "NLD")
    delivered(act("consultation-concluded", "OTP", outcome="as requested"), "m-4")
    delivered(act("consultation-opened", "OTP", ground="97"), "m-5")
    delivered(act("consulted", "NLD"), "m-6", "NLD")
    for browser in (officer, focal_point):
        section = _section(browser, "consultations")
        threads = section.xpath(".//article")
        assert [said(each, ".//h3") for each in threads] == [
            "Under article 97: open",
            "Under article 93(3): concluded, as requested",
        ]
        assert [len(each.xpath(".//ol/li")) for each in threads] == [2, 2]
        assert "Netherlands: A further statement was made" in said(threads[0], ".")
        replies = [f"{ADDRESS}acts/consulted/", f"{ADDRESS}acts/consultation-concluded/"]
        assert threads[0].xpath(".//ul[@class='deeds']//a/@href") == replies
        assert not threads[1].xpath(".//ul[@class='deeds']")
        assert browser.get(replies[0]).status_code == 200
    reader = cast.signed_in(cast.person("otp", "reader"))
    assert not _section(reader, "consultations").xpath(".//ul[@class='deeds']")


def test_notes_stay_here(officer: Client, focal_point: Client) -> None:
    delivered(transmitted())
    assert officer.post(f"{ADDRESS}notes", {"text": f"<b>{SECRET}</b>\nsecond line"}).status_code == 302
    section = text(officer.get(ADDRESS))
    assert f"&lt;b&gt;{SECRET}&lt;/b&gt;<br>second line" in section
    assert "Officer of otp, Office of the Prosecutor" in section
    assert AccessEntry.objects.filter(did="notes read", authority__name="otp", matter=REQUEST).exists()
    entry = page(officer, ADDRESS).xpath("//a[contains(@href, '/record/entries/')]/@href")[0]
    addresses = ("/exchange/", f"{ADDRESS}receipts/4", entry, "/registers/requests.csv", f"{ADDRESS}acts/received/")
    for there in (ADDRESS, *addresses, f"/registers/requests/{REQUEST}.json", f"/exchange/search/?words={SECRET}"):
        found = text(focal_point.get(there))
        assert SECRET not in found.replace(f'value="{SECRET}"', "").replace(f"words={SECRET}", "")
    empty = officer.post(f"{ADDRESS}notes", {"text": " "})
    assert empty.status_code == 400
    assert "Write the note first" in text(empty)
    reader = cast.signed_in(cast.person("otp", "reader"))
    assert reader.post(f"{ADDRESS}notes", {"text": "x"}).status_code == 404
    assert Note.objects.count() == 1


def test_a_ministry_works_on_what_is_entrusted_to_it(focal_point: Client, officer: Client) -> None:
    delivered(transmitted())
    minister = cast.person("nld-finance", "officer")
    browser = cast.signed_in(minister)
    focal_point.post(f"{ADDRESS}notes", {"text": "For ourselves"})
    Notice.objects.all().delete()
    assert focal_point.post(f"{ADDRESS}entrust", {"ministry": minister.authority_id}).status_code == 302
    assert [notice.account for notice in Notice.objects.all()] == [minister]
    assert "OTP-2026-14" in said(page(browser, "/exchange/"))
    found = page(browser, ADDRESS)
    assert not found.xpath("//ul[@class='deeds']")
    assert "Entrusted to you by Central authority of the Netherlands" in said(found)
    assert "For ourselves" not in said(found)
    assert not found.xpath("//a[contains(@href, '/record/')][contains(@href, 'entries')]")
    assert browser.post(f"{ADDRESS}notes", {"text": "From the ministry", "for": "state"}).status_code == 302
    assert browser.post(f"{ADDRESS}assign", {"person": minister.pk}).status_code == 302
    assert "Officer of nld-finance is responsible" in said(page(browser, ADDRESS))
    assert "From the ministry" in said(page(focal_point, ADDRESS))
    for there in (ADDRESS, "/exchange/sent/"):
        assert "inistry" not in said(page(officer, there))
    assert AccessEntry.objects.filter(did="read", authority__name="nld-finance", matter=REQUEST).exists()
    assert AccessEntry.objects.filter(did="listed", authority__name="nld-finance", about=REQUEST).exists()
    focal_point.post(f"{ADDRESS}entrust", {"ministry": minister.authority_id, "do": "take back"})
    assert browser.get(ADDRESS).status_code == browser.get("/exchange/").status_code == 404
    stranger = cast.person("sen-central", "officer")
    assert focal_point.post(f"{ADDRESS}entrust", {"ministry": stranger.authority_id}).status_code == 400


def _listed(browser: Client, address: str) -> list[str]:
    return [str(each) for each in page(browser, address).xpath("//tbody//th/a/text()")]


def test_the_filters_of_the_trays(officer: Client, focal_point: Client) -> None:
    delivered(transmitted(due="2026-01-05"))
    for place, (to, measure, due) in enumerate((("NLD", "other", "2090-01-01"), ("BEL", "assets", ""))):
        name = f"otp-2026-{20 + place}"
        line = transmitted(matter=name, reference=name.upper(), to=to, measure=measure, parties=["OTP", to])
        line |= {"due": due} if due else {}
        line |= {"although_incomplete": "x"} if measure == "other" else {}
        delivered(line, f"m-{name}")
    delivered(act("received", "NLD"), "m-r", "NLD")
    delivered(act("consultation-opened", "NLD", ground="97"), "m-c", "NLD")
    cases = {
        "": ["OTP-2026-14", "OTP-2026-20", "OTP-2026-21"],
        "?kind=other": ["OTP-2026-20"],
        "?with=BEL": ["OTP-2026-21"],
        "?with=NLD&kind=assets": ["OTP-2026-14"],
        "?overdue=yes": ["OTP-2026-14"],
        "?ours=yes": ["OTP-2026-14"],
        "?mine=yes": [],
        "?show=done": [],
        "?kind=nothing&with=x&mine=1": ["OTP-2026-14", "OTP-2026-20", "OTP-2026-21"],
    }
    for query, expected in cases.items():
        assert _listed(officer, f"/exchange/sent/{query}") == expected, query
    assert _listed(focal_point, "/exchange/?ours=yes") == ["OTP-2026-14", "OTP-2026-20"]
    mine = cast.person("otp", "officer")
    officer.post("/exchange/requests/otp-2026-21/assign", {"person": mine.pk})
    assert _listed(officer, "/exchange/sent/?mine=yes") == ["OTP-2026-21"]
    assert _listed(officer, "/exchange/sent/?mine=yes&overdue=yes") == []
    assert _listed(officer, "/exchange/sent/?mine=yes&with=BEL&kind=assets") == ["OTP-2026-21"]


def test_what_falls_due_in_the_next_days_is_said_in_the_tray(officer: Client) -> None:
    today = datetime.now(UTC).date()
    for days in (0, 7, 8, -1):
        name = f"otp-2026-{20 + days}"
        due = (today + timedelta(days=days)).isoformat()
        delivered(transmitted(matter=name, reference=name.upper(), due=due), f"m-{days}")
    rows = page(officer, "/exchange/sent/").xpath("//tbody/tr")
    soon = {str(row.xpath("string(.//th/a)")): "due soon" in said(row, ".") for row in rows}
    assert soon == {"OTP-2026-19": False, "OTP-2026-20": True, "OTP-2026-27": True, "OTP-2026-28": False}


def test_a_limit_that_runs_on_after_the_execution_stays_in_the_tray(officer: Client) -> None:
    given = ["person", "crimes", "warrant exists", "request follows"]
    delivered(transmitted(measure="provisional-arrest", contents=given, urgent=True))
    delivered(act("person-arrested", "NLD"), "m-2", "NLD")
    delivered(act("received", "NLD"), "m-3", "NLD")
    delivered(act("executed", "NLD", extent="in whole"), "m-4", "NLD")
    assert _listed(officer, "/exchange/sent/") == ["OTP-2026-14"]
    assert "RPE, rule 188" in said(_section(officer, "limits"), ".")
    delivered(act("closed", "OTP"), "m-5")
    assert _listed(officer, "/exchange/sent/") == []


def test_search_on_its_page(officer: Client) -> None:
    delivered(transmitted())
    assert _listed(officer, "/exchange/search/?words=2026-14") == ["OTP-2026-14"]
    assert _listed(officer, "/exchange/search/?status=transmitted&since=2026-11") == ["OTP-2026-14"]
    assert "Nothing was found" in said(page(officer, "/exchange/search/?words=unknown"))
    assert "Nothing was found" not in said(page(officer, "/exchange/search/"))
    wrong = officer.get("/exchange/search/?since=2026-02-30")
    assert wrong.status_code == 400
    assert "Give a day, a month or a year" in text(wrong)
    for query in ("words=a%00b", "after=%00&words=otp", "status=%00", "kind=%00", "with=%00", f"words={'x' * 900}"):
        assert officer.get(f"/exchange/search/?{query}").status_code == 200, query
    stranger = cast.signed_in(cast.person("sen-central"))
    for words in ("OTP-2026-14", "OTP-2026-99"):
        found = text(stranger.get("/exchange/search/", {"words": words}))
        assert found.count(words) == 1
    Draft.objects.all().delete()
