"""Arrest warrants and summonses to appear: issued, unsealed, amended, executed, or ended otherwise."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register, State
from comity.regime.dates import Date


class Issued(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 58(1). A Pre-Trial Chamber issues a warrant of arrest.

    ``under_seal``: issued without being made public; ``disclosed`` then says when it became public.
    ``order``: which warrant against the person this is, where there are several.
    """

    says = "a warrant of arrest was issued against {name}"
    person: str
    name: str
    situation: str
    case: str
    case_number: str | None = None
    document: str | None = None
    under_seal: bool = False
    order: str | None = None


class Summoned(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 58(7). A summons to appear is issued instead of a warrant."""

    says = "a summons to appear was issued for {name}"
    person: str
    name: str
    situation: str
    case: str
    case_number: str | None = None
    document: str | None = None
    under_seal: bool = False


class Unsealed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 57(3)(c). The seal is lifted: what was restricted about the matter is public."""

    says = "the {title} was unsealed"
    discloses = True


class Amended(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 58(6). The warrant is amended by modifying or adding crimes."""

    says = "the {title} was amended"
    document: str | None = None


class Arrested(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 59(1). A State arrests the person; the warrant is executed only by surrender."""

    says = "{name} was arrested by {by_state}"
    by_state: State


class Released(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 59(3). The custodial State releases the person before surrender."""

    says = "{name} was released by {by_state}"
    by_state: State


class Executed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 59(7). The person comes into the custody of the Court."""

    says = "the {title} was executed: {manner}"
    manner: Literal["surrendered", "surrendered himself", "served in detention"]
    from_state: State | None = None
    arrived: Date | None = None


class Appeared(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 58(7). The person summoned appears voluntarily."""

    says = "{name} appeared voluntarily on the {title}"


class Replaced(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 58(4). A later warrant or summons takes the place of this one."""

    says = "the {title} was replaced"
    replaced_by: Reference


class Withdrawn(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 58(4). The Court withdraws the warrant or the summons."""

    says = "the {title} was withdrawn: {ground}"
    ground: str


class Terminated(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 19 and 61. The proceedings end without a judgment on guilt."""

    says = "the proceedings under the {title} ended: {ground}"
    ground: str


class DeathEstablished(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 58(4). The Court finds that the person has died, and ends the proceedings."""

    says = "the death of {name} was established and the proceedings ended"
    died: Date | None = None


class Judged(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 74. The Court convicts or acquits; the outcome on appeal where it differs."""

    says = "{name} was {outcome}"
    outcome: Literal["convicted", "convicted under article 70", "acquitted"]


class Warrant(Matter, frozen=True, kw_only=True):
    """A warrant or summons. ``held_by``: the State that arrested the person, while it is not executed."""

    is_summons: bool
    person: str
    name: str
    situation: str
    case: str
    case_number: str | None = None
    document: str | None = None
    issued: Date
    under_seal: bool = False
    order: str | None = None
    held_by: State | None = None
    outcome: str | None = None

    @property
    def kind(self) -> str:
        return "summons" if self.is_summons else "warrant"

    @property
    def title(self) -> str:
        return f"{self.kind.capitalize()} against {self.name} of {self.issued.spoken()}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.held_by,) if self.held_by else ()


def step(before: Warrant, given: Dated) -> Matter | Refusal:
    """How a warrant or summons stands after an act that may follow."""
    match given.act:
        case Issued() as act:
            return _opened("outstanding", False, act, given.dated, order=act.order)
        case Summoned() as act:
            return _opened("summoned", True, act, given.dated)
        case Unsealed():
            return replace(before, under_seal=False)
        case Amended(document=document):
            return replace(before, document=document or before.document)
        case Arrested(by_state=state):
            return replace(before, held_by=state)
        case Released():
            return replace(before, held_by=None)
        case Executed():
            return replace(before, status="executed", held_by=None)
        case Appeared():
            return replace(before, status="appeared")
        case Judged(outcome=outcome):
            return replace(before, outcome=outcome)
        case DeathEstablished():
            return replace(before, status="ended by death", held_by=None)
        case Replaced():
            return replace(before, status="replaced", held_by=None)
        case Withdrawn(ground=ground):
            return replace(before, status="withdrawn", held_by=None, outcome=ground)
        case Terminated(ground=ground):
            return replace(before, status="terminated", held_by=None, outcome=ground)
    raise TypeError(given.kind)


def _opened(status: str, is_summons: bool, act: Issued | Summoned, dated: Date, order: str | None = None) -> Warrant:
    return Warrant(
        status=status,
        is_summons=is_summons,
        person=act.person,
        name=act.name,
        situation=act.situation,
        case=act.case,
        case_number=act.case_number,
        document=act.document,
        issued=dated,
        under_seal=act.under_seal,
        order=order,
    )


_ENDS = (Replaced, Withdrawn, Terminated, DeathEstablished)

REGISTER = Register(
    name="warrants",
    title="Arrest warrants and summonses",
    about="Each warrant of arrest and summons to appear, from its issue to its execution or end.",
    matters=(Warrant,),
    acts=(
        Issued,
        Summoned,
        Unsealed,
        Amended,
        Arrested,
        Released,
        Executed,
        Appeared,
        Replaced,
        Withdrawn,
        Terminated,
        DeathEstablished,
        Judged,
    ),
    kinds={"warrant": "warrant of arrest", "summons": "summons to appear"},
    statuses={
        "outstanding": "outstanding",
        "executed": "executed",
        "summoned": "summoned",
        "appeared": "appeared",
        "replaced": "replaced by another",
        "withdrawn": "withdrawn",
        "terminated": "ended without judgment",
        "ended by death": "ended by death",
    },
    may_follow={
        None: (Issued, Summoned),
        "outstanding": (Unsealed, Amended, Arrested, Released, Executed, *_ENDS),
        "executed": (Unsealed, Amended, Judged, *_ENDS),
        "summoned": (Unsealed, Amended, Appeared, *_ENDS),
        "appeared": (Unsealed, Amended, Judged, *_ENDS),
        "replaced": (Unsealed,),
        "withdrawn": (Unsealed,),
        "terminated": (Unsealed,),
        "ended by death": (Unsealed,),
    },
    step=step,
    columns=("situation", "case", "case_number"),
)
