"""Invitations: the one way to an account. A link by mail, good once and for seven days."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.hashers import make_password
from django.db import transaction

from comity.people import sessions
from comity.people.functions import ROLES
from comity.people.models import Account, Authority, Invitation

GOOD_FOR = timedelta(days=7)


class Refused(Exception):
    """Why somebody is not invited, or an invitation not accepted; the sentence for people is its text."""


def as_name(email: str) -> str:
    """An address as accounts are named by it: without regard to capitals or spaces around it."""
    return email.strip().casefold()


def invite(email: str, name: str, authority: Authority, role: str, *, by: str, now: datetime) -> tuple[Invitation, str]:
    """Invite somebody; returns the invitation and the token for its link, which stands nowhere else.

    An earlier invitation of the same address is void with it. Raises Refused where there is an account already.
    """
    email, name = as_name(email), " ".join(name.split())
    if role not in ROLES:
        raise Refused(f"There is no role {role}; there are {', '.join(ROLES)}.")
    if not name:
        raise Refused("The invitation needs the full name of the person.")
    if Account.objects.filter(email=email).exists():
        raise Refused(f"There is an account of {email} already.")
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.filter(email=email, accepted=None).delete()
        invitation = Invitation.objects.create(
            token=_hashed(token),
            email=email,
            name=name,
            authority=authority,
            role=role,
            by=by,
            sent=now,
            expires=now + GOOD_FOR,
        )
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
    kept = make_password(password)
    with transaction.atomic():
        # One of two who accept at once finds it taken: the update counts.
        taken = Invitation.objects.filter(token=_hashed(token), accepted=None, expires__gt=now).update(accepted=now)
        if not taken:
            raise Refused("This invitation has been used, or is no longer good. Ask for another.")
        invitation = Invitation.objects.select_related("authority").get(token=_hashed(token))
        return Account.objects.create(
            email=invitation.email,
            name=invitation.name,
            authority=invitation.authority,
            role=invitation.role,
            password=kept,
            since=now,
        )


def end(account: Account, now: datetime) -> None:
    """End an account: it opens nothing from this moment on, and its sessions are over."""
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(ended=now)
        sessions.end_all(account)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()
