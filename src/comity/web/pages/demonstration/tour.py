"""The guided tour: one request from draft to execution, as both sides, with what the record then holds."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.demonstration import filling, tour
from comity.demonstration.cast import DESKS, FOCAL, OFFICER, Desk, Person
from comity.demonstration.tour import Stood
from comity.exchange.models import Message
from comity.web import access, asking
from comity.web.pages.demonstration.people import mark
from comity.web.pages.demonstration.telling import STEPS, Told

# The acts that the tour's steps make, by the words in their addresses.
_ACTS = {
    "acknowledge": "received",
    "consult": "consultation-opened",
    "conclude": "consultation-concluded",
    "execute": "executed",
}


class Step(NamedTuple):
    """A step as the page shows it. ``links``: where to, in words; ``commands``: what to type instead, or to check."""

    name: str
    number: int
    told: Told
    person: Person
    desk: Desk
    stands: str  # done, now or later
    entry: int
    links: list[tuple[str, str]]
    commands: list[str]


@require_safe
@access.in_demonstrations
def page(request: HttpRequest) -> HttpResponse:
    """Every step; the one to take next is open."""
    kept = mark()
    if kept is None:
        return access.not_there(request)
    stood = tour.stood(kept, asking.moment())
    context = {
        "steps": [_step(number, name, stood) for number, name in enumerate(tour.STEPS, 1)],
        "next": stood.next,
        "request_name": stood.name,
        "stands": stood.request,
        "people": (OFFICER, FOCAL),
    }
    return render(request, "demonstration/tour.html", context)


def where() -> tuple[str, int, int, Told, Person] | None:
    """Which step is next, of how many, in words, and whose it is; None outside a demonstration."""
    kept = mark()
    if kept is None:
        return None
    name = tour.stood(kept, asking.moment()).next
    return name, list(tour.STEPS).index(name) + 1, len(tour.STEPS), STEPS[name], tour.STEPS[name]


def _step(number: int, name: str, stood: Stood) -> Step:
    person = tour.STEPS[name]
    stands = "done" if name in stood.done else "now" if name == stood.next else "later"
    links = [] if stands == "later" else _links(name, stood)
    commands = [] if stands == "later" else _commands(name, stood)
    entry = stood.entries.get(name, 0)
    return Step(name, number, STEPS[name], person, DESKS[person.authority], stands, entry, links, commands)


def _links(name: str, stood: Stood) -> list[tuple[str, str]]:
    """Where a step is taken, as far as it is there yet."""
    request = [(reverse("request", args=[stood.name]), _("The request"))] if stood.name else []
    if stood.request and name in _ACTS and name not in stood.done:
        request.append((reverse("prepare", args=[stood.name, _ACTS[name]]), _("The form of this act")))
    annexes = [(reverse("demonstration-annex", args=[each.removesuffix(".txt")]), each) for each in filling.ANNEXES]
    draft = [(reverse("draft", args=[stood.draft.pk]), _("The draft"))] if stood.draft else []
    match name:
        case "draft":
            return [(reverse("drafts"), _("The drafts")), *draft]
        case "complete" | "transmit":
            return draft or request
        case "seal":
            return [*annexes, *(draft or request)]
        case "mail":
            return [(reverse("demonstration-mails"), _("The mails"))]
        case "prove":
            entry = stood.entries.get("execute", 0)
            receipt = (
                [(reverse("receipt", args=[stood.name, entry]), _("The receipt of the execution"))] if entry else []
            )
            return [
                *receipt,
                (reverse("record"), _("The key of the record")),
                (reverse("statistics"), _("Statistics of requests")),
            ]
    return request


def _commands(name: str, stood: Stood) -> list[str]:
    """What is typed in this checkout, in place of the page or to prove something."""
    home = _from_here(Path(settings.COMITY_DEMONSTRATION))
    match name:
        case "seal":
            files = " ".join(f"{home}/annexes/{each}" for each in filling.ANNEXES)
            whom = f"--to {tour.SENDER} --to {tour.ADDRESSEE}"
            return [
                f"COMITY_HOME={home} .venv/bin/comity seal {files} {whom} -o request.age",
                f"grep -r Lissara {home}/sealed",
            ]
        case "prove" if stood.entries.get("execute"):
            entry = stood.entries["execute"]
            message = Message.objects.filter(entry=entry).values_list("party", "name").first()
            party, identifier = message or (tour.ADDRESSEE, "")
            verifier = settings.COMITY_KEY().public
            return [
                f"COMITY_HOME={home} .venv/bin/comity receipt {party} {identifier} -o receipt.json",
                f'.venv/bin/comity verify --receipt receipt.json --verifier "{verifier}"',
            ]
    return []


def _from_here(path: Path) -> str:
    """A path as one types it where the server was started; from elsewhere the setting's name, not where it lies."""
    return shlex.quote(str(path.relative_to(Path.cwd()))) if path.is_relative_to(Path.cwd()) else "$COMITY_HOME"
