"""States: all of them, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.regime import REGISTERS, states
from comity.regime.folding import Standing
from comity.reports import maps, profile
from comity.web import access, asking, drawing


@dataclass(frozen=True)
class Line:
    """A State as the list shows it, with its part in the two treaties."""

    state: states.StateName
    name: str
    statute: Standing | None
    privileges: Standing | None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every State with its part in the Rome Statute and the privileges agreement as at the day."""
    asked = asking.of(request)
    statute = _by_state(asked, "rome-statute")
    privileges = _by_state(asked, "privileges-agreement")
    found = [
        Line(state, states.name(state.code, asked.as_at), statute.get(state.code), privileges.get(state.code))
        for state in settings.COMITY_WORLD.states
    ]
    group = request.GET.get("group", "")[:40]
    shown = [line for line in found if not group or line.state.group == group]
    groups = sorted({line.state.group for line in found if line.state.group})
    context = {
        "lines": shown,
        "group": group,
        "groups": groups,
        "all": len(found),
        "map": drawing.participation({code: row.status for code, row in statute.items()}),
        "disclaimer": maps.DISCLAIMER,
    }
    return render(request, "states.html", context)


@require_safe
def state(request: HttpRequest, code: str) -> HttpResponse:
    """What the record holds on a State, in a paragraph and by register."""
    found = settings.COMITY_WORLD.state(code.upper())
    if found is None:
        raise Http404(_("There is no State with the code {code}.").format(code=code[:8]))
    asked = asking.of(request)
    rows = asked.view.of_party(found.code)
    access.listed(request, asked.view, rows)
    context = {
        "state": found,
        "name": states.name(found.code, asked.as_at),
        "former": found.former if found.former and states.name(found.code, asked.as_at) != found.former else "",
        "sentences": profile.sentences_on(found, rows, asked.as_at),
        "asked_of_it": [row for row in rows if row.matter.due],
        "matters": [
            (REGISTERS[register], list(held))
            for register, held in groupby(sorted(rows, key=lambda row: row.register), key=lambda row: row.register)
        ],
        "neighbours": [
            (other, states.name(other.code, asked.as_at))
            for other in settings.COMITY_WORLD.states
            if found.group and other.group == found.group and other.code != found.code
        ],
    }
    return render(request, "state.html", context)


def _by_state(asked: asking.Asked, treaty: str) -> dict[str, Standing]:
    rows = asked.view.standings("participation", [treaty])
    return {row.matter.parties[0]: row for row in rows}
