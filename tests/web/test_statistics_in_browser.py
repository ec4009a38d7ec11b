"""The page of statistics in a real browser, without JavaScript: read at two widths, filtered, and published."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.homes import COMITY
from tests.people.test_in_browser import Person, Site
from tests.web.test_browser import CHROMIUM, FLAGS, violations

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
_ENDS = (
    (),
    ({"act": "executed", "extent": "in whole"},),
    ({"act": "refused", "extent": "in whole", "ground": "93(4)"},),
    ({"act": "consultation-opened", "ground": "97"},),
    ({"act": "postponed", "ground": "95"},),
)


def _lines() -> Iterator[str]:
    """A hundred and twenty requests of the Prosecutor in 2025, to three States, that went as requests do."""
    for number in range(120):
        to = ("NLD", "BEL", "SEN")[number % 3]
        measure = ("records", "assets", "service", "search")[number % 4]
        base = {"matter": f"otp-{number}", "audience": "parties", "parties": ["OTP", to], "source": ["a test"]}
        day = f"2025-{1 + number % 9:02}"
        first = {"organ": "OTP", "to": to, "measure": measure, "reference": f"OTP-{number}", "language": "en"}
        told = {"although_incomplete": "urgent", "due": f"2025-{3 + number % 9:02}-20"}
        yield json.dumps({**base, "act": "requests.transmitted", "dated": f"{day}-03", **first, **told})
        yield json.dumps({**base, "act": "requests.received", "dated": f"{day}-{5 + number % 17:02}"})
        for act in _ENDS[(number * 7 // 5) % 5]:
            yield json.dumps({**base, **act, "act": f"requests.{act['act']}", "dated": f"2025-{2 + number % 9:02}-14"})


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("home"))
    file = Path(made.environment["COMITY_HOME"]) / "requests.jsonl"
    file.write_text("\n".join(_lines()), encoding="utf-8")
    subprocess.run([COMITY, "load", file], env=made.environment, check=True, capture_output=True)
    yield made
    made.served.terminate()
    made.served.wait(20)


def _sound(officer: Person) -> None:
    """No complaint, no violation, and nothing to be scrolled sideways, on a desk and on a phone."""
    page: Page = officer.page
    assert officer.complaints == []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    officer.complaints.clear()  # what looks for violations sets styles of its own, which our policy refuses


def test_an_officer_reads_filters_and_publishes(chromium: Browser, site: Site) -> None:
    officer = Person(chromium, site, "Ada Counts")
    officer.joins()
    page = officer.page
    page.goto(f"{site.address}/exchange/")
    page.click("main >> text=Statistics")
    page.fill("#f-year", "2025")
    page.select_option("#f-rows", "both")
    page.click("main button >> text=Show")
    assert "120" in page.inner_text(".filters-said")
    assert page.locator("main table").first.locator("tbody tr").count() == 13
    assert page.locator("svg.plot-steps").count() == 1
    _sound(officer)
    page.click("text=See what may be published of the calendar year 2025")
    _sound(officer)
    page.click("text=Publish these numbers")
    assert "Numbers of requests of the Office of the Prosecutor" in page.inner_text("h1")
    visitor = chromium.new_context(java_script_enabled=False).new_page()
    visitor.goto(f"{site.address}/figures/otp-requests-transmitted/")
    assert visitor.inner_text(".figure-large").startswith("120")
    visitor.goto(f"{site.address}/figures/requests-transmitted/")
    assert "not known" in visitor.inner_text(".figure-large")
    assert officer.complaints == []
