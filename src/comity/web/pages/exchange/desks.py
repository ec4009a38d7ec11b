"""What people of an authority see of a request among themselves: who is responsible, notes, ministries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from comity.exchange import notes
from comity.people import delegating, entrusting, journal, seeing
from comity.people.models import Account
from comity.web import asking
from comity.web.asking import Asked


def asked_on(request: HttpRequest, account: Account, name: str) -> Asked:
    """What a page on one request asks of the record: as its party, where the request is entrusted to a ministry."""
    asked = asking.of(request)
    return replace(asked, viewer=seeing.viewer_of(account, "requests", name, asked.today))


def of(account: Account, name: str) -> dict[str, Any]:
    """What the page of a request shows of this: it is noted in the journal that notes are read."""
    today = asking.now()
    found = list(notes.of(account, name))
    if found:
        journal.note(account.authority, "notes read", by=account, now=asking.moment(), register="requests", matter=name)
    given = list(entrusting.of("requests", name).filter(ministry__party=account.authority.party))
    busy = {each.ministry_id for each in given}
    free = [each for each in entrusting.ministries(account.authority) if each.pk not in busy]
    return {
        "responsible": delegating.responsible(account, "requests", name),
        "colleagues": account.authority.accounts.filter(ended=None),
        "may_work": "act" in seeing.rights(account, today),
        "notes": found,
        "longest_note": notes.LONGEST,
        "shares_notes": entrusting.may(account.authority) or entrusting.may_be(account.authority),
        "entrusts": entrusting.may(account.authority),
        "entrusted_here": entrusting.may_be(account.authority),
        "entrustments": given,
        "ministries": free,
    }
