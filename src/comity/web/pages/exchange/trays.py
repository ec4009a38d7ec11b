"""In-tray and out-tray: what is open, what is due, whose turn it is, who is responsible here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.exchange import dossiers, notices
from comity.exchange.dossiers import Wanted, turn
from comity.exchange.models import Draft
from comity.people.models import Account, Assignment
from comity.regime import clocks, contents, parties
from comity.regime.folding import Standing, Viewer
from comity.regime.requests import CooperationRequest
from comity.registers.trays import Tray
from comity.registers.view import RecordView
from comity.reports.view import typed
from comity.web import access, asking


class Line(NamedTuple):
    """A request as a tray lists it. ``late``: by how many days it is overdue; ``turn``: ours, theirs, both, nobody.

    ``soon``: it is due within the days before which people are reminded.
    """

    row: Standing
    request: CooperationRequest
    other: str
    late: int
    turn: str
    responsible: str
    soon: bool


@require_safe
@access.of_party("read", or_entrusted=True)
def received(request: HttpRequest, account: Account) -> HttpResponse:
    """Requests to this authority's party."""
    return _tray(request, account, to_us=True)


@require_safe
@access.of_party("read", or_entrusted=True)
def sent(request: HttpRequest, account: Account) -> HttpResponse:
    """Requests that it has sent."""
    return _tray(request, account, to_us=False)


def _tray(request: HttpRequest, account: Account, *, to_us: bool) -> HttpResponse:
    asked, party = asking.of(request), account.authority.party
    shown = "done" if request.GET.get("show") == "done" else "open"
    kinds = dossiers.kinds(party, received=to_us)
    wanted = _wanted(request, kinds, others(party))
    try:
        found = _found(account, asked.today, shown, to_us, wanted, request.GET.get("after", ""))
    except ValueError:
        return access.not_there(request)
    view = RecordView(asked.today, asked.today, Viewer(authorities=frozenset({party})))
    access.listed(request, view, found.page)
    shares = party in asked.viewer.authorities
    context = {
        "to_us": to_us,
        "shown": shown,
        "lines": lines(found.page, account, asked.today),
        "further": found.further,
        "later": bool(request.GET.get("after")),
        "shares": shares,
        "drafts": Draft.objects.filter(authority=account.authority).count() if shares else 0,
        "wanted": wanted,
        "query": _query(wanted),
        "kinds": [(key, contents.ESTABLISHED[key].name) for key in kinds],
        "others": others(party),
    }
    return render(request, "exchange/tray.html", context)


def _wanted(request: HttpRequest, kinds: Collection[str], others: Sequence[tuple[str, str]]) -> Wanted:
    """The filters of an address; what is none of the choices is not asked."""
    kind, other = request.GET.get("kind", ""), request.GET.get("with", "")
    yes = {name: request.GET.get(name) == "yes" for name in ("mine", "overdue", "ours")}
    return Wanted(kind if kind in kinds else "", other if other in dict(others) else "", **yes)


def _query(wanted: Wanted) -> str:
    """The filters as a part of an address."""
    given = {"with" if name == "other" else name: value for name, value in wanted._asdict().items() if value}
    return urlencode({name: "yes" if value is True else value for name, value in given.items()})


def _found(account: Account, today: date, shown: str, to_us: bool, wanted: Wanted, after: str) -> Tray:
    """A page of the tray: of everything, of what is entrusted to a ministry, or of what is assigned to oneself."""
    only = dossiers.seen_by(account, today, mine=wanted.mine)
    party = account.authority.party
    return dossiers.tray(party, today, received=to_us, shown=shown, wanted=wanted, only=only, after=after)


def lines(page: Sequence[Standing], account: Account, today: date) -> list[Line]:
    """Requests as a list shows them, with who is responsible within the authority."""
    responsible = dict(
        Assignment.objects.filter(
            authority=account.authority, register="requests", matter__in=[row.name for row in page], until=None
        ).values_list("matter", "account__name")
    )
    party = account.authority.party
    return [_line(row, each, party, today, responsible) for row, each in typed(page, CooperationRequest)]


def others(party: str) -> list[tuple[str, str]]:
    """Who can be on the other side of a party's requests: (code, name)."""
    if party not in parties.COURT:
        return [(code, organ.name) for code, organ in parties.COURT.items()]
    return sorted(((state.code, state.name) for state in settings.COMITY_WORLD.states), key=lambda each: each[1])


def _line(row: Standing, each: CooperationRequest, party: str, today: date, responsible: dict[str, str]) -> Line:
    other = each.to if party == each.organ else each.organ
    late = clocks.overdue(each.due, today)
    soon = each.due is not None and today <= each.due <= today + notices.BEFORE
    return Line(row, each, parties.name(other), late, turn(each, party), responsible.get(row.name, ""), soon)
