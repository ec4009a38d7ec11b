"""What a party to a request has of it beside the acts: sealed files, receipts; and the trays that list requests."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from comity.exchange import proving, resealing, storing
from comity.exchange.delivering import request_of
from comity.exchange.models import Message
from comity.people import delegating, seeing
from comity.people.models import Account
from comity.regime import contents, parties, requests
from comity.regime.folding import Viewer
from comity.regime.requests import CooperationRequest
from comity.registers import trays
from comity.registers.trays import Tray
from comity.registers.view import RecordView

# What is open, and what is done and may still be closed or looked at.
SHOWN: Final = {
    "open": tuple(status for status in requests.REGISTER.statuses if status not in requests.ENDED),
    "done": tuple(status for status in requests.REGISTER.statuses if status in requests.ENDED),
}


class Wanted(NamedTuple):
    """What of a tray is wanted; what is empty is not asked.

    ``other``: the other side. ``mine``: assigned to who asks. ``ours``: what waits for an act of the party.
    """

    kind: str = ""
    other: str = ""
    mine: bool = False
    overdue: bool = False
    ours: bool = False


def seen_by(account: Account, today: date, *, mine: bool = False) -> list[str] | None:
    """Of which of its party's requests alone an account's trays tell, by name; None: of all of them.

    A ministry's, of those entrusted to it. ``mine``: of those assigned to who asks.
    """
    entrusted = None
    if account.authority.party not in seeing.viewer(account, today).authorities:
        entrusted = seeing.entrusted(account, today)
    names = delegating.assigned(account, today) if mine else entrusted
    if names is None:
        return None
    return [key[1] for key in names if key[0] == "requests" and (entrusted is None or key in entrusted)]


def kinds(party: str, *, received: bool) -> list[str]:
    """The kinds of request that a party receives, or sends: States make one to the Court, and the Court the others."""
    if not received:
        return contents.made_by(party)
    to_the_court = party in parties.COURT
    return [key for key, kind in contents.ESTABLISHED.items() if kind.to_the_court is to_the_court]


def tray(
    party: str,
    today: date,
    *,
    received: bool,
    shown: str = "open",
    wanted: Wanted = Wanted(),  # noqa: B008 - a value
    only: Collection[str] | None = None,
    after: str = "",
) -> Tray:
    """A page of the requests that a party has received, or has sent. Raises ValueError for a place that is none.

    ``only``: of these names alone (``wanted.mine`` is for who asks to say so).
    """
    statuses = set(SHOWN[shown])
    if wanted.ours:
        statuses &= requests.waiting_for("addressee" if received else "sender")
    asked: dict[str, Any] = {
        "kinds": [wanted.kind] if wanted.kind else kinds(party, received=received),
        "other": wanted.other,
        "before": today if wanted.overdue else None,
        # A limit of the law may run on when the request itself is done: then it is not.
        "any_due": shown == "open" and not wanted.ours,
        "after": after[:99],
    }
    if only is None:
        return trays.tray("requests", party, sorted(statuses), today, **asked)
    return trays.of_names("requests", party, only, sorted(statuses), today, **asked)


def turn(each: CooperationRequest, party: str) -> str:
    """Whose turn it is, as seen by a party: ours, theirs, both, nobody."""
    awaited = requests.awaited(each)
    return "nobody" if not awaited else "both" if len(awaited) > 1 else "ours" if party in awaited else "theirs"


def sealed_file(name: str, party: str, digest: str, now: datetime) -> Path | None:
    """Where a sealed file lies that an act on a request names, or an edition of one that the party has sealed anew.

    None where there is none for this party.
    """
    if request_of(name, party, now) is None:
        return None
    seen = RecordView(now.date(), now.date(), Viewer(authorities=frozenset({party}))).entries("requests", name)
    path = storing.path_of(digest)
    named = {each for act in seen for each in getattr(act.act, "sealed", ())}
    ours = resealing.editions(party, sorted(named)).values()
    return path if digest in named | {each.digest for each in ours} and path.is_file() else None


def receipt(name: str, party: str, entry: int, now: datetime) -> bytes | None:
    """The receipt of a message on a request, for either party; None where there is none."""
    if request_of(name, party, now) is None:
        return None
    message = Message.objects.filter(register="requests", matter=name, entry=entry).first()
    found = proving.receipt(message) if message else None
    return found if isinstance(found, bytes) else None
