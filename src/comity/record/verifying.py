"""Checking the log: every entry against its item and its leaf, the tree against the head, the head's signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, connection

from comity.record import checkpoint, log, tree


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
        _entries(found, progress)
        if kept is not None and not found.problems:
            _begins_with(kept, found)
    except DatabaseError as error:
        found.problems.append(f"the database cannot be read after entry {found.size}: {str(error).splitlines()[0]}")
    return found


def _integrity(found: Checked) -> None:
    """What SQLite itself finds wrong with the file. PostgreSQL checks its pages as it reads them."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(1)")
        (said,) = cursor.fetchone()
    if said != "ok":
        found.problems.append(f"the database file is damaged: {' '.join(said.split())}")


def _entries(found: Checked, progress: Callable[[int], None]) -> None:
    size, root, note = log.head()
    frontier: list[bytes] = []
    nodes = _Nodes()
    for row, item in log.rows():
        if row.number != found.size + 1:
            found.problems.append(f"entry {found.size + 1} is missing")
            return
        hashed = tree.leaf(log.entry_bytes(row))
        problem = _item_problem(row, item)
        if problem is None and any(
            hash_ != nodes(level, place) for level, place, hash_ in tree.grow(found.size, frontier, hashed)
        ):
            problem = "it is not what was entered: its hash is not the one in the tree"
        if problem is not None:
            found.problems.append(f"entry {row.number}: {problem}")
            return
        found.size = row.number
        progress(found.size)
    if found.size < size:
        found.problems.append(f"entry {found.size + 1} is missing: the head counts {size}")
        return
    computed = tree.root(frontier)
    found.root = computed.hex()
    if found.size != size or computed != root:
        found.problems.append(f"the head is not that of the log: it counts {size} entries, the log holds {found.size}")
    elif size:
        _signature(found, checkpoint.Checkpoint(size, root), note)


def _item_problem(row: log.EntryRow, item: log.ItemRow) -> str | None:
    if not item.hash:
        return "its content is missing"
    try:
        same = log.item_hash(item.salt, item.body) == row.item
    except ValueError:
        same = False
    if not same:
        return "its content is not what was entered: the hash differs"
    try:
        log.act_of(row, item)
    except ValueError as error:
        return str(error)
    return None


def _signature(found: Checked, head: checkpoint.Checkpoint, note: str) -> None:
    try:
        signed = checkpoint.read(note, settings.COMITY_KEY().public)
    except ValueError as error:
        found.problems.append(f"the head: {error}")
        return
    if signed != head:
        found.problems.append(f"the head: the checkpoint signed is of {signed.size} entries with another root")


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


class _Nodes:
    """The stored tree, read a thousand leaves at a time."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], bytes] = {}

    def __call__(self, level: int, place: int) -> bytes | None:
        if (level, place) not in self.found:
            if level == 0:
                self.found = {}
            self._read(level, place)
        return self.found.get((level, place))

    def _read(self, level: int, place: int) -> None:
        first = place << level
        with connection.cursor() as cursor:
            for each in range(level, 24) if level == 0 else (level,):
                begin = first >> each
                cursor.execute(
                    "SELECT place, hash FROM record_node WHERE level = %s AND place >= %s AND place < %s",
                    (each, begin, begin + max(1, 1024 >> each)),
                )
                for at, hashed in cursor.fetchall():
                    try:
                        self.found[each, at] = bytes.fromhex(hashed)
                    except ValueError:
                        self.found[each, at] = b""
