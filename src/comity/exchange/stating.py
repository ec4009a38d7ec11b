"""Making the statement of an act on a request, before it is signed: what the regime would refuse is refused here."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from comity.exchange import demands, keyring, statements
from comity.exchange.delivering import request_of
from comity.exchange.statements import Statement
from comity.regime import parties, requests
from comity.regime.acts import Dated, Refusal
from comity.regime.cooperation import Transmitted
from comity.regime.keys import Key
from comity.regime.requests import CooperationRequest


def person_keys(party: str, today: date) -> list[Key]:
    """The keys with which the people of a party sign."""
    return [key for key in keyring.keys_of(party, today) if key.use == "person"]


def stated(party: str, line: dict[str, Any], between: Sequence[str], key: str, name: str = "") -> Statement:
    """The statement of an act by a party, for the two parties of the request. ``key``: the fingerprint of who signs."""
    act = {**line, "audience": "parties", "parties": list(between), "on_behalf_of": party}
    return Statement(id=name or str(uuid.uuid4()), key=key, act=act)


def refused(made: Statement, stands: CooperationRequest | None, now: datetime) -> Refusal | None:
    """Why an act on a request as it stands (None: it begins with the act) would not be taken; None: it would."""
    act = statements.act_of(made, "")
    if not isinstance(act, Dated):
        return act
    after = requests.step(stands, act)
    return after if isinstance(after, Refusal) else demands.not_met(act, stands, act.on_behalf_of, now)


def prepared(party: str, line: dict[str, Any], key: str, now: datetime, name: str = "") -> Statement | Refusal:
    """The statement of an act of a party: of a transmission, or of an act that may follow on a request of its own.

    A request of others answers like one that is not there.
    """
    if key not in {each.fingerprint for each in person_keys(party, now.date())}:
        return Refusal("no-key", "name a key in use of your authority, by its fingerprint", field="key")
    kind, matter = str(line.get("act", "")), line.get("matter")
    if not kind.startswith("requests.") or not isinstance(matter, str):
        sentence = "a statement is of an act on a request: act is requests.…, matter its name"
        return Refusal("not-exchanged", sentence, field="act")
    if kind == f"requests.{Transmitted.word()}":
        made = stated(party, {"organ": party, **line}, (party, str(line.get("to", ""))), key, name)
        return _checked(made, None, now)
    stands = request_of(matter, party, now)
    if stands is None:
        return Refusal("no-such-request", f"no request {matter[:80]} is open to {parties.name(party)}", field="matter")
    if kind not in {f"requests.{act.word()}" for act in requests.open_to(stands, party)}:
        able = ", ".join(act.word() for act in requests.open_to(stands, party)) or "nothing"
        return Refusal("may-not-follow", f"on this request may now follow, from you: {able}", field="act")
    return _checked(stated(party, line, stands.parties, key, name), stands, now)


def _checked(made: Statement, stands: CooperationRequest | None, now: datetime) -> Statement | Refusal:
    # What is not written as RFC 8785 has it, or is too long, is no statement.
    read = statements.read(made.content)
    return refused(made, stands, now) or read
