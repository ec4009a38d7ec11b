"""Rebuilding: the rows follow from the log; where they do not, they are named and made anew."""

from __future__ import annotations

from typing import Any

import pytest

from comity.registers import rebuilding
from tests.recorded import PLEDGE, put, rows, unguarded

pytestmark = pytest.mark.django_db

SENT = "transmitted organ=OTP to=NLD measure=other reference=R language=en contents=purpose although_incomplete=x"
KONY = "2013-04-18 issued person=kony name=Kony situation=Uganda case=Kony"


@pytest.fixture(autouse=True)
def record(db: None) -> None:
    """Four matters, two of them restricted and one with a late act."""
    put("pledges", f"2010-06-01 {PLEDGE}", "2012-01-01 fulfilled", matter="a-pledge")
    put("pledges", "2011-01-01 followed-up progress=begun", matter="a-pledge")
    put("warrants", f"{KONY} audience=parties parties=NLD disclosed=2017-04-24", "2014-01-01 arrested by_state=LBY")
    put("participation", "2004-09-21 deposited treaty=rome-statute state=BDI instrument=ratified", matter="bdi")
    put("requests", f"2016-01-10 {SENT} audience=parties parties='OTP | NLD'", matter="otp-r")


def _rows() -> list[Any]:
    """All that is kept, without the numbers that the database gives to rows."""
    standing = "register, matter, kind, since, until, status, title, parties, due, seen_by, fork, body, entry"
    tables = {
        "registers_standing": f"{standing}, status_since",
        "registers_party": "party, register, matter, restricted",
        "registers_late": "entry, register, matter, day, known_from",
        "registers_word": "seen_by, word, register, matter",
    }
    return [sorted(rows(f"SELECT {columns} FROM {table}"), key=repr) for table, columns in tables.items()]


def test_it_changes_no_row_of_a_record_that_was_only_entered() -> None:
    before = _rows()
    assert all(before), "every table holds something"
    ids = rows("SELECT id FROM registers_standing ORDER BY id")
    assert rebuilding.rebuild() == (4, 0)
    assert _rows() == before
    assert rows("SELECT id FROM registers_standing ORDER BY id") == ids


# What happened to the rows: the matters that differ, with their last entry.
DAMAGED = {
    "a status": ("UPDATE registers_standing SET status = 'made' WHERE matter = 'a-pledge'", [("a-pledge", 3)]),
    "a day": ("UPDATE registers_standing SET since = '2010-06-02' WHERE status = 'made'", [("a-pledge", 3)]),
    "an end": ("UPDATE registers_standing SET until = NULL WHERE matter = 'bdi'", [("bdi", 6)]),
    "a title": ("UPDATE registers_standing SET title = 'x' WHERE matter = 'bdi'", [("bdi", 6)]),
    "a body": ("UPDATE registers_standing SET body = '{}' WHERE matter = 'bdi'", [("bdi", 6)]),
    "a place in the tree": ("UPDATE registers_standing SET fork = fork + 1 WHERE matter = 'bdi'", [("bdi", 6)]),
    "for whom": ("UPDATE registers_standing SET seen_by = 'states' WHERE matter = 'bdi'", [("bdi", 6)]),
    "an entry": ("UPDATE registers_standing SET entry = 1 WHERE matter = 'bdi'", [("bdi", 6)]),
    "a row less": ("DELETE FROM registers_standing WHERE status = 'fulfilled'", [("a-pledge", 3)]),
    "a party less": ("DELETE FROM registers_party WHERE party = 'NLD' AND restricted", [("the-matter", 5)]),
    "a party more": (
        "INSERT INTO registers_party (party, register, matter, restricted) VALUES ('ITA', 'pledges', 'a-pledge', true)",
        [("a-pledge", 3)],
    ),
    "a word less": ("DELETE FROM registers_word WHERE word = 'with OTP'", [("otp-r", 7)]),
    "a word more": (
        "INSERT INTO registers_word (seen_by, word, register, matter) VALUES ('of NLD', 'x', 'requests', 'otp-r')",
        [("otp-r", 7)],
    ),
    "no longer late": ("DELETE FROM registers_late WHERE matter = 'the-matter'", [("the-matter", 5)]),
    "known from another day": (
        "UPDATE registers_late SET known_from = '2016-01-01' WHERE matter = 'the-matter'",
        [("the-matter", 5)],
    ),
    "a matter that no act is about": (
        "INSERT INTO registers_late VALUES (99, 'pledges', 'none', '2016-01-01', '2016-01-01')",
        [("none", None)],
    ),
    "a register that there is not": (
        "UPDATE registers_standing SET register = 'treaties' WHERE matter = 'bdi'",
        [("bdi", 6), ("bdi", None)],
    ),
    "everything": (
        "DELETE FROM registers_standing",
        [("a-pledge", 3), ("bdi", 6), ("otp-r", 7)],  # nobody but a party has seen the third
    ),
}


@pytest.mark.parametrize(("sql", "named"), DAMAGED.values(), ids=DAMAGED)
def test_it_names_the_matters_that_differ_and_makes_them_anew(sql: str, named: list[tuple[str, int | None]]) -> None:
    before = _rows()
    unguarded(sql)
    assert [(found.matter, found.entry) for found in rebuilding.differences()] == named
    matters, changed = rebuilding.rebuild()
    assert (matters, changed) == (4 + len([one for one in named if one[1] is None]), len(named))
    assert _rows() == before
    assert list(rebuilding.differences()) == []


@pytest.mark.sqlite
@pytest.mark.parametrize("value", ["'2010-02-30'", "'soon'", "''", "5", "x'ff'", "CAST(x'ff' AS TEXT)"])
@pytest.mark.parametrize("column", ["since", "until", "due", "status_since"])
def test_it_makes_anew_what_is_no_day_at_all(column: str, value: str) -> None:
    before = _rows()
    unguarded(f"UPDATE registers_standing SET {column} = {value} WHERE matter = 'bdi'")
    assert rebuilding.rebuild()[1] >= 1
    assert _rows() == before


@pytest.mark.sqlite
@pytest.mark.parametrize("column", ["title", "matter", "status", "parties", "body"])
def test_it_makes_all_anew_where_rows_cannot_be_read(column: str) -> None:
    before = _rows()
    unguarded(f"UPDATE registers_standing SET {column} = CAST(x'ff41' AS TEXT) WHERE matter = 'bdi'")
    assert rebuilding.rebuild() == (4, 4)
    assert _rows() == before


def test_it_says_how_far_it_has_come() -> None:
    done: list[int] = []
    rebuilding.rebuild(done.append)
    assert done == [1, 2, 3, 4]


def test_an_act_leaves_the_words_alone_that_it_does_not_change() -> None:
    there = rows("SELECT id, word FROM registers_word WHERE matter = 'otp-r' ORDER BY id")
    assert "for other" in dict(there).values()
    put("requests", "2016-01-12 received audience=parties parties='OTP | NLD'", matter="otp-r")
    assert rows("SELECT id, word FROM registers_word WHERE matter = 'otp-r' ORDER BY id") == there
    assert list(rebuilding.differences()) == []
