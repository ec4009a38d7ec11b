"""A request, for its two parties: how it stands, the acts on it with their receipts, and what may be done now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from comity.exchange import keyring, resealing
from comity.exchange.delivering import request_of
from comity.exchange.dossiers import turn
from comity.exchange.models import Message, SealedFile
from comity.people import entrusting, seeing
from comity.people.models import Account
from comity.regime import (
    REGISTERS,
    clocks,
    competing,
    consultations,
    contents,
    fields,
    folding,
    limits,
    parties,
    requests,
    saying,
)
from comity.regime.acts import Dated
from comity.regime.consultations import Consultation
from comity.regime.limits import Limit
from comity.regime.requests import CooperationRequest
from comity.reports.correspondence import verbale
from comity.web import access, asking, showing
from comity.web.pages.exchange import desks
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
    "admissibility-ruled": gettext_lazy("Say how the Court ruled on admissibility"),
    "competing-decided": gettext_lazy("Say how the competition was decided"),
    "extradition-refused": gettext_lazy("Notify that extradition was refused"),
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
    """An act with the message that brought it, and its sealed files: digest, size, and one's own edition of it."""

    told: showing.Told
    message: Message | None
    sealed: list[tuple[str, int, str]]
    whose: str


class Thread(NamedTuple):
    """A consultation with its acts as the page says them."""

    consultation: Consultation
    spoken: list[Spoken]
    last: Spoken


class Ran(NamedTuple):
    """A limit of time as the page says it: by how many days it is overdue, and the acts of its history in words."""

    limit: Limit
    late: int
    began: showing.Told
    ended_by: showing.Told | None
    earlier: list[tuple[date, showing.Told, showing.Told]]


@require_safe
@access.of_party("read", or_entrusted=True)
def page(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """How the request stands, and everything that was said of it."""
    return shown(request, account, name)


def shown(request: HttpRequest, account: Account, name: str, refused: str = "") -> HttpResponse:
    """The page of a request; ``refused``: what was not done, and why."""
    asked, party = desks.asked_on(request, account, name), account.authority.party
    stands = request_of(name, party, asking.moment())
    if stands is None:
        return access.not_there(request)
    acts = asked.view.entries("requests", name)
    access.read(request, "requests", name, acts)
    spoken = _spoken(asked, name, acts, party)
    counted = folding.effective(acts, REGISTERS)
    standing = counted if isinstance(counted, list) else []
    may_act = "act" in seeing.rights(account, asked.today) and not entrusting.may_be(account.authority)
    offers = offered(stands, party) if may_act else []
    context = {
        "name": name,
        "stands": stands,
        "kind": contents.ESTABLISHED[stands.measure],
        "status": REGISTERS["requests"].statuses[stands.status],
        "late": clocks.overdue(stands.due, asked.today),
        "turn": turn(stands, party),
        "other": parties.name(stands.to if party == stands.organ else stands.organ),
        "values": said_of(stands),
        "lacking": contents.named(stands.measure, stands.incomplete),
        "surrender": stands.measure in contents.ARRESTS,
        "confirmed_under": "91(1)" if stands.measure in contents.ARRESTS else "96(1)",
        "rule": competing.RULES.get(stands.competing or ""),
        "spoken": spoken,
        "threads": threads(standing, spoken),
        "replies": [(word, verb) for word, verb in offers if word in ("consulted", "consultation-concluded")],
        "limits": ran(standing, stands, spoken, asked.today),
        "printed": {each.number for each in acts if verbale.is_printed(each)},
        "note_languages": [("en", "English"), ("fr", "français")],
        "note_forms": ("docx", "pdf", "html"),
        "any_sealed": any(each.sealed for each in spoken),
        "wanting": resealing.wanting(name, party, asking.moment()) if may_act else [],
        "own_keys": keyring.keys_of(party, asked.today) if may_act else [],
        "offered": offers,
        "may_act": may_act,
        "delivered": number(request.GET.get("delivered")),
        "refused": refused,
        **desks.of(account, name),
    }
    return render(request, "exchange/request.html", context, status=400 if refused else 200)


def _spoken(asked: asking.Asked, name: str, acts: Sequence[Dated], party: str) -> list[Spoken]:
    messages = {message.entry: message for message in Message.objects.filter(register="requests", matter=name)}
    sealed = {act.number: getattr(act.act, "sealed", ()) for act in acts}
    digests = [each for some in sealed.values() for each in some]
    sizes = dict(SealedFile.objects.filter(digest__in=digests).values_list("digest", "size"))
    ours = {original: each.digest for original, each in resealing.editions(party, digests).items()}
    return [
        Spoken(
            told,
            messages.get(told.number or 0),
            [(each, sizes.get(each, 0), ours.get(each, "")) for each in sealed[told.number]],
            parties.name(told.on_behalf_of) if told.on_behalf_of else "",
        )
        for told in showing.timeline(asked, REGISTERS["requests"], name)
    ]


def threads(acts: Sequence[Dated], spoken: Sequence[Spoken]) -> list[Thread]:
    """The consultations, the latest first, with their acts as the page says them."""
    said = {each.told.number: each for each in spoken}
    found = [
        Thread(each, [said[act.number] for act in each.acts], said[each.acts[-1].number])
        for each in consultations.of(acts)
    ]
    return found[::-1]


def ran(acts: Sequence[Dated], stands: CooperationRequest, spoken: Sequence[Spoken], today: date) -> list[Ran]:
    """The limits of time, with the acts that made, moved and ended them."""
    said = {each.told.number: each.told for each in spoken}
    found = []
    for limit in limits.of(acts, stands):
        by = [said[each.number] for each in (*(day.by for day in limit.earlier), limit.set_by)]
        earlier = [(day.day, by[place], by[place + 1]) for place, day in enumerate(limit.earlier)]
        ended_by = said[limit.ended_by.number] if limit.ended_by else None
        found.append(Ran(limit, limit.overdue(today), said[limit.began.number], ended_by, earlier))
    return found


def offered(stands: CooperationRequest, party: str) -> list[tuple[str, str]]:
    """The acts that a party may make now, by their words, with what their buttons say."""
    return [(act.word(), str(VERBS[act.word()])) for act in requests.open_to(stands, party)]


def said_of(stands: CooperationRequest) -> list[tuple[str, str]]:
    """What the record holds of a request, for its page: what the head of the page does not say already."""
    left_out = {
        "status",
        "organ",
        "to",
        "measure",
        "basis_status",
        "incomplete",
        "although",
        "competing",
        "clock",
        "until",
        "expected",
        "earlier_days",
        "ground",
    }
    return [
        (field.label, ", ".join(value) if field.many else saying.words(field, value))
        for field, value in fields.values(stands)
        if field.name not in left_out
    ]
