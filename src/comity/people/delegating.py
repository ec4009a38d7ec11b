"""Leave: somebody of the same authority acts for another for a while. And what is assigned to whom."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from comity.people import journal
from comity.people.models import Account, Assignment, Delegation
from comity.people.refusals import Refused


def delegate(giver: Account, taker: Account, since: date, until: date, *, by: Account, now: datetime) -> Delegation:
    """Let ``taker`` act for ``giver`` from a day up to and with another. Raises Refused with a sentence."""
    if giver.pk == taker.pk or giver.authority_id != taker.authority_id or taker.ended or giver.ended:
        raise Refused("Only another person of the same authority can act for you.")
    if until < since or until < now.date():
        raise Refused("The last day is before the first, or over.")
    if (until - since).days > 366:
        raise Refused("A delegation lasts a year at most.")
    with transaction.atomic():
        made = Delegation.objects.create(giver=giver, taker=taker, since=since, until=until)
        about = f"{taker.name} act for {giver.name}, {since} to {until}"
        journal.note(giver.authority, "delegated", by=by, now=now, about=about)
    return made


def end(delegation: Delegation, *, by: Account, now: datetime) -> None:
    """End a delegation before its last day."""
    with transaction.atomic():
        if Delegation.objects.filter(pk=delegation.pk, ended=None).update(ended=now):
            taker = delegation.taker.name
            journal.note(delegation.giver.authority, "delegation ended", by=by, now=now, about=taker)


def acts_for(account: Account, today: date) -> list[Account]:
    """For whom somebody acts today: people whose leave runs and whose account is open."""
    found = Delegation.objects.select_related("giver__authority").filter(
        taker=account, since__lte=today, until__gte=today, ended=None, giver__ended=None
    )
    return list({each.giver_id: each.giver for each in found}.values())


def assign(account: Account, register: str, matter: str, *, by: Account, now: datetime) -> None:
    """Make somebody responsible within their authority for a matter; whoever was is so no longer."""
    if account.ended or by.authority_id != account.authority_id:
        raise Refused("A matter is assigned to a person of the same authority.")
    with transaction.atomic():
        _open(account, register, matter).update(until=now)
        Assignment.objects.create(
            authority=account.authority, register=register, matter=matter, account=account, since=now
        )
        journal.note(
            account.authority, "assigned", by=by, now=now, about=account.name, register=register, matter=matter
        )


def responsible(account: Account, register: str, matter: str) -> Account | None:
    """Who is responsible for a matter within the authority of an account."""
    found = _open(account, register, matter).select_related("account__authority").first()
    return found.account if found else None


def assigned(account: Account, today: date) -> set[tuple[str, str]]:
    """The matters for which somebody is responsible, or acts for who is: (register, name)."""
    people = [account, *acts_for(account, today)]
    found = Assignment.objects.filter(account__in=people, until=None).values_list("register", "matter")
    return set(found)


def hand_over(leaving: Account, successor: Account, *, by: Account | str, now: datetime) -> int:
    """What was assigned to one person moves to another of the same authority; how many matters those were."""
    if successor.pk == leaving.pk or successor.ended or successor.authority_id != leaving.authority_id:
        raise Refused("What was assigned moves to another person of the same authority.")
    with transaction.atomic():
        moved = list(Assignment.objects.filter(account=leaving, until=None))
        Assignment.objects.filter(pk__in=[each.pk for each in moved]).update(until=now)
        for each in moved:
            Assignment.objects.create(
                authority=each.authority, register=each.register, matter=each.matter, account=successor, since=now
            )
            journal.note(
                leaving.authority,
                "handed over",
                by=by,
                now=now,
                about=f"{successor.name}, from {leaving.name}",
                register=each.register,
                matter=each.matter,
            )
    return len(moved)


def _open(account: Account, register: str, matter: str) -> QuerySet[Assignment]:
    return Assignment.objects.filter(authority=account.authority, register=register, matter=matter, until=None)
