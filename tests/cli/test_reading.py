"""The commands that read papers, as a person runs them: no record is needed, and none is opened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from comity.cli.apart import Reader
from comity.cli.saying import Wrong
from tests.homes import COMITY, Home

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


# — many papers


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Forty papers in two folders; in each one that is none."""
    folder = tmp_path / "corpus"
    for name in ("one", "two"):
        (folder / name).mkdir(parents=True)
        for n in range(20):
            (folder / name / f"paper-{n}.txt").write_text(RESOLUTION, encoding="utf-8")
        (folder / name / "broken.docx").write_bytes(b"PK\x03\x04 this is no Word file")
        (folder / name / "notes.csv").write_text("not a paper")
    return folder


def test_what_cannot_be_read_stops_nothing_and_is_named(desk: Home, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = desk.comity("read", corpus, tmp_path / "absent.txt", "-o", out, "--jobs", "2")
    assert ran.status == 2
    said = ran.err.splitlines()
    assert said[:2] == [f"read 40 of 43 papers into {out}", "not read, 3:"]
    assert [line.strip().split(":")[0] for line in said[2:]] == [
        str(tmp_path / "absent.txt"),
        str(corpus / "one" / "broken.docx"),
        str(corpus / "two" / "broken.docx"),
    ]
    written = sorted(out.rglob("*.json"))
    assert len(written) == 40
    assert json.loads((out / "corpus" / "two" / "paper-7.json").read_bytes())["provisions"]


def test_no_two_papers_are_written_into_one_file(desk: Home, tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "b.txt"):
        (tmp_path / name).write_text(RESOLUTION, encoding="utf-8")
    ran = desk.comity(
        "read", *(tmp_path / name for name in ("a.txt", "a.md", "b.txt")), "--to", "txt", "-o", tmp_path / "out"
    )
    assert ran.status == 0, ran
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.md.txt", "a.txt.txt", "b.txt"]


def test_a_paper_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    reader = Reader()
    endless = RESOLUTION.encode() * 60_000
    try:
        assert b"op-2" in reader.read("short.txt", RESOLUTION.encode(), "json", 60)
        with pytest.raises(Wrong, match=r"^long.txt: not read within 1 seconds; give it more with --limit$"):
            reader.read("long.txt", endless, "json", 1)
        assert b"op-2" in reader.read("short.txt", RESOLUTION.encode(), "json", 60)
    finally:
        reader.end()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--jobs", "0"], "above 0"),
        (["--limit", "-1"], "above 0"),
        (["--cluster", "tcp://127.0.0.1:9"], "no cluster with a worker answers"),
        (["--cluster", "foo"], "foo: not the address of a scheduler (missing port number"),
    ],
)
def test_words_that_are_off(desk: Home, corpus: Path, tmp_path: Path, words: list[str], said: str) -> None:
    ran = desk.comity("read", corpus, "-o", tmp_path / "out", *words)
    assert ran.status == 2
    assert said in ran.line()


def test_a_file_without_a_word_is_no_paper(desk: Home, tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text(" \n\f\n")
    ran = desk.comity("doubts", tmp_path / "blank.txt")
    assert ran.status == 2
    assert ran.line().endswith("blank.txt: the file holds no text; give the paper itself")


def test_a_corpus_is_not_written_into_a_file(desk: Home, corpus: Path, paper: Path) -> None:
    ran = desk.comity("read", corpus, "-o", paper)
    assert ran.status == 2
    assert ran.line() == f"{paper}: a file; several papers need -o FOLDER to be written into"


def test_a_reader_that_is_killed_loses_one_paper(desk: Home, corpus: Path, tmp_path: Path) -> None:
    for n in range(400):
        (corpus / f"more-{n}.txt").write_text(RESOLUTION * 40, encoding="utf-8")
    words = (COMITY, "read", corpus, "-o", tmp_path / "out", "--jobs", "2")
    with subprocess.Popen(words, env=desk.environment, stderr=subprocess.PIPE, text=True) as running:
        readers: list[str] = []
        while len(readers) < 2 and running.poll() is None:
            threads = Path(f"/proc/{running.pid}/task").glob("*/children")
            readers = [pid for children in threads for pid in children.read_text().split()]
        while not any((tmp_path / "out").rglob("*.json")) and running.poll() is None:
            pass
        os.kill(int(readers[0]), signal.SIGKILL)
        said = running.communicate(timeout=300)[1].splitlines()
    assert running.returncode == 2
    assert said[0] in {f"read {440 - lost} of 442 papers into {tmp_path / 'out'}" for lost in (0, 1)}
    assert sum("ended with status -9" in line for line in said) <= 1


CLUSTER = """
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, *(worker.pid for worker in cluster.workers.values()), flush=True)
        input()
"""


def test_a_cluster_reads_a_corpus_though_a_worker_dies(desk: Home, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "cluster.py").write_text(CLUSTER)
    for n in range(200):
        (corpus / f"more-{n}.txt").write_text(RESOLUTION * 40, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, tmp_path / "cluster.py"],
        env=desk.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with started as cluster:
        assert cluster.stdout is not None
        address, *workers = cluster.stdout.readline().split()
        words = (COMITY, "read", corpus, "-o", tmp_path / "out", "--cluster", address)
        with subprocess.Popen(words, env=desk.environment, stderr=subprocess.PIPE, text=True) as running:
            while not any((tmp_path / "out").rglob("*.json")) and running.poll() is None:
                pass
            os.kill(int(workers[0]), signal.SIGKILL)
            said = running.communicate(timeout=300)[1].splitlines()
        cluster.communicate("\n", timeout=60)
    assert running.returncode == 2
    assert f"read 240 of 242 papers into {tmp_path / 'out'}" in said
    assert sum("broken.docx" in line for line in said) == 2
    assert len(list((tmp_path / "out").rglob("*.json"))) == 240
