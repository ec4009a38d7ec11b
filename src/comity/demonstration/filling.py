"""Filling a demonstration by the means that everybody has: invitations accepted, keys made known, statements signed.

Nothing is written past the doors' own ways in: what is here can be verified like any record. Acts bear earlier days;
that they were registered when the demonstration was made stands beside each, as it would elsewhere.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.db import transaction

from comity.demonstration import codes
from comity.demonstration.cast import DESKS, FOCAL, OFFICER, PEOPLE, Person
from comity.demonstration.lives import Life, lives
from comity.exchange import delivering, demands, keyfiles, keyring, notes, notices, sealing, statements, storing
from comity.exchange.delivering import Delivered
from comity.exchange.keyfiles import Held
from comity.exchange.models import SealedFile
from comity.exchange.statements import Statement
from comity.people import delegating, entrusting, factors, inviting, journal
from comity.people.models import Account, Authority
from comity.record import log
from comity.regime import REGISTERS, contents, designations, keys, lines, parties
from comity.regime.acts import Dated
from comity.registers.entering import Entered, enter

_SOURCE: Final = "invented for the demonstration"
_BY: Final = "demonstration"
# Parties that sign and whom nobody here can sign in as.
_OTHERS: Final = ("PRESIDENCY", "XAC", "XAD", "XAE", "XAF", "XAG", "XAH")
# The request that Avelmark has entrusted to its ministry of finance.
ENTRUSTED: Final = "otp-26-02"
# What the tour seals: by the names of files.
ANNEXES: Final = {
    "annex-1.txt": "Fictional. Annex 1: accounts in Avelmark that the Office asks to have traced.\n\n"
    "Account 00 17 4421 at the Harbour Bank of Lissara, and accounts to which it paid after 3 May.\n",
    "annex-2.txt": "Fictional. Annex 2: the order of the Chamber on which the request rests.\n\n"
    "The Chamber orders that the accounts named in annex 1 be traced and frozen (art. 93(1)(k)).\n",
}


def fill(folder: Path, password: str, now: datetime, said: Callable[[str], None]) -> dict[str, str]:
    """Fill an empty record and the home around it. Returns the seeds of one-time codes, by e-mail address."""
    said("The record of an invented world …")
    _entered(_public(), now, history=True)
    said("People, by invitation …")
    seeds = {person.email: _joined(person, password, now) for person in _desks(now)}
    said("Keys, made known by acts …")
    held = _keys(folder / "key-files", now)
    said("Requests, sealed, signed and delivered …")
    for life in lives(now.date()):
        _delivered(life, held[life.by], now)
    _within(now)
    said("Mails, which are kept in a folder …")
    (folder / "mails").mkdir(exist_ok=True, mode=0o700)
    notices.send(now)
    annexes = folder / "annexes"
    annexes.mkdir(exist_ok=True)
    for name, text in ANNEXES.items():
        (annexes / name).write_text(text, encoding="utf-8")
    return seeds


def _public() -> list[Dated]:
    """What everybody may know of the invented world: participation, agreements, warrants, sessions."""
    text = resources.files("comity.demonstration").joinpath("record.jsonl").read_text(encoding="utf-8")
    return [_read(json.loads(line)) for line in text.splitlines()]


def _read(line: dict[str, Any]) -> Dated:
    found = lines.read(line, REGISTERS, _BY)
    if not isinstance(found, Dated):
        raise ValueError(f"{line['act']} {line['matter']}: {found[0].sentence}")
    return found


def _entered(acts: Sequence[Dated], now: datetime, *, history: bool = False) -> None:
    found = enter(acts, now=now, history=history)
    if not isinstance(found, Entered):
        place, refusal = found.refusals[0]
        raise ValueError(f"{acts[place].kind} {acts[place].matter}: {refusal.sentence}")


def _desks(now: datetime) -> Sequence[Person]:
    """Make the authorities; the people to be invited to them."""
    for name, desk in DESKS.items():
        with transaction.atomic():
            made = Authority.objects.create(name=name, **desk._asdict())
            journal.note(made, "authority made", by=_BY, now=now, about=made.title)
    return PEOPLE


def _joined(person: Person, password: str, now: datetime) -> str:
    """Invite somebody, who accepts and sets up one-time codes; the seed."""
    authority = Authority.objects.get(name=person.authority)
    _invitation, token = inviting.invite(person.email, person.name, authority, person.role, by=_BY, now=now)
    account = inviting.accept(token, password, now)
    seed = factors.new_seed()
    factors.set_up(account, seed, codes.at(seed, int(now.timestamp()) // factors.STEP), now)
    return seed


def _keys(folder: Path, now: datetime) -> dict[str, Held]:
    """Make a key for each who signs, and a recovery key of one State; by party. The files lie in the folder."""
    folder.mkdir(exist_ok=True, mode=0o700)
    held: dict[str, Held] = {}
    wanted = [(DESKS[person.authority].party, person.word, "person") for person in PEOPLE if person.key]
    wanted += [(party, parties.name(party).casefold().replace(" ", "-"), "person") for party in _OTHERS]
    wanted += [("XAA", "avelmark-recovery", "recovery")]
    acts = []
    for party, word, use in wanted:
        made = keyfiles.new()
        keyfiles.write(folder / f"{word}.key", made, "")
        if use == "person":
            held[party] = made
        line = {
            "act": "keys.made-known",
            "matter": keys.fingerprint(made.recipient, made.verifier),
            "dated": now.date().isoformat(),
            "authority_of": party,
            "recipient": made.recipient,
            "verifier": made.verifier,
            "expires": (now.date() + timedelta(days=730)).isoformat(),
            "use": use,
            "source": [_SOURCE],
        }
        acts.append(_read(line))
    _entered(acts, now)
    return held


def _delivered(life: Life, held: Held, now: datetime) -> None:
    """Seal what goes with an act, sign its statement and deliver it."""
    line = {**life.line, "audience": "parties", "parties": list(life.between), "on_behalf_of": life.by}
    if line["act"] == "requests.transmitted":
        line = {**_complete(line, now), **line}
    if life.sealed:
        line["sealed"] = [_sealed(life, now)]
    statement = Statement(id=secrets.token_hex(16), key=held.fingerprint, act=line)
    found = delivering.deliver(statements.sign(statement, held.signer), now=now)
    if not isinstance(found, Delivered):
        raise ValueError(f"{line['act']} {line['matter']}: {found.sentence}")


def _complete(line: dict[str, Any], now: datetime) -> dict[str, Any]:
    """What makes a request complete by its addressee's card, channel and languages on the day that it bears."""
    day, measure = date.fromisoformat(line["dated"]), line["measure"]
    asked = demands.of(line["to"], measure, line["organ"], day, now)
    wanted = [content.key for content in contents.required(measure, asked.card)]
    chosen = asked.designation
    languages = chosen.languages if chosen and chosen.languages else ("en",)
    ways = designations.ways(chosen) if chosen else ()
    return {
        "language": "en" if "en" in languages else languages[0],
        "contents": [key for key in wanted if key not in line.get("without", ())],
        **({"channel": ways[0]} if ways else {}),
        **({"person_language": "en"} if set(wanted) & set(contents.TO_THE_PERSON) else {}),
    }


def _sealed(life: Life, now: datetime) -> str:
    """A file that says what it stands for, sealed to both sides and taken by the store; its digest."""
    recipients = [key.recipient for party in life.between for key in keyring.keys_of(party, now.date())]
    with TemporaryDirectory() as folder:
        plain, sealed = Path(folder) / f"{life.line['act'].partition('.')[2]}.txt", Path(folder) / "sealed.age"
        plain.write_text(
            f"Fictional. What {life.by} told {' and '.join(life.between)} with this act on {life.line['matter']}.\n",
            encoding="utf-8",
        )
        with sealed.open("wb") as to:
            sealing.seal([plain], recipients, to)
        found = storing.store(life.by, storing.copied(sealed), now)
    if not isinstance(found, SealedFile):
        raise ValueError(found.sentence)
    return found.digest


def _within(now: datetime) -> None:
    """What the other side never sees: who is responsible, a request entrusted to a ministry, notes on both sides."""
    officer, focal = (Account.objects.get(email=person.email) for person in (OFFICER, FOCAL))
    for name in sorted({act.matter for act in log.read("kind = %s", ["requests.transmitted"])}):
        if name.startswith("otp-"):
            delegating.assign(officer, "requests", name, by=officer, now=now)
    entrusting.entrust(Authority.objects.get(name="avelmark-finance"), "requests", ENTRUSTED, by=focal, now=now)
    notes.add(focal, ENTRUSTED, "For the ministry: the second interview is still to be arranged.", shared=True, now=now)
    notes.add(officer, ENTRUSTED, "Ask again for the second interview before the next mission.", shared=False, now=now)
