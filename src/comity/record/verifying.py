"""Checking the log: every entry against its item and its leaf, the tree against the head, the head's seal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, connection

from comity.record import checkpoint, entries, log, tree

# What SQLite says of a row that stands in a table and not, or otherwise, in an index of it.
_ROW = re.compile(r"row (\d+) missing from index (\S+)")


@dataclass
class Checked:
    """What was found: how long the log is, its root in hexadecimal, and each problem in one line."""

    size: int = 0
    root: str = ""
    problems: list[str] = field(default_factory=list)


def check(progress: Callable[[int], None] = lambda _done: None, kept: str | None = None) -> Checked:
    """Check the whole log. ``kept`` is a checkpoint somebody kept: the log must still begin with it.

    The first entry that is off is named; what follows from it is not listed again.
    """
    found = Checked()
    try:
        _integrity(found)
    except DatabaseError as error:
        found.problems.append(f"the database file is damaged: {_line(error)}")
    try:
        _entries(found, progress)
        if kept is not None and not found.problems:
            _begins_with(kept, found)
    except DatabaseError as error:
        found.problems.append(f"entry {found.size + 1}: the database cannot read it: {_line(error)}")
    return found


def _integrity(found: Checked) -> None:
    """What SQLite itself finds wrong with the file. PostgreSQL checks its pages as it reads them."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        said = [row[0] for row in cursor.fetchall()]
        if said == ["ok"]:
            return
        cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'")
        tables = dict(cursor.fetchall())
    for sentence in said:
        at = _ROW.search(sentence)  # the table is keyed by the number of the entry
        named = f"entry {at[1]}: " if at and tables.get(at[2]) == "record_entry" else ""
        found.problems.append(f"{named}the database file is damaged: {' '.join(sentence.split())}")


def _entries(found: Checked, progress: Callable[[int], None]) -> None:
    frontier: list[bytes] = []
    opened = False
    for row, item, subtrees in _rows():
        if type(row.number) is not int or row.number != found.size + 1:
            found.problems.append(f"entry {found.size + 1} is missing")
            return
        problem = _row_problem(row, item)
        if problem is None:
            completed = tree.grow(found.size, frontier, tree.leaf(entries.entry_bytes(row)))
            if log.hexadecimal(completed) != subtrees:
                problem = "it is not what was entered: its hash is not the one in the tree"
        if problem is not None:
            found.problems.append(f"entry {row.number}: {problem}")
            return
        found.size = row.number
        opened = opened or not row.opening
        progress(found.size)
    found.root = tree.root(frontier).hex()
    _head(found, log.hexadecimal(frontier), opened)


def _rows() -> Iterator[log.Stored]:
    """The rows of the log; where many at once cannot be read one by one, so that the first bad one is named."""
    last = 0
    try:
        for stored in log.rows():
            yield stored
            last = stored.row.number
    except DatabaseError:
        while one := next(log.rows(last, 1), None):
            yield one
            last = one.row.number


def _row_problem(row: entries.EntryRow, item: entries.ItemRow) -> str | None:
    texts = (*(value for name, value in row._asdict().items() if name not in ("number", "opening")), *item)
    if not all(isinstance(text, str) for text in texts) or row.opening not in (0, 1):
        return "its row is damaged: a column does not hold what it should"
    try:
        same = entries.item_hash(item.salt, item.body) == row.item
    except ValueError:
        same = False
    if not same:
        return "its content is not what was entered: the hash differs"
    try:
        entries.act_of(row, item)
    except ValueError as error:
        return str(error)
    return None


def _head(found: Checked, frontier: str, opened: bool) -> None:
    """The one row that moves, against what the entries give."""
    try:
        with connection.cursor() as cursor:
            cursor.execute('SELECT size, root, frontier, opened, seal FROM record_head WHERE "only" = 1')
            head = cursor.fetchone()
    except DatabaseError as error:
        found.problems.append(f"the head: the database cannot read it: {_line(error)}")
        return
    if head is None:
        found.problems.append("the head is missing")
        return
    size, *others, seal = head
    key = settings.COMITY_KEY()
    if type(size) is int and found.size < size:
        found.problems.append(f"entry {found.size + 1} is missing: the head counts {size}")
    elif [size, *others] != [found.size, found.root, frontier, opened]:
        found.problems.append(f"the head is not that of the log, which holds {found.size} entries")
    elif found.size and seal != key.seal(checkpoint.Checkpoint(found.size, bytes.fromhex(found.root))):
        found.problems.append("the head: its seal is not of this record's key")


def _begins_with(kept: str, found: Checked) -> None:
    try:
        old = checkpoint.read(kept, settings.COMITY_KEY().public)
    except ValueError as error:
        found.problems.append(f"the checkpoint that was kept: {error}")
        return
    if old.size > found.size:
        found.problems.append(f"the log holds {found.size} entries; the checkpoint that was kept, {old.size}")
    elif old.size and tree.subtree(0, old.size, log.node) != old.root:
        found.problems.append(f"the first {old.size} entries are not those of the checkpoint that was kept")


def _line(error: Exception) -> str:
    return (str(error).splitlines() or ["no reason given"])[0]
