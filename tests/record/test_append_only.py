"""The log refuses change on both databases: no update, no deletion, no replacement, no gap."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from comity.record.models import Entry, Head
from tests.cli.acts import warrants
from tests.homes import Home, write_lines
from tests.recorded import PLEDGE, put, rows, settle

_AS = (
    'kind, matter, dated, disclosed, registered_at, opening, audience, parties, "by", on_behalf_of, source, '
    "item, salt, body, subtrees"
)
_ENTRY = f"record_entry (number, {_AS})"
_LAST = "SELECT max(number) FROM record_entry"

EVERYWHERE = {
    "an update of an entry": "UPDATE record_entry SET matter = 'another' WHERE number = 1",
    "an update that changes nothing": "UPDATE record_entry SET matter = matter",
    "an update of a number": "UPDATE record_entry SET number = number + 100",
    "an update of an item": "UPDATE record_entry SET body = '{}'",
    "an update of the tree": "UPDATE record_entry SET subtrees = ''",
    "a deletion of an entry": f"DELETE FROM record_entry WHERE number = ({_LAST})",
    "a deletion of all": "DELETE FROM record_entry",
    "a gap": f"INSERT INTO {_ENTRY} SELECT number + 2, {_AS} FROM record_entry WHERE number = ({_LAST})",
    "a number again": f"INSERT INTO {_ENTRY} SELECT number, {_AS} FROM record_entry WHERE number = 1",
    "a number below one": f"INSERT INTO {_ENTRY} SELECT -1, {_AS} FROM record_entry WHERE number = 1",
    "an entry on conflict updated": (
        f"INSERT INTO {_ENTRY} SELECT number, {_AS} FROM record_entry WHERE number = 1 "
        "ON CONFLICT (number) DO UPDATE SET matter = 'another'"
    ),
    "a head that goes back": "UPDATE record_head SET size = size - 1",
    "a head that moves aside": 'UPDATE record_head SET "only" = 2',
    "a head that goes": "DELETE FROM record_head",
}
ON_SQLITE = {
    "insert or replace of an entry": (
        f"INSERT OR REPLACE INTO {_ENTRY} SELECT number, {_AS} FROM record_entry WHERE number = 1"
    ),
    "replace into entries": f"REPLACE INTO {_ENTRY} SELECT number, {_AS} FROM record_entry WHERE number = 1",
    "replace of the last": f"REPLACE INTO {_ENTRY} SELECT number, {_AS} FROM record_entry WHERE number = ({_LAST})",
    "replace by row": (
        f"REPLACE INTO record_entry (rowid, {_AS}) SELECT rowid, {_AS} FROM record_entry WHERE number = 1"
    ),
    "update or replace of an entry": f"UPDATE OR REPLACE record_entry SET number = 1 WHERE number = ({_LAST})",
    "replace of the head": (
        "REPLACE INTO record_head (\"only\", size, root, frontier, seal, opened) VALUES (1, 0, '', '', '', 0)"
    ),
    "a second head": (
        "INSERT INTO record_head (\"only\", size, root, frontier, seal, opened) VALUES (2, 0, '', '', '', 0)"
    ),
}
ANYHOW: dict[str, str] = EVERYWHERE | ON_SQLITE
ON_POSTGRESQL = {
    "truncate of entries": "TRUNCATE record_entry CASCADE",
    "truncate of the head": "TRUNCATE record_head",
    "delete by a join": "DELETE FROM record_entry USING record_head WHERE number = size",
    "merge into entries": (
        "MERGE INTO record_entry e USING (SELECT 1 AS number) n ON e.number = n.number "
        "WHEN MATCHED THEN UPDATE SET matter = 'x'"
    ),
    "update by copy": "WITH changed AS (UPDATE record_entry SET matter = 'x' RETURNING 1) SELECT * FROM changed",
}


@pytest.fixture
def three(db: None) -> list[tuple[object, ...]]:
    """A log of three entries."""
    for each in range(3):
        put("pledges", f"2010-06-01 {PLEDGE}", matter=f"pledge-{each}")
    settle()
    return _log()


def _log() -> list[tuple[object, ...]]:
    return [*rows("SELECT * FROM record_entry ORDER BY number"), *rows("SELECT * FROM record_head")]


def _refuses(sql: str, before: list[tuple[object, ...]]) -> None:
    with (
        pytest.raises(DatabaseError, match=r"append-only|violates|UNIQUE"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert _log() == before


@pytest.mark.parametrize("sql", EVERYWHERE.values(), ids=EVERYWHERE)
def test_it_refuses(sql: str, three: list[tuple[object, ...]]) -> None:
    _refuses(sql, three)


@pytest.mark.postgresql
@pytest.mark.parametrize("sql", ON_POSTGRESQL.values(), ids=ON_POSTGRESQL)
def test_it_refuses_on_postgresql(sql: str, three: list[tuple[object, ...]]) -> None:
    _refuses(sql, three)


@pytest.mark.sqlite
@pytest.mark.parametrize("sql", ON_SQLITE.values(), ids=ON_SQLITE)
def test_it_refuses_on_sqlite(sql: str, three: list[tuple[object, ...]]) -> None:
    _refuses(sql, three)


# The models of the log, and what is changed of each.
MODELS: dict[type[Model], dict[str, object]] = {
    Entry: {"matter": "x"},
    Head: {"size": 0},
}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_it_refuses_through_the_models(model: type[Model], three: list[tuple[object, ...]]) -> None:
    rows_of = model._default_manager.order_by("pk")
    for change in (rows_of.delete, rows_of[0].delete, partial(rows_of.update, **MODELS[model])):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
        assert _log() == three


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of a record of three entries, with nobody else at it."""
    folder = tmp_path_factory.mktemp("file")
    home = Home(folder)
    home.done("load", write_lines(folder / "acts.jsonl", warrants(3)))
    yield home.file
    assert home.done("verify").startswith("verified: 3 entries")


@pytest.mark.sqlite
@pytest.mark.parametrize("sql", ANYHOW.values(), ids=ANYHOW)
def test_it_refuses_whoever_opens_the_file(sql: str, file: Path) -> None:
    """Another program knows nothing of our settings of the connection: SQLite's own are in force."""
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("PRAGMA recursive_triggers").fetchone() == (0,)
        before = list(opened.iterdump())
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|UNIQUE"):
            opened.execute(sql)
        opened.rollback()
        assert list(opened.iterdump()) == before
