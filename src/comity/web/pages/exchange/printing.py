"""Printing: an act on a request as a note verbale, and the outline of a draft's narrative, as files to take away."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.documents.tree import Paper
from comity.documents.writers import WRITERS
from comity.exchange import demands
from comity.exchange.delivering import request_of
from comity.exchange.models import Draft
from comity.people.models import Account
from comity.regime import contents, outlines
from comity.regime.dates import parse
from comity.reports.correspondence import outline, verbale
from comity.web import access, asking
from comity.web.pages.exchange import desks


@require_safe
@access.of_party("read", or_entrusted=True)
def note(request: HttpRequest, account: Account, name: str, entry: int, form: str) -> HttpResponse:
    """An act on a request as a note verbale, with what the record holds of it: for its two parties."""
    asked, party = desks.asked_on(request, account, name), account.authority.party
    stands = request_of(name, party, asking.moment())
    language = request.GET.get("language", "en")
    if stands is None or form not in WRITERS or language not in verbale.LANGUAGES:
        return access.not_there(request)
    acts = asked.view.acts([("requests", name)])
    act = next((each for each in acts if each.number == entry and verbale.is_printed(each)), None)
    if act is None:
        return access.not_there(request)
    access.read(request, "requests", name, [act])
    sender = verbale.sender_of(act, stands)
    paper = verbale.of(act, stands, sender, settings.COMITY_WORLD, language)
    return _file(paper, form, f"{name}-{act.act.word()}-{entry}-{language}")


@require_safe
@access.of_party("act")
def of_draft(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """The outline for a draft's narrative, with what the draft holds, to be completed and then sealed."""
    found = Draft.objects.filter(pk=number, authority=account.authority).first()
    form, step = request.GET.get("to", "docx"), request.GET.get("step", "")
    line = json.loads(found.line) if found else {}
    measure = str(line.get("measure", ""))
    known = measure in contents.ESTABLISHED and (not step or step in outlines.steps(measure))
    if found is None or form not in WRITERS or not known:
        return access.not_there(request)
    party = account.authority.party
    said = {name: str(value) for name, value in line.items() if isinstance(value, str)}
    for name in ("dated", "due"):
        said[name] = said.get(name, "") if _is_a_day(said.get(name, "")) else ""
    begun = outline.begun(measure, {**said, "organ": party}, step=step)
    asked = demands.of(begun.to, measure, party, begun.dated or asking.now(), asking.moment())
    begun = begun._replace(card=asked.card)
    paper = outline.paper(begun, settings.COMITY_WORLD)
    return _file(paper, form, f"outline-{measure}{f'-{step}' if step else ''}")


def _is_a_day(text: str) -> bool:
    """Whether a draft says a day there; what it says otherwise is told on its page."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _file(paper: Paper, form: str, name: str) -> HttpResponse:
    writer = WRITERS[form]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{writer.name}"'}
    content = writer.write(settings.COMITY_WORLD.paper(paper))
    return HttpResponse(content, content_type=writer.media_type, headers=headers)
