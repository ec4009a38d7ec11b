"""The sources that acts cite: what each is, who publishes it, and where it can be read."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime.acts import Act, Dated, Matter, Refusal, Register


class Catalogued(Act, frozen=True, kw_only=True):
    """The record's own rule. A source is described; acts cite it by ``cited_as``, with an address after a comma."""

    says = "the source {cited_as} was catalogued"
    cited_as: str
    name: str
    publisher: str
    sort: Literal["official", "official, copied", "secondary", "recalled"]
    url: str | None = None


class Moved(Act, frozen=True, kw_only=True):
    """The record's own rule. The source is now found at another place."""

    says = "the {title} is found at another place"
    url: str


class Source(Matter, frozen=True, kw_only=True):
    """A source as catalogued."""

    cited_as: str
    name: str
    publisher: str
    sort: str
    url: str | None = None

    @property
    def kind(self) -> str:
        return self.sort

    @property
    def title(self) -> str:
        return self.cited_as


def step(before: Source, given: Dated) -> Matter | Refusal:
    """How a source stands after an act that may follow."""
    match given.act:
        case Catalogued() as act:
            return Source(
                status="catalogued",
                cited_as=act.cited_as,
                name=act.name,
                publisher=act.publisher,
                sort=act.sort,
                url=act.url,
            )
        case Moved(url=url):
            return replace(before, url=url)
    raise TypeError(given.kind)


REGISTER = Register(
    name="sources",
    title="Sources",
    about="What the acts in this record rest on.",
    matters=(Source,),
    acts=(Catalogued, Moved),
    kinds={
        "official": "official source",
        "official, copied": "copy of an official source",
        "secondary": "secondary source",
        "recalled": "general knowledge, not checked",
    },
    statuses={"catalogued": "catalogued"},
    may_follow={None: (Catalogued,), "catalogued": (Moved,)},
    step=step,
    columns=("name", "publisher", "sort"),
)
