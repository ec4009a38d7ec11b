"""comity check: what a paper states in numbers, beside the record."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from comity.cli import reading, schema
from comity.cli.saying import Wrong, day, now
from comity.registers.view import RecordView
from comity.reports import checking


def check(given: argparse.Namespace) -> int:
    """Compare every figure that a paper states with the record as at its date."""
    schema.ready()
    today = now().date()
    as_known = day(given.as_known, "--as-known", today)
    as_at = day(given.as_at, "--as-at") if given.as_at else None
    paper = reading.examined(given.paper).paper
    try:
        found = checking.check(paper, RecordView(as_at or today, as_known), as_at)
    except ValueError as error:
        raise Wrong(f"{given.paper}: {error} (--as-at)") from None
    if given.json:
        print(json.dumps([_as_json(each) for each in found], indent=1, ensure_ascii=False))
    else:
        for each in found:
            print(f"{each.at}: {each.figure}: {checking.told(each)}")
        off = sum(each.verdict == "differs" for each in found)
        print(f"{len(found)} stated figures, {off} of them not those of the record")
    return 1 if any(each.verdict == "differs" for each in found) else 0


def _as_json(each: checking.Check) -> dict[str, Any]:
    return {
        "in": each.at,
        "start": each.start,
        "end": each.end,
        "figure": each.figure,
        "as_at": each.as_at.isoformat(),
        "stated": each.stated,
        "as_known_then": each.then,
        "as_known_today": each.today,
        "verdict": each.verdict,
    }


def add(command: Any, as_json: tuple[str, dict[str, Any]], *days: Any) -> None:
    """Add the command to the parser."""
    command("check", check, ("paper", {"type": Path, "metavar": "PAPER"}), *days, as_json)
