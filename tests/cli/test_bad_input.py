"""Bad input: one line on standard error with file, line and field; nothing entered; exit status 2."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.acts import AMENDED, EXECUTED, ISSUED, SENTENCED
from tests.homes import COMITY, Home, Warm, new_home

# Each file holds one good act, then what is off; the sentence follows "FILE:2: ".
GOOD = {**ISSUED, "matter": "a-good-one", "person": "good"}


def _with(**changes: Any) -> str:
    return json.dumps({name: value for name, value in {**ISSUED, **changes}.items() if value is not ...})


LINES: dict[str, tuple[str, str]] = {
    "an unknown act": (_with(act="warrants.isued"), "act: no such act: warrants.isued; did you mean warrants.issued?"),
    "an unknown register": (_with(act="arrests.issued"), "act: no such act: arrests.issued"),
    "no act": (_with(act=...), "act: missing: name the act, as in warrants.issued"),
    "an unknown State": (
        json.dumps({**AMENDED, "act": "warrants.arrested", "by_state": "LYB"}),
        "by_state: no State has the code LYB",
    ),
    "an impossible date": (_with(dated="2016-02-30"), "dated: not a date: 2016-02-30"),
    "a date in words": (_with(dated="8 July 2005"), "dated: not a date: 8 July 2005"),
    "a date in other digits": (_with(dated="٢٠٠٥-٠٧-٠٨"), "dated: not a date: ٢٠٠٥-٠٧-٠٨"),
    "a date that is a number": (_with(dated=2005), "dated: not a text: 2005"),
    "a date of two lines": (_with(dated="2005\n2006"), "dated: not a date: 2005 2006"),
    "an impossible day of disclosure": (_with(disclosed="2005-13"), "disclosed: not a date: 2005-13"),
    "an act that may not open": (
        json.dumps(EXECUTED),
        "act: warrants.executed may not open the matter kony-2005: nothing stands before it on 2015-01-16 [Rome Statu",
    ),
    "an act that may not follow": (
        "\n".join(json.dumps(act) for act in (ISSUED, EXECUTED, {**EXECUTED, "dated": "2016-01-01"})),
        "4: act: warrants.executed may not follow on 2016-01-01: Warrant against Joseph Kony of 8 July 2005 is execut",
    ),
    "a second opening act on one matter": (
        "\n".join(json.dumps(act) for act in (ISSUED, {**ISSUED, "dated": "2005-07-09"})),
        "3: act: the matter kony-2005 is open already: Warrant against Joseph Kony of 8 July 2005 (outstanding)",
    ),
    "the same line twice": (
        "\n".join([json.dumps(ISSUED)] * 2),
        "3: act: the same act on kony-2005 is given twice",
    ),
    "a matter that is not there": (
        json.dumps({**SENTENCED, "act": "sentences.imposed"})
        + "\n"
        + json.dumps(
            {
                "act": "sentences.designated",
                "matter": "kony",
                "dated": "2020-02-01",
                "state": "NOR",
                "agreement": "agreements/enforcement-nor",
                "source": ["a source"],
            }
        ),
        "3: agreement: no such matter in the record: agreements/enforcement-nor",
    ),
    "an entry that is not there": (
        json.dumps({**AMENDED, "act": "warrants.entry-withdrawn", "entry": 99, "reason": "x"}),
        "entry: entry 99 is not an earlier entry of this matter",
    ),
    "a missing source": (_with(source=...), "source: missing: warrants.issued needs it"),
    "no source": (_with(source=[]), "source: missing: every act names its source"),
    "a blank source": (_with(source=[" "]), "source: empty"),
    "a missing field": (_with(person=...), "person: missing: warrants.issued needs it"),
    "an unknown field, with a hint": (
        _with(sitaution="Uganda"),
        "sitaution: not a field of warrants.issued; did you mean situation?",
    ),
    "an unknown field": (_with(colour="red"), "colour: not a field of warrants.issued"),
    "a bad name for a matter": (_with(matter="Kony 2005"), "matter: not a name for a matter (small letters, digits"),
    "a path for a matter": (_with(matter="../../etc"), "matter: not a name for a matter"),
    "no matter": (_with(matter=...), "matter: missing: give the matter the act is about"),
    "a number out of range": (json.dumps({**SENTENCED, "years": 2**53}), "years: not a whole number: 90071992547409"),
    "a number of many digits": (
        json.dumps(SENTENCED).replace("30", "9" * 5000),
        "not an act: no number here has so many digits: 99999",
    ),
    "a fraction": (json.dumps({**SENTENCED, "years": 13.5}), "years: not a whole number: 13.5"),
    "a number too large for a fraction": (
        json.dumps(SENTENCED).replace("30", "1e999"),
        "years: not a whole number: inf",
    ),
    "not a number": (json.dumps({**SENTENCED, "years": float("nan")}), "not an act: NaN is not a number"),
    "infinity": (json.dumps({**SENTENCED, "years": float("-inf")}), "not an act: -Infinity is not a number"),
    "a number for a text": (_with(name=5), "name: not a text: 5"),
    "nothing for a text": (_with(name=None), "name: not a text: None"),
    "half a character": (_with(name="Kony \ud800"), "name: holds half a character, U+D800"),
    "half a character in a name": (_with(**{"\udfff": 1}), "\\udfff: not a field of warrants.issued"),
    "half a character in an act": (_with(act="warrants.\ud800"), "act: no such act: warrants.\\ud800"),
    "a NUL": (_with(name="Kony\0"), "name: holds a control character, U+0000"),
    "an escape": (_with(note="\x1b[2J"), "note: holds a control character, U+001B"),
    "the same field twice": (
        '{"act": "warrants.issued", "act": "warrants.issued"}',
        "not an act: the field act is given twice",
    ),
    "the same long field twice": (
        json.dumps({"n" * 500: 1})[:-1] + ', "' + "n" * 500 + '": 2}',
        "not an act: the field " + "n" * 59 + "… is given twice",
    ),
    "not JSON": ("act = warrants.issued", "not JSON at column 1: expecting value"),
    "cut off": (_with()[:40], "not JSON at column"),
    "something after the act": (_with() + " and more", "not JSON at column"),
    "a list": (json.dumps([ISSUED]), "not an act: a line holds one JSON object with the field act"),
    "a text": ('"warrants.issued"', "not an act: a line holds one JSON object"),
    "nested a little too deeply": (_with(note=json.loads("[" * 30 + "]" * 30)), "not an act: nested too deeply"),
    "nested deeply": ('{"act": ' + "[" * 700 + "]" * 700 + "}", "not an act: nested too deeply"),
    "nested very deeply": ("[" * 200_000, "not an act: nested too deeply"),
    "a line of two megabytes": (_with(note="x" * (2 << 20)), "the line is longer than 1,048,576 bytes"),
    "an audience without its parties": (
        _with(audience="parties"),
        "parties: missing: an act for its parties names them",
    ),
}

# The whole content of a file, and what is said of it after its name.
FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", ": holds no act"),
    "blank lines alone": (b"\n\n  \n", ": holds no act"),
    "a mark of the byte order alone": (b"\xef\xbb\xbf\n", ": holds no act"),
    "UTF-16": (_with().encode("utf-16"), ":1: not UTF-8 at byte 1; save the file as UTF-8"),
    "UTF-16 without a mark": (_with().encode("utf-16-le"), ":1: not JSON at column"),
    "Latin-1": (
        json.dumps({**ISSUED, "name": "Côte"}, ensure_ascii=False).encode("latin-1"),
        ":1: not UTF-8 at byte",
    ),
    "bytes of no encoding": (b"\xff\xfe\xfd", ":1: not UTF-8 at byte 1; save the file as UTF-8"),
    "an encoded surrogate": (_with(name="X").encode().replace(b'"X"', b'"\xed\xa0\x80"'), ":1: not UTF-8 at byte"),
    "NUL bytes": (b"\0" * 100, ":1: not JSON at column 1"),
    "a database": (b"SQLite format 3\0" + bytes(range(256)), ":1: not JSON at column 1"),
    "an archive": (b"PK\x03\x04" + bytes(range(128, 256)), ":1: not UTF-8 at byte 5"),
    "one JSON list of acts": (json.dumps([ISSUED], indent=1).encode(), ":1: not JSON at column"),
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Warm]]:
    """One record into which nothing is ever entered."""
    with new_home(tmp_path_factory.mktemp("bad-input")) as home, home.warm() as warm:
        assert warm.comity("as-at", "2016-09-05").status == 0
        yield home, warm
        assert home.rows("SELECT count(*) FROM record_entry") == [(0,)]
        assert home.rows("SELECT count(*) FROM registers_standing") == [(0,)]
        assert warm.comity("verify").status == 0


def _refused(shared: tuple[Home, Warm], *words: str | Path) -> str:
    home, warm = shared
    ran = warm.comity(*words)
    assert (ran.status, ran.out) == (2, ""), ran
    assert home.rows("SELECT size FROM record_head") == [(0,)], "something was entered"
    return ran.line()


@pytest.mark.parametrize(("line", "sentence"), LINES.values(), ids=LINES)
def test_it_says_file_line_and_field(shared: tuple[Home, Warm], tmp_path: Path, line: str, sentence: str) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    place = f"{file}:" if sentence[0].isdigit() else f"{file}:2: "
    assert _refused(shared, "load", file).startswith(f"{place}{sentence}")


@pytest.mark.parametrize(("content", "sentence"), FILES.values(), ids=FILES)
def test_it_says_what_is_off_with_a_file(
    shared: tuple[Home, Warm], tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_bytes(content)
    assert _refused(shared, "load", file).startswith(f"{file}{sentence}")


def test_it_says_that_a_file_is_not_there(shared: tuple[Home, Warm], tmp_path: Path) -> None:
    assert _refused(shared, "load", tmp_path / "none.jsonl") == f"{tmp_path}/none.jsonl: no such file or directory"


def test_it_says_that_a_folder_holds_no_acts(shared: tuple[Home, Warm], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not acts")
    assert _refused(shared, "load", tmp_path) == f"{tmp_path}: holds no .jsonl file"


def test_it_enters_nothing_of_a_good_file_beside_a_bad_one(shared: tuple[Home, Warm], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(_with() + "\n")
    (tmp_path / "b.jsonl").write_text(_with(matter="b", dated="2016-02-30") + "\n")
    assert _refused(shared, "load", tmp_path) == f"{tmp_path}/b.jsonl:1: dated: not a date: 2016-02-30"


def test_it_says_how_much_more_is_off(shared: tuple[Home, Warm], tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_text("\n".join([_with(dated="x"), _with(matter="b", dated="y", name=5)]) + "\n")
    assert _refused(shared, "load", file) == f"{file}:1: dated: not a date: x (and 2 more)"


def test_it_answers_at_once_to_a_line_of_a_gigabyte(shared: tuple[Home, Warm], tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_text(json.dumps(GOOD) + "\n")
    os.truncate(file, 1 << 30)  # the rest is a hole in the file: no byte of it is a new line
    began = time.monotonic()
    assert _refused(shared, "load", file).startswith(f"{file}:2: the line is longer than 1,048,576 bytes")
    assert time.monotonic() - began < 5


def test_it_reads_a_line_of_a_gigabyte_in_bounded_memory(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    file.touch()
    os.truncate(file, 1 << 30)
    bounds = (800 << 20, 800 << 20)
    ran = subprocess.run(
        [COMITY, "load", file],
        env=home.environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, bounds),
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 2
    assert ran.stderr == f"{file}:1: the line is longer than 1,048,576 bytes; one act stands on a line\n"


ENTERED: dict[str, tuple[list[str], str]] = {
    "an unknown act": (["warrants.isued", "x"], "act: no such act: warrants.isued; did you mean warrants.issued?"),
    "a word that is no field": (["warrants.amended", "x", "dated"], "dated: not a field; write name=value"),
    "an unknown field": (
        ["warrants.amended", "x", "dated=2016", "source=s", "documnt=d"],
        "documnt: not a field of warrants.amended; did you mean document?",
    ),
    "a missing source": (["warrants.amended", "x", "dated=2016"], "source: missing: warrants.amended needs it"),
    "no number": (
        ["sentences.imposed", "x", "dated=2016", "source=s", "person=a", "name=a", "years=many"],
        "years: not a whole number: many",
    ),
    "neither yes nor no": (
        ["contacts.notified", "x", "dated=2016", "source=s", "name=a", "essential=perhaps"],
        "essential: neither true nor false: perhaps",
    ),
    "part of a field that has none": (
        ["warrants.amended", "x", "dated=2016", "source=s", "document.number=1"],
        "document: not a text",
    ),
    "a set of values that is a text": (
        ["warrants.entry-corrected", "x", "dated=2016", "source=s", "entry=1", "reason=r", "fields=a", "fields.name=b"],
        "fields: not a set of fields with their values",
    ),
    "an entry of many digits": (
        ["warrants.entry-corrected", "x", "dated=2016", "source=s", f"entry={'9' * 30}", "reason=r", "fields.name=b"],
        "entry: not a whole number: 999999",
    ),
    "bytes of no encoding": (
        ["warrants.amended", "x", "dated=2016", "source=\udcff"],
        "source: holds half a character, U+DCFF",
    ),
    "a name of no letters": (
        ["warrants.amended", "x", "dated=2016", "source=s", "--by", "\x07"],
        "by: holds a control",
    ),
}


@pytest.mark.parametrize(("words", "sentence"), ENTERED.values(), ids=ENTERED)
def test_it_says_what_is_off_with_an_act_that_is_typed(
    shared: tuple[Home, Warm], words: list[str], sentence: str
) -> None:
    assert _refused(shared, "enter", *words).startswith(f"comity enter: {sentence}")
