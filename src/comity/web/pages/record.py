"""The record itself: its checkpoint, how to verify it, and each entry with its proof."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.record import log, proofs
from comity.regime import REGISTERS
from comity.web import access, asking, showing


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """How long the record is, its root, its checkpoint, and what to do with them."""
    asked = asking.of(request)
    size, root = log.head()
    note = log.signed_head()
    context: dict[str, Any] = {
        "size": size,
        "root": root.hex(),
        "checkpoint": note,
        "verifier": settings.COMITY_KEY().public,
        "latest": showing.latest(asked),
    }
    access.listed(request, asked.view, [(act.register, act.matter) for act in context["latest"]])
    return render(request, "record.html", context)


@require_safe
def checkpoint(_request: HttpRequest) -> HttpResponse:
    """The signed checkpoint, to keep."""
    return HttpResponse(log.signed_head(), content_type="text/plain; charset=utf-8")


@require_safe
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry: its act, and the proof that it is in the record. What may not be seen answers as what is not there."""
    asked = asking.of(request)
    acts = log.numbered([number])
    told = [
        each
        for act in acts
        for each in showing.timeline(asked, REGISTERS[act.register], act.matter)
        if each.number == number
    ]
    if not told:
        raise Http404(_("The record holds no entry {number} that may be seen.").format(number=number))
    access.read(request, acts[0].register, acts[0].matter, asked.view.entries(acts[0].register, acts[0].matter))
    proof = proofs.inclusion(number)
    context = {
        "act": told[0],
        "row": json.dumps(proof.entry, ensure_ascii=False, indent=1),
        "salt": proof.salt,
        "body": json.dumps(proof.item, ensure_ascii=False, indent=1),
        "leaf": proof.leaf.hex(),
        "path": [step.hex() for step in proof.path],
        "size": proof.size,
        "root": proof.root.hex(),
    }
    return render(request, "entry.html", context)
