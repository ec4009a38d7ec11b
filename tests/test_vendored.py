"""What others made is shipped as they made it: every file is listed with its licence, and is the listed bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "src" / "comity" / "web" / "static"
ENTRIES = json.loads((STATIC / "vendor" / "VENDORED.json").read_text())
FILES = {place: digest for entry in ENTRIES for place, digest in entry["files"].items()}
OURS = {"src/comity/web/static/vendor/VENDORED.json", "src/comity/web/static/vendor/VENDORED.md"}


@pytest.mark.parametrize("place", sorted(FILES))
def test_a_vendored_file_is_the_listed_bytes(place: str) -> None:
    assert hashlib.sha256((ROOT / place).read_bytes()).hexdigest() == FILES[place]


def test_nothing_stands_beside_them_unlisted() -> None:
    folders = (STATIC / "vendor", STATIC / "fonts", ROOT / "tests" / "vendor")
    found = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert found - OURS == set(FILES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["name"]))
def test_every_package_says_its_version_and_licence_and_ships_its_text(entry: dict[str, object]) -> None:
    assert entry["version"]
    assert entry["licence"] in {"MIT", "OFL-1.1", "MPL-2.0", "CC-BY-4.0", "BSD-3-Clause"}
    assert isinstance(entry["files"], dict)
    terms = b"TERMS AND CONDITIONS"  # where a file says them itself
    assert any(
        "LICENSE" in place or "OFL" in place or terms in (ROOT / place).read_bytes()[:4000] for place in entry["files"]
    )


def test_the_style_sheet_asks_only_for_fonts_that_are_here() -> None:
    css = (STATIC / "css" / "fonts.css").read_text()
    asked = {part.split('")')[0] for part in css.split('url("../fonts/')[1:]}
    assert asked == {path.name for path in (STATIC / "fonts").glob("*.woff2")}
