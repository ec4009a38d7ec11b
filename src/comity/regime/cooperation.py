"""The acts of cooperation under Part 9: what the sender and the addressee of a request may do, and whose act each is.

No act holds a word of the narrative, the annexes or the reasons: these are sealed to the addressees, and the act
carries the SHA-256 of each sealed file. Grounds are named by their article.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from comity.regime.acts import Act, Reference
from comity.regime.contents import ESTABLISHED
from comity.regime.dates import Date

Kind = Literal[
    "surrender",
    "transit",
    "convicted",
    "provisional-arrest",
    "identify",
    "evidence",
    "questioning",
    "service",
    "appearance",
    "temporary-transfer",
    "sites",
    "search",
    "records",
    "protection",
    "assets",
    "other",
    "defence",
    "forfeiture-measures",
    "reparations",
    "direct-execution",
    "immunity-waiver",
    "sending-consent",
    "speciality-waiver",
    "enforcement",
    "escape",
    "to-the-court",
]
# A party by its code: a State, an organ of the Court, an organization (art. 87(6)).
Party = Annotated[str, "party"]
# The SHA-256 of a sealed file, in hexadecimal.
Digest = Annotated[str, "digest"]

ConsultationGround = Literal[
    "93(3)", "93(5)", "72", "73", "89(4)", "91(4)", "93(9)", "96(3)", "97", "98", "99(4)", "100"
]
PostponementGround = Literal["89(2)", "93(9)", "94", "95"]
RefusalGround = Literal["93(4)", "93(5)", "none stated in the Statute"]


class Transmitted(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87. A request for cooperation is transmitted through the channel of its addressee.

    ``organ`` sends it, under its own ``reference``; ``basis`` is "invitation" where the addressee is not a State
    Party (art. 87(5)) or is an organization (art. 87(6)). ``contents``: the keys of ``contents.required`` that it
    contains; ``without``: what else it lacks (``completeness``), by its key; ``although_incomplete``: why it was sent
    without. ``translations``: the languages into which it is translated beside (art. 87(2)); ``person_language``: that
    of the person it is about (RPE, rules 187 and 190). ``message``: the identifier that the sender gave.
    """

    says = "{organ} transmitted to {to} a request for {sought}"
    organ: Party
    to: Party
    measure: Kind
    reference: str
    language: str
    basis: Literal["obligation", "invitation"] = "obligation"
    urgent: bool = False
    channel: str | None = None
    due: Date | None = None
    translations: tuple[str, ...] = ()
    person_language: str | None = None
    contents: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    although_incomplete: str | None = None
    sealed: tuple[Digest, ...] = ()
    message: str | None = None

    @property
    def sought(self) -> str:
        """What is asked for, by its name."""
        return ESTABLISHED[self.measure].name


class Confirmed(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 91(1) and 96(1). An urgent request is confirmed through the designated channel."""

    says = "the {title} was confirmed through the channel"
    channel: str | None = None


class Received(Act, frozen=True, kw_only=True):
    """RPE, rule 176(2). The addressee acknowledges receipt."""

    says = "{to} acknowledged receipt of the {title}"


class Supplemented(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 97(a). The sender adds information, or a content that was missing."""

    says = "the {title} was supplemented"
    contents: tuple[str, ...] = ()
    sealed: tuple[Digest, ...] = ()


class ConsultationOpened(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 93(3), 97 and 99(4). Sender and addressee consult; this is no refusal."""

    says = "consultations on the {title} were opened under article {ground}"
    ground: ConsultationGround
    sealed: tuple[Digest, ...] = ()


class Consulted(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 93(3), 97 and 99(4). A further statement is made within consultations that are open."""

    says = "a further statement was made in the consultations on the {title}"
    sealed: tuple[Digest, ...] = ()


class ConsultationConcluded(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 93(3), 93(5) and 97. The consultations end; conditions that are accepted bind the Court."""

    says = "consultations on the {title} were concluded: {outcome}"
    outcome: Literal["as requested", "under conditions", "to be modified", "unresolved"]
    sealed: tuple[Digest, ...] = ()


class Modified(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 93(3). The Court modifies the request as necessary."""

    says = "the {title} was modified"
    due: Date | None = None
    sealed: tuple[Digest, ...] = ()


class DueChanged(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 97. Sender and addressee agree on another day for execution; earlier days stay on record."""

    says = "the day for execution of the {title} was agreed to be {due}"
    due: Date


class Reminded(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 93(3). The sender reminds the addressee of the request."""

    says = "the addressee was reminded of the {title}"


class Postponed(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 94 and 95. Execution is postponed, for an agreed period or until a ruling.

    ``until``: the last day of the period agreed (art. 94(1)); open where a ruling is awaited.
    """

    says = "execution of the {title} was postponed under article {ground}"
    ground: PostponementGround
    until: Date | None = None
    sealed: tuple[Digest, ...] = ()


class Resumed(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 94(1) and 95. The ground for postponing is gone, and execution resumes."""

    says = "execution of the {title} was resumed"


class CompetingNotified(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 90(1) and 93(9). The addressee notifies a competing request of another State.

    ``conduct``: the same as that of the Court's request, or different. ``requesting_party``: whether the other State
    is a Party. ``obliged``: whether the addressee is under an existing international obligation to extradite to it.
    ``admissible``: whether the Court has found the case admissible. ``competing`` says which rule then applies.
    """

    says = "a competing request was notified on the {title}"
    conduct: Literal["same", "different"]
    requesting_party: bool = False
    obliged: bool = False
    admissible: bool = False


class AdmissibilityRuled(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 90(2)(b) and (3). The Court determines, expedited, whether the case is admissible."""

    says = "the case of the {title} was found {outcome}"
    outcome: Literal["inadmissible", "admissible"]


class CompetingDecided(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 90 and 93(9). The competition is decided: for the Court or for the other State."""

    says = "the competing requests on the {title} were decided for {precedence}"
    precedence: Literal["the Court", "the other State"]


class ExtraditionRefused(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 90(8). The case was inadmissible, and extradition was refused: the addressee notifies that."""

    says = "extradition to the other State was refused after the {title}"


class PersonArrested(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 92(3); RPE, rule 188. The person is provisionally arrested; sixty days begin to run."""

    says = "the person sought by the {title} was provisionally arrested"


class Landed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 89(3)(e). An unscheduled landing; ninety-six hours begin to run."""

    says = "an unscheduled landing was made during the transit of the {title}"


class Followed(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 89(3)(e) and 92(3). The request that had to follow is received in time."""

    says = "the request that had to follow the {title} was received"
    request: Reference


class Executed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 99(1). The addressee executes the request, in whole or in part."""

    says = "the {title} was executed {extent}"
    extent: Literal["in whole", "in part"]
    sealed: tuple[Digest, ...] = ()


class Refused(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 93(4) to (6). The addressee refuses the request, in whole or in part, with its reasons.

    The Statute knows two grounds; the record keeps also a refusal on none of them. The reasons are sealed.
    """

    says = "the {title} was refused {extent}; ground: {ground}"
    extent: Literal["in whole", "in part"]
    ground: RefusalGround
    reasons_given: bool = True
    sealed: tuple[Digest, ...] = ()


class FoundUnable(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 97(b). The addressee could not execute: the person, or the thing, cannot be found."""

    says = "the {title} could not be executed"
    sealed: tuple[Digest, ...] = ()


class Withdrawn(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87. The sender withdraws the request."""

    says = "the {title} was withdrawn"


class Closed(Act, frozen=True, kw_only=True):
    """RPE, rule 176(2). The sender closes the file: nothing more is expected."""

    says = "the file of the {title} was closed"


class FailureReferred(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(7). A finding that the addressee failed to comply is made upon the request."""

    says = "a finding was made on the {title}"
    finding: Reference


# Whose act it is.
BY: Final[Mapping[type[Act], str]] = {
    Transmitted: "sender",
    Confirmed: "sender",
    Received: "addressee",
    Supplemented: "sender",
    ConsultationOpened: "either",
    Consulted: "either",
    ConsultationConcluded: "either",
    Modified: "sender",
    DueChanged: "either",
    Reminded: "sender",
    Postponed: "addressee",
    Resumed: "addressee",
    CompetingNotified: "addressee",
    AdmissibilityRuled: "sender",
    CompetingDecided: "addressee",
    ExtraditionRefused: "addressee",
    PersonArrested: "addressee",
    Landed: "addressee",
    Followed: "addressee",
    Executed: "addressee",
    Refused: "addressee",
    FoundUnable: "addressee",
    Withdrawn: "sender",
    Closed: "sender",
    FailureReferred: "sender",
}
