"""The style sheet: contrast of every pair of tokens that meet, and nothing that breaks right to left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[1] / "src" / "comity" / "web" / "static" / "css"
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", (CSS / "tokens.css").read_text()
    )
}
GROUNDS = ("paper", "leaf", "tint")
MARKS = tuple(name for name in TOKENS if name.startswith("mark-"))
PAIRS = [
    *(("ink", ground, 7.0) for ground in (*GROUNDS, "tint-strong")),
    *(("ink-soft", ground, 7.0) for ground in ("paper", "leaf")),
    *(("ink-soft", ground, 4.5) for ground in ("tint", "tint-strong")),
    *((link, ground, 4.5) for link in ("accent", "accent-strong") for ground in (*GROUNDS, "tint-strong")),
    *((mark, ground, 4.5) for mark in MARKS for ground in GROUNDS),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-strong", 4.5),
    # what is not text: edges of fields, lines and areas of plots and maps
    *(("rule-strong", ground, 3.0) for ground in GROUNDS),
    ("data", "paper", 3.0),
    ("data", "data-pale", 3.0),
    ("data", "land", 3.0),
]


def light_of(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((light_of(one), light_of(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_what_meets_can_be_told_apart(front: str, ground: str, least: float, scheme: int) -> None:
    assert contrast(TOKENS[front][scheme], TOKENS[ground][scheme]) >= least


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_sides_are_logical(path: Path) -> None:
    physical = (
        r"(margin|padding|border|inset)-(left|right)|(?<![\w-])(left|right|float|clear)\s*:|text-align:\s*(left|right)"
    )
    assert re.findall(physical, path.read_text()) == []


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_colours_stand_in_the_tokens_alone(path: Path) -> None:
    if path.name not in {"tokens.css", "print.css"}:
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", path.read_text()) == []


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_every_token_that_is_asked_for_is_set(path: Path) -> None:
    every = "".join(sheet.read_text() for sheet in CSS.glob("*.css"))
    assert set(re.findall(r"var\((--[\w-]+)\)", path.read_text())) <= set(re.findall(r"(--[\w-]+):", every))
