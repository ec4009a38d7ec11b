"""Sessions: their limits, and a store that a stolen database does not open.

A session ends after ``IDLE`` without a request and ``LONGEST`` after it began, whatever happens in it. The database
holds the hash of the cookie's key, so that nobody can take over a session with what stands there. Visitors without
an account have none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

from comity.people.models import Account, Session

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
# A session that is used is written to at most this often.
SEEN_EVERY = timedelta(minutes=1)

# What stands in a session: the account that is signed in.
ACCOUNT = "account"


def hashed(key: str) -> str:
    """What the database holds of a session's key."""
    return sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's session in our table: ``settings.SESSION_ENGINE`` names this module."""

    row: Session | None = None
    browser = ""
    address = ""

    def load(self) -> dict[str, Any]:
        """What stands in the session; nothing, and a new key when saved, where it is over or never was."""
        now = timezone.now()
        row = Session.objects.filter(
            key=hashed(self.session_key or ""), begun__gt=now - LONGEST, seen__gt=now - IDLE
        ).first()
        if row is None:
            self._session_key = None
            return {}
        self.row = row
        data: dict[str, Any] = self.decode(row.data)
        return data

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key=hashed(session_key)).exists()

    def create(self) -> None:
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        data: Mapping[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        now = timezone.now()
        values = {"data": self.encode(dict(data)), "account_id": data.get(ACCOUNT), "seen": now}
        key = hashed(self.session_key)
        if must_create:
            try:
                with transaction.atomic():
                    where = {"browser": self.browser[:200], "address": self.address[:45]}
                    Session.objects.create(key=key, begun=now, **where, **values)
            except IntegrityError:
                raise CreateError from None
        elif not Session.objects.filter(key=key).update(**values):
            raise UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(key=hashed(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        now = timezone.now()
        Session.objects.filter(seen__lte=now - IDLE).delete()
        Session.objects.filter(begun__lte=now - LONGEST).delete()


def used(store: SessionStore, now: datetime) -> None:
    """Note that a session is in use, so that it does not become idle."""
    if store.row is not None and now - store.row.seen > SEEN_EVERY:
        Session.objects.filter(key=store.row.key).update(seen=now)


def end_all(account: Account, *, but: str = "") -> int:
    """End the sessions of an account, all but the one of this key; how many those were."""
    count, _ = account.sessions.exclude(key=hashed(but) if but else "").delete()
    return count
