"""One byte changed by hand in the file of the database: comity verify says so, names the entry, and never breaks."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.acts import AMENDED, EXECUTED, warrants
from tests.homes import Home, Ran, Warm, write_lines

pytestmark = pytest.mark.sqlite

ENTRY = 18
LOG = ("record_entry", "record_head")


@dataclass(frozen=True)
class Kept:
    """A record of forty entries, the bytes of its file, and a comity to verify it."""

    file: Path
    content: bytes
    warm: Warm

    def verify(self, *changes: tuple[int, int]) -> Ran:
        """Verify with these bytes changed: each is where it stands, and the bits that are turned round."""
        altered = bytearray(self.content)
        for place, bits in changes:
            altered[place] ^= bits
        for beside in ("-wal", "-shm"):
            self.file.with_name(self.file.name + beside).unlink(missing_ok=True)
        self.file.write_bytes(altered)
        return self.warm.comity("verify")

    def find(self, *columns: str) -> range:
        """Where the file holds these columns of one row, one behind the other."""
        wanted = "".join(columns).encode()
        place = self.content.find(wanted)
        assert place > 0, columns
        assert self.content.find(wanted, place + 1) < 0, "they stand in one place"
        return range(place, place + len(wanted))

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.file)) as opened:
            return opened.execute(sql).fetchall()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("file")
    home = Home(folder)
    acts = [*warrants(38), {**AMENDED, "matter": "warrant-3"}, {**EXECUTED, "matter": "warrant-4"}]
    home.done("load", write_lines(folder / "acts.jsonl", acts))
    with closing(sqlite3.connect(home.file)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with home.warm() as warm:
        kept = Kept(home.file, home.file.read_bytes(), warm)
        assert kept.verify().out.startswith("verified: 40 entries")
        yield kept
        assert kept.verify().out.startswith("verified: 40 entries")


# The texts of one row of the log, as they stand one behind the other in the file: from these on, for how many columns.
PARTS = {
    "the beginning of an entry": ("kind, matter, dated, disclosed, registered_at", "record_entry", "number = 18", 0),
    "the hash of its item": ("source, item", "record_entry", "number = 18", 0),
    "the salt of its item": ("item, salt", "record_entry", "number = 18", 1),
    "the content of its item": ("item, salt, body", "record_entry", "number = 18", 2),
    "the subtrees it completes": ("item, salt, body, subtrees", "record_entry", "number = 18", 3),
    "the head": ("root, frontier, seal", "record_head", "true", 0),
}


def _row(kept: Kept, part: str) -> range:
    """The bytes of a part of the log."""
    kept.verify()
    columns, table, where, begin = PARTS[part]
    (row,) = kept.ask(f"SELECT {columns} FROM {table} WHERE {where}")
    texts = [str(value) for value in row]
    return kept.find(*texts)[len("".join(texts[:begin])) :]


@pytest.mark.parametrize("part", PARTS)
def test_it_names_the_entry_of_a_byte_that_was_changed(kept: Kept, part: str) -> None:
    named = "the head" if part == "the head" else f"entry {ENTRY}: "
    row = _row(kept, part)
    chosen = random.Random(part)  # noqa: S311 - the same bytes each time
    places = chosen.sample(row, min(len(row), 40))
    for place in places:
        for bits in {0x20, 1 << chosen.randrange(8)}:
            ran = kept.verify((place, bits))
            assert ran.status == 1, (place - row[0], bits, ran)
            assert "Traceback" not in ran.err
            assert ran.err.startswith(named), (place - row[0], bits, ran.err)
            assert ran.out == ""


def test_it_names_the_entry_wherever_its_matter_stands(kept: Kept) -> None:
    """In the table, in an index of it and in the registers: all are bytes of the record."""
    kept.verify()
    ((matter,),) = kept.ask("SELECT matter FROM record_entry WHERE number = 18")
    wanted = str(matter).encode()
    places = [place for place in range(len(kept.content)) if kept.content.startswith(wanted, place)]
    assert len(places) >= 3
    for place in places:
        ran = kept.verify((place + 3, 0x01))
        assert ran.status == 1
        assert "Traceback" not in ran.err
        named = any(line.startswith(f"entry {ENTRY}: ") for line in ran.err.splitlines())
        of_registers = "standing" in ran.err or "of_matter" in ran.err
        assert named or of_registers, (place, ran.err)


def _dump(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as opened:
        return [row for table in LOG for row in opened.execute(f"SELECT * FROM {table} NOT INDEXED")]


@given(data=st.data())
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_never_breaks_and_never_verifies_a_log_that_was_changed(kept: Kept, data: st.DataObject) -> None:
    written = [place for place, byte in enumerate(kept.content) if byte]
    place = data.draw(st.sampled_from(written) | st.integers(0, len(kept.content) - 1), label="place")
    bits = data.draw(st.integers(1, 255), label="bits")
    ran = kept.verify((place, bits))
    assert "Traceback" not in ran.err
    assert ran.status in (0, 1, 2)
    if ran.status == 0:
        assert ran.err == ""
        changed = _dump(kept.file)
        kept.verify()
        assert changed == _dump(kept.file)
    else:
        assert ran.err.strip()


@pytest.mark.parametrize("size", [0, 1, 99, 100, 4096, 8192, 65536])
def test_it_says_that_a_file_was_cut_off(kept: Kept, size: int) -> None:
    for beside in ("-wal", "-shm"):
        kept.file.with_name(kept.file.name + beside).unlink(missing_ok=True)
    kept.file.write_bytes(kept.content[:size])
    ran = kept.warm.comity("verify")
    if size < 99:  # to SQLite that is an empty file, and an empty file is an empty record
        assert ran.out.startswith("verified: 0 entries")
        return
    assert ran.status in (1, 2)
    assert ran.err.strip()
    assert "Traceback" not in ran.err
