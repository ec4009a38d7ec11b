"""The log: append entries, read them back. The only code that writes the log's tables.

An entry's leaf is the hash of its canonical JSON (RFC 8785), which names the hash of its item; the item's hash
is SHA-256(salt ‖ canonical JSON of the content). Both need only what stands in the tables, so anyone who has
an export can check them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.db import connection

from comity.record import checkpoint, tree
from comity.record.writing import Writer, writing
from comity.regime import REGISTERS, dates
from comity.regime.acts import Act, Alternative, Dated, decode_hook, encode_hook


class Unreadable(ValueError):
    """An entry whose content is not what was entered: the sentence names it."""


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


class Stored(NamedTuple):
    """All that stands in the table for one entry: what is hashed, its item, and the subtrees it completes."""

    row: EntryRow
    item: ItemRow
    subtrees: str


class _Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an item's body holds."""

    act: msgspec.Raw
    confidence: str
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()


@dataclass
class Head:
    """The head of the log while it is locked; ``append`` moves it."""

    writer: Writer
    size: int
    frontier: list[bytes]
    opened: bool


_COLUMNS = (*EntryRow._fields, *ItemRow._fields, "subtrees")
_NAMES = ", ".join(f'"{name}"' for name in _COLUMNS)
_INSERT = f"INSERT INTO record_entry ({_NAMES}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})"
_HEAD = 'SELECT size, frontier, opened FROM record_head WHERE "only" = 1'
_MOVE_HEAD = 'UPDATE record_head SET size = %s, root = %s, frontier = %s, seal = %s, opened = %s WHERE "only" = 1'

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


@contextmanager
def locked() -> Iterator[Head]:
    """A transaction that has locked the head of the log: one writer at a time, whoever it is."""
    with writing() as writer:
        suffix = " FOR UPDATE" if connection.vendor == "postgresql" else ""
        size, frontier, opened = writer.one(_HEAD + suffix)
        yield Head(writer, size, [bytes.fromhex(part) for part in frontier.split()], bool(opened))


def append(head: Head, acts: Sequence[Dated], now: datetime) -> list[Dated]:
    """Append acts to the log behind the locked head; return them numbered.

    ``now`` is the registration, in UTC. After an act that is not history, the record is open for good.
    """
    registered = now.astimezone(UTC)
    stamp = _stamped(registered)
    new, entered = [], []
    for number, given in enumerate(acts, head.size + 1):
        item = _item(given)
        new.append((_row(given, number, stamp, item), item))
        entered.append(msgspec.structs.replace(given, number=number, registered_at=registered))
    write(head, new)
    return entered


def write(head: Head, new: Iterable[tuple[EntryRow, ItemRow]]) -> None:
    """Write rows that are numbered from the head on, their tree, and the new head under its seal."""
    stored = []
    for row, item in new:
        completed = tree.grow(head.size, head.frontier, tree.leaf(entry_bytes(row)))
        head.size = row.number
        head.opened = head.opened or not row.opening
        stored.append((*row, *item, hexadecimal(completed)))
    root = tree.root(head.frontier)
    seal = settings.COMITY_KEY().seal(checkpoint.Checkpoint(head.size, root))
    head.writer.each(_INSERT, stored)
    head.writer.execute(_MOVE_HEAD, (head.size, root.hex(), hexadecimal(head.frontier), seal, head.opened))


def hexadecimal(hashes: Iterable[bytes]) -> str:
    """Hashes as the tables hold them."""
    return " ".join(each.hex() for each in hashes)


def read(where: str = "", parameters: Sequence[Any] = ()) -> list[Dated]:
    """The acts in the log that a condition on entries selects, in the order of their numbers."""
    found = []
    order = " ORDER BY number" if "ORDER BY" not in where else ""
    for stored in _select((where or "TRUE") + order, parameters):
        try:
            found.append(act_of(stored.row, stored.item))
        except ValueError as error:
            raise Unreadable(f"entry {stored.row.number}: {error}") from None
    return found


def of_matters(matters: Iterable[str]) -> list[Dated]:
    """All acts on matters of these names, in any register, in the order of their numbers."""
    names = sorted(set(matters))
    found: list[Dated] = []
    for begin in range(0, len(names), 500):
        some = names[begin : begin + 500]
        found += read(f"matter IN ({', '.join(['%s'] * len(some))})", some)
    return sorted(found, key=lambda act: act.number or 0)


def numbered(numbers: Iterable[int]) -> list[Dated]:
    """The acts with these entry numbers, in their order."""
    some = sorted(set(numbers))
    return read(f"number IN ({', '.join(['%s'] * len(some))})", some) if some else []


def rows(after: int = 0, most: int | None = None) -> Iterator[Stored]:
    """The rows of the log as they stand, from the entry after a number on, a thousand at a time."""
    while most is None or most > 0:
        page = min(1000, most or 1000)
        found = _select("number > %s ORDER BY number LIMIT %s", (after, page))
        yield from found
        if len(found) < page:
            return
        after = found[-1].row.number
        most = None if most is None else most - page


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


def _stamped(instant: datetime) -> str:
    """An instant in UTC as the log writes it: 2026-11-24T09:30:00.000000Z."""
    return f"{instant.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _instant(stamp: str) -> datetime:
    """The UTC instant of a stamp. Raises ValueError for what is not stamped so."""
    found = datetime.fromisoformat(stamp)
    if found.tzinfo is None or _stamped(found) != stamp:
        raise ValueError(f"not an instant in UTC: {stamp}")
    return found


def head() -> tuple[int, bytes]:
    """Size and root of the log."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT size, root FROM record_head WHERE "only" = 1')
        size, root = cursor.fetchone()
    return size, bytes.fromhex(root)


def signed_head() -> str:
    """The checkpoint of the log as it is now; empty before the first entry. The same head is signed the same."""
    size, root = head()
    return settings.COMITY_KEY().sign(checkpoint.Checkpoint(size, root)) if size else ""


def node(level: int, place: int) -> bytes:
    """A hash of the stored tree. Raises KeyError when the tree has no such full subtree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subtrees FROM record_entry WHERE number = %s", ((place + 1) << level,))
        found = cursor.fetchone()
    if found is None:
        raise KeyError((level, place))
    return bytes.fromhex(found[0].split()[level])


def _select(where: str, parameters: Sequence[Any]) -> list[Stored]:
    hashed = len(EntryRow._fields)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_NAMES} FROM record_entry WHERE {where}", parameters)
        return [Stored(EntryRow(*row[:hashed]), ItemRow(*row[hashed:-1]), row[-1]) for row in cursor.fetchall()]


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
