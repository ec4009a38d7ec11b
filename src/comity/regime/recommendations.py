"""Sets of recommendations and their items. A text that is not in the record is never made up."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State
from comity.regime.dates import Date


class Presented(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A set of recommendations is put forward; ``items``: how many, where stated."""

    says = "the {title} were presented"
    name: str
    items: int | None = None
    addressees: tuple[str, ...] = ()
    paper: str | None = None
    derived_from: str | None = None


class TakenNoteOf(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The Assembly takes note of the set: it does not adopt it."""

    says = "the Assembly took note of the {title}"
    in_paper: str | None = None


class Adopted(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(7). The Assembly adopts the set."""

    says = "the {title} were adopted"
    in_paper: str | None = None


class ReviewBegun(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A review of the set's implementation begins."""

    says = "a review of the {title} began"
    through: str | None = None


class ReviewEnded(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The review of the set's implementation ends."""

    says = "the review of the {title} ended"


class Listed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). One item of a set; ``heading`` and ``text`` only where a source has them."""

    says = "item {number} of {of_set} was listed"
    of_set: str
    number: str
    heading: str | None = None
    text: str | None = None
    addressees: tuple[str, ...] = ()


class ImplementationReported(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A State reports how far it implements an item."""

    says = "{state} reported on the {title}: {extent}"
    state: State
    extent: Literal["implemented", "partly implemented", "not implemented", "not applicable"]
    in_words: str | None = None


class RecommendationSet(Matter, frozen=True, kw_only=True):
    """A set of recommendations or areas. ``items``: how many a source says there are; ``under_review``: since when."""

    name: str
    items: int | None = None
    addressees: tuple[str, ...] = ()
    paper: str | None = None
    derived_from: str | None = None
    adopted: Date | None = None
    under_review: Date | None = None

    @property
    def kind(self) -> str:
        return "set"

    @property
    def title(self) -> str:
        return self.name


class Item(Matter, frozen=True, kw_only=True):
    """One item of a set, with the latest report of each State on it."""

    of_set: str
    number: str
    heading: str | None = None
    text: str | None = None
    addressees: tuple[str, ...] = ()
    reports: dict[str, str] = {}

    @property
    def kind(self) -> str:
        return "item"

    @property
    def title(self) -> str:
        return f"Item {self.number} of {self.of_set}{f': {self.heading}' if self.heading else ''}"

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(self.reports)


def step(before: RecommendationSet | Item | None, given: Dated) -> Matter | Refusal:
    """How a set or an item stands after an act that may follow."""
    match given.act, before:
        case Presented() as act, _:
            return RecommendationSet(
                status="presented",
                name=act.name,
                items=act.items,
                addressees=act.addressees,
                paper=act.paper,
                derived_from=act.derived_from,
            )
        case TakenNoteOf(), RecommendationSet():
            return replace(before, status="taken note of")
        case Adopted(in_paper=paper), RecommendationSet():
            return replace(before, status="adopted", adopted=given.dated, paper=paper or before.paper)
        case ReviewBegun(), RecommendationSet():
            return replace(before, under_review=given.dated)
        case ReviewEnded(), RecommendationSet():
            return replace(before, under_review=None)
        case Listed() as act, _:
            return Item(
                status="listed",
                of_set=act.of_set,
                number=act.number,
                heading=act.heading,
                text=act.text,
                addressees=act.addressees,
            )
        case ImplementationReported(state=state, extent=extent), Item():
            return replace(before, reports={**before.reports, state: extent})
    raise TypeError(given.kind)


_OF_A_SET = (TakenNoteOf, Adopted, ReviewBegun, ReviewEnded)

REGISTER = Register(
    name="recommendations",
    title="Recommendations",
    about="Sets of recommendations under follow-up, with the items whose heading or text a source gives.",
    matters=(RecommendationSet, Item),
    acts=(Presented, *_OF_A_SET, Listed, ImplementationReported),
    kinds={"set": "set of recommendations", "item": "item of a set"},
    statuses={
        "presented": "presented",
        "taken note of": "taken note of",
        "adopted": "adopted",
        "listed": "listed",
    },
    may_follow={
        None: (Presented, Listed),
        "presented": _OF_A_SET,
        "taken note of": _OF_A_SET,
        "adopted": (ReviewBegun, ReviewEnded),
        "listed": (ImplementationReported,),
    },
    step=step,
    columns=("items", "addressees"),
)
