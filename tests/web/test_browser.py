"""In a real browser: no axe violation, no sideways scrolling, no need of JavaScript, the keyboard alone."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.homes import COMITY, ROOT
from tests.papers import samples
from tests.web import addresses

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# One of each kind of page, and those that look different.
PAGES = [
    *addresses.pages(),
    "/?as-at=2016-09-05&as-known=2016-09-05",
    "/registers/warrants/al-tuhamy-2013/?as-at=2016-09-05",
    "/figures/persons-outstanding/?as-at=2016-09-05",
    "/figures/states-parties/?as-at=2016-09-05&page=2",
    "/registers/agreements/?kind=enforcement+framework&status=in+force&sort=-since",
    f"/papers/of/{samples.NAME}/?beside=1",
    f"/papers/compare/?old={samples.EARLIER}&new={samples.NAME}",
    "/papers/search/?words=cooperation",
    "/?as-at=2016-02-30",
    "/nothing/",
    "/api/",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site served as people serve it, with the public record, at a port of its own."""
    home: Path = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "COMITY_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    subprocess.run([COMITY, "load", ROOT / "data"], env=environment, check=True, capture_output=True)
    for name, text in ((samples.NAME, samples.RESOLUTION), (samples.EARLIER, samples.BEFORE)):
        (home / f"{name}.txt").write_text(text, encoding="utf-8")
        subprocess.run(
            [COMITY, "papers", "add", home / f"{name}.txt"], env=environment, check=True, capture_output=True
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (home / "log").open("wb") as written:
        served = subprocess.Popen(
            [COMITY, "serve", "--port", str(port)], env=environment, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/record/checkpoint", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail((home / "log").read_text())
        yield address
    finally:
        served.terminate()
        served.wait(20)


_click, _click_on = Page.click, Locator.click


def _click_and_arrive(page: Page, *words: Any, **options: Any) -> None:
    """A click on what leads to another page ends when that begins to come; here, when it is there."""
    _click(page, *words, **options)
    page.wait_for_load_state()


def _click_on_and_arrive(link: Locator, *words: Any, **options: Any) -> None:
    _click_on(link, *words, **options)
    link.page.wait_for_load_state()


# For every test in a browser: on a busy machine, half a page was read.
Page.click, Locator.click = _click_and_arrive, _click_on_and_arrive  # type: ignore[assignment,method-assign]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def opened(
    chromium: Browser, address: str, width: int, scheme: Any = "light", **options: Any
) -> tuple[Page, list[str]]:
    """A page in a window of its own, and what the browser complains of."""
    page = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options).new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, [complaint for complaint in complaints if "status of 40" not in complaint]


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line each."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_it_has_no_axe_violation_and_fits_the_window(
    chromium: Browser, site: str, path: str, width: int, scheme: str
) -> None:
    page, complaints = opened(chromium, f"{site}{path}", width, scheme)
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
        assert complaints == []
        assert page.evaluate("document.fonts.check('16px \"Noto Sans\"')")
    finally:
        page.context.close()


@pytest.mark.parametrize("path", ["/", "/registers/warrants/", "/figures/states-parties/", "/reports/15/"])
def test_it_works_without_javascript(chromium: Browser, site: str, path: str) -> None:
    page, complaints = opened(chromium, f"{site}{path}", 1280, java_script_enabled=False)
    try:
        page.click("summary >> text=change")
        page.fill("#as-at", "2016-09")
        page.click("text=Show this day")
        assert "As at 30 September 2016" in page.inner_text(".as-at-said")
        assert "as-at=2016-09" in page.url
        page.click("nav.site-nav >> text=Figures")
        assert "as-at=2016-09" in page.url
        assert complaints == []
    finally:
        page.context.close()


def test_the_keyboard_alone_reaches_the_page_the_day_and_every_table(chromium: Browser, site: str) -> None:
    page, _ = opened(chromium, f"{site}/registers/warrants/", 1280)
    try:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        reached = set()
        for _ in range(80):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.tagName + '.' + document.activeElement.className"))
        assert {"SUMMARY.", "DIV.table-scroll", "BUTTON.ds-button"} <= reached
        page.focus("summary")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "as-at"
        page.keyboard.type("2016-09-05")
        page.keyboard.press("Enter")
        page.wait_for_url("**as-at=2016-09-05**")
    finally:
        page.context.close()


def test_right_to_left_needs_no_rule_of_its_own(chromium: Browser, site: str) -> None:
    page, _ = opened(chromium, f"{site}/registers/agreements/enforcement-bel/", 320)
    try:
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
        assert violations(page) == []
    finally:
        page.context.close()
