"""The command line as docs/command-line.md promises it: every command, its words, its status, its JSON."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.acts import AMENDED, EXECUTED, ISSUED, warrants
from tests.homes import COMITY, Home, Warm, new_home, write_lines


def test_it_makes_its_tables_on_first_use(home: Home) -> None:
    assert home.done("as-at", "2016-09-05") == "The record holds no matter as at 2016-09-05.\n"
    assert home.done("verify").startswith("verified: 0 entries, root e3b0c44298fc1c149afbf4c8996fb924")


def test_it_loads_a_file_and_the_same_file_again(home: Home, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "acts.jsonl", [ISSUED, AMENDED])
    assert home.done("load", file) == "entered 2 acts as entries 1 to 2\n"
    assert home.done("load", file) == "nothing entered: all 2 acts are in the record already\n"
    write_lines(file, [ISSUED, AMENDED, EXECUTED])
    assert home.done("load", file) == "entered 1 acts as entry 3; 2 were in the record already\n"
    assert home.rows("SELECT number, kind FROM record_entry ORDER BY number") == [
        (1, "warrants.issued"),
        (2, "warrants.amended"),
        (3, "warrants.executed"),
    ]


def test_it_loads_files_and_folders_together(home: Home, tmp_path: Path) -> None:
    write_lines(tmp_path / "b.jsonl", [AMENDED])
    write_lines(tmp_path / "a.jsonl", [ISSUED])
    other = tmp_path / "other"
    other.mkdir()
    file = write_lines(other / "acts.txt", [EXECUTED])
    assert home.done("load", tmp_path, file) == "entered 3 acts as entries 1 to 3\n"


def test_it_reads_a_file_with_a_mark_and_blank_lines(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "acts.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(ISSUED).encode() + b"\r\n\r\n" + json.dumps(AMENDED).encode())
    assert home.done("load", file) == "entered 2 acts as entries 1 to 2\n"


def test_it_enters_acts_one_by_one(home: Home) -> None:
    with home.warm() as warm:
        assert _said(
            warm, "enter", "sentences.imposed", "kony", *_fields(person="kony", name="J. Kony", years="30")
        ) == ("entered as entry 1\n")
        again = _said(warm, "enter", "sentences.imposed", "kony", *_fields(person="kony", name="J. Kony", years="30"))
        assert again == "nothing entered: the act is in the record already, as entry 1\n"
        words = [*_fields(entry="1", reason="misprint"), "fields.years=14", "fields.source=a | b"]
        assert _said(warm, "enter", "sentences.entry-corrected", "kony", *words) == "entered as entry 2\n"
        words = _fields(to_state="NOR", dated="2021-01-01", note="a note", confidence="single")
        assert (
            _said(warm, "enter", "sentences.transferred", "kony", *words, "--by", "an officer")
            == "entered as entry 3\n"
        )
        found = _said(warm, "as-at", "2021-01-01", "sentences")
        assert (
            found
            == "sentences/kony\tserving in a State of enforcement\tsince 2021-01-01\tSentence of J. Kony\tentry 3\n"
        )
    assert home.rows('SELECT "by", source FROM record_entry ORDER BY number') == [
        ("a test", '["a source"]'),
        ("a test", '["a source"]'),
        ("an officer", '["a source"]'),
    ]
    assert home.done("verify").startswith("verified: 3 entries")


def test_it_says_how_matters_stood(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", [ISSUED, AMENDED, EXECUTED]))
    title = "Warrant against Joseph Kony of 8 July 2005"
    with home.warm() as warm:
        assert _said(warm, "as-at", "2005-07-07") == "The record holds no matter as at 2005-07-07.\n"
        line = f"warrants/kony-2005\toutstanding\tsince 2005-07-08\t{title}\tentry 1\n"
        assert _said(warm, "as-at", "2010-01-01") == line
        assert _said(warm, "as-at", "2010", "warrants") == line, "a year is its last day"
        assert _said(warm, "as-at", "2016-01-01", "--as-known", "2014-12-31") == line
        assert _said(warm, "as-at", "2016-01-01", "pledges") == "The record holds no matter as at 2016-01-01.\n"
        found = json.loads(_said(warm, "as-at", "2016-01-01", "warrants", "--json"))
    assert found == [
        {
            "entry": 3,
            "register": "warrants",
            "matter": "kony-2005",
            "title": title,
            "status": "executed",
            "since": "2015-01-16",
        }
    ]


def test_it_lists_every_figure_with_its_definition(home: Home) -> None:
    listed = json.loads(home.done("figures", "--json"))
    assert {
        "states-parties",
        "persons-outstanding",
        "enforcement-agreements-in-force",
        "enforcement-agreements-signed-only",
        "ad-hoc-enforcement-agreements",
        "questionnaire-replies",
        "reply-rate",
        "consultations-held",
        "mandates-open",
    } <= {figure["name"] for figure in listed}
    printed = home.done("figures")
    for figure in listed:
        assert f"{figure['name']}\n    {figure['definition']}\n" in printed
        assert figure["definition"].endswith(".")
        assert figure["title"]


def test_it_gives_a_figure_with_its_evidence(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", [ISSUED, AMENDED]))
    words = ("figure", "persons-outstanding", "--as-at", "2016-09-05", "--as-known", "2016-09-06")
    found = json.loads(home.done(*words, "--json"))
    assert list(found) == ["name", "value", "as_at", "as_known", "definition", "evidence"]
    assert (found["name"], found["value"]) == ("persons-outstanding", 1)
    assert (found["as_at"], found["as_known"]) == ("2016-09-05", "2016-09-06")
    assert [(row["entry"], row["matter"], row["since"]) for row in found["evidence"]] == [
        (1, "kony-2005", "2005-07-08")
    ]
    assert home.done(*words).splitlines()[0] == (
        "1  Persons with an outstanding warrant, as at 2016-09-05, as known on 2016-09-06"
    )


def test_it_says_what_a_record_cannot_answer(home: Home) -> None:
    found = json.loads(home.done("figure", "reply-rate", "--as-at", "2016-09-05", "--json"))
    assert (found["value"], found["evidence"]) == (None, [])
    assert home.done("figure", "reply-rate", "--as-at", "2016-09-05").startswith("not known  ")


def test_it_rebuilds_and_finds_nothing_to_change(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", warrants(30)))
    before = home.rows("SELECT * FROM registers_standing ORDER BY id")
    assert home.done("rebuild") == "rebuilt 30 matters; 0 were changed\n"
    assert home.rows("SELECT * FROM registers_standing ORDER BY id") == before


@pytest.fixture(scope="module")
def idle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """A home in which commands are only asked what they make of their words."""
    with new_home(tmp_path_factory.mktemp("words")) as home, home.warm() as warm:
        warm.comity("as-at", "2016")
        yield warm


WORDS: dict[str, tuple[list[str], str]] = {
    "no command": ([], "comity: the following arguments are required: command (see comity --help)"),
    "an unknown command": (["figgure"], "comity: argument command: invalid choice: 'figgure'"),
    "no file": (["load"], "comity load: the following arguments are required: PATH"),
    "an unknown option": (["figures", "--jason"], "comity: unrecognized arguments: --jason"),
    "an unknown figure": (["figure", "persons"], "comity figure: no figure persons; comity figures lists them all"),
    "an unknown register": (["as-at", "2016", "treaties"], "comity as-at: no register treaties; there are warrants, "),
    "no date": (["as-at", "yesterday"], "--as-at: not a date: yesterday; give a day, a month or a year, as in 2016-09"),
    "no date for a figure": (
        ["figure", "states-parties", "--as-at", "2016-02-30"],
        "--as-at: not a date: 2016-02-30; give a day",
    ),
    "no date as known": (["as-at", "2016", "--as-known", "x"], "--as-known: not a date: x; give a day"),
    "a day after the last": (["as-at", "9999-12-31"], "--as-at: not a date: 9999-12-31"),
    "a checkpoint that is not there": (["verify", "--against", "/none"], "/none: no such file or directory"),
    "a folder for a checkpoint": (["verify", "--against", "/"], "/: is a directory"),
    "an export that is not there": (["import", "/none"], "/none: no such file or directory"),
    "an export into a folder": (["export", "/"], "/: is a directory"),
    "an export into a full disk": (["export", "/dev/full"], "/dev/full: no space left on device"),
}


@pytest.mark.parametrize(("words", "sentence"), WORDS.values(), ids=WORDS)
def test_it_says_in_one_line_what_is_off_with_its_words(idle: Warm, words: list[str], sentence: str) -> None:
    ran = idle.comity(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.line().startswith(sentence)


# What is off with the surroundings: (environment, what is said).
SURROUNDINGS = {
    "another database": ({"DATABASE_URL": "mysql://x/y"}, "comity: DATABASE_URL: neither sqlite:// nor postgresql://"),
    "no server": (
        {"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"},
        "comity: the database cannot be used: connection failed",
    ),
    "a home that is a file": ({"COMITY_HOME": "/dev/null/x"}, "comity: /dev/null"),
}


@pytest.mark.parametrize(("environment", "sentence"), SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_it_says_in_one_line_what_is_off_around_it(home: Home, environment: dict[str, str], sentence: str) -> None:
    ran = home.comity("as-at", "2016-09-05", **environment)
    assert (ran.status, ran.out) == (2, "")
    assert ran.line().startswith(sentence)


def test_it_says_that_a_key_is_none(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", [ISSUED]))
    (home.folder / "keys" / "record").write_text("no key")
    ran = home.comity("load", write_lines(tmp_path / "acts.jsonl", [AMENDED]))
    assert ran.status == 2
    assert ran.line() == f"comity: {home.folder}/keys/record: not a key of comity's"
    assert home.rows("SELECT count(*) FROM record_entry") == [(1,)]


def test_it_keeps_its_keys_to_their_owner(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", [ISSUED]))
    for key in ("record", "site"):
        assert (home.folder / "keys" / key).stat().st_mode & 0o077 == 0


def test_it_stops_quietly_when_nobody_reads_on(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", warrants(300)))
    with subprocess.Popen(
        [COMITY, "as-at", "2016"], env=home.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


def test_it_explains_every_command(idle: Warm) -> None:
    said = _said(idle, "--help")
    for command in ("load", "enter", "as-at", "figures", "figure", "draft", "verify", "rebuild", "export", "import"):
        assert f"    {command} " in said
        assert _said(idle, command, "--help").startswith(f"usage: comity {command}")


def _fields(**values: str) -> list[str]:
    return [f"{name}={value}" for name, value in {"dated": "2020-01-01", "source": "a source", **values}.items()]


def _said(warm: Warm, *words: str) -> str:
    ran = warm.comity(*words)
    assert (ran.status, ran.err) == (0, ""), ran
    return ran.out


def test_it_checks_what_a_paper_states(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", [ISSUED]))
    stated = "1. Arrest warrants against 13 persons remain outstanding.\n"
    paper = tmp_path / "report.txt"
    paper.write_text(f"ICC-ASP/15/18\n\n10 November 2016\n\nReport\n\n{stated}")
    done = home.comity("check", paper)
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("para-1: persons-outstanding")
    assert done.out.endswith("1 stated figures, 1 of them not those of the record\n")
    (found,) = json.loads(home.comity("check", paper, "--json").out)
    assert (found["stated"], found["as_known_today"], found["as_at"]) == (13, 1, "2016-11-10")
    paper.write_text(f"Report\n\n{stated}")
    undated = home.comity("check", paper)
    assert (undated.status, undated.out) == (2, "")
    assert undated.line().endswith("say as at which day to check (--as-at)")


def test_it_rolls_a_resolution_forward(home: Home, tmp_path: Path) -> None:
    home.done("load", write_lines(tmp_path / "acts.jsonl", [ISSUED]))
    paper = tmp_path / "resolution.txt"
    lines = [
        "ICC-ASP/15/Res.3",
        "The Assembly of States Parties,",
        "1. Expresses concern that warrants against 13 persons, against 13 persons,",
    ]
    paper.write_text(
        "\n\n".join(lines) + " remain outstanding;\n\n2. Requests the Court to report to its sixteenth session.\n"
    )
    words = ("draft", "resolution", "--session", "16", "--as-at", "2017-11-01")
    done = home.comity(*words, "--from", paper, "--to", "txt", "-o", tmp_path / "next.txt")
    assert done.status == 0, done
    assert done.out.count("op-1: ") == 1
    assert "op-1: 13 -> 1: Persons with an outstanding warrant, as at 1 November 2017 (entry 1)" in done.out
    assert "[-sixteenth-]{+seventeenth+}" in (tmp_path / "next.txt").read_text()
    refused = home.comity("draft", "report", "--session", "16", "--as-at", "2017-11-01", "--from", paper)
    assert (refused.status, refused.line()) == (
        2,
        "comity draft: --from rolls a resolution forward; a report is drafted from the record alone",
    )


@pytest.mark.parametrize("number", ["0", "-1", "1000", "99999999999999999999"])
def test_it_drafts_for_no_session_that_cannot_be(idle: Warm, number: str) -> None:
    ran = idle.comity("draft", "report", "--session", number, "--as-at", "2017-11-01")
    assert ran.status == 2
    assert ran.line() == f"comity draft: --session: no session of the Assembly bears the number {number}"


def test_it_proposes_acts_that_can_be_loaded(home: Home, tmp_path: Path) -> None:
    paper = tmp_path / "report.txt"
    held = "1. A seminar was held by the Court in Bucharest from 21 to 22 March 2016."
    paper.write_text(f"ICC-ASP/15/18\n\n10 November 2016\n\nReport of the Bureau\n\n{held}\n\n2. It noted it.\n")
    done = home.comity("propose", paper, "-o", tmp_path / "acts.jsonl")
    assert done.status == 0, done
    assert "para-1: meetings.held seminar-2016-03-21" in done.err
    assert home.done("load", tmp_path / "acts.jsonl") == "entered 2 acts as entries 1 to 2\n"


def test_it_keeps_a_paper_for_a_party_that_there_is(home: Home, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Note\n\n1. The Office noted it.\n")
    words = ("papers", "add", tmp_path / "note.txt", "--audience", "own", "--party")
    refused = home.comity(*words, "ZZZZ")
    assert (refused.status, refused.line()) == (2, "comity papers add: --party: not a party: ZZZZ")
    assert home.done("papers", "list") == ""
    assert home.comity(*words, "OTP").status == 0
