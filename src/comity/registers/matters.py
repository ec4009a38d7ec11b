"""One matter, whole: how it stands, and the acts on it. And what does not change while the record does not grow."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from comity.record import log
from comity.regime import REGISTERS, folding, lines
from comity.regime.folding import Standing
from comity.registers.view import RecordView
from comity.reports.figures import Figure, Value, series
from comity.reports.questions import FIGURES
from comity.reports.telling import evidence
from comity.reports.view import holding


def standings_of(view: RecordView, register: str, name: str) -> list[Standing]:
    """Every standing of one matter, as the viewer sees it and as known on the view's day."""
    acts = view.entries(register, name)
    return folding.standings(REGISTERS[register], acts, REGISTERS, view.viewer, view.as_known)


def standing(view: RecordView, register: str, name: str) -> Standing | None:
    """How a matter stands on the view's day; None before its first act."""
    return next(iter(holding(standings_of(view, register, name), view.as_at, None, None)), None)


def whole(view: RecordView, register: str, name: str) -> dict[str, Any] | None:
    """A matter for the machine: its standing and its acts, as lines with their entries.

    None where the viewer sees no act on it: an unknown matter and one that may not be seen are alike.
    """
    acts = view.entries(register, name) if register in REGISTERS else []
    if not acts:
        return None
    now = standing(view, register, name)
    return {
        "register": register,
        "matter": name,
        "as_at": view.as_at.isoformat(),
        "as_known": view.as_known.isoformat(),
        "standing": evidence(now) if now else None,
        "acts": [{"entry": act.number, **json.loads(json.dumps(lines.write(act)))} for act in acts],
    }


def history(figure: Figure, view: RecordView) -> tuple[tuple[date, Value], ...]:
    """A figure's values over time, up to the view's day; kept as long as the record does not grow."""
    return _history(figure.name, view, log.head()[1])


def resting_on(view: RecordView, cited: str, most: int = 500) -> list[Standing]:
    """The matters with an act that cites a source, as they stand on the day; the first so many by name."""
    pattern = cited.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    acts = log.read("source LIKE %s ESCAPE '\\'", [f'%"{pattern}%'])
    found = {
        (act.register, act.matter)
        for act in folding.seen(acts, view.viewer, view.as_known)
        if act.register != "sources"
        and any(source == cited or source.startswith(f"{cited}, ") for source in act.source)
    }
    rows = [row for name in REGISTERS for row in view.standings(name) if (row.register, row.name) in found]
    return rows[:most]


@lru_cache(maxsize=512)
def _history(name: str, view: RecordView, _root: bytes) -> tuple[tuple[date, Value], ...]:
    return tuple(series(FIGURES[name], view))
