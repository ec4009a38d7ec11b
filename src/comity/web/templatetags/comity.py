"""What the templates say with: dates, links that keep the day, standings in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from comity.papers.models import Paper
from comity.people import signing_in
from comity.regime import REGISTERS, dates, saying, states
from comity.regime.folding import Standing
from comity.regime.meetings import Meeting
from comity.reports.correspondence.measures import LANGUAGES_IN_ENGLISH
from comity.web import asking, drawing, showing
from comity.web.pages.demonstration import people, tour

register = template.Library()


@register.simple_tag(takes_context=True)
def link(context: Context, name: str, *arguments: Any) -> str:
    """The address of a page, with the days of this one, so that they stay while one moves around."""
    asked: asking.Asked = context["asked"]
    return reverse(name, args=arguments) + asked.query


@register.simple_tag(takes_context=True)
def to_matter(context: Context, row: Standing) -> str:
    """A link to a matter, named by its title."""
    return format_html('<a href="{}">{}</a>', link(context, "matter", row.register, row.name), row.title)


@register.simple_tag
def status(row: Standing) -> SafeString:
    """A standing's status: a word with a mark."""
    label = gettext(REGISTERS[row.register].statuses[row.status])
    return format_html('<span class="status" data-status="{}">{}</span>', row.status, label)


@register.simple_tag(takes_context=True)
def demonstration(context: Context) -> dict[str, Any] | None:
    """At the head of a demonstration's pages: the tour's next step, and the code of whoever is about to sign in."""
    request: Any = context.get("request")
    kept, found = people.mark(), tour.where()
    if kept is None or found is None:
        return None
    half = signing_in.half_of(request, asking.moment()) if hasattr(request, "session") else None
    step, number, of, told, person = found
    return {
        "code": people.code_of(half, kept) if half else "",
        "name": half.name if half else "",
        "step": step,
        "number": number,
        "of": of,
        "title": told.title,
        "person": person.name,
    }


@register.filter
def spoken(value: date | datetime | None) -> str:
    """A day as prose has it: "5 September 2016"."""
    return date_format(value, "j F Y") if value else ""


@register.filter
def paper_day(paper: Paper) -> str:
    """The day that a paper bears, as prose has it; as it stands there where it is none."""
    try:
        return dates.parse(paper.dated).spoken() if paper.dated else ""
    except ValueError:
        return paper.dated


@register.filter
def language_name(code: str) -> str:
    """The name of a language; of one that is not known, its code."""
    return gettext(LANGUAGES_IN_ENGLISH.get(code[:2].lower(), code))


@register.filter
def told_apart(paper: Paper) -> str:
    """A paper among others that may bear its symbol or its title: "S/RES/2529 (2020), French (fr.docx)"."""
    return f"{paper}, {language_name(paper.language)} ({paper.file})"


@register.filter
def kind_label(row: Standing) -> str:
    """The label of a matter's kind."""
    return gettext(REGISTERS[row.register].kinds[row.matter.kind])


@register.filter
def statuses_of(status_name: str, register_name: str) -> str:
    """The label of a status."""
    return gettext(REGISTERS[register_name].statuses[status_name])


@register.filter
def state_name(code: str) -> str:
    """A State by its short name."""
    return states.name(code)


@register.filter
def in_a_sentence(code: str) -> str:
    """A State's name with its article."""
    return states.in_a_sentence(code)


@register.filter
def within(title: str) -> str:
    """A title as it stands after "the"."""
    return saying.within(title)


@register.filter
def reference(value: str) -> tuple[str, str]:
    """Register and name of a matter that a field refers to."""
    name, _, matter = value.partition("/")
    return name, matter


@register.simple_tag(takes_context=True)
def near(context: Context) -> tuple[date | None, date | None]:
    """The nearest days before and after the page's on which something changed."""
    asked: asking.Asked = context["asked"]
    return asked.view.changes()


@register.simple_tag(takes_context=True)
def past_sessions(context: Context) -> list[Meeting]:
    """The sessions of the Assembly, the latest first: shortcuts of the as-at bar."""
    return showing.sessions(context["asked"])


@register.simple_tag(takes_context=True)
def step(context: Context, day: date) -> str:
    """The address of this page as at another day; what else it is asked stays."""
    request, asked = context["request"], context["asked"]
    kept = [(name, value) for name, value in request.GET.items() if name not in ("as-at", "as-known", "page")]
    days = dict(asked.given) | {"as-at": day.isoformat()}
    return f"{request.path}?{urlencode([*days.items(), *kept])}"


@register.simple_tag(takes_context=True)
def sort_by(context: Context, column: str) -> str:
    """The address of this list sorted by a column, or the other way round where it is."""
    now = context["request"].GET.get("sort") or "title"
    return _asked_again(context, sort=f"-{column}" if now == column else column, page=None)


@register.simple_tag(takes_context=True)
def sorted_so(context: Context, column: str) -> SafeString:
    """Says to those who hear the page how a column is sorted."""
    now = context["request"].GET.get("sort") or "title"
    if now.removeprefix("-") != column:
        return SafeString("")
    return format_html(' aria-sort="{}"', "descending" if now.startswith("-") else "ascending")


@register.simple_tag(takes_context=True)
def page_at(context: Context, number: int) -> str:
    """The address of a page of this list."""
    return _asked_again(context, page=str(number))


@register.simple_tag(takes_context=True)
def download_list(context: Context, name: str, *arguments: Any) -> str:
    """The address of a list's download, with the filters of the page."""
    asked = _asked_again(context, page=None, sort=None)
    return reverse(name, args=arguments) + (f"?{asked.partition('?')[2]}" if "?" in asked else "")


@register.simple_tag(takes_context=True)
def spark(context: Context, shown: showing.Shown) -> SafeString:
    """The small step line of a ledger row."""
    return drawing.spark(shown, context["asked"])


@register.filter
def browser(agent: str) -> str:
    """A browser by its name, as its owner knows it: "Firefox, Windows". Many say they are others: the order counts."""
    names = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
    called = {"Edg": "Edge", "OPR": "Opera", "Chrome": "Chrome or Chromium"}
    systems = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
    name = next((called.get(each, each) for each in names if each in agent), gettext("another browser"))
    system = next((each for each in systems if each in agent), "")
    return f"{name}, {system}" if system else name


def _asked_again(context: Context, **changed: str | None) -> str:
    """This page's address with some of what it is asked changed; None takes it out."""
    request = context["request"]
    asked = {name: value for name, value in request.GET.items() if value} | changed
    query = urlencode([(name, value) for name, value in asked.items() if value is not None])
    return f"{request.path}?{query}" if query else str(request.path)
