"""The log: numbered without gaps, hashed as canonical JSON, read back as it was written."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import msgspec
import pytest
import rfc8785
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from comity.record import checkpoint, entries, log, tree
from comity.regime import REGISTERS, lines
from comity.regime.acts import Dated
from comity.registers.entering import Entered, enter
from tests.recorded import NOW, PLEDGE, nothing_kept, put, rows

pytestmark = pytest.mark.django_db

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
# What an act may hold: no control characters beside new lines and tabs.
_ALLOWED = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), min_size=1, max_size=25)
_WORDS = _ALLOWED.filter(str.strip)


@given(
    st.recursive(
        _TEXT | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz_", min_size=1), inner, max_size=4),
        max_leaves=20,
    )
)
def test_it_writes_canonical_json(value: Any) -> None:
    assert entries.canonical(value) == rfc8785.dumps(value)


@given(name=_WORDS, note=_WORDS, sources=st.lists(_WORDS, min_size=1, max_size=3), parties=st.lists(_WORDS, max_size=3))
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_hashes_canonical_json_that_a_full_implementation_writes_the_same(
    name: str, note: str, sources: list[str], parties: list[str]
) -> None:
    line = {
        "act": "pledges.made",
        "matter": "a-pledge",
        "dated": "2010-06",
        "name": name,
        "occasion": name,
        "note": note,
        "source": sources,
        "parties": parties,
        "alternatives": [{"field": "name", "value": note, "source": sources}],
    }
    act = lines.read(line, REGISTERS, "a test")
    assert isinstance(act, Dated), act
    with nothing_kept():
        entered = enter([act], now=NOW)
        assert isinstance(entered, Entered)
        ((row, item, _),) = log.rows()
        assert log.read() == list(entered.acts)
        size, root = log.head()
    assert item.body.encode() == rfc8785.dumps(json.loads(item.body))
    whole = {**row._asdict(), "parties": list(act.parties), "source": list(act.source), "opening": bool(row.opening)}
    assert entries.entry_bytes(row) == rfc8785.dumps(whole)
    assert row.item == sha256(bytes.fromhex(item.salt) + item.body.encode()).hexdigest()
    assert (size, root) == (1, sha256(b"\x00" + rfc8785.dumps(whole)).digest())


def test_it_numbers_entries_from_one_without_a_gap() -> None:
    put("pledges", f"2010-06-01 {PLEDGE}", "2011-01-01 followed-up progress=begun")
    put("pledges", "2012-01-01 fulfilled")
    assert [row[0] for row in rows("SELECT number FROM record_entry ORDER BY number")] == [1, 2, 3]
    assert [act.number for act in log.read()] == [1, 2, 3]


def test_it_reads_back_every_circumstance() -> None:
    (act,) = put(
        "pledges",
        f"2010-05-31/2010-06-11 {PLEDGE} disclosed=2011 audience=parties parties='NLD | BEL' note='a note' "
        "confidence=recalled on_behalf_of='a court'",
    )
    (read,) = log.read()
    assert read == act
    assert (read.dated.text, read.disclosed and read.disclosed.text) == ("2010-05-31/2010-06-11", "2011")
    assert (read.audience, read.parties, read.confidence) == ("parties", ("NLD", "BEL"), "recalled")
    assert (read.by, read.on_behalf_of, read.note) == ("a test", "a court", "a note")
    assert (read.registered_at, read.opening) == (NOW, False)


def test_it_registers_in_utc_to_the_microsecond() -> None:
    there = datetime(2026, 11, 24, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=3)))
    put("pledges", f"2010-06-01 {PLEDGE}", now=there)
    assert rows("SELECT registered_at FROM record_entry") == [("2026-11-23T22:02:03.456789Z",)]
    assert log.read()[0].registered_at == there.astimezone(UTC)


def test_it_writes_dates_and_contents_as_files_have_them() -> None:
    put("contacts", "2013-05-02 notified name=A essential=yes took_place=2013-05 state=NLD")
    ((row, item, _),) = log.rows()
    assert row.dated == "2013-05-02"
    assert json.loads(item.body) == {
        "act": {"name": "A", "essential": True, "took_place": "2013-05", "state": "NLD"},
        "confidence": "verified",
    }


def test_it_gives_each_content_its_own_salt() -> None:
    put("pledges", f"2010-06-01 {PLEDGE}")
    put("pledges", f"2010-06-01 {PLEDGE}", matter="another")
    first, second = log.rows()
    assert first.item.body == second.item.body
    assert first.item.salt != second.item.salt
    assert first.row.item != second.row.item


def test_it_signs_its_head_as_it_is_after_every_act() -> None:
    size, root = log.head()
    assert (size, root.hex(), log.signed_head()) == (0, sha256(b"").hexdigest(), "")
    for count in range(1, 6):
        put("pledges", f"2010-06-01 {PLEDGE}", matter=f"pledge-{count}")
        size, root = log.head()
        assert checkpoint.read(log.signed_head(), settings.COMITY_KEY().public) == checkpoint.Checkpoint(count, root)
        assert size == count


def test_it_keeps_every_full_subtree() -> None:
    acts = [act for each in range(11) for act in put("pledges", f"2010-06-01 {PLEDGE}", matter=f"pledge-{each}")]
    leaves = [tree.leaf(entries.entry_bytes(row)) for row, *_ in log.rows()]
    assert len(leaves) == len(acts) == 11
    for number, hashed in enumerate(leaves):
        proof = tree.inclusion(number, 11, log.node)
        assert tree.proves_inclusion(hashed, number, 11, proof, log.head()[1])
    with pytest.raises(KeyError):
        log.node(3, 1)


def test_it_reads_a_part_of_itself() -> None:
    for each in range(5):
        put("pledges", f"2010-06-01 {PLEDGE}", matter=f"pledge-{each}")
    assert [stored.row.number for stored in log.rows(after=2)] == [3, 4, 5]
    assert [stored.row.number for stored in log.rows(after=1, most=2)] == [2, 3]
    assert [act.matter for act in log.of_matters(["pledge-4", "pledge-1", "none"])] == ["pledge-1", "pledge-4"]
    assert [act.number for act in log.numbered([5, 2, 9])] == [2, 5]
    assert log.numbered([]) == log.of_matters([]) == []


def test_it_counts_history_until_the_first_act_that_is_not() -> None:
    (loaded,) = put("pledges", f"2010-06-01 {PLEDGE}", history=True)
    (made,) = put("pledges", "2011-01-01 followed-up progress=begun")
    (too_late,) = put("pledges", f"2010-06-01 {PLEDGE}", matter="another", history=True)
    assert [loaded.opening, made.opening, too_late.opening] == [True, False, False]


def test_it_names_an_entry_that_cannot_be_read() -> None:
    put("pledges", f"2010-06-01 {PLEDGE}")
    ((row, item, _),) = log.rows()
    for broken, sentence in {
        row._replace(kind="pledges.maid"): "no such act: pledges.maid",
        row._replace(kind="treaties.made"): "no such act: treaties.made",
        row._replace(dated="2010-02-30"): "its content cannot be read: not a date",
        row._replace(registered_at="today"): "its content cannot be read",
        row._replace(parties="NLD"): "its content cannot be read",
    }.items():
        with pytest.raises(ValueError, match=sentence):
            entries.act_of(broken, item)
    with pytest.raises(ValueError, match="its content cannot be read"):
        entries.act_of(row, item._replace(body="{}"))
    assert msgspec.structs.asdict(entries.act_of(row, item))
