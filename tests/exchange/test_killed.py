"""kill -9 during deliveries and while notices are mailed: none lost, none doubled, notices at least once."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from comity.exchange import statements
from tests.exchange.cast import act, key, signed, transmitted
from tests.exchange.test_notices import Server, free_port
from tests.homes import Home, write_lines

TIMES = int(os.environ.get("COMITY_KILLED", "20"))
MESSAGES = 8 * TIMES + 20

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from comity.exchange import notices, statements
from comity.exchange.delivering import Delivered, deliver
for line in Path(sys.argv[1]).read_bytes().splitlines()[int(sys.argv[2]):]:
    now = datetime(2026, 11, 25, tzinfo=UTC)
    found = deliver(statements.of_file(line), now=now)
    assert isinstance(found, Delivered), found
    print(found.message.name, found.message.entry, flush=True)
    notices.send(now)
"""
PEOPLE = """
from datetime import UTC, datetime
from comity.people.models import Account, Authority
whose = Authority.objects.create(name="nld", title="NLD", function="central authority", party="NLD")
Account.objects.create(email="head@nld.example", name="x", authority=whose, role="head", since=datetime.now(UTC))
"""


def _prepared(home: Home, folder: Path) -> Path:
    """Keys and people in a home, and the file of messages to deliver, in their order."""
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
    made = home.python(PEOPLE)
    assert made.wait() == 0, made.communicate()
    made.communicate()
    sent = [signed(transmitted(), "m-0")]
    sent += [signed(act("reminded", "OTP"), f"m-{number}") for number in range(1, MESSAGES)]
    file = folder / "messages"
    file.write_bytes(b"".join(statements.as_file(each) for each in sent))
    return file


@pytest.mark.long
@pytest.mark.sqlite
def test_no_message_is_lost_or_doubled_however_it_is_killed(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = _prepared(home, tmp_path)
    server, port = Server(), free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    environment = {**home.environment, "COMITY_SMTP": f"smtp://127.0.0.1:{port}"}
    monkeypatch.setattr(Home, "environment", property(lambda _home: environment))
    chosen = random.SystemRandom()
    acknowledged: dict[str, str] = {}
    killed = 0
    try:
        for each in range(TIMES + 1):
            # Some of what had been acknowledged is sent again each time, as by one who did not hear.
            process = home.python(PROGRAM, str(messages), str(max(0, len(acknowledged) - 5)))
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(chosen.randrange(1, 12))]
            if each < TIMES:
                time.sleep(chosen.uniform(0, 0.01))
                process.send_signal(signal.SIGKILL)
            rest, wrong = process.communicate()
            assert process.returncode in (0, -signal.SIGKILL), wrong
            killed += process.returncode != 0
            for line in "".join((*said, rest)).splitlines(keepends=True):
                name, _, entry = line.partition(" ")
                if entry.endswith("\n"):
                    assert acknowledged.setdefault(name, entry) == entry, "the same message, another entry"
    finally:
        controller.stop()
    assert killed == TIMES, "while there was something left to deliver"
    assert len(acknowledged) == MESSAGES
    entered = home.rows("SELECT number, source FROM record_entry WHERE kind LIKE 'requests.%'")
    assert len(entered) == MESSAGES
    assert len({json.loads(source)[0] for _number, source in entered}) == MESSAGES
    assert {f"{number}\n" for number, _source in entered} == set(acknowledged.values())
    assert home.rows("SELECT count(*), count(DISTINCT name) FROM exchange_message") == [(MESSAGES, MESSAGES)]
    assert home.rows("SELECT count(*), count(mailed) FROM exchange_notice") == [(MESSAGES, MESSAGES)]
    assert {to for (to,), _mail in server.mails} == {"head@nld.example"}
    assert not any(b"otp" in mail.lower() or b"remind" in mail for _to, mail in server.mails)
    assert home.done("verify").startswith(f"verified: {MESSAGES + 2:,} entries")
