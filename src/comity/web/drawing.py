"""Plots and maps of the pages, each beside its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from comity.regime import states
from comity.regime.agreements import Agreement
from comity.regime.folding import Standing
from comity.registers import matters
from comity.reports import maps, plots
from comity.reports.figures import Figure, Value
from comity.reports.telling import spoken
from comity.web import asking, showing


def over_time(figure: Figure, asked: asking.Asked) -> SafeString:
    """A figure's step line up to the day; nothing where the record holds no act on it."""
    found = list(matters.history(figure, asked.view))
    if not found:
        return SafeString("")
    last = figure.said(found[-1][1])
    return _drawn(
        plots.steps(
            found,
            found[0][0],
            asked.as_at,
            title=f"{figure.title} over time",
            description=f"From {spoken(found[0][0])} to {spoken(asked.as_at)}; last value {last}.",
            unit=figure.unit,
            prefix=figure.name,
        )
    )


def in_period(figure: Figure, found: Sequence[tuple[date, Value]], first: date, last: date) -> SafeString:
    """A figure's step line from a day to another, from its values on some days between; nothing where there is none."""
    return _drawn(
        plots.steps(
            found,
            first,
            last,
            title=f"{figure.title} from {spoken(first)}",
            description=f"From {spoken(first)} to {spoken(last)}; last value {figure.said(found[-1][1])}.",
            unit=figure.unit,
            prefix=figure.name,
        )
    )


def spark(shown: showing.Shown, asked: asking.Asked) -> SafeString:
    """The small step line of a ledger row."""
    found = list(shown.history)
    return _drawn(plots.spark(found, found[0][0], asked.as_at) if found else None)


def agreements(rows: Iterable[tuple[Standing, Agreement]]) -> SafeString:
    """The map of States with a framework agreement on the enforcement of sentences; none of an invented world."""
    if settings.COMITY_WORLD.fictional:  # invented States have no place on a map
        return SafeString("")
    shown = {held.state: row.status for row, held in rows if held.kind == "enforcement framework" and held.state}
    described = ", ".join(f"{states.name(code)}: {status}" for code, status in sorted(shown.items()))
    return _drawn(
        maps.world(
            shown,
            (("in force", "in force"), ("signed", "signed, not in force")),
            title="States with a framework agreement on the enforcement of sentences",
            description=described or "None.",
            prefix="agreements",
        )
    )


def participation(shown: Mapping[str, str]) -> SafeString:
    """The map of States by their part in the Rome Statute; none of an invented world. ``shown``: status by code."""
    if settings.COMITY_WORLD.fictional:
        return SafeString("")
    kinds = (
        ("party", _("Parties")),
        ("withdrawing", _("Parties that have notified a withdrawal")),
        ("signatory", _("Signatories")),
        ("withdrawn", _("Withdrawn")),
    )
    counts = {status: sum(1 for each in shown.values() if each == status) for status, _words in kinds}
    return _drawn(
        maps.world(
            {code: status for code, status in shown.items() if status in counts},
            kinds,
            title=_("States and the Rome Statute"),
            description=", ".join(f"{words}: {counts[status]}" for status, words in kinds),
            prefix="participation",
        )
    )


def _drawn(svg: str | None) -> SafeString:
    # Made by our own code, which escapes every text that goes into it.
    return mark_safe(svg or "")  # noqa: S308
