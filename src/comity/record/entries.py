"""An entry and its item: what is hashed, and the act that they record. No database: a receipt is checked with this.

An entry's leaf is the hash of its canonical JSON (RFC 8785), which names the hash of its item; the item's hash
is SHA-256(salt ‖ canonical JSON of the content).
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from comity.regime import REGISTERS, dates
from comity.regime.acts import Act, Alternative, Dated, decode_hook, encode_hook


class EntryRow(NamedTuple):
    """A row of the log as it stands in the table, in the order of its columns; the entry's hashed content."""

    number: int
    kind: str
    matter: str
    dated: str
    disclosed: str
    registered_at: str
    opening: bool
    audience: str
    parties: str
    by: str
    on_behalf_of: str
    source: str
    item: str


class ItemRow(NamedTuple):
    """The content of an entry as it stands in the table."""

    salt: str
    body: str


class _Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an item's body holds."""

    act: msgspec.Raw
    confidence: str
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()


_encoder = msgspec.json.Encoder(enc_hook=encode_hook, order="sorted")
_content = msgspec.json.Decoder(_Content)
_texts = msgspec.json.Decoder(tuple[str, ...])


def canonical(value: Any) -> bytes:
    """RFC 8785. Ours hold texts, whole numbers under 2**53, true and false, under ASCII names: for these the
    sorted encoder gives the same bytes as a full implementation (tests/record/test_log.py holds them equal)."""
    return _encoder.encode(value)


def entry_bytes(row: EntryRow) -> bytes:
    """The canonical JSON of an entry: what its leaf hashes."""
    fields = row._asdict()
    fields["opening"] = bool(row.opening)
    fields["parties"], fields["source"] = msgspec.Raw(row.parties.encode()), msgspec.Raw(row.source.encode())
    return canonical(fields)


def item_hash(salt: str, body: str) -> str:
    """The hash of an item: over its salt and its body. Raises ValueError for a salt not in small hexadecimal."""
    salted = bytes.fromhex(salt)
    if salted.hex() != salt:
        raise ValueError("its salt is not hexadecimal in small letters")
    return sha256(salted + body.encode()).hexdigest()


def line(row: EntryRow, item: ItemRow) -> dict[str, Any]:
    """An entry with its salt and body, as exports and receipts write it."""
    return {"entry": msgspec.Raw(entry_bytes(row)), "salt": item.salt, "body": msgspec.Raw(item.body.encode())}


def of_line(given: Any) -> tuple[EntryRow, ItemRow]:
    """The entry and the item of a line. Raises ValueError with a sentence where they are none, or not each other's."""
    try:
        entry, salt, body = dict(given["entry"]), str(given["salt"]), canonical(given["body"]).decode()
        for name in ("parties", "source"):
            entry[name] = canonical(entry[name]).decode()
        row, item = EntryRow(**entry), ItemRow(salt, body)
        if item_hash(salt, body) != row.item:
            raise ValueError("its content is not what its hash says")
        act_of(row, item)
        entry_bytes(row)
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise ValueError("not an entry with its salt and body") from None
    return row, item


def made(given: Dated, number: int, now: datetime) -> tuple[EntryRow, ItemRow]:
    """The entry and the item, under a new salt, of an act that is registered now, in UTC."""
    item = _item(given)
    return _row(given, number, stamped(now), item), item


def act_of(row: EntryRow, item: ItemRow) -> Dated:
    """The act that an entry and its item record. Raises ValueError with a sentence when they cannot be read."""
    register = REGISTERS.get(row.kind.partition(".")[0])
    kind = register.act(row.kind.partition(".")[2]) if register else None
    if kind is None:
        raise ValueError(f"no such act: {row.kind}")
    try:
        content = _content.decode(item.body)
        act: Act = msgspec.json.decode(content.act, type=kind, dec_hook=decode_hook)
        return Dated(
            kind=row.kind,
            matter=row.matter,
            dated=dates.parse(row.dated),
            disclosed=dates.parse(row.disclosed) if row.disclosed else None,
            registered_at=_instant(row.registered_at),
            opening=bool(row.opening),
            audience=row.audience,  # type: ignore[arg-type]
            parties=_texts.decode(row.parties),
            by=row.by,
            on_behalf_of=row.on_behalf_of,
            source=_texts.decode(row.source),
            confidence=content.confidence,  # type: ignore[arg-type]
            note=content.note,
            alternatives=content.alternatives,
            act=act,
            number=row.number,
        )
    except (ValueError, msgspec.MsgspecError) as error:
        raise ValueError(f"its content cannot be read: {error}") from None


def stamped(instant: datetime) -> str:
    """An instant as the log writes it: 2026-11-24T09:30:00.000000Z."""
    return f"{instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _instant(stamp: str) -> datetime:
    """The UTC instant of a stamp. Raises ValueError for what is not stamped so."""
    found = datetime.fromisoformat(stamp)
    if found.tzinfo is None or stamped(found) != stamp:
        raise ValueError(f"not an instant in UTC: {stamp}")
    return found


def _item(given: Dated) -> ItemRow:
    body = canonical(
        _Content(
            act=msgspec.Raw(canonical(given.act.content())),
            confidence=given.confidence,
            note=given.note,
            alternatives=given.alternatives,
        )
    )
    return ItemRow(os.urandom(16).hex(), body.decode())


def _row(given: Dated, number: int, stamp: str, item: ItemRow) -> EntryRow:
    return EntryRow(
        number=number,
        kind=given.kind,
        matter=given.matter,
        dated=given.dated.text,
        disclosed=given.disclosed.text if given.disclosed else "",
        registered_at=stamp,
        opening=given.opening,
        audience=given.audience,
        parties=canonical(given.parties).decode(),
        by=given.by,
        on_behalf_of=given.on_behalf_of,
        source=canonical(given.source).decode(),
        item=item_hash(item.salt, item.body),
    )
