"""Signing in and out: who it is, and the session that is theirs from then on."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from comity.people import sessions
from comity.people.inviting import as_name
from comity.people.models import Account

# Longer ones are refused before anything is computed from them.
LONGEST_PASSWORD = 256


def by_password(email: str, password: str) -> Account | None:
    """The account of an address and a password. An address that is nobody's costs the same work."""
    if len(password) > LONGEST_PASSWORD or len(email) > 254:
        return None
    account = Account.objects.select_related("authority").filter(email=as_name(email), ended=None).first()
    if account is None:
        make_password(password)
        return None
    return account if account.check_password(password) else None


def begin(request: HttpRequest, account: Account) -> None:
    """Sign in: a new session with a new key and a new token against forged posts."""
    request.session.flush()
    store = request.session
    assert isinstance(store, sessions.SessionStore)  # noqa: S101 - settings.SESSION_ENGINE
    store.browser = request.headers.get("User-Agent", "")
    store.address = request.META.get("REMOTE_ADDR", "")
    store[sessions.ACCOUNT] = account.pk
    rotate_token(request)


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
