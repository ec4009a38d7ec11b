"""Contacts with persons under a warrant, of which States and organizations may advise the Court."""

from __future__ import annotations

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register, State
from comity.regime.dates import Date


class Notified(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 86. A State or organization voluntarily advises the Court of a contact.

    ``essential``: whether it deemed the contact essential; ``took_place``: the day of the contact.
    """

    says = "{notifier} advised the Court of a contact with {name}"
    name: str
    essential: bool
    warrant: Reference | None = None
    state: State | None = None
    organization: str | None = None
    took_place: Date | None = None
    occasion: str | None = None

    @property
    def notifier(self) -> str:
        return self.organization or states.in_a_sentence(self.state or states.WITHHELD)


class Supplemented(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 86. Further information on the contact is given."""

    says = "further information was given on the {title}"
    information: str


class Contact(Matter, frozen=True, kw_only=True):
    """A contact as notified. Notification is voluntary: what is absent proves nothing."""

    name: str
    notifier: str
    essential: bool
    warrant: Reference | None = None
    state: State | None = None
    took_place: Date | None = None
    occasion: str | None = None

    @property
    def kind(self) -> str:
        return "contact"

    @property
    def title(self) -> str:
        return f"Contact of {self.notifier} with {self.name}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,) if self.state else ()


def step(before: Contact, given: Dated) -> Matter | Refusal:
    """How a contact stands after an act that may follow."""
    match given.act:
        case Notified() as act:
            return Contact(
                status="notified",
                name=act.name,
                notifier=act.notifier,
                essential=act.essential,
                warrant=act.warrant,
                state=act.state,
                took_place=act.took_place,
                occasion=act.occasion,
            )
        case Supplemented():
            return replace(before, status="supplemented")
    raise TypeError(given.kind)


REGISTER = Register(
    name="contacts",
    title="Contacts",
    about="Contacts with persons under a warrant, notified voluntarily.",
    matters=(Contact,),
    acts=(Notified, Supplemented),
    kinds={"contact": "contact"},
    statuses={"notified": "notified", "supplemented": "notified and supplemented"},
    may_follow={None: (Notified,), "notified": (Supplemented,), "supplemented": (Supplemented,)},
    step=step,
    columns=("notifier", "name", "essential", "took_place"),
)
