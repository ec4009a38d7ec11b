"""Whoever looks for a word finds it, however it is written: a search that cannot find proves nothing."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.security.forms import places

WORD = "Zanzibarium"
WRITTEN: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "in capitals": lambda said: said.upper().encode(),
    "utf-16-le": lambda said: said.encode("utf-16-le"),
    "utf-16-be": lambda said: said.encode("utf-16-be"),
    "hexadecimal": lambda said: said.encode().hex().encode(),
    "HEXADECIMAL": lambda said: said.encode().hex().upper().encode(),
    "base64": lambda said: base64.b64encode(said.encode()),
    "base64, one on": lambda said: base64.b64encode(f"x{said}".encode()),
    "base64, two on": lambda said: base64.b64encode(f"xx{said}".encode()),
    "base64 for addresses": lambda said: base64.urlsafe_b64encode(said.encode()),
    "backwards": lambda said: said[::-1].encode(),
}


@pytest.mark.parametrize("how", WRITTEN)
@pytest.mark.parametrize("around", ["{}", "The ledger of {}, and more", "x{}x"])
def test_a_word_is_found(how: str, around: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00before" + WRITTEN[how](around.format(WORD)) + b"after\xff")
    assert list(places(WORD, tmp_path))
    assert not list(places("Quixotopia", tmp_path))


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(gzip.compress(b"something else"))
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "file").write_text(WORD)
    assert not list(places(WORD, tmp_path, but=("static",)))
