"""Single durable appends: ours beside the eventsourcing library, both on SQLite with the same fsync.

Each append is one act (or event) with the same five fields, in a transaction of its own, acknowledged when it is
on the disk. Ours also grows the tree and seals the head; theirs keeps an aggregate's version.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from bench.measuring import home, in_turns
from comity.regime import REGISTERS, lines
from comity.regime.acts import Dated

COUNT = 1000
FIELDS = {
    "person": "kony",
    "name": "Joseph Kony",
    "situation": "Uganda",
    "case": "Kony et al.",
    "document": "ICC-02/04-01/05-53",
}


def run() -> None:
    """Print both rates and their ratio."""
    with home() as folder:
        peer, mode = _theirs(folder)
        best = in_turns(9, ours=_ours(), theirs=peer)
        rates = {name: COUNT / seconds for name, seconds in best.items()}
        print(
            f"append: ours {rates['ours']:,.0f}/s, eventsourcing {rates['theirs']:,.0f}/s, "
            f"ratio {rates['ours'] / rates['theirs']:.2f} (SQLite {mode}; theirs {_their_mode(folder)}; "
            f"one act a transaction, {COUNT} a round, best of 9)"
        )


def _ours() -> Callable[[], None]:
    from comity.record import log

    line = {"act": "warrants.issued", "matter": "kony-2005", "dated": "2005-07-08", "source": ["a source"], **FIELDS}
    act = lines.read(line, REGISTERS, "bench")
    assert isinstance(act, Dated)

    def append() -> None:
        for _ in range(COUNT):
            with log.locked() as head:
                log.append(head, [act], datetime.now(UTC))

    return append


def _theirs(folder: Path) -> tuple[Callable[[], None], str]:
    from django.db import connection
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate, event

    class Warrant(Aggregate):
        @event("Issued")
        def issue(self, person: str, name: str, situation: str, case: str, document: str) -> None:
            self.person = person

    class Register(Application[UUID]):
        pass

    os.environ["PERSISTENCE_MODULE"] = "eventsourcing.sqlite"
    os.environ["SQLITE_DBNAME"] = str(folder / "peer.sqlite3")
    application = Register()
    warrant = Warrant()
    application.save(warrant)

    def append() -> None:
        for _ in range(COUNT):
            warrant.issue(**FIELDS)
            application.save(warrant)

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        (journal,) = cursor.fetchone()
        cursor.execute("PRAGMA synchronous")
        (synchronous,) = cursor.fetchone()
    return append, f"journal_mode={journal} synchronous={_SYNCHRONOUS[synchronous]}"


def _their_mode(folder: Path) -> str:
    """Their journal mode is kept in their file; synchronous is the library's default, that of SQLite."""
    with sqlite3.connect(folder / "peer.sqlite3") as peer:
        (journal,) = peer.execute("PRAGMA journal_mode").fetchone()
        (synchronous,) = peer.execute("PRAGMA synchronous").fetchone()
    return f"journal_mode={journal} synchronous={_SYNCHRONOUS[synchronous]}"


_SYNCHRONOUS = ("OFF", "NORMAL", "FULL", "EXTRA")
