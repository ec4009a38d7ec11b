"""What a request is held against before it leaves: the addressee's requirements cards, its channel and its languages.

The fold of a request sees its own acts alone; what other registers say of its addressee is looked up here, as in
force on the day on which the request is made, as far as its sender may see it. The page of a draft, ``comity send``
and delivery all ask here.
"""

from __future__ import annotations

from datetime import date, datetime

from comity.people import seeing
from comity.regime import completeness, parties, states
from comity.regime.acts import Act, Dated, Refusal
from comity.regime.authorities import Channel, Designation
from comity.regime.completeness import Completeness, Demands
from comity.regime.cooperation import Confirmed, FailureReferred, Transmitted
from comity.regime.designations import channel
from comity.regime.findings import Finding
from comity.regime.folding import Viewer
from comity.regime.requests import CooperationRequest
from comity.regime.requirements import EVERY, Card
from comity.registers.view import RecordView
from comity.reports.view import typed


def of(addressee: str, measure: str, sender: str, day: date, now: datetime) -> Demands:
    """What the addressee asks of a request of this kind made on a day, as the sender may know it now."""
    if states.get(addressee) is None:
        return Demands()
    view = RecordView(day, max(day, now.date()), _viewer(sender, now.date()))
    rows = view.concerning(addressee, {"authorities": ["channel"], "requirements": [EVERY, measure]})
    cards = [card for _row, card in typed(rows, Card) if card.covers(measure)]
    return Demands(
        card=tuple(dict.fromkeys(each for card in cards for each in card.requires)),
        designation=next((held.designation for _row, held in typed(rows, Channel)), None),
    )


def completeness_of(request: Transmitted, day: date, now: datetime) -> Completeness:
    """What a request lacks, and on what its addressee is to be consulted, if it were made on a day."""
    return completeness.of(request, of(request.to, request.measure, request.organ, day, now))


def without(request: Transmitted, day: date, now: datetime) -> tuple[str, ...]:
    """What a request made on a day is to name as missing, beside the contents of the Statute."""
    return completeness.without(request, of(request.to, request.measure, request.organ, day, now))


def not_met(act: Dated, stands: CooperationRequest | None, party: str, now: datetime) -> Refusal | None:
    """Why an act may not leave by what other matters say; None where it may. ``stands``: the request as it is."""
    match act.act:
        case Transmitted() as request:
            demands = of(request.to, request.measure, request.organ, act.day, now)
            return completeness.undeclared(request, demands)
        case Confirmed(channel=named) if stands and named:
            chosen = of(stands.to, stands.measure, stands.organ, stands.sent, now).designation
            return _not_through(chosen, named)
        case FailureReferred(finding=reference) if stands:
            view = RecordView(max(act.day, now.date()), max(act.day, now.date()), _viewer(party, now.date()))
            rows = view.concerning(stands.to, {"findings": ["finding"]})
            if not any(row.name == reference.partition("/")[2] for row, _finding in typed(rows, Finding)):
                sentence = f"not a finding on {parties.in_a_sentence(stands.to)}, to which the request was made"
                return Refusal("other-finding", sentence, "Rome Statute, art. 87(7)", "finding")
    return None


def asks_how_it_stands(act: Act) -> bool:
    """Whether ``not_met`` has to know how the request stands."""
    return isinstance(act, Confirmed | FailureReferred)


def _not_through(designation: Designation | None, named: str) -> Refusal | None:
    held = channel(designation, named)
    if not held.lacking:
        return None
    sentence = held.lacking[0].sentence.replace("missing:", "it is confirmed through", 1)
    return Refusal("channel", sentence, Confirmed.authority(), "channel")


def _viewer(party: str, today: date) -> Viewer:
    shares = party in parties.COURT or (states.get(party) is not None and seeing.is_party(party, today))
    return Viewer(state_or_court=shares, authorities=frozenset({party}))
