"""Receipts: checked with nothing but themselves and a key, and worth nothing once a byte is another."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings

from comity.exchange import proving, receipts
from comity.exchange.receipts import NotProven, check
from comity.record import checkpoint, log
from comity.regime.acts import Refusal
from tests.exchange.cast import act, delivered, key, known, transmitted
from tests.homes import ROOT
from tests.recorded import PLEDGE, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _messages() -> None:
    known()
    for number in range(3):
        put("pledges", f"2016-01-0{number + 1} {PLEDGE}", matter=f"p-{number}")
    delivered(transmitted())
    delivered(act("received", "NLD"), "m-2", "NLD")


def _receipt(of: str = "NLD", size: int = 0) -> bytes:
    from comity.exchange.models import Message

    found = proving.receipt(Message.objects.get(party=of), size)
    assert isinstance(found, bytes)
    return found


def test_it_proves_who_said_what_and_that_the_record_holds_it() -> None:
    found = check(_receipt(), verifier=settings.COMITY_KEY().public)
    assert (found.act.kind, found.act.on_behalf_of, found.act.number) == ("requests.received", "NLD", 8)
    assert found.statement.id == "m-2"
    assert found.statement.key == key("NLD").fingerprint
    assert (found.head.size, found.head.root) == log.head()


def test_the_record_grows_and_the_receipt_stands() -> None:
    before, kept = _receipt(), log.signed_head()
    put("pledges", f"2016-02-01 {PLEDGE}", matter="later")
    assert check(before).head.size == 8
    assert check(_receipt()).head.size == 9
    assert check(_receipt(size=8), kept=kept).head.size == 8
    assert _receipt(size=8) == before
    with pytest.raises(NotProven, match=r"of 9 entries, the one that was kept of 8: ask .* as at 8 "):
        check(_receipt(), kept=kept)


def test_a_size_that_the_log_never_had_gives_none() -> None:
    from comity.exchange.models import Message

    for size in (-1, 3, 7, 99):
        assert isinstance(proving.receipt(Message.objects.get(party="NLD"), size), Refusal)


def test_another_record_s_key_does_not_vouch_for_it(tmp_path: Any) -> None:
    other = checkpoint.load_key(tmp_path / "key")
    with pytest.raises(NotProven, match="no valid signature"):
        check(_receipt(), verifier=other.public)
    forged = json.loads(_receipt())
    forged["verifier"] = other.public
    with pytest.raises(NotProven, match="no valid signature"):
        check(json.dumps(forged).encode())


def _flip(text: str) -> str:
    return f"{'0' if text[0] != '0' else '1'}{text[1:]}"


def _set(*path: Any, to: Any) -> Callable[[Any], None]:
    def change(receipt: Any) -> None:
        *inner, last = path
        for each in inner:
            receipt = receipt[each]
        receipt[last] = to(receipt[last]) if callable(to) else to

    return change


CHANGED: dict[str, tuple[Callable[[Any], None], str]] = {
    "another statement": (_set("statement", "act", "dated", to="2026-11-23"), "signature is not of the sender's key"),
    "another identifier": (_set("statement", "id", to="m-3"), "signature is not of the sender's key"),
    "another signature": (_set("signature", to=_flip), "signature is not of the sender's key"),
    "another entry": (_set("entry", "entry", "dated", to="2026-11-23"), "not in the tree"),
    "another number": (_set("entry", "entry", "number", to=7), "not in the tree"),
    "no number": (_set("entry", "entry", "number", to="8"), "not in the tree"),
    "another author": (_set("entry", "entry", "by", to="a" * 16), "not in the tree"),
    "another content": (_set("entry", "body", "confidence", to="single"), "not what its hash says"),
    "another salt": (_set("entry", "salt", to=_flip), "not what its hash says"),
    "a path too short": (_set("entry", "path", to=lambda path: path[:-1]), "not in the tree"),
    "a path too long": (_set("entry", "path", to=lambda path: [*path, path[0]]), "not in the tree"),
    "another step": (_set("entry", "path", 0, to=_flip), "not in the tree"),
    "no step": (_set("entry", "path", 0, to="zz"), "cannot be read"),
    "the key of another": (_set("key", "entry", "matter", to="b"), "entry of the key is not in the tree"),
    "a verifier of one's own": (_set("key", "body", "act", "verifier", to=_flip), "entry of the key cannot be read"),
    "another root": (_set("checkpoint", to=lambda text: text.replace("\n8\n", "\n9\n")), "no valid signature"),
    "another form": (_set("comity", to="receipt/2"), "not a receipt of the format"),
    "more than a receipt": (_set("more", to=1), "not a receipt"),
}


@pytest.mark.parametrize("case", CHANGED)
def test_one_change_and_it_proves_nothing(case: str) -> None:
    change, why = CHANGED[case]
    receipt = json.loads(_receipt())
    change(receipt)
    with pytest.raises(NotProven, match=why):
        check(json.dumps(receipt).encode())


def test_the_parts_of_two_receipts_prove_nothing_together() -> None:
    mine, theirs = json.loads(_receipt("NLD")), json.loads(_receipt("OTP"))
    for part in ("statement", "signature", "entry", "key"):
        mixed = copy.deepcopy(mine)
        mixed[part] = theirs[part]
        with pytest.raises(NotProven):
            check(json.dumps(mixed).encode())
    mixed = {**mine, "statement": theirs["statement"], "signature": theirs["signature"], "key": theirs["key"]}
    with pytest.raises(NotProven, match="not of the authority"):
        check(json.dumps(mixed).encode())


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b" " * (receipts.LONGEST + 1)])
def test_what_is_no_receipt_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NotProven, match="not a receipt"):
        check(content)


def test_it_is_checked_without_a_database_and_without_django(tmp_path: Any) -> None:
    (tmp_path / "receipt").write_bytes(_receipt())
    program = (
        "import sys; from pathlib import Path; from comity.exchange import receipts; "
        "print(receipts.check(Path(sys.argv[1]).read_bytes()).act.number, 'django' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "receipt"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "8 False\n"
