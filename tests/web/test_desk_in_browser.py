"""Working with requests in a real browser: without JavaScript, with the keyboard, wide and narrow, right to left."""

from __future__ import annotations

import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, sync_playwright

from tests.exchange.test_command_line import SENT
from tests.homes import COMITY
from tests.people.test_in_browser import Person, Site
from tests.web.test_browser import CHROMIUM, FLAGS, violations

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")

REQUEST = "/exchange/requests/otp-1/"
TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A State with a ministry, and a request to it that is late, was moved once, and is consulted on."""
    folder = tmp_path_factory.mktemp("home")
    made = Site(folder)
    prepared(made, folder)
    yield made
    made.served.terminate()
    made.served.wait()


def prepared(site: Site, folder: Path) -> None:
    """The authorities, their keys, and what they have said."""
    site.people("authority", "nld", "--title=Central authority", "--function=central authority", "--party=NLD")
    site.people("authority", "finance", "--title=Ministry of finance", "--function=ministry", "--party=NLD")
    for party in ("OTP", "NLD"):
        _comity(site, "key", "new", folder / f"{party}.key", "--without-passphrase")
        public = ("key", "publish", folder / f"{party}.key.pub", "--authority-of", party, "--source", "by hand")
        _comity(site, *public)

    def sends(party: str, *words: str) -> None:
        _comity(site, "send", *words, "--key", folder / f"{party}.key")

    sends("OTP", *SENT, f"due={TODAY - timedelta(days=9)}")
    sends("NLD", "requests.received", "otp-1")
    sends("NLD", "requests.due-changed", "otp-1", f"due={TODAY - timedelta(days=2)}")
    sends("NLD", "requests.consultation-opened", "otp-1", "ground=93(3)")
    sends("OTP", "requests.consultation-concluded", "otp-1", "outcome=under conditions")
    sends("NLD", "requests.consultation-opened", "otp-1", "ground=97")
    sends("OTP", "requests.consulted", "otp-1")


def _comity(site: Site, *words: str | Path) -> None:
    subprocess.run([COMITY, *words], env=site.environment, check=True, capture_output=True)


def looked_at(page: Page, *, name: str = "") -> None:
    """No axe violation and no sideways scrolling, wide and narrow, and from right to left."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for direction in ("ltr", "rtl"):
            page.evaluate(f"document.documentElement.dir = '{direction}'")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width, direction)
            assert violations(page) == [], (page.url, width, direction)
            if name:
                page.screenshot(path=f"{name}-{width}-{direction}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.dir = 'ltr'")


def test_a_central_authority_and_its_ministry(chromium: Browser, site: Site) -> None:
    central, minister = (Person(chromium, site, name) for name in ("Carla Central", "Mo Minister"))
    central.joins(authority="nld")
    minister.joins(authority="finance")
    page = central.page
    page.goto(f"{site.address}/exchange/?overdue=yes&ours=yes")
    looked_at(page)
    page.click("main >> text=OTP-2026-1")
    assert "overdue by 2 days" in page.inner_text("[aria-labelledby=h-limits]")
    assert page.locator("[aria-labelledby=h-consultations] article").count() == 2
    looked_at(page)
    page.focus("#f-text")
    page.keyboard.type("The heron waits for the ministry.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The heron waits for the ministry.")
    page.click("main button >> text=/^Entrust$/")
    page.wait_for_selector("text=Entrusted to Ministry of finance")
    looked_at(page)
    page.goto(f"{site.address}/exchange/search/?words=heron")
    assert page.locator("tbody tr").count() == 1
    looked_at(page)

    there = minister.page
    there.goto(f"{site.address}/exchange/")
    there.click("main >> text=OTP-2026-1")
    assert "The heron waits for the ministry." in there.inner_text("main")
    assert there.locator(".deeds").count() == 0
    looked_at(there)
    page.goto(f"{site.address}{REQUEST}")
    page.click("text=Take back")
    page.wait_for_selector("#f-ministry")
    there.reload()
    assert "The heron" not in there.inner_text("main")


def test_without_javascript_a_reply_and_a_calendar(chromium: Browser, site: Site) -> None:
    officer = Person(chromium, site, "Nora Noscript", java_script_enabled=False)
    officer.joins(authority="nld")
    page = officer.page
    page.goto(f"{site.address}{REQUEST}")
    page.click("[aria-labelledby=h-consultations] >> text=Reply in the consultations")
    page.select_option("[name=key]", index=0)
    page.click("text=Make the statement")
    assert "A further statement was made in the consultations" in page.inner_text("main")
    page.goto(f"{site.address}/account/")
    page.select_option("#f-of", "all")
    page.click("text=Make an address")
    address = page.inner_text(".command code")
    with urllib.request.urlopen(address, timeout=10) as answer:
        found: Any = Calendar.from_ical(answer.read())
    assert [event["DTSTART"].dt for event in found.walk("VEVENT")] == [TODAY - timedelta(days=2)]
    page.goto(f"{site.address}/account/")
    page.click("text=End the address")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address, timeout=10)
    assert "secret=" not in site.log.read_text()


def test_the_account_s_page_with_its_calendar(chromium: Browser, site: Site) -> None:
    officer = Person(chromium, site, "Ola Officer")
    officer.joins()
    officer.page.goto(f"{site.address}/account/")
    officer.page.click("text=Make an address")
    looked_at(officer.page)
    officer.page.goto(f"{site.address}/account/")
    looked_at(officer.page)
