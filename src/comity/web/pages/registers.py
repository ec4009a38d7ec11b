"""A register's list: filtered, sorted, in pages, or as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from typing import NoReturn

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.regime import REGISTERS, parties
from comity.regime.acts import Register
from comity.reports.figures import Figure
from comity.reports.listing import Filters, columns, listed
from comity.reports.questions import FIGURES
from comity.web import access, asking, drawing, showing

PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All registers, with how many matters each holds as at the day."""
    asked = asking.of(request)
    held = [(register, len(asked.view.standings(register.name))) for register in REGISTERS.values()]
    return render(request, "registers.html", {"held": held})


@require_safe
def register(request: HttpRequest, name: str) -> HttpResponse:
    """One register as at the day."""
    found = REGISTERS.get(name) or _no_such(name)
    asked = asking.of(request)
    filters = _filters(request, found)
    rows = asked.view.standings(name)
    lines = listed(found, rows, filters)
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    access.listed(request, asked.view, [line.row for line in page])
    plotted = _figure(found)
    context = {
        "register": found,
        "filters": filters,
        "columns": columns(found),
        "page": page,
        "found": len(lines),
        "held": len(rows),
        "statuses": {row.status: found.statuses[row.status] for row in rows},
        "kinds": {row.matter.kind: found.kinds[row.matter.kind] for row in rows},
        "states": sorted({(parties.name(code), code) for row in rows for code in row.matter.parties}),
        "kind_label": found.kinds.get(filters.kind, ""),
        "page_numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "figure": plotted,
        "shown": showing.figure(plotted, asked) if plotted else None,
        "plot": drawing.over_time(plotted, asked) if plotted else "",
    }
    return render(request, "register.html", context)


@require_safe
def as_csv(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """The list as CSV: the same filters, every page."""
    found = REGISTERS.get(name) or _no_such(name)
    asked = asking.of(request)
    lines = listed(found, asked.view.standings(name), replace(_filters(request, found), sort=""))
    access.listed(request, asked.view, [line.row for line in lines], "exported")
    head = (
        "matter",
        "title",
        "kind",
        "status",
        "since",
        *(field for field, _label in columns(found)),
        "entry",
        "as at",
        "as known",
    )
    body = (
        (
            line.row.name,
            line.row.title,
            found.kinds[line.row.matter.kind],
            found.statuses[line.row.status],
            line.row.status_since.isoformat(),
            *line.cells,
            str(line.row.entry or ""),
            asked.as_at.isoformat(),
            asked.as_known.isoformat(),
        )
        for line in lines
    )
    response = StreamingHttpResponse(_csv([head, *body]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{asked.as_at}.csv"'
    return response


class _Echo:
    """A file whose writing gives back what is written."""

    def write(self, text: str) -> str:
        return text


def _csv(rows: Iterable[Iterable[str]]) -> Iterable[str]:
    writer = csv.writer(_Echo())
    return (writer.writerow([as_cell(cell) for cell in row]) for row in rows)


def as_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _filters(request: HttpRequest, found: Register) -> Filters:
    kind, status = request.GET.get("kind", ""), request.GET.get("status", "")
    return Filters(
        kind=kind if kind in found.kinds else "",
        status=status if status in found.statuses else "",
        state=request.GET.get("state", "")[:8],
        words=request.GET.get("words", "").strip()[:200],
        sort=request.GET.get("sort", "")[:40],
    )


def _figure(found: Register) -> Figure | None:
    """The figure that the register's page plots: the first that asks this register alone."""
    return next((figure for figure in FIGURES.values() if figure.reads == (found.name,)), None)


def _no_such(name: str) -> NoReturn:
    raise Http404(_("There is no register {name}.").format(name=name))
