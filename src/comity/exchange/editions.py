"""What is signed of an edition: that it is of a file which an act names (``resealing``). No database.

    {"resealing":{"comity":"resealing/1","key":"9ab1…","original":"4b88…","resealed":"d01c…"},"signature":"…"}

The bytes that are signed (Ed25519, RFC 8032) are the canonical JSON (RFC 8785) of the inner object. The browser posts
its parts; the command line makes the file, and the page takes it with the edition.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comity.record.entries import canonical
from comity.regime.acts import Refusal

FORMAT: Final = "resealing/1"
LONGEST: Final = 4096

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Edition(msgspec.Struct, frozen=True):
    """A file and its edition, each by its SHA-256; the fingerprint of who sealed it anew, and their signature."""

    original: str
    digest: str
    key: str
    signature: str

    @property
    def content(self) -> bytes:
        """The bytes that are signed."""
        return content(self.original, self.digest, self.key)


class _Signed(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    original: str
    resealed: str
    comity: str = FORMAT


class _File(msgspec.Struct, forbid_unknown_fields=True):
    resealing: _Signed
    signature: str


def content(original: str, edition: str, key: str) -> bytes:
    """The bytes that are signed: canonical JSON (RFC 8785)."""
    return canonical({"comity": FORMAT, "key": key, "original": original, "resealed": edition})


def signed(original: str, edition: str, key: str, signer: Ed25519PrivateKey) -> Edition:
    """An edition with the signature of who made it."""
    return Edition(original, edition, key, signer.sign(content(original, edition, key)).hex())


def as_file(edition: Edition) -> bytes:
    """An edition's signed line as a file, to be carried to the page."""
    return canonical({"resealing": msgspec.Raw(edition.content), "signature": edition.signature}) + b"\n"


def of_file(given: bytes) -> Edition | Refusal:
    """The edition in a file. Whether the signature is good is not asked here."""
    try:
        found = msgspec.json.decode(given[: LONGEST + 1], type=_File, strict=True)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        found = None
    if found is None or found.resealing.comity != FORMAT or not _DIGEST.fullmatch(found.resealing.original):
        sentence = "not the signed line of an edition: the file beside it that comity reseal made"
        return Refusal("not-a-resealing", sentence, field="signed")
    line = found.resealing
    return Edition(line.original, line.resealed, line.key, found.signature)
