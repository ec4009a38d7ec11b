"""A home for a test: the folder, the database, and the comity command in it.

``Home.comity`` runs the command as a person does, in a new process. ``Home.warm`` does the same in a process that
has started up already and forks for each command: for tables of many, and for what is to be killed.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
COMITY = Path(sys.executable).with_name("comity")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    def line(self) -> str:
        """The one line on standard error."""
        assert self.err.endswith("\n"), self.err
        assert self.err.count("\n") == 1, self.err
        return self.err.rstrip("\n")


@dataclass(frozen=True)
class Home:
    """``database`` is its DATABASE_URL; empty for the SQLite file in the folder."""

    folder: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("COMITY_", "DATABASE_"))}
        database = {"DATABASE_URL": self.database} if self.database else {}
        return {**kept, **database, "COMITY_HOME": str(self.folder), "COMITY_BY": "a test"}

    @property
    def file(self) -> Path:
        """The SQLite file."""
        assert not self.database
        return self.folder / "comity.sqlite3"

    def comity(self, *words: str | Path, **environment: str) -> Ran:
        """Run the command in a process of its own."""
        ran = subprocess.run(
            [COMITY, *words],
            env={**self.environment, **environment},
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=300,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def done(self, *words: str | Path) -> str:
        """Run the command, which must say nothing on standard error; return what it prints."""
        ran = self.comity(*words)
        assert (ran.status, ran.err) == (0, ""), ran
        return ran.out

    def python(self, program: str, *words: str) -> subprocess.Popen[str]:
        """Start a small Python program in which Comity is set up."""
        begin = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'comity.site.settings'; django.setup()\n"
        return subprocess.Popen(
            [sys.executable, "-c", begin + program, *words],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database itself, as anyone could who has it."""
        if self.database:
            import psycopg

            with psycopg.connect(self.database) as asked:
                return asked.execute(sql).fetchall()
        with closing(sqlite3.connect(self.file)) as opened:
            return opened.execute(sql).fetchall()

    @contextmanager
    def warm(self) -> Iterator[Warm]:
        """A process that has started up, and forks for each command."""
        with subprocess.Popen(
            [sys.executable, "-m", "tests.warm"],
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            yield Warm(self.folder, process.stdin, process.stdout)
            process.stdin.close()


@dataclass(frozen=True)
class Warm:
    """Commands without their start-up."""

    folder: Path
    asked: IO[str]
    answered: IO[str]

    def start(self, *commands: Sequence[str | Path]) -> int:
        """Start a process that runs these commands one after the other; return its number."""
        words = [[str(word) for word in words] for words in commands]
        print(json.dumps({"commands": words, "folder": str(self.folder)}), file=self.asked, flush=True)
        return int(self.answered.readline())

    def ended(self) -> Ran:
        """Wait for the process that was started."""
        print(file=self.asked, flush=True)
        status = int(self.answered.readline())
        said = [(self.folder / name).read_text(encoding="utf-8") for name in ("out", "err")]
        return Ran(status, *said)

    def comity(self, *words: str | Path) -> Ran:
        """Run one command."""
        self.start(words)
        return self.ended()


@contextmanager
def new_home(folder: Path) -> Iterator[Home]:
    """An empty home: in the folder, and where the tests run on PostgreSQL with a new database."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield Home(folder / "home")
        return
    import psycopg

    name = f"comity_{uuid.uuid4().hex}"
    parts = urlsplit(server)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield Home(folder / "home", urlunsplit(parts._replace(path=f"/{name}")))
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def write_lines(path: Path, acts: Sequence[Mapping[str, Any]]) -> Path:
    """Acts as a file of JSON Lines."""
    path.write_text("".join(json.dumps(act, ensure_ascii=False) + "\n" for act in acts), encoding="utf-8")
    return path
