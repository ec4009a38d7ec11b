"""One matter: how it stands, and the timeline of its acts."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.regime import REGISTERS, fields, lines, saying
from comity.regime.folding import Standing
from comity.reports.telling import evidence
from comity.reports.view import holding
from comity.web import access, asking, showing


@require_safe
def matter(request: HttpRequest, register: str, name: str) -> HttpResponse:
    """The matter's standing in one sentence, what it is made of, and every act on it."""
    asked = asking.of(request)
    found, told = _found(asked, register, name)
    access.read(request, register, name, asked.view.entries(register, name))
    now = _standing(asked, register, name)
    context = {
        "register": found,
        "name": name,
        "now": now,
        "title": now.title if now else told[0].title,
        "authority": next((act.authority for act in told if now and act.number == now.entry), ""),
        "values": [
            (f.label, saying.words(f, v), f.kind, v)
            for f, v in fields.values(now.matter)
            if f.kind != "values" and f.name != "status"
        ]
        if now
        else [],
        "before": [act for act in told if act.day <= asked.as_at],
        "after": [act for act in told if act.day > asked.as_at],
        "first": told[0],
        "rests": showing.resting_on(asked, now.title) if now and register == "sources" else [],
    }
    return render(request, "matter.html", context)


@require_safe
def as_json(request: HttpRequest, register: str, name: str) -> JsonResponse:
    """The matter's standing and its acts, for the machine."""
    asked = asking.of(request)
    _found(asked, register, name)
    now = _standing(asked, register, name)
    acts = asked.view.entries(register, name)
    access.read(request, register, name, acts)
    whole: dict[str, Any] = {
        "register": register,
        "matter": name,
        "as_at": asked.as_at.isoformat(),
        "as_known": asked.as_known.isoformat(),
        "standing": evidence(now) if now else None,
        "acts": [{"entry": act.number, **json.loads(json.dumps(lines.write(act)))} for act in acts],
    }
    return JsonResponse(whole, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _found(asked: asking.Asked, register: str, name: str) -> tuple[Any, list[showing.Told]]:
    """The register and the acts. An unknown matter and one that may not be seen answer alike."""
    found = REGISTERS.get(register)
    told = showing.timeline(asked, found, name) if found else []
    if found is None or not told:
        raise Http404(_("The record holds no such matter that may be seen."))
    return found, told


def _standing(asked: asking.Asked, register: str, name: str) -> Standing | None:
    rows = showing.standings_of(asked, register, name)
    return next(iter(holding(rows, asked.as_at, None, None)), None)
