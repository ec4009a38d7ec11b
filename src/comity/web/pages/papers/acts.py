"""The acts that a paper gives occasion to: a person confirms, corrects or strikes each of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from comity.papers import store
from comity.papers.models import Paper, Struck
from comity.people.models import Account
from comity.regime import REGISTERS, fields, lines
from comity.regime.acts import Refusal
from comity.regime.fields import SEPARATOR, Field
from comity.registers.entering import Entered, enter
from comity.registers.view import RecordView
from comity.reports import proposing
from comity.reports.proposing import Proposed
from comity.web import access, asking
from comity.web.pages.papers import keeping

# What a form asks for beside the act's own fields.
_BESIDE = ("dated", "source", "note")


class Input(NamedTuple):
    """A field of the form of an act: its name, what stands in it, whether it must be filled, its choices."""

    name: str
    value: str
    required: bool
    choices: tuple[str, ...]

    @property
    def label(self) -> str:
        """The field as people call it: "due session"."""
        return self.name.removeprefix("f-").replace("_", " ").capitalize()


class Shown(NamedTuple):
    """A proposed act as the page shows it. ``key`` names it in the form; ``refusals``: why it was not entered."""

    key: str
    proposed: Proposed
    authority: str
    inputs: tuple[Input, ...]
    asks: tuple[str, ...]
    refusals: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@access.may("act")
def proposed(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """The list; with a post, one of them entered or struck."""
    viewer = access.viewer_of(request, access.today())
    paper = Paper.objects.seen_by(viewer).filter(name=name).first()
    if paper is None or account.authority.function not in keeping.FOR_OTHERS:
        return access.not_there(request)
    found = _proposals(request, paper)
    refused: dict[str, tuple[str, ...]] = {}
    if request.method == "POST":
        key = request.POST.get("key", "")
        match request.POST.get("do"), key in found:
            case _, False:
                return _page(request, paper, found, settled=True)
            case "strike", _:
                Struck.objects.get_or_create(paper=paper, digest=key, defaults=_by(account))
                return redirect("paper-acts", paper.name)
            case "enter", _:
                done = _entered(request.POST, found[key], paper, account)
                if isinstance(done, int):
                    return redirect(f"{reverse('paper-acts', args=[paper.name])}?entered={done}")
                refused[key] = done
            case _:
                return access.not_there(request)
    return _page(request, paper, found, refused)


def _page(
    request: HttpRequest,
    paper: Paper,
    found: Mapping[str, Proposed],
    refused: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    *,
    settled: bool = False,
) -> HttpResponse:
    """The acts that are left. ``settled``: somebody has entered or struck the one that was posted."""
    shown = [
        _shown(key, each, request.POST if key in refused else {}, refused.get(key, ())) for key, each in found.items()
    ]
    number = request.GET.get("entered", "")
    context = {
        "paper": paper,
        "shown": shown,
        "struck": paper.struck.count(),
        "settled": settled,
        "entered": int(number) if re.fullmatch("[0-9]{1,15}", number) else None,
    }
    return render(request, "papers/acts.html", context, status=409 if settled else 400 if refused else 200)


def _proposals(request: HttpRequest, paper: Paper) -> dict[str, Proposed]:
    """What a paper gives occasion to and nobody has entered or struck, by its key."""
    day = date.fromisoformat(paper.dated) if paper.dated else asking.now()
    view = RecordView(day, asking.now(), access.viewer_of(request, access.today()))
    struck = set(paper.struck.values_list("digest", flat=True))
    found = {_key(each): each for each in proposing.propose(store.examined(paper), view)}
    return {key: each for key, each in found.items() if key not in struck}


def _key(each: Proposed) -> str:
    return hashlib.sha256(json.dumps([each.at, each.line], sort_keys=True).encode()).hexdigest()


def _entered(given: Mapping[str, str], each: Proposed, paper: Paper, account: Account) -> int | tuple[str, ...]:
    """Enter an act as it was corrected in the form: the number of its entry, or why it was refused."""
    line: dict[str, Any] = {"act": each.line["act"], "matter": given.get("matter", "").strip()}
    for field in _fields(each):
        text = given.get(f"f-{field.name}", "").strip()
        if text:
            line[field.name] = fields.from_words(field, text)
    # What stands in a paper that is not for everybody is not for everybody either.
    if paper.audience == "states":
        line["audience"] = "states"
    elif paper.audience == "own":
        line |= {"audience": "parties", "parties": [paper.party]}
    read = lines.read(line, REGISTERS, str(account)[:200])
    if isinstance(read, list):
        return tuple(map(_sentence, read))
    done = enter([read], now=asking.moment())
    if isinstance(done, Entered):
        return next(iter((*(act.number or 0 for act in done.acts), *done.already)))
    return tuple(_sentence(refusal) for _place, refusal in done.refusals)


def _sentence(refusal: Refusal) -> str:
    said = f"{refusal.field}: {refusal.sentence}" if refusal.field else refusal.sentence
    return f"{said} ({refusal.authority})" if refusal.authority else said


def _fields(each: Proposed) -> list[Field]:
    _register, act = lines.find_kind(each.line["act"], REGISTERS)
    own = list(fields.of(act)) if act else []
    return [lines.CIRCUMSTANCES["dated"], *own, *(lines.CIRCUMSTANCES[name] for name in _BESIDE[1:])]


def _shown(key: str, each: Proposed, given: Mapping[str, str], refusals: tuple[str, ...]) -> Shown:
    _register, act = lines.find_kind(each.line["act"], REGISTERS)
    inputs = [Input("matter", given.get("matter", each.line["matter"]), True, ())]
    for field in _fields(each):
        name = f"f-{field.name}"
        inputs.append(Input(name, given.get(name, _words(each.line.get(field.name))), field.required, field.choices))
    authority = act.authority() if act else ""
    return Shown(key, each, authority, tuple(inputs), (*each.asks, *proposing.lacks(each.line)), refusals)


def _words(value: object) -> str:
    """A value as it stands in a form, the reverse of ``fields.from_words``."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return SEPARATOR.join(map(str, value))
    return str(value)


def _by(account: Account) -> dict[str, object]:
    return {"by": str(account)[:300], "at": asking.moment()}
