"""What the pages say of acts, standings and figures: values for the templates, made once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from comity.record import log
from comity.regime import REGISTERS, fields, folding, saying
from comity.regime.acts import (
    Alternative,
    Dated,
    EntryCorrected,
    EntryWithdrawn,
    Matter,
    Register,
)
from comity.regime.folding import Standing
from comity.regime.meetings import Meeting
from comity.registers.matters import history
from comity.registers.view import RecordView
from comity.reports.figures import Answer, Figure, Value
from comity.reports.view import View, typed
from comity.web import asking


@dataclass(frozen=True)
class Source:
    """A source as an act cites it, with the page of the catalogue it leads to, where it is catalogued."""

    text: str
    matter: str


@dataclass(frozen=True)
class Told:
    """An act as a timeline tells it."""

    number: int | None
    register: str
    matter: str
    title: str
    kind: str
    authority: str
    clause: str
    dated: str
    day: date
    disclosed: str
    registered_at: datetime | None
    by: str
    on_behalf_of: str
    confidence: str
    note: str
    sources: tuple[Source, ...]
    alternatives: tuple[tuple[Alternative, tuple[Source, ...]], ...]
    details: tuple[tuple[str, str], ...]
    general: bool
    corrected_by: int | None
    withdrawn_by: int | None


@dataclass(frozen=True)
class Shown:
    """A figure as a page shows it."""

    figure: Figure
    answer: Answer
    said: str
    history: tuple[tuple[date, Value], ...]

    @property
    def since(self) -> date | None:
        """The day from which the value has held."""
        return self.history[-1][0] if self.history else None


def figure(asked_figure: Figure, asked: asking.Asked, view: View | None = None) -> Shown:
    """A figure with its answer and its history up to the day. ``view``: what answers, else the days asked for."""
    answer = asked_figure.ask(view or asked.view)
    return Shown(asked_figure, answer, asked_figure.said(answer.value), history(asked_figure, asked.view))


def timeline(asked: asking.Asked, register: Register, name: str) -> list[Told]:
    """The acts on a matter in dated order, with what was corrected or withdrawn, and by which entry."""
    acts = asked.view.entries(register.name, name)
    corrected: dict[int | None, int | None] = {a.act.entry: a.number for a in acts if isinstance(a.act, EntryCorrected)}
    withdrawn: dict[int | None, int | None] = {a.act.entry: a.number for a in acts if isinstance(a.act, EntryWithdrawn)}
    effective = folding.effective(acts, REGISTERS)
    counted = {act.number: act for act in effective} if isinstance(effective, list) else {}
    standings = folding.standings(register, acts, REGISTERS, asked.view.viewer, asked.as_known)
    return [
        told(act, _after(standings, counted.get(act.number, act)), corrected.get(act.number), withdrawn.get(act.number))
        for act in sorted(acts, key=lambda act: (act.day, act.number or 0))
    ]


def told(act: Dated, matter: Matter | None, corrected_by: int | None = None, withdrawn_by: int | None = None) -> Told:
    """One act in words."""
    clause = saying.clause(act, matter)
    return Told(
        number=act.number,
        register=act.register,
        matter=act.matter,
        title=matter.title if matter else act.matter,
        kind=act.kind,
        authority=type(act.act).authority(),
        clause=f"{clause[0].upper()}{clause[1:]}",
        dated=act.dated.spoken(),
        day=act.day,
        disclosed=act.disclosed.spoken() if act.disclosed else "",
        registered_at=act.registered_at,
        by=act.by,
        on_behalf_of=act.on_behalf_of,
        confidence=act.confidence,
        note=act.note,
        sources=sources(act.source),
        alternatives=tuple((other, sources(other.source)) for other in act.alternatives),
        details=tuple((f.label, saying.words(f, v)) for f, v in fields.values(act.act) if f.kind != "values"),
        general=act.act.word().startswith("entry-"),
        corrected_by=corrected_by,
        withdrawn_by=withdrawn_by,
    )


def sources(cited: Iterable[str]) -> tuple[Source, ...]:
    """The sources an act cites, each with its place in the catalogue."""
    catalogue = _catalogue(log.head()[1])
    return tuple(Source(text, catalogue.get(text) or catalogue.get(text.partition(", ")[0], "")) for text in cited)


@lru_cache(maxsize=4)
def _catalogue(_root: bytes) -> dict[str, str]:
    """Catalogued sources by how acts cite them, as known now."""
    rows = RecordView(asking.now(), asking.now()).standings("sources")
    return {row.title: row.name for row in rows}


def changed(asked: asking.Asked, since: date, most: int = 100) -> list[Told]:
    """The acts dated after a day up to the view's, the latest first."""
    seen = [
        row
        for row in asked.view.history(tuple(name for name in REGISTERS if name != "sources"))
        if since < row.since <= asked.as_at
    ]
    keys = dict.fromkeys((row.register, row.name) for row in sorted(seen, key=lambda row: row.since, reverse=True))
    found = [
        each
        for register, name in list(keys)[: most * 2]
        for each in timeline(asked, REGISTERS[register], name)
        if since < each.day <= asked.as_at and not each.general and each.withdrawn_by is None
    ]
    return sorted(found, key=lambda each: (each.day, each.number or 0), reverse=True)[:most]


def sessions(asked: asking.Asked) -> list[Meeting]:
    """The sessions of the Assembly that had opened by today, the latest first."""
    found = typed(asked.view.at(as_at=asked.today).standings("meetings", ["session"], ["open", "held"]), Meeting)
    return sorted((meeting for _, meeting in found), key=lambda meeting: -(meeting.session or 0))


def latest(asked: asking.Asked, most: int = 8) -> list[Told]:
    """The acts entered last that may be seen, as known on the day; the newest first."""
    newest = log.read("TRUE ORDER BY number DESC LIMIT %s", [most * 4])
    keys = dict.fromkeys((act.register, act.matter) for act in newest)
    numbers = {act.number for act in newest}
    found = [each for key in keys for each in timeline(asked, REGISTERS[key[0]], key[1]) if each.number in numbers]
    return sorted(found, key=lambda each: -(each.number or 0))[:most]


def _after(standings: list[Standing], act: Dated) -> Matter | None:
    """How the matter stood at the end of an act's day."""
    held = [row.matter for row in standings if row.since <= act.day and (row.until is None or row.until > act.day)]
    return held[-1] if held else (standings[-1].matter if standings else None)
