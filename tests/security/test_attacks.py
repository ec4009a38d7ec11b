"""Attacks on the exchange through its own doors: replay, swapping, cutting off, flipping, other people's keys."""

from __future__ import annotations

import random
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.exchange import statements, storing
from comity.exchange.delivering import Delivered, deliver
from comity.exchange.models import Message, SealedFile
from comity.exchange.statements import Signed
from comity.record import log
from comity.regime.acts import Refusal
from tests.exchange.cast import NOW, REQUEST, act, delivered, key, known, refused, signed, transmitted
from tests.exchange.test_storing import sealed
from tests.people import cast
from tests.recorded import put
from tests.web.reading import text

pytestmark = pytest.mark.django_db
OTHER = "otp-2026-15"


@pytest.fixture(autouse=True)
def _keys() -> None:
    known()


def _posted(browser: Client, given: Signed | bytes, **more: Any) -> Any:
    content = given if isinstance(given, bytes) else statements.as_file(given)
    return browser.post("/exchange/deliver/", {"signed": SimpleUploadedFile("s.json", content), **more})


def _file(of: str = "OTP") -> SealedFile:
    found = storing.store(of, [sealed()], NOW)
    assert isinstance(found, SealedFile)
    return found


def test_a_message_that_is_replayed_is_the_same_message_for_its_sender_and_nobody_else() -> None:
    officer = cast.signed_in(cast.person("otp", "officer"))
    first = _posted(officer, signed(transmitted()))
    size = log.head()
    assert _posted(officer, signed(transmitted()))["Location"] == first["Location"]
    for of in ("nld-central", "registry", "sen-central"):
        answer = _posted(cast.signed_in(cast.person(of, "officer")), signed(transmitted()))
        assert answer.status_code == 400
        assert "not one of your authority" in text(answer)
    put("keys", "2026-11-25 revoked ground=lost", matter=key("OTP").fingerprint)
    again = deliver(signed(transmitted()), now=NOW + timedelta(days=2))
    assert isinstance(again, Delivered)
    assert again.again
    assert Message.objects.count() == 1
    assert log.head()[0] == size[0] + 1, "the revocation, and no more"


def test_a_statement_with_one_byte_changed_is_no_statement_of_its_sender() -> None:
    content = statements.as_file(signed(transmitted()))
    chosen = random.Random(1)  # noqa: S311 - which bytes, the same ones each time
    size = log.head()
    for place in chosen.sample(range(len(content) - 1), 120):
        changed = bytearray(content)
        changed[place] ^= 1 << chosen.randrange(7)
        given = statements.of_file(bytes(changed))
        found = given if isinstance(given, Refusal) else deliver(given, now=NOW)
        assert isinstance(found, Refusal), (place, bytes(changed))
        assert "\n" not in found.sentence
    assert log.head() == size
    assert isinstance(deliver(statements.of_file(content), now=NOW), Delivered)  # type: ignore[arg-type]


def test_a_statement_that_is_cut_off_is_refused_in_a_sentence() -> None:
    officer = cast.signed_in(cast.person("otp", "officer"))
    content = statements.as_file(signed(transmitted()))
    for length in (0, 1, 40, len(content) // 2, len(content) - 3):
        answer = _posted(officer, content[:length])
        assert answer.status_code == 400, length
    assert not Message.objects.exists()


@pytest.mark.parametrize("damage", ["cut off", "one bit", "another file", "the header alone"])
def test_a_sealed_file_that_was_changed_on_its_way_is_not_the_one_that_the_statement_names(damage: str) -> None:
    officer = cast.signed_in(cast.person("otp", "officer"))
    whole = sealed()
    changed = {
        "cut off": whole[:-1],
        "one bit": whole[:-1] + bytes([whole[-1] ^ 1]),
        "another file": sealed(),
        "the header alone": whole[:60],
    }[damage]
    given = signed(transmitted(sealed=[sha256(whole).hexdigest()]))
    answer = _posted(officer, given, sealed=SimpleUploadedFile("a.age", changed))
    assert answer.status_code == 400
    assert not Message.objects.exists()
    there = _posted(officer, given, sealed=SimpleUploadedFile("a.age", whole))
    assert there.status_code == 302, "the same message, with its file"


def test_a_file_of_one_request_is_not_there_under_another() -> None:
    """The same sender, two requests, two States: each opens its own, under its own request alone."""
    here, there = _file(), _file()
    delivered(transmitted(sealed=[here.digest]))
    delivered(
        transmitted(matter=OTHER, to="BEL", parties=["OTP", "BEL"], reference="OTP-2026-15", sealed=[there.digest]),
        "m-2",
    )
    officer = cast.signed_in(cast.person("otp", "officer"))
    focal = cast.signed_in(cast.person("nld-central", "officer"))
    for request, digest, whose in (
        (REQUEST, here.digest, {officer: 200, focal: 200}),
        (REQUEST, there.digest, {officer: 404, focal: 404}),
        (OTHER, here.digest, {officer: 404, focal: 404}),
        (OTHER, there.digest, {officer: 200, focal: 404}),
    ):
        for browser, status in whose.items():
            answer = browser.get(f"/exchange/requests/{request}/files/{digest}")
            assert answer.status_code == status, (request, digest)
            answer.close()


@pytest.mark.parametrize("door", ["a statement", "a form that carries it", "a file that is uploaded again"])
def test_nobody_passes_anothers_sealed_file_off_as_their_own(door: str) -> None:
    theirs = _file("OTP")
    delivered(transmitted(sealed=[theirs.digest]))
    focal = cast.signed_in(cast.person("nld-central", "officer"))
    answer = signed(act("consultation-opened", "NLD", ground="97", sealed=[theirs.digest]), "c", "NLD")
    match door:
        case "a statement":
            assert refused(answer).code == "no-such-file"
        case "a form that carries it":
            assert _posted(focal, answer, digest=theirs.digest).status_code == 400
        case _:  # who has been given it has its bytes: what they upload they vouch for, under their own signature
            content = storing.path_of(theirs.digest).read_bytes()
            assert _posted(focal, answer, sealed=SimpleUploadedFile("a.age", content)).status_code == 302
            assert {each.party for each in SealedFile.objects.filter(digest=theirs.digest)} == {"OTP", "NLD"}
            return
    assert Message.objects.count() == 1


def test_messages_that_overtake_each_other_do_no_harm() -> None:
    early = signed(act("received", "NLD"), "r", "NLD")
    assert refused(early).code == "no-such-request"
    delivered(transmitted())
    assert isinstance(deliver(early, now=NOW), Delivered), "it is sent again, and is the same message"
    assert isinstance(deliver(early, now=NOW), Delivered)
    assert refused(signed(transmitted(reference="later"), "m-9")).code != "same-identifier"
    assert Message.objects.count() == 2


KEYS = {
    "of another authority": ("BEL", "not-theirs"),
    "of nobody": ("nobody's", "unknown-key"),
    "that has expired": ("OTP 5", "key-not-in-use"),
    "that was revoked": ("OTP 6", "key-not-in-use"),
    "that opens and signs nothing": ("OTP 7", "recovery-key"),
}


@pytest.mark.parametrize("case", KEYS)
def test_a_key_signs_for_its_authority_while_it_is_in_use(case: str) -> None:
    known("OTP 5", expires="2026-11-23")
    known("OTP 6")
    known("OTP 7", use="recovery")
    put("keys", "2026-11-20 revoked ground=disclosed", matter=key("OTP 6").fingerprint)
    by, code = KEYS[case]
    given = signed(transmitted(), by=by)
    assert refused(given).code == code
    answer = _posted(cast.signed_in(cast.person("otp", "officer")), given)
    assert answer.status_code == 400
    assert not Message.objects.exists()


def test_a_signature_of_one_statement_does_not_vouch_for_another() -> None:
    one, other = signed(transmitted()), signed(transmitted(reference="another"), "m-2")
    assert refused(Signed(other.content, one.signature)).code == "bad-signature"
    assert refused(Signed(one.content, other.signature)).code == "bad-signature"
