"""kill -9 at any moment of a load: what was acknowledged is there, nothing is half entered, the record verifies."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.cli.acts import warrants
from tests.homes import Home, Warm, write_lines

TIMES = 200
ACTS = 150
FILES = 2


def _emptied(home: Home, template: Path) -> None:
    """The home as it was when only its tables had been made."""
    for beside in ("-wal", "-shm"):
        home.file.with_name(home.file.name + beside).unlink(missing_ok=True)
    shutil.copyfile(template, home.file)


def _killed(warm: Warm, files: list[Path], after: float) -> str:
    """Load the files one after the other, kill the process after so long; return what it had acknowledged."""
    process = warm.start(*(("load", file) for file in files))
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    return warm.ended().out


@pytest.mark.long
@pytest.mark.sqlite
def test_it_loses_nothing_and_halves_nothing_however_it_is_killed(home: Home, tmp_path: Path) -> None:
    files = [write_lines(tmp_path / f"{n}.jsonl", warrants(ACTS, begin=n * ACTS)) for n in range(FILES)]
    home.done("as-at", "2016")
    template = tmp_path / "template"
    shutil.copyfile(home.file, template)
    chosen = random.SystemRandom()
    with home.warm() as warm:
        began = time.monotonic()
        warm.start(*(("load", file) for file in files))
        assert warm.ended().out.count("entered") == FILES
        takes = time.monotonic() - began
        found: list[int] = []
        for _ in range(TIMES):
            _emptied(home, template)
            acknowledged = _killed(warm, files, chosen.uniform(0, takes * 1.1)).count("entered")
            ((size,),) = home.rows("SELECT size FROM record_head")
            assert size % ACTS == 0, "a file is half entered"
            assert size // ACTS in (acknowledged, acknowledged + 1), "something acknowledged is lost"
            assert home.rows("SELECT count(*), coalesce(max(number), 0) FROM record_entry") == [(size, size)]
            ran = warm.comity("verify")
            assert ran.status == 0, ran
            assert ran.out.startswith(f"verified: {size:,} entries")
            found.append(size)
    assert len(set(found)) == FILES + 1, "killed before, between and after"
    home.done("load", *files)
    assert home.done("verify").startswith(f"verified: {ACTS * FILES} entries")


@pytest.mark.long
@pytest.mark.postgresql
def test_it_loses_nothing_and_halves_nothing_on_postgresql(home: Home, tmp_path: Path) -> None:
    """The record grows from one killing to the next: each load is of other acts."""
    home.done("as-at", "2016")
    chosen = random.SystemRandom()
    entered = 0
    with home.warm() as warm:
        for each in range(40):
            file = write_lines(tmp_path / f"{each}.jsonl", warrants(ACTS, begin=each * ACTS))
            acknowledged = _killed(warm, [file], chosen.uniform(0, 0.4)).count("entered")
            _until_alone(home)
            ((size,),) = home.rows("SELECT size FROM record_head")
            assert size - entered in (acknowledged * ACTS, ACTS)
            assert home.rows("SELECT count(*), coalesce(max(number), 0) FROM record_entry") == [(size, size)]
            entered = size
        assert warm.comity("verify").status == 0


def _until_alone(home: Home) -> None:
    """Wait until the server has noticed that its client is gone, and has ended what that had begun."""
    sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _ in range(500):
        if home.rows(sql) == [(0,)]:
            return
        time.sleep(0.01)
    pytest.fail("the server still serves a client that was killed")
