"""A colleague has a key now: the page seals anew what was sealed before, and then the colleague's key opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.people.test_in_browser import Person, Site
from tests.web.test_browser import CHROMIUM, FLAGS, violations
from tests.web.test_exchange_in_browser import _comity

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path / "home")
    yield made
    made.served.terminate()
    made.served.wait()


def _sent(site: Site, folder: Path) -> dict[str, Path]:
    """Whose keys: mine opens the file of a request, theirs was made known after it was sealed."""
    keys = {}
    for name in ("mine", "theirs"):
        keys[name] = folder / f"{name}.key"
        _comity(site, "key", "new", keys[name], "--without-passphrase")
    publish = ("--authority-of", "OTP", "--source", "by hand")
    _comity(site, "key", "publish", f"{keys['mine']}.pub", *publish)
    (folder / "plan.txt").write_text("a plan")
    _comity(site, "seal", folder / "plan.txt", "--to", "OTP", "-o", folder / "a.age")
    sent = "requests.transmitted otp-9 organ=OTP to=NLD measure=other reference=R9 language=en contents=purpose"
    _comity(site, "send", *sent.split(), "although_incomplete=x", "--sealed", folder / "a.age", "--key", keys["mine"])
    _comity(site, "key", "publish", f"{keys['theirs']}.pub", *publish)
    return keys


def test_a_colleague_opens_what_was_sealed_before(chromium: Browser, site: Site, tmp_path: Path) -> None:
    keys = _sent(site, tmp_path)
    officer = Person(chromium, site, "Anna Officer")
    officer.joins()
    page = officer.page
    page.goto(f"{site.address}/exchange/requests/otp-9/")
    assert "do not open these files" in page.inner_text("main")
    page.set_input_files("#f-anew-key", keys["theirs"])
    page.click("text=Seal anew")
    page.wait_for_selector("[data-anew] [data-kind='error']", timeout=60_000)
    assert violations(page) == []
    page.set_input_files("#f-anew-key", keys["mine"])
    page.click("text=Seal anew")
    page.wait_for_selector("text=sealed anew for this authority", timeout=60_000)
    assert page.locator("[data-anew]").count() == 0

    for key in keys.values():
        page.set_input_files("#f-own-key", key)
        page.click("[data-open] button")
        page.wait_for_selector("[data-open] [data-kind='done']", timeout=60_000)
        assert page.locator("[data-open] li a").all_inner_texts() == ["plan.txt"]
        page.reload()
    assert violations(page) == []
    assert [each for each in officer.complaints if "Content Security Policy" not in each] == [], "axe alone complains"


def test_it_is_sealed_anew_without_javascript(chromium: Browser, site: Site, tmp_path: Path) -> None:
    """As the page says it: save the file, run its command, give both files back."""
    keys = _sent(site, tmp_path)
    officer = Person(chromium, site, "Anna Officer")
    officer.joins()
    plain = chromium.new_context(java_script_enabled=False, storage_state=officer.page.context.storage_state())
    page = plain.new_page()
    page.goto(f"{site.address}/exchange/requests/otp-9/")
    with page.expect_download() as saved:
        page.click("a[data-sealed]")
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    page.click("text=On your own machine, without this page")
    words = page.inner_text("[aria-label='The command that seals anew']").split()
    there = {file.name: file, "YOUR-KEY": keys["mine"], "anew.age": tmp_path / "anew.age"}
    assert words[0] == "comity"
    assert there.keys() <= set(words)
    _comity(site, *(there.get(word, word) for word in words[1:]))
    page.set_input_files("#f-edition", tmp_path / "anew.age")
    page.set_input_files("#f-line", tmp_path / "anew.age.signed.json")
    page.click("text=Give back")
    page.wait_for_selector("text=sealed anew for this authority")
    assert not page.locator("text=do not open these files").count()
    with page.expect_download() as edition:
        page.click("text=sealed anew for this authority")
    _comity(site, "open", edition.value.path(), "--key", keys["theirs"], "-o", tmp_path / "opened")
    assert (tmp_path / "opened" / "plan.txt").read_text() == "a plan"
    plain.close()
