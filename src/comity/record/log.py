"""The log: append entries, read them back. The only code that writes the log's tables.

An entry's leaf is the hash of its canonical JSON (RFC 8785), which names the hash of its item; the item's hash
is SHA-256(salt ‖ canonical JSON of the content). Both need only what stands in the tables, so anyone who has
an export can check them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from comity.record import checkpoint, tree
from comity.regime import REGISTERS, dates
from comity.regime.acts import Act, Alternative, Dated, decode_hook, encode_hook

_STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"
_ENTRY_COLUMNS = (
    "number, kind, matter, dated, disclosed, registered_at, opening, audience, "
    'parties, "by", on_behalf_of, source, item_hash'
)


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

    hash: str
    salt: str
    body: str


class _Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an item's body holds."""

    act: msgspec.Raw
    confidence: str
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()


@dataclass
class Head:
    """The head of the log while it is locked; ``append`` moves it."""

    size: int
    frontier: list[bytes]
    opened: bool


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


def lock(cursor: CursorWrapper) -> Head:
    """Lock the head of the log until the transaction ends: one writer at a time, whoever it is."""
    suffix = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    cursor.execute(f'SELECT size, frontier, opened FROM record_head WHERE "only" = 1{suffix}')
    size, frontier, opened = cursor.fetchone()
    return Head(size, [bytes.fromhex(part) for part in frontier.split()], bool(opened))


def append(cursor: CursorWrapper, head: Head, acts: Sequence[Dated], now: datetime) -> list[Dated]:
    """Append acts to the log behind the locked head, inside the caller's transaction; return them numbered.

    ``now`` is the registration, in UTC. After an act that is not history, the record is open for good.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    registered = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    entries, items, entered = [], [], []
    for number, given in enumerate(acts, head.size + 1):
        item = _item(given)
        items.append(item)
        entries.append(_row(given, number, stamp, item.hash))
        entered.append(msgspec.structs.replace(given, number=number, registered_at=registered))
    write(cursor, head, entries, items)
    return entered


def write(cursor: CursorWrapper, head: Head, entries: Sequence[EntryRow], items: Sequence[ItemRow]) -> None:
    """Write rows that are numbered from the head on, their tree, and the new head with its signature."""
    nodes = []
    for row in entries:
        nodes += tree.grow(head.size, head.frontier, tree.leaf(entry_bytes(row)))
        head.size = row.number
        head.opened = head.opened or not row.opening
    root = tree.root(head.frontier)
    note = settings.COMITY_KEY().sign(checkpoint.Checkpoint(head.size, root))
    cursor.executemany("INSERT INTO record_item (hash, salt, body) VALUES (%s, %s, %s)", items)
    places = ", ".join(["%s"] * len(EntryRow._fields))
    cursor.executemany(f"INSERT INTO record_entry ({_ENTRY_COLUMNS}) VALUES ({places})", entries)
    cursor.executemany(
        "INSERT INTO record_node (level, place, hash) VALUES (%s, %s, %s)",
        [(level, place, hashed.hex()) for level, place, hashed in nodes],
    )
    cursor.execute(
        'UPDATE record_head SET size = %s, root = %s, frontier = %s, checkpoint = %s, opened = %s WHERE "only" = 1',
        (head.size, root.hex(), " ".join(part.hex() for part in head.frontier), note, head.opened),
    )


def read(where: str = "", parameters: Sequence[Any] = ()) -> list[Dated]:
    """The acts in the log that a condition on entries selects, in the order of their numbers."""
    return [act for _row, _item, act in _read_rows(where, parameters)]


def of_matters(matters: Iterable[str]) -> list[Dated]:
    """All acts on matters of these names, in any register, in the order of their numbers."""
    names = sorted(set(matters))
    found: list[Dated] = []
    for begin in range(0, len(names), 500):
        some = names[begin : begin + 500]
        found += read(f"e.matter IN ({', '.join(['%s'] * len(some))})", some)
    return sorted(found, key=lambda act: act.number or 0)


def numbered(numbers: Iterable[int]) -> list[Dated]:
    """The acts with these entry numbers, in their order."""
    some = sorted(set(numbers))
    return read(f"e.number IN ({', '.join(['%s'] * len(some))})", some) if some else []


def rows(after: int = 0, most: int | None = None) -> Iterator[tuple[EntryRow, ItemRow]]:
    """The rows of the log as they stand, from the entry after a number on, a thousand at a time."""
    while most is None or most > 0:
        page = min(1000, most or 1000)
        found = _select("e.number > %s ORDER BY e.number LIMIT %s", (after, page))
        yield from found
        if len(found) < page:
            return
        after = found[-1][0].number
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
            registered_at=datetime.strptime(row.registered_at, _STAMP).replace(tzinfo=UTC),
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


def head() -> tuple[int, bytes, str]:
    """Size and root of the log, and its latest checkpoint (empty before the first entry)."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT size, root, checkpoint FROM record_head WHERE "only" = 1')
        size, root, note = cursor.fetchone()
    return size, bytes.fromhex(root), note


def node(level: int, place: int) -> bytes:
    """A hash of the stored tree. Raises KeyError when the tree has no such full subtree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM record_node WHERE level = %s AND place = %s", (level, place))
        found = cursor.fetchone()
    if found is None:
        raise KeyError((level, place))
    return bytes.fromhex(found[0])


def _read_rows(where: str, parameters: Sequence[Any]) -> Iterator[tuple[EntryRow, ItemRow, Dated]]:
    order = " ORDER BY e.number" if "ORDER BY" not in where else ""
    for row, item in _select((where or "TRUE") + order, parameters):
        try:
            yield row, item, act_of(row, item)
        except ValueError as error:
            raise Unreadable(f"entry {row.number}: {error}") from None


def _select(where: str, parameters: Sequence[Any]) -> list[tuple[EntryRow, ItemRow]]:
    columns = ", ".join(f"e.{column.strip()}" for column in _ENTRY_COLUMNS.split(","))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns}, i.hash, i.salt, i.body FROM record_entry e "
            f"LEFT JOIN record_item i ON i.hash = e.item_hash WHERE {where}",
            parameters,
        )
        width = len(EntryRow._fields)
        return [
            (EntryRow(*found[:width]), ItemRow(*(part or "" for part in found[width:]))) for found in cursor.fetchall()
        ]


def _item(given: Dated) -> ItemRow:
    body = canonical(
        _Content(
            act=msgspec.Raw(canonical(given.act.content())),
            confidence=given.confidence,
            note=given.note,
            alternatives=given.alternatives,
        )
    ).decode()
    salt = os.urandom(16).hex()
    return ItemRow(item_hash(salt, body), salt, body)


def _row(given: Dated, number: int, stamp: str, item: str) -> EntryRow:
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
        item=item,
    )
