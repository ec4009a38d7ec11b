"""The signed head of the log: a checkpoint (C2SP tlog-checkpoint) as a signed note (C2SP signed-note), Ed25519.

comity/record
812
<root, base64>

— comity/record <base64 of key hash and signature>
"""

from __future__ import annotations

import base64
import errno
import hmac
import os
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

# The name of a record in its checkpoints, where the installation gives it none of its own.
ORIGIN = "comity/record"
_ALGORITHM = b"\x01"  # signed-note: Ed25519


@dataclass(frozen=True)
class Checkpoint:
    """How long the log was, and its root."""

    size: int
    root: bytes


@dataclass(frozen=True)
class Key:
    """The key that signs heads. ``public`` is the verifier key that readers keep (signed-note, "vkey")."""

    origin: str
    private: Ed25519PrivateKey

    @cached_property
    def raw(self) -> bytes:
        """The public key."""
        return self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @cached_property
    def _sealing(self) -> bytes:
        secret = self.private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        return hmac.digest(secret, b"comity: the seal of a head", "sha256")

    @property
    def public(self) -> str:
        coded = base64.b64encode(_ALGORITHM + self.raw).decode()
        return f"{self.origin}+{_key_hash(self.origin, self.raw).hex()}+{coded}"

    def sign(self, head: Checkpoint) -> str:
        """The checkpoint as a signed note."""
        text = f"{self.origin}\n{head.size}\n{base64.b64encode(head.root).decode()}\n"
        signature = _key_hash(self.origin, self.raw) + self.private.sign(text.encode())
        return f"{text}\n— {self.origin} {base64.b64encode(signature).decode()}\n"

    def seal(self, head: Checkpoint) -> str:
        """What the head bears at rest: HMAC-SHA256 under a secret drawn from the key, in hexadecimal.

        Only who holds the key can make it, so a log changed behind the program's back shows; it costs a
        twentieth of a signature, which is made for whoever asks for the checkpoint (docs/decisions/0006).
        """
        return hmac.digest(self._sealing, b"%d %s" % (head.size, head.root), "sha256").hex()


def read(note: str, verifier: str) -> Checkpoint:
    """The checkpoint in a note that this verifier key signed. Raises ValueError with a sentence otherwise."""
    origin, raw = _public_key(verifier)
    text, _, signatures = note.partition("\n\n")
    lines = text.split("\n")
    try:
        name, size, root = lines[0], int(lines[1]), _decoded(lines[2])
    except (IndexError, ValueError):
        raise ValueError("not a checkpoint: it holds no origin, size and root") from None
    if name != origin or len(root) != 32 or str(size) != lines[1]:
        raise ValueError(f"not a checkpoint of {origin}")
    for line in signatures.split("\n"):
        dash, name, coded = [*line.split(" "), "", ""][:3]
        try:
            signature = _decoded(coded)
        except ValueError:
            continue
        if dash != "—" or name != origin or signature[:4] != _key_hash(origin, raw):
            continue
        try:
            Ed25519PublicKey.from_public_bytes(raw).verify(signature[4:], f"{text}\n".encode())
        except InvalidSignature:
            break
        return Checkpoint(size, root)
    raise ValueError("the checkpoint bears no valid signature of this record's key")


def load_key(path: Path, origin: str = ORIGIN) -> Key:
    """The key in a file that only its owner can read; made on first use."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = Ed25519PrivateKey.generate()
        pem = made.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        # Written whole under another name first: a crash or a second process leaves no half key behind.
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(pem))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    try:
        private = Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes()))
    except ValueError:
        raise OSError(errno.EINVAL, "not a key of Comity's", str(path)) from None
    return Key(origin, private)


def _key_hash(origin: str, raw: bytes) -> bytes:
    """signed-note: the first four bytes of the hash over name, algorithm and key."""
    return sha256(origin.encode() + b"\n" + _ALGORITHM + raw).digest()[:4]


def _public_key(verifier: str) -> tuple[str, bytes]:
    """Name and raw key of a verifier key. The coded part may hold plus signs, a name may not."""
    name, _, rest = verifier.partition("+")
    hashed, _, coded = rest.partition("+")
    try:
        raw = _decoded(coded)
    except ValueError:
        raw = b""
    if not name or raw[:1] != _ALGORITHM or len(raw) != 33:
        raise ValueError("not a verifier key: it is written name+hash+key")
    if hashed != _key_hash(name, raw[1:]).hex():
        raise ValueError("not a verifier key: the hash in it is not that of its name and key")
    return name, raw[1:]


def _decoded(coded: str) -> bytes:
    """The bytes of a base64 text that is written in the one canonical way. Raises ValueError for any other."""
    found = base64.b64decode(coded, validate=True)
    if base64.b64encode(found).decode() != coded:
        raise ValueError(coded)
    return found
