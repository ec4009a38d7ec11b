"""The fonts are the ones that their page names, small, and have the signs that papers use."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONTS = Path(__file__).resolve().parents[2] / "src" / "comity" / "documents" / "fonts"
NAMED = dict(re.findall(r"\| (\S+\.ttf) \| \S+ \| ([0-9a-f]{64}) \|", (FONTS / "README.md").read_text()))


def test_every_font_is_named() -> None:
    assert set(NAMED) == {path.name for path in FONTS.glob("*.ttf")}


@pytest.mark.parametrize("name", NAMED)
def test_a_font_is_the_one_that_is_named(name: str) -> None:
    content = (FONTS / name).read_bytes()
    assert sha256(content).hexdigest() == NAMED[name]
    assert len(content) < 200_000


@pytest.mark.parametrize("name", [name for name in NAMED if "Math" not in name])
def test_the_signs_of_papers_are_there(name: str) -> None:
    with TTFont(FONTS / name) as font:
        signs = set(font.getBestCmap())
    used = "AZaz09 “”‘’–—…§¶†‡•ÀÿŁőǅșΑω‐‑Жяґ½№€™¹²³⁴₂ "
    assert {sign for sign in used if ord(sign) not in signs} == set()


def test_arrows_and_mathematics_are_there() -> None:
    with TTFont(FONTS / "NotoSansMath-Regular.ttf") as font:
        assert {sign for sign in "←→↔−≤≥≠≈∞∑√" if ord(sign) not in font.getBestCmap()} == set()
