"""The outline of a request's narrative as a paper: its headings, each with its provision, ready to be completed.

What the draft holds already stands at its head; nothing of the narrative itself is in it. It is completed in a word
processor and then sealed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from comity.documents.tree import Paper, Provision, Run, Table
from comity.regime import contents, dates, outlines, parties
from comity.regime.outlines import Heading
from comity.regime.worlds import World
from comity.reports.correspondence.measures import LANGUAGES_IN_ENGLISH
from comity.reports.drafting import spoken


class Begun(NamedTuple):
    """What is known of a request that is being drafted; what is not known yet is empty. ``card``: what the addressee
    requires of its own."""

    measure: str
    step: str = ""
    organ: str = ""
    to: str = ""
    reference: str = ""
    dated: date | None = None
    due: date | None = None
    language: str = ""
    channel: str = ""
    card: tuple[str, ...] = ()


def begun(measure: str, said: Mapping[str, str], *, step: str = "", card: tuple[str, ...] = ()) -> Begun:
    """What a draft says, by the names of ``Begun``'s fields. Raises ValueError for a day that is none."""
    days: dict[str, date | None] = {"dated": None, "due": None}
    for name in days:
        if text := said.get(name):
            try:
                days[name] = dates.parse(text).last
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
    return Begun(
        measure=measure,
        step=step,
        organ=said.get("organ", ""),
        to=said.get("to", ""),
        reference=said.get("reference", ""),
        dated=days["dated"],
        due=days["due"],
        language=said.get("language", ""),
        channel=said.get("channel", ""),
        card=card,
    )


def paper(begun: Begun, world: World) -> Paper:
    """The outline for a request. Raises KeyError for a kind or a step that there is not."""
    kind = contents.ESTABLISHED[begun.measure]
    step = outlines.steps(begun.measure)[begun.step] if begun.step else ""
    title = f"Request for {kind.name}{f': {step}' if step else ''}"
    about = Provision(
        kind="table", runs=(Run(text="The request"),), table=Table(head=("", ""), rows=tuple(_rows(begun)))
    )
    return Paper(
        title=title,
        symbol=begun.reference or None,
        body=parties.name(begun.organ) if begun.organ else world.court,
        date=begun.dated.isoformat() if begun.dated else None,
        provisions=(
            Provision(kind="title", runs=(Run(text=title),)),
            about,
            *_sections(outlines.of(begun.measure, begun.step, begun.card)),
        ),
    )


def _rows(begun: Begun) -> Iterator[tuple[str, str]]:
    kind = contents.ESTABLISHED[begun.measure]
    yield "Legal basis", kind.authority
    if begun.to:
        yield "To", parties.name(begun.to)
    for label, value in (("Reference", begun.reference), ("Language", begun.language), ("Channel", begun.channel)):
        if value:
            yield label, LANGUAGES_IN_ENGLISH.get(value, value) if label == "Language" else value
    if begun.due:
        yield "Execution asked for by", spoken(begun.due)


def _sections(headings: Iterable[Heading]) -> Iterator[Provision]:
    for number, heading in enumerate(headings, 1):
        asked = f"{heading.authority}: {heading.what}." if heading.what else f"{heading.authority}."
        yield Provision(
            kind="heading",
            number=str(number),
            runs=(Run(text=heading.title),),
            children=(
                Provision(kind="paragraph", runs=(Run(text=asked, style="italic"),)),
                *(
                    Provision(kind="item", number=_letter(place), runs=(Run(text=say),))
                    for place, say in enumerate(heading.say)
                ),
                Provision(kind="placeholder", runs=(Run(text="[To be completed]"),)),
            ),
        )


def _letter(place: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[place]
