"""Statistics of requests, for their parties: a period by kind, State and outcome, and its publication."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.documents.tree import Paper, Provision, Run
from comity.documents.writers import WRITERS
from comity.people import seeing
from comity.people.models import Account
from comity.regime import contents, parties, requests, statistics
from comity.regime.acts import Refusal
from comity.regime.statistics import ALL, OUTCOMES, PeriodName, Published
from comity.registers.entering import Refused, enter
from comity.registers.view import RecordView
from comity.reports import publishing
from comity.reports.annual import requests as section
from comity.reports.drafting import Draft, spoken
from comity.reports.figures import Answer, Figure, Value
from comity.reports.questions import FIGURES
from comity.reports.questions.requests import latest
from comity.reports.requests import Count, counts, transmitted
from comity.reports.view import Remembered, View
from comity.web import access, asking, drawing

# The figures of the page: those of the period, whose names end with its suffix, and those of the day.
_OF_PERIOD: Final = (
    "requests-transmitted",
    "requests-executed",
    "requests-refused",
    "consultations-on-requests",
    "requests-executed-after-consultation",
    "days-to-acknowledge",
    "days-to-execute",
    "requests-to-the-court",
)
_OF_DAY: Final = ("requests-open", "requests-under-consultation", "requests-postponed", "requests-overdue")
# What the rows of the table may be, and what of a count names them.
_ROWS: Final[dict[str, Callable[[Count], tuple[str, ...]]]] = {
    "kind": lambda count: (count.organ, count.kind),
    "state": lambda count: (count.organ, count.state),
    "both": lambda count: (count.organ, count.kind, count.state),
}


class Said(NamedTuple):
    """A figure with its answer, and how it is printed."""

    figure: Figure
    answer: Answer
    said: str


class Line(NamedTuple):
    """A row of the table: what it is of, its numbers by outcome, and their sum."""

    heads: tuple[str, ...]
    numbers: tuple[int, ...]
    total: int


class Chosen(NamedTuple):
    """What a page is asked for. ``refused``: what of it is none."""

    period: PeriodName
    year: int
    rows: str
    organ: str
    kind: str
    state: str
    outcome: str
    refused: str = ""

    @property
    def first(self) -> date:
        """The first day of the period."""
        return statistics.first_day(self.period, self.year)

    @property
    def last(self) -> date:
        """The last day of the period."""
        return statistics.last_day(self.period, self.year)

    @property
    def span(self) -> str:
        """The period in words."""
        return statistics.spoken(self.period, self.year)


@require_safe
@access.of_party("read")
def page(request: HttpRequest, account: Account) -> HttpResponse:
    """The numbers of a period, the table, what is open over time, and what is public."""
    asked, chosen = asking.of(request), _chosen(request)
    view = Remembered(_view(asked, chosen))
    every = counts(transmitted(view, chosen.first, view.as_at))
    found = _narrowed(every, chosen)
    outcomes = [each for each in requests.REGISTER.statuses if any(count.outcome == each for count in found)]
    organ = account.authority.party if account.authority.party in parties.COURT else ""
    open_, over_time = FIGURES["requests-open"], _monthly(view, chosen)
    context = {
        "chosen": chosen,
        "whom": parties.in_a_sentence(account.authority.party),
        "view": view,
        "figures": [_said(name, view) for name in _names(chosen)],
        "lines": _lines(found, chosen, outcomes),
        "outcomes": outcomes,
        "totals": _total(found, outcomes),
        "periods": statistics.PERIODS,
        "choices": _choices(every, chosen),
        "open": open_,
        "over_time": over_time,
        "plot": drawing.in_period(open_, over_time, chosen.first, view.as_at),
        "published": [each for code in parties.COURT if (each := latest(view.at(as_at=asked.today), code))],
        "may_publish": organ and "act" in seeing.rights(account, asked.today) and chosen.last <= asked.today,
    }
    return render(request, "exchange/statistics.html", context, status=400 if chosen.refused else 200)


@require_safe
@access.of_party("read")
def as_csv(request: HttpRequest, account: Account) -> HttpResponse:
    """The numbers of a period by organ, kind, State and outcome, one line each."""
    asked, chosen = asking.of(request), _chosen(request)
    view = _view(asked, chosen)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("organ", "kind", "state", "outcome", "requests", "transmitted from", "to", "as at"))
    for count in _narrowed(counts(transmitted(view, chosen.first, view.as_at)), chosen):
        writer.writerow((*count, chosen.first.isoformat(), chosen.last.isoformat(), view.as_at.isoformat()))
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_file(account, chosen)}.csv"'
    return response


@require_safe
@access.of_party("read")
def as_docx(request: HttpRequest, account: Account) -> HttpResponse:
    """The part of the annual report on requests, drafted from what the authority sees; it is not public."""
    asked, chosen = asking.of(request), _chosen(request)
    draft = Draft(_view(asked, chosen), 0)
    section.write_own(draft, chosen.period, chosen.year)
    front = [f"{account.authority.stands_for}: not public", f"As at {spoken(draft.view.as_at)}"]
    title = f"Requests for cooperation in {chosen.span}"
    paper = Paper(
        title=title,
        date=draft.view.as_at.isoformat(),
        provisions=(
            *(Provision(kind="front", runs=(Run(text=line),)) for line in front),
            Provision(kind="title", runs=(Run(text=title),)),
            *draft.finish(),
        ),
    )
    response = HttpResponse(
        WRITERS["docx"].write(settings.COMITY_WORLD.paper(paper)), content_type=WRITERS["docx"].media_type
    )
    response["Content-Disposition"] = f'attachment; filename="{_file(account, chosen)}.docx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@access.of_party("act")
def publish(request: HttpRequest, account: Account) -> HttpResponse:
    """What may be told of a period, for an officer of the organ to confirm; with a post it becomes a public act."""
    asked, party = asking.of(request), account.authority.party
    if party not in parties.COURT:
        return access.not_there(request)
    chosen = _chosen(request)
    view = _view(asked, chosen).at(as_at=asked.today)
    act = publishing.to_publish(view, party, chosen.period, chosen.year, settings.COMITY_THRESHOLD)
    refused = chosen.refused
    if isinstance(act, Refusal):
        refused = _sentence(act)
    elif request.method == "POST" and not refused:
        refused = _published(act, request.POST.get("digest", ""), account, asked)
        if not refused:
            return redirect("matter", "statistics", party.lower())
    context: dict[str, Any] = {"chosen": chosen, "refused": refused, "whom": parties.name(party)}
    if isinstance(act, Published):
        context |= {
            "act": act,
            "digest": _digest(act),
            "outcomes": [label.partition(",")[0] for label in OUTCOMES.values()],
            "lines": _told(act),
        }
    return render(request, "exchange/publish.html", context, status=400 if refused else 200)


def _published(act: Published, digest: str, account: Account, asked: asking.Asked) -> str:
    """Enter what was shown; why it was not, or nothing."""
    if digest != _digest(act):
        return _("The numbers are no longer those that were shown. Look at them again, and confirm.")
    found = enter([publishing.entry(act, asked.today, str(account))], now=asking.moment())
    return _sentence(found.refusals[0][1]) if isinstance(found, Refused) else ""


def _digest(act: Published) -> str:
    return hashlib.sha256(repr(act).encode()).hexdigest()


def _sentence(refusal: Refusal) -> str:
    said = f"{refusal.sentence} ({refusal.authority})" if refusal.authority else refusal.sentence
    return f"{said[0].upper()}{said[1:]}."


def _told(act: Published) -> list[tuple[str, list[int | None]]]:
    """The rows of what is told: a kind with its numbers by outcome and its total; None where one is withheld."""
    numbers = statistics.cells(act.cells)
    rows = [kind for kind in (*statistics.KINDS, ALL) if any(key[0] == kind for key in numbers)]
    return [(_kind(kind), [numbers.get((kind, each)) for each in (*OUTCOMES, ALL)]) for kind in rows]


def _kind(key: str) -> str:
    return _("all kinds") if key == ALL else contents.ESTABLISHED[key].name


def _chosen(request: HttpRequest) -> Chosen:
    """What is asked for: without a period the calendar year, without a year the running one."""
    given = request.POST if request.method == "POST" else request.GET
    period: PeriodName = "calendar year"
    if given.get("period") == "reporting year of the Assembly":
        period = "reporting year of the Assembly"
    today = asking.now()
    year, refused, text = statistics.year_of(period, today), "", given.get("year", "").strip()
    if text:
        if text.isascii() and text.isdecimal() and len(text) == 4 and int(text) >= 1998:
            year = int(text)
        else:
            refused = _("The year {text} does not exist here. Give one from 1998 on, as in 2026.").format(
                text=text[:20]
            )
    rows = given.get("rows", "kind")
    organ, kind, state, outcome = (given.get(name, "")[:90] for name in ("organ", "kind", "state", "outcome"))
    return Chosen(period, year, rows if rows in _ROWS else "kind", organ, kind, state, outcome, refused)


def _view(asked: asking.Asked, chosen: Chosen) -> RecordView:
    """The view as at the end of the period, or today where it is still running."""
    return asked.view.at(as_at=max(min(chosen.last, asked.today), chosen.first))


def _names(chosen: Chosen) -> list[str]:
    suffix = "" if chosen.period == "calendar year" else "-in-reporting-year"
    return [*(f"{name}{suffix}" for name in _OF_PERIOD), *_OF_DAY]


def _said(name: str, view: View) -> Said:
    figure = FIGURES[name]
    answer = figure.ask(view)
    return Said(figure, answer, figure.said(answer.value))


def _monthly(view: View, chosen: Chosen) -> list[tuple[date, Value]]:
    """How many were open on the first day of the period, on the first of each month in it, and on the view's day."""
    months = (date(chosen.first.year + (each // 12), each % 12 + 1, 1) for each in range(chosen.first.month, 24))
    days = [chosen.first, *(day for day in months if chosen.first < day < view.as_at), view.as_at]
    return [(day, FIGURES["requests-open"].ask(view.at(as_at=day)).value) for day in dict.fromkeys(days)]


def _narrowed(found: Sequence[Count], chosen: Chosen) -> list[Count]:
    wanted = [(place, value) for place, value in enumerate(chosen[3:7]) if value]
    return [count for count in found if all(count[place] == value for place, value in wanted)]


def _lines(found: Sequence[Count], chosen: Chosen, outcomes: Sequence[str]) -> list[Line]:
    by: dict[tuple[str, ...], Counter[str]] = {}
    for count in found:
        by.setdefault(_ROWS[chosen.rows](count), Counter())[count.outcome] += count.number
    return [
        Line(_heads(key, chosen.rows), tuple(numbers[each] for each in outcomes), numbers.total())
        for key, numbers in sorted(by.items())
    ]


def _heads(key: tuple[str, ...], rows: str) -> tuple[str, ...]:
    organ, *others = key
    if rows == "state":
        return (parties.name(organ), parties.name(others[0]))
    return (parties.name(organ), _kind(others[0]), *(parties.name(other) for other in others[1:]))


def _total(found: Sequence[Count], outcomes: Sequence[str]) -> Line:
    by = [sum(count.number for count in found if count.outcome == each) for each in outcomes]
    return Line((), tuple(by), sum(by))


def _choices(found: Sequence[Count], chosen: Chosen) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """The filters of the table: name, label, what is chosen, and what there is to choose from."""
    statuses = requests.REGISTER.statuses
    return [
        (
            "organ",
            _("Organ"),
            chosen.organ,
            [(code, parties.name(code)) for code in sorted({count.organ for count in found})],
        ),
        ("kind", _("Kind"), chosen.kind, [(key, _kind(key)) for key in sorted({count.kind for count in found})]),
        ("state", _("State"), chosen.state, sorted({(c.state, parties.name(c.state)) for c in found}, key=_by_name)),
        (
            "outcome",
            _("Outcome"),
            chosen.outcome,
            [(each, statuses[each]) for each in statuses if any(c.outcome == each for c in found)],
        ),
    ]


def _by_name(choice: tuple[str, str]) -> str:
    return choice[1]


def _file(account: Account, chosen: Chosen) -> str:
    return f"requests-{account.authority.name}-{chosen.first}-to-{chosen.last}"
