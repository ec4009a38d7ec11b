"""kill -9 of the server and of the worker, as messages come over HTTP and mails go: none lost, none doubled.

``comity serve`` and ``comity work`` as people run them. COMITY_KILLED says how often each is killed.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from comity.exchange import sealing, statements
from comity.exchange.statements import Signed
from tests.exchange.cast import act, key, signed, transmitted
from tests.exchange.test_killed import PEOPLE
from tests.exchange.test_notices import free_port
from tests.homes import COMITY, Home, write_lines

TIMES = int(os.environ.get("COMITY_KILLED", "25"))
OF_A_REQUEST = 12
TOKEN = "a" * 32
SECRET = "Zanzibarium"
# Of the words of a message, those that a mail could betray.
BETRAYING = (b"otp", b"remind", b"prosecutor", b"netherlands", SECRET.lower().encode())
SESSION = """
from datetime import UTC, datetime
from comity.people.models import Account, Authority
from comity.people.sessions import SessionStore
whose = Authority.objects.create(name="otp", title="OTP", function="organ", party="OTP")
account = Account.objects.create(email="o@otp.example", name="x", authority=whose, role="officer",
                                 since=datetime.now(UTC))
store = SessionStore()
store["account"] = account.pk
store.save()
print(store.session_key)
"""


class Sink:
    """An SMTP server that takes its time, so that whoever sends can be killed meanwhile."""

    def __init__(self) -> None:
        self.mails: list[tuple[datetime, bytes]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - of aiosmtpd
        import asyncio

        await asyncio.sleep(0.02)
        self.mails.append((datetime.now(UTC), envelope.content))
        await asyncio.sleep(0.02)
        return "250 taken"


class Message:
    """A signed statement as a form carries it, with its sealed file where it has one."""

    def __init__(self, number: int, folder: Path) -> None:
        self.name = f"m-{number}"
        request, place = divmod(number, OF_A_REQUEST)
        matter = {"matter": f"otp-{request}"}
        self.sealed = b""
        if place == 0:
            (folder / "annex.txt").write_text(f"{SECRET} {number} " * 500)
            to = BytesIO()
            sealing.seal([folder / "annex.txt"], [key("OTP").recipient, key("NLD").recipient], to)
            self.sealed = to.getvalue()
            digest = sha256(self.sealed).hexdigest()
            line = transmitted(**matter, reference=f"OTP-{request}", sealed=[digest])
        else:
            line = act("reminded", "OTP", **matter)
        self.signed: Signed = signed(line, self.name)

    def form(self) -> bytes:
        """The body of the post."""
        parts = [("csrfmiddlewaretoken", "", TOKEN.encode()), ("signed", "s.json", statements.as_file(self.signed))]
        parts += [("sealed", "a.age", self.sealed)] if self.sealed else []
        made = b""
        for name, file, content in parts:
            named = f'; filename="{file}"' if file else ""
            made += f'--bound\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode()
            made += content + b"\r\n"
        return made + b"--bound--\r\n"


class Sender(threading.Thread):
    """Somebody who delivers messages in their order, again and again until each is acknowledged."""

    def __init__(self, port: int, session: str, messages: Iterator[Message]) -> None:
        super().__init__(daemon=True)
        self.port, self.messages = port, messages
        self.cookies = f"session={session}; csrf={TOKEN}"
        self.acknowledged: dict[str, str] = {}
        self.posted = self.broken = 0
        self.wrong = ""
        self.stopped = threading.Event()

    def run(self) -> None:
        said: list[Message] = []
        for message in self.messages:
            said.append(message)
            while (entry := self._delivers(message)) is None:
                if self.wrong:
                    return
                time.sleep(0.02)
            assert self.acknowledged.setdefault(message.name, entry) == entry
            # Now and then what had been acknowledged once more, as by one who did not hear.
            again = random.SystemRandom().choice(said[-10:])
            entry = self._delivers(again)
            if entry not in (None, self.acknowledged[again.name]):
                self.wrong = f"{again.name} was {self.acknowledged[again.name]}, and is {entry}"
            if self.wrong or self.stopped.is_set():
                return

    def _delivers(self, message: Message) -> str | None:
        """The entry that a message became; None where the line broke."""
        headers = {"Cookie": self.cookies, "Content-Type": "multipart/form-data; boundary=bound"}
        try:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            with contextlib.closing(line):
                line.request("POST", "/exchange/deliver/", message.form(), headers)
                answer = line.getresponse()
                said = answer.read()
        except ConnectionRefusedError:  # there is no server just now
            return None
        except (OSError, http.client.HTTPException):
            self.broken += 1
            return None
        finally:
            self.posted += 1
        _, delivered, entry = (answer.headers["Location"] or "").partition("?delivered=")
        if not delivered:
            self.wrong = f"{answer.status} {said[-2000:]!r}"
            return None
        return entry


def _starts(home: Home, *words: str) -> subprocess.Popen[bytes]:
    with (home.folder / "log").open("ab") as log:
        return subprocess.Popen(
            [COMITY, *words], env=home.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )


def _kills(process: subprocess.Popen[bytes]) -> None:
    """All that belongs to it, as a machine that loses its power does."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _answers(port: int, process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    while time.monotonic() - began < 120:
        assert process.poll() is None, "the server has ended by itself"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    pytest.fail("the server does not answer")


def _prepared(home: Home, folder: Path) -> str:
    """Keys and people in a home; the key of the officer's session."""
    known = [
        {
            "act": "keys.made-known",
            "matter": key(of).fingerprint,
            "dated": "2026-01-10",
            "authority_of": of,
            "recipient": key(of).recipient,
            "verifier": key(of).verifier,
            "expires": "2027-12-31",
            "source": ["x"],
        }
        for of in ("OTP", "NLD")
    ]
    home.done("load", write_lines(folder / "keys.jsonl", known))
    for program in (PEOPLE, SESSION):
        said, wrong = home.python(program).communicate()
        assert not wrong, wrong
    return said.strip()


@contextmanager
def _sink(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sink]:
    sink, port = Sink(), free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    environment = {**home.environment, "COMITY_SMTP": f"smtp://127.0.0.1:{port}"}
    monkeypatch.setattr(Home, "environment", property(lambda _home: environment))
    yield sink
    controller.stop()


def _messages(folder: Path) -> Iterator[Message]:
    number = 0
    while True:
        yield Message(number, folder)
        number += 1


@pytest.mark.long
def test_none_is_lost_or_doubled_when_server_and_worker_are_killed(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, port, chosen = _prepared(home, tmp_path), free_port(), random.SystemRandom()
    sender = Sender(port, session, _messages(tmp_path))
    running: list[subprocess.Popen[bytes]] = []
    with _sink(home, monkeypatch) as sink:
        try:
            for each in range(TIMES + 1):
                running = [_starts(home, "serve", "--port", str(port)), _starts(home, "work")]
                _answers(port, running[0])
                if each == 0:
                    sender.start()
                wanted = len(sender.acknowledged) + chosen.randrange(1, 8)
                began = time.monotonic()
                while len(sender.acknowledged) < wanted and not sender.wrong and time.monotonic() - began < 60:
                    time.sleep(0.001)
                assert not sender.wrong, sender.wrong
                assert len(sender.acknowledged) >= wanted, "the server takes messages again"
                if each == TIMES:
                    break
                time.sleep(chosen.uniform(0, 0.03))
                for process in chosen.sample(running, 2):
                    assert process.poll() is None, "it ran until it was killed"
                    _kills(process)
                    time.sleep(chosen.uniform(0, 0.01))
            sender.stopped.set()
            sender.join(60)
            assert not sender.wrong, sender.wrong
        finally:
            for process in running:
                _kills(process)
        home.done("work", "--once")
    _holds(home, sender, sink)


def _holds(home: Home, sender: Sender, sink: Sink) -> None:
    """What is in the record is what was acknowledged, once; every notice was mailed after it was written."""
    count = len(sender.acknowledged)
    entered = home.rows("SELECT number, source FROM record_entry WHERE kind LIKE 'requests.%'")
    named = {json.loads(source)[0].split(",")[0].removeprefix("message "): str(number) for number, source in entered}
    assert len(entered) == len(named) == count
    assert named == sender.acknowledged
    assert home.rows("SELECT count(*), count(DISTINCT name) FROM exchange_message") == [(count, count)]
    assert home.rows("SELECT count(*), count(mailed) FROM exchange_notice") == [(count, count)]
    mailed = sorted(at for at, _mail in sink.mails)
    for (since,) in home.rows("SELECT max(since) FROM exchange_notice"):
        last = since if isinstance(since, datetime) else datetime.fromisoformat(since).replace(tzinfo=UTC)
        assert mailed[-1] >= last
    for _at, mail in sink.mails:
        body = mail.lower().partition(b"\r\n\r\n")[2]
        assert not any(word in body for word in BETRAYING)
        assert b"\r\nto: head@nld.example\r\n" in b"\r\n" + mail.lower()
    assert home.done("verify").startswith(f"verified: {count + 2:,} entries")
    for path in home.folder.rglob("*"):
        if path.is_file() and home.folder / "static" not in path.parents:
            assert SECRET.encode() not in path.read_bytes(), path
    report = {"killed": TIMES, "messages": count, "posted": sender.posted, "broken": sender.broken}
    print(json.dumps({**report, "mails": len(sink.mails)}))
    assert sender.broken >= TIMES / 2, "lines broke as messages came"
