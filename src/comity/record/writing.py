"""A transaction that writes, and the hand that writes in it.

On SQLite the outermost goes straight to the driver: Django's bookkeeping of a transaction and of four statements
takes longer than all the rest of an append (``./dev bench append``; docs/decisions/0006). Reading inside it goes
on as everywhere, over the same connection. Nothing may open ``transaction.atomic`` inside; SQLite refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction


class Writer:
    """Executes statements whose places are marked ``%s``."""

    def __init__(self, cursor: Any, *, driver: bool = False) -> None:
        self._cursor = cursor
        self._words = _question_marks if driver else str

    def execute(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Execute a statement."""
        self._cursor.execute(self._words(sql), values)

    def one(self, sql: str) -> Any:
        """The one row of an answer."""
        self.execute(sql)
        return self._cursor.fetchone()

    def each(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Execute a statement for each row of values."""
        self._cursor.executemany(self._words(sql), rows)


@contextmanager
def writing() -> Iterator[Writer]:
    """A transaction: all of it is on the disk at the end, or, after an exception, nothing."""
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite" or database.in_atomic_block:
        with transaction.atomic(), database.cursor() as cursor:
            yield Writer(cursor)
        return
    database.ensure_connection()
    driver = database.connection
    with database.wrap_database_errors:
        driver.execute("BEGIN IMMEDIATE")
        try:
            yield Writer(driver.cursor(), driver=True)
            driver.execute("COMMIT")
        except BaseException:
            driver.rollback()
            raise


@cache
def _question_marks(sql: str) -> str:
    """The statement as SQLite's driver marks places."""
    return sql.replace("%s", "?")
