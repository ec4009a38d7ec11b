"""Pledges of States: made, followed up, fulfilled."""

from __future__ import annotations

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State


class Made(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A pledge is made. ``pledged`` is its content, only where a source gives it."""

    says = "{pledger} made a pledge: {name}"
    name: str
    occasion: str
    state: State | None = None
    group: str | None = None
    pledged: str | None = None

    @property
    def pledger(self) -> str:
        return self.group or states.in_a_sentence(self.state or states.WITHHELD)


class FollowedUp(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The state of a pledge is asked for or reported."""

    says = "the {title} was followed up: {progress}"
    progress: str


class Fulfilled(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). What was pledged has been done."""

    says = "the {title} was fulfilled"
    how: str | None = None


class TakenBack(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The pledge is taken back."""

    says = "the {title} was taken back"


class Pledge(Matter, frozen=True, kw_only=True):
    """A pledge and how far it has come. ``progress``: what the latest follow-up said."""

    name: str
    occasion: str
    pledger: str
    state: State | None = None
    pledged: str | None = None
    progress: str | None = None

    @property
    def kind(self) -> str:
        return "pledge"

    @property
    def title(self) -> str:
        return f"Pledge of {self.pledger}: {self.name}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,) if self.state else ()


def step(before: Pledge, given: Dated) -> Matter | Refusal:
    """How a pledge stands after an act that may follow."""
    match given.act:
        case Made() as act:
            return Pledge(
                status="made",
                name=act.name,
                occasion=act.occasion,
                pledger=act.pledger,
                state=act.state,
                pledged=act.pledged,
            )
        case FollowedUp(progress=progress):
            return replace(before, status="followed up", progress=progress)
        case Fulfilled():
            return replace(before, status="fulfilled")
        case TakenBack():
            return replace(before, status="taken back")
    raise TypeError(given.kind)


REGISTER = Register(
    name="pledges",
    title="Pledges",
    about="Pledges relating to cooperation and their follow-up.",
    matters=(Pledge,),
    acts=(Made, FollowedUp, Fulfilled, TakenBack),
    kinds={"pledge": "pledge"},
    statuses={
        "made": "made",
        "followed up": "followed up",
        "fulfilled": "fulfilled",
        "taken back": "taken back",
    },
    may_follow={
        None: (Made,),
        "made": (FollowedUp, Fulfilled, TakenBack),
        "followed up": (FollowedUp, Fulfilled, TakenBack),
        "fulfilled": (FollowedUp,),
        "taken back": (),
    },
    step=step,
    columns=("pledger", "occasion", "progress"),
)
