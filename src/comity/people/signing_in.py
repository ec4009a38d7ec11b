"""Signing in and out: who it is, by which two factors, and the session that is theirs from then on.

A password alone opens nothing: the session then holds who is about to sign in, for ten minutes, until the second
factor is given or, by somebody new, set up. A passkey is both factors at once. So is single sign-on where the provider
says that two were used; where it does not, it is as a password.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import rotate_token

from comity.people import factors, journal, sessions, throttling
from comity.people.inviting import as_name
from comity.people.models import Account

# Longer ones are refused before anything is computed from them.
LONGEST_PASSWORD = 256
HALF_FOR = timedelta(minutes=10)
# After that, what keeps others out is changed only by somebody who signs in again.
FRESH_FOR = timedelta(minutes=15)

KNOWN: Final = "known"
KNOWN_FOR = timedelta(days=180)
_HALF, _HALF_UNTIL, _FIRST, _ON, _FRESH = "half", "half_until", "first", "on", "fresh"


class Tried(NamedTuple):
    """What came of a try: the account, or None; or the seconds to wait before the next."""

    account: Account | None
    wait: int = 0


def by_password(request: HttpRequest, email: str, password: str, now: datetime) -> Tried:
    """Try an address and a password. An address that is nobody's costs the same work and the same waiting."""
    if len(password) > LONGEST_PASSWORD or len(email) > 254:
        return Tried(None)
    email = as_name(email)
    counts = [_of_browser(request, email), throttling.address(address_of(request))]
    if wait := throttling.tried(counts, now):
        return Tried(None, wait)
    account = Account.objects.select_related("authority").filter(email=email, ended=None).first()
    if account is None:
        make_password(password)
        return Tried(None)
    if not account.check_password(password):
        return Tried(None)
    throttling.succeeded(counts)
    return Tried(account)


def by_code(request: HttpRequest, account: Account, code: str, now: datetime) -> Tried:
    """Try a one-time code or a recovery code of somebody whose password was right."""
    counts = [throttling.codes(account.pk), throttling.address(address_of(request))]
    if wait := throttling.tried(counts, now):
        return Tried(None, wait)
    if len(code) > 40 or not (factors.code_is_good(account, code, now) or factors.recovery_code_is_good(account, code)):
        return Tried(None)
    throttling.succeeded(counts)
    return Tried(account)


def begin_half(request: HttpRequest, account: Account, on: str, now: datetime, first: str = "password") -> None:
    """The first factor was right: the second is asked for, and after it goes on to an address."""
    request.session.flush()
    request.session[_HALF] = account.pk
    request.session[_HALF_UNTIL] = (now + HALF_FOR).timestamp()
    request.session[_FIRST] = first
    request.session[_ON] = on
    rotate_token(request)


def first_of(request: HttpRequest) -> str:
    """By what the first factor was given."""
    return str(request.session.get(_FIRST, "password"))


def half_of(request: HttpRequest, now: datetime) -> Account | None:
    """Who has given the first factor and not yet the second."""
    if request.session.get(_HALF) is None or request.session.get(_HALF_UNTIL, 0) < now.timestamp():
        return None
    return Account.objects.select_related("authority").filter(pk=request.session[_HALF], ended=None).first()


def begin(request: HttpRequest, account: Account, how: str, now: datetime, *, fresh: bool = True) -> str:
    """Sign in: a new session with a new key and a new token against forged posts; the address to go on to.

    ``fresh``: the person has shown just now that it is them, and not earlier elsewhere.
    """
    journal.note(account.authority, "signed in", by=account, now=now, about=how)
    sessions.SessionStore.clear_expired()
    on = str(request.session.get(_ON, ""))
    request.session.flush()
    store = request.session
    assert isinstance(store, sessions.SessionStore)  # noqa: S101 - settings.SESSION_ENGINE
    store.browser = request.headers.get("User-Agent", "")
    store.address = address_of(request)
    store[sessions.ACCOUNT] = account.pk
    store[_FRESH] = fresh
    rotate_token(request)
    return on


def end(request: HttpRequest) -> None:
    """Sign out: the session is gone, here and in the database."""
    request.session.flush()


def account_of(request: HttpRequest, now: datetime) -> Account | None:
    """Who is signed in; None for a visitor, and for an account that has ended since."""
    key = request.session.get(sessions.ACCOUNT)
    if key is None:
        return None
    account = Account.objects.select_related("authority").filter(pk=key, ended=None).first()
    if account is not None and isinstance(request.session, sessions.SessionStore):
        sessions.used(request.session, now)
    return account


def is_fresh(request: HttpRequest, now: datetime) -> bool:
    """Whether somebody signed in just now, and showed then that it was them."""
    row = getattr(request.session, "row", None)
    return row is not None and now - row.begun <= FRESH_FOR and bool(request.session.get(_FRESH, True))


def remember_browser(response: HttpResponseBase, account: Account) -> None:
    """Know this browser again as one in which the account's person has signed in. It opens nothing."""
    response.set_cookie(
        KNOWN,
        signing.dumps([account.email, secrets.token_urlsafe(12)], salt=KNOWN),
        max_age=KNOWN_FOR,
        path="/sign-in/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def address_of(request: HttpRequest) -> str:
    """The internet address a request comes from, as the outermost of our own proxies has it."""
    if settings.COMITY_PROXIES:
        named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        return named[-settings.COMITY_PROXIES] if len(named) >= settings.COMITY_PROXIES else ""
    return str(request.META.get("REMOTE_ADDR", ""))


def _of_browser(request: HttpRequest, email: str) -> throttling.Count:
    """What a try at an account counts against: the browser, where its person has signed in there before."""
    try:
        whose, name = signing.loads(request.COOKIES.get(KNOWN, ""), salt=KNOWN, max_age=KNOWN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return throttling.account(email)
    return throttling.browser(name) if whose == email else throttling.account(email)
