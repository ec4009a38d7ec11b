"""Identities at an OpenID provider, linked to accounts by their person: what is not linked opens nothing.

An address of mail opens nothing either: whoever could have one written into their identity elsewhere would have the
account.
"""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from comity.people import journal
from comity.people.id_tokens import Proof
from comity.people.models import Account, Identity
from comity.people.refusals import Refused


def whose(proof: Proof, now: datetime) -> Account | None:
    """The account that an identity is linked to; None where there is none, or it has ended."""
    found = Identity.objects.select_related("account__authority").filter(
        issuer=proof.issuer, subject=proof.subject, account__ended=None
    )
    identity = found.first()
    if identity is None:
        return None
    Identity.objects.filter(pk=identity.pk).update(used=now)
    return identity.account


def link(account: Account, proof: Proof, now: datetime) -> Identity:
    """Link an identity. Raises Refused where it is linked already, or the account has one of this provider."""
    try:
        with transaction.atomic():
            identity = Identity.objects.create(account=account, issuer=proof.issuer, subject=proof.subject, since=now)
            journal.note(account.authority, "identity linked", by=account, now=now, about=proof.issuer)
    except IntegrityError:
        raise Refused("This identity could not be linked to the account. Nothing has changed.") from None
    return identity


def unlink(account: Account, key: int, now: datetime) -> None:
    """End the link of an identity. Raises Refused where nothing would be left to sign in with."""
    found = account.identities.filter(pk=key).first()
    if found is None:
        return
    if not account.has_usable_password():
        raise Refused("Choose a password first: without one you could not sign in any more.")
    with transaction.atomic():
        found.delete()
        journal.note(account.authority, "identity unlinked", by=account, now=now, about=found.issuer)
