"""What holds of every address: what it answers, its headers, its day, its one heading."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from lxml import html

from tests.web import addresses
from tests.web.reading import page, said, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def test_no_address_is_left_out_of_these_tests() -> None:
    assert addresses.names() == set(addresses.EXAMPLES)
    assert addresses.others() == set(addresses.PEOPLE) | set(addresses.EXCHANGE) | set(addresses.DEMONSTRATION)


@pytest.mark.parametrize("address", addresses.every())
@pytest.mark.parametrize("days", ["", "as-at=2016-09-05", "as-at=2016-09-05&as-known=2016-09-05", "as-at=1990"])
def test_it_answers_as_at_any_day(browser: Client, address: str, days: str) -> None:
    answer = browser.get(f"{address}?{days}")
    not_there_yet = address.startswith(("/reports/1", "/reports/2")) and days.endswith("1990")
    not_known_yet = "as-known" in days and answer.status_code == 404
    assert answer.status_code == 200 or not_there_yet or not_known_yet
    assert b"".join(answer) if answer.streaming else answer.content


@pytest.mark.parametrize("address", [*addresses.every(), "/no-such-page/", "/registers/none/", "/states/xxx/"])
def test_its_headers_let_nothing_in(browser: Client, address: str) -> None:
    for answer in (browser.get(address), browser.post(address), browser.get(address, {"as-at": "2016-02-30"})):
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert not answer.cookies


@pytest.mark.parametrize("address", addresses.of_people())
def test_pages_of_people_are_kept_by_no_cache(browser: Client, address: str) -> None:
    for answer in (browser.get(address), browser.post(address)):
        assert answer["Cache-Control"] == "no-store"
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", addresses.every())
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_can_only_be_read(browser: Client, address: str, method: str) -> None:
    assert getattr(browser, method)(address).status_code == 405


@pytest.mark.parametrize("address", addresses.pages())
def test_it_has_one_heading_and_keeps_its_day(browser: Client, address: str) -> None:
    found = page(browser, address, as_at="2017-09-05")
    assert len(found.xpath("//h1")) == 1
    assert "as at 5 September 2017" in said(found, "//title")
    inward = [
        link
        for link in found.xpath("//main//a/@href")
        if link.startswith("/") and not link.startswith(("/reports/", "/record/checkpoint"))
    ]
    assert all("as-at=2017-09-05" in link for link in inward), [link for link in inward if "as-at" not in link][:3]
    assert not found.xpath("//*[@style]"), "an inline style, which the content security policy refuses"
    assert not found.xpath("//script[not(@src)]")
    assert len(found.xpath("//*/@id")) == len(set(found.xpath("//*/@id")))


@pytest.mark.parametrize(
    "wrong", ["2016-02-30", "30 February 2016", "2016-13", "yesterday", "２０１６", "9" * 500, "2016/", "../", "0000"]
)
@pytest.mark.parametrize("name", ["as-at", "as-known"])
def test_a_date_that_does_not_exist_is_said_in_a_sentence(browser: Client, name: str, wrong: str) -> None:
    answer = browser.get("/registers/warrants/", {name: wrong})
    assert answer.status_code == 400
    sentence = said(html.fromstring(text(answer)), "//*[@role='alert']")
    assert re.fullmatch(r"The date .{1,41} does not exist\. Give a day, a month or a year, as in .*", sentence)


def test_every_link_of_every_page_leads_somewhere(browser: Client) -> None:
    wanted = {
        link.partition("#")[0]
        for address in addresses.pages()
        for link in page(browser, address).xpath("//a/@href")
        if link.startswith("/") and not link.startswith(("/states/", "/record/entries/"))
    }
    assert len(wanted) > 200
    broken = [link for link in sorted(wanted) if browser.get(link).status_code != 200]
    assert not broken
