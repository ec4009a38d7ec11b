"""Sealed files in their folder: whole or in parts, bounded, and never plain text."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from pytest_django import Settings

from comity.exchange import storing
from comity.exchange.models import SealedFile, Upload
from comity.regime.acts import Refusal
from tests.exchange.cast import NOW, act, delivered, key, known, refused, signed, transmitted

pytestmark = pytest.mark.django_db


def sealed(size: int = 1000) -> bytes:
    """A sealed file of some size."""
    to = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(os.urandom(size)), to, [key("NLD").identity.to_public()])
    return to.getvalue()


def _stored(party: str = "OTP", content: bytes | None = None) -> SealedFile:
    found = storing.store(party, [content or sealed()], NOW)
    assert isinstance(found, SealedFile), found
    return found


def _kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_lies_under_its_digest(sealed_folder: Path) -> None:
    content = sealed()
    file = _stored(content=content)
    assert storing.path_of(file.digest).read_bytes() == content
    assert _kept(sealed_folder) == [storing.path_of(file.digest)]
    assert storing.path_of(file.digest).stat().st_mode & 0o077 == 0
    first = storing.path_of(file.digest).stat().st_ino
    _stored(content=content)
    _stored("NLD", content)
    assert len(_kept(sealed_folder)) == 1
    assert storing.path_of(file.digest).stat().st_ino == first, "what is there whole is not replaced"
    assert SealedFile.objects.count() == 2


@pytest.mark.parametrize("content", [b"The witness lives at", b"", b"age-encryption.org/v1\n", b"PK\x03\x04"])
def test_plain_text_is_not_kept(sealed_folder: Path, content: bytes) -> None:
    found = storing.store("OTP", [content], NOW)
    assert isinstance(found, Refusal)
    assert found.code == "not-sealed"
    assert _kept(sealed_folder) == []


def test_a_file_comes_in_parts(sealed_folder: Path) -> None:
    content = sealed(100_000)
    upload = storing.begin("OTP", len(content), NOW)
    assert isinstance(upload, Upload)
    for place in range(0, len(content), 30_000):
        unfinished = storing.finish(upload, NOW)
        assert isinstance(unfinished, Refusal)
        assert unfinished.sentence.endswith(f"go on from byte {place}")
        grown = storing.add(upload, place, content[place : place + 30_000])
        assert isinstance(grown, Upload)
        again = storing.add(upload, place, content[place : place + 30_000])
        assert isinstance(again, Refusal)
        assert again.code in ("other-place", "too-long")
    file = storing.finish(upload, NOW)
    assert isinstance(file, SealedFile)
    assert storing.path_of(file.digest).read_bytes() == content
    assert len(_kept(sealed_folder)) == 1
    assert not Upload.objects.exists()
    assert storing.upload_of("OTP", upload.name) is None


def test_an_upload_is_its_partys() -> None:
    upload = storing.begin("OTP", 100, NOW)
    assert isinstance(upload, Upload)
    assert storing.upload_of("NLD", upload.name) is None
    assert storing.upload_of("OTP", upload.name) == upload


def test_it_is_bounded(settings: Settings, sealed_folder: Path) -> None:
    settings.COMITY_LARGEST = 2000

    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 1000

    found = storing.store("OTP", endless(), NOW)
    assert isinstance(found, Refusal)
    assert found.code == "too-large"
    assert _kept(sealed_folder) == []
    for size in (0, -1, 2001):
        assert isinstance(storing.begin("OTP", size, NOW), Refusal)
    upload = storing.begin("OTP", 1000, NOW)
    assert isinstance(upload, Upload)
    assert isinstance(storing.add(upload, 0, b"x" * 1001), Refusal)
    assert isinstance(storing.add(upload, 0, b"x" * (storing.PART + 1)), Refusal)
    begun = [storing.begin("OTP", 2000, NOW) for _ in range(6)]
    assert [isinstance(each, Refusal) for each in begun] == [False] * 4 + [True] * 2
    assert isinstance(storing.begin("NLD", 2000, NOW), Upload), "what one party has waiting is not another's"


def test_what_no_act_names_is_deleted_after_some_days() -> None:
    known()
    named, left, shared = _stored(), _stored(), _stored()
    _stored("NLD", storing.path_of(shared.digest).read_bytes())
    upload = storing.begin("OTP", 1000, NOW)
    assert isinstance(upload, Upload)
    delivered(transmitted(sealed=[named.digest]))
    delivered(act("consultation-opened", "NLD", ground="97", sealed=[shared.digest]), "c", "NLD")
    assert storing.tidy(NOW + timedelta(days=6)) == 0
    assert storing.tidy(NOW + timedelta(days=8)) == 3
    assert not storing.path_of(left.digest).exists()
    assert storing.path_of(named.digest).exists()
    assert storing.path_of(shared.digest).exists()


def test_nobody_names_a_file_that_another_has_sealed() -> None:
    known()
    theirs = _stored("OTP")
    delivered(transmitted(sealed=[theirs.digest]))
    swapped = act("consultation-opened", "NLD", ground="97", sealed=[theirs.digest])
    assert refused(signed(swapped, "c", "NLD")).code == "no-such-file"


@pytest.mark.parametrize("failure", ["gone", "cut short"])
def test_a_file_that_a_failure_took_is_not_named_and_is_taken_again(failure: str) -> None:
    known()
    content = sealed()
    file = _stored(content=content)
    path = storing.path_of(file.digest)
    if failure == "gone":
        path.unlink()
    else:
        os.truncate(path, 100)
    assert refused(signed(transmitted(sealed=[file.digest]))).code == "no-such-file"
    assert _stored(content=content).digest == file.digest
    delivered(transmitted(sealed=[file.digest]))
    assert path.read_bytes() == content
