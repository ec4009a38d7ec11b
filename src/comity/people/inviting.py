"""Invitations: the one way to an account. A link by mail, good once and for seven days."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from comity.people import delegating, identities, journal, sessions
from comity.people.functions import ROLES
from comity.people.id_tokens import Proof
from comity.people.models import Account, Authority, Delegation, Invitation
from comity.people.refusals import Refused

GOOD_FOR = timedelta(days=7)


def as_name(email: str) -> str:
    """An address as accounts are named by it: without regard to capitals or spaces around it."""
    return email.strip().casefold()


def invite(
    email: str, name: str, authority: Authority, role: str, *, by: Account | str, now: datetime
) -> tuple[Invitation, str]:
    """Invite somebody; returns the invitation and the token for its link, which stands nowhere else.

    An earlier invitation of the same address to this authority is void with it. Raises Refused where the authority has
    an account of the address already. Whether another authority has one is told to the administration; anybody else
    would learn who works where, so the owner of the address alone hears it, on accepting.
    """
    email, name = as_name(email), " ".join(name.split())
    if role not in ROLES:
        raise Refused(f"There is no role {role}; there are {', '.join(ROLES)}.")
    if not name:
        raise Refused("The invitation needs the full name of the person.")
    there = Account.objects.filter(email=email)
    knows_all = isinstance(by, str) or by.authority.function == "administration"
    if (there if knows_all else there.filter(authority=authority)).exists():
        raise Refused(f"There is an account of {email} already.")
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.filter(email=email, authority=authority, accepted=None).delete()
        invitation = Invitation.objects.create(
            token=_hashed(token),
            email=email,
            name=name,
            authority=authority,
            role=role,
            sent=now,
            expires=now + GOOD_FOR,
        )
        journal.note(authority, "invited", by=by, now=now, about=f"{name} <{email}>, {role}")
    return invitation, token


def open_(token: str, now: datetime) -> Invitation | None:
    """The invitation of a link, while it may be accepted."""
    return (
        Invitation.objects.select_related("authority")
        .filter(token=_hashed(token), accepted=None, expires__gt=now)
        .first()
    )


def accept(token: str, password: str, now: datetime) -> Account:
    """Make the account of an invitation, once. Raises Refused where it is no longer good.

    Whether the password is good enough has been asked before.
    """
    return _accept(Q(token=_hashed(token)), make_password(password), now)


def accept_with(invitation: int, proof: Proof, now: datetime) -> Account:
    """As ``accept``, by the number of an invitation whose link has been shown, with an identity for a password.

    Raises Refused also where the identity is linked to another account; the invitation is then still good.
    """
    with transaction.atomic():
        account = _accept(Q(pk=invitation), make_password(None), now)
        identities.link(account, proof, now)
    return account


def _accept(which: Q, kept: str, now: datetime) -> Account:
    with transaction.atomic():
        # One of two who accept at once finds it taken: the update counts.
        taken = Invitation.objects.filter(which, accepted=None, expires__gt=now).update(accepted=now)
        if not taken:
            raise Refused("This invitation has been used, or is no longer good. Ask for another.")
        invitation = Invitation.objects.select_related("authority").get(which)
        if Account.objects.filter(email=invitation.email).exists():
            raise Refused(f"There is an account of {invitation.email} already; it belongs to one authority.")
        account = Account.objects.create(
            email=invitation.email,
            name=invitation.name,
            authority=invitation.authority,
            role=invitation.role,
            password=kept,
            since=now,
        )
        journal.note(account.authority, "account opened", by=account, now=now, about=account.name)
    return account


def withdraw(invitation: Invitation, *, by: Account | str, now: datetime) -> None:
    """Take an invitation back before it is accepted."""
    with transaction.atomic():
        if Invitation.objects.filter(pk=invitation.pk, accepted=None).delete()[0]:
            journal.note(invitation.authority, "invitation withdrawn", by=by, now=now, about=invitation.email)


def change_role(account: Account, role: str, *, by: Account | str, now: datetime) -> None:
    """Give somebody another role. Raises Refused where it is their own."""
    if role not in ROLES:
        raise Refused(f"There is no role {role}; there are {', '.join(ROLES)}.")
    if not isinstance(by, str) and by.pk == account.pk:
        raise Refused("Nobody changes their own role.")
    with transaction.atomic():
        if Account.objects.filter(pk=account.pk, ended=None).exclude(role=role).update(role=role):
            about = f"{account.name}, from {account.role} to {role}"
            journal.note(account.authority, "role changed", by=by, now=now, about=about)


def end(account: Account, *, by: Account | str, now: datetime, successor: Account | None = None) -> None:
    """End an account: what was assigned moves to a successor; sessions, tokens and delegations end at once.

    Raises Refused where it is one's own, or where something is assigned and nobody is named who takes it.
    """
    if not isinstance(by, str) and by.pk == account.pk:
        raise Refused("Nobody ends their own account.")
    with transaction.atomic():
        if successor:
            delegating.hand_over(account, successor, by=by, now=now)
        elif left := account.assignments.filter(until=None).count():
            raise Refused(f"{left} matters are assigned to {account.name}: name who takes them over.")
        if not Account.objects.filter(pk=account.pk, ended=None).update(ended=now):
            raise Refused("The account has ended already.")
        Delegation.objects.filter(Q(giver=account) | Q(taker=account), ended=None).update(ended=now)
        sessions.end_all(account)
        account.tokens.filter(ended=None).update(ended=now)
        account.identities.all().delete()
        journal.note(account.authority, "account ended", by=by, now=now, about=account.name)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()
