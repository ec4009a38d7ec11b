"""Entrusting: a State's central authority lets a ministry behind it see one request, until it takes that back.

Rome Statute, arts 87(1)(a) and 88. The ministry's people see that request and no other, and make no act for the
State: what its functions allow stands in ``functions``.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from comity.people import journal
from comity.people.functions import FUNCTIONS
from comity.people.models import Account, Authority, Entrustment
from comity.people.refusals import Refused


def may_be(authority: Authority) -> bool:
    """Whether matters are entrusted to such an authority: it stands for a State and does not share its papers."""
    function = FUNCTIONS[authority.function]
    return function.stands_for == "State" and not function.papers


def may(authority: Authority) -> bool:
    """Whether an authority entrusts matters to others: it stands for a State and shares its papers."""
    function = FUNCTIONS[authority.function]
    return function.stands_for == "State" and function.papers


def ministries(authority: Authority) -> QuerySet[Authority]:
    """The authorities to which this one may entrust a matter: the ministries of its State."""
    functions = [name for name, each in FUNCTIONS.items() if each.stands_for == "State" and not each.papers]
    found = Authority.objects.filter(party=authority.party, function__in=functions)
    return found if may(authority) else found.none()


def entrust(ministry: Authority, register: str, matter: str, *, by: Account, now: datetime) -> bool:
    """Let a ministry of one's State see a matter; False where it sees it already. Raises Refused with a sentence."""
    if not ministries(by.authority).filter(pk=ministry.pk).exists():
        raise Refused("A request is entrusted to a ministry of the same State.")
    with transaction.atomic():
        if of(register, matter).filter(ministry=ministry).exists():
            return False
        Entrustment.objects.create(ministry=ministry, by=by.authority, register=register, matter=matter, since=now)
        _noted("entrusted", ministry, register, matter, by, now)
    return True


def take_back(ministry: Authority, register: str, matter: str, *, by: Account, now: datetime) -> None:
    """End it: the ministry's people see the matter no more, and nobody there is responsible for it."""
    with transaction.atomic():
        found = of(register, matter).filter(ministry=ministry, ministry__party=by.authority.party)
        if may(by.authority) and found.update(until=now):
            ministry.assignments.filter(register=register, matter=matter, until=None).update(until=now)
            _noted("taken back", ministry, register, matter, by, now)


def of(register: str, matter: str) -> QuerySet[Entrustment]:
    """To whom a matter is entrusted."""
    found = Entrustment.objects.filter(register=register, matter=matter, until=None)
    return found.select_related("ministry", "by")


def to(authority: Authority) -> frozenset[tuple[str, str]]:
    """What is entrusted to an authority: (register, name)."""
    return frozenset(Entrustment.objects.filter(ministry=authority, until=None).values_list("register", "matter"))


def _noted(did: str, ministry: Authority, register: str, matter: str, by: Account, now: datetime) -> None:
    """In the journals of both authorities."""
    for authority in (by.authority, ministry):
        journal.note(authority, did, by=by, now=now, about=ministry.title, register=register, matter=matter)
