"""The people's pages as people use them: in a real browser, from the invitation on, with and without JavaScript."""

from __future__ import annotations

import base64
import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import Browser, Page, sync_playwright

from tests.homes import COMITY
from tests.web.test_browser import CHROMIUM, FLAGS, violations

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
PASSWORD = "a quiet harbour, four lanterns"


class Site:
    """The site as it is served, and what its administrator does on the machine."""

    def __init__(self, home: Path, **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://localhost:{port}"
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment = {**kept, "COMITY_HOME": str(home), "COMITY_URL": self.address, **settings}
        self.people("authority", "otp", "--title=Office of the Prosecutor", "--function=organ", "--party=OTP")
        self.log = home / "log"
        with self.log.open("wb") as written:
            self.served = subprocess.Popen(
                [COMITY, "serve", "--port", str(port)], env=self.environment, stdout=written, stderr=subprocess.STDOUT
            )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/record/checkpoint", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        pytest.fail(self.log.read_text())

    def people(self, *words: str) -> str:
        """A command of comity people, and what it prints."""
        ran = subprocess.run(
            [COMITY, "people", *words], env=self.environment, check=True, capture_output=True, encoding="utf-8"
        )
        return ran.stdout

    def invited(self, name: str, role: str = "officer", authority: str = "otp") -> str:
        """The link of an invitation to the Office of the Prosecutor, or another authority."""
        email = f"{name.casefold().replace(' ', '.')}@otp.example"
        said = self.people("invite", email, f"--name={name}", f"--authority={authority}", f"--role={role}", "--print")
        return str(re.findall(r"http\S+", said)[0])


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, chromium: Browser, site: Site, name: str, **options: Any) -> None:
        self.site, self.name, self.email = site, name, f"{name.casefold().replace(' ', '.')}@otp.example"
        self.context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.seed = ""
        self.used = ""

    def code(self) -> str:
        """The code that the app shows now; if it has been used, the next one."""
        totp = TOTP(base64.b32decode(self.seed), 6, SHA1(), 30, enforce_key_length=False)  # noqa: S303 - RFC 6238
        code = totp.generate(int(time.time())).decode()
        if code == self.used:
            code = totp.generate(int(time.time()) + 30).decode()
        self.used = code
        return code

    def joins(self, role: str = "officer", authority: str = "otp") -> list[str]:
        """Accept an invitation and set up one-time codes; returns the recovery codes."""
        self.page.goto(self.site.invited(self.name, role, authority))
        self.page.fill("[name=password]", PASSWORD)
        self.page.fill("[name=again]", PASSWORD)
        self.page.click("text=Open the account")
        self.seed = self.page.inner_text(".seed").replace(" ", "")
        self.page.fill("[name=code]", self.code())
        self.page.click("button >> text=Set up")
        return self.page.locator(".codes code").all_inner_texts()

    def signs_in(self) -> None:
        """Sign in by password and code."""
        self.page.goto(f"{self.site.address}/sign-in/")
        self.page.fill("[name=email]", self.email)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("text=Go on")
        self.page.fill("[name=code]", self.code())
        self.page.click("main button >> text=Sign in")

    def signs_out(self) -> None:
        self.page.click("text=Sign out")

    def has_a_device(self, *, verified: bool = True) -> Any:
        """A device that keeps passkeys, as Chromium offers it to tests."""
        devtools = self.context.new_cdp_session(self.page)
        devtools.send("WebAuthn.enable")
        made = devtools.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": verified,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        return devtools, made["authenticatorId"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"))
    yield made
    made.served.terminate()
    made.served.wait(20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def test_everything_works_without_javascript(chromium: Browser, site: Site) -> None:
    person = Person(chromium, site, "Nora Quist", java_script_enabled=False)
    codes = person.joins()
    assert len(codes) == 10
    person.page.click("text=I have kept them")
    assert person.page.inner_text("h1") == "Nora Quist"
    assert not person.page.locator("[data-passkey]").is_visible()
    person.signs_out()
    person.signs_in()
    assert "Nora Quist, Office of the Prosecutor" in person.page.inner_text(".site-who")
    person.signs_out()
    assert "Sign in" in person.page.inner_text(".site-who")
    person.page.goto(f"{site.address}/account/")
    person.page.fill("[name=email]", person.email)
    person.page.fill("[name=password]", PASSWORD)
    person.page.click("text=Go on")
    person.page.fill("[name=code]", codes[3])
    person.page.click("main button >> text=Sign in")
    assert person.page.inner_text("h1") == "Nora Quist", "and on to the page that was asked for"
    assert "9 left" in person.page.inner_text("main")
    assert person.complaints == []


def test_a_passkey_is_made_signs_in_and_is_removed(chromium: Browser, site: Site) -> None:
    person = Person(chromium, site, "Ola Brandt")
    devtools, device = person.has_a_device()
    person.joins()
    person.page.goto(f"{site.address}/account/")
    person.page.fill("#f-passkey", "My laptop")
    person.page.click("button >> text=Add a passkey")
    person.page.wait_for_selector("th >> text=Passkey: My laptop")
    (credential,) = devtools.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert credential["rpId"] == "localhost"
    assert credential["isResidentCredential"]
    person.signs_out()
    person.page.goto(f"{site.address}/sign-in/?next=/registers/warrants/")
    person.page.click("text=Sign in with a passkey")
    person.page.wait_for_url("**/registers/warrants/")
    assert "Ola Brandt" in person.page.inner_text(".site-who")
    assert person.complaints == []

    # A device whose key was copied: its counter goes back.
    person.signs_out()
    copied = {**credential, "signCount": 0}
    devtools.send("WebAuthn.removeCredential", {"authenticatorId": device, "credentialId": credential["credentialId"]})
    devtools.send("WebAuthn.addCredential", {"authenticatorId": device, "credential": copied})
    person.page.goto(f"{site.address}/sign-in/")
    person.page.click("text=Sign in with a passkey")
    person.page.wait_for_selector("[data-said]:not([hidden]) >> text=could not be used here")

    person.signs_in()
    person.page.goto(f"{site.address}/account/")
    person.page.click("button >> text=/^Remove My laptop/")
    person.page.wait_for_selector("h2 >> text=Second factors")
    assert person.page.locator("text=Passkey: My laptop").count() == 0
    person.signs_out()
    person.page.goto(f"{site.address}/sign-in/")
    person.page.click("text=Sign in with a passkey")
    person.page.wait_for_selector("[data-said]:not([hidden]) >> text=could not be used here")
    refused = [each for each in person.complaints if "status of 403" not in each]
    assert refused == []


def test_a_device_that_does_not_verify_its_user_is_no_passkey(chromium: Browser, site: Site) -> None:
    person = Person(chromium, site, "Pia Lund")
    person.joins()
    person.has_a_device(verified=False)
    person.page.goto(f"{site.address}/account/")
    person.page.fill("#f-passkey", "A key without a PIN")
    person.page.click("button >> text=Add a passkey")
    person.page.wait_for_selector("[data-said]:not([hidden]) >> text=made no passkey")
    assert person.page.locator("th >> text=Passkey").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_pages_have_no_axe_violation_and_fit_the_window(
    chromium: Browser, site: Site, width: int, scheme: Any
) -> None:
    person = Person(chromium, site, f"Axe {scheme}", color_scheme=scheme)
    person.page.set_viewport_size({"width": width, "height": 800})

    def looks_right() -> None:
        assert [each for each in person.complaints if "status of 40" not in each] == []
        assert person.page.evaluate("document.documentElement.scrollWidth") <= width, person.page.url
        assert violations(person.page) == []
        person.page.evaluate("document.documentElement.dir = 'rtl'")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= width, person.page.url
        person.page.evaluate("document.documentElement.dir = 'ltr'")
        person.complaints.clear()  # axe sets styles of its own

    person.page.goto(site.invited(person.name, "head"))
    looks_right()
    person.page.fill("[name=password]", "short")
    person.page.fill("[name=again]", "other")
    person.page.click("text=Open the account")
    assert person.page.locator(".field-error").count() == 1
    looks_right()
    person.page.fill("[name=password]", PASSWORD)
    person.page.fill("[name=again]", PASSWORD)
    person.page.click("text=Open the account")
    looks_right()
    person.seed = person.page.inner_text(".seed").replace(" ", "")
    person.page.fill("[name=code]", "000000")
    person.page.click("button >> text=Set up")
    looks_right()
    person.page.fill("[name=code]", person.code())
    person.page.click("button >> text=Set up")
    looks_right()
    person.has_a_device()
    person.page.goto(f"{site.address}/account/")
    person.page.fill("#f-passkey", "A device")
    person.page.click("button >> text=Add a passkey")
    person.page.wait_for_selector("th >> text=Passkey: A device")
    for path in (
        "/account/",
        "/account/tokens/",
        "/account/password/",
        "/account/one-time-codes/",
        "/invitation/?token=none",
        "/authorities/otp/",
        "/authorities/otp/journal/",
        "/authorities/otp/journal/?words=zzz",
        "/authorities/nowhere/",
    ):
        person.page.goto(f"{site.address}{path}")
        looks_right()
    person.page.goto(f"{site.address}/")
    person.signs_out()
    person.page.goto(f"{site.address}/sign-in/")
    looks_right()
    person.page.fill("[name=email]", person.email)
    person.page.fill("[name=password]", "wrong")
    person.page.click("text=Go on")
    looks_right()
    person.page.fill("[name=email]", person.email)
    person.page.fill("[name=password]", PASSWORD)
    person.page.click("text=Go on")
    looks_right()
