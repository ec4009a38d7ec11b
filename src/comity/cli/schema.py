"""The tables: made on first use, brought up to date after an upgrade, so that no command needs another first."""

from __future__ import annotations

import time

from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader

from comity.cli.saying import Wrong

# Another command may be making the tables at the same time: then they are there before the last of these seconds.
_OURS = frozenset({"record", "registers", "people", "exchange", "papers"})
_PATIENCE = (0.1, 0.3, 1.0, 3.0)
# What Django raises for a database that cannot be used, or holds something else where its own history should be.
_UNUSABLE = (DatabaseError, InconsistentMigrationHistory, CommandError, TypeError, ValueError)


def ready() -> None:
    """Make or bring up to date the tables. Raises Wrong when the database cannot be used."""
    for patience in (*_PATIENCE, None):
        try:
            if _up_to_date():
                return
        except _UNUSABLE as error:
            raise _wrong(error) from None
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except _UNUSABLE as error:
            if patience is None or "already exists" not in str(error):
                raise _wrong(error) from None
            time.sleep(patience)
        else:
            return


def _up_to_date() -> bool:
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    return {
        key for key in loader.disk_migrations if key[0] in ("record", "registers", "people", "exchange", "papers")
    } <= set(loader.applied_migrations)


def _wrong(error: Exception) -> Wrong:
    said = (str(error).split("\n") or [""])[0].strip()
    return Wrong(f"comity: the database cannot be used: {said}")
