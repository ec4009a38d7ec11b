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

from comity.record.models import Entry, Head, Item, Node
from tests.cli.acts import warrants
from tests.homes import Home, write_lines
from tests.recorded import PLEDGE, put, rows, settle

_ENTRY = (
    'record_entry (number, kind, matter, dated, disclosed, registered_at, opening, audience, parties, "by", '
    "on_behalf_of, source, item_hash)"
)
_AS = 'kind, matter, dated, disclosed, registered_at, opening, audience, parties, "by", on_behalf_of, source, item_hash'
_LAST = "SELECT max(number) FROM record_entry"

EVERYWHERE = {
    "an update of an entry": "UPDATE record_entry SET matter = 'another' WHERE number = 1",
    "an update that changes nothing": "UPDATE record_entry SET matter = matter",
    "an update of a number": "UPDATE record_entry SET number = number + 100",
    "an update of an item": "UPDATE record_item SET body = '{}'",
    "an update of a node": "UPDATE record_node SET hash = ''",
    "a deletion of an entry": f"DELETE FROM record_entry WHERE number = ({_LAST})",
    "a deletion of all": "DELETE FROM record_entry",
    "a deletion of an item": "DELETE FROM record_item",
    "a deletion of a node": "DELETE FROM record_node",
    "a gap": f"INSERT INTO {_ENTRY} SELECT number + 2, {_AS} FROM record_entry WHERE number = ({_LAST})",
    "a number again": f"INSERT INTO {_ENTRY} SELECT number, {_AS} FROM record_entry WHERE number = 1",
    "a number below one": f"INSERT INTO {_ENTRY} SELECT -1, {_AS} FROM record_entry WHERE number = 1",
    "an entry on conflict updated": (
        f"INSERT INTO {_ENTRY} SELECT number, {_AS} FROM record_entry WHERE number = 1 "
        "ON CONFLICT (number) DO UPDATE SET matter = 'another'"
    ),
    "an item on conflict updated": (
        "INSERT INTO record_item (hash, salt, body) SELECT hash, salt, '{}' FROM record_item WHERE true "
        "ON CONFLICT (hash) DO UPDATE SET body = '{}'"
    ),
    "a node on conflict updated": (
        "INSERT INTO record_node (level, place, hash) SELECT level, place, 'x' FROM record_node WHERE true "
        "ON CONFLICT (level, place) DO UPDATE SET hash = 'x'"
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
    "replace by row": f"REPLACE INTO record_entry (rowid, number, {_AS}) "
    f"SELECT rowid, ({_LAST}) + 1, {_AS} FROM record_entry WHERE number = 1",
    "replace into items": "REPLACE INTO record_item (hash, salt, body) SELECT hash, salt, '{}' FROM record_item",
    "replace of an item by row": (
        "REPLACE INTO record_item (rowid, hash, salt, body) SELECT rowid, 'x', salt, '{}' FROM record_item LIMIT 1"
    ),
    "replace into nodes": "REPLACE INTO record_node (level, place, hash) SELECT level, place, 'x' FROM record_node",
    "replace of a node by row": (
        "REPLACE INTO record_node (rowid, level, place, hash) SELECT rowid, 60, 0, 'x' FROM record_node LIMIT 1"
    ),
    "update or replace of an entry": f"UPDATE OR REPLACE record_entry SET number = 1 WHERE number = ({_LAST})",
    "replace of the head": (
        "REPLACE INTO record_head (\"only\", size, root, frontier, checkpoint, opened) VALUES (1, 0, '', '', '', 0)"
    ),
    "a second head": (
        "INSERT INTO record_head (\"only\", size, root, frontier, checkpoint, opened) VALUES (2, 0, '', '', '', 0)"
    ),
}
ANYHOW: dict[str, str] = EVERYWHERE | ON_SQLITE
ON_POSTGRESQL = {
    f"truncate of {table}": f"TRUNCATE {table} CASCADE"
    for table in ("record_entry", "record_item", "record_node", "record_head")
} | {
    "delete by a join": "DELETE FROM record_entry USING record_item WHERE item_hash = hash",
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
    tables = (("record_entry", "number"), ("record_item", "hash"), ("record_node", "level, place"), ("record_head", 1))
    return [row for table, order in tables for row in rows(f"SELECT * FROM {table} ORDER BY {order}")]


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
    Item: {"body": "x"},
    Node: {"hash": "x"},
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
