"""Notices: a mail that there is something new, or due, at least once, without a word of what it is.

A notice is a row that is written with the message; a worker mails it afterwards and then marks it. Who is killed
between the two mails it again. Several that wait for one person are one mail. Reminders of days are notices too: a
row for a person, a request, its day and which reminder it is, written once however often the worker looks.
"""

from __future__ import annotations

import smtplib
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from comity.exchange import rows
from comity.exchange.models import Notice
from comity.people import delegating, entrusting, mailing, seeing
from comity.people.functions import FUNCTIONS, ROLES
from comity.people.models import Account, Authority
from comity.regime import requests
from comity.regime.requests import CooperationRequest
from comity.registers.trays import falling_due
from comity.reports.view import typed

_LONGEST_WAIT: Final = timedelta(hours=6)
TRAY: Final = "/exchange/"
# How many days before a day is due its reminder goes out, and for how long after it one that was missed still does.
BEFORE: Final = timedelta(days=7)
_AFTER: Final = timedelta(days=60)


def note(parties: Collection[str], now: datetime, matter: str = "") -> None:
    """Let the people of these parties know: those who read what is their authority's, or to whose ministry the request
    is entrusted."""
    people = rows.people_of(parties, _SHARING, matter)
    rows.keep_notices([each.pk for each in people if _reads(each, now.date())], now)


def tell(accounts: Iterable[Account], now: datetime, about: str = "") -> None:
    """Write a notice for each of these people; of one that is ``about`` something, only the first."""
    Notice.objects.bulk_create(
        (Notice(account=account, about=about, since=now, not_before=now) for account in accounts),
        ignore_conflicts=bool(about),
    )


def remind(now: datetime) -> None:
    """Write the reminders of the days that come or have passed and have none yet.

    Some days before, whose turn it is is told, and both sides of a limit that the law sets; when the day has passed,
    both. Within an authority that is who is responsible and who acts for them; where nobody is, its readers.
    """
    today = now.date()
    parties = Authority.objects.filter(function__in=_SHARING).values_list("party", flat=True)
    for party in sorted(set(parties)):
        wanted: dict[Authority, dict[str, str]] = {}
        due = falling_due("requests", party, today, today - _AFTER, today + BEFORE)
        for row, stands in typed(due, CooperationRequest):
            assert stands.due is not None  # noqa: S101 - it was found by its day
            passed = stands.due < today
            if passed or party in requests.awaited(stands) or stands.due == stands.clock:
                which = f"{row.name} {stands.due} {'passed' if passed else 'comes'}"
                for authority in _seeing([party], row.name):
                    about = sha256(f"{which} {authority.pk}".encode()).hexdigest()
                    wanted.setdefault(authority, {})[about] = row.name
        for authority, abouts in wanted.items():
            written = _written(authority, list(abouts))
            for about, name in abouts.items():
                if about not in written:
                    tell(_concerned(authority, name, today), now, about)


def send(now: datetime, most: int = 500) -> tuple[int, int]:
    """Mail what waits; how many mails went out, and how many the server did not take, which are tried again."""
    waiting: dict[int, list[Notice]] = {}
    for notice in Notice.objects.select_related("account").filter(mailed=None, not_before__lte=now)[:most]:
        waiting.setdefault(notice.account_id, []).append(notice)
    sent = failed = 0
    for notices in waiting.values():
        which = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
        account = notices[0].account
        if account.ended is not None:
            which.delete()
            continue
        try:
            mailing.notice(account.email, TRAY, due=all(notice.about for notice in notices))
        except (OSError, smtplib.SMTPException):
            tries = max(notice.tries for notice in notices) + 1
            which.update(tries=tries, not_before=now + min(timedelta(minutes=2 ** min(tries, 12)), _LONGEST_WAIT))
            failed += 1
        else:
            which.update(mailed=now)
            sent += 1
    return sent, failed


# The functions of those who share what is for their party.
_SHARING: Final = [name for name, function in FUNCTIONS.items() if function.papers]


def _seeing(parties: Collection[str], matter: str) -> list[Authority]:
    """The authorities of these parties that see a request: all that share papers, and to whom it is entrusted."""
    sharing = Authority.objects.filter(party__in=parties, function__in=_SHARING)
    entrusted = [each.ministry for each in entrusting.of("requests", matter)] if matter else []
    return [*sharing, *(each for each in entrusted if each.party in parties)]


def readers(authority: Authority, today: date) -> list[Account]:
    """The people of an authority who read what is its own."""
    open_ = Account.objects.select_related("authority").filter(authority=authority, ended=None)
    return [account for account in open_ if _reads(account, today)]


def _reads(account: Account, today: date) -> bool:
    """Whether somebody reads what is their authority's: most do by their own role, some by one that was lent."""
    return "read" in ROLES[account.role] or "read" in seeing.rights(account, today)


def _written(authority: Authority, abouts: list[str]) -> set[str]:
    """Those of these reminders that the people of an authority have: they were written together, or not at all."""
    found: set[str] = set()
    for some in (abouts[place : place + 500] for place in range(0, len(abouts), 500)):
        having = Notice.objects.filter(account__authority=authority, about__in=some)
        found.update(having.values_list("about", flat=True))
    return found


def _concerned(authority: Authority, matter: str, today: date) -> list[Account]:
    """Who is responsible for a request within an authority, and who acts for them; its readers where nobody is."""
    people = readers(authority, today)
    theirs = [each for each in people if ("requests", matter) in delegating.assigned(each, today)]
    return theirs or people
