"""The public record, data/*.jsonl, as acts: history loaded in the order of the files."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from comity.regime import REGISTERS, lines
from comity.regime.acts import Dated

DATA = Path(__file__).resolve().parents[2] / "data"


@cache
def written() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Every line with its place, "warrants.jsonl:14"."""
    return tuple(
        (f"{file.name}:{number}", json.loads(line))
        for file in sorted(DATA.glob("*.jsonl"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    )


@cache
def acts() -> tuple[Dated, ...]:
    """Every line as an act, numbered as `comity load data` numbers them."""
    found = []
    for number, (place, line) in enumerate(written(), 1):
        act = lines.read(line, REGISTERS, "a test")
        assert isinstance(act, Dated), f"{place}: {act}"
        found.append(msgspec.structs.replace(act, number=number, opening=True))
    return tuple(found)
