"""The journal of access of an authority, for its head."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.people import journal as kept
from comity.people.models import AccessEntry, Account
from comity.regime import REGISTERS
from comity.web import access
from comity.web.pages.people.authority import number

PAGE = 100


class Line(NamedTuple):
    """A line of the journal as the page says it."""

    entry: AccessEntry
    said: str
    register: str


@require_safe
@access.may("journal")
def journal(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Who gave access to whom, who signed in, who read what; the latest first."""
    if name != account.authority.name:
        return access.not_there(request)
    found = AccessEntry.objects.filter(authority=account.authority)
    words = request.GET.get("words", "").strip()[:200]
    for word in words.split():
        found = found.filter(
            Q(by__icontains=word)
            | Q(about__icontains=word)
            | Q(matter__icontains=word)
            | Q(register__icontains=word)
            | Q(did__icontains=word)
        )
    before = number(request.GET.get("before"))
    lines = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    context = {
        "authority": account.authority,
        "words": words,
        "lines": [Line(each, _said(each), _register(each)) for each in lines[:PAGE]],
        "further": lines[PAGE - 1].pk if len(lines) > PAGE else None,
        "later": bool(before),
    }
    return render(request, "people/journal.html", context)


def _said(entry: AccessEntry) -> str:
    return str(kept.DID[entry.did]).format(about=entry.about)


def _register(entry: AccessEntry) -> str:
    found = REGISTERS.get(entry.register)
    return _(found.title) if found else entry.register
