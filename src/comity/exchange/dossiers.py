"""What a party to a request has of it beside the acts: sealed files, receipts; and the trays that list requests."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

from comity.exchange import proving, storing
from comity.exchange.delivering import request_of
from comity.exchange.models import Message
from comity.record import log
from comity.regime import contents, folding, parties, requests
from comity.regime.folding import Viewer
from comity.regime.requests import CooperationRequest
from comity.registers import trays
from comity.registers.trays import Tray

# What is open, and what is done and may still be closed or looked at.
SHOWN: Final = {
    "open": tuple(status for status in requests.REGISTER.statuses if status not in requests.ENDED),
    "done": tuple(status for status in requests.REGISTER.statuses if status in requests.ENDED),
}


def tray(party: str, today: date, *, received: bool, shown: str = "open", after: str = "") -> Tray:
    """A page of the requests that a party has received, or has sent. Raises ValueError for a place that is none."""
    # States make one kind of request to the Court, and the Court the others to them: the kind tells the way.
    to_the_court = (party in parties.COURT) is received
    kinds = [key for key, kind in contents.ESTABLISHED.items() if kind.to_the_court is to_the_court]
    return trays.tray("requests", party, SHOWN[shown], today, kinds=kinds, after=after[:99])


def turn(each: CooperationRequest, party: str) -> str:
    """Whose turn it is, as seen by a party: ours, theirs, both, nobody."""
    awaited = requests.awaited(each)
    return "nobody" if not awaited else "both" if len(awaited) > 1 else "ours" if party in awaited else "theirs"


def sealed_file(name: str, party: str, digest: str, now: datetime) -> Path | None:
    """Where a sealed file lies that an act on a request names; None where there is none for this party."""
    if request_of(name, party, now) is None:
        return None
    acts = [act for act in log.of_matters([name]) if act.register == "requests"]
    seen = folding.seen(acts, Viewer(authorities=frozenset({party})))
    path = storing.path_of(digest)
    named = any(digest in getattr(act.act, "sealed", ()) for act in seen)
    return path if named and path.is_file() else None


def receipt(name: str, party: str, entry: int, now: datetime) -> bytes | None:
    """The receipt of a message on a request, for either party; None where there is none."""
    if request_of(name, party, now) is None:
        return None
    message = Message.objects.filter(register="requests", matter=name, entry=entry).first()
    found = proving.receipt(message) if message else None
    return found if isinstance(found, bytes) else None
