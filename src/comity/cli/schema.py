"""The tables: made on first use, brought up to date after an upgrade, so that no command needs another first."""

from __future__ import annotations

from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader

from comity.cli.saying import Wrong


def ready() -> None:
    """Make or bring up to date the tables. Raises Wrong when the database cannot be reached."""
    try:
        loader = MigrationLoader(connection, ignore_no_migrations=True)
        wanted = {key for key in loader.disk_migrations if key[0] in ("record", "registers")}
        if not wanted <= set(loader.applied_migrations):
            call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, InconsistentMigrationHistory, CommandError, TypeError, ValueError) as error:
        # The last two: what a damaged file holds in place of the day of a migration.
        said = (str(error).split("\n") or [""])[0].strip()
        raise Wrong(f"comity: the database cannot be used: {said}") from None
