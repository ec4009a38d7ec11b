"""Passkeys (Web Authentication, Level 3): both factors at once, a key on a device and what unlocks it there.

The device must verify its user (PIN, fingerprint, face), so that a passkey alone signs in. Nothing is asked about the
make of the device. Challenges stay in the session and count once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from comity.people import journal
from comity.people.models import Account, Passkey
from comity.people.refusals import Refused

# How many one person may have, and how long a response may be.
MOST = 10
LONGEST_RESPONSE = 20_000
_REFUSED = "This passkey could not be used here."


def begin_adding(account: Account) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a device is asked to make a passkey; what to keep in the session until it has answered."""
    user = PublicKeyCredentialUserEntity(
        name=account.email,
        display_name=account.name,
        id=salted_hmac("comity.passkeys", str(account.pk), algorithm="sha256").digest()[:16],
    )
    there = [AttestedCredentialData(bytes(passkey.data)) for passkey in account.passkeys.all()]
    options, state = _server().register_begin(
        user,
        there,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), state


def add(account: Account, state: Mapping[str, Any], response: Any, name: str, now: datetime) -> Passkey:
    """Take the passkey that a device has made. Raises Refused where the answer is not good."""
    if account.passkeys.count() >= MOST:
        raise Refused(f"One person may have {MOST} passkeys. Remove one first.")
    try:
        made = _server().register_complete(state, RegistrationResponse.from_dict(response))
        data = made.credential_data
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(_REFUSED) from None
    if data is None:
        raise Refused(_REFUSED)
    try:
        with transaction.atomic():
            passkey = Passkey.objects.create(
                account=account,
                credential=websafe_encode(data.credential_id),
                data=bytes(data),
                uses=made.counter,
                name=" ".join(name.split())[:80] or "Passkey",
                since=now,
            )
            _note(account, f"passkey {passkey.name} added", now)
    except IntegrityError:
        raise Refused("This passkey is there already.") from None
    return passkey


def remove(account: Account, key: int, now: datetime) -> None:
    """Give up a passkey."""
    found = account.passkeys.filter(pk=key).first()
    if found is not None:
        with transaction.atomic():
            found.delete()
            _note(account, f"passkey {found.name} removed", now)


def begin_signing_in() -> tuple[dict[str, Any], dict[str, Any]]:
    """What a device is asked to sign in somebody whom it knows; what to keep in the session until it has answered."""
    options, state = _server().authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    return dict(options), state


def signed_in(state: Mapping[str, Any], response: Any, now: datetime) -> Account:
    """Whose passkey has answered. Raises Refused where the answer is not good, or the account has ended."""
    try:
        given = AuthenticationResponse.from_dict(response)
        passkey = (
            Passkey.objects.select_related("account__authority")
            .filter(credential=websafe_encode(given.raw_id), account__ended=None)
            .first()
        )
        known = [AttestedCredentialData(bytes(passkey.data))] if passkey else []
        _server().authenticate_complete(state, known, given)
        counter = given.response.authenticator_data.counter
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(_REFUSED) from None
    # A counter that does not go forward: the key has been copied. Passkeys that count nothing stay at 0.
    if passkey is None or ((counter or passkey.uses) and counter <= passkey.uses):
        raise Refused(_REFUSED)
    Passkey.objects.filter(pk=passkey.pk).update(uses=counter, used=now)
    return passkey.account


def _note(account: Account, about: str, now: datetime) -> None:
    journal.note(account.authority, "second factor changed", by=account, now=now, about=about)


def _server() -> Fido2Server:
    """For this site alone: its host is the relying party, its origin the only one that may ask."""
    parts = urlsplit(settings.COMITY_URL)
    origin = f"{parts.scheme}://{parts.netloc}"
    party = PublicKeyCredentialRpEntity(name="Comity", id=parts.hostname or "")
    return Fido2Server(party, verify_origin=lambda given: given == origin)
