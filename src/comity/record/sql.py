"""Plain SQL, and the transaction it stands in; places in a statement are marked ``%s``.

On SQLite both go straight to the driver of Django's connection: Django's bookkeeping of a transaction and of a
statement takes longer than the statement (``./dev bench append``, ``./dev bench exchange``; docs/decisions/0006).
The way of an act into the record and of a message asks here; what is not on that way asks the models.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


def asked(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Execute a statement; the rows of its answer, none where it has no answer."""
    database = connections[DEFAULT_DB_ALIAS]
    if not _straight(database):
        with database.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall()) if cursor.description else []
    with database.wrap_database_errors:
        found: list[tuple[Any, ...]] = database.connection.execute(_question_marks(statement), values).fetchall()
    return found


def each(statement: str, rows: Sequence[Any]) -> None:
    """Execute a statement for each row of values."""
    database = connections[DEFAULT_DB_ALIAS]
    if not _straight(database):
        with database.cursor() as cursor:
            cursor.executemany(statement, rows)
        return
    with database.wrap_database_errors:
        database.connection.executemany(_question_marks(statement), rows)


def places(values: Collection[Any]) -> str:
    """The places of a row of values, or of the members of a list."""
    return f"({', '.join(['%s'] * len(values))})"


@contextmanager
def writing(*, durable: bool = True) -> Iterator[None]:
    """A transaction: all of it is on the disk at the end, or, after an exception, nothing.

    What is not ``durable`` is all there or not at all too, but a failure of power may still take it back: it is on the
    disk with the next that is. One inside another is part of it, and as durable. Nothing may open
    ``transaction.atomic`` inside; SQLite refuses it.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite" or database.in_atomic_block:
        outermost = not database.in_atomic_block
        with transaction.atomic():
            if not durable and outermost:
                asked("SET LOCAL synchronous_commit TO OFF")
            yield
        return
    database.ensure_connection()
    driver = database.connection
    if driver.in_transaction:
        yield
        return
    with database.wrap_database_errors, _synchronous(driver, durable):
        driver.execute("BEGIN IMMEDIATE")
        try:
            yield
            driver.execute("COMMIT")
        except BaseException:
            driver.rollback()
            raise


@contextmanager
def _synchronous(driver: Any, durable: bool) -> Iterator[None]:
    """SQLite waits for the disk at each commit (FULL, as the connection was opened), or leaves it to a later one."""
    if durable:
        yield
        return
    driver.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        driver.execute("PRAGMA synchronous=FULL")


def _straight(database: BaseDatabaseWrapper) -> bool:
    """Whether a statement goes straight to the driver: on SQLite, unless somebody watches what Django asks."""
    if database.vendor != "sqlite" or database.execute_wrappers or database.queries_logged:
        return False
    database.ensure_connection()
    return True


@lru_cache(512)
def _question_marks(statement: str) -> str:
    """The statement as SQLite's driver marks places."""
    return statement.replace("%s", "?")
