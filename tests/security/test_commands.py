"""The commands in the access matrix: whoever runs one has the home of the site. What each reads of it, and says.

Some need no record. Some say what the public may see, whoever runs them, so that their output can be passed on. The
others are for whoever runs the server, and for nobody else: the home is its owner's.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.cli.main import parser
from tests.exchange.cast import transmitted
from tests.homes import Home, write_lines

SECRET = "Zanzibarium"

ALONE = {"read", "doubts", "mandates", "compare", "key", "seal", "open", "sign"}
PUBLIC = {"as-at", "figures", "figure", "draft", "check", "propose"}
WHOEVER_RUNS_IT = {
    *("load", "enter", "rebuild", "export", "import", "verify", "serve", "people", "send", "deliver", "receipt"),
    *("tray", "notices", "work", "papers", "statistics", "outline", "print", "reseal"),
}

RESTRICTED = [
    {
        "act": "warrants.issued",
        "matter": "sealed-2020",
        "dated": "2020-03-01",
        "person": "x",
        "name": SECRET,
        "situation": SECRET,
        "case": SECRET,
        "audience": "parties",
        "parties": ["OTP"],
        "source": [SECRET],
    },
    {
        "act": "findings.found",
        "matter": "sealed-finding",
        "dated": "2020-03-05",
        "state": "NLD",
        "about": SECRET,
        "audience": "states",
        "source": [SECRET],
    },
    {**transmitted(reference=SECRET), "source": [SECRET]},
]
PAPER = "ICC-ASP/15/18\n\nReport of the Bureau on cooperation\n\n1. As at 5 September 2016, 13 persons were at large.\n"


def test_every_command_has_its_line() -> None:
    named = set(re.findall(r"^    ([a-z-]+) ", parser(()).format_help(), re.MULTILINE))
    assert named == ALONE | PUBLIC | WHOEVER_RUNS_IT
    assert not ALONE & PUBLIC
    assert not (ALONE | PUBLIC) & WHOEVER_RUNS_IT


@pytest.fixture
def restricted(home: Home, tmp_path: Path) -> Home:
    """A home with acts that the public may not see."""
    home.done("load", write_lines(tmp_path / "acts.jsonl", RESTRICTED))
    (tmp_path / "paper.txt").write_text(PAPER)
    return home


def test_what_commands_say_to_be_passed_on_is_public(restricted: Home, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    asked: dict[str, list[tuple[str | Path, ...]]] = {
        "as-at": [
            ("2026-11-26",),
            ("2026-11-26", "--json"),
            *(("2026-11-26", name, "--json") for name in ("warrants", "findings", "requests")),
            ("2030-01-01", "requests", "--as-known", "2030-01-01"),
        ],
        "figures": [(), ("--json",)],
        "figure": [
            (name, "--as-at", "2026-11-26", "--json")
            for name in ("persons-outstanding", "warrants-outstanding", "findings-referred")
        ],
        "draft": [("report", "--session", "15", "--as-at", "2026-11-26", "--to", form) for form in ("txt", "json")],
        "check": [(paper, "--json"), (paper, "--as-at", "2026-11-26")],
        "propose": [(paper,)],
    }
    assert set(asked) == PUBLIC
    with restricted.warm() as warm:
        for name, questions in asked.items():
            for words in questions:
                ran = warm.comity(name, *words)
                said = ran.out + ran.err
                assert SECRET not in said, (name, words)
                assert "sealed-" not in said, (name, words)
                assert "otp-2026-14" not in said.lower(), (name, words)


def test_those_for_whoever_runs_the_server_say_it(restricted: Home, tmp_path: Path) -> None:
    """What is looked for above is there: these are not for passing on."""
    assert restricted.comity("export", tmp_path / "all").status == 0
    assert SECRET in (tmp_path / "all").read_text()
    assert SECRET in restricted.done("tray", "NLD")
    assert SECRET not in restricted.comity("tray", "BEL").out


@pytest.mark.sqlite
def test_the_home_is_its_owners_alone(restricted: Home) -> None:
    assert restricted.folder.stat().st_mode & 0o077 == 0
    for path in (restricted.folder / "keys").iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_commands_that_need_no_record_make_none(home: Home, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(PAPER)
    paper = tmp_path / "paper.txt"
    for words in (("read", paper), ("doubts", paper), ("mandates", paper), ("compare", paper, paper)):
        assert home.comity(*words).status == 0
    key = tmp_path / "my.key"
    assert home.comity("key", "new", key, "--without-passphrase").status == 0
    recipient = next(
        part for part in Path(f"{key}.pub").read_text().replace('"', " ").split() if part.startswith("age1")
    )
    assert home.comity("seal", paper, "--recipient", recipient, "-o", tmp_path / "a.age").status == 0
    assert home.comity("open", tmp_path / "a.age", "--key", key, "-o", tmp_path / "opened").status == 0
    assert (tmp_path / "opened" / "paper.txt").read_text() == PAPER
    assert not home.folder.exists()
    assert key.stat().st_mode & 0o077 == 0
