"""Drafting: a section says what it says in provisions; the draft numbers paragraphs and notes as they come.

A section is a function that takes the draft and adds to it. Its text is made of plain words, figures and notes:
``draft.paragraph("As at ", draft.day(), ", ", draft.figure("states-parties"), " States were Parties.")``.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from comity.documents.tree import Picture, Provision, Run, Table
from comity.regime import dates
from comity.regime.acts import Dated
from comity.regime.dates import Date
from comity.regime.folding import Standing
from comity.reports.figures import Answer, Value
from comity.reports.questions import FIGURES
from comity.reports.view import View

# A note lists so many entries; of more it says where they are listed.
_LISTED = 20

Part = str | Run | Sequence["str | Run"]


@dataclass
class Draft:
    """A paper in the making. ``printed``: the figures it prints, in order, with the value of each."""

    view: View
    session: int
    provisions: list[Provision] = field(default_factory=list)
    printed: list[tuple[str, Value]] = field(default_factory=list)
    _answers: dict[tuple[str, View], Answer] = field(default_factory=dict)
    _notes: list[Provision] = field(default_factory=list)
    _number: int = 0
    _within: list[list[Provision]] = field(default_factory=list)

    # — what a text is made of

    def answer(self, name: str, view: View | None = None) -> Answer:
        """A figure's answer, without printing it; each is asked once."""
        key = (name, view or self.view)
        if key not in self._answers:
            self._answers[key] = FIGURES[name].ask(key[1])
        return self._answers[key]

    def figure(self, name: str, view: View | None = None, *, words: bool = False, cite: bool = True) -> list[Run]:
        """The value of a figure, with a note that says what it counts and how it is dated.

        ``words``: up to ten in words, as prose has it. ``view``: another day than the draft's.
        """
        asked, of = FIGURES[name], view or self.view
        value = self.answer(name, of).value
        self.printed.append((name, value))
        said = in_words(value) if words and isinstance(value, int) else asked.said(value)
        run = Run(text=said, figure=name)
        return [run, self.note(self.dating(name, of))] if cite else [run]

    def dating(self, name: str, view: View) -> str:
        """What a note says of a figure: what it counts, as at which day, as known on which."""
        known = "" if view.as_known == view.as_at else f", as known on {spoken(view.as_known)}"
        entries = sorted({row.entry for row in self.answer(name, view).evidence if row.entry})
        proof = ""
        if len(entries) > _LISTED:
            proof = f" {len(entries)} entries; they are listed with the figure {name}."
        elif entries:
            proof = f" {'Entries' if len(entries) > 1 else 'Entry'} {ranges(entries)}."
        return f"{FIGURES[name].title}, as at {spoken(view.as_at)}{known}.{proof}"

    def note(self, *parts: Part) -> Run:
        """A note, and the marker that stands for it."""
        number = str(len(self._notes) + 1)
        self._notes.append(Provision(kind="footnote", number=number, runs=_runs(parts)))
        return Run(note=number)

    def sources(self, acts: Iterable[Dated | Standing]) -> Run:
        """A note that cites the sources of these acts, or of the acts behind these standings; a marker of nothing
        where there are none."""
        found: dict[str, dict[str, None]] = {}
        for act in self._acts(acts):
            for source in act.source:
                cited, _, address = source.partition(", ")
                if is_address(address):
                    found.setdefault(cited, {})[pinpoint(address)] = None
                else:
                    found.setdefault(source, {})
        if not found:
            return Run()
        return self.note("; ".join(cited + (f", {listed(list(at))}" if at else "") for cited, at in found.items()), ".")

    # — provisions

    def paragraph(self, *parts: Part, items: Sequence[Sequence[Part]] = ()) -> None:
        """A numbered paragraph; ``items`` are its (a), (b), …"""
        self._number += 1
        runs = _runs(parts)
        self._add(Provision(kind="paragraph", number=str(self._number), runs=runs, children=_items(items)))

    def nothing(self, about: str) -> None:
        """The paragraph that says that the record holds nothing."""
        self.paragraph(f"The record holds nothing on {about} as at {spoken(self.view.as_at)}.")

    @contextmanager
    def section(self, number: str | None, title: str) -> Iterator[None]:
        """A heading, with what is added within."""
        self._within.append([])
        yield
        children = tuple(self._within.pop())
        self._add(Provision(kind="heading", number=number, runs=(Run(text=title),), children=children))

    @contextmanager
    def annex(self, number: str, title: str) -> Iterator[None]:
        """An annex: it numbers its own paragraphs and notes."""
        outer_number, outer_notes = self._number, self._notes
        self._number, self._notes = 0, []
        self._within.append([])
        yield
        children = (*self._within.pop(), *self._notes)
        self._number, self._notes = outer_number, outer_notes
        runs = (Run(text=title),)
        # The notes of the paper itself stand before its annexes.
        self._close_notes()
        self._add(Provision(kind="annex", number=number, runs=runs, children=children))

    def add(self, provision: Provision) -> None:
        """Any other provision."""
        self._add(provision)

    def operative(self, verbs: Sequence[str], *parts: Part, items: Sequence[Sequence[Part]] = ()) -> None:
        """A numbered operative paragraph. The first verb opens it; each is set in italics where it stands."""
        self._number += 1
        runs = _italicized(verbs, _runs(parts))
        self._add(
            Provision(kind="operative", number=str(self._number), runs=runs, verbs=tuple(verbs), children=_items(items))
        )

    def preambular(self, verb: str, *parts: Part) -> None:
        """A preambular paragraph; its verb opens it, in italics."""
        runs = (Run(text=verb[0].upper() + verb[1:], style="italic"), Run(text=" "), *_runs(parts))
        self._add(Provision(kind="preambular", runs=runs, verbs=(verb,)))

    def table(self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table under its caption."""
        held = Table(head=tuple(head), rows=tuple(tuple(row) for row in rows))
        self._add(Provision(kind="table", runs=(Run(text=caption),), table=held))

    def picture(self, caption: str, svg: str, alt: str) -> None:
        """A picture over its caption; what it shows stands in a table too."""
        self._add(Provision(kind="picture", runs=(Run(text=caption),), picture=Picture(svg=svg, alt=alt)))

    def day(self) -> str:
        """The day of the draft, as prose has it."""
        return spoken(self.view.as_at)

    def finish(self) -> tuple[Provision, ...]:
        """The provisions, with the notes of the paper before its annexes."""
        self._close_notes()
        return tuple(self.provisions)

    def _close_notes(self) -> None:
        if self._notes and not any(p.kind == "footnote" for p in self.provisions):
            self.provisions += self._notes
            self._notes = []

    def _add(self, provision: Provision) -> None:
        (self._within[-1] if self._within else self.provisions).append(provision)

    def _acts(self, acts: Iterable[Dated | Standing]) -> list[Dated]:
        found = list(acts)
        standing = [(row.register, row.name) for row in found if isinstance(row, Standing)]
        dated = [act for act in found if isinstance(act, Dated)]
        return dated + [act for act in self.view.acts(standing) if act.day <= self.view.as_at]


def spoken(day: date) -> str:
    """A day as prose has it: "5 September 2016"."""
    return dates.day(day).spoken()


def period(first: Date, last: Date | None) -> str:
    """Two days as prose has them: "16 to 24 November 2016", "30 November to 14 December 2007"."""
    if last is None or last == first:
        return first.spoken()
    begin, end = first.spoken().split(), last.spoken().split()
    while len(begin) == len(end) > 1 and begin[-1] == end[-1]:
        begin.pop()
        end.pop()
    return f"{' '.join(begin)} to {last.spoken()}"


def noun(count: Value, one: str, many: str = "") -> str:
    """A noun in the number that goes with a count."""
    return one if count == 1 else many or f"{one}s"


def is_address(text: str) -> bool:
    """True for the address of a provision: "op-16", "annex-I/fn-2", "title block"."""
    return bool(text) and bool(_ADDRESS.fullmatch(text))


def pinpoint(address: str) -> str:
    """An address as notes print it: "operative paragraph 16", "annex I, note 2", "annex II (b)"."""
    words = []
    for part in address.split("/"):
        name, _, number = part.partition("-")
        if number:
            words.append(f"{_PARTS.get(name, name)} {number}")
        elif words and len(part) == 1:
            words[-1] += f" ({part})"
        else:
            words.append(part)
    return ", ".join(words)


_PARTS = {
    "annex": "annex",
    "para": "paragraph",
    "op": "operative paragraph",
    "pp": "preambular paragraph",
    "fn": "note",
    "section": "section",
}
_ADDRESS = re.compile(r"title block|(annex-[IVX]+(/|$))?((para|op|pp|fn|section)-[\dIVXA-Z-]+(/\w+)*|[a-z])?")


def in_words(value: Value) -> str:
    """A number as prose has it: up to ten in words."""
    return _IN_WORDS.get(value, f"{value:,}") if isinstance(value, int) else str(value)


def listed(words: Sequence[str]) -> str:
    """Words as prose lists them: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def ranges(numbers: Sequence[int]) -> str:
    """Numbers as notes list them: "3, 7 to 9 and 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listed([str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs])


_IN_WORDS = dict(enumerate(("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")))


def _runs(parts: Iterable[Part]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            runs += [Run(text=part)] if part else []
        elif isinstance(part, Run):
            runs += [part] if part.text or part.note else []
        else:
            runs += _runs(part)
    return tuple(runs)


def _items(items: Sequence[Sequence[Part]]) -> tuple[Provision, ...]:
    return tuple(
        Provision(kind="item", number=string.ascii_lowercase[place], runs=_runs(parts))
        for place, parts in enumerate(items)
    )


def _italicized(verbs: Sequence[str], runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with each verb, in its order, set in italics where it first stands; the first opens the text."""
    first, *others = verbs
    result = [Run(text=first[0].upper() + first[1:], style="italic"), Run(text=" ")]
    for run in runs:
        text = run.text
        while others and run.style == "" and f" {others[0]} " in f" {text} ":
            before, verb, text = text.partition(others.pop(0))
            result += [Run(text=before), Run(text=verb, style="italic")]
        if text or run.note:
            result.append(Run(text=text, style=run.style, href=run.href, figure=run.figure, note=run.note))
    return tuple(result)
