"""kill -9 while reminders are written and mailed: none lost, none written twice, each mailed."""

from __future__ import annotations

import random
import signal
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from comity.exchange import statements
from tests.exchange.cast import signed, transmitted
from tests.exchange.test_killed import TIMES, _prepared
from tests.exchange.test_notices import Server, free_port
from tests.homes import Home

REMINDING = """
import sys
from datetime import UTC, datetime, timedelta
from comity.exchange import notices
for day in range(int(sys.argv[1]), int(sys.argv[2])):
    now = datetime(2026, 12, 1, 8, tzinfo=UTC) + timedelta(days=day)
    notices.remind(now)
    notices.send(now)
    print(day, flush=True)
"""
DELIVERING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from comity.exchange import statements
from comity.exchange.delivering import Delivered, deliver
for line in Path(sys.argv[1]).read_bytes().splitlines():
    assert isinstance(deliver(statements.of_file(line), now=datetime(2026, 11, 25, tzinfo=UTC)), Delivered)
"""


@pytest.mark.sqlite
def test_no_reminder_is_lost_or_written_twice_however_it_is_killed(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _prepared(home, tmp_path)
    days = 4 * TIMES
    due = [date(2026, 12, 9) + timedelta(days=place) for place in range(days)]
    sent = [
        signed(transmitted(matter=f"otp-{place}", reference=f"OTP-{place}", due=day.isoformat()), f"r-{place}")
        for place, day in enumerate(due)
    ]
    file = tmp_path / "requests"
    file.write_bytes(b"".join(statements.as_file(each) for each in sent))
    delivering = home.python(DELIVERING, str(file))
    assert delivering.wait() == 0, delivering.communicate()
    delivering.communicate()
    server, port = Server(), free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    environment = {**home.environment, "COMITY_SMTP": f"smtp://127.0.0.1:{port}"}
    monkeypatch.setattr(Home, "environment", property(lambda _home: environment))
    chosen = random.SystemRandom()
    come, killed = 0, 0
    try:
        for each in range(TIMES // 2 + 1):
            last = each == TIMES // 2
            process = home.python(REMINDING, str(come), str(days + 20))
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(0 if last else chosen.randrange(1, 6))]
            if not last:
                time.sleep(chosen.uniform(0, 0.02))
                process.send_signal(signal.SIGKILL)
            rest, wrong = process.communicate()
            assert process.returncode in (0, -signal.SIGKILL), wrong
            killed += process.returncode != 0
            whole = [line for line in "".join((*said, rest)).splitlines(keepends=True) if line.endswith("\n")]
            come = max(come, int(whole[-1]) if whole else 0)  # the last day is looked at again
    finally:
        controller.stop()
    assert killed == TIMES // 2
    # A reminder before each day and one after it, for the one person of the addressee.
    found = "SELECT count(*), count(DISTINCT about), count(mailed) FROM exchange_notice WHERE about <> ''"
    assert home.rows(found) == [(2 * days, 2 * days, 2 * days)]
    assert not any(b"otp" in mail.lower() for _to, mail in server.mails)
