"""Second factors without JavaScript: one-time codes (RFC 6238), and recovery codes for when they are lost."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken as WrongCode
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import transaction

from comity.people import journal
from comity.people.models import Account, OneTimeCodes, RecoveryCode

# What every authenticator app understands: SHA-1, six digits, thirty seconds.
STEP = 30
RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


def has_any(account: Account) -> bool:
    """Whether an account has a second factor."""
    return has_codes(account) or account.passkeys.exists()


def has_codes(account: Account) -> bool:
    """Whether an account has one-time codes."""
    return of(account) is not None


def of(account: Account) -> OneTimeCodes | None:
    """The one-time codes of an account."""
    return OneTimeCodes.objects.filter(account=account).first()


def new_seed() -> str:
    """A seed for an authenticator app, in Base32. It counts once a code made from it has been given."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def sealed(seed: str) -> str:
    """A seed as it may stand in the database."""
    return _box().encrypt(seed.encode()).decode()


def unsealed(kept: str) -> str | None:
    """The seed of what stands in the database; None where ``keys/seeds`` is another than the one it was sealed with."""
    try:
        return _box().decrypt(kept.encode()).decode()
    except InvalidToken:
        return None


def uri(account: Account, seed: str) -> str:
    """The seed as apps read it from a QR code."""
    return _totp(seed).get_provisioning_uri(account.email, "Comity")


def set_up(account: Account, seed: str, code: str, now: datetime) -> bool:
    """Take a seed for an account, if the code is one of it; what was set up before counts no more."""
    step = _step(seed, code, now, after=0)
    if step is None:
        return False
    kept = {"seed": sealed(seed), "last": step, "since": now}
    with transaction.atomic():
        OneTimeCodes.objects.update_or_create(account=account, defaults=kept)
        _note(account, "one-time codes set up", now)
    return True


def remove(account: Account, now: datetime) -> None:
    """Give up one-time codes."""
    with transaction.atomic():
        OneTimeCodes.objects.filter(account=account).delete()
        _note(account, "one-time codes removed", now)


def code_is_good(account: Account, code: str, now: datetime) -> bool:
    """Whether this is the account's code now (or half a minute ago, or ahead). Each is good once."""
    kept = of(account)
    if kept is None:
        return False
    seed = unsealed(kept.seed)
    if seed is None:
        return False
    step = _step(seed, code, now, after=kept.last)
    # Of two who give the same code at once, the update counts for one.
    return step is not None and bool(OneTimeCodes.objects.filter(pk=kept.pk, last__lt=step).update(last=step))


def is_seed_of(kept: OneTimeCodes, seed: str) -> bool:
    """Whether these codes are made from a seed that somebody knows."""
    return secrets.compare_digest(unsealed(kept.seed) or "", seed)


def new_recovery_codes(account: Account, now: datetime) -> list[str]:
    """New recovery codes, to be shown once; the old ones are void."""
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        account.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(account=account, code=_hashed(code)) for code in codes)
        _note(account, "new recovery codes", now)
    return codes


def recovery_code_is_good(account: Account, code: str) -> bool:
    """Whether this is one of the account's recovery codes; it is used up with that."""
    count, _ = account.recovery_codes.filter(code=_hashed(code)).delete()
    return count == 1


def _note(account: Account, about: str, now: datetime) -> None:
    journal.note(account.authority, "second factor changed", by=account, now=now, about=about)


def _recovery_code() -> str:
    """Seventy-five random bits in three groups."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3))


def _hashed(code: str) -> str:
    """Recovery codes are random and long: what a slow hash is for does not arise."""
    return sha256("".join(code.split()).replace("-", "").casefold().encode()).hexdigest()


def _step(seed: str, code: str, now: datetime, after: int) -> int | None:
    """The thirty seconds that a code stands for; None where it is none of now, or not after the last that was used."""
    given = "".join(code.split()).encode()
    current = int(now.timestamp()) // STEP
    for step in (current, current - 1, current + 1):
        try:
            _totp(seed).verify(given, step * STEP)
        except WrongCode:
            continue
        return step if step > after else None
    return None


def _totp(seed: str) -> TOTP:
    return TOTP(base64.b32decode(seed), 6, SHA1(), STEP, enforce_key_length=False)  # noqa: S303 - RFC 6238


def _box() -> Fernet:
    """Seeds are sealed with a key that is not in the database."""
    return Fernet(base64.urlsafe_b64encode(sha256(settings.COMITY_SEEDS().encode()).digest()))
