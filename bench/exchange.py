"""The exchange: messages beside the as4 package, a large file's memory, and a tray in a small and a large record.

One message of ours is more work than one of the peer's: the narrative of 4 kB is sealed to both sides and kept on the
disk; the signed statement is checked against the register of keys and the law, and stands in the log before its sender
has an answer; the addressee fetches it, checks the signature, opens it into a folder and acknowledges by another signed
statement, which is entered likewise. The peer builds, signs and encrypts; verifies, decrypts and answers with a signed
receipt, which its sender checks; nothing of it is kept. So ours is measured twice in the same run: on the disk, where
each answer waits until it is durable, and in a file system in memory, where nothing is waited for, as the peer does.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from math import inf
from pathlib import Path
from typing import IO, Any

from bench.measuring import home

ROOT = Path(__file__).resolve().parents[1]
PEER = ROOT / ".venv-as4" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
AS4 = ROOT / "bench" / "as4_peer.py"
MEMORY = Path("/dev/shm")  # noqa: S108 -- Linux's file system in memory; nothing secret is put there
ROUNDS = 5
EACH = 150
NARRATIVE = b"A line of the narrative, as it goes on. " * 103
LARGE = 1 << 30
TRAYS = (1_000, 100_000)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ACT = {"dated": "2026-11-24", "audience": "parties", "parties": ["OTP", "NLD"]}
TRANSMITTED = {
    **ACT,
    "act": "requests.transmitted",
    "organ": "OTP",
    "to": "NLD",
    "measure": "assets",
    "language": "en",
    "contents": ["purpose", "location", "facts", "procedure", "national law", "third parties"],
}


def run() -> None:
    """Print a line for each of the three."""
    _messages()
    _trays()
    _large()


def _messages() -> None:
    """Ours on the disk, ours in memory, and the peer: a round of each in turns."""
    with ExitStack() as stack:
        sides = {
            "ours": stack.enter_context(_side(_itself("messages"))),
            "as4": stack.enter_context(_side([PEER, AS4])),
        }
        if MEMORY.is_dir():
            sides["in memory"] = stack.enter_context(_side(_itself("messages"), TMPDIR=str(MEMORY)))
        best = dict.fromkeys(sides, (inf, inf))
        for _ in range(ROUNDS):
            for name, side in sides.items():
                sent, received = side.round(EACH)
                best[name] = min(best[name][0], sent), min(best[name][1], received)
    theirs = sum(best["as4"])
    sent, received = best["ours"]
    print(
        f"exchange: {len(NARRATIVE):,} bytes sealed, signed, delivered, fetched, opened and acknowledged; best of "
        f"{ROUNDS} rounds of {EACH} in turns\n"
        f"    SQLite WAL synchronous=FULL: {_rates(sent, received)}; {theirs / (sent + received):.1f} times as4"
    )
    if "in memory" in best:
        sent, received = best["in memory"]
        print(
            f"    the same kept in {MEMORY}, where no disk is waited for: {_rates(sent, received)}; "
            f"{theirs / (sent + received):.1f} times as4"
        )
    print(f"    as4, RSA-2048, nothing kept: {_rates(*best['as4'])}")


def _rates(sent: float, received: float) -> str:
    both = f"{EACH / (sent + received):,.0f}/s"
    return f"{both} (sent {EACH / sent:,.0f}, received and acknowledged {EACH / received:,.0f})"


class _Ours:
    """Both sides of an exchange, each with its key, in one record."""

    def __init__(self, folder: Path) -> None:
        from comity.exchange import keyfiles
        from comity.people.models import Account, Authority

        self.folder, self.begun, self.ended = folder / "opened", 0, 0
        self.folder.mkdir()
        self.file = folder / "narrative.txt"
        self.file.write_bytes(NARRATIVE)
        self.keys = {party: keyfiles.new() for party in ("OTP", "NLD")}
        _enter([_known(party, held) for party, held in self.keys.items()])
        for party, function in (("OTP", "organ"), ("NLD", "central authority")):
            whose = Authority.objects.create(name=party.lower(), title=party, function=function, party=party)
            Account.objects.create(email=f"x@{party}.example", name="X", authority=whose, role="head", since=NOW)

    def send(self, count: int) -> None:
        """Seal, sign and deliver."""
        from comity.exchange import sealing, storing
        from comity.exchange.models import SealedFile

        # The addressee's first, as the page has it.
        recipients = [self.keys[party].recipient for party in ("NLD", "OTP")]
        for place in range(self.begun, self.begun + count):
            sealed = io.BytesIO()
            sealing.seal([self.file], recipients, sealed)
            kept = storing.store("OTP", [sealed.getvalue()], NOW)
            assert isinstance(kept, SealedFile), kept
            line = {**TRANSMITTED, "matter": f"otp-{place}", "reference": f"OTP-{place}", "sealed": [kept.digest]}
            self._deliver("OTP", line, f"m-{place}")
        self.begun += count

    def receive(self) -> None:
        """Fetch, check, open and acknowledge."""
        from comity.exchange import rows, sealing, statements, storing
        from comity.exchange.statements import Signed, Statement

        for place in range(self.ended, self.begun):
            message = rows.message_of("OTP", f"m-{place}")
            assert message is not None
            given = Signed(message.statement.encode(), message.signature)
            assert statements.signed_by(given, self.keys["OTP"].verifier)
            stated = statements.read(given.content)
            assert isinstance(stated, Statement)
            with storing.path_of(stated.act["sealed"][0]).open("rb") as sealed:
                sealing.open_(sealed, self.keys["NLD"].identity, self.folder / str(place))
            self._deliver("NLD", {**ACT, "act": "requests.received", "matter": f"otp-{place}"}, f"r-{place}")
        self.ended = self.begun

    def _deliver(self, party: str, line: dict[str, Any], name: str) -> None:
        from comity.exchange import statements
        from comity.exchange.delivering import Delivered, deliver
        from comity.exchange.statements import Statement

        held = self.keys[party]
        statement = Statement(id=name, key=held.fingerprint, act={**line, "on_behalf_of": party})
        found = deliver(statements.sign(statement, held.signer), now=NOW)
        assert isinstance(found, Delivered), found


class _Side:
    """A process that is measured: how often as a line in, the seconds that it took as a line out.

    The peer has an environment of its own; ours has a home of its own for each place or size that is compared.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.stdin: IO[str] = process.stdin
        self.stdout: IO[str] = process.stdout

    def round(self, times: int) -> list[float]:
        """The seconds of each part of the work, done so often."""
        self.stdin.write(f"{times}\n")
        self.stdin.flush()
        return [float(seconds) for seconds in self.stdout.readline().split()]


@contextmanager
def _side(command: list[Any], **environment: str) -> Iterator[_Side]:
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield _Side(process)
    finally:
        process.communicate()


def _itself(*words: str) -> list[str]:
    return [sys.executable, "-m", "bench.exchange", *words]


def _exchanging() -> None:
    """Our side: answer each line."""
    with home() as folder:
        both = _Ours(folder)
        for line in sys.stdin:
            began = time.perf_counter()
            both.send(int(line))
            half = time.perf_counter()
            both.receive()
            print(half - began, time.perf_counter() - half, flush=True)


def _trays() -> None:
    """A page of the in-tray of a State, with so many requests in the record, in turns."""
    with ExitStack() as stack:
        sides = [stack.enter_context(_side(_itself("tray", str(size)))) for size in TRAYS]
        best = [inf for _ in sides]
        for _ in range(25):
            best = [min(seconds, *side.round(50)) for seconds, side in zip(best, sides, strict=True)]
    said = "; ".join(f"{size:,} requests: {each / 50 * 1000:.2f} ms" for size, each in zip(TRAYS, best, strict=True))
    print(f"in-tray, a page of it: {said}; ratio {best[-1] / best[0]:.2f}")


def _looking(size: int) -> None:
    """A record of so many requests, fifty of them open to one State: answer each line."""
    from comity.regime import requests
    from comity.registers.trays import tray

    open_ = [status for status in requests.REGISTER.statuses if status not in requests.ENDED]
    with home():
        for begin in range(0, size, 1_000):
            _enter(line for place in range(begin, begin + 1_000) for line in _request(place))
        for line in sys.stdin:
            began = time.perf_counter()
            for _ in range(int(line)):
                tray("requests", "BEL", open_, NOW.date(), kinds=["assets"])
            print(time.perf_counter() - began, flush=True)


def _request(place: int) -> Iterator[dict[str, Any]]:
    """A request of some day: to Belgium one in twenty, and of these the first fifty are open."""
    to = "BEL" if place % 20 == 0 else ("FRA", "SEN", "DEU")[place % 3]
    day = date(2020, 1, 1) + timedelta(days=place % 2000)
    line = {
        **TRANSMITTED,
        "matter": f"past-{place}",
        "reference": f"P-{place}",
        "dated": day.isoformat(),
        "parties": ["OTP", to],
        "to": to,
        "due": (day + timedelta(days=90)).isoformat(),
    }
    yield line
    if place >= 1_000 or to != "BEL":
        answer = {"dated": (day + timedelta(days=9)).isoformat(), "parties": ["OTP", to], "audience": "parties"}
        yield {**answer, "act": "requests.received", "matter": f"past-{place}"}
        yield {**answer, "act": "requests.executed", "matter": f"past-{place}", "extent": "in whole"}


def _known(party: str, held: Any) -> dict[str, Any]:
    return {
        "act": "keys.made-known",
        "matter": held.fingerprint,
        "dated": "2026-01-10",
        "authority_of": party,
        "recipient": held.recipient,
        "verifier": held.verifier,
        "expires": "2027-12-31",
    }


def _enter(given: Any) -> None:
    from comity.regime import REGISTERS, lines
    from comity.regime.acts import Dated
    from comity.registers.entering import Entered, enter

    read = [lines.read({"source": ["bench"], **line}, REGISTERS, "bench") for line in given]
    acts = [act for act in read if isinstance(act, Dated)]
    assert len(acts) == len(read), next(act for act in read if not isinstance(act, Dated))
    assert isinstance(enter(acts, now=NOW), Entered)


def _large() -> None:
    """The memory that sealing and opening one large file takes, above what the program begins with."""
    if not Path("/proc/self/status").exists():
        return
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as name:
        folder = Path(name)
        with (folder / "large.bin").open("wb") as file:
            for _ in range(LARGE >> 20):
                file.write(b"x" * (1 << 20))
        ran = subprocess.run(_itself("large", name), cwd=ROOT, capture_output=True, check=True, text=True)
    sealing, opening = (int(part) / (1 << 20) for part in ran.stdout.split())
    print(
        f"a file of {LARGE >> 20:,} MB: sealing takes {sealing:.0f} MB of memory above the base, opening {opening:.0f}"
    )


def _in_memory(folder: Path) -> None:
    """Print the bytes that sealing and then opening took at their peak."""
    from bench.reading import peak
    from comity.exchange import keyfiles, sealing

    held = keyfiles.new()
    (folder / "small.txt").write_bytes(b"x")
    with (folder / "small.age").open("wb") as to:
        sealing.seal([folder / "small.txt"], [held.recipient], to)
    with (folder / "small.age").open("rb") as sealed:
        sealing.open_(sealed, held.identity, folder / "small")
    base = peak()
    with (folder / "large.age").open("wb") as to:
        sealing.seal([folder / "large.bin"], [held.recipient], to)
    sealing_took = peak() - base
    with (folder / "large.age").open("rb") as sealed:
        sealing.open_(sealed, held.identity, folder / "large")
    print(sealing_took, peak() - base)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["messages"]:
            _exchanging()
        case ["tray", size]:
            _looking(int(size))
        case ["large", named]:
            _in_memory(Path(named))
