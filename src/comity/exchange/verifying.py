"""Checking the exchange against the record: every message, and every sealed file that one names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import file_digest

import msgspec

from comity.exchange import editions, statements, storing
from comity.exchange.models import Message, Resealing, SealedFile
from comity.exchange.statements import Signed
from comity.record import log
from comity.regime.acts import Dated, Refusal
from comity.regime.keys import MadeKnown


def problems(progress: Callable[[int], None] = lambda _done: None) -> Iterator[str]:
    """What is off with the messages and the sealed files, each in one line."""
    keys = {act.matter: act.act for act in log.read("kind = %s", ["keys.made-known"])}
    for done, message in enumerate(Message.objects.order_by("entry").iterator(), 1):
        if why := _off(message, keys.get(message.key)):
            yield f"message {message.name} of {message.party}: {why}"
        progress(done)
    for each in Resealing.objects.iterator():
        made = keys.get(each.key)
        signed = Signed(editions.content(each.original, each.digest, each.key), each.signature)
        if not isinstance(made, MadeKnown) or not statements.signed_by(signed, made.verifier):
            yield f"edition {each.digest} of a sealed file: its signature is not of the key {each.key}"
    for file in SealedFile.objects.exclude(named=None).order_by("digest").iterator():
        path = storing.path_of(file.digest)
        if not path.is_file():
            yield f"sealed file {file.digest}: it is missing"
            continue
        with path.open("rb") as content:
            if file_digest(content, "sha256").hexdigest() != file.digest:
                yield f"sealed file {file.digest}: it is not what was uploaded"


def _off(message: Message, made: object) -> str:
    signed = Signed(message.statement.encode(), message.signature)
    given = statements.read(signed.content)
    if isinstance(given, Refusal) or signed.digest != message.digest:
        return "its statement is not what was delivered"
    if not isinstance(made, MadeKnown) or not statements.signed_by(signed, made.verifier):
        return "its signature is not of the sender's key"
    expected, found = statements.act_of(given, signed.digest), log.numbered([message.entry])
    if not found or not isinstance(expected, Dated):
        return f"entry {message.entry} is missing"
    if msgspec.structs.replace(found[0], number=None, registered_at=None, opening=False) != expected:
        return f"entry {message.entry} is not what it says"
    return ""
