"""What a paper states in numbers, beside what the record holds.

A paper states a figure in its own words (``Figure.stated_as``), or in a note that names it, as the papers do that
were drafted here ("Persons with an outstanding warrant, as at 5 September 2016."). The day is the one that the
sentence or its note gives, else the paper's own. The record answers twice: as it was known on that day, and today.
A number whose words are those of no figure is not checked, and not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from comity.documents import quantities
from comity.documents.doubts import Doubt
from comity.documents.languages import LANGUAGES, Language
from comity.documents.tree import Paper, Placed, walk
from comity.reports.figures import Figure, Value
from comity.reports.questions import FIGURES
from comity.reports.view import View

Verdict = Literal["agrees", "agreed as known then", "agrees as known today", "differs", "not in the record"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One stated number. ``at``: the address of its provision; ``start`` and ``end``: offsets into its text.

    ``then`` is what the record answers as at ``as_at`` and as known on that day, ``today`` as known today; None where
    it cannot answer.
    """

    at: str
    start: int
    end: int
    said: str
    stated: float
    figure: str
    as_at: date
    then: Value
    today: Value

    @property
    def verdict(self) -> Verdict:
        """Whether the record says the same."""
        if self.then is None and self.today is None:
            return "not in the record"
        then, today = self.then == self.stated, self.today == self.stated
        if then and today:
            return "agrees"
        return "agreed as known then" if then else "agrees as known today" if today else "differs"


# Where a figure is stated: the paragraphs of a paper, not its title block, its notes or its contents.
_STATING = frozenset({"paragraph", "item", "preambular", "operative"})
_AS_AT = re.compile(
    r"(?:\bas (?:at|of|on)|\bby|\buntil|\bau|\bà la date du)\s+(?=\d{1,2}(?:er)?\s+\w+\s+\d{4})",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z\d)\]”»])[.;](?=\s+[A-ZÉÀ(“«*])|;")


def check(paper: Paper, view: View, as_at: date | None = None) -> list[Check]:
    """Every figure that a paper states, in reading order. ``as_at``: the day of what gives none; else the paper's date.

    Raises ValueError, with a sentence, where there is no such day: neither the paper nor the caller gives one.
    """
    placed = list(walk(paper))
    language = LANGUAGES[paper.language]
    notes = {(scope(each.address), each.provision.number): each.provision.text for each in placed if _is_note(each)}
    own = as_at or (date.fromisoformat(paper.date) if paper.date else None)
    found: list[Check] = []
    for each in placed:
        if each.provision.kind in _STATING:
            found += _of_provision(each, notes, own, view, language)
    return found


def doubts(checks: Sequence[Check]) -> Iterator[Doubt]:
    """The figures that the record contradicts, as doubts about the paper."""
    for each in checks:
        if each.verdict in ("differs", "agrees as known today", "agreed as known then"):
            yield Doubt(each.at, "figure-differs", told(each))


def told(check: Check) -> str:
    """A check in one sentence."""
    figure = FIGURES[check.figure]
    asked = f"“{check.said}”: {figure.title.lower()} as at {check.as_at}"
    match check.verdict:
        case "not in the record":
            return f"{asked}: the record cannot answer"
        case "agrees":
            return f"{asked}: the record agrees"
        case "agreed as known then":
            return f"{asked}: the record agrees as known that day; as known today it holds {figure.said(check.today)}"
        case "agrees as known today":
            return f"{asked}: the record agrees as known today; as known that day it held {figure.said(check.then)}"
    both = figure.said(check.then) if check.then == check.today else ""
    held = both or f"{figure.said(check.then)} as known that day, {figure.said(check.today)} as known today"
    return f"{asked}: the record holds {held}"


def scope(address: str) -> str:
    """The annex that an address lies in; notes are numbered anew in each."""
    head, slash, _rest = address.partition("/")
    return head if slash and head.startswith("annex-") else ""


def _is_note(placed: Placed) -> bool:
    return placed.provision.kind == "footnote" and placed.provision.number is not None


def _of_provision(
    placed: Placed, notes: Mapping[tuple[str, str | None], str], own: date | None, view: View, language: Language
) -> Iterator[Check]:
    text = placed.provision.text
    markers = [(at, notes.get((scope(placed.address), number), "")) for at, number in _markers(placed)]
    for quantity in quantities.find(text, language):
        start, end = _sentence(text, quantity.start)
        behind = next((note for at, note in markers if quantity.end <= at <= quantity.end + 1), "")
        noted = [note for at, note in markers if start <= at <= end + 1]
        figure = _named(behind) or _stated(text[start : quantity.start], text[quantity.end : end])
        if figure is None:
            continue
        day = _day([behind, text[quantity.end : end], text[start : quantity.start], *noted], language) or own
        if day is None:
            raise ValueError("the paper bears no date, and states figures without one: say as at which day to check")
        yield Check(
            at=placed.address,
            start=quantity.start,
            end=quantity.end,
            said=" ".join(text[max(start, quantity.start - 40) : min(end, quantity.end + 60)].split()),
            stated=quantity.value,
            figure=figure.name,
            as_at=day,
            then=figure.ask(view.at(day, day)).value,
            today=figure.ask(view.at(day, view.as_known)).value,
        )


def _markers(placed: Placed) -> list[tuple[int, str]]:
    """Where the markers of notes stand in a provision's text."""
    found, before = [], ""
    for run in placed.provision.runs:
        if run.note:
            found.append((len(" ".join(before.split())), run.note))
        before += run.text
    return found


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence, or the part of one between semicolons, around an offset."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return start, min((end for end in ends if end > at), default=len(text))


def _named(note: str) -> Figure | None:
    """The figure that a note names by its title, as the notes of drafts do."""
    return next((figure for figure in FIGURES.values() if note.startswith(f"{figure.title}, as at ")), None)


def _stated(before: str, after: str) -> Figure | None:
    """The figure whose words stand around a number; of several, the one whose words stand closest."""
    said = re.sub(r"[*_]", "", f"{before.replace('#', '')}#{after.replace('#', '')}").replace("’", "'")
    found = [
        (match.end() - match.start(), figure)
        for figure in FIGURES.values()
        for pattern in _patterns(figure.stated_as)
        if (match := pattern.search(said)) is not None
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


@cache
def _patterns(stated_as: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [
        re.compile(r"(?<!\w)" * (words[0] != "#") + words.replace(" … ", r" (?:[^.;#]{0,80}? )??"), re.IGNORECASE)
        for words in stated_as
    ]


def days_stated(text: str, language: Language) -> Iterator[tuple[int, int, date]]:
    """The days behind "as at", "by", … in a text, each with its offsets [start, end)."""
    whole = language.days(text)
    for match in _AS_AT.finditer(text):
        for start, end in whole:
            day = language.date(text[start:end]) if start == match.end() else None
            if day:
                yield start, end, date.fromisoformat(day)


def _day(texts: Sequence[str], language: Language) -> date | None:
    """The day that the first of these texts gives behind "as at", "by", …"""
    return next((day for text in texts for _, _, day in days_stated(text, language)), None)
