"""Meetings and the people who run them: sessions, consultations, seminars; facilitators and rapporteurs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State
from comity.regime.dates import Date

Sort = Literal[
    "session",
    "resumed session",
    "review conference",
    "consultation",
    "seminar",
    "workshop",
    "conference",
    "other meeting",
]
Nature = Literal["regular", "re-appointment", "temporary replacement"]


class Planned(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(6) and (9). A meeting is announced; ``by_date`` is the latest day for it."""

    says = "the {title} was planned"
    sort: Sort
    name: str
    body: str
    session: int | None = None
    by_date: Date | None = None
    place: str | None = None
    country: State | None = None


class Held(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(6) and (9). A meeting is held; dated its first day, ``closed`` its last."""

    says = "the {title} was held"
    sort: Sort
    name: str
    body: str
    session: int | None = None
    closed: Date | None = None
    place: str | None = None
    country: State | None = None
    participants: str | None = None


class Supported(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 116. A donor supports a meeting; ``support`` says in what way."""

    says = "{funder} supported the {title}: {support}"
    funder: str
    support: str


class Cancelled(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(9). A planned meeting will not be held."""

    says = "the {title} was cancelled"


class Appointed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(3) and (4). A person, or a country, is given a function; ``person`` may be unknown."""

    says = "{holder} was appointed {role}"
    role: str
    person: str | None = None
    honorific: str | None = None
    state: State | None = None
    by_body: str | None = None
    nature: Nature = "regular"

    @property
    def holder(self) -> str:
        return _holder(self.person, self.honorific, self.state)


class PlaceTaken(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(3) and (4). Another person temporarily takes the place of the one appointed."""

    says = "{holder} temporarily took the place of {appointed}"
    person: str
    honorific: str | None = None
    state: State | None = None

    @property
    def holder(self) -> str:
        return _holder(self.person, self.honorific, self.state)


class Returned(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(3) and (4). The person appointed takes up the function again."""

    says = "{appointed} took up the function again"


class AppointmentEnded(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(3) and (4). The appointment ends."""

    says = "the appointment of {appointed} as {role} ended"


class Meeting(Matter, frozen=True, kw_only=True):
    """One meeting. ``opened`` to ``closed`` are its days; planned ones have ``by_date`` or nothing."""

    sort: Sort
    name: str
    body: str
    session: int | None = None
    opened: Date | None = None
    closed: Date | None = None
    by_date: Date | None = None
    place: str | None = None
    country: State | None = None
    participants: str | None = None
    funders: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return self.sort

    @property
    def title(self) -> str:
        return self.name

    @property
    def parties(self) -> tuple[str, ...]:
        return ()

    @property
    def due(self) -> date | None:
        return self.by_date.last if self.by_date and self.status == "planned" else None

    def turns(self) -> Iterator[tuple[date, Matter]]:
        """A session is open until the day after its last."""
        if self.status == "open" and self.closed:
            yield self.closed.last + timedelta(days=1), replace(self, status="held")


class Appointment(Matter, frozen=True, kw_only=True):
    """A function and who exercises it. ``replaced_by``: who temporarily takes the place."""

    role: str
    appointed: str
    state: State | None = None
    by_body: str | None = None
    nature: Nature = "regular"
    since: Date
    replaced_by: str | None = None

    @property
    def kind(self) -> str:
        return "appointment"

    @property
    def title(self) -> str:
        return f"Appointment of {self.appointed} as {self.role}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,) if self.state else ()


def step(before: Meeting | Appointment | None, given: Dated) -> Matter | Refusal:
    """How a meeting or an appointment stands after an act that may follow."""
    match given.act, before:
        case Planned() as act, _:
            return Meeting(
                status="planned",
                sort=act.sort,
                name=act.name,
                body=act.body,
                session=act.session,
                by_date=act.by_date,
                place=act.place,
                country=act.country,
            )
        case Held() as act, _:
            if act.closed and act.closed.last < given.day:
                return Refusal("closed-too-early", f"before the meeting opened: {act.closed}", field="closed")
            longer = act.closed and act.closed.last > given.day
            return Meeting(
                status="open" if longer else "held",
                sort=act.sort,
                name=act.name,
                body=act.body,
                session=act.session,
                opened=given.dated,
                closed=act.closed or given.dated,
                place=act.place,
                country=act.country,
                participants=act.participants,
                funders=before.funders if isinstance(before, Meeting) else (),
            )
        case Supported(funder=funder), Meeting():
            return replace(before, funders=(*before.funders, funder))
        case Cancelled(), Meeting():
            return replace(before, status="cancelled")
        case Appointed() as act, _:
            return Appointment(
                status="serving",
                role=act.role,
                appointed=act.holder,
                state=act.state,
                by_body=act.by_body,
                nature=act.nature,
                since=given.dated,
            )
        case PlaceTaken() as act, Appointment():
            return replace(before, status="replaced for a time", replaced_by=act.holder)
        case Returned(), Appointment():
            return replace(before, status="serving", replaced_by=None)
        case AppointmentEnded(), Appointment():
            return replace(before, status="appointment ended", replaced_by=None)
    raise TypeError(given.kind)


def _holder(person: str | None, honorific: str | None, state: str | None) -> str:
    country = states.in_a_sentence(state) if state else ""
    if person is None:
        return country or "a person not named"
    named = f"{honorific} {person}" if honorific else person
    return f"{named} ({states.name(state)})" if state else named


REGISTER = Register(
    name="meetings",
    title="Meetings and appointments",
    about="Sessions, consultations and seminars with their funders, and the facilitators with their replacements.",
    matters=(Meeting, Appointment),
    acts=(Planned, Held, Supported, Cancelled, Appointed, PlaceTaken, Returned, AppointmentEnded),
    kinds={
        "session": "session of the Assembly",
        "resumed session": "resumed session of the Assembly",
        "review conference": "review conference",
        "consultation": "consultation of a working group",
        "seminar": "seminar",
        "workshop": "workshop",
        "conference": "conference",
        "other meeting": "other meeting",
        "appointment": "appointment",
    },
    statuses={
        "planned": "planned",
        "open": "in session",
        "held": "held",
        "cancelled": "cancelled",
        "serving": "serving",
        "replaced for a time": "temporarily replaced",
        "appointment ended": "ended",
    },
    may_follow={
        None: (Planned, Held, Appointed),
        "planned": (Held, Supported, Cancelled),
        "open": (Supported,),
        "held": (Supported,),
        "cancelled": (Planned,),
        "serving": (PlaceTaken, AppointmentEnded),
        "replaced for a time": (PlaceTaken, Returned, AppointmentEnded),
        "appointment ended": (Appointed,),
    },
    step=step,
    columns=("body", "place", "opened"),
)
