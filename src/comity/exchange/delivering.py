"""Delivering: a signed statement becomes an entry of the record, once, or is refused with one sentence.

The signature must be of a key in force in the register of keys, and the act its authority's to make. The entry names
the statement by its SHA-256, the message and its notices are written in the same transaction: who has an answer has
all of it, and who has none sends the same message again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db import IntegrityError

from comity.exchange import demands, keyring, notices, rows, statements, storing
from comity.exchange.models import Message
from comity.exchange.statements import Signed, Statement
from comity.record import log, sql
from comity.regime import REGISTERS, cooperation, fields, folding, keys
from comity.regime.acts import Act, Dated, Refusal
from comity.regime.folding import Viewer
from comity.regime.keys import Key
from comity.regime.requests import CooperationRequest
from comity.registers.entering import Refused, enter
from comity.reports.view import holding

# What the sender may not say beside the act: it would be read by more than those to whom it is sealed.
_UNSAID: Final = ("note", "alternatives", "source", "confidence", "disclosed")
# Free words in an act are names and reasons, no narrative.
_LONGEST_TEXT: Final = 500
# It is the next day already somewhere on earth.
_AHEAD: Final = timedelta(hours=14)


class Delivered(NamedTuple):
    """A message that is in the record; ``again``: it had been delivered before."""

    message: Message
    again: bool = False


def deliver(signed: Signed, *, now: datetime) -> Delivered | Refusal:
    """Deliver a signed statement. The same one again is the same message, whatever became of its key since."""
    given = statements.read(signed.content)
    if isinstance(given, Refusal):
        return given
    key = keyring.key_of(given.key, now.date())
    if key is None:
        return Refusal("unknown-key", f"no key {given.key} is in the register of keys", field="key")
    if not statements.signed_by(signed, key.verifier):
        return Refusal("bad-signature", f"the signature is not of the key {given.key} over this statement")
    if before := rows.message_of(key.authority_of, given.id):
        return _again(before, signed)
    if refusal := keyring.out_of_use(key):
        return refusal
    act = statements.act_of(given, signed.digest)
    if not isinstance(act, Dated):
        return act
    refusal = _unsaid(given, act) or _not_theirs(act, key, now) or _not_there(act, key) or _not_met(act, key, now)
    if refusal is not None:
        return refusal
    try:
        with sql.writing():
            return _entered(signed, given, key, act, now)
    except _NotEntered as not_entered:
        return not_entered.refusal
    except IntegrityError:  # the same message came in by another door meanwhile
        if before := rows.message_of(key.authority_of, given.id):
            return _again(before, signed)
        raise


def not_from(party: str, signed: Signed, now: datetime) -> Refusal | None:
    """Why the people of a party do not deliver a statement: they deliver what a key of their own has signed."""
    given = statements.read(signed.content)
    if isinstance(given, Refusal):
        return given
    key = keyring.key_of(given.key, now.date())
    if key is None or key.authority_of != party:
        return Refusal("not-our-key", "it is signed with a key that is not one of your authority", field="key")
    return None


class _NotEntered(Exception):
    """The record refuses the act; what was written with it is undone."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def _again(before: Message, signed: Signed) -> Delivered | Refusal:
    if before.digest == signed.digest:
        return Delivered(before, again=True)
    sentence = f"the identifier {before.name} is that of another message: a new message needs a new one"
    return Refusal("same-identifier", sentence, field="id")


def _entered(signed: Signed, given: Statement, key: Key, act: Dated, now: datetime) -> Delivered:
    found = enter([act], now=now)
    if isinstance(found, Refused):
        raise _NotEntered(found.refusals[0][1])
    message = Message(
        party=key.authority_of,
        name=given.id,
        statement=signed.content.decode(),
        signature=signed.signature,
        digest=signed.digest,
        key=given.key,
        register=act.register,
        matter=act.matter,
        # An export brings the entry and not the message: then it is there already.
        entry=(found.acts[0].number or 0) if found.acts else found.already[0],
        at=now,
    )
    rows.keep_message(message)
    if sealed := _sealed(act.act):
        rows.name_files(key.authority_of, sealed, now)
    notices.note([party for party in act.parties if party != key.authority_of], now, act.matter)
    return Delivered(message)


def _sealed(act: Act) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(act, "sealed", ())
    return found


def _unsaid(given: Statement, act: Dated) -> Refusal | None:
    """Nothing but the act: what is to be told is sealed."""
    for name in _UNSAID:
        if name in given.act:
            sentence = "a message does not carry it: what is to be told beside the act is sealed"
            return Refusal("not-in-a-message", sentence, "Rome Statute, art. 87(3)", name)
    for field, value in fields.values(act.act):
        texts = value if field.many else (value,)
        if field.kind == "text" and any(len(text) > _LONGEST_TEXT for text in texts):
            sentence = f"longer than {_LONGEST_TEXT} characters: what is to be told is sealed"
            return Refusal("too-long", sentence, "Rome Statute, art. 87(3)", field.name)
    if getattr(act.act, "message", None) not in (None, given.id):
        return Refusal("other-identifier", "not the identifier of this message", field="message")
    return None


def _not_theirs(act: Dated, key: Key, now: datetime) -> Refusal | None:
    """The act is one of the exchange, and of the authority whose key has signed; its day has begun."""
    party = key.authority_of
    if act.on_behalf_of != party:
        sentence = f"the key {key.fingerprint} is of {party}: it signs on behalf of {party}"
        return Refusal("not-theirs", sentence, type(act.act).authority(), "on_behalf_of")
    if act.day > (now + _AHEAD).date():
        return Refusal("not-yet", f"the day {act.dated.spoken()} has not come", field="dated")
    match act.act:
        case keys.MadeKnown() | keys.Revoked() | keys.Replaced():
            return _not_their_key(act, party)
        case cooperation.Transmitted(organ=organ, to=to):
            if key.use == "recovery":
                return _recovery()
            if not act.matter.startswith(f"{beginning(organ)}-"):
                sentence = f"the name of a request begins with its sender: {beginning(organ)}-"
                return Refusal("bad-matter", sentence, field="matter")
            return _not_between(act, (organ, to))
        case _ if type(act.act) in cooperation.BY and act.register == "requests":
            if key.use == "recovery":
                return _recovery()
            standing = request_of(act.matter, party, now)
            if standing is None:
                sentence = f"no request {act.matter} is open to {party}"
                return Refusal("no-such-request", sentence, field="matter")
            return _not_between(act, standing.parties)
    return Refusal("not-exchanged", f"{act.kind} is not an act of the exchange", field="act")


def beginning(party: str) -> str:
    """With what the names of a sender's requests begin: no two senders can hit upon the same."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in party.lower())[:40].strip("-")


def request_of(name: str, party: str, now: datetime) -> CooperationRequest | None:
    """A request as it stands today to one of its parties. One of others is none, and answers alike."""
    acts = log.of_matter("requests", name)
    viewer = Viewer(authorities=frozenset({party}))
    found = folding.standings(REGISTERS["requests"], acts, REGISTERS, viewer)
    for row in holding(found, max(now.date(), *(act.day for act in acts)) if acts else now.date(), None, None):
        if isinstance(row.matter, CooperationRequest) and party in row.matter.parties:
            return row.matter
    return None


def _recovery() -> Refusal:
    return Refusal("recovery-key", "a recovery key opens what is sealed; it signs no act on a request", field="key")


def _not_between(act: Dated, parties: tuple[str, ...]) -> Refusal | None:
    if (act.audience, act.parties) != ("parties", parties):
        whom = " and ".join(parties)
        sentence = f"an act on a request is for its two parties: audience parties, parties {whom}, in this order"
        return Refusal("bad-audience", sentence, "Rome Statute, art. 87(3)", "parties")
    return None


def _not_their_key(act: Dated, party: str) -> Refusal | None:
    if act.audience != "public":
        return Refusal("bad-audience", "keys are public", "Rome Statute, art. 87(3)", "audience")
    if isinstance(act.act, keys.MadeKnown):
        if act.matter != keys.fingerprint(act.act.recipient, act.act.verifier):
            return Refusal("bad-matter", "the name of a key is its fingerprint", field="matter")
        whose: str | None = act.act.authority_of
    else:
        found = keyring.key_of(act.matter, act.day)
        whose = found.authority_of if found else None
    if whose != party:
        return Refusal("not-theirs", f"only a key of {party} is for {party} to make known or revoke", field="matter")
    return None


def _not_there(act: Dated, key: Key) -> Refusal | None:
    """What the act names must be there: sealed files of the sender's, matters that the sender may see."""
    if lacking := storing.lacking(key.authority_of, _sealed(act.act)):
        sentence = f"the sealed file {lacking[0][:16]}… has not been uploaded by {key.authority_of}"
        return Refusal("no-such-file", sentence, field="sealed")
    viewer = Viewer(authorities=frozenset({key.authority_of}))
    for reference in _references(act.act):
        register, _, name = reference.partition("/")
        acts = log.of_matter(register, name)
        if not folding.seen(acts, viewer):
            return Refusal("no-such-matter", f"no such matter in the record: {fields.shown(reference)}")
    return None


def _not_met(act: Dated, key: Key, now: datetime) -> Refusal | None:
    """What other matters ask of the act: the addressee's card, its channel and languages, the finding that is named."""
    party = key.authority_of
    stands = request_of(act.matter, party, now) if demands.asks_how_it_stands(act.act) else None
    return demands.not_met(act, stands, party, now)


def _references(act: Act) -> Iterable[str]:
    for field, value in fields.values(act):
        if field.kind == "reference":
            yield from value if field.many else (value,)
