"""Between the exchange and its tables on the way of a message, in plain SQL.

Delivering asks a few small questions and writes a few rows, and building each statement takes Django longer than the
database takes to answer it (``./dev bench exchange``). What is not on that way asks the models.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection

from comity.exchange.models import Message, SealedFile
from comity.people.models import Account
from comity.record.sql import asked, places

_MESSAGE: Final = ("party", "name", "statement", "signature", "digest", "key", "register", "matter", "entry", "at")
_FILE: Final = ("party", "digest", "size", "at")
_NOTICE: Final = ("account_id", "about", "since", "tries", "not_before")


def message_of(party: str, name: str) -> Message | None:
    """The message of a party that bears an identifier."""
    which = "FROM exchange_message m WHERE party = %s AND name = %s"
    found = _read(Message, ("id", *_MESSAGE[:-1]), which, [party, name])
    return found[0] if found else None


def keep_message(message: Message) -> None:
    """Write a message. Raises IntegrityError where one of its name is there."""
    values = [getattr(message, name) for name in _MESSAGE]
    if connection.features.can_return_columns_from_insert:
        [(message.pk,)] = _insert("exchange_message", _MESSAGE, values, " RETURNING id")
    else:
        _insert("exchange_message", _MESSAGE, values)
        [(message.pk,)] = asked("SELECT id FROM exchange_message WHERE entry = %s", [message.entry])


def keep_file(party: str, digest: str, size: int, now: datetime) -> SealedFile:
    """The row of a sealed file that a party has uploaded, made unless it is there."""
    _insert("exchange_sealedfile", _FILE, (party, digest, size, now), " ON CONFLICT DO NOTHING")
    which = "FROM exchange_sealedfile m WHERE party = %s AND digest = %s"
    return _read(SealedFile, ("id", *_FILE[:-1]), which, [party, digest])[0]


def name_files(party: str, digests: Collection[str], now: datetime) -> None:
    """From now on an act names these files of a party."""
    which = f"party = %s AND named IS NULL AND digest IN {places(digests)}"
    asked(f"UPDATE exchange_sealedfile SET named = %s WHERE {which}", [_moment(now), party, *digests])


def people_of(parties: Collection[str], sharing: Collection[str], matter: str) -> list[Account]:
    """The open accounts of the authorities of these parties that see a request.

    These are the authorities of a function that shares its party's papers, and those to which it is entrusted.
    """
    entrusted = (
        "SELECT 1 FROM people_entrustment e WHERE e.ministry_id = o.id AND e.register = 'requests' AND e.matter = %s "
        "AND e.until IS NULL"
    )
    sees = f"o.party IN {places(parties)} AND (o.function IN {places(sharing)} OR EXISTS ({entrusted}))"
    which = (
        "FROM people_account m JOIN people_authority o ON o.id = m.authority_id "
        f"WHERE m.ended IS NULL AND {sees} ORDER BY m.id"
    )
    return _read(Account, ("id", "authority_id", "role"), which, [*parties, *sharing, matter]) if parties else []


def keep_notices(accounts: Iterable[int], now: datetime) -> None:
    """Write a notice for each of these people."""
    for account in accounts:
        _insert("exchange_notice", _NOTICE, (account, "", now, 0, now))


def uploaded(party: str, digests: Collection[str]) -> dict[str, int]:
    """Those of the files that a party has uploaded, each with its size in bytes."""
    which = f"SELECT digest, size FROM exchange_sealedfile WHERE party = %s AND digest IN {places(digests)}"
    return dict(asked(which, [party, *digests]))


class Waiting(NamedTuple):
    """What waits here that no act names: how many files, and their bytes together."""

    files: int
    size: int


def waiting(party: str) -> Waiting:
    """What of a party waits here that no act names: files, and uploads under way."""
    [found] = asked(
        "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM"
        " (SELECT size FROM exchange_sealedfile WHERE party = %s AND named IS NULL"
        " UNION ALL SELECT size FROM exchange_upload WHERE party = %s) AS waiting",
        [party, party],
    )
    return Waiting(*map(int, found))


M = TypeVar("M", Message, SealedFile, Account)


def _read(model: type[M], columns: Sequence[str], which: str, values: Sequence[Any]) -> list[M]:
    """Rows with these columns, in the model's order, from a table called m; others are read when they are asked for."""
    found = asked(f"SELECT {', '.join(f'm.{name}' for name in columns)} {which}", values)
    return [model.from_db(DEFAULT_DB_ALIAS, columns, row) for row in found]


def _insert(table: str, columns: Sequence[str], values: Sequence[Any], otherwise: str = "") -> list[tuple[Any, ...]]:
    adapted = [_moment(value) if isinstance(value, datetime) else value for value in values]
    names = ", ".join(f'"{name}"' for name in columns)
    return asked(f"INSERT INTO {table} ({names}) VALUES {places(values)}{otherwise}", adapted)


@lru_cache(64)
def _moment(value: datetime) -> Any:
    """A moment as the database holds it; a message writes the same one into several rows."""
    return connection.ops.adapt_datetimefield_value(value)
