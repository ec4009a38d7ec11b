"""Voluntary agreements and arrangements: relocation, enforcement of sentences, interim and final release."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register, State
from comity.regime.dates import Date

Subject = Literal["relocation", "enforcement", "interim-release", "final-release"]
Form = Literal["framework", "ad-hoc", "memorandum"]

_SUBJECTS = {
    "relocation": "relocation of witnesses",
    "enforcement": "enforcement of sentences",
    "interim-release": "interim release",
    "final-release": "final release",
}
_FORMS = {"framework": "agreement", "ad-hoc": "ad hoc agreement", "memorandum": "memorandum of understanding"}


class Signed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 103(1); RPE, rules 16(4) and 200(5). An agreement is signed; it is not yet in force.

    The other side is a State or an organization. ``person``: whom an ad hoc agreement concerns.
    """

    says = "the {title} was signed"
    subject: Subject
    form: Form
    state: State | None = None
    organization: str | None = None
    person: str | None = None
    name: str | None = None
    symbol: str | None = None


class EnteredIntoForce(Act, frozen=True, kw_only=True):
    """Vienna Convention on the Law of Treaties, art. 24. The agreement enters into force.

    Where the signature is not known, this act opens the matter and names its parties.
    """

    says = "the {title} entered into force"
    subject: Subject | None = None
    form: Form | None = None
    state: State | None = None
    organization: str | None = None
    person: str | None = None
    name: str | None = None
    symbol: str | None = None


class Ended(Act, frozen=True, kw_only=True):
    """Vienna Convention on the Law of Treaties, art. 54. The agreement ends, or its purpose is fulfilled."""

    says = "the {title} ended: {ground}"
    ground: str


class Superseded(Act, frozen=True, kw_only=True):
    """Vienna Convention on the Law of Treaties, art. 59. A later agreement takes the place of this one."""

    says = "the {title} was superseded"
    superseded_by: Reference


class Agreement(Matter, frozen=True, kw_only=True):
    """An agreement of the Court with a State or an organization. Signed is not in force."""

    subject: Subject
    form: Form
    state: State | None = None
    organization: str | None = None
    person: str | None = None
    name: str | None = None
    symbol: str | None = None
    signed: Date | None = None
    in_force: Date | None = None

    @property
    def kind(self) -> str:
        return f"{self.subject} {self.form}"

    @property
    def title(self) -> str:
        other = self.organization or states.in_a_sentence(self.state or states.WITHHELD)
        about = f" for {self.name}" if self.name else ""
        form = _FORMS[self.form]
        return f"{form[0].upper()}{form[1:]} with {other} on {_SUBJECTS[self.subject]}{about}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,) if self.state else ()


def step(before: Agreement | None, given: Dated) -> Matter | Refusal:
    """How an agreement stands after an act that may follow."""
    match given.act, before:
        case Signed() as act, _:
            # A memorandum of understanding takes effect as it is concluded.
            status = "concluded" if act.form == "memorandum" else "signed"
            return _opened(status, act, act.subject, act.form, signed=given.dated)
        case EnteredIntoForce() as act, None:
            if act.subject is None or act.form is None:
                return Refusal(
                    "missing",
                    "missing: name the subject and the form where no signature is known",
                    field="subject",
                )
            return _opened("in force", act, act.subject, act.form, in_force=given.dated)
        case EnteredIntoForce(), Agreement():
            return replace(before, status="in force", in_force=given.dated)
        case Ended(), Agreement():
            return replace(before, status="ended")
        case Superseded(), Agreement():
            return replace(before, status="superseded")
    raise TypeError(given.kind)


def _opened(
    status: str,
    act: Signed | EnteredIntoForce,
    subject: Subject,
    form: Form,
    signed: Date | None = None,
    in_force: Date | None = None,
) -> Matter | Refusal:
    if (act.state is None) == (act.organization is None):
        return Refusal("missing", "missing: name either the State or the organization on the other side", field="state")
    return Agreement(
        status=status,
        subject=subject,
        form=form,
        state=act.state,
        organization=act.organization,
        person=act.person,
        name=act.name,
        symbol=act.symbol,
        signed=signed,
        in_force=in_force,
    )


REGISTER = Register(
    name="agreements",
    title="Voluntary agreements",
    about="Agreements and arrangements of the Court with States and organizations, by subject and form.",
    matters=(Agreement,),
    acts=(Signed, EnteredIntoForce, Ended, Superseded),
    kinds={
        f"{subject} {form}": f"{subject_label}, {'framework agreement' if form == 'framework' else form_label}"
        for subject, subject_label in _SUBJECTS.items()
        for form, form_label in _FORMS.items()
    },
    statuses={
        "signed": "signed only",
        "concluded": "concluded",
        "in force": "in force",
        "ended": "ended",
        "superseded": "superseded",
    },
    may_follow={
        None: (Signed, EnteredIntoForce),
        "signed": (EnteredIntoForce, Ended, Superseded),
        "concluded": (Ended, Superseded),
        "in force": (Ended, Superseded),
        "ended": (),
        "superseded": (),
    },
    step=step,
    columns=("state", "organization", "signed", "in_force"),
)
