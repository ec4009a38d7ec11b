"""The signed head: written as the signed-note format has it, read by whoever has the key, and by nobody altered."""

from __future__ import annotations

import base64
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from comity.record import checkpoint
from comity.record.checkpoint import Checkpoint

ROOT = bytes(range(32))
HEAD = Checkpoint(812, ROOT)
_SECRET = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
KEY = checkpoint.Key("comity/record", _SECRET)
NOTE = KEY.sign(HEAD)

# The example that the documentation of Go's note package gives: a text, its signature, the verifier key.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SIGNED_BY_PETER = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_it_writes_a_signed_note() -> None:
    text, _, signature = NOTE.partition("\n\n")
    assert text == f"comity/record\n812\n{base64.b64encode(ROOT).decode()}"
    dash, name, coded = signature.removesuffix("\n").split(" ")
    assert (dash, name) == ("—", "comity/record")
    raw = base64.b64decode(coded, validate=True)
    hashed = sha256(b"comity/record\n\x01" + KEY.raw).digest()[:4]
    assert raw[:4] == hashed
    _SECRET.public_key().verify(raw[4:], f"{text}\n".encode())
    public = base64.b64encode(b"\x01" + KEY.raw).decode()
    assert KEY.public == f"comity/record+{hashed.hex()}+{public}"


def test_it_takes_keys_and_signatures_as_others_write_them() -> None:
    name, raw = checkpoint._public_key(PETER)
    text, _, line = SIGNED_BY_PETER.partition("\n\n")
    signature = base64.b64decode(line.rpartition(" ")[2])
    assert (name, signature[:4]) == ("PeterNeumann", checkpoint._key_hash(name, raw))
    Ed25519PublicKey.from_public_bytes(raw).verify(signature[4:], f"{text}\n".encode())
    with pytest.raises(ValueError, match="not a checkpoint"):
        checkpoint.read(SIGNED_BY_PETER, PETER)


def test_it_reads_what_it_signed() -> None:
    assert checkpoint.read(NOTE, KEY.public) == HEAD


def test_it_reads_its_own_signature_among_those_of_witnesses() -> None:
    witness = "— witness.example/w1 " + base64.b64encode(b"\x00" * 76).decode()
    assert checkpoint.read(f"{NOTE}{witness}\n", KEY.public) == HEAD
    text, _, signature = NOTE.partition("\n\n")
    assert checkpoint.read(f"{text}\n\n{witness}\n{signature}", KEY.public) == HEAD


def test_it_signs_the_same_words_with_the_same_signature() -> None:
    assert KEY.sign(HEAD) == NOTE


OTHER = Ed25519PrivateKey.from_private_bytes(b"\x08" * 32)
ANOTHER_KEY = checkpoint.Key("comity/record", OTHER)
ANOTHER_NAME = checkpoint.Key("another/record", _SECRET)

# What is read, and with which verifier key; none is a checkpoint of this record.
REFUSED = {
    "nothing": ("", KEY.public),
    "words": ("not a note at all", KEY.public),
    "the text without its signature": (NOTE.partition("— ")[0], KEY.public),
    "another size": (NOTE.replace("812", "813"), KEY.public),
    "a size with a plus": (NOTE.replace("812", "+812"), KEY.public),
    "a size with noughts": (NOTE.replace("812", "0812"), KEY.public),
    "a size in other digits": (NOTE.replace("812", "٨١٢"), KEY.public),
    "a size of many digits": (NOTE.replace("812", "9" * 5000), KEY.public),
    "another root": (NOTE.replace("AAEC", "AAED"), KEY.public),
    "a short root": (NOTE.replace("AAEC", ""), KEY.public),
    "a root that is no base64": (NOTE.replace("AAEC", "!!!!"), KEY.public),
    "another origin": (NOTE.replace("comity/record", "comity/recorD"), KEY.public),
    "a line more": (NOTE.replace("812\n", "812\nmore\n"), KEY.public),
    "a line more before the signature": (NOTE.replace("\n\n", "\nmore\n\n"), KEY.public),
    "a hyphen for the dash": (NOTE.replace("—", "-"), KEY.public),
    "carriage returns": (NOTE.replace("\n", "\r\n"), KEY.public),
    "a signature by another key": (ANOTHER_KEY.sign(HEAD), KEY.public),
    "a signature under another name": (ANOTHER_NAME.sign(HEAD), KEY.public),
    "read with another key": (NOTE, ANOTHER_KEY.public),
    "read under another name": (NOTE, ANOTHER_NAME.public),
    "read with a key that is none": (NOTE, "comity/record"),
    "read with a key of no letters": (NOTE, "comity/record+00000000+٨"),
    "read with a key whose hash is another's": (
        NOTE,
        KEY.public.replace(KEY.public.split("+")[1], ANOTHER_KEY.public.split("+")[1]),
    ),
    "read with a key of another algorithm": (
        NOTE,
        KEY.public.rpartition("+")[0] + "+" + base64.b64encode(b"\x02" + KEY.raw).decode(),
    ),
}


@pytest.mark.parametrize(("note", "verifier"), REFUSED.values(), ids=REFUSED)
def test_it_reads_nothing_else(note: str, verifier: str) -> None:
    with pytest.raises(ValueError, match=r"not a checkpoint|no valid signature|not a verifier key"):
        checkpoint.read(note, verifier)


@given(st.integers(0, len(NOTE.encode()) - 2), st.integers(1, 255))
def test_it_reads_nothing_with_one_byte_altered(place: int, change: int) -> None:
    raw = bytearray(NOTE.encode())
    raw[place] ^= change
    try:
        altered = raw.decode()
    except UnicodeDecodeError:
        return
    with pytest.raises(ValueError, match=r"not a checkpoint|no valid signature"):
        checkpoint.read(altered, KEY.public)


def test_it_makes_a_key_once_and_keeps_it_to_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "record"
    made = checkpoint.load_key(path)
    assert checkpoint.load_key(path).public == made.public
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["record"], "no draft is left behind"
    assert checkpoint.load_key(path, "court/record").public.startswith("court/record+")
    assert checkpoint.load_key(tmp_path / "other" / "record").public != made.public


@pytest.mark.parametrize("content", [b"", b"no key", b"AAAA", b"\xff\xfe"], ids=repr)
def test_it_says_that_a_file_is_no_key(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record"
    path.write_bytes(content)
    with pytest.raises(OSError, match="not a key of Comity's"):
        checkpoint.load_key(path)


def test_a_seal_is_of_one_key_and_one_head() -> None:
    assert KEY.seal(HEAD) == checkpoint.Key("comity/record", _SECRET).seal(HEAD)
    others = [KEY.seal(Checkpoint(811, ROOT)), KEY.seal(Checkpoint(812, bytes(32))), ANOTHER_KEY.seal(HEAD)]
    assert len({KEY.seal(HEAD), *others}) == 4
