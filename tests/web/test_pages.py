"""What single pages say."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client

from comity.record import checkpoint, entries, log, tree
from comity.reports.questions import FIGURES
from tests.web.reading import page, said, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def test_home_shows_eight_key_figures_with_their_history(browser: Client) -> None:
    found = page(browser, "/", as_at="2016-11-10")
    ledger = {
        " ".join(row.xpath("string(.//a)").split()): row.xpath("string(.//data)")
        for row in found.xpath("//*[@class='ledger']/li")
    }
    assert len(ledger) == 8
    assert ledger["States Parties"] == "124"
    assert ledger["Persons with an outstanding warrant"] == "14"
    assert ledger["Enforcement agreements in force"] == "8"
    assert len(found.xpath("//*[@class='ledger-line']/*[local-name()='svg']")) == 8
    assert "The agreement with Norway on enforcement of sentences entered into force" in said(found)


def test_the_figure_page_says_why_it_changed_in_words(browser: Client) -> None:
    found = page(browser, "/figures/persons-outstanding/", as_at="2016-09-05")
    sentence = (
        "13 on 5 September 2016 as known that day, 14 as known today: the warrant against Al-Tuhamy Mohamed Khaled of "
        "18 April 2013 was unsealed on 24 April 2017."
    )
    assert sentence in said(found)
    compared = page(browser, "/figures/states-parties/", as_at="2025-02-01", **{"from": "2016-11-10"})
    assert "124 on 10 November 2016 as known today, 125 on 1 February 2025 as known today" in said(compared)
    assert "Burundi" in said(compared, "//*[@class='changes']")


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_its_page_with_definition_proof_and_history(browser: Client, name: str) -> None:
    found = page(browser, f"/figures/{name}/", as_at="2016-11-10")
    figure = FIGURES[name]
    assert figure.definition in said(found)
    answer = json.loads(browser.get(f"/figures/{name}.json", {"as-at": "2016-11-10"}).content)
    shown = found.xpath("string(//*[@class='figure-large']/data/@value)")
    assert shown == ("" if answer["value"] is None else str(answer["value"]))
    assert len(found.xpath("//section[.//*[@id='proof']]//tbody/tr")) == min(50, len(answer["evidence"]))
    lines = list(csv.reader(io.StringIO(browser.get(f"/figures/{name}.csv", {"as-at": "2016-11-10"}).content.decode())))
    assert lines[0] == ["from", name, "as known"]
    if len(lines) > 1:
        assert lines[-1][1] == shown


def test_a_long_proof_comes_in_pages_and_whole_in_its_file(browser: Client) -> None:
    evidence = json.loads(browser.get("/figures/states-parties.json", {"as-at": "2016-11-10"}).content)["evidence"]
    rows: list[str] = []
    for number, words in (
        ("1", "Matters 1 to 50 of 124: page 1 of 3."),
        ("2", "Matters 51 to 100 of 124: page 2 of 3."),
        ("3", "Matters 101 to 124 of 124: page 3 of 3."),
    ):
        found = page(browser, "/figures/states-parties/", as_at="2016-11-10", page=number)
        assert words in said(found)
        assert found.xpath("string(//nav[@aria-label='Pages of the proof']//a[@aria-current='page'])") == number
        rows += found.xpath("//section[.//*[@id='proof']]//tbody/tr/td[last()]/a/text()")
    assert rows == [str(each["entry"]) for each in evidence]
    links = found.xpath("//nav[@aria-label='Pages of the proof']//a/@href")
    assert "/figures/states-parties/?as-at=2016-11-10&page=2#proof" in links
    beyond = page(browser, "/figures/states-parties/", as_at="2016-11-10", page="99")
    assert "page 3 of 3" in said(beyond)


def test_what_changed_of_many_matters_is_told_of_some_and_counted_of_all(browser: Client) -> None:
    found = page(browser, "/figures/states-parties/", as_at="2016-11-10", **{"from": "2002-08-01"})
    assert len(found.xpath("//*[@class='changes']/li")) <= 50
    assert "other matters." in said(found)


def test_a_matter_tells_its_acts_with_source_confidence_and_entry(browser: Client) -> None:
    found = page(browser, "/registers/agreements/enforcement-bel/", as_at="2016-11-10")
    assert "in force, since 1 June 2010, on the authority of Vienna Convention on the Law of Treaties, art. 24" in said(
        found
    )
    acts = found.xpath("//ol[@class='timeline']/li")
    assert len(acts) == 3
    assert "verified" in said(acts[0], ".")
    assert "Another source has dated: 2014-12-08" in said(acts[0], ".")
    assert acts[0].xpath(".//a[starts-with(@href, '/registers/sources/')]")
    assert acts[0].xpath(".//a[starts-with(@href, '/record/entries/')]")


def test_what_lies_after_the_day_stands_apart(browser: Client) -> None:
    found = page(browser, "/registers/warrants/al-tuhamy-2013/", as_at="2016-09-05")
    assert "After 5 September 2016" in said(found)
    assert len(found.xpath("//li[@class='to-come']")) == 2
    before = page(browser, "/registers/warrants/al-tuhamy-2013/", as_at="2010")
    assert "The record holds no act on this matter before 18 April 2013." in said(before)
    unknown = browser.get("/registers/warrants/al-tuhamy-2013/", {"as-known": "2016-09-05"})
    assert unknown.status_code == 404


def test_a_list_is_filtered_sorted_paged_and_downloaded(browser: Client) -> None:
    asked = {"kind": "enforcement framework", "status": "in force", "as-at": "2016-11-10"}
    found = page(browser, "/registers/agreements/", **asked)
    assert "in force, as at 10 November 2016: 8 of 15." in said(found, "//*[@class='filters-said']")
    assert len(found.xpath("//tbody/tr/th")) == 8
    backwards = page(browser, "/registers/agreements/", **asked, sort="-title")
    titles = [row.xpath("string(.)") for row in backwards.xpath("//table[caption]//tbody/tr/th")]
    assert titles == sorted(titles, key=str.casefold, reverse=True)
    lines = list(csv.DictReader(io.StringIO(text(browser.get("/registers/agreements.csv", asked)))))
    assert len(lines) == 8
    assert lines[0]["as at"] == "2016-11-10"
    pages = page(browser, "/registers/participation/")
    assert len(pages.xpath("//table[caption]//tbody/tr")) == 50
    assert pages.xpath("//nav[@class='pages']//a[@rel='next']")
    assert len(page(browser, "/registers/participation/", page="2").xpath("//table[caption]//tbody/tr")) == 50


def test_no_cell_of_a_csv_is_a_formula() -> None:
    from comity.web.pages.registers import as_cell

    for cell in ("=1+1", "+1", "-1", "@x", "\t=1", "\r=1"):
        assert as_cell(cell) == f"'{cell}"
    assert as_cell("Austria") == "Austria"


@pytest.mark.parametrize(
    ("code", "day", "words"),
    [
        ("arg", "2026-11-24", "Argentina has been a Party to the Rome Statute since 1 July 2002."),
        ("bdi", "2016-11-10", "notified its withdrawal on 27 October 2016, to take effect on 27 October 2017"),
        ("bdi", "2018-01-01", "Burundi ceased to be a Party to the Rome Statute on 27 October 2017."),
        (
            "usa",
            "2016-11-10",
            "The United States of America signed the Rome Statute on 31 December 2000 and is not a Party.",
        ),
        (
            "ukr",
            "2024-11-01",
            "the Rome Statute is not yet in force for it and enters into force for it on 1 January 2025",
        ),
        ("mys", "2020-01-01", "Malaysia took its instrument back and is not a Party"),
        ("nru", "2001-01-01", "Nauru signed the Rome Statute on 13 December 2000 and is not a Party."),
        ("ind", "2016-11-10", "The record holds no act of India on the Rome Statute."),
        ("alb", "2016-11-10", "languages: sq and (en or fr)"),
    ],
)
def test_a_state_is_told_in_a_paragraph(browser: Client, code: str, day: str, words: str) -> None:
    assert words in said(page(browser, f"/states/{code}/", as_at=day))


def test_a_state_bears_the_name_of_the_day(browser: Client) -> None:
    assert said(page(browser, "/states/tur/", as_at="2016-11-10"), "//h1") == "Turkey"
    assert said(page(browser, "/states/tur/", as_at="2023"), "//h1") == "Türkiye"


def test_an_entry_can_be_checked_by_hand_from_its_page(browser: Client) -> None:
    found = page(browser, "/record/entries/3/")
    entry, item, path = (element.text_content() for element in found.xpath("//main//pre"))
    hashed = tree.leaf(entries.canonical(json.loads(entry)))
    steps = [bytes.fromhex(line.split()[0]) for line in path.splitlines()[1:-1]]
    size, root = log.head()
    assert tree.proves_inclusion(hashed, 2, size, steps, root)
    salt, _, body = item.removeprefix("salt ").partition("\n")
    assert entries.item_hash(salt, entries.canonical(json.loads(body)).decode()) == json.loads(entry)["item"]
    kept = browser.get("/record/checkpoint").content.decode()
    verifier = page(browser, "/record/").xpath("//pre")[1].text_content()
    assert checkpoint.read(kept, verifier) == checkpoint.Checkpoint(size, root)
    assert kept == log.signed_head()


@pytest.mark.parametrize("number", [0, 2**63 - 1, 2**63, 99999999999999999999])
def test_an_entry_that_no_log_reaches_is_not_there(browser: Client, number: int) -> None:
    assert browser.get(f"/record/entries/{number}/").status_code == 404


def test_a_source_lists_what_rests_on_it(browser: Client) -> None:
    found = page(browser, "/registers/sources/pilpg-asp17/")
    assert "What rests on this source" in said(found)
    assert "Agreement with Slovenia on enforcement of sentences" in said(found)


def test_the_report_page_is_the_draft_and_says_what_moved(browser: Client) -> None:
    found = page(browser, "/reports/15/")
    assert "As at 15 November 2016" in said(found, "//*[@class='as-at-said']")
    moved = {row.xpath("string(th)"): row.xpath("string(td[2])") for row in found.xpath("//main/section[1]//tbody/tr")}
    assert moved["Enforcement agreements in force"] == "8"
    assert "Annex I" in said(found)
    assert found.xpath("//main//a[starts-with(@href, '/figures/states-parties/')]")
