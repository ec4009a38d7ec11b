"""What moves on with the record: figures, the days as at which they are stated, mandates that are no longer open."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from comity.documents.mandates import Mandate as Read
from comity.regime.folding import Standing
from comity.regime.mandates import Mandate
from comity.reports import checking
from comity.reports.checking import Check
from comity.reports.drafting import in_words, spoken
from comity.reports.questions import FIGURES
from comity.reports.rolling.proposal import Last, Proposal
from comity.reports.view import View, typed

# So like are the actions of one mandate in a paragraph, in an annex and in the record.
_SAME = 0.7


def figures(last: Last, view: View) -> Iterator[Proposal]:
    """Each stated figure becomes today's. What the record counts as none is left to a person to reword."""
    for check in _checks(last, view):
        figure = FIGURES[check.figure]
        answer = figure.ask(view)
        said = _text(last, check.at)[check.start : check.end]
        about = f"{figure.title}, as at {spoken(view.as_at)}"
        after = said
        if answer.value is None or (not answer.value and check.stated):
            held = "cannot answer" if answer.value is None else "holds none"
            about = f"{about}: the record {held}; to be reworded or left out"
        elif answer.value == check.stated:
            about = f"{about}: still {said}"
        else:
            after = in_words(answer.value) if said.isalpha() else figure.said(answer.value)
        yield Proposal(
            at=check.at,
            start=check.start,
            end=check.end,
            before=said,
            after=after,
            why=about,
            figure=check.figure,
            confirms=answer.value == check.stated,
            entries=tuple(sorted({row.entry for row in answer.evidence if row.entry})),
        )


def days(last: Last, view: View) -> Iterator[Proposal]:
    """The day as at which a figure is stated moves on with it, in its paragraph or in its note."""
    checks = _checks(last, view)
    for at in dict.fromkeys(place for check in checks for place in _where(last, check)):
        text = _text(last, at)
        for start, end, day in checking.days_stated(text, last.language):
            if any(check.as_at == day for check in checks) and day != view.as_at:
                why = "the day as at which the figure is stated"
                yield Proposal(at=at, start=start, end=end, before=text[start:end], after=spoken(view.as_at), why=why)


def mandates(last: Last, view: View) -> Iterator[Proposal]:
    """A mandate that is discharged, or not renewed, is proposed for deletion; an open one is kept."""
    gone: list[Read] = []
    rows = [pair for pair in typed(view.standings("mandates"), Mandate) if pair[1].in_paper == last.symbol]
    for row, mandate in rows if last.symbol else ():
        at = _place(last, mandate.paragraph)
        if at is None:
            why = f"the record holds the {mandate.title} at {mandate.paragraph}, which this paper does not have"
            yield Proposal(at="", why=why, entries=_entry(row))
        elif row.status in ("discharged", "not renewed"):
            gone += [each for each in last.mandates if each.at == at]
            yield _deleted(last, at, f"the {mandate.title} is {row.status}", row)
        else:
            text = _text(last, at)
            yield Proposal(
                at=at, before=text, after=text, why=f"the {mandate.title} is open", entries=_entry(row), confirms=True
            )
    for each in last.mandates:
        listed = each.at.startswith("annex-") and _kind(last, each.at) == "item"
        same = [other for other in gone if _like(each.action, other.action)] if listed else []
        if same:
            text = _text(last, each.at)
            yield Proposal(at=each.at, end=len(text), before=text, why=f"{same[0].at} is proposed for deletion")
    held = {mandate.paragraph for _, mandate in rows}
    for row, mandate in typed(view.standings("mandates", statuses=["open"]), Mandate) if last.symbol else ():
        if mandate.in_paper != last.symbol and mandate.paragraph not in held:
            why = f"the {mandate.title} ({mandate.in_paper}, {mandate.paragraph}) is open and not taken up here"
            yield Proposal(at="", why=why, entries=_entry(row))


def years(last: Last, _view: View) -> Iterator[Proposal]:
    """A paragraph that names the year of the last resolution tells that year's news: a person says whether it stays."""
    year = (last.paper.date or "")[:4]
    for at, text in last.texts("operative", "item") if year else ():
        if re.search(rf"(?<![\d/]){year}(?![\d/])", text):
            yield Proposal(
                at=at, before=text, after=text, why=f"names {year}: whether it still holds is for a person to say"
            )


def _deleted(last: Last, at: str, why: str, row: Standing) -> Proposal:
    text = _text(last, at)
    return Proposal(at=at, end=len(text), before=text, why=why, entries=_entry(row))


def _entry(row: Standing) -> tuple[int, ...]:
    return (row.entry,) if row.entry else ()


def _checks(last: Last, view: View) -> list[Check]:
    """The figures that the paper states; as at the view's day where neither they nor the paper bear one."""
    return checking.check(last.paper, view, None if last.paper.date else view.as_at)


def _where(last: Last, check: Check) -> Iterator[str]:
    """Where the day of a figure may stand: in its provision, and in the notes that it marks."""
    yield check.at
    scope = checking.scope(check.at)
    marked = next(each.provision.notes for each in last.placed if each.address == check.at)
    for each in last.placed:
        if (
            each.provision.kind == "footnote"
            and each.provision.number in marked
            and checking.scope(each.address) == scope
        ):
            yield each.address


def _place(last: Last, paragraph: str) -> str | None:
    """The operative paragraph that the record names as op-4 or para-4."""
    number = paragraph.rpartition("-")[2]
    return next(
        (
            each.address
            for each in last.placed
            if each.provision.kind == "operative" and each.provision.number == number and "/" not in each.address
        ),
        None,
    )


def _text(last: Last, at: str) -> str:
    return next(each.provision.text for each in last.placed if each.address == at)


def _kind(last: Last, at: str) -> str:
    return next(each.provision.kind for each in last.placed if each.address == at)


def _like(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= _SAME


RULES = (mandates, figures, days, years)
