"""One matter: how it stands, and the timeline of its acts."""

from __future__ import annotations

from typing import Any, NoReturn

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.regime import REGISTERS, fields, saying
from comity.registers import matters
from comity.web import access, asking, showing


@require_safe
def matter(request: HttpRequest, register: str, name: str) -> HttpResponse:
    """The matter's standing in one sentence, what it is made of, and every act on it."""
    asked = asking.of(request)
    found, told = _found(asked, register, name)
    access.read(request, register, name, asked.view.entries(register, name))
    now = matters.standing(asked.view, register, name)
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
        "rests": matters.resting_on(asked.view, now.title) if now and register == "sources" else [],
    }
    return render(request, "matter.html", context)


@require_safe
def as_json(request: HttpRequest, register: str, name: str) -> JsonResponse:
    """The matter's standing and its acts, for the machine."""
    asked = asking.of(request)
    whole = matters.whole(asked.view, register, name)
    if whole is None:
        _no_such_matter()
    access.read(request, register, name, asked.view.entries(register, name))
    return JsonResponse(whole, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _found(asked: asking.Asked, register: str, name: str) -> tuple[Any, list[showing.Told]]:
    """The register and the acts. An unknown matter and one that may not be seen answer alike."""
    found = REGISTERS.get(register)
    told = showing.timeline(asked, found, name) if found else []
    if found is None or not told:
        _no_such_matter()
    return found, told


def _no_such_matter() -> NoReturn:
    raise Http404(_("The record holds no such matter that may be seen."))
