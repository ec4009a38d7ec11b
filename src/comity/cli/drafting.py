"""comity draft: the report or the resolution for a session, in any of the written forms."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from comity.cli import reading, schema
from comity.cli.saying import Wrong, day, now
from comity.documents.writers import WRITERS
from comity.regime import parties
from comity.regime.folding import PUBLIC, Viewer
from comity.registers.view import RecordView
from comity.reports import annual, rolling
from comity.reports.drafting import ranges
from comity.reports.questions.meetings import session as find_session

# No session that anybody will see is beyond.
_LAST = 999
_DRAFTS: dict[str, Callable[[RecordView, int], annual.Drafted]] = {
    "report": annual.report,
    "resolution": annual.resolution_alone,
}


def draft(given: argparse.Namespace) -> int:
    """Draft the report or the resolution for a session."""
    if not 0 < given.session <= _LAST:
        raise Wrong(f"comity draft: --session: no session of the Assembly bears the number {given.session}")
    schema.ready()
    today = now().date()
    as_known = day(given.as_known, "--as-known", today)
    as_at = day(given.as_at, "--as-at") if given.as_at else _eve(given.session, today)
    if given.whose is not None and (given.last or not parties.known(given.whose)):
        off = "no paper is rolled forward for one authority" if given.last else f"not a party: {given.whose[:40]}"
        raise Wrong(f"comity draft: --for: {off}")
    viewer = Viewer(True, frozenset({given.whose})) if given.whose else PUBLIC
    view = RecordView(as_at, as_known, viewer)
    if given.last:
        paper, proposals = _rolled(given, view)
    else:
        paper, proposals = _DRAFTS[given.what](view, given.session).paper, ()
    written = WRITERS[given.to].write(settings.COMITY_WORLD.paper(paper))
    if given.output is None:
        sys.stdout.buffer.write(written)
        return 0
    try:
        given.output.write_bytes(written)
    except OSError as error:
        raise Wrong(f"{given.output}: {(error.strerror or str(error)).lower()}") from None
    for line in dict.fromkeys(map(_told, proposals)):  # what a paragraph says twice is said once of it
        print(line)
    print(f"drafted {given.output}: as at {as_at}, as known on {as_known}", file=sys.stderr)
    return 0


def _told(each: rolling.Proposal) -> str:
    """A proposal in a line: where, what becomes what, why, and the entries that it rests on."""
    change = f"{each.before or '[new]'} -> {each.after or '[deleted]'}: " if each.changes else ""
    entries = f" ({'entries' if len(each.entries) > 1 else 'entry'} {ranges(each.entries)})" if each.entries else ""
    return f"{each.at or 'the whole'}: {change}{each.why}{entries}"


def _rolled(given: argparse.Namespace, view: RecordView) -> rolling.Rolled:
    if given.what != "resolution":
        raise Wrong("comity draft: --from rolls a resolution forward; a report is drafted from the record alone")
    try:
        return rolling.roll(reading.examined(given.last).paper, view, given.session)
    except ValueError as error:
        raise Wrong(f"{given.last}: {error}") from None


def _eve(number: int, today: date) -> date:
    """The day before the session opens, or today where that is still to come."""
    held = find_session(RecordView(today, today), number)
    if held is None or held.opened is None:
        raise Wrong(f"comity draft: the record holds no session {number} of the Assembly; give --as-at")
    return min(held.opened.first - timedelta(days=1), today)


def add(command: Any, *days: Any) -> None:
    """Add the command to the parser."""
    command(
        "draft",
        draft,
        ("what", {"choices": sorted(_DRAFTS), "metavar": "report|resolution"}),
        ("--session", {"type": int, "required": True, "metavar": "N", "help": "the session of the Assembly"}),
        (
            "--from",
            {"dest": "last", "type": Path, "metavar": "PAPER", "help": "last session's resolution, rolled forward"},
        ),
        (
            "--for",
            {"dest": "whose", "metavar": "CODE", "help": "not public: drafted from what this authority may see"},
        ),
        *days,
        ("--to", {"choices": sorted(WRITERS), "default": "docx", "metavar": "|".join(sorted(WRITERS))}),
        ("-o --output", {"type": Path, "metavar": "FILE", "help": "default: standard output"}),
    )
