"""Every refusal has one shape and one sentence; and what holds of every answer, whatever it is."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from comity.api import door, pacing
from comity.api.refusing import RefusalSaid
from comity.exchange import statements
from comity.exchange.models import Message
from tests.api.cast import BASE, PUBLIC, Example, Examples, call, said, token
from tests.exchange.cast import REQUEST, act, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]
SHAPE = set(RefusalSaid.model_fields)


@pytest.mark.parametrize(
    ("path", "status", "code", "field"),
    [
        ("registers/warrants?as-at=2016-02-30", 422, "bad-input", "as-at"),
        ("registers/warrants?as-known=yesterday", 422, "bad-input", "as-known"),
        ("registers/warrants?as-at=2016-01-01/2016-02-01", 422, "bad-input", "as-at"),
        ("registers/warrants?as_at=2016-09-05", 422, "bad-parameter", "as_at"),
        ("registers/warrants?status=nope", 422, "bad-choice", "status"),
        ("registers/warrants?kind=nope", 422, "bad-choice", "kind"),
        ("registers/warrants?page=0", 422, "bad-input", "page"),
        ("registers/warrants?page=x", 422, "bad-input", "page"),
        ("registers/WARRANTS", 422, "bad-input", "name"),
        ("registers/warrants/%00", 422, "bad-input", "matter"),
        ("entries/0", 422, "bad-input", "number"),
        ("entries/99999999999999999999999999", 422, "bad-input", "number"),
        ("consistency", 422, "bad-input", "old"),
        ("consistency?old=5&new=3", 422, "no-such-size", "old"),
        ("consistency?old=1&new=999999", 422, "no-such-size", "old"),
        ("provisions?words=%00", 422, "bad-input", "words"),
        ("comparison?old=x", 422, "bad-input", "new"),
        ("figures/no-such-figure", 404, "not-there", ""),
        ("states/xyz", 404, "not-there", ""),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(path: str, status: int, code: str, field: str) -> None:
    answer = Client().get(BASE + path)
    found = said(answer)
    assert (answer.status_code, found["code"], found["field"]) == (status, code, field), found
    assert set(found) == SHAPE
    assert found["sentence"].endswith(".")
    assert "Traceback" not in found["sentence"]


@pytest.mark.parametrize(
    ("name", "body", "media", "status", "code"),
    [
        ("statement", b"{", "application/json", 400, "bad-body"),
        ("statement", b"[]", "application/json", 422, "bad-input"),
        ("statement", b"null", "application/json", 422, "bad-input"),
        ("statement", b"\xff\xfe", "application/json", 400, "bad-body"),
        ("statement", b"{}", "text/plain", 415, "bad-media-type"),
        ("statement", b"{}", "application/x-www-form-urlencoded", 415, "bad-media-type"),
        ("statement", b'{"x": "%s"}' % (b"x" * door.LONGEST), "application/json", 413, "too-large"),
        ("statement", b'{"act": {}, "key": "0000000000000000"}', "application/json", 422, "no-key"),
        ("statement", b"[" * 10_000, "application/json", 400, "bad-body"),
        ("begin", b'{"size": 0}', "application/json", 422, "bad-input"),
        ("begin", b'{"size": 9000000000000}', "application/json", 413, "too-large"),
        ("begin", b'{"size": 1, "name": "x"}', "application/json", 422, "bad-input"),
        ("deliver", b"{}", "application/json", 422, "bad-input"),
        ("part", b"x" * 100_000, "application/octet-stream", 422, "too-long"),
        ("part", b"{}", "application/json", 415, "bad-media-type"),
    ],
)
def test_a_body_that_is_off_is_refused(
    name: str, body: bytes, media: str, status: int, code: str, examples: Examples
) -> None:
    headers = {"Authorization": f"Bearer {token('otp')}"}
    answer = Client().post(BASE + examples[name].path, body, media, headers=headers)
    assert (answer.status_code, said(answer)["code"]) == (status, code), said(answer)
    assert set(said(answer)) == SHAPE


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_another_method_is_named_as_such(method: str, examples: Examples) -> None:
    text = token("otp")
    for name, example in (PUBLIC | examples).items():
        if example.method == method or name in ("upload", "part"):
            continue
        answer = getattr(Client(), method)(BASE + example.path, headers={"Authorization": f"Bearer {text}"})
        assert (answer.status_code, said(answer)["code"]) == (405, "bad-method"), name
        assert answer["Allow"]


def test_the_head_is_answered_as_the_whole_is() -> None:
    for name, example in PUBLIC.items():
        whole, head = Client().get(BASE + example.path), Client().head(BASE + example.path)
        assert (head.status_code, head.content) == (200, b""), name
        assert head["Content-Type"] == whole["Content-Type"]


def test_the_same_statement_again_is_the_same_message_and_another_is_refused(examples: Examples) -> None:
    text, example = token("otp"), examples["deliver"]
    first, again = call(text, example), call(text, example)
    assert (first.status_code, again.status_code) == (201, 200)
    assert said(first) == said(again)
    assert Message.objects.filter(name="m-2").count() == 1
    other = signed(act("reminded", "OTP", dated="2026-11-23"), "m-2")
    refused = call(text, Example("post", example.path, json.loads(statements.as_file(other))))
    assert (refused.status_code, said(refused)["code"]) == (409, "same-identifier")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"signature": "0" * 128}, 422, "bad-signature"),
        ({"signature": "x"}, 422, "bad-input"),
        ({"statement": {}}, 422, "not-a-statement"),
        ({"statement": {"act": {}, "comity": "message/2", "id": "m-2", "key": "0" * 16}}, 422, "not-a-statement"),
        ({"statement": {"act": {}, "comity": "message/1", "id": "m-2", "key": "0" * 16}}, 422, "not-our-key"),
    ],
)
def test_what_is_no_signed_statement_of_ours_is_not_delivered(
    change: dict[str, Any], status: int, code: str, examples: Examples
) -> None:
    example = examples["deliver"]
    answer = call(token("otp"), Example("post", example.path, {**example.body, **change}))
    assert (answer.status_code, said(answer)["code"]) == (status, code), said(answer)
    assert Message.objects.count() == 1


def test_a_statement_of_what_may_not_follow_says_so(examples: Examples) -> None:
    text, example = token("otp"), examples["statement"]

    def asked(**line: Any) -> Any:
        answer = call(text, Example("post", example.path, {**example.body, "act": {**example.body["act"], **line}}))
        return answer.status_code, said(answer)

    assert asked(act="requests.executed")[1]["code"] == "may-not-follow"
    assert asked(act="warrants.issued")[1]["code"] == "not-exchanged"
    assert asked(matter="otp-2026-99") == asked(matter="sen-2026-1") == (404, asked(matter="otp-2026-99")[1])
    status, made = asked()
    assert status == 200
    assert json.loads(made["content"]) == made["statement"]
    assert made["statement"]["act"]["parties"] == ["OTP", "NLD"]


def test_a_transmission_that_lacks_something_names_it_with_its_article(examples: Examples) -> None:
    line = {
        "act": "requests.transmitted",
        "matter": "otp-2026-15",
        "dated": "2026-11-24",
        "to": "NLD",
        "measure": "assets",
        "reference": "OTP-2026-15",
        "language": "en",
        "contents": ["purpose"],
    }
    body = {**examples["statement"].body, "act": line}
    refused = call(token("otp"), Example("post", "exchange/statements", body))
    assert refused.status_code == 422
    assert said(refused)["authority"] == "Rome Statute, art. 96(2)(b)"
    line["although_incomplete"] = "the facts follow"
    unnamed = call(token("otp"), Example("post", "exchange/statements", body))
    assert (unnamed.status_code, said(unnamed)["field"]) == (422, "channel"), "designated by the addressee"
    line["without"] = ["channel"]
    assert call(token("otp"), Example("post", "exchange/statements", body)).status_code == 200


def test_a_file_comes_in_parts_and_goes_on_after_a_break(examples: Examples) -> None:
    text, example = token("otp"), examples["part"]
    address, _, _offset = example.path.partition("?")
    first = call(text, Example("post", f"{address}?offset=0", example.body[:100]))
    assert (first.status_code, said(first)["received"]) == (200, 100)
    twice = call(text, Example("post", f"{address}?offset=0", example.body[:100]))
    assert (twice.status_code, said(twice)["code"]) == (409, "other-place")
    there = said(call(text, Example("get", address)))["received"]
    last = call(text, Example("post", f"{address}?offset={there}", example.body[there:]))
    assert last.status_code == 201
    assert said(last)["size"] == len(example.body)


def test_who_asks_too_often_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "DEAR", 3)
    dear, cheap = PUBLIC["search"], PUBLIC["figures"]
    assert [call("", dear).status_code for _each in range(4)] == [200, 200, 200, 429]
    answer = call("", dear)
    assert 0 < int(answer["Retry-After"]) <= 61
    assert said(answer)["code"] == "too-often"
    assert call("", cheap).status_code == 200
    assert call("", dear, REMOTE_ADDR="192.0.2.9").status_code == 200
    assert call(token("otp"), dear).status_code == 200


def test_calls_grow_back_with_time_up_to_those_of_a_minute() -> None:
    assert [pacing.paced("x", 2, now) for now in (0.0, 0.0, 0.0)] == [0, 0, 30]
    assert pacing.paced("y", 2, 0.0) == 0
    assert [pacing.paced("x", 2, now) for now in (29.5, 30.0, 30.0)] == [1, 0, 30]
    assert [pacing.paced("x", 2, now) for now in (960.0, 960.0, 960.0)] == [0, 0, 30]


def test_who_tries_bad_tokens_waits_as_at_signing_in() -> None:
    statuses = [call(f"comity_{place}", PUBLIC["figures"]).status_code for place in range(32)]
    assert statuses[:30] == [401] * 30
    assert statuses[30] == 429
    assert call(token("otp"), PUBLIC["figures"]).status_code == 200


@pytest.mark.parametrize("scheme", ["Basic", "Token", "", "Bearer"])
def test_another_scheme_brings_no_token(scheme: str) -> None:
    answer = Client().get(f"{BASE}figures", headers={"Authorization": scheme})
    assert answer.status_code == 401
    lower = Client().get(f"{BASE}figures", headers={"Authorization": f"bearer {token('otp')}"})
    assert lower.status_code == 200


def test_every_answer_has_the_headers_of_the_pages(examples: Examples) -> None:
    text = token("otp")
    for example in (PUBLIC | examples).values():
        for answer in (call(text, example), call("", example), Client().get(f"{BASE}none")):
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["X-Frame-Options"] == "DENY"
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "default-src 'none'" in answer["Content-Security-Policy"]
            assert not answer.cookies
            answer.close()


def test_a_fault_of_ours_says_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.api.calls import figures

    def broken(_name: str) -> None:
        raise RuntimeError("the secret of the fault")

    monkeypatch.setattr(figures, "_found", broken)
    answer = call("", PUBLIC["figure"])
    assert (answer.status_code, said(answer)["code"]) == (500, "fault")
    assert "secret" not in answer.content.decode()
    assert set(said(answer)) == SHAPE


def test_a_token_made_for_a_year_ends_with_it() -> None:
    text = token("otp")
    from comity.people.models import AccessToken

    AccessToken.objects.update(expires=timezone.now() - timedelta(days=1))
    assert call(text, Example("get", f"exchange/requests/{REQUEST}")).status_code == 401
