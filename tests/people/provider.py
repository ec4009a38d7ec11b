"""An OpenID provider on this machine, with real keys and signatures, and the faults that tests ask it for.

It keeps to OpenID Connect Core 1.0, section 3.1, and RFC 7636: it refuses a code that it has taken, that another client
or another verifier brings, or that comes from another address.
"""

from __future__ import annotations

import base64
import html
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from django.test import Client
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from comity.people import identities, providers
from comity.people.id_tokens import Proof
from comity.people.models import AccessEntry, Account
from comity.people.providers import Provider
from tests.web.reading import text

CLIENT, SECRET, TITLE = "comity", "a secret: of/the client", "Example Sign-On"
# Claims that say that two factors were used, and how the settings name them.
TWO = {"amr": ["pwd", "mfa"]}
MULTI = frozenset({("amr", "mfa"), ("acr", "urn:example:two")})
KEYS = {name: RSAKey.generate_key(2048, {"kid": name, "use": "sig"}) for name in ("first", "second")}
CURVE = ECKey.generate_key("P-256", {"kid": "curve"})


class Here(ThreadingHTTPServer):
    """The provider. Whoever asks it to sign in is ``subject``; ``claims`` go into the token over what is right."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.settings = Provider(self.issuer, CLIENT, SECRET, TITLE, MULTI)
        self.renew()

    def renew(self) -> None:
        """As when it began."""
        self.subject, self.claims = "person-1", dict[str, Any]()
        self.key: RSAKey | ECKey = KEYS["first"]
        self.published: list[Any] = [KEYS["first"], CURVE]
        self.discovery = dict[str, Any]()
        self.forge: Callable[[dict[str, Any]], str] | None = None
        self.wait = 0.0
        self.failing = dict[str, int]()
        self.drips = False
        self.long = 0
        self.codes = dict[str, dict[str, str]]()
        self.asked = list[str]()

    def token(self, asked: dict[str, str]) -> str:
        """The ID token for what was asked."""
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "auth_time": now,
            "nonce": asked["nonce"],
            "email": "officer@otp.example",
            "email_verified": True,
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.forge:
            return self.forge(claims)
        alg = "RS256" if isinstance(self.key, RSAKey) else "ES256"
        return jwt.encode({"alg": alg, "kid": self.key.kid}, claims, self.key)

    def signs_in(self, address: str) -> str:
        """Send somebody to the address of the provider, who signs in there; the address they come back to."""
        parts = urlsplit(address)
        connection = HTTPConnection(parts.netloc, timeout=10)
        connection.request("POST", f"{parts.path}?{parts.query}", b"")
        with connection.getresponse() as answer:
            assert answer.status == 302, answer.read()
            return str(answer.headers["Location"])


class Asked(BaseHTTPRequestHandler):
    """What the provider is asked."""

    server: Here

    def do_GET(self) -> None:
        """The discovery document, the keys, the page to sign in on."""
        here, path = self.server, urlsplit(self.path).path
        if path == "/authorize":
            return self._answer(200, _PAGE.format(html.escape(self.path)), "text/html")
        if path == "/keys":
            return self._answer(200, {"keys": [key.as_dict(private=False) for key in here.published]})
        found = {
            "issuer": here.issuer,
            "authorization_endpoint": f"{here.issuer}/authorize",
            "token_endpoint": f"{here.issuer}/token",
            "jwks_uri": f"{here.issuer}/keys",
            **here.discovery,
        }
        return self._answer(200, found) if path == "/.well-known/openid-configuration" else self._answer(404, {})

    def do_POST(self) -> None:
        """Signing in, and a code for a token."""
        here, parts = self.server, urlsplit(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        if parts.path == "/authorize":
            asked = dict(parse_qsl(parts.query))
            assert (asked["response_type"], asked["client_id"], asked["scope"]) == ("code", CLIENT, "openid")
            assert asked["code_challenge_method"] == "S256"
            code = f"code-{len(here.codes)}"
            here.codes[code] = asked
            back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            self.send_response(302)
            self.send_header("Location", back)
            return self.end_headers()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        asked = here.codes.pop(given.get("code", ""), {})
        challenge = base64.urlsafe_b64encode(sha256(given.get("code_verifier", "").encode()).digest()).decode()
        basic = base64.b64encode(f"{CLIENT}:a%20secret%3A%20of%2Fthe%20client".encode()).decode()
        known = self.headers["Authorization"] == f"Basic {basic}" or given.get("client_secret") == SECRET
        good = (
            asked
            and known
            and given.get("redirect_uri") == asked["redirect_uri"]
            and challenge.rstrip("=") == asked["code_challenge"]
        )
        return self._answer(200, {"id_token": here.token(asked)}) if good else self._answer(400, {"error": "no"})

    def _answer(self, status: int, what: Any, kind: str = "application/json") -> None:
        here, path = self.server, urlsplit(self.path).path
        here.asked.append(path)
        time.sleep(here.wait)
        body = (what if isinstance(what, str) else json.dumps(what)).encode() + b" " * here.long
        try:
            self.send_response(here.failing.get(path, status))
            if here.failing.get(path) == 302:
                self.send_header("Location", f"{here.issuer}/elsewhere")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for byte in body if here.drips else b"":
                self.wfile.write(bytes([byte]))
                time.sleep(0.1)
            self.wfile.write(b"" if here.drips else body)
        except OSError:
            pass  # whoever asked has gone

    def log_message(self, *_said: Any) -> None:
        """Nothing on the terminal."""


_PAGE = """<!doctype html><html lang="en"><title>Example Sign-On</title><h1>Example Sign-On (fictional)</h1>
<form method="post" action="{}"><button>I am person 1</button></form></html>"""


@contextmanager
def running() -> Iterator[Here]:
    """A provider, while it is needed."""
    here = Here()
    thread = threading.Thread(target=here.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    providers.forget()
    try:
        yield here
    finally:
        here.shutdown()
        here.server_close()
        thread.join()
        providers.forget()


def address(answer: Any) -> str:
    """Where a page that goes on goes to."""
    assert answer.status_code == 200, text(answer)
    where = str(answer["Refresh"]).removeprefix("0; url=")
    assert f'href="{where.replace("&", "&amp;")}"' in text(answer), "it works where nothing goes on by itself"
    return where


def through(here: Here, browser: Client, start: str = "/sign-in/single/", **form: Any) -> Any:
    """Set out, sign in at the provider, come back."""
    back = here.signs_in(address(browser.post(start, form)))
    return browser.get(back.removeprefix("http://localhost:8000"))


def linked(account: Account, here: Here) -> Account:
    """Somebody whose account the provider's person 1 opens."""
    identities.link(account, Proof(here.issuer, "person-1", False, None), timezone.now())
    return account


def journal() -> list[tuple[str, str]]:
    """What the journal has, and about what."""
    return list(AccessEntry.objects.order_by("pk").values_list("did", "about"))


def is_in(browser: Client) -> bool:
    """Whether somebody is signed in."""
    return "Sign out" in text(browser.get("/"))
