"""The record as text: an export rebuilds it without loss, and nothing that was altered is taken in."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from comity.record import checkpoint, log, transfer, tree
from comity.record.entries import item_hash
from tests.cli.acts import AMENDED, EXECUTED, SENTENCED, warrants
from tests.homes import Home, new_home, write_lines
from tests.recorded import PLEDGE, nothing_kept, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(db: None) -> list[str]:
    """The lines of an export of four entries, which the log no longer holds."""
    with nothing_kept():
        put("pledges", f"2010-06-01 {PLEDGE} note='Côte d’Ivoire 🕊'", history=True)
        put("pledges", "2011-01-01 followed-up progress=begun audience=parties parties='NLD | BEL'")
        put("pledges", f"2010-05/2010-06 {PLEDGE} disclosed=2012", matter="another")
        put("pledges", "2012-01-01 fulfilled")
        written = io.StringIO()
        assert transfer.export(written) == 4
        assert [act.number for act in log.read()] == [1, 2, 3, 4]
    return written.getvalue().splitlines(keepends=True)


def _import(lines: list[str]) -> int:
    return transfer.import_(io.BytesIO("".join(lines).encode("utf-8", "surrogatepass")))


def test_it_writes_a_line_for_every_entry_between_the_key_and_the_checkpoint(exported: list[str]) -> None:
    first, *entries, last = [json.loads(line) for line in exported]
    assert first == {"format": "comity-record-1", "verifier": settings.COMITY_KEY().public}
    assert [line["entry"]["number"] for line in entries] == [1, 2, 3, 4]
    assert [sorted(line) for line in entries] == [["body", "entry", "salt"]] * 4
    assert checkpoint.read(last["checkpoint"], first["verifier"]).size == 4
    assert "Côte d’Ivoire 🕊" in exported[1], "text is text, not escapes"


def test_it_can_be_checked_with_what_stands_in_it_alone(exported: list[str]) -> None:
    import rfc8785

    first, *entries, last = [json.loads(line) for line in exported]
    frontier: list[bytes] = []
    for size, line in enumerate(entries):
        tree.grow(size, frontier, tree.leaf(rfc8785.dumps(line["entry"])))
        assert item_hash(line["salt"], rfc8785.dumps(line["body"]).decode()) == line["entry"]["item"]
    assert checkpoint.read(last["checkpoint"], first["verifier"]).root == tree.root(frontier)


def test_it_rebuilds_the_log_without_loss(exported: list[str]) -> None:
    assert _import(exported) == 4
    again = io.StringIO()
    transfer.export(again)
    assert again.getvalue().splitlines(keepends=True) == exported
    assert [act.opening for act in log.read()] == [True, False, False, False]
    assert log.head()[0] == 4


def test_it_exports_and_imports_a_record_that_is_empty(db: None) -> None:
    written = io.StringIO()
    assert transfer.export(written) == 0
    assert _import(written.getvalue().splitlines(keepends=True)) == 0


def test_it_says_how_far_it_has_come(exported: list[str]) -> None:
    done: list[int] = []
    transfer.import_(io.BytesIO("".join(exported).encode()), done.append)
    assert done == [1, 2, 3, 4]


def test_it_takes_nothing_into_a_record_that_holds_something(exported: list[str]) -> None:
    put("pledges", f"2010-06-01 {PLEDGE}")
    with pytest.raises(transfer.NotAnExport, match="this record holds 1 entries already; an export goes into an empty"):
        _import(exported)
    assert log.head()[0] == 1


def _changed(line: int, **changes: Any) -> Callable[[list[str]], list[str]]:
    def change(lines: list[str]) -> list[str]:
        found = json.loads(lines[line])
        for name, value in changes.items():
            *outer, inner = name.split("__")
            part = found
            for step in outer:
                part = part[step]
            if value is ...:
                del part[inner]
            else:
                part[inner] = value
        return [*lines[:line], json.dumps(found) + "\n", *lines[line + 1 :]]

    return change


def _another_key() -> checkpoint.Key:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(b"\x09" * 32)
    return checkpoint.Key(checkpoint.ORIGIN, private)


# What is done to the lines of an export: the line that is named, and what is said of it.
ALTERED: dict[str, tuple[Callable[[list[str]], list[str]], int, str]] = {
    "nothing": (lambda _lines: [], 1, "not an export: the first line names the format comity-record-1"),
    "another format": (_changed(0, format="comity-record-9"), 1, "not an export"),
    "no format": (_changed(0, format=...), 1, "not an export"),
    "no verifier": (_changed(0, verifier=...), 1, "not an export"),
    "the first line alone": (lambda lines: lines[:1], 1, "the export is cut off: it ends without its checkpoint"),
    "no first line": (lambda lines: lines[1:], 1, "not an export"),
    "cut off after an entry": (lambda lines: lines[:3], 3, "the export is cut off: it ends without its checkpoint"),
    "cut off within an entry": (lambda lines: [*lines[:3], lines[3][:50]], 4, "not JSON in UTF-8"),
    "cut off in the checkpoint": (lambda lines: [*lines[:5], lines[5][:50]], 6, "not JSON in UTF-8"),
    "an entry left out": (lambda lines: [*lines[:2], *lines[3:]], 3, "entry 2 is expected here"),
    "the last entry left out": (
        lambda lines: [*lines[:4], *lines[5:]],
        5,
        "the entries are not those of the checkpoint, which counts 4",
    ),
    "two entries in another order": (
        lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
        2,
        "entry 1 is expected here",
    ),
    "an entry twice": (lambda lines: [*lines[:2], lines[1], *lines[2:]], 3, "entry 2 is expected here"),
    "something behind the checkpoint": (
        lambda lines: [*lines, lines[4]],
        7,
        "something follows the checkpoint, which is the last line",
    ),
    "a second checkpoint": (lambda lines: [*lines, lines[5]], 7, "something follows the checkpoint"),
    "another day": (
        _changed(2, entry__dated="2011-01-02"),
        6,
        "the entries are not those of the checkpoint, which counts 4",
    ),
    "an impossible day": (_changed(2, entry__dated="2011-02-30"), 3, "its content cannot be read: not a date: 2011-02"),
    "another matter": (_changed(2, entry__matter="x"), 6, "the entries are not those of the checkpoint"),
    "another audience": (_changed(2, entry__audience="public"), 6, "the entries are not those of the checkpoint"),
    "another number": (_changed(2, entry__number=9), 3, "entry 2 is expected here"),
    "yes for the number one": (_changed(1, entry__number=True), 6, "the entries are not those of the checkpoint"),
    "another act": (_changed(2, entry__kind="pledges.maid"), 3, "no such act: pledges.maid"),
    "another content": (
        _changed(2, body__act__progress="finished"),
        3,
        "its content is not what its hash says",
    ),
    "another salt": (_changed(2, salt="00" * 16), 3, "its content is not what its hash says"),
    "a salt in capitals": (
        lambda lines: _changed(2, salt=json.loads(lines[2])["salt"].upper() + " ")(lines),
        3,
        "its salt is not hexadecimal in small letters",
    ),
    "a salt that is none": (_changed(2, salt="salt"), 3, ""),
    "no salt": (_changed(2, salt=...), 3, "not an entry with its salt and body"),
    "no content": (_changed(2, body=...), 3, "not an entry with its salt and body"),
    "a field more": (_changed(2, entry__more="x"), 3, "not an entry with its salt and body"),
    "a field less": (_changed(2, entry__by=...), 3, "not an entry with its salt and body"),
    "a list for an entry": (_changed(2, entry=[]), 3, "not an entry with its salt and body"),
    "a fraction in a content": (_changed(2, body__act__progress=1.5), 3, ""),
    "a large number in a content": (_changed(2, body__act__progress=10**40), 3, ""),
    "half a character": (_changed(2, entry__by="\ud800"), 3, ""),
    "a content nested deeply": (
        lambda lines: [*lines[:2], lines[2].replace('"begun"', "[" * 800 + "]" * 800), *lines[3:]],
        3,
        "",
    ),
    "a list for a line": (lambda lines: [*lines[:2], "[]\n", *lines[2:]], 3, "not an object"),
    "an empty line": (lambda lines: [*lines[:2], "\n", *lines[2:]], 3, "not JSON in UTF-8"),
    "a very long line": (lambda lines: [*lines[:2], " " * (5 << 20) + "\n", *lines[2:]], 3, "the line is longer than"),
    "an empty checkpoint": (_changed(5, checkpoint=""), 6, "not a checkpoint"),
    "a checkpoint that is a number": (_changed(5, checkpoint=5), 6, "not a checkpoint"),
    "a checkpoint of another size": (
        lambda lines: _changed(5, checkpoint=json.loads(lines[5])["checkpoint"].replace("\n4\n", "\n3\n"))(lines),
        6,
        "the checkpoint bears no valid signature of this record's key",
    ),
    "a checkpoint by another key": (
        _changed(5, checkpoint=_another_key().sign(checkpoint.Checkpoint(4, bytes(32)))),
        6,
        "the checkpoint bears no valid signature of this record's key",
    ),
    "another key in the first line": (
        _changed(0, verifier=_another_key().public),
        6,
        "the checkpoint bears no valid signature of this record's key",
    ),
    "a key that is none": (_changed(0, verifier="comity/record"), 6, "not a verifier key"),
}


@pytest.mark.parametrize(("alter", "line", "sentence"), ALTERED.values(), ids=ALTERED)
def test_it_takes_in_nothing_that_was_altered(
    exported: list[str], alter: Callable[[list[str]], list[str]], line: int, sentence: str
) -> None:
    altered = alter(exported)
    assert altered != exported
    with pytest.raises(transfer.NotAnExport) as refused:
        _import(altered)
    assert refused.value.line == line
    assert str(refused.value).startswith(sentence)
    assert str(refused.value)
    assert "\n" not in str(refused.value)
    assert log.head()[0] == 0


def test_it_takes_in_nothing_that_is_not_utf_8(exported: list[str]) -> None:
    whole = "".join(exported)
    for coded in (whole.encode("utf-16"), whole.encode("latin-1", "replace"), b"\x00" * 100, base64.b64encode(b"x")):
        with pytest.raises(transfer.NotAnExport):
            transfer.import_(io.BytesIO(coded))
    assert log.head()[0] == 0


def test_it_goes_from_one_home_into_another(tmp_path: Path) -> None:
    """The command line, both ways: all but the key and what it signs is the same."""
    with new_home(tmp_path / "one") as one, new_home(tmp_path / "other") as other:
        acts = [*warrants(20), {**AMENDED, "matter": "warrant-3"}, {**EXECUTED, "matter": "warrant-4"}, SENTENCED]
        (tmp_path / "one").mkdir()
        one.done("load", write_lines(tmp_path / "one" / "acts.jsonl", acts))
        first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
        assert one.comity("export", first).err == f"exported 23 entries to {first}\n"
        assert other.done("import", first) == "imported 23 entries\n"
        assert other.done("verify").startswith("verified: 23 entries")
        assert other.comity("export", second).status == 0
        lines, again = first.read_text().splitlines(), second.read_text().splitlines()
        assert lines[1:-1] == again[1:-1]
        assert lines[0] != again[0]
        assert lines[-1] != again[-1]
        words = ("as-at", "2016-01-01", "--json")
        assert one.done(*words) == other.done(*words)
        sql = "SELECT register, matter, since, status, body, entry FROM registers_standing ORDER BY matter, since"
        assert one.rows(sql) == other.rows(sql)
        _refuses_a_second_time(other, first)
        _begins_with(one, other, first)


def _refuses_a_second_time(home: Home, file: Path) -> None:
    ran = home.comity("import", file)
    assert ran.status == 2
    assert ran.line() == f"{file}:1: this record holds 23 entries already; an export goes into an empty home"


def _begins_with(one: Home, other: Home, export: Path) -> None:
    """verify --against: its own checkpoint of earlier holds, another record's does not."""
    kept = export.with_name("kept")
    kept.write_text(json.loads(export.read_text().splitlines()[-1])["checkpoint"], encoding="utf-8")
    one.done("load", write_lines(export.with_name("more.jsonl"), warrants(5, begin=100)))
    assert one.done("verify", "--against", kept).startswith("verified: 28 entries")
    ran = other.comity("verify", "--against", kept)
    assert (ran.status, ran.out) == (1, "")
    assert ran.line() == ("the checkpoint that was kept: the checkpoint bears no valid signature of this record's key")
