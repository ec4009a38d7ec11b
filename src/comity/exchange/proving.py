"""Making a receipt from the record: what ``receipts`` checks."""

from __future__ import annotations

from typing import Any

import msgspec
from django.conf import settings

from comity.exchange import receipts
from comity.exchange.models import Message
from comity.record import entries, log, tree
from comity.record.checkpoint import Checkpoint
from comity.regime.acts import Refusal


def receipt(message: Message, size: int = 0) -> bytes | Refusal:
    """The receipt of a message, as at the head of the log now, or as at a size that the log once had."""
    now, root = log.head()
    size = size or now
    if not message.entry <= size <= now:
        return Refusal("no-such-size", f"a receipt of this message is as at {message.entry:,} to {now:,} entries")
    if size != now:
        root = tree.subtree(0, size, log.node)
    key = settings.COMITY_KEY()
    whole = {
        "comity": receipts.FORMAT,
        "statement": msgspec.Raw(message.statement.encode()),
        "signature": message.signature,
        "entry": _leaf(message.entry, size),
        "key": _leaf(_entry_of_key(message.key), size),
        "checkpoint": key.sign(Checkpoint(size, root)),
        "verifier": key.public,
    }
    return entries.canonical(whole) + b"\n"


def _leaf(number: int, size: int) -> dict[str, Any]:
    """An entry with its item and its path to the root of the tree of so many entries."""
    ((row, item, _subtrees),) = log.rows(after=number - 1, most=1)
    path = tree.inclusion(number - 1, size, log.node)
    return {**entries.line(row, item), "path": [each.hex() for each in path]}


def _entry_of_key(fingerprint: str) -> int:
    """The number of the entry that made a key known."""
    found = log.read("matter = %s AND kind = %s", [fingerprint, "keys.made-known"])
    return found[0].number or 0
