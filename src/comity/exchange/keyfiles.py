"""A key file: what one person holds to open what is sealed to them, and to sign.

It is a file of the age tools: lines that begin with # are comments to them, so that ``age -d -i KEYFILE`` opens with
it what Comity sealed. With a passphrase the whole is itself an age file (scrypt).

    # comity key 1
    # signs with 5f0c… (an Ed25519 seed, RFC 8032)
    AGE-SECRET-KEY-1…
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyrage import passphrase, x25519

from comity.regime import keys

_LONGEST = 1 << 14
_SEED = re.compile(r"^# signs with ([0-9a-f]{64})\b", re.MULTILINE)
_SECRET = re.compile(r"^AGE-SECRET-KEY-1[A-Z0-9]{58}$", re.MULTILINE)


class NotAKey(Exception):
    """Why a file is no key, or does not open: half a sentence."""


@dataclass(frozen=True, repr=False)
class Held:
    """The secret parts of a key: the age identity as text, and the seed of the signing key."""

    secret: str
    seed: bytes

    @cached_property
    def identity(self) -> x25519.Identity:
        """What opens."""
        return x25519.Identity.from_str(self.secret)

    @cached_property
    def signer(self) -> Ed25519PrivateKey:
        """What signs."""
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @cached_property
    def recipient(self) -> str:
        """To whom is sealed."""
        return str(self.identity.to_public())

    @cached_property
    def verifier(self) -> str:
        """By what signatures are checked."""
        return self.signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    @cached_property
    def fingerprint(self) -> str:
        """The key's name in the register of keys."""
        return keys.fingerprint(self.recipient, self.verifier)


def new() -> Held:
    """A new key."""
    return Held(str(x25519.Identity.generate()), secrets.token_bytes(32))


def write(path: Path, held: Held, phrase: str) -> None:
    """Write a key file that only its owner can read; an empty phrase protects nothing. Raises OSError if it exists."""
    text = f"# comity key 1\n# signs with {held.seed.hex()} (an Ed25519 seed, RFC 8032)\n{held.secret}\n".encode()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(passphrase.encrypt(text, phrase) if phrase else text)
        file.flush()
        os.fsync(file.fileno())


def is_protected(path: Path) -> bool:
    """Whether a key file asks for a passphrase."""
    with path.open("rb") as file:
        return file.read(4) == b"age-"


def read(path: Path, phrase: str = "") -> Held:
    """The key in a file. Raises NotAKey with half a sentence, OSError."""
    with path.open("rb") as file:
        content = file.read(_LONGEST + 1)
    if content.startswith(b"age-"):
        try:
            content = passphrase.decrypt(content, phrase)
        except pyrage.DecryptError:
            raise NotAKey("the passphrase does not open it") from None
    text = content[:_LONGEST].decode("ascii", "replace")
    seed, secret = _SEED.search(text), _SECRET.search(text)
    if seed is None or secret is None:
        raise NotAKey("not a key file of Comity's: make one with comity key new")
    held = Held(secret[0], bytes.fromhex(seed[1]))
    try:
        held.identity  # noqa: B018 - the secret is checked when it is read
    except pyrage.IdentityError:
        raise NotAKey("its secret key is damaged") from None
    return held
