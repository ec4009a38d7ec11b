"""Two people in a real browser: keys, a draft, two annexes sealed, the statement signed, opened, answered.

Then what a thief of the server would have: no word of what was sealed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, sync_playwright

from tests.exchange.test_notices import Server, free_port
from tests.homes import COMITY
from tests.people.test_in_browser import Person, Site
from tests.security.forms import places
from tests.web.test_browser import CHROMIUM, FLAGS, violations

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")

SECRET = "Zanzibarium"
PHRASE = "four quiet lanterns"
LONG = f"{SECRET} – annexe à la demande, avec un nom bien trop long pour un en-tête, ساحل.txt"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("home"))
    made.people("authority", "nld", "--title=Central authority", "--function=central authority", "--party=NLD")
    yield made
    made.served.terminate()
    made.served.wait()


def _comity(site: Site, *words: str | Path, **environment: str) -> str:
    ran = subprocess.run(
        [COMITY, *words], env={**site.environment, **environment}, check=True, capture_output=True, encoding="utf-8"
    )
    return ran.stdout


def _saved(page: Page, link: Any, folder: Path) -> Path:
    """Click a link and keep what it gives, under its name."""
    with page.expect_download() as coming:
        link.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def _new_key(person: Person, folder: Path) -> Path:
    """Make a key in the browser; its file."""
    page = person.page
    page.goto(f"{person.site.address}/exchange/keys/")
    page.fill("#f-phrase", PHRASE)
    page.fill("#f-again", PHRASE)
    page.click("text=Make a key")
    page.wait_for_selector("[data-make] li:nth-child(2)", timeout=60_000)
    links = page.locator("[data-make] li a")
    public = _saved(page, links.nth(1), folder)
    assert public.name.endswith(".key.pub")
    return _saved(page, links.nth(0), folder)


def _signs(person: Person, key: Path) -> None:
    """Sign the statement that the page shows, and deliver it."""
    page = person.page
    page.set_input_files("#f-own-key", key)
    page.fill("#f-phrase", PHRASE)
    page.click("text=Sign and deliver")
    page.wait_for_url("**delivered=*", timeout=60_000)


def _acts(person: Person, key: Path, verb: str, **given: str) -> None:
    """Make an act on the request whose page is open."""
    page = person.page
    page.click(f"text={verb}")
    for name, value in given.items():
        page.select_option(f"#f-{name}", value)
    page.click("text=Make the statement")
    _signs(person, key)


def _violations(page: Page) -> list[Any]:
    found: list[Any] = violations(page)
    return found


ANNEXES = {"ledger.txt": f"The ledger of {SECRET}\n".encode() * 200_000, LONG: b"annex\n", "empty.txt": b""}


def test_two_people_from_the_draft_to_the_execution(chromium: Browser, site: Site, tmp_path: Path) -> None:
    officer, focal = (Person(chromium, site, name) for name in ("Anna Officer", "Bea Focal"))
    officer.joins()
    focal.joins(authority="nld")
    keys = {who: _new_key(person, tmp_path) for who, person in (("OTP", officer), ("NLD", focal))}
    for party, key in keys.items():
        public = key.with_name(f"{key.name}.pub")
        _comity(site, "key", "publish", public, "--authority-of", party, "--source", "compared by telephone")
    assert _figures(officer) == _figures(focal) == {"transmitted": "0", "open": "0", "under-consultation": "0"}
    _transmits(officer, keys["OTP"], tmp_path)
    assert _figures(officer) == _figures(focal) == {"transmitted": "1", "open": "1", "under-consultation": "0"}
    officer.page.goto(request := f"{site.address}/exchange/requests/otp-2026-14/")
    mails = _is_told(focal)
    _opens(focal, keys, tmp_path)

    _acts(focal, keys["NLD"], "Acknowledge receipt")
    _acts(focal, keys["NLD"], "Consult", ground="97")
    assert _figures(officer) == {"transmitted": "1", "open": "1", "under-consultation": "1"}
    officer.page.goto(request)
    assert "under consultation" in officer.page.inner_text("main header")
    _acts(officer, keys["OTP"], "Conclude the consultations", outcome="as requested")
    focal.page.reload()
    _acts(focal, keys["NLD"], "Report execution", extent="in part")
    officer.page.goto(f"{site.address}/exchange/sent/")
    assert "executed in part" in officer.page.inner_text("main")
    assert _figures(officer) == _figures(focal)
    assert _figures(officer)["under-consultation"] == "0"
    visitor = chromium.new_page()
    visitor.goto(f"{site.address}/figures/requests-transmitted/")
    assert visitor.locator(".figure-large data").get_attribute("value") == "", "a single case is nobody's number"
    mails += _mailed(site)
    assert _comity(site, "verify").startswith("verified: 7 entries")
    allowed = ("Bad Request", "Content Security Policy")  # an act that is refused; axe itself
    for person in (officer, focal):
        assert [each for each in person.complaints if not any(word in each for word in allowed)] == []
    _is_nowhere(site, keys["NLD"], tmp_path, mails)


def _figures(person: Person) -> dict[str, str]:
    """What the pages of figures say to somebody of requests."""
    found = {}
    for name in ("transmitted", "open", "under-consultation"):
        person.page.goto(f"{person.site.address}/figures/requests-{name}/")
        found[name] = person.page.locator(".figure-large data").get_attribute("value") or ""
    return found


def _transmits(officer: Person, key: Path, folder: Path) -> None:
    """A draft that is not complete, then is; two annexes and an empty one sealed; the receipt."""
    page, site = officer.page, officer.site
    page.goto(f"{site.address}/exchange/drafts/")
    page.select_option("#f-to", "NLD")
    page.select_option("#f-measure", "assets")
    page.fill("#f-reference", "OTP-2026-14")
    page.click("text=Begin")
    assert "missing: how the rights of third parties" in page.inner_text("main").lower()
    page.fill("#f-language", "en")
    for name, content in ANNEXES.items():
        (folder / name).write_bytes(content)
    page.set_input_files("#f-plain", [folder / name for name in ANNEXES])
    page.click("text=Seal and upload")
    page.wait_for_selector("[data-seal] li", timeout=60_000)
    assert _violations(page) == []
    page.click("text=Make the statement")
    assert "say why it is transmitted although something is missing" in page.inner_text("main").lower()
    for box in page.locator("input[name='contents']").all():
        box.check()
    assert page.locator("input[name='keep']").count() == 1, "what was sealed is in the draft"
    page.click("text=Make the statement")
    assert _violations(page) == []
    _signs(officer, key)
    assert "transmitted, not yet acknowledged" in page.inner_text("main")
    receipt = _saved(page, page.locator("text=Keep the receipt"), folder)
    assert _comity(site, "verify", "--receipt", receipt).startswith("verified: entry 3 of 3")


def _mailed(site: Site) -> list[tuple[list[str], bytes]]:
    """The mails that wait, as an SMTP server takes them."""
    mails, port = Server(), free_port()
    controller = Controller(mails, hostname="127.0.0.1", port=port)
    controller.start()
    _comity(site, "notices", COMITY_SMTP=f"smtp://127.0.0.1:{port}")
    controller.stop()
    return mails.mails


def _is_told(focal: Person) -> list[tuple[list[str], bytes]]:
    """A mail over SMTP that says nothing."""
    mails = _mailed(focal.site)
    ((to, mail),) = mails
    assert to == [focal.email]
    assert f"{focal.site.address}/exchange/".encode() in mail
    for word in (SECRET, "OTP", "Prosecutor", "Netherlands"):
        assert word.encode() not in mail
    return mails


def _opens(focal: Person, keys: dict[str, Path], folder: Path) -> None:
    """The request is in the tray; what was sealed opens with the right key and passphrase alone."""
    page = focal.page
    page.goto(f"{focal.site.address}/exchange/")
    page.click("text=OTP-2026-14")
    page.set_input_files("#f-own-key", keys["NLD"])
    page.fill("#f-phrase", "not the passphrase")
    page.click("[data-open] button")
    page.wait_for_selector("[data-open] [data-kind='error']", timeout=60_000)
    page.fill("#f-phrase", PHRASE)
    page.click("[data-open] button")
    page.wait_for_selector("[data-open] li:nth-child(3)", timeout=60_000)
    links = page.locator("[data-open] li a")
    assert links.all_inner_texts() == list(ANNEXES)
    (folder / "opened").mkdir()
    for place, content in enumerate(ANNEXES.values()):
        assert _saved(page, links.nth(place), folder / "opened").read_bytes() == content
    assert _violations(page) == []


def _is_nowhere(site: Site, key: Path, folder: Path, mails: list[tuple[list[str], bytes]]) -> None:
    """Who has the server's disk and its mails has no word of it, however it is written; who has the key opens it with
    any tool."""
    home = Path(site.environment["COMITY_HOME"])
    (sealed,) = (path for path in (home / "sealed").rglob("*") if path.is_file())
    _comity(site, "open", sealed, "--key", key, "-o", folder / "by-comity", COMITY_PASSPHRASE=PHRASE)
    assert {path.name: path.read_bytes() for path in (folder / "by-comity").iterdir()} == ANNEXES
    assert site.log.stat().st_size
    assert len(mails) >= 2
    (home / "mails").write_bytes(b"\n".join(mail for _to, mail in mails))
    for secret in (SECRET, "ledger", "annexe", PHRASE, "AGE-SECRET-KEY"):
        assert list(places(secret, home, but=("static",))) == []  # static: the files of the pages
    _age_opens(sealed, key, folder, ANNEXES)


def _age_opens(sealed: Path, key: Path, folder: Path, annexes: dict[str, bytes]) -> None:
    """The age tools open what the browser sealed."""
    if not shutil.which("age"):
        return
    from comity.exchange import keyfiles

    keyfiles.write(folder / "plain.key", keyfiles.read(key, PHRASE), "")
    opened = subprocess.run(["age", "-d", "-i", folder / "plain.key", sealed], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(opened)) as archive:
        assert archive.getnames() == list(annexes)


def test_what_was_sealed_elsewhere_opens_in_the_browser(chromium: Browser, site: Site, tmp_path: Path) -> None:
    """The command line's key and its sealed file; and a file that was changed on the server does not open."""
    reader = Person(chromium, site, "Cleo Reader")
    reader.joins()
    key = tmp_path / "my.key"
    _comity(site, "key", "new", key, COMITY_PASSPHRASE=PHRASE)
    _comity(site, "key", "publish", f"{key}.pub", "--authority-of", "OTP", "--source", "by hand")
    (tmp_path / "Überblick.txt").write_text("a plan")
    sealed = tmp_path / "a.age"
    _comity(site, "seal", tmp_path / "Überblick.txt", "--to", "OTP", "-o", sealed)
    sent = "requests.transmitted otp-9 organ=OTP to=NLD measure=other reference=R9 language=en contents=purpose"
    words = [*sent.split(), "although_incomplete=x", "--sealed", str(sealed), "--key", str(key)]
    _comity(site, "send", *words, COMITY_PASSPHRASE=PHRASE)
    page = reader.page

    def opens(name: str) -> None:
        page.goto(f"{site.address}/exchange/requests/otp-9/")
        page.set_input_files("#f-own-key", key)
        page.fill("#f-phrase", PHRASE)
        page.click("[data-open] button")
        page.wait_for_selector(f"[data-open] [data-kind='{name}']", timeout=60_000)

    opens("done")
    assert page.locator("[data-open] li a").all_inner_texts() == ["Überblick.txt"]
    stored = next(
        path
        for path in (Path(site.environment["COMITY_HOME"]) / "sealed").rglob("*")
        if path.is_file() and path.read_bytes() == sealed.read_bytes()
    )
    whole = stored.read_bytes()
    for changed in (whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1])):
        stored.write_bytes(changed)
        opens("error")
        assert page.locator("[data-open] li").count() == 0
    stored.write_bytes(whole)
