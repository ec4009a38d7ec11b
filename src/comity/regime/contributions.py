"""Voluntary contributions to the relocation fund and other funds: called for, announced, received."""

from __future__ import annotations

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State


class CalledFor(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 116. Contributions to a fund are called for; nothing is contributed by that."""

    says = "{by_body} called for contributions to the {fund}"
    fund: str
    by_body: str


class Announced(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 116. A contributor announces a contribution. ``amount`` is digits, without a currency."""

    says = "{contributor_name} announced a contribution to the {fund}"
    fund: str
    state: State | None = None
    contributor: str | None = None
    amount: str | None = None
    currency: str | None = None

    @property
    def contributor_name(self) -> str:
        return _contributor(self.contributor, self.state)


class Received(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 116. A contribution is received."""

    says = "a contribution of {contributor_name} to the {fund} was received"
    fund: str
    state: State | None = None
    contributor: str | None = None
    amount: str | None = None
    currency: str | None = None

    @property
    def contributor_name(self) -> str:
        return _contributor(self.contributor, self.state)


class Contribution(Matter, frozen=True, kw_only=True):
    """A call for contributions, or one contribution. ``amount`` is the latest stated."""

    fund: str
    by_body: str | None = None
    state: State | None = None
    contributor: str | None = None
    amount: str | None = None
    currency: str | None = None

    @property
    def kind(self) -> str:
        return "call" if self.by_body else "contribution"

    @property
    def title(self) -> str:
        if self.by_body:
            return f"Call for contributions to the {self.fund}"
        return f"Contribution of {_contributor(self.contributor, self.state)} to the {self.fund}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,) if self.state else ()


def step(before: Contribution | None, given: Dated) -> Matter | Refusal:
    """How a contribution stands after an act that may follow."""
    match given.act:
        case CalledFor(fund=fund, by_body=body):
            return Contribution(status="called for", fund=fund, by_body=body)
        case Announced() | Received() as act:
            if before and before.fund != act.fund:
                return Refusal("other-matter", f"{given.matter} is the {before.title}", field="fund")
            return replace(
                before or Contribution(status="", fund=act.fund),
                status="received" if isinstance(act, Received) else "announced",
                state=act.state,
                contributor=act.contributor,
                amount=act.amount or (before.amount if before else None),
                currency=act.currency or (before.currency if before else None),
            )
    raise TypeError(given.kind)


def _contributor(name: str | None, state: str | None) -> str:
    return name or states.in_a_sentence(state or states.WITHHELD)


REGISTER = Register(
    name="contributions",
    title="Contributions",
    about="Voluntary contributions to the Special Fund for Relocations and other funds.",
    matters=(Contribution,),
    acts=(CalledFor, Announced, Received),
    kinds={"call": "call for contributions", "contribution": "contribution"},
    statuses={"called for": "called for", "announced": "announced", "received": "received"},
    may_follow={
        None: (CalledFor, Announced, Received),
        "called for": (CalledFor,),
        "announced": (Announced, Received),
        "received": (),
    },
    step=step,
    columns=("fund", "amount", "currency"),
)
