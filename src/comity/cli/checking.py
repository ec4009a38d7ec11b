"""comity check, propose: a paper beside the record: what it states, and what it gives occasion to enter."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from comity.cli import reading, schema
from comity.cli.saying import Wrong, day, now
from comity.registers.view import RecordView
from comity.reports import checking, proposing


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


def propose(given: argparse.Namespace) -> int:
    """Propose the acts that a paper gives occasion to, for a person to confirm, correct or strike."""
    schema.ready()
    today = now().date()
    read = reading.examined(given.paper)
    as_at = date.fromisoformat(read.paper.date) if read.paper.date else today
    found = proposing.propose(read, RecordView(as_at, today), given.cited or "")
    written = "".join(f"{json.dumps(each.line, ensure_ascii=False)}\n" for each in found)
    for each in found:
        print(f"{each.at or given.paper.name}: {each.line['act']} {each.line['matter']}", file=sys.stderr)
        for ask in (*each.asks, *proposing.lacks(each.line)):
            print(f"    {ask}", file=sys.stderr)
    if given.output is None:
        sys.stdout.write(written)
    else:
        given.output.write_text(written, encoding="utf-8")
        print(
            f"{len(found)} acts proposed in {given.output}: correct or strike them, then comity load", file=sys.stderr
        )
    return 0


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
    command(
        "propose",
        propose,
        ("paper", {"type": Path, "metavar": "PAPER"}),
        ("--cited", {"metavar": "NAME", "help": "how sources cite the paper, where it has no symbol"}),
        ("-o --output", {"type": Path, "metavar": "FILE", "help": "default: standard output"}),
    )
