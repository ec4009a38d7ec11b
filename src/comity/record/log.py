"""The log: append entries, read them back. The only code that writes the log's tables.

What an entry is, and what its leaf hashes, stands in ``entries``: it needs only what stands in the tables, so anyone
who has an export can check them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.db import connection

from comity.record import checkpoint, sql, tree
from comity.record.entries import EntryRow, ItemRow, act_of, entry_bytes, made
from comity.regime.acts import Dated


class Unreadable(ValueError):
    """An entry whose content is not what was entered: the sentence names it."""


class Stored(NamedTuple):
    """All that stands in the table for one entry: what is hashed, its item, and the subtrees it completes."""

    row: EntryRow
    item: ItemRow
    subtrees: str


@dataclass
class Head:
    """The head of the log while it is locked; ``append`` moves it."""

    size: int
    frontier: list[bytes]
    opened: bool


# No database counts so far.
_BEYOND = 2**63
_COLUMNS = (*EntryRow._fields, *ItemRow._fields, "subtrees")
_NAMES = ", ".join(f'"{name}"' for name in _COLUMNS)
_INSERT = f"INSERT INTO record_entry ({_NAMES}) VALUES {sql.places(_COLUMNS)}"
_HEAD = 'SELECT size, frontier, opened FROM record_head WHERE "only" = 1'
_MOVE_HEAD = 'UPDATE record_head SET size = %s, root = %s, frontier = %s, seal = %s, opened = %s WHERE "only" = 1'


@contextmanager
def locked() -> Iterator[Head]:
    """A transaction that has locked the head of the log: one writer at a time, whoever it is."""
    with sql.writing():
        suffix = " FOR UPDATE" if connection.vendor == "postgresql" else ""
        [(size, frontier, opened)] = sql.asked(_HEAD + suffix)
        yield Head(size, [bytes.fromhex(part) for part in frontier.split()], bool(opened))


def append(head: Head, acts: Sequence[Dated], now: datetime) -> list[Dated]:
    """Append acts to the log behind the locked head; return them numbered.

    ``now`` is the registration, in UTC. After an act that is not history, the record is open for good.
    """
    registered = now.astimezone(UTC)
    new, entered = [], []
    for number, given in enumerate(acts, head.size + 1):
        new.append(made(given, number, registered))
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
    sql.each(_INSERT, stored)
    sql.asked(_MOVE_HEAD, (head.size, root.hex(), hexadecimal(head.frontier), seal, head.opened))


def hexadecimal(hashes: Iterable[bytes]) -> str:
    """Hashes as the tables hold them."""
    return " ".join(each.hex() for each in hashes)


def read(where: str = "", parameters: Sequence[Any] = ()) -> list[Dated]:
    """The acts in the log that a condition on entries selects, in the order of their numbers."""
    order = " ORDER BY number" if "ORDER BY" not in where else ""
    return [act_in(stored) for stored in _select((where or "TRUE") + order, parameters)]


def act_in(stored: Stored) -> Dated:
    """The act that a row records. Raises Unreadable."""
    try:
        return act_of(stored.row, stored.item)
    except ValueError as error:
        raise Unreadable(f"entry {stored.row.number}: {error}") from None


def rows_of(matter: str) -> list[Stored]:
    """The rows of the log on matters of this name, in any register, in the order of their numbers."""
    return _select("matter = %s ORDER BY number", (matter,))


def of_matters(matters: Iterable[str]) -> list[Dated]:
    """All acts on matters of these names, in any register, in the order of their numbers."""
    names = sorted(set(matters))
    found: list[Dated] = []
    for begin in range(0, len(names), 500):
        some = names[begin : begin + 500]
        found += read(f"matter IN {sql.places(some)}", some)
    return sorted(found, key=lambda act: act.number or 0)


def of_matter(register: str, name: str) -> list[Dated]:
    """All acts on one matter, in the order of their numbers."""
    return [act for act in of_matters([name]) if act.register == register]


def numbered(numbers: Iterable[int]) -> list[Dated]:
    """The acts with these entry numbers, in their order; a number that no log reaches has none."""
    some = sorted({number for number in numbers if 0 < number < _BEYOND})
    return read(f"number IN {sql.places(some)}", some) if some else []


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


def head() -> tuple[int, bytes]:
    """Size and root of the log."""
    [(size, root)] = sql.asked('SELECT size, root FROM record_head WHERE "only" = 1')
    return size, bytes.fromhex(root)


def signed_head() -> str:
    """The checkpoint of the log as it is now; empty before the first entry. The same head is signed the same."""
    size, root = head()
    return settings.COMITY_KEY().sign(checkpoint.Checkpoint(size, root)) if size else ""


def node(level: int, place: int) -> bytes:
    """A hash of the stored tree. Raises KeyError when the tree has no such full subtree."""
    found = sql.asked("SELECT subtrees FROM record_entry WHERE number = %s", ((place + 1) << level,))
    if not found:
        raise KeyError((level, place))
    return bytes.fromhex(found[0][0].split()[level])


def _select(where: str, parameters: Sequence[Any]) -> list[Stored]:
    hashed = len(EntryRow._fields)
    found = sql.asked(f"SELECT {_NAMES} FROM record_entry WHERE {where}", parameters)
    return [Stored(EntryRow(*row[:hashed]), ItemRow(*row[hashed:-1]), row[-1]) for row in found]
