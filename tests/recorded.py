"""Acts put into the record of the test, from lines as stories have them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import connection, transaction

from comity.regime import REGISTERS
from comity.regime.acts import Dated
from comity.registers.entering import Entered, Refused, enter
from tests.regime.stories import MATTER, acts_of

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PLEDGE = "made name=aid occasion=Kampala state=NLD"


def acts(register: str, *given: str, matter: str = MATTER) -> list[Dated]:
    """The acts of a story, not entered yet."""
    return [
        msgspec.structs.replace(act, number=None, registered_at=None, opening=False, by="a test")
        for act in acts_of(REGISTERS[register], given, matter)
    ]


def put(register: str, *given: str, matter: str = MATTER, now: datetime = NOW, history: bool = False) -> list[Dated]:
    """Enter the acts of a story together; they must be accepted."""
    entered = enter(acts(register, *given, matter=matter), now=now, history=history)
    assert isinstance(entered, Entered), entered
    return list(entered.acts)


def refused(register: str, *given: str, matter: str = MATTER, now: datetime = NOW) -> Refused:
    """Enter the acts of a story together; they must be refused."""
    found = enter(acts(register, *given, matter=matter), now=now)
    assert isinstance(found, Refused)
    return found


@contextmanager
def nothing_kept() -> Iterator[None]:
    """What is done within is undone at its end: for one example of many in a test."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows(sql: str) -> list[tuple[Any, ...]]:
    """Ask the database."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [tuple(row) for row in cursor.fetchall()]


def settle() -> None:
    """Leave nothing to be checked at the commit, which never comes: PostgreSQL puts foreign keys off until then."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def unguarded(sql: str) -> None:
    """Change the log as its owner could: without the triggers."""
    settle()
    tables = ("record_entry", "record_head")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql)
