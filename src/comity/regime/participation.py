"""Participation in the Rome Statute and the privileges agreement, and the legislation that implements them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State
from comity.regime.dates import Date

Treaty = Literal["rome-statute", "privileges-agreement"]

_TITLES = {
    "rome-statute": "Rome Statute",
    "privileges-agreement": "Agreement on Privileges and Immunities",
    "legislation": "Implementing legislation",
}
# The first day on which each treaty was in force for anyone: Rome Statute, art. 126(1); Agreement, art. 35(1).
_BEGAN = {"rome-statute": date(2002, 7, 1), "privileges-agreement": date(2004, 7, 22)}


class Signed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 125(1); Agreement on Privileges and Immunities, art. 34. A State signs."""

    says = "{state} signed the {treaty_title}"
    treaty: Treaty
    state: State


class Deposited(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 126; Agreement on Privileges and Immunities, art. 35. A State deposits its instrument.

    ``in_force``: the day that the depositary states; left out, it follows from the article. A succession is
    dated the day from which it takes effect; ``received`` is then the day of the deposit.
    """

    says = "{state} deposited its instrument: {instrument}"
    treaty: Treaty
    state: State
    instrument: Literal["ratified", "accepted", "approved", "acceded", "succeeded"]
    in_force: Date | None = None
    received: Date | None = None


class InstrumentTakenBack(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 126(2). The instrument is taken back before entry into force."""

    says = "{state} took its instrument back before entry into force"


class WithdrawalNotified(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 127(1). A State notifies its withdrawal; it remains a Party until it takes effect.

    ``effective``: the day that the depositary states; left out, one year after the notification.
    """

    says = "{state} notified its withdrawal"
    effective: Date | None = None


class WithdrawalRescinded(Act, frozen=True, kw_only=True):
    """Vienna Convention on the Law of Treaties, art. 68. The notification is revoked before it takes effect."""

    says = "{state} rescinded its notification of withdrawal"


class LegislationAdopted(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 88. A State adopts legislation so that every form of cooperation is available.

    ``covers``: the parts of the cooperation that the law makes available, in words.
    """

    says = "{state} adopted implementing legislation: {law}"
    state: State
    law: str
    covers: str | None = None


class LegislationRepealed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 88. The implementing legislation ceases to be in force."""

    says = "{state} repealed its implementing legislation"


class Participation(Matter, frozen=True, kw_only=True):
    """One State's participation in one treaty, or its legislation. ``effective``: a pending withdrawal's day."""

    instrument: Literal["rome-statute", "privileges-agreement", "legislation"]
    state: State
    signed: Date | None = None
    deposited: Date | None = None
    how: str | None = None
    in_force: date | None = None
    effective: date | None = None
    law: str | None = None

    @property
    def kind(self) -> str:
        return self.instrument

    @property
    def treaty_title(self) -> str:
        return _TITLES[self.instrument]

    @property
    def title(self) -> str:
        return f"{_TITLES[self.instrument]}: {states.name(self.state)}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,)

    @property
    def due(self) -> date | None:
        return self.effective if self.status == "withdrawing" else None

    def turns(self) -> Iterator[tuple[date, Matter]]:
        """Entry into force, and a withdrawal taking effect."""
        now = self
        if now.status == "deposited" and now.in_force:
            now = replace(now, status="party")
            yield self.in_force or date.max, now
        if now.effective:
            yield now.effective, replace(now, status="withdrawn", effective=None)


def entry_into_force(treaty: Treaty, deposited: date) -> date:
    """Rome Statute, art. 126(2): the first day of the month after the 60th day following the deposit.

    Agreement on Privileges and Immunities, art. 35(2): the thirtieth day following the deposit.
    """
    if treaty == "rome-statute":
        sixtieth = deposited + timedelta(days=60)
        following = sixtieth.replace(day=1) + timedelta(days=32)
        return max(following.replace(day=1), _BEGAN[treaty])
    return max(deposited + timedelta(days=30), _BEGAN[treaty])


def takes_effect(notified: date) -> date:
    """Rome Statute, art. 127(1): one year after the notification is received."""
    try:
        return notified.replace(year=notified.year + 1)
    except ValueError:  # 29 February
        return date(notified.year + 1, 3, 1)


def step(before: Participation | None, given: Dated) -> Matter | Refusal:
    """How participation stands after an act that may follow."""
    match given.act:
        case Signed(treaty=treaty, state=state):
            return Participation(status="signatory", instrument=treaty, state=state, signed=given.dated)
        case Deposited() as act:
            if before and (before.instrument, before.state) != (act.treaty, act.state):
                return Refusal("other-matter", f"{given.matter} is {before.title}", field="state")
            stated = act.in_force.last if act.in_force else None
            if stated and stated < given.day and act.instrument != "succeeded":
                return Refusal(
                    "in-force-too-early",
                    f"before the deposit: {stated}",
                    "Rome Statute, art. 126(2)",
                    "in_force",
                )
            start = before or Participation(status="deposited", instrument=act.treaty, state=act.state)
            return replace(
                start,
                status="deposited",
                how=act.instrument,
                deposited=act.received or given.dated,
                in_force=stated or entry_into_force(act.treaty, given.day),
                effective=None,
            )
        case LegislationAdopted(state=state, law=law):
            return Participation(status="adopted", instrument="legislation", state=state, law=law)
    if before is None:
        raise TypeError(given.kind)
    match given.act:
        case InstrumentTakenBack():
            return replace(before, status="taken back", in_force=None)
        case WithdrawalNotified(effective=effective):
            return replace(
                before,
                status="withdrawing",
                effective=effective.last if effective else takes_effect(given.day),
            )
        case WithdrawalRescinded():
            return replace(before, status="party", effective=None)
        case LegislationRepealed():
            return replace(before, status="repealed")
    raise TypeError(given.kind)


REGISTER = Register(
    name="participation",
    title="Participation",
    about="Each State's part in the Rome Statute and the privileges agreement, and its implementing legislation.",
    matters=(Participation,),
    acts=(
        Signed,
        Deposited,
        InstrumentTakenBack,
        WithdrawalNotified,
        WithdrawalRescinded,
        LegislationAdopted,
        LegislationRepealed,
    ),
    kinds={
        "rome-statute": "Rome Statute",
        "privileges-agreement": "Agreement on Privileges and Immunities",
        "legislation": "implementing legislation",
    },
    statuses={
        "signatory": "signatory",
        "deposited": "instrument deposited, not yet in force",
        "party": "Party",
        "withdrawing": "Party, withdrawal notified",
        "withdrawn": "withdrawn",
        "taken back": "instrument taken back",
        "adopted": "legislation adopted",
        "repealed": "legislation repealed",
    },
    may_follow={
        None: (Signed, Deposited, LegislationAdopted),
        "signatory": (Deposited,),
        "deposited": (InstrumentTakenBack,),
        "party": (WithdrawalNotified,),
        "withdrawing": (WithdrawalRescinded,),
        "withdrawn": (Deposited,),
        "taken back": (Deposited,),
        "adopted": (LegislationRepealed,),
        "repealed": (LegislationAdopted,),
    },
    step=step,
    columns=("state", "signed", "deposited", "in_force"),
)
