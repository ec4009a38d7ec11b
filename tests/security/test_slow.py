"""Clients that send slowly: the site answers the others meanwhile."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.exchange.test_notices import free_port
from tests.homes import COMITY, Home

COOKIE = f"csrf={'a' * 32}"
HALF = (
    f"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nCookie: {COOKIE}\r\n"
    "Content-Type: {}\r\nContent-Length: 1000\r\n\r\nemail=a"
)


@pytest.fixture
def port(home: Home) -> Iterator[int]:
    """The site, served."""
    found = free_port()
    served = subprocess.Popen(
        [COMITY, "serve", "--port", str(found)],
        env=home.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    for _ in range(1200):
        with contextlib.suppress(OSError):
            if _asks(found)[0] == 200:
                break
        time.sleep(0.1)
    yield found
    os.killpg(served.pid, signal.SIGTERM)
    served.wait(30)


def _asks(port: int, method: str = "GET", body: str = "", seconds: float = 60) -> tuple[int, str]:
    headers = {"Cookie": COOKIE, "Content-Type": "application/x-www-form-urlencoded"} if body else {}
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    with contextlib.closing(line):
        line.request(method, "/sign-in/", body or None, headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_visitors_who_send_half_a_form_leave_the_site_to_others(port: int, kind: str) -> None:
    form = f"csrfmiddlewaretoken={'a' * 32}&email=nobody@otp.example&password=x"
    assert _asks(port, "POST", form)[0] == 403, "the right form, the wrong password"
    with contextlib.ExitStack() as held:
        for _ in range(12):
            slow = held.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(HALF.format(kind).encode())
        time.sleep(1)
        for _ in range(3):
            assert _asks(port, seconds=30)[0] == 200
        status, said = _asks(port, "POST", form)
        assert status == 503
        assert "Too many forms are coming in at once" in said
    for _ in range(100):
        if _asks(port, "POST", form)[0] in (403, 429):
            return
        time.sleep(0.1)
    pytest.fail("who went is waited for")
