"""A statement: one act, as its sender signs it. What the record then holds can be held against it.

    {"act":{"act":"requests.received","audience":"parties",…},"comity":"message/1","id":"3f2c…","key":"9ab1…"}

The bytes that are signed (Ed25519, RFC 8032) are the canonical JSON (RFC 8785) of this object, so there is one form of
it alone. ``id`` is the sender's: a retry bears the same one, and is the same message.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from comity.record.entries import canonical
from comity.regime import REGISTERS, lines
from comity.regime.acts import Dated, Refusal

FORMAT: Final = "message/1"
# No act of the regime comes near.
LONGEST: Final = 1 << 16

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act as the sender states it: the line of the act, the sender's identifier, the fingerprint of the key."""

    id: str
    key: str
    act: dict[str, Any]
    comity: str = FORMAT

    @property
    def content(self) -> bytes:
        """The bytes that are signed."""
        return canonical(msgspec.structs.asdict(self))


class Signed(msgspec.Struct, frozen=True):
    """A statement's bytes and the signature over them, in hexadecimal."""

    content: bytes
    signature: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the statement."""
        return sha256(self.content).hexdigest()


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A signed statement as a file."""

    statement: Statement
    signature: str


def sign(statement: Statement, key: Ed25519PrivateKey) -> Signed:
    """A statement with the sender's signature."""
    content = statement.content
    return Signed(content, key.sign(content).hex())


def signed_by(signed: Signed, verifier: str) -> bool:
    """Whether the signature is of this public key, in hexadecimal, over these bytes."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(verifier))
        public.verify(bytes.fromhex(signed.signature), signed.content)
    except (InvalidSignature, ValueError):
        return False
    return True


def read(content: bytes) -> Statement | Refusal:
    """The statement in the bytes that were signed; they must be its canonical form."""
    if len(content) > LONGEST:
        return _none(f"longer than {LONGEST:,} bytes")
    try:
        statement = msgspec.json.decode(content, type=Statement, strict=True)
        same = statement.content == content
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return _none(str(error).partition(" - at ")[0].lower() or "not JSON")
    if statement.comity != FORMAT:
        return _none(f"its format is not {FORMAT}")
    if not _IDENTIFIER.fullmatch(statement.id):
        return _none("its id is 1 to 80 letters, digits, dots and hyphens")
    if not _FINGERPRINT.fullmatch(statement.key):
        return _none("its key is a fingerprint of sixteen digits")
    if not same:
        return _none("its JSON is not canonical (RFC 8785)")
    return statement


def act_of(given: Statement, digest: str) -> Dated | Refusal:
    """The act of a statement as it is entered: its source is the statement, by its SHA-256, its author the key."""
    source = [f"message {given.id}, statement {digest}"]
    found = lines.read({**given.act, "source": source}, REGISTERS, given.key)
    return found[0] if isinstance(found, list) else found


def as_file(signed: Signed) -> bytes:
    """A signed statement as a file, to be carried or sent."""
    return canonical({"signature": signed.signature, "statement": msgspec.Raw(signed.content)}) + b"\n"


def of_file(content: bytes) -> Signed | Refusal:
    """The signed statement in a file. Whether the signature is good is not asked here."""
    if len(content) > LONGEST + 1024:
        return _none(f"longer than {LONGEST:,} bytes")
    try:
        found = msgspec.json.decode(content, type=_File, strict=True)
        given = found.statement.content
    except (msgspec.MsgspecError, ValueError, RecursionError):
        sentence = "not a signed statement: a file made by comity sign, or signed by the page"
        return Refusal("not-a-statement", sentence, field="statement")
    if not _SIGNATURE.fullmatch(found.signature):
        return _none("its signature is not 128 digits in small hexadecimal")
    return Signed(given, found.signature)


def _none(why: str) -> Refusal:
    return Refusal("not-a-statement", f"not a statement: {why}", field="statement")
