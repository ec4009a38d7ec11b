"""The log holds nothing secret: a server and a worker with all their logs on, through the whole life of a request.

What is looked for is what people type, hold and are sent: passwords, codes, keys of sessions, links of invitations,
words that are searched, drafts, narratives; in the log, and in the files around it.
"""

from __future__ import annotations

import base64
import contextlib
import io
import os
import re
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from comity.exchange import sealing, statements
from comity.exchange.statements import Statement
from tests.exchange.cast import key
from tests.exchange.test_notices import Server, free_port
from tests.homes import COMITY, Home, write_lines

SECRET = "Zanzibarium"
SEARCHED = "Quixotopia"
PASSWORD = "a quiet harbour, four lanterns"
WRONG = "not the password at all"
EMAIL = "anna.officer@otp.example"
REASON = "Xanadurian reasons"


class Browser:
    """A browser without JavaScript: it keeps cookies, follows what it is told, and fills in forms."""

    def __init__(self, site: str) -> None:
        self.site, self.jar = site, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.page = self.at = ""

    def get(self, address: str, **asked: str) -> str:
        query = f"?{urllib.parse.urlencode(asked)}" if asked else ""
        return self._opens(urllib.request.Request(urllib.parse.urljoin(self.site, address) + query))

    def post(self, address: str, **given: Any) -> str:
        """Post a form, with the token of the page that is open."""
        (token, *_) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page) or [""]
        body = b""
        for name, value in {"csrfmiddlewaretoken": token, **given}.items():
            for one in value if isinstance(value, list) else [value]:
                file = '; filename="x"' if isinstance(one, bytes) else ""
                body += f'--bound\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode()
                body += (one if isinstance(one, bytes) else one.encode()) + b"\r\n"
        headers = {"Content-Type": "multipart/form-data; boundary=bound", "Origin": self.site.rstrip("/")}
        where = urllib.parse.urljoin(self.site, address)
        return self._opens(urllib.request.Request(where, body + b"--bound--\r\n", headers))

    def _opens(self, asked: urllib.request.Request) -> str:
        try:
            answer = self.opener.open(asked, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with contextlib.closing(answer):
            self.page, self.at = answer.read().decode("utf-8", "replace"), answer.url
        return self.page

    def cookie(self, name: str) -> str:
        return next(each.value or "" for each in self.jar if each.name == name)


@pytest.fixture
def site(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Server]]:
    """The site and its worker with every log on, and a server for their mails."""
    mails, smtp, port = Server(), free_port(), free_port()
    controller = Controller(mails, hostname="127.0.0.1", port=smtp)
    controller.start()
    address = f"http://localhost:{port}/"
    environment = {
        **home.environment,
        "COMITY_SMTP": f"smtp://127.0.0.1:{smtp}",
        "COMITY_URL": address.rstrip("/"),
        "COMITY_LOG": "DEBUG",
    }
    monkeypatch.setattr(Home, "environment", property(lambda _home: environment))
    home.comity("people", "authority", "otp", "--title=Prosecutor", "--function=organ", "--party=OTP")
    home.comity("people", "authority", "nld", "--title=NL", "--function=central authority", "--party=NLD")
    processes = []
    for place, words in enumerate((("serve", "--port", str(port), "--log"), ("work",))):
        log = (home.folder / f"log-{place}").open("wb")
        processes.append(
            subprocess.Popen(
                [COMITY, *words], env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        )
        log.close()
    for _ in range(1200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            break
        time.sleep(0.1)
    yield address, mails
    for process in processes:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
    controller.stop()


def _code(seed: str, later: int = 0) -> str:
    totp = TOTP(base64.b32decode(seed), 6, SHA1(), 30, enforce_key_length=False)  # noqa: S303 - RFC 6238
    return totp.generate(int(time.time()) + later).decode()


def _keys(home: Home, folder: Path) -> None:
    known = [
        {
            "act": "keys.made-known",
            "matter": key(of).fingerprint,
            "dated": "2026-01-10",
            "authority_of": of,
            "recipient": key(of).recipient,
            "verifier": key(of).verifier,
            "expires": "2099-12-31",
            "source": ["x"],
        }
        for of in ("OTP", "NLD")
    ]
    ran = home.comity("load", write_lines(folder / "keys.jsonl", known))
    assert ran.status == 0, ran


def _joins(home: Home, browser: Browser, mails: Server) -> dict[str, str]:
    """An invitation by mail, a wrong link, a password, the app and its codes; signing in with a wrong one first."""
    ran = home.comity("people", "invite", EMAIL, "--name=Anna", "--authority=otp", "--role=officer")
    assert ran.status == 0, ran
    assert "token=" not in ran.out + ran.err
    mail = mails.mails[-1][1].decode().replace("=\r\n", "").replace("=3D", "=")
    (token,) = re.findall(r"token=([\w-]+)", mail)
    browser.get("/invitation/", token=f"{token}x")
    browser.get("/invitation/", token=token)
    browser.post("/invitation/", token=token, password="short", again="other")
    browser.post("/invitation/", token=token, password=PASSWORD, again=PASSWORD)
    seed = re.findall(r'class="seed">([A-Z2-7 ]+)<', browser.page)[0].replace(" ", "")
    browser.post("/account/one-time-codes/", code="000000")
    first = _code(seed)
    browser.post("/account/one-time-codes/", code=first)
    codes = re.findall(r"<li><code>([\w-]+)</code>", browser.page)
    assert len(codes) == 10
    browser.get("/")
    browser.post("/sign-out/")
    browser.get("/sign-in/", next=f"/registers/warrants/?words={SEARCHED}")
    browser.post("/sign-in/", email=EMAIL, password=WRONG)
    browser.post("/sign-in/", email="nobody@otp.example", password=WRONG)
    browser.post("/sign-in/", email=EMAIL, password=PASSWORD, next=f"/registers/warrants/?words={SEARCHED}")
    browser.post("/sign-in/second-factor/", code="999999")
    browser.post("/sign-in/second-factor/", code=codes[0])
    assert SEARCHED in urllib.parse.unquote(browser.at)
    assert "Sign out" in browser.page
    return {
        "token": token,
        "seed": seed,
        "code": codes[0],
        "another code": codes[1],
        "session": browser.cookie("session"),
        "csrf": browser.cookie("csrf"),
        "known": browser.cookie("known"),
    }


def _transmits(browser: Browser, folder: Path) -> None:
    """A draft with a reason, two annexes sealed, a plain file sent by mistake, the statement signed."""
    (folder / "narrative.txt").write_text(f"The narrative of {SECRET}")
    to = io.BytesIO()
    sealing.seal([folder / "narrative.txt"], [key("OTP").recipient, key("NLD").recipient], to)
    browser.get("/exchange/drafts/")
    browser.post("/exchange/drafts/", to="NLD", measure="assets", reference="OTP-2026-14")
    draft = browser.at
    given = {
        "to": "NLD",
        "measure": "assets",
        "reference": "OTP-2026-14",
        "language": "en",
        "dated": "2026-11-24",
        "basis": "obligation",
        "contents": ["purpose"],
        "although_incomplete": REASON,
        "do": "make",
        "key": key("OTP").fingerprint,
    }
    browser.post(draft, **given, sealed=f"The narrative of {SECRET}".encode())
    assert "not a sealed file" in browser.page.lower(), browser.page[-3000:]
    browser.post(draft, **given, sealed=to.getvalue())
    (content,) = re.findall(r'name="statement" value="([^"]+)"', browser.page)
    import html

    statement = statements.read(html.unescape(content).encode())
    assert isinstance(statement, Statement)
    browser.get("/exchange/deliver/")
    browser.post("/exchange/deliver/", signed=b"no statement")
    browser.post("/exchange/deliver/", signed=statements.as_file(statements.sign(statement, key("OTP").signer)))
    assert "/exchange/requests/otp-2026-14/" in browser.at, browser.page[-3000:]
    for address in re.findall(r'href="(/exchange/requests/[^"]+/(?:files|receipts)/[^"]+)"', browser.page):
        browser.get(address)


def test_no_log_holds_what_is_secret(home: Home, site: tuple[str, Server], tmp_path: Path) -> None:
    address, mails = site
    _keys(home, tmp_path)
    browser = Browser(address)
    secrets = _joins(home, browser, mails)
    _transmits(browser, tmp_path)
    for search in ("/registers/warrants/", "/papers/search/", "/registers/requests.csv", "/no-such-page/"):
        browser.get(search, words=SEARCHED)
    browser.get("/papers/add/")
    browser.post("/papers/add/", file=f"Note\n\n1. {SECRET}.\n".encode(), audience="own")
    browser.get("/")
    browser.post("/sign-out/")
    home.comity("work", "--once")
    logs = {path.name: path.read_text(errors="replace") for path in home.folder.glob("log-*")}
    assert "Bad Request" in logs["log-0"], "the log is on"
    assert "Comity is served" in logs["log-0"]
    secrets |= {"a narrative": SECRET, "words searched": SEARCHED, "a password": PASSWORD, "a wrong one": WRONG}
    secrets |= {"a reason": REASON, "an address": EMAIL, "an address of nobody": "nobody@otp.example"}
    for name, log in logs.items():
        for what, secret in secrets.items():
            for form in _forms(secret):
                assert form not in log, f"{what} in {name}: {[line for line in log.splitlines() if form in line][:1]}"
    for path in (home.folder / "coming").rglob("*"):
        pytest.fail(f"left on its way: {path}")


def _forms(secret: str) -> set[str]:
    return {secret, urllib.parse.quote(secret), urllib.parse.quote_plus(secret), repr(secret)[1:-1]}
