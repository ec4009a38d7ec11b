"""The OpenID provider through which people may sign in: what it says of itself, its keys, its answer to a code.

OpenID Connect Discovery 1.0, sections 3 and 4; OpenID Connect Core 1.0, section 3.1; RFC 7636 (PKCE). It is asked over
https alone, without redirects, and for a limited time: whoever waits for it is a person, and a worker is held by it.
"""

from __future__ import annotations

import base64
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from django.views.decorators.debug import sensitive_variables

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

# How long one step of the network may take, and one answer in all; how long an answer may be, in bytes.
STEP: Final = 5.0
WHOLE: Final = 10.0
MOST: Final = 256 * 1024
# What a provider says of itself, and its keys, are asked for again after this time; keys also where one is not known.
KNOWN_FOR: Final = timedelta(hours=1)
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class NoAnswer(Exception):
    """The provider did not answer, or not as OpenID Connect has it; its text is for the log."""


class NotTaken(Exception):
    """The provider did not take a code; its text is for the log."""


@dataclass(frozen=True)
class Provider:
    """A provider as the settings name it. ``two_factors``: claims of ID tokens ("amr" or "acr") and the values of
    them by which it says that two factors were used."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    title: str
    two_factors: frozenset[tuple[str, str]] = frozenset()


class Said(NamedTuple):
    """What a provider says of itself: its addresses, and whether it wants the client's secret within the form."""

    authorization: str
    token: str
    keys: str
    in_form: bool


_said: dict[str, tuple[datetime, Said]] = {}
_keys: dict[str, tuple[datetime, KeySet]] = {}


def is_safe(address: str, *, loopback: bool = True) -> bool:
    """Whether an address may be asked, or people sent to it: https, or a machine's own http."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or port == 0 or parts.username is not None or parts.fragment or any(c <= " " for c in address):
        return False
    return parts.scheme == "https" or (loopback and parts.scheme == "http" and host in LOOPBACK)


def said(provider: Provider, now: datetime) -> Said:
    """What a provider says of itself, at most an hour old. Raises NoAnswer."""
    if (found := _said.get(provider.issuer)) and now - found[0] < KNOWN_FOR:
        return found[1]
    given = _json(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if given.get("issuer") != provider.issuer:
        raise NoAnswer("the discovery document is of another issuer")
    loopback = provider.issuer.startswith("http://")
    authorization, token_, keys_ = (
        str(given.get(name)) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
    )
    if not all(is_safe(address, loopback=loopback) for address in (authorization, token_, keys_)):
        raise NoAnswer("the discovery document has an address that is not https")
    ways = given.get("token_endpoint_auth_methods_supported")
    in_form = isinstance(ways, list) and "client_secret_basic" not in ways and "client_secret_post" in ways
    answer = Said(authorization, token_, keys_, in_form)
    _said[provider.issuer] = now, answer
    return answer


def keys(provider: Provider, now: datetime, *, anew: bool = False) -> KeySet:
    """The keys that a provider signs with, at most an hour old; ``anew``: asked for again. Raises NoAnswer."""
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    if not anew and (found := _keys.get(provider.issuer)) and now - found[0] < KNOWN_FOR:
        return found[1]
    given = _json(said(provider, now).keys).get("keys")
    signing = [
        key
        for key in (given if isinstance(given, list) else [])
        if isinstance(key, dict) and key.get("kty") in ("RSA", "EC") and key.get("use", "sig") == "sig"
    ]
    try:
        answer = KeySet.import_key_set({"keys": signing})
    except (JoseError, ValueError, TypeError, KeyError):
        raise NoAnswer("the keys of the provider cannot be read") from None
    _keys[provider.issuer] = now, answer
    return answer


def forget() -> None:
    """Ask anew for what providers say of themselves, and for their keys."""
    _said.clear()
    _keys.clear()


def to(
    provider: Provider,
    back: str,
    now: datetime,
    *,
    state: str,
    nonce: str,
    verifier: str,
    within: timedelta,
    again: bool = False,
) -> str:
    """The address of the provider that a person is sent to, to come back to ``back`` with a code.

    ``within``: how long ago they may have shown there who they are; ``again``: they show it again. Raises NoAnswer.
    """
    asked = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": "openid",
        "state": state,
        "nonce": nonce,
        "code_challenge": _base64url(sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
        "max_age": str(int(within.total_seconds())),
    }
    if again:
        asked["prompt"] = "login"
    if contexts := sorted(value for claim, value in provider.two_factors if claim == "acr"):
        asked["acr_values"] = " ".join(contexts)
    address = said(provider, now).authorization
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


@sensitive_variables()
def token(provider: Provider, code: str, verifier: str, back: str, now: datetime) -> str:
    """The ID token, not yet examined, that a code is exchanged for. Raises NoAnswer, or NotTaken."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    own = said(provider, now)
    if own.in_form:
        form |= {"client_id": provider.client, "client_secret": provider.secret}
    else:  # RFC 6749, 2.3.1
        pair = f"{quote(provider.client, safe='')}:{quote(provider.secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    given = _json(own.token, urlencode(form), headers).get("id_token")
    if not isinstance(given, str) or not given.isascii():
        raise NotTaken("the provider gave no ID token")
    return given


@sensitive_variables()
def _json(address: str, form: str | None = None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The JSON object at an address. Raises NoAnswer; NotTaken where the request is refused.

    A thread asks: the limits of sockets are for each step, and whoever answers a byte at a time would hold us.
    """
    got: list[dict[str, Any] | Exception] = []

    def ask() -> None:
        try:
            got.append(_ask(address, form, headers or {}))
        except (OSError, HTTPException, ValueError, RecursionError) as error:
            got.append(NoAnswer(f"{urlsplit(address).netloc}: {type(error).__name__}"))
        except (NoAnswer, NotTaken) as error:
            got.append(error)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(WHOLE)
    if not got:
        raise NoAnswer(f"{urlsplit(address).netloc}: no answer in {WHOLE:.0f} seconds")
    if isinstance(got[0], Exception):
        raise got[0]
    return got[0]


@sensitive_variables()
def _ask(address: str, form: str | None, headers: Mapping[str, str]) -> dict[str, Any]:
    parts = urlsplit(address)
    host = parts.hostname or ""
    connection = (
        HTTPSConnection(host, parts.port, timeout=STEP, context=ssl.create_default_context())
        if parts.scheme == "https"
        else HTTPConnection(host, parts.port, timeout=STEP)
    )
    ends = time.monotonic() + WHOLE
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        connection.request("GET" if form is None else "POST", path, form, {"Accept": "application/json", **headers})
        with connection.getresponse() as answer:
            if form is not None and answer.status in (400, 401):
                raise NotTaken(f"{parts.netloc} refused the code, or this client: {answer.status}")
            if answer.status != 200:
                raise NoAnswer(f"{parts.netloc} answered {answer.status}")
            read = b""
            while part := answer.read1(16 * 1024):
                read += part
                if len(read) > MOST or time.monotonic() > ends:
                    raise NoAnswer(f"{parts.netloc}: too long an answer")
    finally:
        connection.close()
    found = json.loads(read)
    if not isinstance(found, dict):
        raise NoAnswer(f"{parts.netloc}: no JSON object")
    return found


def _base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
