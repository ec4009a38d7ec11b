"""The exchange on the command line: send, deliver, receipt, tray, and the worker that mails notices."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comity.cli import commands, schema
from comity.cli.saying import Wrong, now
from comity.cli.sealing import held_in
from comity.exchange import (
    delivering,
    demands,
    editions,
    keyring,
    notices,
    proving,
    resealing,
    sealing,
    statements,
    storing,
)
from comity.exchange.keyfiles import Held
from comity.exchange.models import Message, SealedFile
from comity.exchange.statements import Signed, Statement
from comity.regime import parties, requests
from comity.regime.acts import Dated, Refusal
from comity.regime.cooperation import Transmitted
from comity.regime.keys import Key
from comity.regime.requests import CooperationRequest
from comity.registers.trays import tray

# How long the worker rests when there is nothing to do, and how often it tidies up.
_REST, _TIDY = 5.0, 3600.0


def send(given: argparse.Namespace) -> int:
    """Make a statement of an act on a request, sign it, and deliver it with its sealed files into this record."""
    schema.ready()
    held = held_in(given.key)
    key = keyring.key_of(held.fingerprint, now().date())
    if key is None:
        raise Wrong(f"comity send: the key {held.fingerprint} is not in the register of keys; comity key publish")
    digests = _stored("send", key.authority_of, given.sealed)
    line = commands.line_of("send", given.kind, given.matter, given.fields)
    line.setdefault("dated", now().date().isoformat())
    line.setdefault("on_behalf_of", key.authority_of)
    if digests:
        line["sealed"] = [*line.get("sealed", []), *digests]
    if given.kind.startswith("requests."):
        line.setdefault("audience", "parties")
        line.setdefault("parties", _between(line, key.authority_of))
    statement = Statement(id=given.id or str(uuid.uuid4()), key=held.fingerprint, act=line)
    act = statements.act_of(statement, "")
    if isinstance(act, Dated) and isinstance(act.act, Transmitted):
        for each in demands.completeness_of(act.act, act.day, now()).preferred:
            print(f"comity send: to be consulted on: {each.sentence} [{each.authority}]", file=sys.stderr)
        if act.act.although_incomplete and not act.act.without:
            line["without"] = list(demands.without(act.act, act.day, now()))
    return _deliver("send", statements.sign(statement, held.signer))


def deliver(given: argparse.Namespace) -> int:
    """Deliver a signed statement, with the sealed files that it names, into this record."""
    schema.ready()
    with given.file.open("rb") as file:
        signed = statements.of_file(file.read(statements.LONGEST + 1025))
    statement = signed if isinstance(signed, Refusal) else statements.read(signed.content)
    if isinstance(signed, Refusal) or isinstance(statement, Refusal):
        refusal = signed if isinstance(signed, Refusal) else statement
        raise Wrong(f"{given.file}: {refusal.sentence}" if isinstance(refusal, Refusal) else "")
    key = keyring.key_of(statement.key, now().date())
    # Nothing is kept for somebody whose signature it is not.
    if key is not None and statements.signed_by(signed, key.verifier):
        _stored("deliver", key.authority_of, given.sealed)
    return _deliver("deliver", signed)


def reseal(given: argparse.Namespace) -> int:
    """Seal the files of requests anew, to the keys in use of your authority, where one does not open them yet."""
    schema.ready()
    held = held_in(given.key)
    key = keyring.key_of(held.fingerprint, now().date())
    if key is None:
        raise Wrong(f"comity reseal: the key {held.fingerprint} is not in the register of keys; comity key publish")
    party, done = key.authority_of, 0
    recipients = [each.recipient for each in keyring.keys_of(party, now().date())]
    for name in given.requests:
        if delivering.request_of(name, party, now()) is None:
            raise Wrong(f"comity reseal: no request {name} is open to {party}", 1)
        for digest, lacking in resealing.wanting(name, party, now()):
            edition = _sealed_anew(name, party, digest, held, recipients)
            made = editions.signed(digest, edition, held.fingerprint, held.signer)
            refusal = resealing.take(name, party, made, now())
            if refusal is not None:
                raise Wrong(f"comity reseal: {name}: {refusal.sentence}", 1)
            print(
                f"{name}: {digest[:16]}… sealed anew as {edition[:16]}…, {_and(lacking)} among {len(recipients)} keys"
            )
            done += 1
    if not done:
        print("nothing to seal anew: every key in use opens what there is")
    return 0


def receipt(given: argparse.Namespace) -> int:
    """The receipt of a message: the proof that it is in the record, for comity verify --receipt."""
    schema.ready()
    message = Message.objects.filter(party=given.party, name=given.id).first()
    if message is None:
        raise Wrong(f"comity receipt: no message {given.id} of {given.party}", 1)
    found = proving.receipt(message, given.size)
    if isinstance(found, Refusal):
        raise Wrong(f"comity receipt: {found.sentence}")
    if given.o is None:
        print(found.decode(), end="")
    else:
        given.o.write_bytes(found)
    return 0


def list_tray(given: argparse.Namespace) -> int:
    """What a party has open: the requests to it, or with --sent those it has sent; what is due next comes first."""
    schema.ready()
    if not parties.known(given.party):
        raise Wrong(f"comity tray: neither a State, an organ of the Court nor an organization: {given.party}")
    statuses = sorted(set(requests.REGISTER.statuses) - {"closed", "withdrawn"})
    found: list[tuple[str, CooperationRequest]] = []
    after = ""
    while True:
        page, after = tray("requests", given.party, statuses, now().date(), after=after, most=500)
        found += [(row.name, row.matter) for row in page if isinstance(row.matter, CooperationRequest)]
        if not after:
            break
    mine = [(name, each) for name, each in found if given.party == (each.organ if given.sent else each.to)]
    if given.json:
        whole = [
            {
                "matter": name,
                "title": each.title,
                "status": each.status,
                "due": each.due.isoformat() if each.due else None,
                "awaited": list(requests.awaited(each)),
            }
            for name, each in mine
        ]
        print(json.dumps(whole, ensure_ascii=False, indent=1))
        return 0
    for name, each in mine:
        due = f"due {each.due}" if each.due else "no day set"
        waits = " or ".join(requests.awaited(each)) or "nobody"
        print(f"{name}\t{requests.REGISTER.statuses[each.status]}\t{due}\twaits for {waits}\t{each.title}")
    if not mine:
        print(f"{given.party} has nothing open.")
    return 0


def mail(_given: argparse.Namespace) -> int:
    """Mail the notices that wait, and the reminders of days, once."""
    schema.ready()
    notices.remind(now())
    sent, failed = notices.send(now())
    print(f"mailed {sent}" + (f"; {failed} were not taken and are tried again later" if failed else ""))
    return 1 if failed else 0


def work(given: argparse.Namespace) -> int:
    """Mail notices as they come, remind of days, and delete what nobody transmitted, until stopped."""
    schema.ready()
    tidied: float | None = None
    while True:
        if tidied is None or time.monotonic() - tidied > _TIDY:
            storing.tidy(now())
            notices.remind(now())
            tidied = time.monotonic()
        sent, _failed = notices.send(now())
        if given.once:
            return 0
        if not sent:
            time.sleep(_REST)


def _between(line: dict[str, Any], party: str) -> list[str]:
    """The two parties of the request: as its transmission names them, or as it stands."""
    if {"organ", "to"} <= line.keys():
        return [line["organ"], line["to"]]
    standing = delivering.request_of(str(line["matter"]), party, now())
    if standing is None:
        raise Wrong(f"comity send: no request {line['matter']} is open to {party}")
    return list(standing.parties)


def _sealed_anew(name: str, party: str, digest: str, held: Held, recipients: Sequence[str]) -> str:
    """The SHA-256 of an edition of a file: the latest that this key opens, sealed to these recipients and kept."""
    latest = resealing.editions(party, [digest]).get(digest)
    tried = [latest.digest, digest] if latest else [digest]
    why = ""
    for each in tried:
        with storing.path_of(each).open("rb") as sealed, tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / "sealed"
            try:
                with draft.open("xb") as to:
                    sealing.reseal(sealed, held.identity, recipients, to)
            except sealing.NotSealed as error:
                why = str(error)
                continue
            return _stored("reseal", party, [draft])[0]
    raise Wrong(f"comity reseal: {name}: {digest[:16]}…: {why}", 1)


def _and(keys: Sequence[Key]) -> str:
    return " and ".join(key.fingerprint for key in keys)


def _stored(command: str, party: str, files: Sequence[Path]) -> list[str]:
    """Take sealed files for a party; their digests."""
    digests = []
    for file in files:
        found = storing.store(party, storing.copied(file), now())
        if not isinstance(found, SealedFile):
            raise Wrong(f"comity {command}: {file}: {found.sentence}")
        digests.append(found.digest)
    return digests


def _deliver(command: str, signed: Signed) -> int:
    found = delivering.deliver(signed, now=now())
    if isinstance(found, Refusal):
        field = f"{found.field}: " if found.field else ""
        authority = f" [{found.authority}]" if found.authority else ""
        raise Wrong(f"comity {command}: {field}{found.sentence}{authority}", 1)
    message = found.message
    was = "was delivered already, as" if found.again else "is delivered as"
    print(f"message {message.name} of {message.party} {was} entry {message.entry}")
    return 0


def add(command: Any, as_json: tuple[str, dict[str, Any]]) -> None:
    """Add the commands to the parser."""
    path: dict[str, Any] = {"type": Path, "metavar": "FILE"}
    sealed = ("--sealed", {**path, "action": "append", "default": [], "help": "a sealed file that goes with it"})
    command(
        "send",
        send,
        ("kind", {"metavar": "KIND"}),
        ("matter", {"metavar": "MATTER"}),
        ("fields", {"metavar": "field=value", "nargs": "*"}),
        ("--key", {**path, "required": True, "help": "your key file"}),
        ("--id", {"metavar": "ID", "help": "the message's identifier: a retry gives the same (default: a new one)"}),
        sealed,
    )
    command("deliver", deliver, ("file", path), sealed)
    command(
        "receipt",
        receipt,
        ("party", {"metavar": "CODE"}),
        ("id", {"metavar": "ID"}),
        ("--size", {"type": int, "default": 0, "metavar": "N", "help": "as at so many entries (default: now)"}),
        ("-o", path),
    )
    command("tray", list_tray, ("party", {"metavar": "CODE"}), ("--sent", {"action": "store_true"}), as_json)
    command("notices", mail)
    command("work", work, ("--once", {"action": "store_true", "help": "do what there is to do, and end"}))
