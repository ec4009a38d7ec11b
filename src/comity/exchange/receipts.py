"""A receipt: the proof that a message is in the record, checked with nothing but the receipt and a key or checkpoint.

    {"comity":"receipt/1", "statement":{…}, "signature":"…",
     "entry":{"entry":{…},"salt":"…","body":{…},"path":["…",…]},      the entry that the statement became
     "key":{"entry":{…},"salt":"…","body":{…},"path":["…",…]},        the entry that made the sender's key known
     "checkpoint":"comity/record\\n1002\\n…", "verifier":"comity/record+…"}

Neither a database nor Django: this module needs the pure rooms, the tree (RFC 6962) and the checkpoint (C2SP) alone.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from comity.exchange import statements
from comity.exchange.statements import Signed, Statement
from comity.record import checkpoint, entries, tree
from comity.record.checkpoint import Checkpoint
from comity.regime.acts import Dated, Refusal
from comity.regime.keys import MadeKnown, fingerprint

FORMAT: Final = "receipt/1"
LONGEST: Final = 1 << 18


class NotProven(Exception):
    """Why a receipt proves nothing: one sentence."""


class Proven(NamedTuple):
    """What a receipt proves: who said what with which key, and where that stands in which record."""

    statement: Statement
    act: Dated
    key: Dated
    head: Checkpoint
    verifier: str


class _Leaf(msgspec.Struct, forbid_unknown_fields=True):
    """An entry with its item, and the hashes that lead from its leaf to the root."""

    entry: dict[str, Any]
    salt: str
    body: dict[str, Any]
    path: tuple[str, ...]


class _Receipt(msgspec.Struct, forbid_unknown_fields=True):
    comity: str
    statement: Statement
    signature: str
    entry: _Leaf
    key: _Leaf
    checkpoint: str
    verifier: str


def check(content: bytes, *, verifier: str = "", kept: str = "") -> Proven:
    """Check a receipt. Raises NotProven with a sentence.

    ``verifier``: the record's key as the reader holds it; without it, the receipt's own is taken, which proves that
    the receipt agrees with itself. ``kept``: a checkpoint that the reader has kept, of the size of the receipt's.
    """
    found = _read(content)
    verifier = verifier.strip() or found.verifier
    try:
        head = checkpoint.read(kept or found.checkpoint, verifier)
        if kept and (own := checkpoint.read(found.checkpoint, verifier)) != head:
            sizes = f"of {own.size:,} entries, the one that was kept of {head.size:,}"
            hint = "" if own.size == head.size else f": ask for the receipt as at {head.size} (comity receipt --size)"
            raise NotProven(f"the receipt's checkpoint is {sizes}{hint}")
    except ValueError as error:
        raise NotProven(str(error)) from None
    act = _in_the_tree(found.entry, head, "the entry")
    key = _in_the_tree(found.key, head, "the entry of the key")
    signed = Signed(found.statement.content, found.signature)
    _of_the_key(found.statement, signed, key, act)
    expected = statements.act_of(found.statement, signed.digest)
    if isinstance(expected, Refusal):
        raise NotProven(f"the statement holds no act: {expected.sentence}")
    if msgspec.structs.replace(act, number=None, registered_at=None, opening=False) != expected:
        raise NotProven("the entry is not what the statement says")
    return Proven(found.statement, act, key, head, verifier)


def _read(content: bytes) -> _Receipt:
    if len(content) > LONGEST:
        raise NotProven(f"not a receipt: longer than {LONGEST:,} bytes")
    try:
        found = msgspec.json.decode(content, type=_Receipt, strict=True)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotProven("not a receipt: a file that comity receipt made, or that the page of a request gives") from None
    if found.comity != FORMAT:
        raise NotProven(f"not a receipt of the format {FORMAT}")
    if isinstance(statements.read(found.statement.content), Refusal):
        raise NotProven("not a receipt: what it holds is no statement")
    return found


def _in_the_tree(given: _Leaf, head: Checkpoint, what: str) -> Dated:
    """The act of an entry whose leaf is in the tree of this head."""
    try:
        row, item = entries.of_line({"entry": given.entry, "salt": given.salt, "body": given.body})
        path = [bytes.fromhex(each) for each in given.path]
        leaf = tree.leaf(entries.entry_bytes(row))
        act = entries.act_of(row, item)
    except ValueError as error:
        raise NotProven(f"{what} cannot be read: {error}") from None
    if type(row.number) is not int or not tree.proves_inclusion(leaf, row.number - 1, head.size, path, head.root):
        raise NotProven(f"{what} is not in the tree of the checkpoint")
    return act


def _of_the_key(statement: Statement, signed: Signed, key: Dated, act: Dated) -> None:
    """The signature is of the key that the entry makes known, which was the authority's and had not expired."""
    made = key.act
    if not isinstance(made, MadeKnown) or fingerprint(made.recipient, made.verifier) != statement.key:
        raise NotProven("the entry of the key makes another key known")
    if not statements.signed_by(signed, made.verifier):
        raise NotProven("the signature is not of the sender's key over this statement")
    if made.authority_of != act.on_behalf_of:
        raise NotProven("the key is not of the authority on whose behalf the act was entered")
    registered = act.registered_at
    if (key.number or 0) >= (act.number or 0) or registered is None or registered.date() > made.expires.last:
        raise NotProven("the key was not yet known, or had expired, when the act was entered")
