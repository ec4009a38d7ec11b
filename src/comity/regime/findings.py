"""Non-compliance: findings of the Court under article 87(7), referrals, and what the Assembly does."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State


class Found(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(5)(b) and (7). A Chamber finds that a State failed to comply with a request."""

    says = "a Chamber found that {state} had failed to comply: {about}"
    state: State
    about: str
    case: str | None = None
    document: str | None = None


class NotFound(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(7). A Chamber decides not to make a finding, or it is reversed on appeal."""

    says = "the {title} was not upheld"
    document: str | None = None


class Referred(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(7). The Court refers the matter to the Assembly or to the Security Council."""

    says = "the {title} was referred to {to}"
    to: Literal["the Assembly of States Parties", "the Security Council", "the Assembly and the Security Council"]
    document: str | None = None


class NotReferred(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(7). The Court makes a finding and decides not to refer it."""

    says = "the {title} was not referred"
    document: str | None = None


class Considered(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2)(f). The Assembly, its Bureau or President takes the matter up."""

    says = "{by_body} took the {title} up: {action}"
    by_body: str
    action: str
    paper: str | None = None


class Settled(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2)(f). The matter needs no further action."""

    says = "the {title} was settled: {ground}"
    ground: str


class Finding(Matter, frozen=True, kw_only=True):
    """A finding and where it stands. ``actions``: what the Assembly and its organs have done."""

    state: State
    about: str
    case: str | None = None
    document: str | None = None
    referred_to: str | None = None
    actions: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return "finding"

    @property
    def title(self) -> str:
        return f"Finding on {states.in_a_sentence(self.state)}: {self.about}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,)


def step(before: Finding, given: Dated) -> Matter | Refusal:
    """How a finding stands after an act that may follow."""
    match given.act:
        case Found() as act:
            return Finding(status="found", state=act.state, about=act.about, case=act.case, document=act.document)
        case NotFound():
            return replace(before, status="not upheld")
        case Referred(to=to):
            return replace(before, status="referred", referred_to=to)
        case NotReferred():
            return replace(before, status="not referred")
        case Considered(by_body=body, action=action):
            return replace(before, status="considered", actions=(*before.actions, f"{body}: {action}"))
        case Settled():
            return replace(before, status="settled")
    raise TypeError(given.kind)


REGISTER = Register(
    name="findings",
    title="Findings of non-compliance",
    about="Findings under article 87(7), their referral, and the action of the Assembly.",
    matters=(Finding,),
    acts=(Found, NotFound, Referred, NotReferred, Considered, Settled),
    kinds={"finding": "finding of non-compliance"},
    statuses={
        "found": "found",
        "not upheld": "not upheld",
        "referred": "referred",
        "not referred": "not referred",
        "considered": "taken up by the Assembly",
        "settled": "settled",
    },
    may_follow={
        None: (Found,),
        "found": (NotFound, Referred, NotReferred, Considered, Settled),
        "referred": (NotFound, Considered, Settled),
        "not referred": (NotFound, Referred, Settled),
        "considered": (NotFound, Considered, Settled),
        "not upheld": (),
        "settled": (),
    },
    step=step,
    columns=("state", "about", "referred_to"),
)
