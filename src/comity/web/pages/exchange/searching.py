"""Search among the requests that an authority sees, open and done, sent and received."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.exchange import searching
from comity.exchange.searching import Sought
from comity.people.models import Account
from comity.regime import contents, dates, requests
from comity.regime.folding import Viewer
from comity.registers.trays import Tray
from comity.registers.view import RecordView
from comity.web import access, asking
from comity.web.pages.exchange import trays


@require_safe
@access.of_party("read", or_entrusted=True)
def search(request: HttpRequest, account: Account) -> HttpResponse:
    """By words of the reference and of notes, kind, the other side, status, and when it was sent."""
    today, party = asking.now(), account.authority.party
    names = ("words", "kind", "with", "status", "after")
    # PostgreSQL is asked nothing with a zero byte in it, and no request has one.
    given = {name: request.GET.get(name, "").replace("\x00", "").strip()[:200] for name in names}
    refused, days = "", dict[str, date | None]()
    for name in ("since", "until"):
        text = request.GET.get(name, "").strip()[:20]
        try:
            days[name] = _day(text, first=name == "since")
        except ValueError:
            days[name] = None
            refused = _("Give a day, a month or a year, as in 2016-09-05, 2016-09 or 2016.")
    sought = Sought(given["words"], given["kind"], given["with"], given["status"], days["since"], days["until"])
    found = Tray([], "")
    if sought and not refused:
        found = searching.search(account, sought, today, given["after"][:80])
    view = RecordView(today, today, Viewer(authorities=frozenset({party})))
    access.listed(request, view, found.page)
    address = request.GET.copy()
    address["after"] = found.further
    context = {
        "lines": trays.lines(found.page, account, today),
        "sought": bool(sought),
        "words": given["words"],
        "kind": given["kind"],
        "other": given["with"],
        "status": given["status"],
        "since": request.GET.get("since", "")[:20],
        "until": request.GET.get("until", "")[:20],
        "kinds": [(key, kind.name) for key, kind in contents.ESTABLISHED.items()],
        "others": trays.others(party),
        "statuses": requests.REGISTER.statuses.items(),
        "further": address.urlencode() if found.further else "",
        "later": bool(request.GET.get("after")),
        "refused": refused,
    }
    return render(request, "exchange/search.html", context, status=400 if refused else 200)


def _day(text: str, *, first: bool) -> date | None:
    """The first or last day of what a date says; None where nothing is given. Raises ValueError."""
    if not text:
        return None
    found = dates.parse(text)
    return found.first if first else found.last
