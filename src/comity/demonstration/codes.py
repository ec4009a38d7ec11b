"""The one-time code that an invented person's app would show: the seed is known here, and nowhere else is it told."""

from __future__ import annotations

import base64
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from comity.people import factors
from comity.people.models import Account


def at(seed: str, step: int) -> str:
    """The six digits for a step of thirty seconds."""
    totp = TOTP(base64.b32decode(seed), 6, SHA1(), factors.STEP, enforce_key_length=False)  # noqa: S303 - RFC 6238
    return totp.generate(step * factors.STEP).decode()


def good(account: Account, seed: str, now: datetime) -> str:
    """A code that signs the person in now: each is good once, so the next one where this one is used.

    Empty where the one after it is used too, for some seconds, or where the person has set up codes of their own.
    """
    kept = factors.of(account)
    if kept is None or not factors.is_seed_of(kept, seed):
        return ""
    current = int(now.timestamp()) // factors.STEP
    return next((at(seed, step) for step in (current, current + 1) if step > kept.last), "")
