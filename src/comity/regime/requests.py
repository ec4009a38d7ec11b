"""Requests for cooperation: transmitted, received, consulted on, postponed, executed or refused, and closed.

Consultation is not refusal, and postponement is neither. The acts are in ``cooperation``, what a request must
contain in ``contents``, the limits of time in ``clocks``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from comity.regime import clocks, competing, contents, grounds, parties
from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register
from comity.regime.cooperation import (
    BY,
    AdmissibilityRuled,
    Closed,
    CompetingDecided,
    CompetingNotified,
    Confirmed,
    ConsultationConcluded,
    ConsultationOpened,
    Consulted,
    DueChanged,
    Executed,
    ExtraditionRefused,
    FailureReferred,
    Followed,
    FoundUnable,
    Landed,
    Modified,
    Party,
    PersonArrested,
    Postponed,
    Received,
    Refused,
    Reminded,
    Resumed,
    Supplemented,
    Transmitted,
    Withdrawn,
)
from comity.regime.dates import Date


class CooperationRequest(Matter, frozen=True, kw_only=True):
    """A request and where it stands.

    ``basis_status`` is the status to which a consultation or a postponement returns, or in which it was closed.
    ``executed`` and ``refused``: "in whole", "in part" or empty. ``expected`` is the day set or agreed for execution;
    ``clock`` the day on which a limit of the law ends. ``earlier_days``: the days for execution that were moved.
    ``incomplete``: what it lacks still, ``although`` why it was sent so. ``competing``: the paragraph of art. 90 that
    applies; ``inadmissible``: the Court has found its case so (art. 90(8)).
    """

    organ: Party
    to: Party
    measure: str
    reference: str
    sent: date
    language: str
    basis: str
    urgent: bool = False
    confirmed: bool = False
    translations: tuple[str, ...] = ()
    person_language: str | None = None
    channel: str | None = None
    incomplete: tuple[str, ...] = ()
    although: str | None = None
    received: date | None = None
    ground: str | None = None
    consultations: int = 0
    conditions: bool = False
    executed: str = ""
    refused: str = ""
    ended: date | None = None
    expected: date | None = None
    earlier_days: tuple[str, ...] = ()
    until: date | None = None
    clock: date | None = None
    competing: str | None = None
    inadmissible: bool = False
    finding: Reference | None = None
    basis_status: str = "transmitted"

    @property
    def kind(self) -> str:
        return self.measure

    @property
    def title(self) -> str:
        name = contents.ESTABLISHED[self.measure].name
        return f"Request {self.reference} to {parties.in_a_sentence(self.to)}: {name}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.organ, self.to)

    @property
    def unconfirmed(self) -> bool:
        """Whether it is still to be confirmed through the channel: it was urgent (arts 91(1), 96(1)). No day is set."""
        return self.urgent and not self.confirmed and self.status not in ENDED

    @property
    def due(self) -> date | None:
        """The first day on which something is expected: a limit of the law, the end of a postponement, execution.

        A limit of the law runs on while the parties consult, while execution is postponed, and after it: the sixty
        days of rule 188 begin with the arrest that was asked for.
        """
        if self.status in ENDED:
            return self.clock if self.status not in ("withdrawn", "closed") else None
        days = [self.clock, self.until if self.status == "postponed" else self.expected]
        return min((day for day in days if day), default=None)

    def found_by(self, party: str) -> dict[str, str]:
        """Its reference, the other side, what is asked for, and the year in which it was sent."""
        other = self.to if party == self.organ else self.organ
        return {"words": self.reference, "with": other, "for": self.measure, "sent": str(self.sent.year)}

    def turns(self) -> Iterator[tuple[date, Matter]]:
        """The agreed period of a postponement ends: the request stands again as before (art. 94(1))."""
        if self.status == "postponed" and self.until:
            yield self.until + timedelta(days=1), replace(self, status=self.basis_status, ground=None, until=None)


def outcome(request: CooperationRequest) -> str:
    """What became of a request, by its status: of one that is closed, the status in which it was closed."""
    return request.basis_status if request.status == "closed" else request.status


def awaited(request: CooperationRequest) -> tuple[str, ...]:
    """Whose act is expected next; nobody's once the file is closed."""
    match _WAITS_FOR[request.status]:
        case "sender":
            return (request.organ,)
        case "addressee":
            return (request.to,)
        case "either":
            return request.parties
    return ()


def waiting_for(side: str) -> frozenset[str]:
    """The statuses in which an act of a side ("sender", "addressee") is expected, of it or of either."""
    return frozenset(status for status, whose in _WAITS_FOR.items() if whose in (side, "either"))


def open_to(request: CooperationRequest, party: str) -> list[type[Act]]:
    """The acts that a party to a request may make as it stands, in the order of the table."""
    mine = {"either", "sender" if party == request.organ else "addressee"}
    acts = REGISTER.may_follow[request.status] if party in request.parties else ()
    return [act for act in acts if BY[act] in mine and not _not_now(request, act)]


def step(before: CooperationRequest | None, given: Dated) -> Matter | Refusal:
    """How a request stands after an act that may follow."""
    act = given.act
    if isinstance(act, Transmitted):
        return _not_theirs(act.organ, act.to, given) or _transmitted(act, given)
    if before is None:  # the table lets nothing but a transmission open a request
        raise TypeError(given.kind)
    if refusal := _not_theirs(before.organ, before.to, given) or _not_for(before, act):
        return refusal
    match act:
        case Confirmed():
            return replace(before, confirmed=True)
        case Received():
            return _stands(replace(before, received=given.day), "received")
        case Supplemented(contents=added):
            return replace(before, incomplete=tuple(key for key in before.incomplete if key not in added))
        case ConsultationOpened(ground=ground):
            return replace(before, status="under consultation", ground=ground, consultations=before.consultations + 1)
        case ConsultationConcluded(outcome=outcome):
            bound = before.conditions or outcome == "under conditions"
            return replace(before, status=before.basis_status, ground=None, conditions=bound)
        case Modified(due=due):  # what was executed is a part of what is now asked for
            executed = "in part" if before.executed else ""
            return _stands(_expected(replace(before, executed=executed, refused="", ended=None), due), "received")
        case DueChanged(due=due):
            return _expected(before, due)
        case Postponed(ground=ground, until=until):
            return replace(before, status="postponed", ground=ground, until=until.last if until else None)
        case Resumed():
            return replace(before, status=before.basis_status, ground=None, until=None)
        case CompetingNotified(conduct=conduct, requesting_party=party, obliged=obliged, admissible=admissible):
            governs = competing.paragraph(conduct, party, obliged, admissible)
            return replace(before, competing=governs, inadmissible=False)
        case AdmissibilityRuled(outcome=outcome):
            governs = competing.ruled(before.competing or "", outcome == "admissible")
            return replace(before, competing=governs, inadmissible=outcome == "inadmissible")
        case CompetingDecided():
            return replace(before, competing=None)
        case PersonArrested():
            return replace(before, clock=clocks.SURRENDER_REQUEST.ends(given.day))
        case Landed():
            return replace(before, clock=clocks.UNSCHEDULED_LANDING.ends(given.day))
        case Followed():
            return replace(before, clock=None)
        case Executed(extent=extent):
            return _ended(replace(before, executed=extent), given.day)
        case Refused(extent=extent):
            return _ended(replace(before, refused=extent), given.day)
        case FoundUnable():
            return replace(_stands(before, "unable"), ended=given.day)
        case Withdrawn():
            return replace(_stands(before, "withdrawn"), ended=given.day)
        case Closed():  # what became of it stays: see ``outcome``
            return replace(before, status="closed", ground=None, until=None)
        case FailureReferred(finding=finding):
            return replace(before, finding=finding)
        case Reminded() | Consulted() | ExtraditionRefused():
            return before
    raise TypeError(given.kind)


def _transmitted(act: Transmitted, given: Dated) -> Matter | Refusal:
    if refusal := contents.misdirected(contents.ESTABLISHED[act.measure], act.organ, act.to):
        return refusal
    if act.basis == "obligation" and act.to.startswith("org:"):
        sentence = "an organization is invited to cooperate: the Statute does not oblige it"
        return Refusal("no-obligation", sentence, "Rome Statute, art. 87(6)", "basis")
    lacking = dict.fromkeys(each.field for each in contents.missing(act.measure, act.contents))
    lacking |= dict.fromkeys(act.without)
    if lacking and not act.although_incomplete:
        first = contents.named(act.measure, lacking)[0]
        sentence = f"missing: {first.what}; say in although_incomplete why it is transmitted without"
        return Refusal("incomplete", sentence, first.authority, "contents")
    return CooperationRequest(
        status="transmitted",
        organ=act.organ,
        to=act.to,
        measure=act.measure,
        reference=act.reference,
        sent=given.day,
        language=act.language,
        basis=act.basis,
        urgent=act.urgent,
        translations=act.translations,
        person_language=act.person_language,
        channel=act.channel,
        incomplete=tuple(lacking),
        although=act.although_incomplete if lacking else None,
        expected=act.due.last if act.due else None,
    )


def _stands(before: CooperationRequest, status: str) -> CooperationRequest:
    return replace(before, status=status, basis_status=status, ground=None, until=None)


def _expected(before: CooperationRequest, due: Date | None) -> CooperationRequest:
    if due is None:
        return before
    earlier = (*before.earlier_days, before.expected.isoformat()) if before.expected else before.earlier_days
    return replace(before, expected=due.last, earlier_days=earlier)


def _ended(after: CooperationRequest, day: date) -> CooperationRequest:
    """How a request stands by what was executed and what was refused: execution first."""
    if after.executed:
        status = "executed" if after.executed == "in whole" else "executed in part"
    else:
        status = "refused" if after.refused == "in whole" else "refused in part"
    whole = "in whole" in (after.executed, after.refused) or (after.executed and after.refused)
    return replace(_stands(after, status), ended=day if whole else after.ended)


def _not_theirs(sender: str, addressee: str, given: Dated) -> Refusal | None:
    """An act of the sender is not the addressee's to make, nor the other way round; who acts is on_behalf_of."""
    whose = {"sender": {sender}, "addressee": {addressee}, "either": {sender, addressee}}[BY[type(given.act)]]
    if not given.on_behalf_of or given.on_behalf_of in whose:
        return None
    names = " or ".join(parties.in_a_sentence(code) for code in sorted(whose))
    return Refusal("not-theirs", f"only {names} may do this", type(given.act).authority(), "on_behalf_of")


def _not_for(before: CooperationRequest, act: Act) -> Refusal | None:
    """What the Statute does not provide for this request, although its status would allow it."""
    if refusal := grounds.misplaced(act, before.measure):
        return refusal
    match act:
        case Refused(reasons_given=False, ground="93(4)" | "93(5)"):
            return Refusal("no-reasons", "a refusal gives its reasons", "Rome Statute, art. 93(6)", "reasons_given")
        case Postponed(ground="94", until=None):
            return Refusal("no-period", "a postponement is for a period agreed", "Rome Statute, art. 94(1)", "until")
        case Confirmed() if not before.urgent or before.confirmed:
            sentence = "there is nothing to confirm: the request was not urgent, or is confirmed already"
            return Refusal("nothing-to-confirm", sentence, "Rome Statute, art. 96(1)", "act")
        case _ if isinstance(act, _UNDECIDED) and before.executed == "in whole":
            sentence = "it is executed in whole: there is nothing left to answer, unless it is modified"
            return Refusal("executed-already", sentence, "Rome Statute, art. 93(3)", "act")
        case PersonArrested() if before.measure != "provisional-arrest":
            sentence = "only a request for provisional arrest starts the sixty days"
            return Refusal("wrong-kind", sentence, "Rome Statute, art. 92", "act")
        case Landed() if before.measure != "transit":
            return Refusal("wrong-kind", "only a transit has a landing", "Rome Statute, art. 89(3)(e)", "act")
        case Followed() if before.clock is None:
            return Refusal("nothing-follows", "no limit of the law is running", "Rome Statute, art. 92(3)", "act")
        case CompetingDecided() | AdmissibilityRuled() if before.competing is None:
            return Refusal("none-competes", "no competing request was notified", "Rome Statute, art. 90(1)", "act")
        case CompetingDecided(precedence=precedence) if before.measure in contents.ARRESTS and before.competing:
            return competing.not_so_decided(before.competing, precedence)
        case ExtraditionRefused() if not before.inadmissible:
            sentence = "it is notified where the Court found the case inadmissible after a competing request"
            return Refusal("not-inadmissible", sentence, "Rome Statute, art. 90(8)", "act")
        case FailureReferred(finding=finding) if not finding.startswith("findings/"):
            sentence = "a finding is a matter of the register of findings: findings/…"
            return Refusal("no-finding", sentence, "Rome Statute, art. 87(7)", "finding")
        case FailureReferred() if before.basis == "invitation":
            sentence = "an invitation creates no obligation; for a State not party see art. 87(5)(b)"
            return Refusal("no-obligation", sentence, "Rome Statute, art. 87(5)", "act")
    return None


def _not_now(request: CooperationRequest, act: type[Act]) -> bool:
    """Acts that ``_not_for`` refuses whatever they say."""
    return (
        (act is Confirmed and (not request.urgent or request.confirmed))
        or (act in _UNDECIDED and request.executed == "in whole")
        or (act is PersonArrested and request.measure != "provisional-arrest")
        or (act is Landed and request.measure != "transit")
        or (act is Followed and request.clock is None)
        or (act in (AdmissibilityRuled, CompetingDecided) and request.competing is None)
        or (act is ExtraditionRefused and not request.inadmissible)
        or (act is FailureReferred and request.basis == "invitation")
    )


# Nothing more is expected of the addressee.
ENDED: Final = frozenset({"executed", "refused", "unable", "withdrawn", "closed"})

_WAITS_FOR: Final = {
    "transmitted": "addressee",
    "received": "addressee",
    "under consultation": "either",
    "postponed": "addressee",
    "executed in part": "addressee",
    "refused in part": "addressee",
    "executed": "sender",
    "refused": "sender",
    "unable": "sender",
    "withdrawn": "sender",
    "closed": "nobody",
}

_ANSWERS = (Executed, Refused, FoundUnable)
# What is left to do about a request until it is executed in whole.
_UNDECIDED = (*_ANSWERS, Postponed, Withdrawn)
_COMPETING = (CompetingNotified, AdmissibilityRuled, CompetingDecided, ExtraditionRefused)
_ALWAYS = (Supplemented, DueChanged, Reminded, Confirmed, *_COMPETING)
_CUSTODY = (PersonArrested, Landed, Followed)
_OPEN = (ConsultationOpened, Modified, Postponed, *_ANSWERS, *_ALWAYS, *_CUSTODY, Withdrawn, FailureReferred)
_DONE = (ConsultationOpened, Followed, Closed, FailureReferred, ExtraditionRefused)

REGISTER = Register(
    name="requests",
    title="Requests for cooperation",
    about="Requests under Part 9 and for enforcement, from transmission to execution, postponement or refusal.",
    matters=(CooperationRequest,),
    acts=tuple(BY),
    kinds={key: kind.name for key, kind in contents.ESTABLISHED.items()},
    statuses={
        "transmitted": "transmitted, not yet acknowledged",
        "received": "received",
        "under consultation": "under consultation",
        "postponed": "postponed",
        "executed": "executed",
        "executed in part": "executed in part",
        "refused": "refused",
        "refused in part": "refused in part",
        "unable": "could not be executed",
        "withdrawn": "withdrawn",
        "closed": "closed",
    },
    may_follow={
        None: (Transmitted,),
        "transmitted": (Received, ConsultationOpened, Withdrawn, *_ALWAYS, *_CUSTODY, FailureReferred),
        "received": _OPEN,
        "under consultation": (Consulted, ConsultationConcluded, *_OPEN[1:]),
        "postponed": (Resumed, ConsultationOpened, Modified, *_ALWAYS, *_CUSTODY, Withdrawn),
        "executed in part": (*_OPEN, Closed),
        "refused in part": (*_OPEN, Closed),
        "executed": _DONE,
        "refused": (Modified, *_DONE),
        "unable": (Supplemented, Modified, *_DONE),
        "withdrawn": (ExtraditionRefused, Closed),
        "closed": (),
    },
    step=step,
    columns=("organ", "to", "reference"),
)
