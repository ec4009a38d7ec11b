"""Enforcement of sentences: the States willing to accept sentenced persons, and where each person serves."""

from __future__ import annotations

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register, State
from comity.regime.dates import Date


class ListJoined(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 103(1)(a). A State indicates its willingness to accept sentenced persons."""

    says = "{state} indicated its willingness to accept sentenced persons"
    state: State
    conditions: str | None = None


class ConditionsChanged(Act, frozen=True, kw_only=True):
    """RPE, rule 200(3). A State changes or withdraws the conditions it had attached."""

    says = "{state} changed the conditions it attaches"
    conditions: str | None = None


class ListLeft(Act, frozen=True, kw_only=True):
    """RPE, rule 200(4). A State leaves the list; persons it has accepted are not affected."""

    says = "{state} left the list of States willing to accept sentenced persons"


class Imposed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 76. A sentence of imprisonment is pronounced. ``years`` may carry months in words."""

    says = "{name} was sentenced to {years} years of imprisonment"
    person: str
    name: str
    years: int
    nationality: State | None = None


class Reduced(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 110. The sentence is reduced on review."""

    says = "the sentence of {name} was reduced by {by_months} months"
    by_months: int


class Designated(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 103(1). The Court designates the State in which the sentence is served."""

    says = "{state} was designated as the State of enforcement for {name}"
    state: State
    agreement: Reference | None = None


class DesignationAccepted(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 103(1)(c). The designated State accepts."""

    says = "the State designated accepted to enforce the sentence of {name}"


class DesignationDeclined(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 103(1)(c). The designated State does not accept; another may be designated."""

    says = "the State designated did not accept to enforce the sentence of {name}"


class Transferred(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 103 and 104; RPE, rule 206. The person is delivered to the State of enforcement."""

    says = "{name} was transferred to {to_state} to serve the sentence"
    to_state: State
    agreement: Reference | None = None


class Completed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 107. The sentence is served, or the person released."""

    says = "the sentence of {name} was completed"
    how: str | None = None


class Escaped(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 111. The sentenced person escapes from custody."""

    says = "{name} escaped from custody"


class WillingState(Matter, frozen=True, kw_only=True):
    """A State on the list of States willing to accept sentenced persons."""

    state: State
    conditions: str | None = None

    @property
    def kind(self) -> str:
        return "willing"

    @property
    def title(self) -> str:
        return f"Willingness of {states.in_a_sentence(self.state)} to accept sentenced persons"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,)


class Sentence(Matter, frozen=True, kw_only=True):
    """One person's sentence. ``state``: where it is to be served, once designated."""

    person: str
    name: str
    years: int
    imposed: Date
    nationality: State | None = None
    state: State | None = None
    agreement: Reference | None = None
    reduced_by_months: int = 0

    @property
    def kind(self) -> str:
        return "sentence"

    @property
    def title(self) -> str:
        return f"Sentence of {self.name}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,) if self.state else ()


def step(before: WillingState | Sentence | None, given: Dated) -> Matter | Refusal:
    """How a sentence, or a State's place on the list, stands after an act that may follow."""
    match given.act, before:
        case ListJoined(state=state, conditions=conditions), _:
            return WillingState(status="willing", state=state, conditions=conditions)
        case ConditionsChanged(conditions=conditions), WillingState():
            return replace(before, conditions=conditions)
        case ListLeft(), WillingState():
            return replace(before, status="left")
        case Imposed() as act, _:
            return Sentence(
                status="imposed",
                person=act.person,
                name=act.name,
                years=act.years,
                imposed=given.dated,
                nationality=act.nationality,
            )
        case Reduced(by_months=months), Sentence():
            return replace(before, reduced_by_months=before.reduced_by_months + months)
        case Designated(state=state, agreement=agreement), Sentence():
            return replace(before, status="designated", state=state, agreement=agreement)
        case DesignationAccepted(), Sentence():
            return replace(before, status="accepted")
        case DesignationDeclined(), Sentence():
            return replace(before, status="imposed", state=None, agreement=None)
        case Transferred(to_state=state, agreement=agreement), Sentence():
            return replace(before, status="serving", state=state, agreement=agreement or before.agreement)
        case Completed(), Sentence():
            return replace(before, status="completed")
        case Escaped(), Sentence():
            return replace(before, status="escaped")
    raise TypeError(given.kind)


REGISTER = Register(
    name="sentences",
    title="Enforcement of sentences",
    about="States willing to accept sentenced persons, and the designation and transfer of each person.",
    matters=(WillingState, Sentence),
    acts=(
        ListJoined,
        ConditionsChanged,
        ListLeft,
        Imposed,
        Reduced,
        Designated,
        DesignationAccepted,
        DesignationDeclined,
        Transferred,
        Completed,
        Escaped,
    ),
    kinds={"willing": "State on the list", "sentence": "sentence of imprisonment"},
    statuses={
        "willing": "on the list",
        "left": "left the list",
        "imposed": "imposed",
        "designated": "State designated",
        "accepted": "designation accepted",
        "serving": "serving in a State of enforcement",
        "completed": "completed",
        "escaped": "escaped",
    },
    may_follow={
        None: (ListJoined, Imposed),
        "willing": (ConditionsChanged, ListLeft),
        "left": (ListJoined,),
        "imposed": (Reduced, Designated, Transferred, Completed),
        "designated": (DesignationAccepted, DesignationDeclined, Transferred, Reduced, Completed),
        "accepted": (Transferred, Reduced, Completed),
        "serving": (Designated, Transferred, Reduced, Completed, Escaped),
        "escaped": (Transferred, Completed),
        "completed": (),
    },
    step=step,
    columns=("name", "years", "state"),
)
