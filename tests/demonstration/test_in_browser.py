"""The tour as a newcomer takes it, in a real browser, with nothing but what the demonstration's own pages give."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from comity.demonstration.cast import FOCAL, OFFICER, Person
from tests.homes import COMITY, Home
from tests.web.test_browser import CHROMIUM, FLAGS, violations

pytestmark = [pytest.mark.skipif(not CHROMIUM, reason="needs Chromium"), pytest.mark.sqlite]
LABEL = "Fictional: a demonstration of Comity."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Home]]:
    """A demonstration that is served; its address and its home."""
    home = Home(tmp_path_factory.mktemp("demonstration") / "home")
    made = home.comity("demonstration")
    assert made.status == 0, made
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with (home.folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [COMITY, "serve", "--port", str(port)], env=home.environment, stdout=log, stderr=subprocess.STDOUT
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/record/checkpoint", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address, home
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Newcomer:
    """One browser, in which one is one person after the other."""

    def __init__(self, browser: Browser, address: str, folder: Path) -> None:
        self.page: Page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        self.address, self.folder = address, folder

    def is_now(self, person: Person) -> None:
        """Sign in from the page of people: the password is given, the code is read from the head of the page."""
        page = self.page
        page.goto(f"{self.address}/demonstration/")
        page.click(f"tr#{person.word} button")
        page.wait_for_url("**/second-factor/")
        while not page.locator(".fictional-code code").count():  # both codes of this minute are used
            time.sleep(2)
            page.reload()
        page.fill("[name=code]", page.inner_text(".fictional-code code"))
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile(r"/demonstration/tour/"))
        assert person.name in page.inner_text("header")

    def step(self, number: int, name: str) -> None:
        """The tour knows which step is next, and opens that one alone."""
        page = self.page
        page.goto(f"{self.address}/demonstration/tour/")
        assert page.locator("[aria-current=step]").get_attribute("id") == name, page.inner_text("main")
        assert page.locator("details[open]").count() == 1
        assert f"step {number} of 12" in page.inner_text("aside")
        assert page.locator("#main .status[data-mark=done]").count() == number - 1
        assert violations(page) == []

    def goes(self, words: str) -> None:
        """Follow a link of the step that is open."""
        self.link(words).click()

    def link(self, words: str) -> Any:
        """A link of the step that is open, by all its words."""
        return self.page.locator("details[open] ul.inline").get_by_role("link", name=words, exact=True)

    def saves(self, link: Any) -> Path:
        with self.page.expect_download() as coming:
            link.click()
        path = self.folder / coming.value.suggested_filename
        coming.value.save_as(path)
        return path

    def key(self, person: Person) -> Path:
        """The key file, from the page of people."""
        self.page.goto(f"{self.address}/demonstration/")
        return self.saves(self.page.locator(f"tr#{person.word} a[href$='.key']"))

    def signs(self, key: Path) -> None:
        page = self.page
        page.click("text=Make the statement")
        page.set_input_files("#f-own-key", key)
        page.click("text=Sign and deliver")
        page.wait_for_url("**delivered=*", timeout=60_000)

    def acts(self, step: int, name: str, key: Path, **given: str) -> None:
        """Take a step that is an act on the request."""
        self.step(step, name)
        self.goes("The form of this act")
        for field, value in given.items():
            self.page.select_option(f"#f-{field}", value)
        self.signs(key)


def test_a_newcomer_takes_the_tour(chromium: Browser, served: tuple[str, Home], tmp_path: Path) -> None:
    address, home = served
    one = Newcomer(chromium, address, tmp_path)
    page = one.page
    keys = {person: one.key(person) for person in (OFFICER, FOCAL)}
    _drafts(one)
    _seals_and_transmits(one, keys[OFFICER])
    one.step(5, "mail")
    home.done("work", "--once")
    one.step(6, "acknowledge")
    _the_mail_says_nothing(one)
    one.is_now(FOCAL)
    one.acts(6, "acknowledge", keys[FOCAL])
    _opens(one, keys[FOCAL])
    one.acts(8, "consult", keys[FOCAL], ground="97")
    assert "under consultation" in page.inner_text("main header")
    one.is_now(OFFICER)
    one.acts(9, "conclude", keys[OFFICER], outcome="as requested")
    one.is_now(FOCAL)
    one.acts(10, "execute", keys[FOCAL], extent="in part")
    one.is_now(OFFICER)
    one.step(11, "see")
    one.goes("The request")
    assert "executed in part" in page.inner_text("main header")
    _proves(one, home)
    _is_sealed(home)


def _drafts(one: Newcomer) -> None:
    page = one.page
    one.is_now(OFFICER)
    one.step(1, "draft")
    one.goes("The drafts")
    page.select_option("#f-to", "XAA")
    page.select_option("#f-measure", "assets")
    page.fill("#f-reference", "OTP-26-20")
    page.click("text=Begin")
    assert "missing: how the rights of third parties" in page.inner_text("main").lower()
    one.step(2, "complete")
    one.goes("The draft")
    page.fill("#f-language", "en")
    page.fill("#f-channel", "the central authority of Avelmark")
    for box in page.locator("input[name='contents']").all():
        box.check()
    page.click("text=Keep the draft")


def _seals_and_transmits(one: Newcomer, key: Path) -> None:
    page = one.page
    one.step(3, "seal")
    annexes = [one.saves(one.link(f"annex-{number}.txt")) for number in (1, 2)]
    one.goes("The draft")
    page.set_input_files("#f-plain", annexes)
    page.click("text=Seal and upload")
    page.wait_for_selector("[data-seal] li", timeout=60_000)
    page.click("text=Keep the draft")
    one.step(4, "transmit")
    one.goes("The draft")
    one.signs(key)


def _opens(one: Newcomer, key: Path) -> None:
    page = one.page
    one.step(7, "open")
    one.goes("The request")
    page.set_input_files("#f-own-key", key)
    page.click("[data-open] button")
    page.wait_for_selector("[data-open] li:nth-child(2)", timeout=60_000)
    assert one.saves(page.locator("[data-open] li a").first).read_text().startswith("Fictional. Annex 1")


def _proves(one: Newcomer, home: Home) -> None:
    page = one.page
    one.step(12, "prove")
    receipt = one.saves(one.link("The receipt of the execution"))
    command = page.locator("details[open] .command").last.inner_text()
    verifier = re.findall(r'--verifier "([^"]+)"', command)[0]
    assert verifier.startswith("comity/fictional+")
    assert home.done("verify", "--receipt", receipt, "--verifier", verifier).startswith("verified: entry ")
    assert home.done("verify").startswith("verified: ")


def _the_mail_says_nothing(one: Newcomer) -> None:
    page = one.page
    page.goto(f"{one.address}/demonstration/mails/")
    mail = page.locator("article").filter(has_text=FOCAL.email).first.inner_text()
    assert mail.startswith("[Fictional] Something new in Comity")
    assert LABEL in mail
    for word in ("OTP-26", "Prosecutor", "Avelmark", "assets"):
        assert word not in mail
    assert violations(page) == []


def _is_sealed(home: Home) -> None:
    """No word of the annexes is on the server, but where the demonstration hands them out."""
    for path in home.folder.rglob("*"):
        if path.is_file() and path.parent.name != "annexes":
            assert b"Lissara, and accounts" not in path.read_bytes(), path
            assert b"Harbour Bank" not in path.read_bytes(), path


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["", "tour/", "mails/"])
def test_its_pages_are_for_everybody(
    chromium: Browser, served: tuple[str, Home], name: str, scheme: Any, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{served[0]}/demonstration/{name}")
    for side in ("ltr", "rtl"):
        page.evaluate(f"document.documentElement.dir = '{side}'")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(media="print")
    assert LABEL in page.inner_text("aside")
    assert not page.locator("aside a").first.is_visible()
    context.close()
