"""Of which world a record is: this one, or an invented one that only a demonstration holds.

A world is a value. Who keeps a record chooses it once, and hands it on: nothing here knows which one is in use.
Names of States are found in either (``states``), so that what was written can always be read; but what enters a
record must be of its world.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from comity.documents.tree import Kind, Paper, Provision, Run
from comity.regime import fields, states
from comity.regime.acts import Dated, EntryCorrected, Refusal
from comity.regime.states import StateName


class World(NamedTuple):
    """The court of a record and which States it may name. ``origin``: the record's name in its checkpoints.

    ``label`` is what everything that comes out of the record says of itself; empty for this world.
    """

    court: str
    court_fr: str
    origin: str
    label: str = ""

    @property
    def fictional(self) -> bool:
        """Whether all of it is invented."""
        return bool(self.label)

    @property
    def states(self) -> tuple[StateName, ...]:
        """Its States, in the order of their names."""
        return states.every(invented=self.fictional)

    def state(self, code: str) -> StateName | None:
        """The State of this world with a code; None where it has none."""
        found = states.get(code)
        return found if found and found.invented is self.fictional else None

    def refusal(self, given: Dated) -> Refusal | None:
        """Why an act may not enter a record of this world: it names a State of the other one."""
        for field, code in _named(given):
            state = states.get(code)
            if state is not None and state.invented is not self.fictional:
                why = (
                    "is a real State, and this record is a demonstration: it holds invented ones alone"
                    if self.fictional
                    else "is an invented State, which only a demonstration may hold"
                )
                return Refusal("other-world", f"{state.name} ({code}) {why}", field=field)
        return None

    def paper(self, paper: Paper) -> Paper:
        """A paper as it leaves the record: of an invented world, it says so in its title and above its text."""
        if not self.fictional:
            return paper
        kinds = [each.kind for each in paper.provisions]
        # Among the lines of the title block where the paper brings them; else under the title.
        kind: Kind = "front" if "front" in kinds else "paragraph"
        ahead = next((place for place, each in enumerate(kinds) if each not in ("front", "furniture")), len(kinds))
        ahead += kind == "paragraph" and "title" in kinds[ahead : ahead + 1]
        said = Provision(kind=kind, runs=(Run(text=self.label, style="bold"),))
        provisions = (*paper.provisions[:ahead], said, *paper.provisions[ahead:])
        return replace(paper, title=f"{FICTIONAL}: {paper.title}", provisions=provisions)


# The word before the titles of pages and papers, and the subjects of mails.
FICTIONAL: Final = "Fictional"

REAL: Final = World("International Criminal Court", "Cour pénale internationale", "comity/record")
DEMONSTRATION: Final = World(
    "Criminal Court of the Nine States",
    "Cour pénale des Neuf États",
    "comity/fictional",
    "Fictional: a demonstration of Comity. The court, the States, the persons and all else in it are invented.",
)


def _named(given: Dated) -> Iterator[tuple[str, str]]:
    """What an act names as a State or a party, with the field; of a correction, every word that may be one."""
    yield from (("parties", code) for code in given.parties)
    yield "on_behalf_of", given.on_behalf_of
    if isinstance(given.act, EntryCorrected):
        yield from (("fields", word) for word in _words(given.act.fields))
    for field, value in fields.values(given.act):
        if field.kind in ("state", "party"):
            yield from ((field.name, code) for code in (value if field.many else (value,)))


def _words(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _words(part)
        case list() | tuple():
            for part in value:
                yield from _words(part)
