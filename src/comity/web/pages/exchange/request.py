"""A request, for its two parties: how it stands, the acts on it with their receipts, and what may be done now."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from comity.exchange.delivering import request_of
from comity.exchange.dossiers import turn
from comity.exchange.models import Message, SealedFile
from comity.people import delegating, seeing
from comity.people.models import Account
from comity.people.refusals import Refused
from comity.regime import REGISTERS, clocks, contents, fields, parties, requests, saying
from comity.regime.requests import CooperationRequest
from comity.web import access, asking, showing
from comity.web.pages.people.authority import number

# What a button says for each act.
VERBS: Final = {
    "confirmed": gettext_lazy("Confirm through the channel"),
    "received": gettext_lazy("Acknowledge receipt"),
    "supplemented": gettext_lazy("Add information"),
    "consultation-opened": gettext_lazy("Consult"),
    "consulted": gettext_lazy("Reply in the consultations"),
    "consultation-concluded": gettext_lazy("Conclude the consultations"),
    "modified": gettext_lazy("Modify the request"),
    "due-changed": gettext_lazy("Agree on another day"),
    "reminded": gettext_lazy("Remind"),
    "postponed": gettext_lazy("Postpone execution"),
    "resumed": gettext_lazy("Resume execution"),
    "competing-notified": gettext_lazy("Notify a competing request"),
    "competing-decided": gettext_lazy("Say how the competition was decided"),
    "person-arrested": gettext_lazy("Report the provisional arrest"),
    "landed": gettext_lazy("Report an unscheduled landing"),
    "followed": gettext_lazy("Name the request that followed"),
    "executed": gettext_lazy("Report execution"),
    "refused": gettext_lazy("Refuse"),
    "found-unable": gettext_lazy("Report that it cannot be executed"),
    "withdrawn": gettext_lazy("Withdraw the request"),
    "closed": gettext_lazy("Close the file"),
    "failure-referred": gettext_lazy("Name the finding that was made"),
}


class Spoken(NamedTuple):
    """An act with the message that brought it, and its sealed files with their sizes."""

    told: showing.Told
    message: Message | None
    sealed: list[tuple[str, int]]


@require_safe
@access.of_party("read")
def page(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """How the request stands, and everything that was said of it."""
    return shown(request, account, name)


def shown(request: HttpRequest, account: Account, name: str, refused: str = "") -> HttpResponse:
    """The page of a request; ``refused``: what was not done, and why."""
    asked, party = asking.of(request), account.authority.party
    stands = request_of(name, party, asking.moment())
    if stands is None:
        return access.not_there(request)
    acts = asked.view.entries("requests", name)
    access.read(request, "requests", name, acts)
    messages = {message.entry: message for message in Message.objects.filter(register="requests", matter=name)}
    sealed = {act.number: getattr(act.act, "sealed", ()) for act in acts}
    sizes = dict(
        SealedFile.objects.filter(digest__in=[each for some in sealed.values() for each in some]).values_list(
            "digest", "size"
        )
    )
    may_act = "act" in seeing.rights(account, asked.today)
    context = {
        "name": name,
        "stands": stands,
        "kind": contents.ESTABLISHED[stands.measure],
        "status": REGISTERS["requests"].statuses[stands.status],
        "late": clocks.overdue(stands.due, asked.today),
        "turn": turn(stands, party),
        "other": parties.name(stands.to if party == stands.organ else stands.organ),
        "values": said_of(stands),
        "lacking": [content for content in contents.required(stands.measure) if content.key in stands.incomplete],
        "spoken": [
            Spoken(told, messages.get(told.number or 0), [(each, sizes.get(each, 0)) for each in sealed[told.number]])
            for told in showing.timeline(asked, REGISTERS["requests"], name)
        ],
        "any_sealed": any(sealed.values()),
        "offered": offered(stands, party) if may_act else [],
        "may_act": may_act,
        "responsible": delegating.responsible(account, "requests", name),
        "colleagues": account.authority.accounts.filter(ended=None),
        "delivered": number(request.GET.get("delivered")),
        "refused": refused,
    }
    return render(request, "exchange/request.html", context, status=400 if refused else 200)


@require_POST
@access.of_party("act")
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
        return shown(request, account, name, str(refused))
    return redirect("request", name)


def offered(stands: CooperationRequest, party: str) -> list[tuple[str, str]]:
    """The acts that a party may make now, by their words, with what their buttons say."""
    return [(act.word(), str(VERBS[act.word()])) for act in requests.open_to(stands, party)]


def said_of(stands: CooperationRequest) -> list[tuple[str, str]]:
    """What the record holds of a request, for its page: what the head of the page does not say already."""
    left_out = {"status", "organ", "to", "measure", "basis_status", "incomplete", "clock"}
    return [
        (field.label, ", ".join(value) if field.many else saying.words(field, value))
        for field, value in fields.values(stands)
        if field.name not in left_out
    ]
