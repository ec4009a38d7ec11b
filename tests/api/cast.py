"""The standing cast as programs: tokens of theirs, and an example of every call."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, NamedTuple

from django.test import Client
from django.utils import timezone

from comity.exchange import statements, storing
from comity.exchange.models import SealedFile, Upload
from comity.people import tokens
from tests.exchange.cast import NOW, REQUEST, act, delivered, key, known, signed, transmitted
from tests.exchange.test_storing import sealed
from tests.papers.samples import EARLIER, NAME
from tests.people import cast

BASE = "/api/v1/"


class Example(NamedTuple):
    """A call: its method, its address, its body; and the address of what is not there, where one can be named."""

    method: str
    path: str
    body: Any = None
    missing: str = ""


Examples = dict[str, Example]

# By the operation of the OpenAPI document: the calls that need no account.
PUBLIC: Examples = {
    "registers": Example("get", "registers"),
    "register": Example("get", "registers/warrants", missing="registers/no-such"),
    "matter": Example("get", "registers/warrants/al-tuhamy-2013", missing="registers/warrants/no-such"),
    "entry": Example("get", "entries/1", missing="entries/99999"),
    "checkpoint": Example("get", "checkpoint"),
    "consistency": Example("get", "consistency?old=10"),
    "source": Example("get", "sources/the-2016-report", missing="sources/no-such"),
    "figures": Example("get", "figures"),
    "figure": Example("get", "figures/states-parties", missing="figures/no-such"),
    "series": Example("get", "figures/states-parties/series", missing="figures/no-such/series"),
    "states": Example("get", "states"),
    "state": Example("get", "states/nld", missing="states/zzz"),
    "papers": Example("get", "papers"),
    "paper": Example("get", f"papers/{NAME}", missing="papers/no-such"),
    "reading": Example("get", f"papers/{NAME}/reading", missing="papers/no-such/reading"),
    "provisions": Example("get", f"papers/{NAME}/provisions", missing="papers/no-such/provisions"),
    "mandates": Example("get", f"papers/{NAME}/mandates", missing="papers/no-such/mandates"),
    "doubts": Example("get", f"papers/{NAME}/doubts", missing="papers/no-such/doubts"),
    "search": Example("get", "provisions?words=cooperation"),
    "comparison": Example(
        "get", f"comparison?old={EARLIER}&new={NAME}", missing=f"comparison?old={EARLIER}&new=no-such"
    ),
}


def token(of: str, role: str = "officer", scope: str = "read and act", **how: Any) -> str:
    """The text of a new token of one of the cast."""
    now = timezone.now()
    account = cast.person(of, role, factor=False)
    ends = now + timedelta(days=30)
    _made, text = tokens.make(account, how.get("name", "a program"), scope, ends, now=now)
    return text


def call(text: str, example: Example, *, missing: bool = False, **more: Any) -> Any:
    """Make a call, with a token or without one where its text is empty; the answer is the test client's."""
    headers = {"Authorization": f"Bearer {text}"} if text else {}
    path = BASE + (example.missing if missing else example.path)
    if example.method == "get":
        return Client().get(path, headers=headers, **more)
    if isinstance(example.body, bytes):
        return Client().post(path, example.body, "application/octet-stream", headers=headers, **more)
    return Client().post(path, json.dumps(example.body), "application/json", headers=headers, **more)


def said(answer: Any) -> Any:
    """What an answer says."""
    return json.loads(b"".join(answer) if answer.streaming else answer.content)


def exchanged() -> Examples:
    """An example of every call of the exchange, of the Prosecutor, who has sent the request; and the request."""
    known()
    content = sealed()
    file, upload = storing.store("OTP", [content], NOW), storing.begin("OTP", len(content), NOW)
    assert isinstance(file, SealedFile)
    assert isinstance(upload, Upload)
    # The public record is loaded, and has the channel that the Netherlands designated.
    channel = "Ministry of Justice, office of international legal assistance in criminal matters"
    entry = delivered(transmitted(sealed=[file.digest], channel=channel)).message.entry
    reminded = {"act": "requests.reminded", "matter": REQUEST, "dated": "2026-11-24"}
    message = json.loads(statements.as_file(signed(act("reminded", "OTP"), "m-2")))
    return {
        "tray": Example("get", "exchange/trays/sent"),
        "request": Example("get", f"exchange/requests/{REQUEST}", missing="exchange/requests/otp-2026-99"),
        "measures": Example("get", "exchange/measures"),
        "completeness": Example(
            "get", "exchange/measures/assets?contains=purpose", missing="exchange/measures/no-such"
        ),
        "keys": Example("get", "exchange/keys?party=NLD"),
        "statement": Example("post", "exchange/statements", {"act": reminded, "key": key("OTP").fingerprint}),
        "deliver": Example("post", "exchange/messages", message),
        "begin": Example("post", "exchange/uploads", {"size": 400}),
        "upload": Example("get", f"exchange/uploads/{upload.name}", missing=f"exchange/uploads/{'0' * 32}"),
        "part": Example(
            "post", f"exchange/uploads/{upload.name}?offset=0", content, f"exchange/uploads/{'0' * 32}?offset=0"
        ),
        "sealed": Example(
            "get",
            f"exchange/requests/{REQUEST}/files/{file.digest}",
            missing=f"exchange/requests/otp-2026-99/files/{file.digest}",
        ),
        "receipt": Example(
            "get", f"exchange/requests/{REQUEST}/receipts/{entry}", missing="exchange/requests/otp-2026-99/receipts/1"
        ),
    }
