"""comity statistics: what an organ of the Court would publish of its requests in a period, and its publication."""

from __future__ import annotations

import argparse
import json
from typing import Any, Final

from django.conf import settings

from comity.cli import schema
from comity.cli.saying import Wrong, now
from comity.regime import contents, parties, statistics
from comity.regime.acts import Refusal
from comity.regime.folding import Viewer
from comity.regime.statistics import ALL, OUTCOMES, PeriodName, Published
from comity.registers.entering import Refused, enter
from comity.registers.view import RecordView
from comity.reports import publishing

_PERIODS: Final[dict[str, PeriodName]] = {
    "calendar": "calendar year",
    "reporting": "reporting year of the Assembly",
}


def show(given: argparse.Namespace) -> int:
    """What an organ may tell the public of its requests in a period; with --publish, enter it as a public act."""
    schema.ready()
    moment, party = now(), given.party
    if not parties.known(party):
        raise Wrong(f"comity statistics: neither a State nor an organ of the Court: {party[:40]}")
    view = RecordView(moment.date(), moment.date(), Viewer(True, frozenset({party})))
    period = _PERIODS[given.period]
    act = publishing.to_publish(view, party, period, given.year, settings.COMITY_THRESHOLD)
    if isinstance(act, Refusal):
        raise Wrong(f"comity statistics: {act.sentence}")
    if not given.publish:
        _print(act, given.json)
        return 0
    found = enter([publishing.entry(act, moment.date(), given.by)], now=moment)
    if isinstance(found, Refused):
        raise Wrong(f"comity statistics: {found.refusals[0][1].sentence}", 1)
    number = found.acts[0].number if found.acts else found.already[0]
    print(f"published {act.span} of {parties.in_a_sentence(party)} as entry {number}")
    return 0


def _print(act: Published, as_json: bool) -> None:
    numbers = statistics.cells(act.cells)
    if as_json:
        whole = {
            "organ": act.organ,
            "period": act.period,
            "year": act.year,
            "counted": act.as_at.text,
            "threshold": act.threshold,
            "definition": act.definition,
            "numbers": [{"kind": k, "outcome": o, "number": n} for (k, o), n in numbers.items()],
            "consulted": act.consulted,
            "overdue": act.overdue,
            "days_to_acknowledge": list(act.days_to_acknowledge),
            "days_to_execute": list(act.days_to_execute),
        }
        print(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    print(
        f"{parties.name(act.organ)}, {act.span}, counted as at {act.as_at}; numbers below {act.threshold} are withheld"
    )
    for (kind, outcome), number in numbers.items():
        what = "all kinds" if kind == ALL else contents.ESTABLISHED[kind].name
        print(f"{number}\t{what}\t{'all' if outcome == ALL else OUTCOMES[outcome]}")
    if not numbers:
        print("nothing that could be told without telling of single cases")
    for what, value in (("consulted on", act.consulted), ("overdue", act.overdue)):
        print(f"{'withheld' if value is None else value}\t{what}")
    for what, days in (("acknowledge", act.days_to_acknowledge), ("execute", act.days_to_execute)):
        said = "{1} days, the middle half {0} to {2}".format(*days) if days else "withheld"
        print(f"{said}\tto {what}")


def add(command: Any, as_json: tuple[str, dict[str, Any]], by: tuple[str, dict[str, Any]]) -> None:
    """Add the command to the parser."""
    command(
        "statistics",
        show,
        ("party", {"metavar": "CODE", "help": "the organ: OTP, REGISTRY or PRESIDENCY"}),
        ("--period", {"choices": sorted(_PERIODS), "default": "calendar", "help": "the Assembly's reporting year ends "
                      "on 15 September"}),
        ("--year", {"type": int, "required": True, "metavar": "YEAR", "help": "the year in which the period ends"}),
        ("--publish", {"action": "store_true", "help": "enter it as a public act"}),
        as_json,
        by,
    )  # fmt: skip
