"""In-tray and out-tray: what is open, what is due, whose turn it is, who is responsible here."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.exchange import dossiers
from comity.exchange.dossiers import turn
from comity.exchange.models import Draft
from comity.people.models import Account, Assignment
from comity.regime import clocks, parties
from comity.regime.folding import Standing
from comity.regime.requests import CooperationRequest
from comity.reports.view import typed
from comity.web import access, asking


class Line(NamedTuple):
    """A request as a tray lists it. ``late``: by how many days it is overdue; ``turn``: ours, theirs, both, nobody."""

    row: Standing
    request: CooperationRequest
    other: str
    late: int
    turn: str
    responsible: str


@require_safe
@access.of_party("read")
def received(request: HttpRequest, account: Account) -> HttpResponse:
    """Requests to this authority's party."""
    return _tray(request, account, to_us=True)


@require_safe
@access.of_party("read")
def sent(request: HttpRequest, account: Account) -> HttpResponse:
    """Requests that it has sent."""
    return _tray(request, account, to_us=False)


def _tray(request: HttpRequest, account: Account, *, to_us: bool) -> HttpResponse:
    asked, party = asking.of(request), account.authority.party
    shown = "done" if request.GET.get("show") == "done" else "open"
    try:
        found = dossiers.tray(party, asked.today, received=to_us, shown=shown, after=request.GET.get("after", ""))
    except ValueError:
        return access.not_there(request)
    access.listed(request, asked.view, found.page)
    responsible = dict(
        Assignment.objects.filter(
            authority=account.authority, register="requests", matter__in=[row.name for row in found.page], until=None
        ).values_list("matter", "account__name")
    )
    context = {
        "to_us": to_us,
        "shown": shown,
        "lines": [
            _line(row, each, party, asked.today, responsible) for row, each in typed(found.page, CooperationRequest)
        ],
        "further": found.further,
        "later": bool(request.GET.get("after")),
        "drafts": Draft.objects.filter(authority=account.authority).count(),
    }
    return render(request, "exchange/tray.html", context)


def _line(row: Standing, each: CooperationRequest, party: str, today: date, responsible: dict[str, str]) -> Line:
    other = each.to if party == each.organ else each.organ
    late = clocks.overdue(each.due, today)
    return Line(row, each, parties.name(other), late, turn(each, party), responsible.get(row.name, ""))
