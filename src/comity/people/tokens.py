"""Access tokens: with one, a program of an authority asks and acts as the person who made it, and no more than that.

A token has 256 random bits and is shown once; the database holds its SHA-256. It ends on a day, by hand, and with the
account. Whoever has a good one never waits for the failures of others at the same address: guessing one is hopeless,
and the waits are there for who tries.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from comity.people import journal, throttling
from comity.people.functions import Right
from comity.people.models import AccessToken, Account
from comity.people.refusals import Refused

# What a token of a scope lets its bearer do, of what the account may.
SCOPES: Final[dict[str, frozenset[Right]]] = {
    "read": frozenset({"read"}),
    "read and act": frozenset({"read", "act"}),
}
LONGEST: Final = timedelta(days=366)
# Of one account at a time; and how long a token may be before anything is computed from it.
MOST: Final = 20
_PREFIX: Final = "comity_"
_LONGEST_TEXT: Final = 100
# A token that is used is written to at most this often.
_USED_EVERY: Final = timedelta(minutes=1)


class Tried(NamedTuple):
    """What came of a try: the token, or None; and the seconds to wait before the next."""

    token: AccessToken | None
    wait: int = 0


def make(account: Account, name: str, scope: str, expires: datetime, *, now: datetime) -> tuple[AccessToken, str]:
    """Make a token; returns it and its text, which stands nowhere else. Raises Refused with a sentence."""
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise Refused("A token has a name of up to 80 characters, by which you know it again.")
    if scope not in SCOPES:
        raise Refused(f"There is no scope {scope[:40]}; there are {', '.join(SCOPES)}.")
    if not now < expires <= now + LONGEST:
        raise Refused("A token ends after today, and within a year.")
    text = _PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        if good(account, now).count() >= MOST:
            raise Refused(f"An account has {MOST} tokens at most: end one that is no longer used.")
        token = AccessToken.objects.create(
            account=account, hashed=_hashed(text), name=name, scope=scope, since=now, expires=expires
        )
        about = f"{name}, {scope}, until {expires.date()}"
        journal.note(account.authority, "token made", by=account, now=now, about=about)
    return token, text


def tried(text: str, address: str, now: datetime) -> Tried:
    """Try a token that came from an address. One that is not good, whatever the reason, counts against the address."""
    if len(text) <= _LONGEST_TEXT:
        found = AccessToken.objects.select_related("account__authority").filter(
            hashed=_hashed(text), ended=None, expires__gt=now, account__ended=None
        )
        if token := found.first():
            if token.used is None or now - token.used > _USED_EVERY:
                AccessToken.objects.filter(pk=token.pk).update(used=now)
            return Tried(token)
    return Tried(None, throttling.tried([throttling.tokens(address)], now))


def good(account: Account, now: datetime) -> QuerySet[AccessToken]:
    """The tokens of an account that may be used."""
    return account.tokens.filter(ended=None, expires__gt=now)


def end(token: AccessToken, *, by: Account, now: datetime) -> None:
    """End a token before its day."""
    with transaction.atomic():
        if AccessToken.objects.filter(pk=token.pk, ended=None).update(ended=now):
            journal.note(token.account.authority, "token ended", by=by, now=now, about=token.name)


def said(token: AccessToken) -> str:
    """Who used a token, as the journal names them: the person, and the token."""
    return f"{journal.said(token.account)}, by the token {token.name}"[:700]


def _hashed(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
