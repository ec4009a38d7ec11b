"""What a person does with keys and files of their own: comity key, seal, open, sign, reseal --file; verify --receipt.

None of it needs a record, but where a party is named whose keys stand in one.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from hashlib import file_digest
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from comity.cli.saying import Wrong, day, now

if TYPE_CHECKING:
    from comity.exchange.keyfiles import Held
    from comity.exchange.sealing import Sealed

_PASSPHRASE = "COMITY_PASSPHRASE"  # noqa: S105 - the name of a setting


def new_key(given: argparse.Namespace) -> int:
    """Make a key: a file with its secret parts, and one with what others need, FILE.pub."""
    from comity.exchange import keyfiles

    if given.file.exists():
        raise Wrong(f"{given.file}: is there already; a key is never overwritten")
    phrase = "" if given.without_passphrase else _new_passphrase()
    held = keyfiles.new()
    public = {"recipient": held.recipient, "verifier": held.verifier}
    given.file.with_name(f"{given.file.name}.pub").write_text(json.dumps(public) + "\n", encoding="utf-8")
    keyfiles.write(given.file, held, phrase)
    print(f"made {given.file}: key {held.fingerprint}")
    print(f"{given.file}.pub is for others: who keeps the register of keys makes it known (comity key publish)")
    return 0


def publish(given: argparse.Namespace) -> int:
    """Make a key known in the register of keys, once its fingerprint has been compared with its holder."""
    from comity.cli.main import set_up

    set_up()
    from comity.cli import commands, files, schema
    from comity.regime import REGISTERS, keys, lines

    schema.ready()
    try:
        with given.file.open(encoding="utf-8") as file:
            public = json.loads(file.read(4096))
        recipient, verifier = str(public["recipient"]), str(public["verifier"])
    except (ValueError, KeyError, TypeError):
        raise Wrong(f"{given.file}: not the public part of a key (FILE.pub)") from None
    today = now().date()
    line = {
        "act": "keys.made-known",
        "matter": keys.fingerprint(recipient, verifier),
        "dated": today.isoformat(),
        "authority_of": given.authority_of,
        "recipient": recipient,
        "verifier": verifier,
        "expires": day(given.expires, "--expires", today + timedelta(days=730)).isoformat(),
        "use": "recovery" if given.recovery else "person",
        "source": given.source,
    }
    found = lines.read(line, REGISTERS, given.by)
    if isinstance(found, list):
        files.refuse([("comity key publish", refusal) for refusal in found])
    entered = commands.enter_all([(files.Place("comity key publish"), found)], history=False)
    number = entered.acts[0].number if entered.acts else entered.already[0]
    print(f"key {found.matter} of {given.authority_of} is made known as entry {number}")
    return 0


def seal(given: argparse.Namespace) -> int:
    """Seal files to everybody who is to open them, as one file."""
    from comity.exchange import sealing

    recipients = [*given.recipient, *_recipients(given.to)]
    try:
        sealed = _written(given.o, lambda to: sealing.seal(given.files, recipients, to))
    except sealing.NotSealed as error:
        raise Wrong(f"comity seal: {error}") from None
    print(f"sealed to {len(set(recipients))} keys, {sealed.size:,} bytes, SHA-256:")
    print(sealed.digest)
    return 0


def open_(given: argparse.Namespace) -> int:
    """Open a sealed file into a folder that is made for it."""
    from comity.exchange import sealing

    held = held_in(given.key)
    folder = given.o or Path(given.file.name.removesuffix(".age") + ".opened")
    try:
        with given.file.open("rb") as sealed:
            names = sealing.open_(sealed, held.identity, folder)
    except sealing.NotSealed as error:
        raise Wrong(f"{given.file}: {error}", 1) from None
    for name in names:
        print(folder / name)
    return 0


def sign(given: argparse.Namespace) -> int:
    """Sign a statement that a page has made; the signed file goes back to the page."""
    from comity.exchange import statements
    from comity.regime.acts import Refusal

    with given.file.open("rb") as file:
        statement = statements.read(file.read(statements.LONGEST + 2).rstrip(b"\n"))
    if isinstance(statement, Refusal):
        raise Wrong(f"{given.file}: {statement.sentence}")
    held = held_in(given.key)
    if statement.key != held.fingerprint:
        raise Wrong(f"{given.file}: made for the key {statement.key}; {given.key} is {held.fingerprint}")
    for name, value in statement.act.items():
        print(f"{name}: {value if isinstance(value, str) else json.dumps(value)}", file=sys.stderr)
    out = given.o or given.file.with_name(f"{given.file.name.removesuffix('.json')}.signed.json")
    out.write_bytes(statements.as_file(statements.sign(statement, held.signer)))
    print(out)
    return 0


def reseal(given: argparse.Namespace) -> int:
    """Seal the files of requests anew, to the keys in use of your authority, where one does not open them yet; with
    --file one file, for the page, with no record."""
    if given.file is None:
        if not given.requests or given.recipient or given.original or given.o:
            raise Wrong("comity reseal: name the requests, or with --file a sealed file and its recipients")
        from comity.cli.main import set_up

        set_up()
        from comity.cli import exchange

        return exchange.reseal(given)
    if given.requests or not given.recipient:
        raise Wrong("comity reseal: with --file name the recipients, and no request")
    from comity.exchange import editions, sealing

    held, out = held_in(given.key), given.o or given.file.with_name(f"{given.file.name.removesuffix('.age')}.anew.age")
    with given.file.open("rb") as sealed:
        original = given.original or file_digest(sealed, "sha256").hexdigest()
        sealed.seek(0)
        try:
            made = _written(out, lambda to: sealing.reseal(sealed, held.identity, given.recipient, to))
        except sealing.NotSealed as error:
            raise Wrong(f"comity reseal: {error}", 1) from None
    signed = editions.signed(original, made.digest, held.fingerprint, held.signer)
    beside = out.with_name(f"{out.name}.signed.json")
    beside.write_bytes(editions.as_file(signed))
    print(out, beside, sep="\n")
    return 0


def verify(given: argparse.Namespace) -> int:
    """Check the log, its tree and seal, the registers and what was exchanged; or a receipt alone."""
    if given.receipt is None:
        if given.verifier:
            raise Wrong("comity verify: --verifier is for --receipt")
        from comity.cli.main import set_up

        set_up()
        from comity.cli import commands

        return commands.verify(given)
    from comity.exchange import receipts

    with given.receipt.open("rb") as file:
        content = file.read(receipts.LONGEST + 1)
    try:
        kept = given.against.read_text(encoding="utf-8") if given.against else ""
        found = receipts.check(content, verifier=given.verifier or "", kept=kept)
    except UnicodeDecodeError:
        raise Wrong(f"{given.against}: not a checkpoint: it is not in UTF-8") from None
    except receipts.NotProven as error:
        raise Wrong(f"{given.receipt}: {error}", 1) from None
    act = found.act
    print(f"verified: entry {act.number} of {found.head.size:,}, {act.kind} on {act.matter}, dated {act.dated.text}")
    print(f"said by {act.on_behalf_of} in the message {found.statement.id}")
    print(f"registered {act.registered_at:%Y-%m-%d %H:%M:%S} UTC")
    print(f"signed with the key {found.statement.key} (entry {found.key.number})")
    whose = "as you gave it" if given.verifier else "as the receipt has it: compare it with the one you hold"
    print(f"in the record of {found.verifier}, {whose}")
    return 0


def held_in(file: Path) -> Held:
    """The key in a file, with its passphrase where it asks for one. Raises Wrong."""
    from comity.exchange import keyfiles

    try:
        phrase = _passphrase(f"Passphrase of {file}: ") if keyfiles.is_protected(file) else ""
        return keyfiles.read(file, phrase)
    except keyfiles.NotAKey as error:
        raise Wrong(f"{file}: {error}") from None


def _recipients(parties: list[str]) -> list[str]:
    """The keys in use of parties, their recovery keys among them."""
    if not parties:
        return []
    from comity.cli.main import set_up

    set_up()
    from comity.cli import schema
    from comity.exchange import keyring

    schema.ready()
    found = {party: keyring.keys_of(party, now().date()) for party in parties}
    for party, keys in found.items():
        if not keys:
            raise Wrong(f"comity seal: {party} has no key in use in the register of keys")
    return [key.recipient for keys in found.values() for key in keys]


def _written(out: Path, seal: Callable[[IO[bytes]], Sealed]) -> Sealed:
    """A sealed file, there whole or not at all."""
    if out.exists():
        raise Wrong(f"{out}: is there already")
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with draft.open("xb") as to:
            sealed = seal(to)
        draft.rename(out)
    finally:
        draft.unlink(missing_ok=True)
    return sealed


def _passphrase(prompt: str) -> str:
    given = os.environ.get("COMITY_PASSPHRASE")
    if given is None and not sys.stdin.isatty():
        raise Wrong(f"comity: a passphrase is asked for: run it on a terminal, or set {_PASSPHRASE}")
    return getpass.getpass(prompt) if given is None else given


def _new_passphrase() -> str:
    first = _passphrase("Passphrase for the new key: ")
    if len(first) < 12:
        raise Wrong("comity key new: the passphrase has at least 12 characters")
    if _PASSPHRASE not in os.environ and getpass.getpass("The same again: ") != first:
        raise Wrong("comity key new: the two differ; nothing was made")
    return first


def add(command: Any, commands: Any) -> None:
    """Add the commands to the parser."""
    path: dict[str, Any] = {"type": Path, "metavar": "FILE"}
    key = ("--key", {**path, "required": True, "help": "your key file"})
    said = "Keys: make one, make it known."
    whole = commands.add_parser("key", help=said, description=said)
    under = whole.add_subparsers(required=True, metavar="what", parser_class=type(whole))
    for name, run in (("new", new_key), ("publish", publish)):
        doc = (run.__doc__ or "").splitlines()[0]
        made = under.add_parser(name, help=doc, description=doc)
        made.set_defaults(run=run)
        made.add_argument("file", **path)
        if name == "new":
            made.add_argument("--without-passphrase", action="store_true", help="protect the file by other means")
            continue
        made.add_argument("--authority-of", required=True, metavar="CODE", help="whose key: NLD, OTP, org:NAME")
        made.add_argument("--source", required=True, action="append", help="how the key was received and compared")
        made.add_argument("--expires", metavar="DATE", help="its last day (default: two years from now)")
        made.add_argument("--recovery", action="store_true", help="a recovery key: opens, and signs nothing")
        made.add_argument("--by", metavar="NAME", default=os.environ.get("COMITY_BY") or getpass.getuser())
    command(
        "seal",
        seal,
        ("files", {**path, "nargs": "+"}),
        ("--to", {"metavar": "CODE", "action": "append", "default": [], "help": "a party, by its keys in the record"}),
        ("--recipient", {"metavar": "age1…", "action": "append", "default": [], "help": "a key"}),
        ("-o", {**path, "required": True, "help": "the sealed file"}),
    )
    command("open", open_, ("file", path), key, ("-o", {"type": Path, "metavar": "FOLDER"}))
    command("sign", sign, ("file", path), key, ("-o", path))
    command(
        "reseal",
        reseal,
        ("requests", {"metavar": "REQUEST", "nargs": "*", "help": "the name of a request: otp-2026-14"}),
        key,
        ("--file", {**path, "help": "seal this file alone, as the page of its request says"}),
        ("--original", {"metavar": "SHA-256", "help": "of which file it is an edition, if it is one"}),
        ("--recipient", {"metavar": "age1…", "action": "append", "default": [], "help": "a key, for --file"}),
        ("-o", {**path, "help": "the edition, for --file; its signed line lies beside it"}),
    )
    command(
        "verify",
        verify,
        ("--against", {**path, "help": "a checkpoint kept earlier: prove that the record still begins with it"}),
        ("--receipt", {**path, "help": "check a receipt instead, with no record"}),
        ("--verifier", {"metavar": "KEY", "help": "the record's key as you hold it, for --receipt"}),
    )
