"""Notices: a mail that there is something new, at least once, without a word of what it is.

A notice is a row that is written with the message; a worker mails it afterwards and then marks it. Who is killed
between the two mails it again. Several that wait for one person are one mail.
"""

from __future__ import annotations

import smtplib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from comity.exchange.models import Notice
from comity.people import mailing, seeing
from comity.people.functions import FUNCTIONS
from comity.people.models import Account, Authority

_LONGEST_WAIT: Final = timedelta(hours=6)
TRAY: Final = "/exchange/"


def note(parties: Iterable[str], now: datetime) -> None:
    """Let the people of these parties know: those who read what is their authority's."""
    papers = [name for name, function in FUNCTIONS.items() if function.papers]
    authorities = Authority.objects.filter(party__in=list(parties), function__in=papers)
    for authority in authorities:
        open_ = Account.objects.select_related("authority").filter(authority=authority, ended=None)
        told = [account for account in open_ if "read" in seeing.rights(account, now.date())]
        Notice.objects.bulk_create(Notice(account=account, since=now, not_before=now) for account in told)


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
            mailing.notice(account.email, TRAY)
        except (OSError, smtplib.SMTPException):
            tries = max(notice.tries for notice in notices) + 1
            which.update(tries=tries, not_before=now + min(timedelta(minutes=2 ** min(tries, 12)), _LONGEST_WAIT))
            failed += 1
        else:
            which.update(mailed=now)
            sent += 1
    return sent, failed
