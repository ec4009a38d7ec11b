"""The tables: made on first use, brought up to date after an upgrade, so that no command needs another first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader

from comity.cli.saying import Wrong

_OURS: Final = frozenset({"record", "registers", "people", "exchange", "papers"})
# What Django raises for a database that cannot be used, or holds something else where its own history should be.
_UNUSABLE: Final = (DatabaseError, InconsistentMigrationHistory, CommandError, TypeError, ValueError)
# The name of our lock among PostgreSQL's advisory locks: "comity" in ASCII.
_LOCK: Final = int.from_bytes(b"comity")
# How long a command waits for another that is making the tables, in seconds.
_LONGEST: Final = 120


def ready() -> None:
    """Make or bring up to date the tables. Raises Wrong when the database cannot be used."""
    try:
        if _up_to_date():
            return
        with _alone():
            if not _up_to_date():
                call_command("migrate", verbosity=0, interactive=False)
    except (*_UNUSABLE, sqlite3.Error) as error:
        said = (str(error).split("\n") or [""])[0].strip()
        raise Wrong(f"comity: the database cannot be used: {said}") from None


@contextmanager
def _alone() -> Iterator[None]:
    """Keep other commands from making the tables meanwhile: each migration is whole, but they follow one another.

    PostgreSQL has locks for that. Beside an SQLite database stands another, empty one, and its lock is ours: that
    of the database itself is given up between two migrations.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            yield  # where this fails the command ends, and its connection and lock with it
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        return
    name = connection.settings_dict["NAME"]
    beside = name if name == ":memory:" else f"{name}.making"
    with closing(sqlite3.connect(beside, timeout=_LONGEST, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _up_to_date() -> bool:
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    return {key for key in loader.disk_migrations if key[0] in _OURS} <= set(loader.applied_migrations)
