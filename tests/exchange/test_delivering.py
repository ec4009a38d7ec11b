"""Delivering: once, by whose act it is, with a key in force; and what is refused."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from django.db import DatabaseError, transaction

from comity.exchange import statements
from comity.exchange.delivering import Delivered, deliver, request_of
from comity.exchange.models import Message
from comity.exchange.statements import Signed, Statement
from comity.record import log
from tests.exchange.cast import NOW, REQUEST, act, delivered, key, known, refused, signed, transmitted
from tests.recorded import put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys() -> None:
    known()


def test_a_signed_statement_becomes_an_entry_that_names_it() -> None:
    given = signed(transmitted())
    message = delivered(transmitted()).message
    (entry,) = log.numbered([message.entry])
    assert (entry.by, entry.on_behalf_of, entry.audience) == (key("OTP").fingerprint, "OTP", "parties")
    assert entry.source == (f"message m-1, statement {given.digest}",)
    assert message.statement.encode() == given.content
    standing = request_of(REQUEST, "NLD", NOW)
    assert standing is not None
    assert standing.status == "transmitted"


def test_the_life_of_a_request_in_messages() -> None:
    delivered(transmitted())
    for number, (word, of, values) in enumerate(
        (
            ("received", "NLD", {}),
            ("consultation-opened", "NLD", {"ground": "97"}),
            ("consultation-concluded", "OTP", {"outcome": "as requested"}),
            ("executed", "NLD", {"extent": "in part"}),
        )
    ):
        delivered(act(word, of, **values), f"m-{number + 2}", of)
    standing = request_of(REQUEST, "OTP", NOW)
    assert standing is not None
    assert standing.status == "executed in part"


def test_the_same_message_again_is_the_same_message() -> None:
    first = delivered(transmitted())
    size = log.head()
    again = deliver(signed(transmitted()), now=NOW)
    assert isinstance(again, Delivered)
    assert again.again
    assert again.message == first.message
    assert log.head() == size
    put("keys", "2026-11-25 revoked ground=lost", matter=key("OTP").fingerprint)
    later = NOW.replace(day=26)
    assert isinstance(deliver(signed(transmitted()), now=later), Delivered), "a retry, whatever became of the key"


def test_the_same_identifier_with_another_body_is_refused() -> None:
    delivered(transmitted())
    assert refused(signed(transmitted(reference="another"))).code == "same-identifier"
    assert Message.objects.count() == 1


def test_two_parties_may_choose_the_same_identifier() -> None:
    delivered(transmitted(), "1")
    delivered(act("received", "NLD"), "1", "NLD")
    assert Message.objects.count() == 2


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "another party's act": (act("received", "NLD"), "OTP", "not-theirs"),
    "an act of the addressee, by the sender": (act("received", "OTP"), "OTP", "not-theirs"),
    "on behalf of nobody": ({**act("reminded", "OTP"), "on_behalf_of": ""}, "OTP", "bad-value"),
    "a request of others": (act("received", "BEL"), "BEL", "no-such-request"),
    "a request that is not there": ({**act("received", "NLD"), "matter": "otp-2026-99"}, "NLD", "no-such-request"),
    "for the public": ({**act("received", "NLD"), "audience": "public"}, "NLD", "bad-audience"),
    "for a third State": ({**act("received", "NLD"), "parties": ["OTP", "NLD", "BEL"]}, "NLD", "bad-audience"),
    "with a note": (act("received", "NLD", note="the witness lives at …"), "NLD", "not-in-a-message"),
    "with a source": (act("received", "NLD", source=["x"]), "NLD", "not-in-a-message"),
    "with a narrative": (transmitted(matter="otp-2", although_incomplete="x" * 501), "OTP", "too-long"),
    "a day to come": (act("received", "NLD", dated="2026-11-27"), "NLD", "not-yet"),
    "under another's name": (transmitted(matter="nld-1"), "OTP", "bad-matter"),
    "in another's name": (transmitted(matter="registry-1", organ="REGISTRY"), "OTP", "bad-audience"),
    "for another organ": (
        transmitted(matter="registry-1", organ="REGISTRY", parties=["REGISTRY", "NLD"]),
        "OTP",
        "not-theirs",
    ),
    "not what the State may do now": (act("resumed", "NLD"), "NLD", "may-not-follow"),
    "an act of another register": (
        {"act": "pledges.made", "matter": "x", "dated": "2026-11-24", "name": "x", "occasion": "y", "state": "NLD"},
        "NLD",
        "not-theirs",
    ),
    "another register's, in its own name": (
        {
            "act": "pledges.made",
            "matter": "x",
            "dated": "2026-11-24",
            "name": "x",
            "occasion": "y",
            "state": "NLD",
            "on_behalf_of": "NLD",
        },
        "NLD",
        "not-exchanged",
    ),
    "a correction": (
        {**act("entry-withdrawn", "NLD"), "entry": 4, "reason": "x"},
        "NLD",
        "not-exchanged",
    ),
    "a file that is not here": (transmitted(matter="otp-2", sealed=["ab" * 32]), "OTP", "no-such-file"),
    "no act": ({"act": "requests.dreamt"}, "OTP", "unknown-act"),
    "another message's identifier": (transmitted(matter="otp-2", message="other"), "OTP", "other-identifier"),
    "a matter that may not be seen": (act("followed", "NLD", request="requests/otp-secret"), "NLD", "no-such-matter"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses(case: str) -> None:
    line, by, code = REFUSED[case]
    delivered(transmitted())
    delivered(
        transmitted(matter="otp-secret", to="BEL", parties=["OTP", "BEL"], reference="2"),
        "m-0",
    )
    size = log.head()
    found = refused(signed(line, "m-2", by))
    assert found.code == code, found
    assert log.head() == size
    assert Message.objects.count() == 2


def test_what_is_there_for_others_answers_like_what_is_not_there() -> None:
    delivered(transmitted())
    hidden = refused(signed(act("received", "BEL"), "a", "BEL"))
    missing = refused(signed({**act("received", "BEL"), "matter": "otp-none"}, "b", "BEL"))
    assert hidden.sentence.replace(REQUEST, "") == missing.sentence.replace("otp-none", "")
    assert (hidden.code, hidden.authority, hidden.field) == (missing.code, missing.authority, missing.field)


def test_a_key_that_does_not_count_signs_nothing() -> None:
    known("OTP 2", expires="2026-11-01")
    assert refused(signed(transmitted(), by="OTP 2")).sentence.endswith("is expired: sign with a key that is in use")
    put("keys", "2026-11-20 revoked ground=disclosed", matter=key("OTP").fingerprint)
    assert refused(signed(transmitted())).code == "key-not-in-use"
    assert refused(signed(transmitted(), by="nobody's")).code == "unknown-key"


def test_a_recovery_key_signs_no_act_on_a_request() -> None:
    known("OTP 3", use="recovery")
    assert refused(signed(transmitted(), by="OTP 3")).code == "recovery-key"


def test_an_authority_makes_its_keys_known_and_revokes_them_by_message() -> None:
    held = key("NLD 9")
    line = {
        "act": "keys.made-known",
        "matter": held.fingerprint,
        "dated": "2026-11-24",
        "authority_of": "NLD",
        "recipient": held.recipient,
        "verifier": held.verifier,
        "expires": "2027-11-24",
        "on_behalf_of": "NLD",
    }
    assert refused(signed({**line, "matter": "aaaa"}, "k", "NLD")).code == "bad-matter"
    assert refused(signed({**line, "authority_of": "BEL"}, "k", "NLD")).code == "not-theirs"
    delivered(line, "k-1", "NLD")
    delivered(transmitted())
    delivered(act("received", "NLD"), "r", "NLD 9")
    revoked = {"act": "keys.revoked", "matter": held.fingerprint, "dated": "2026-11-24", "ground": "lost"}
    assert refused(signed({**revoked, "on_behalf_of": "OTP"}, "k-2")).code == "not-theirs"
    delivered({**revoked, "on_behalf_of": "NLD"}, "k-2", "NLD 9")
    assert refused(signed(act("reminded", "NLD"), "r-2", "NLD 9")).code == "key-not-in-use"


def test_a_signature_is_over_all_of_the_statement_and_by_its_key() -> None:
    given = signed(transmitted())
    assert refused(Signed(given.content, "00" * 64)).code == "bad-signature"
    flipped = f"{int(given.signature[:2], 16) ^ 1:02x}{given.signature[2:]}"
    assert refused(Signed(given.content, flipped)).code == "bad-signature"
    assert refused(Signed(given.content.replace(b"assets", b"search"), given.signature)).code == "bad-signature"
    by_another = statements.sign(Statement("m-1", key("OTP").fingerprint, transmitted()), key("BEL").signer)
    assert refused(by_another).code == "bad-signature"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b'{"comity":"message/1"}',
        b"[" * 10_000,
        b"x" * 70_000,
        b'{"act":{},"comity":"message/2","id":"a","key":"0123456789abcdef"}',
        b'{"act":{},"comity":"message/1","id":"../a","key":"0123456789abcdef"}',
        b'{"act":{},"comity":"message/1","id":"a","key":"0123"}',
        b'{"act":{}, "comity":"message/1","id":"a","key":"0123456789abcdef"}',
        b'{"act":{},"comity":"message/1","id":"a","id":"b","key":"0123456789abcdef"}',
        b'{"act":{},"comity":"message/1","extra":1,"id":"a","key":"0123456789abcdef"}',
        b'{"act":{"a":1.0},"comity":"message/1","id":"a","key":"0123456789abcdef"}',
    ],
)
def test_what_is_no_statement_is_refused_in_a_sentence(content: bytes) -> None:
    found = refused(Signed(content, "00" * 64))
    assert found.code in ("not-a-statement", "unknown-key")
    assert "\n" not in found.sentence


def test_a_statement_reads_back_from_its_file() -> None:
    given = signed(transmitted())
    assert statements.of_file(statements.as_file(given)) == given
    for broken in (b"", b"{}", statements.as_file(given)[:-20], b'{"signature":"zz","statement":{}}'):
        assert not isinstance(statements.of_file(broken), Signed)
    read = statements.read(given.content)
    assert isinstance(read, Statement)
    assert msgspec.structs.replace(read) == read


def test_messages_are_never_changed() -> None:
    message = delivered(transmitted()).message
    for change in (lambda: Message.objects.update(digest="x"), message.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
