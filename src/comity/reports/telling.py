"""What stands behind a figure, for the machine and in words: its evidence, and why it changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from comity.regime import REGISTERS, dates, saying
from comity.regime.acts import Dated
from comity.regime.folding import Standing
from comity.reports.figures import Answer, Figure
from comity.reports.view import View, grouped


@dataclass(frozen=True)
class Reason:
    """One matter that counts under one view and not under the other, or otherwise: why, in a clause."""

    matter: Standing
    clause: str
    entries: tuple[int, ...]
    gained: bool


def evidence(row: Standing) -> dict[str, Any]:
    """A standing as evidence: the entry that brought its status about, the matter, and since when it holds."""
    return {
        "entry": row.entry,
        "register": row.register,
        "matter": row.name,
        "title": row.title,
        "status": row.status,
        "since": row.status_since.isoformat(),
    }


def answered(figure: Figure, answer: Answer, view: View) -> dict[str, Any]:
    """A figure for the machine: its value, both days, its definition and its evidence; of a median its quartiles."""
    quartiles = {"quartiles": list(answer.quartiles)} if answer.quartiles else {}
    return {
        "name": figure.name,
        "value": answer.value,
        "as_at": view.as_at.isoformat(),
        "as_known": view.as_known.isoformat(),
        "definition": figure.definition,
        "evidence": [evidence(row) for row in answer.evidence],
        **quartiles,
    }


class Why(NamedTuple):
    """Why a figure is another: the reasons that were asked for, and how many matters make a difference in all."""

    reasons: list[Reason]
    matters: int


def why(figure: Figure, before: View, after: View, most: int | None = None) -> Why:
    """Why a figure is another under the view ``after`` than under ``before``: what came to count, what no longer.

    ``most``: so many reasons are looked for, the first; None for all. What they cost is their number.
    """
    was = {(row.register, row.name): row for row in figure.ask(before).evidence}
    now = {(row.register, row.name): row for row in figure.ask(after).evidence}
    gained = [now[key] for key in now if key not in was]
    lost = [was[key] for key in was if key not in now]
    if not gained and not lost and figure.ask(before).value != figure.ask(after).value:
        # The same matters count; what changed is what they hold, as the replies to one questionnaire.
        gained = [now[key] for key in now if now[key].matter != was[key].matter]
    rows = [(row, True) for row in gained] + [(row, False) for row in lost]
    told = rows[:most]
    # Acts are looked up as known on the later of the two days: the earlier cannot explain the difference.
    wider = after if after.as_known >= before.as_known else before
    acts = grouped(wider.acts((row.register, row.name) for row, _ in told))
    held = _Held(after)
    reasons = [
        Reason(row, *_clause(row, acts.get((row.register, row.name), []), before, held), gained=counts)
        for row, counts in told
    ]
    return Why(reasons, len(rows))


def told(figure: Figure, before: View, after: View, today: date, most: int | None = None) -> str:
    """Both values and why they differ, in a sentence, which names so many matters and counts the others.

    "13 on 5 September 2016 as known that day, 14 as known today: the warrant … was unsealed on 24 April 2017."
    """
    first, second = figure.said(figure.ask(before).value), figure.said(figure.ask(after).value)
    same_day = before.as_at == after.as_at
    opening = f"{first} on {spoken(before.as_at)} {_known(before, today)}, {second} "
    opening += _known(after, today) if same_day else f"on {spoken(after.as_at)} {_known(after, today)}"
    reasons, matters = why(figure, before, after, most)
    clauses = [reason.clause for reason in reasons]
    if others := matters - len(reasons):
        clauses.append(f"and {others:,} other matter{'s' if others > 1 else ''}")
    return f"{opening}: {'; '.join(clauses)}." if clauses else f"{opening}."


def spoken(day: date) -> str:
    """A day as prose has it: "5 September 2016"."""
    return dates.day(day).spoken()


def _known(view: View, today: date) -> str:
    if view.as_known == today:
        return "as known today"
    return "as known that day" if view.as_known == view.as_at else f"as known on {spoken(view.as_known)}"


class _Held:
    """How matters stand under a view, by name: asked once for all that are told of."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.found: dict[tuple[str, str], dict[str, Standing]] = {}

    def of(self, row: Standing) -> Standing | None:
        """How the matter of a row stands; None where it does not."""
        key = (row.register, row.matter.kind)
        if key not in self.found:
            self.found[key] = {each.name: each for each in self.view.standings(row.register, [row.matter.kind])}
        return self.found[key].get(row.name)


def _clause(row: Standing, acts: list[Dated], before: View, held: _Held) -> tuple[str, tuple[int, ...]]:
    """Why one matter made a difference, and the entries that say so."""
    after = held.view
    known = sorted((before.as_known, after.as_known))
    at = sorted((before.as_at, after.as_at))
    disclosed = [act for act in acts if known[0] < act.known_from <= known[1]]
    happened = [act for act in acts if at[0] < act.day <= at[1]]
    for act in disclosed:
        if act.act.discloses:
            return f"{saying.clause(act, row.matter)} {act.dated.when()}", _numbers([act])
    if before.as_at == after.as_at and disclosed:
        return "; ".join(_late(act, row) for act in disclosed), _numbers(disclosed)
    # Of several acts, the one that brought the present status about made the difference.
    now = held.of(row)
    happened = [act for act in happened if now and act.number == now.entry] or happened
    if happened:
        return "; ".join(f"{saying.clause(act, row.matter)} {act.dated.when()}" for act in happened), _numbers(happened)
    # No act of its own: the calendar brought it about, as an entry into force or the turn of a year.
    row = now or row
    status = REGISTERS[row.register].statuses[row.status]
    return f"{row.title}: {status} since {spoken(row.status_since)}", (row.entry or 0,)


def _late(act: Dated, row: Standing) -> str:
    clause = f"{saying.clause(act, row.matter)} {act.dated.when()}"
    if act.disclosed is not None and act.known_from == act.disclosed.last:
        return f"{clause}, which became public {act.disclosed.when()}"
    return f"{clause}, which was entered into the record on {spoken(act.known_from)}"


def _numbers(acts: Iterable[Dated]) -> tuple[int, ...]:
    return tuple(act.number for act in acts if act.number)
