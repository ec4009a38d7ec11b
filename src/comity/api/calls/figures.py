"""Figures: all of them, one with its evidence, its series; and what the record says of a State."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from comity.api import callers, refusing
from comity.api.asking import Code, DaysAsked, Name, for_everybody, view_of
from comity.api.calls.record import StandingSaid
from comity.regime import states as names
from comity.registers import matters
from comity.reports import profile
from comity.reports.figures import Figure
from comity.reports.questions import FIGURES
from comity.reports.telling import answered, evidence

router = Router(tags=["figures"])


class FigureNamed(BaseModel):
    """A figure: its name, title, definition and unit, and the registers that it asks."""

    name: str
    title: str
    definition: str
    unit: str
    registers: list[str]


class FigureSaid(BaseModel):
    """A figure's value as at a day, as known on a day, with its definition and the standings that prove it."""

    name: str
    value: int | float | None
    as_at: date
    as_known: date
    definition: str
    evidence: list[StandingSaid]
    quartiles: list[int | float] | None = Field(None, description="Of a median: below and above which a quarter lies.")


class Step(BaseModel):
    """From this day on, the value."""

    since: date
    value: int | float | None


class SeriesSaid(BaseModel):
    """A figure's values up to a day, one for each change."""

    name: str
    as_at: date
    as_known: date
    definition: str
    steps: list[Step]


class StateNamed(BaseModel):
    """A State: its code (ISO 3166-1), its short name as at the day, its regional group (empty: none is stated)."""

    code: str
    name: str
    group: str


class StateSaid(StateNamed):
    """What the record says of a State, in sentences, and every matter that concerns it."""

    as_at: date
    as_known: date
    sentences: list[str] = Field(description="In words, each from the record.")
    matters: list[StandingSaid]


@router.get("/figures", summary="Every figure", **for_everybody(list[FigureNamed]))
def figures(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - as every call
    """Every figure with its definition."""
    return [
        {
            "name": each.name,
            "title": each.title,
            "definition": each.definition,
            "unit": each.unit,
            "registers": each.reads,
        }
        for each in sorted(FIGURES.values(), key=lambda each: each.name)
    ]


@router.get("/figures/{name}", summary="One figure", **for_everybody(FigureSaid, 404))
def figure(request: HttpRequest, name: Name, days: DaysAsked) -> dict[str, Any]:
    """A figure's value, both days, its definition, and the entries that prove it."""
    found, view = _found(name), view_of(request, days)
    answer = found.ask(view)
    callers.of(request).listed(view, answer.evidence)
    return answered(found, answer, view)


@router.get("/figures/{name}/series", summary="A figure over time", **for_everybody(SeriesSaid, 404, dear=True))
def series(request: HttpRequest, name: Name, days: DaysAsked) -> dict[str, Any]:
    """A figure's values up to the day, one for each change, as known then."""
    found, view = _found(name), view_of(request, days)
    return {
        "name": found.name,
        "as_at": view.as_at,
        "as_known": view.as_known,
        "definition": found.definition,
        "steps": [{"since": day, "value": value} for day, value in matters.history(found, view)],
    }


@router.get("/states", tags=["states"], summary="Every State", **for_everybody(list[StateNamed]))
def states(request: HttpRequest, days: DaysAsked) -> list[dict[str, Any]]:
    """Every State that the record can name."""
    day = view_of(request, days).as_at
    return [_state(each, day) for each in settings.COMITY_WORLD.states]


@router.get("/states/{code}", tags=["states"], summary="One State", **for_everybody(StateSaid, 404, dear=True))
def state(request: HttpRequest, code: Code, days: DaysAsked) -> dict[str, Any]:
    """What the record holds on a State as at a day."""
    found = settings.COMITY_WORLD.state(code.upper())
    if found is None:
        raise refusing.not_there()
    view = view_of(request, days)
    rows = view.of_party(found.code)
    callers.of(request).listed(view, rows)
    return {
        **_state(found, view.as_at),
        "as_at": view.as_at,
        "as_known": view.as_known,
        "sentences": profile.sentences_on(found, rows, view.as_at),
        "matters": [evidence(row) for row in rows],
    }


def _state(each: names.StateName, day: date) -> dict[str, Any]:
    return {"code": each.code, "name": names.name(each.code, day), "group": each.group}


def _found(name: str) -> Figure:
    if name not in FIGURES:
        raise refusing.not_there()
    return FIGURES[name]
