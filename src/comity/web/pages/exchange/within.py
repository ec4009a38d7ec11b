"""What people of an authority do among themselves about a request: who is responsible, notes, ministries."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.exchange import editions, notes, notices, resealing
from comity.exchange.delivering import request_of
from comity.exchange.editions import Edition
from comity.people import delegating, entrusting, journal
from comity.people.models import Account
from comity.people.refusals import Refused
from comity.regime.acts import Refusal
from comity.web import access, asking
from comity.web.pages.exchange.preparing import told, uploaded
from comity.web.pages.exchange.request import shown
from comity.web.pages.people.authority import number


@require_POST
@access.of_party("act", or_entrusted=True)
def assign(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Say who is responsible here. The other side never sees it."""
    if request_of(name, account.authority.party, asking.moment()) is None:
        return access.not_there(request)
    person = account.authority.accounts.filter(pk=number(request.POST.get("person"))).first()
    try:
        if person is None:
            raise Refused("A matter is assigned to a person of the same authority.")
        delegating.assign(person, "requests", name, by=account, now=asking.moment())
    except Refused as refused:
        return shown(request, account, name, _(str(refused)))
    return redirect("request", name)


@require_POST
@access.of_party("act", or_entrusted=True)
def note(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Add a note. The other side never sees it."""
    if request_of(name, account.authority.party, asking.moment()) is None:
        return access.not_there(request)
    shared = request.POST.get("for") == "state"
    try:
        notes.add(account, name, request.POST.get("text", ""), shared=shared, now=asking.moment())
    except Refused as refused:
        return shown(request, account, name, _(str(refused)))
    return redirect("request", name)


@require_POST
@access.of_party("act")
def entrust(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Hand the request on to a ministry of the same State, or take it back. The other side never sees it."""
    now = asking.moment()
    if not entrusting.may(account.authority) or request_of(name, account.authority.party, now) is None:
        return access.not_there(request)
    ministry = entrusting.ministries(account.authority).filter(pk=number(request.POST.get("ministry"))).first()
    try:
        if ministry is None:
            raise Refused("A request is entrusted to a ministry of the same State.")
        if request.POST.get("do") == "take back":
            entrusting.take_back(ministry, "requests", name, by=account, now=now)
        elif entrusting.entrust(ministry, "requests", name, by=account, now=now):
            notices.tell(notices.readers(ministry, now.date()), now)
    except Refused as refused:
        return shown(request, account, name, _(str(refused)))
    return redirect("request", name)


@require_POST
@access.of_party("act")
def reseal(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Keep editions of sealed files: those that the browser has sealed anew, uploaded and signed, or one that comes as
    files. The other side never sees them."""
    party, now = account.authority.party, asking.moment()
    if request_of(name, party, now) is None:
        return access.not_there(request)
    given = _from_files(request, party) if request.FILES else _from_the_browser(request)
    if isinstance(given, Refusal):
        return shown(request, account, name, told(given, ()))
    try:
        with transaction.atomic():
            for edition in given:
                refusal = resealing.take(name, party, edition, now)
                if refusal is not None:
                    raise Refused(told(refusal, ()))
                about = f"{edition.digest[:16]} for {edition.original[:16]}"
                journal.note(
                    account.authority, "sealed anew", by=account, now=now, about=about, register="requests", matter=name
                )
    except Refused as refused:
        return shown(request, account, name, str(refused))
    return redirect("request", name)


def _from_the_browser(request: HttpRequest) -> list[Edition] | Refusal:
    """The editions that the page itself has made: their files have come before."""
    key = request.POST.get("key", "")[:16]
    given = [request.POST.getlist(each)[:100] for each in ("original", "edition", "signature")]
    if not given[0] or len({len(each) for each in given}) > 1:
        return Refusal("none", _("Nothing was sealed anew: choose your key file, and let this page do it"))
    return [Edition(original, edition, key, signature) for original, edition, signature in zip(*given, strict=True)]


def _from_files(request: HttpRequest, party: str) -> list[Edition] | Refusal:
    """The edition that ``comity reseal --file`` has made, with the signed line beside it."""
    signed = request.FILES.get("signed")
    if "sealed" not in request.FILES or not isinstance(signed, UploadedFile):
        return Refusal("missing", _("Nothing was sealed anew: choose both files that comity reseal has made"))
    edition = editions.of_file(signed.read(editions.LONGEST + 1))
    if isinstance(edition, Refusal):
        return edition
    taken = uploaded(request, party)
    if isinstance(taken, Refusal):
        return taken
    if taken != [edition.digest]:
        return Refusal("other-file", _("The signed line is of another file than the one that came with it"))
    return [edition]
