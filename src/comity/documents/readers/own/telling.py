"""A paper as the markup of its file tells it: provision by provision, each with how deep it stands.

What our own writers wrote is not read like a paper of somebody else: kinds, numbers and places are in the file, and
finding them again by the words could only lose. The words are still all of the text that is seen, line by line, so
that spans, citations and doubts are what they are in any reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from comity.documents.languages import Language
from comity.documents.readers.markers import marker
from comity.documents.readers.seen import Seen, Unreadable, superscript
from comity.documents.readers.sheet import Sheet
from comity.documents.tree import Kind, Paper, Provision, Run, Table

_DEEPEST = 100  # provisions within each other; no paper comes near


class Telling:
    """A paper on its way to being told: its text as it grows, and its provisions in reading order."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.told: list[tuple[int, Provision]] = []

    def put(self, provision: Provision, depth: int, label: str = "") -> None:
        """Add a provision that stands so deep (0 at the top), with its number as printed."""
        if depth > _DEEPEST:
            raise Unreadable("provisions stand within each other too deep; it is no paper")
        titled = any(run.text.strip() for run in provision.runs)
        if provision.kind == "annex" and label and not titled:  # "Annex II" is all that it is called
            provision, label = msgspec.structs.replace(provision, runs=(Run(text=label),)), ""
        label = raised(label) if provision.kind == "footnote" else label
        said = f"{label} {' '.join(shown(provision.runs).split())}".strip()
        rows = () if provision.table is None else (provision.table.head, *provision.table.rows)
        said = "\n".join(filter(None, (said, *("\t".join(row).strip() for row in rows))))
        alt = provision.picture.alt if provision.picture else ""
        at = len(self.sheet.lines)
        self.sheet.put("\n".join(filter(None, (alt, said))), kind=provision.kind, table=provision.table)
        spans = tuple((line.start, line.end) for line in self.sheet.lines[at:])
        self.told.append((depth, msgspec.structs.replace(provision, spans=spans)))
        if any(run.change for run in provision.runs):
            self.sheet.notice("tracked-changes", "the file has tracked changes; it was read as if all were accepted")

    def aside(self, text: str) -> None:
        """Add what the file prints of its own: a table of contents that it makes."""
        self.put(Provision(kind="furniture", runs=(Run(text=" ".join(text.split())),)), 0)

    def seen(
        self, *, title: str = "", language: str | None = None, symbol: str | None = None, **facts: str | None
    ) -> Seen:
        """All that was told. ``facts``: what the file says of the paper beside its words."""
        seen = self.sheet.seen(title=title or None, language=language)
        paper = Paper(title=title, provisions=nested(self.told), symbol=symbol, language=seen.language or "en", **facts)  # type: ignore[arg-type]
        return msgspec.structs.replace(seen, told=paper)


def shown(runs: Iterable[Run]) -> str:
    """Words as a person sees them, markers of notes raised, what is taken out left out."""
    kept = (run for run in runs if run.change != "out")
    return "".join(raised(run.note) + run.text if run.note else run.text for run in kept)


def raised(number: str) -> str:
    """A note's number where its marker stands."""
    return superscript(number) if number.isascii() and number.isdigit() else number


def bare(kind: Kind, label: str) -> str | None:
    """A number without what is printed around it: "a" of "(a)", "7" of "7.", "I" of "Annex I"."""
    label = " ".join(label.split())
    match kind:
        case "item":
            label = label.removeprefix("(").removesuffix(")")
        case "annex":
            label = label.partition(" ")[2]
        case "footnote":
            pass
        case _:
            label = label.removesuffix(".")
    return label or None


def gridded(rows: Sequence[tuple[str, ...]]) -> Table | None:
    """Rows under a head, filled up to one width; None where there is no row."""
    wide = max(map(len, rows), default=0)
    filled = [(*row, *[""] * (wide - len(row))) for row in rows]
    return Table(head=filled[0], rows=tuple(filled[1:])) if wide else None


_PLACE = re.compile(r"(?:.*[/_])?footnote[-_](\d{1,5})")
T = TypeVar("T")


def in_order(notes: Iterable[tuple[str, T]]) -> list[T]:
    """Notes in the order of the paper, of which a format has those with markers first.

    Given with their addresses: that of a note without a number says the how manieth it is.
    """
    ordered: list[T] = []
    placed: list[tuple[int, T]] = []
    for address, note in notes:
        if found := _PLACE.fullmatch(address):
            placed.append((int(found[1]), note))
        else:
            ordered.append(note)
    for place, note in sorted(placed, key=lambda pair: pair[0]):
        ordered.insert(place - 1, note)
    return ordered


def nested(told: Sequence[tuple[int, Provision]]) -> tuple[Provision, ...]:
    """The tree of provisions that come in reading order, each with its depth: under the last one less deep."""
    open_: list[tuple[int, Provision, list[Provision]]] = [(-1, Provision(kind="furniture"), [])]

    def close(depth: int) -> None:
        while open_[-1][0] >= depth:
            _, provision, children = open_.pop()
            open_[-1][2].append(msgspec.structs.replace(provision, children=tuple(children)))

    for depth, provision in told:
        close(depth)
        open_.append((depth, provision, []))
    close(0)
    return tuple(open_[0][2])


def verbed(provisions: Sequence[Provision], language: Language, author: str = "") -> tuple[Provision, ...]:
    """The provisions with their operative and preambular phrases, where the file does not say them.

    ``author``: the organ whose report they are (``Speaking.author``).
    """
    return tuple(
        msgspec.structs.replace(
            each, verbs=each.verbs or _verbs(each, language, author), children=verbed(each.children, language, author)
        )
        for each in provisions
    )


def _verbs(provision: Provision, language: Language, author: str) -> tuple[str, ...]:
    text = " ".join(shown(provision.runs).split())
    match provision.kind:
        case "preambular" if provision.number:
            return language.operative(text)
        case "preambular":
            return language.preambular(text)
        case "operative":
            inner = marker(text)
            found = language.operative(text)
            if found or inner is None or not inner.open or len(text) <= inner.length:
                return found
            return language.operative(text[inner.length :])
        case "paragraph":
            return language.says(text, author)
        case "item" if language.looks(text) == "operative":
            return language.operative(text)
    return ()
