"""Calendars of due days (iCalendar, RFC 5545): one event for each day on which something is due, and no more.

Calendar programs cannot sign in: the address of a feed holds a secret of its own, kept as its SHA-256. What it gives
away to whoever finds it is days. The feed asks for its person's rights each time, and stops with them.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from comity.exchange.models import CalendarFeed
from comity.exchange.notices import TRAY
from comity.people import delegating, journal, mailing, seeing, throttling
from comity.people.models import Account
from comity.registers.trays import falling_due, of_names

_REFRESH: Final = timedelta(hours=6)
_LONGEST: Final = 100


class Asked(NamedTuple):
    """What came of asking for a feed: it, or None; or the seconds to wait before the next try."""

    feed: CalendarFeed | None
    wait: int = 0


def make(account: Account, *, mine: bool, now: datetime) -> str:
    """Make an account's feed; the secret of its address, which stands nowhere else. An earlier one ends with it."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        CalendarFeed.objects.filter(account=account).delete()
        CalendarFeed.objects.create(account=account, secret=_hashed(secret), mine=mine, since=now)
        journal.note(account.authority, "calendar made", by=account, now=now)
    return secret


def end(account: Account, now: datetime) -> None:
    """End an account's feed: its address is good no more."""
    with transaction.atomic():
        if CalendarFeed.objects.filter(account=account).delete()[0]:
            journal.note(account.authority, "calendar ended", by=account, now=now)


def asked(secret: str, address: str, now: datetime) -> Asked:
    """The feed of a secret, for whoever asks from an internet address. One that is none costs the same, and waits."""
    tries = throttling.calendars(address)
    if wait := throttling.tried([tries], now):
        return Asked(None, wait)
    found = CalendarFeed.objects.select_related("account__authority").filter(secret=_hashed(secret[:_LONGEST])).first()
    if found is None or not may_have(found.account, now.date()):
        return Asked(None)
    throttling.passed(tries)
    return Asked(found, throttling.tried([throttling.calendar(found.pk)], now))


def may_have(account: Account, today: date) -> bool:
    """Whether something can be due for an account: it reads what is its party's, or what is entrusted to it."""
    shares = account.authority.party in seeing.viewer(account, today).authorities
    return shares or bool(seeing.entrusted(account, today))


def days(feed: CalendarFeed, today: date) -> list[date]:
    """On which days something is due: for the authority, or of what its person is responsible for."""
    account = feed.account
    party, entrusted = account.authority.party, seeing.entrusted(account, today)
    if not feed.mine and not entrusted:
        found = [row.matter.due for row in falling_due("requests", party, today)]
    else:
        names = delegating.assigned(account, today) if feed.mine else entrusted
        wanted = [key[1] for key in names if key[0] == "requests" and (not entrusted or key in entrusted)]
        page = of_names("requests", party, wanted, (), today, any_due=True, most=len(wanted)).page
        found = [row.matter.due for row in page]
    return sorted({day for day in found if day})


def written(feed: CalendarFeed, due: Iterable[date], now: datetime) -> bytes:
    """The feed as a file: an event for a whole day, with a link that needs signing in."""
    calendar = Calendar()
    calendar.add("prodid", "-//Comity//Due days//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Comity")
    calendar.add("refresh-interval", _REFRESH, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for day in due:
        event = Event()
        event.add("uid", _uid(feed, day))
        event.add("dtstamp", now)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", _("A request is due"))
        event.add("url", mailing.link(TRAY))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _uid(feed: CalendarFeed, day: date) -> str:
    """The same for a day as long as the feed lasts, and to nobody else: of two feeds, no two are alike."""
    return f"{hmac.new(feed.secret.encode(), day.isoformat().encode(), sha256).hexdigest()[:32]}@comity"


def _hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
