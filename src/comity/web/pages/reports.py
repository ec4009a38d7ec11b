"""The annual report of a session, drafted from the record: on a page, and to download."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.documents.writers import WRITERS
from comity.documents.writers.html import fragment
from comity.record import log
from comity.regime.folding import PUBLIC
from comity.registers.view import RecordView
from comity.reports import annual
from comity.reports.figures import Value
from comity.reports.questions import FIGURES
from comity.reports.questions.meetings import session as find_session
from comity.web import asking, showing


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The sessions a report can be drafted for."""
    asked = asking.of(request)
    return render(request, "reports.html", {"held": showing.sessions(asked)})


@require_safe
def report(request: HttpRequest, session: int) -> HttpResponse:
    """The draft as it will print, and which figures moved since the report before."""
    asked = _asked(request, session)
    drafted = _drafted(session, asked.view, log.head()[1])
    page = {
        "session": session,
        "held": find_session(asked.view, session),
        "drafted": drafted,
        "body": mark_safe(fragment(drafted.paper, figure_href=lambda name: f"/figures/{name}/{asked.query}")),  # noqa: S308
        "before": session - 1,
        "moved": _moved(drafted, asked, session),
        "formats": sorted(WRITERS),
        "asked": asked,
    }
    return render(request, "report.html", page)


@require_safe
def download(request: HttpRequest, session: int, form: str) -> HttpResponse:
    """The draft in one of the written forms."""
    if form not in WRITERS:
        raise Http404(_("The report is not written as {form}.").format(form=form[:10]))
    asked = _asked(request, session)
    writer = WRITERS[form]
    response = HttpResponse(
        writer.write(_drafted(session, asked.view, log.head()[1]).paper), content_type=writer.media_type
    )
    response["Content-Disposition"] = f'attachment; filename="report-of-session-{session}.{writer.name}"'
    return response


def _asked(request: HttpRequest, session: int) -> asking.Asked:
    """The days of the report: those in the address, or the eve of the session.

    The report is a public paper: whoever drafts it, it is drafted from what the public may see.
    """
    asked = replace(asking.of(request), viewer=PUBLIC)
    # When a session was to be held is known before it is: what is left out of the report is not left out here.
    held = find_session(asked.view.at(as_known=asked.today), session)
    if held is None or held.opened is None:
        raise Http404(_("The record holds no session {number} of the Assembly.").format(number=session))
    if "as-at" in dict(asked.given):
        return asked
    eve = min(held.opened.first - timedelta(days=1), asked.today)
    return asking.Asked(eve, asked.as_known, asked.today, (("as-at", eve.isoformat()), *asked.given))


@lru_cache(maxsize=32)
def _drafted(session: int, view: RecordView, _root: bytes) -> annual.Drafted:
    drafted = annual.report(view, session)
    return replace(drafted, paper=settings.COMITY_WORLD.paper(drafted.paper))


def _moved(drafted: annual.Drafted, asked: asking.Asked, session: int) -> list[tuple[str, str, Value, Value]]:
    """The figures printed whose value was another on the eve of the session before: (name, title, was, is)."""
    before = find_session(asked.view, session - 1)
    if before is None or before.opened is None:
        return []
    earlier = asked.view.at(as_at=before.opened.first - timedelta(days=1))
    found = []
    for name in dict.fromkeys(name for name, _value in drafted.printed):
        figure = FIGURES[name]
        was, now = figure.ask(earlier).value, figure.ask(asked.view).value
        if was != now:
            found.append((name, figure.title, was, now))
    return found
