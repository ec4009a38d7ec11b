"""Questionnaires to States: issued, replies received or counted, closed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register, State
from comity.regime.dates import Date


class Issued(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A questionnaire is sent to States.

    ``cut_off``: the day up to which replies are counted; a deadline only where a source says so.
    """

    says = "the {title} was sent to {sent_to}"
    name: str
    sent_by: str
    sent_to: str
    subject: str
    addressed: int | None = None
    cut_off: Date | None = None
    follows_set: Reference | None = None


class ReplyReceived(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A State replies; a later reply of the same State takes the earlier one's place."""

    says = "{state} replied to the {title}"
    state: State
    paper: str | None = None


class RepliesCounted(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A source states how many States have replied, without naming all of them."""

    says = "{number} replies to the {title} had been received"
    number: int


class Closed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). No further replies are taken."""

    says = "the {title} was closed"


class Questionnaire(Matter, frozen=True, kw_only=True):
    """A questionnaire with its replies: those that name their State, and the number that a source states."""

    name: str
    sent_by: str
    sent_to: str
    subject: str
    addressed: int | None = None
    cut_off: Date | None = None
    follows_set: Reference | None = None
    replied: tuple[State, ...] = ()
    counted: int = 0

    @property
    def kind(self) -> str:
        return "questionnaire"

    @property
    def title(self) -> str:
        return self.name

    @property
    def parties(self) -> tuple[str, ...]:
        return self.replied

    @property
    def due(self) -> date | None:
        return self.cut_off.last if self.cut_off and self.status == "issued" else None

    @property
    def replies(self) -> int:
        """How many States have replied, by name or by count, whichever is more."""
        return max(self.counted, len(self.replied))


def step(before: Questionnaire | None, given: Dated) -> Matter | Refusal:
    """How a questionnaire stands after an act that may follow."""
    if isinstance(given.act, Issued):
        act = given.act
        return Questionnaire(
            status="issued",
            name=act.name,
            sent_by=act.sent_by,
            sent_to=act.sent_to,
            subject=act.subject,
            addressed=act.addressed,
            cut_off=act.cut_off,
            follows_set=act.follows_set,
        )
    if before is None:
        raise TypeError(given.kind)
    match given.act:
        case ReplyReceived(state=state):
            return replace(before, replied=tuple(sorted({*before.replied, state})))
        case RepliesCounted(number=number):
            return replace(before, counted=number)
        case Closed():
            return replace(before, status="closed")
    raise TypeError(given.kind)


REGISTER = Register(
    name="questionnaires",
    title="Questionnaires",
    about="Questionnaires to States and the replies to them.",
    matters=(Questionnaire,),
    acts=(Issued, ReplyReceived, RepliesCounted, Closed),
    kinds={"questionnaire": "questionnaire"},
    statuses={"issued": "open for replies", "closed": "closed"},
    may_follow={
        None: (Issued,),
        "issued": (ReplyReceived, RepliesCounted, Closed),
        "closed": (ReplyReceived, RepliesCounted),
    },
    step=step,
    columns=("sent_by", "cut_off", "replies"),
)
