"""A demonstration's home: made once, kept, begun anew when asked; never made of a record that somebody keeps."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from comity.demonstration.cast import PEOPLE
from comity.demonstration.marks import MARK
from tests.homes import Home, write_lines

pytestmark = pytest.mark.sqlite
PLEDGE = {"act": "pledges.made", "dated": "2010-06-01", "name": "aid", "occasion": "Kampala"}


def _pledge(folder: Path, state: str) -> Path:
    return write_lines(
        folder / f"{state}.jsonl", [{**PLEDGE, "matter": f"of-{state.lower()}", "state": state, "source": ["a test"]}]
    )


def test_it_is_made_kept_and_begun_anew(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    first = home.comity("demonstration")
    assert first.status == 0, first
    for person in PEOPLE:
        assert person.email in first.out
    assert home.done("verify").startswith("verified: ")
    assert (home.folder / MARK).stat().st_mode & 0o077 == 0
    assert [path for path in (home.folder / "key-files").iterdir() if path.stat().st_mode & 0o077] == []
    mark = json.loads((home.folder / MARK).read_text())
    assert mark["password"] in first.out
    home.done("load", _pledge(tmp_path, "XAB"))
    again = home.comity("demonstration")
    assert (again.status, again.err) == (0, ""), "nothing is made again"
    assert mark["password"] in again.out
    assert f"verified: {mark['filled'] + 1} entries" in home.done("verify")
    fresh = home.comity("demonstration", "--fresh")
    assert fresh.status == 0
    assert f"verified: {mark['filled']} entries" in home.done("verify")
    assert json.loads((home.folder / MARK).read_text())["seeds"] != mark["seeds"]
    _is_made_again_after_an_interruption(home)


def _is_made_again_after_an_interruption(home: Home) -> None:
    path = home.folder / MARK
    mark = json.loads(path.read_text())
    path.write_text(json.dumps({**mark, "filled": 0, "process": os.getpid()}))
    assert "is being made by process" in home.comity("demonstration").line()
    path.write_text(json.dumps({**mark, "filled": 0, "process": 4_000_000}))
    assert home.comity("demonstration").status == 0
    assert f"verified: {mark['filled']} entries" in home.done("verify")


# How a folder came to hold something that is no demonstration.
@pytest.mark.parametrize("words", [(), ("--fresh",)])
@pytest.mark.parametrize("with_record", [True, False], ids=["a record", "a file"])
def test_what_somebody_keeps_is_left_alone(tmp_path: Path, words: tuple[str, ...], with_record: bool) -> None:
    home = Home(tmp_path / "home")
    if with_record:
        home.done("load", _pledge(tmp_path, "NLD"))
    else:
        home.folder.mkdir()
        (home.folder / "letter.txt").write_text("mine")
    before = sorted(path.name for path in home.folder.iterdir())
    line = home.comity("demonstration", *words).line()
    assert "a record that is kept never becomes one" in line
    assert sorted(path.name for path in home.folder.iterdir()) == before
    if with_record:
        assert home.done("verify").startswith("verified: 1 entries")


def test_another_database_is_never_its_own(tmp_path: Path) -> None:
    """DATABASE_URL names the record that somebody keeps: the demonstration makes its own beside its mark."""
    kept = Home(tmp_path / "kept")
    kept.done("load", _pledge(tmp_path, "NLD"))
    home = Home(tmp_path / "home", f"sqlite:///{kept.file}")
    assert home.comity("demonstration").status == 0
    assert (home.folder / "comity.sqlite3").exists()
    assert kept.done("verify").startswith("verified: 1 entries")
    assert "(NLD) is a real State" in home.comity("load", tmp_path / "NLD.jsonl").line()
    assert "is an invented State" in kept.comity("load", _pledge(tmp_path, "XAA")).line()


def test_a_mark_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    (home.folder / MARK).write_text("{")
    assert "cannot be read: begin anew with --fresh" in home.comity("demonstration").line()
    assert home.comity("demonstration", "--fresh").status == 0
