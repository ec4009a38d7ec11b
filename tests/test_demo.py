"""./dev demo as a newcomer runs it: a fresh checkout, an empty home, nothing installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[1]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def _checkout(folder: Path) -> Path:
    """The files that are committed, or would be, at another place."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


@contextmanager
def _demo(checkout: Path, home: Path, log: Path, patience: float, *words: str) -> Iterator[str]:
    """The address at which ./dev demo serves; it is stopped with Ctrl-C."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COMITY", "DATABASE", "DJANGO"))}
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "dev", "demo", *words],
            cwd=checkout,
            env={**kept, "HOME": str(home)},
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            until = time.monotonic() + patience
            while not (found := _ADDRESS.search(log.read_text())) and process.poll() is None:
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.1)
            assert found, log.read_text()
            yield found[0]
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def _answer(address: str) -> str:
    for _ in range(100):
        try:
            with urlopen(address, timeout=10) as page:
                return str(page.read().decode())
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {address}")


@pytest.mark.long
@pytest.mark.sqlite
@pytest.mark.skipif(
    not os.environ.get("COMITY_CI") or shutil.which("git") is None,
    reason="installs from the package index, with git at hand: where COMITY_CI says that both may be expected",
)
def test_a_newcomer_runs_the_demonstration_twice(tmp_path: Path) -> None:
    checkout, home, log = _checkout(tmp_path / "checkout"), tmp_path / "home", tmp_path / "log"
    home.mkdir()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 8000))
        except OSError:
            pass  # somebody else has taken it: as well
        else:
            taken.listen()
        with _demo(checkout, home, log, 600) as address:
            assert "Port 8000 is taken; using" in log.read_text()
            assert "<h1" in _answer(address)
    assert re.search(r"entered [\d,]+ acts", log.read_text())
    assert list((checkout / "var" / "reports").iterdir())
    entered = subprocess.run(
        [
            checkout / ".venv" / "bin" / "comity",
            *("enter", "pledges.made", "a-pledge", "name=A pledge", "occasion=Kampala", "state=NLD"),
            *("dated=2010-06-01", "source=a test"),
        ],
        cwd=checkout,
        env={"HOME": str(home), "PATH": os.environ["PATH"], "COMITY_HOME": str(checkout / "var")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert entered.returncode == 0, entered.stderr
    with _demo(checkout, home, log, 60) as address:
        assert "A pledge" in _answer(f"{address}registers/pledges/a-pledge/")
    assert "nothing entered: all" in log.read_text()


@pytest.mark.long
@pytest.mark.sqlite
@pytest.mark.skipif(
    not os.environ.get("COMITY_CI") or shutil.which("git") is None,
    reason="installs from the package index, with git at hand: where COMITY_CI says that both may be expected",
)
def test_a_newcomer_runs_the_exchange_twice(tmp_path: Path) -> None:
    checkout, home, log = _checkout(tmp_path / "checkout"), tmp_path / "home", tmp_path / "log"
    home.mkdir()
    comity, environment = checkout / ".venv" / "bin" / "comity", {"HOME": str(home), "PATH": os.environ["PATH"]}
    with _demo(checkout, home, log, 600, "--exchange") as address:
        assert "The exchange of the Criminal Court" in _answer(f"{address}demonstration/")
        first = log.read_text()
    assert "maren.ost@otp.example" in first
    assert "People, by invitation" in first
    password = re.findall(r"the password (\S+)", first)[0]
    pledge = ["name=Aid", "occasion=Lissara", "state=XAB", "dated=2010-06-01", "source=a test"]
    subprocess.run(
        [comity, "enter", "pledges.made", "a-pledge", *pledge],
        env={**environment, "COMITY_HOME": str(checkout / "var" / "demonstration")},
        check=True,
    )
    began = time.monotonic()
    with _demo(checkout, home, log, 60, "--exchange") as address:
        assert "Pledge" in _answer(f"{address}registers/pledges/a-pledge/")
        assert time.monotonic() - began < 30
        assert password in log.read_text()
    assert "People, by invitation" not in log.read_text()
    with _demo(checkout, home, log, 120, "--exchange", "--fresh") as address:
        assert "a-pledge" not in _answer(f"{address}registers/pledges/")
    assert "People, by invitation" in log.read_text()
    # The record that one keeps beside it is another: it holds none of this, and is not made one.
    quiet: dict[str, Any] = {"cwd": checkout, "capture_output": True, "text": True}
    listed = subprocess.run([comity, "as-at", "2026"], env=environment, check=True, **quiet)
    assert "holds no matter" in listed.stdout
    kept = {**environment, "COMITY_HOME": str(checkout / "var")}
    refused = subprocess.run([sys.executable, "dev", "demo", "--exchange"], env=kept, check=False, **quiet)
    assert refused.returncode == 2
    assert "is no demonstration: a record that is kept never becomes one" in refused.stderr
