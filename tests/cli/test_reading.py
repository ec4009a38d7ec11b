"""The commands that read papers, as a person runs them: no record is needed, and none is opened."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.homes import Home

RESOLUTION = """The Assembly of States Parties,

Recalling its resolution ICC-ASP/14/Res.3,

1. Urges States Parties to cooperate fully with the Court;

2. Requests the Bureau to report thereon to the Assembly at its sixteenth session.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "resolution.txt"
    made.write_text(RESOLUTION, encoding="utf-8")
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Home:
    """Where papers are read: a home that does not exist, and is not made."""
    return Home(tmp_path / "no home")


def test_a_paper_is_read_without_a_record(desk: Home, paper: Path) -> None:
    told = json.loads(desk.done("read", paper))
    assert [each["address"] for each in told["provisions"]] == ["enacting", "pp-1", "op-1", "op-2"]
    assert told["mandates"][-1]["due"] == {"session": 16}
    assert not desk.folder.exists()


def test_reading_never_loads_django(paper: Path) -> None:
    program = """if True:
        import sys
        from comity.cli.main import main
        paper = sys.argv[1]
        for words in (["read", paper], ["doubts", paper], ["mandates", paper], ["compare", paper, paper]):
            assert main(words) == 0
        print([name for name in sys.modules if name.split(".")[0] in ("django", "granian", "cryptography")])
    """
    ran = subprocess.run([sys.executable, "-c", program, paper], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
