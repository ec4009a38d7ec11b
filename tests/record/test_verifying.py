"""Verifying: whatever is changed in the log without its guard, the first entry that is off is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from comity.record import checkpoint, entries, log, tree, verifying
from tests.recorded import NOW, PLEDGE, put, unguarded

pytestmark = pytest.mark.django_db

SIZE = 11


@pytest.fixture(autouse=True)
def eleven(db: None) -> None:
    """A log of eleven entries."""
    for each in range(SIZE):
        put("pledges", f"2010-06-01 {PLEDGE}", matter=f"pledge-{each}")


def _problems() -> list[str]:
    return verifying.check().problems


def test_it_finds_nothing_in_a_log_that_is_whole() -> None:
    found = verifying.check()
    assert (found.problems, found.size, found.root) == ([], SIZE, log.head()[1].hex())


def test_it_says_how_far_it_has_come() -> None:
    done: list[int] = []
    verifying.check(done.append)
    assert done == list(range(1, SIZE + 1))


# What is done to the log, and the problem that is found first.
CHANGES = {
    **{
        f"{column} of an entry": (
            f"UPDATE record_entry SET \"{column}\" = '{value}' WHERE number = 7",
            "entry 7: ",
        )
        for column, value in {
            "kind": "pledges.fulfilled",
            "matter": "another",
            "dated": "2010-06-02",
            "disclosed": "2012-01-01",
            "registered_at": "2026-11-24T09:30:00.000001Z",
            "audience": "states",
            "parties": '["NLD"]',
            "by": "somebody else",
            "on_behalf_of": "somebody",
            "source": '["another"]',
        }.items()
    },
    "opening of an entry": (
        "UPDATE record_entry SET opening = NOT opening WHERE number = 7",
        "entry 7: it is not what",
    ),
    "spaces in a list of an entry": (
        "UPDATE record_entry SET source = '[ \"a test\"]' WHERE number = 7",
        "entry 7: it is not what was entered: its hash is not the one in the tree",
    ),
    "number of an entry": ("UPDATE record_entry SET number = 70 WHERE number = 7", "entry 7 is missing"),
    "an entry left out": ("DELETE FROM record_entry WHERE number = 7", "entry 7 is missing"),
    "the last entry left out": (
        f"DELETE FROM record_entry WHERE number = {SIZE}",
        f"entry {SIZE} is missing: the head counts {SIZE}",
    ),
    "all entries left out": ("DELETE FROM record_entry", f"entry 1 is missing: the head counts {SIZE}"),
    "content of an item": (
        "UPDATE record_entry SET body = replace(body, 'aid', 'AID') WHERE number = 7",
        "entry 7: its content is not what was entered: the hash differs",
    ),
    "a space in an item": (
        "UPDATE record_entry SET body = replace(body, ':', ': ') WHERE number = 7",
        "entry 7: its content is not what was entered: the hash differs",
    ),
    "salt of an item": (
        f"UPDATE record_entry SET salt = '{'0' * 32}' WHERE number = 7",
        "entry 7: its content is not what was entered: the hash differs",
    ),
    "salt in capitals": (
        "UPDATE record_entry SET salt = upper(salt) || '' WHERE number = 7",
        "entry 7: its content is not what was entered: the hash differs",
    ),
    "a salt that is none": (
        "UPDATE record_entry SET salt = 'salt' WHERE number = 7",
        "entry 7: its content is not what was",
    ),
    "the item of another entry": (
        "UPDATE record_entry SET item = (SELECT item FROM record_entry WHERE number = 8) WHERE number = 7",
        "entry 7: its content is not what was entered: the hash differs",
    ),
    "the item of another entry, whole": (
        "UPDATE record_entry SET (item, salt, body) = (SELECT item, salt, body FROM record_entry WHERE number = 8) "
        "WHERE number = 7",
        "entry 7: it is not what was entered: its hash is not the one in the tree",
    ),
    "a leaf": (
        f"UPDATE record_entry SET subtrees = '{'0' * 64}' WHERE number = 7",
        "entry 7: it is not what was entered: its hash is not the one in the tree",
    ),
    "a leaf in capitals": (
        "UPDATE record_entry SET subtrees = upper(subtrees) WHERE number = 7",
        "entry 7: it is not what was entered: its hash is not the one in the tree",
    ),
    "a subtree left out": (
        "UPDATE record_entry SET subtrees = substr(subtrees, 1, 129) WHERE number = 8",
        "entry 8: it is not what was entered: its hash is not the one in the tree",
    ),
    "no tree": ("UPDATE record_entry SET subtrees = ''", "entry 1: it is not what was entered"),
    "size in the head": (f"UPDATE record_head SET size = {SIZE + 1}", f"entry {SIZE + 1} is missing: the head counts"),
    "a smaller size in the head": (
        f"UPDATE record_head SET size = {SIZE - 1}",
        f"the head is not that of the log, which holds {SIZE} entries",
    ),
    "root in the head": ("UPDATE record_head SET root = ''", "the head is not that of the log"),
    "root in capitals": ("UPDATE record_head SET root = upper(root)", "the head is not that of the log"),
    "frontier in the head": ("UPDATE record_head SET frontier = ''", "the head is not that of the log"),
    "frontier in capitals": ("UPDATE record_head SET frontier = upper(frontier)", "the head is not that of the log"),
    "whether it is open": ("UPDATE record_head SET opened = NOT opened", "the head is not that of the log"),
    "no head": ("DELETE FROM record_head", "the head is missing"),
    "no seal": ("UPDATE record_head SET seal = ''", "the head: its seal is not of this record's key"),
    "a seal in capitals": (
        "UPDATE record_head SET seal = upper(seal)",
        "the head: its seal is not of this record's key",
    ),
}


@pytest.mark.parametrize(("sql", "problem"), CHANGES.values(), ids=CHANGES)
def test_it_names_what_is_off_first(sql: str, problem: str) -> None:
    unguarded(sql)
    first, *_others = _problems()
    assert first.startswith(problem)


def test_it_finds_an_end_that_was_cut_off_by_somebody_without_the_key() -> None:
    """All that can be computed is as it should be; the seal cannot be."""
    frontier: list[bytes] = []
    for place, stored in enumerate(log.rows(most=SIZE - 1)):
        tree.grow(place, frontier, tree.leaf(entries.entry_bytes(stored.row)))
    unguarded(f"DELETE FROM record_entry WHERE number = {SIZE}")
    unguarded(
        f"UPDATE record_head SET size = {SIZE - 1}, root = '{tree.root(frontier).hex()}', "
        f"frontier = '{log.hexadecimal(frontier)}'"
    )
    assert _problems() == ["the head: its seal is not of this record's key"]


def _checkpoints(count: int) -> list[str]:
    """The checkpoints of a log that grows by so many entries."""
    kept = []
    for each in range(count):
        put("pledges", f"2011-06-01 {PLEDGE}", matter=f"later-{each}")
        kept.append(log.signed_head())
    return kept


def test_it_begins_with_every_checkpoint_that_was_kept() -> None:
    for kept in [log.signed_head(), *_checkpoints(9)]:
        assert verifying.check(kept=kept).problems == []


def test_it_finds_that_it_does_not_begin_with_a_checkpoint_of_its_own_key() -> None:
    key = settings.COMITY_KEY()
    assert verifying.check(kept=key.sign(checkpoint.Checkpoint(5, bytes(32)))).problems == [
        "the first 5 entries are not those of the checkpoint that was kept"
    ]
    assert verifying.check(kept=key.sign(checkpoint.Checkpoint(SIZE + 1, bytes(32)))).problems == [
        f"the log holds {SIZE} entries; the checkpoint that was kept, {SIZE + 1}"
    ]


def test_it_takes_no_checkpoint_of_another_record(tmp_path: Path) -> None:
    other = checkpoint.load_key(tmp_path / "record")
    size, root = log.head()
    assert verifying.check(kept=other.sign(checkpoint.Checkpoint(size, root))).problems == [
        "the checkpoint that was kept: the checkpoint bears no valid signature of this record's key"
    ]
    assert verifying.check(kept="no checkpoint").problems == [
        "the checkpoint that was kept: not a checkpoint: it holds no origin, size and root"
    ]


def test_it_finds_that_the_log_was_rewritten_and_signed_again() -> None:
    """Who owns the database and the key can rewrite both; a checkpoint kept elsewhere shows it."""
    kept = log.signed_head()
    rewritten = [act for act in log.read() if act.number != 4]
    unguarded("DELETE FROM record_entry")
    unguarded("UPDATE record_head SET size = 0, frontier = ''")
    with log.locked() as head:
        log.append(head, [*rewritten, *rewritten[:3]], NOW)
    assert verifying.check().problems == []
    assert verifying.check(kept=kept).problems == [
        f"the first {SIZE} entries are not those of the checkpoint that was kept"
    ]
