"""Notices over real SMTP: at least once, to those whose authority it concerns, and without a word of what it is."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from comity.exchange import notices
from comity.exchange.models import Notice
from tests.exchange.cast import NOW, act, delivered, known, transmitted
from tests.people import cast

pytestmark = pytest.mark.django_db


class Server:
    """What an SMTP server is given; it takes nothing while it is ``full``."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], bytes]] = []
        self.full = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - of aiosmtpd
        if self.full:
            return "452 no room"
        self.mails.append((envelope.rcpt_tos, envelope.content))
        return "250 taken"


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """A real SMTP server on loopback."""
    handler = Server()
    port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield handler
    controller.stop()


@pytest.fixture(autouse=True)
def _people() -> None:
    known()
    for of, role, ended in (
        ("otp", "officer", False),
        ("nld-central", "head", False),
        ("nld-central", "reader", False),
        ("nld-central", "key holder", False),
        ("nld-finance", "officer", False),
        ("sen-central", "head", False),
        ("administration", "head", False),
    ):
        cast.person(of, role, ended=ended, factor=False)
    cast.person("nld-central", "officer", email="gone@nld-central.example", ended=True, factor=False)


def test_the_other_side_is_told_and_nobody_else(server: Server) -> None:
    delivered(transmitted())
    assert notices.send(NOW) == (2, 0)
    assert sorted(to for (to,), _ in server.mails) == ["head@nld-central.example", "reader@nld-central.example"]
    assert notices.send(NOW) == (0, 0)
    delivered(act("received", "NLD"), "m-2", "NLD")
    assert notices.send(NOW) == (1, 0)
    assert server.mails[-1][0] == ["officer@otp.example"]


def test_it_says_nothing_of_what_it_is(server: Server) -> None:
    delivered(transmitted())
    notices.send(NOW)
    _to, mail = server.mails[0]
    parsed = message_from_bytes(mail, policy=policy.default)
    body = parsed.get_content()
    for word in ("otp", "OTP", "Prosecutor", "NLD", "Netherlands", "assets", "request", "m-1"):
        assert word not in f"{parsed['Subject']} {parsed['From']} {body}", word
    assert "http://localhost:8000/exchange/\r\n" in body


def test_several_that_wait_are_one_mail(server: Server) -> None:
    delivered(transmitted())
    delivered(act("reminded", "OTP"), "m-2")
    assert Notice.objects.filter(mailed=None).count() == 4
    assert notices.send(NOW) == (2, 0)
    assert not Notice.objects.filter(mailed=None).exists()


def test_what_the_server_does_not_take_is_tried_again_later(server: Server) -> None:
    delivered(transmitted())
    server.full = True
    assert notices.send(NOW) == (0, 2)
    server.full = False
    assert notices.send(NOW + timedelta(minutes=1)) == (0, 0)
    assert notices.send(NOW + timedelta(minutes=2)) == (2, 0)


def test_no_server_at_all_loses_nothing(server: Server, settings: Settings) -> None:
    delivered(transmitted())
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert notices.send(NOW) == (0, 2)
    settings.EMAIL_PORT = there
    assert notices.send(NOW + timedelta(hours=1)) == (2, 0)


def test_whose_account_has_ended_is_told_nothing(server: Server) -> None:
    delivered(transmitted())
    account = cast.person("nld-central", "head", factor=False)
    account.ended = NOW
    account.save()
    assert notices.send(NOW) == (1, 0)
