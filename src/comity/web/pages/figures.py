"""Figures: all of them, and the page of each with its evidence, its history and why it changed."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import lru_cache
from typing import Final, NoReturn

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.record import log
from comity.registers.matters import history
from comity.registers.view import RecordView
from comity.reports.figures import Figure
from comity.reports.questions import FIGURES
from comity.reports.telling import Why, answered, told, why
from comity.reports.view import Remembered, View
from comity.web import access, asking, drawing, showing

# Matters that a page shows as proof, or as reasons; those that a sentence names.
PAGE: Final = 50
IN_A_SENTENCE: Final = 5


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every figure with its value as at the day and its definition."""
    asked = asking.of(request)
    answers = [(figure, figure.ask(asked.view).value) for figure in sorted(FIGURES.values(), key=lambda f: f.title)]
    found = [(figure, figure.said(value)) for figure, value in answers if value is not None]
    unknown = [figure for figure, value in answers if value is None]
    return render(request, "figures.html", {"figures": found, "unknown": unknown})


@require_safe
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """The number; its definition, its evidence, its history, and why it changed."""
    asked = asking.of(request)
    found = FIGURES.get(name) or _no_such(name)
    view = Remembered(asked.view)
    shown = showing.figure(found, asked, view)
    page = Paginator(shown.answer.evidence, PAGE).get_page(request.GET.get("page"))
    before = _before(request, view, shown)
    reasons = _reasons(found, before, view)
    access.listed(request, asked.view, [*page, *(reason.matter for reason in reasons.reasons)])
    context = {
        "shown": shown,
        "page": page,
        "page_numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "plot": drawing.over_time(found, asked),
        "history": list(reversed(shown.history)),
        "before": before,
        "sentence": told(found, before, view, asked.today, IN_A_SENTENCE),
        "reasons": reasons.reasons,
        "others": reasons.matters - len(reasons.reasons),
        "then": _then(found.name, asked.view, asked.today, log.head()[1]),
    }
    return render(request, "figure.html", context)


@require_safe
def as_json(request: HttpRequest, name: str) -> JsonResponse:
    """The figure as the command line prints it."""
    asked = asking.of(request)
    found = FIGURES.get(name) or _no_such(name)
    answer = found.ask(asked.view)
    access.listed(request, asked.view, answer.evidence, "exported")
    return JsonResponse(answered(found, answer, asked.view), json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The figure's history as CSV: one line a change."""
    asked = asking.of(request)
    found = FIGURES.get(name) or _no_such(name)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("from", found.name, "as known"))
    for day, value in history(found, asked.view):
        writer.writerow((day.isoformat(), "" if value is None else value, asked.as_known.isoformat()))
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.name}-to-{asked.as_at}.csv"'
    return response


def _before(request: HttpRequest, view: View, shown: showing.Shown) -> View:
    """The view a figure is compared with: the days asked for, or the day before its latest change."""
    at, known = request.GET.get("from", "").strip(), request.GET.get("from-known", "").strip()
    if at or known:
        return view.at(asking.day(at) if at else view.as_at, asking.day(known) if known else view.as_known)
    if len(shown.history) > 1:
        return view.at(as_at=shown.history[-2][0])
    return view


def _reasons(found: Figure, before: View, after: View) -> Why:
    same = (before.as_at, before.as_known) == (after.as_at, after.as_known)
    return Why([], 0) if same else why(found, before, after, PAGE)


@lru_cache(maxsize=512)
def _then(name: str, seen: RecordView, today: date, _root: bytes) -> str:
    """Where the record knows more today than the day did: both values and why, in a sentence.

    Kept as long as the record does not grow: what was not known yet on the day is folded anew for it.
    """
    found, view = FIGURES[name], Remembered(seen)
    then = view.at(as_known=view.as_at)
    if view.as_known <= view.as_at or found.ask(then).value == found.ask(view).value:
        return ""
    return told(found, then, view, today, IN_A_SENTENCE)


def _no_such(name: str) -> NoReturn:
    raise Http404(_("There is no figure {name}.").format(name=name[:60]))
