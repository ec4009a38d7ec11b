"""Channels and languages that States choose under article 87, and the authorities they designate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State
from comity.regime.clocks import CHANNEL_CHANGE
from comity.regime.dates import Date

Rule = Literal["single", "and", "or", "also", "preferred", "not available"]


class Declared(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(1)(a) and (2). A State declares its channel and language of communication.

    ``channel_rule`` and ``language_rule`` say how several are to be read: and, or, also, preferred.
    ``languages`` are ISO 639-1 codes.
    """

    says = "{state} declared its channel and languages of communication"
    state: State
    channel: str | None = None
    channel_rule: Rule = "not available"
    languages: tuple[str, ...] = ()
    language_rule: str | None = None
    with_instrument: bool = False


class ChangeNotified(Act, frozen=True, kw_only=True):
    """RPE, rule 180. A State changes its designation; it takes effect on the agreed day or after 45 days."""

    says = "{state} notified a change of its channel or languages"
    channel: str | None = None
    channel_rule: Rule | None = None
    languages: tuple[str, ...] = ()
    language_rule: str | None = None
    agreed: Date | None = None


class Designated(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 87(1)(a) and 88. A State designates a focal point, central authority or working group."""

    says = "{state} designated {name} as its {function}"
    state: State
    function: Literal["focal point", "central authority", "working group"]
    name: str
    contact: str | None = None


class DesignationEnded(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 88. The designation ends."""

    says = "the designation of {name} ended"


class Designation(msgspec.Struct, frozen=True, kw_only=True):
    """A channel and languages, as they were designated."""

    channel: str | None = None
    channel_rule: Rule = "not available"
    languages: tuple[str, ...] = ()
    language_rule: str | None = None


class Channel(Matter, frozen=True, kw_only=True):
    """A State's channel and languages in force, and a change that has been notified but not yet taken effect."""

    state: State
    designation: Designation
    change: Designation | None = None
    change_from: date | None = None

    @property
    def kind(self) -> str:
        return "channel"

    @property
    def title(self) -> str:
        return f"Channel and languages of {states.in_a_sentence(self.state)}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,)

    @property
    def channel(self) -> str | None:
        return self.designation.channel

    @property
    def languages(self) -> tuple[str, ...]:
        return self.designation.languages

    @property
    def language_rule(self) -> str | None:
        return self.designation.language_rule

    def turns(self) -> Iterator[tuple[date, Matter]]:
        """A notified change takes effect."""
        if self.change and self.change_from:
            yield (
                self.change_from,
                replace(self, status="in effect", designation=self.change, change=None, change_from=None),
            )


class Authority(Matter, frozen=True, kw_only=True):
    """A national focal point, central authority or working group."""

    state: State
    function: str
    name: str
    contact: str | None = None

    @property
    def kind(self) -> str:
        return self.function

    @property
    def title(self) -> str:
        return f"{self.function.capitalize()} of {states.in_a_sentence(self.state)}: {self.name}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,)


def step(before: Channel | Authority | None, given: Dated) -> Matter | Refusal:
    """How a channel or an authority stands after an act that may follow."""
    match given.act, before:
        case Declared() as act, _:
            declared = Designation(
                channel=act.channel,
                channel_rule=act.channel_rule,
                languages=act.languages,
                language_rule=act.language_rule,
            )
            return Channel(status="in effect", state=act.state, designation=declared)
        case ChangeNotified() as act, Channel():
            was = before.designation
            change = Designation(
                channel=act.channel or was.channel,
                channel_rule=act.channel_rule or was.channel_rule,
                languages=act.languages or was.languages,
                language_rule=act.language_rule or was.language_rule,
            )
            effect = act.agreed.last if act.agreed else CHANNEL_CHANGE.ends(given.day)
            return replace(before, status="change notified", change=change, change_from=effect)
        case Designated() as act, _:
            return Authority(
                status="designated",
                state=act.state,
                function=act.function,
                name=act.name,
                contact=act.contact,
            )
        case DesignationEnded(), Authority():
            return replace(before, status="ended")
    raise TypeError(given.kind)


REGISTER = Register(
    name="authorities",
    title="Channels and authorities",
    about="How each State is to be addressed under article 87, and the authorities it has designated.",
    matters=(Channel, Authority),
    acts=(Declared, ChangeNotified, Designated, DesignationEnded),
    kinds={
        "channel": "channel and languages",
        "focal point": "focal point",
        "central authority": "central authority",
        "working group": "working group",
    },
    statuses={
        "in effect": "in effect",
        "change notified": "in effect, change notified",
        "designated": "designated",
        "ended": "ended",
    },
    may_follow={
        None: (Declared, Designated),
        "in effect": (Declared, ChangeNotified),
        "change notified": (Declared, ChangeNotified),
        "designated": (DesignationEnded,),
        "ended": (Designated,),
    },
    step=step,
    columns=("state", "channel", "languages", "language_rule"),
)
