"""The first page: the state of cooperation as at a day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.record import log
from comity.regime.agreements import Agreement
from comity.regime.folding import Standing
from comity.reports import maps
from comity.reports.questions import FIGURES
from comity.reports.questions.follow_up import mandates_due
from comity.reports.questions.meetings import last_session
from comity.reports.view import typed
from comity.web import access, asking, drawing, showing

# The eight figures of the ledger.
KEY = (
    "states-parties",
    "persons-outstanding",
    "enforcement-agreements-in-force",
    "relocation-agreements-recorded",
    "persons-serving-sentences",
    "questionnaire-replies",
    "mandates-open",
    "consultations-held",
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The ledger of key figures, arrests over time, agreements, what is due, what changed, the latest acts."""
    asked = asking.of(request)
    view = asked.view
    last = last_session(view)
    since = last.closed.last if last and last.closed else None
    agreements = typed(view.standings("agreements"), Agreement)
    context: dict[str, Any] = {
        "ledger": [showing.figure(FIGURES[name], asked) for name in KEY],
        "outstanding": showing.figure(FIGURES["persons-outstanding"], asked),
        "outstanding_plot": drawing.over_time(FIGURES["persons-outstanding"], asked),
        "agreements": sorted((row for row, held in agreements if held.kind == "enforcement framework"), key=_title),
        "agreements_map": drawing.agreements(agreements),
        "disclaimer": maps.DISCLAIMER,
        "due": mandates_due(view).evidence,
        "last": last,
        "changed": showing.changed(asked, since) if since else [],
        "latest": showing.latest(asked),
        "empty": log.head()[0] == 0,
    }
    told = [(act.register, act.matter) for act in (*context["changed"], *context["latest"])]
    access.listed(request, view, [*context["agreements"], *context["due"], *told])
    return render(request, "home.html", context)


def _title(row: Standing) -> str:
    return row.title
