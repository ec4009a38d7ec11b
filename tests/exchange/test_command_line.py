"""Two people on the command line, from keys to a receipt; then what a thief of the server's disk would find."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.homes import Home

PHRASE = "four quiet lanterns"
SECRET = "Zanzibarium"
SENT = (
    "requests.transmitted",
    "otp-1",
    "organ=OTP",
    "to=NLD",
    "measure=other",
    "reference=OTP-2026-1",
    "language=en",
    "contents=purpose | location | facts | procedure | national law",
)


@pytest.fixture
def keys(home: Home, tmp_path: Path) -> Path:
    """A folder with the keys of three parties, made known."""
    for party in ("OTP", "NLD", "BEL"):
        # A passphrase takes two seconds each time, by design: one of them has one.
        plain = () if party == "OTP" else ("--without-passphrase",)
        ran = home.comity("key", "new", tmp_path / f"{party}.key", *plain, COMITY_PASSPHRASE=PHRASE)
        assert ran.status == 0, ran
        assert PHRASE not in ran.out
        home.done("key", "publish", tmp_path / f"{party}.key.pub", "--authority-of", party, "--source", "by hand")
    return tmp_path


def _as(home: Home, keys: Path, party: str, *words: str | Path) -> str:
    ran = home.comity(*words, "--key", keys / f"{party}.key", COMITY_PASSPHRASE=PHRASE)
    assert ran.status == 0, ran
    return ran.out


def test_from_the_key_to_the_receipt(home: Home, keys: Path) -> None:
    for name in ("narrative.txt", f"{SECRET}.txt"):
        (keys / name).write_text(f"The ledger of {SECRET}\n")
    sealed = keys / "request.age"
    home.done("seal", keys / "narrative.txt", keys / f"{SECRET}.txt", "--to", "NLD", "--to", "OTP", "-o", sealed)
    said = _as(home, keys, "OTP", "send", *SENT, "--id", "m-1", "--sealed", sealed)
    assert said == "message m-1 of OTP is delivered as entry 4\n"
    again = _as(home, keys, "OTP", "send", *SENT, "--id", "m-1", "--sealed", sealed)
    assert again == "message m-1 of OTP was delivered already, as entry 4\n"

    (there,) = json.loads(home.done("tray", "NLD", "--json"))
    assert (there["matter"], there["status"], there["awaited"]) == ("otp-1", "transmitted", ["NLD"])
    assert home.done("tray", "BEL") == "BEL has nothing open.\n"
    _as(home, keys, "NLD", "send", "requests.received", "otp-1", "--id", "a")
    assert "waits for NLD" in home.done("tray", "OTP", "--sent")

    (stored,) = (path for path in (home.folder / "sealed").rglob("*") if path.is_file())
    assert stored.read_bytes() == sealed.read_bytes()
    opened = _as(home, keys, "NLD", "open", stored, "-o", keys / "opened")
    assert opened.splitlines() == [str(keys / "opened" / name) for name in ("narrative.txt", f"{SECRET}.txt")]
    assert (keys / "opened" / "narrative.txt").read_text() == f"The ledger of {SECRET}\n"
    refused = home.comity("open", stored, "--key", keys / "BEL.key", "-o", keys / "b", COMITY_PASSPHRASE=PHRASE)
    assert refused.status == 1
    assert refused.line().endswith("it is sealed to other keys than this")

    home.done("receipt", "NLD", "a", "-o", keys / "receipt.json")
    nowhere = Home(keys / "elsewhere")
    proof = nowhere.done("verify", "--receipt", keys / "receipt.json")
    assert proof.startswith("verified: entry 5 of 5, requests.received on otp-1")
    assert not nowhere.folder.exists(), "no record is needed, and none is made"
    assert home.done("verify").startswith("verified: 5 entries")

    whole = stored.read_bytes()
    stored.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert home.comity("verify").line().endswith("it is not what was uploaded")
    stored.write_bytes(whole)

    for path in home.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for secret in (SECRET, "narrative.txt", "The ledger", PHRASE, "AGE-SECRET-KEY"):
                assert secret.encode() not in content, f"{secret} in {path}"


def test_a_statement_is_signed_apart_and_delivered(home: Home, keys: Path) -> None:
    from comity.exchange.statements import Statement

    _as(home, keys, "OTP", "send", *SENT, "dated=2026-11-24")
    fingerprint = home.rows("SELECT matter FROM registers_standing WHERE body LIKE '%\"NLD\"%' AND register = 'keys'")
    # The request was sent just now, so it cannot have been received before.
    line = {"act": "requests.received", "matter": "otp-1", "dated": datetime.now(UTC).date().isoformat()}
    line |= {"on_behalf_of": "NLD", "audience": "parties", "parties": ["OTP", "NLD"]}  # type: ignore[dict-item]
    statement = Statement(id="m-2", key=fingerprint[0][0], act=line)
    (keys / "statement.json").write_bytes(statement.content + b"\n")
    ran = home.comity("sign", keys / "statement.json", "--key", keys / "NLD.key", COMITY_PASSPHRASE=PHRASE)
    assert ran.status == 0, ran
    assert "act: requests.received" in ran.err, "what is signed is shown"
    wrong = home.comity("sign", keys / "statement.json", "--key", keys / "BEL.key", COMITY_PASSPHRASE=PHRASE)
    assert wrong.status == 2
    signed = Path(ran.out.strip())
    assert home.done("deliver", signed) == "message m-2 of NLD is delivered as entry 5\n"
    signed.write_text(signed.read_text().replace("received", "resumed"))
    assert "not of the key" in home.comity("deliver", signed).line()


@pytest.mark.parametrize(
    ("words", "says"),
    {
        "no key there": (("open", "x.age", "--key", "no-such.key"), "no-such.key: no such file or directory"),
        "no key": (
            ("open", "x.age", "--key", "plain"),
            "plain: not a key file of Comity's",
        ),
        "no public part": (
            ("key", "publish", "plain", "--authority-of", "NLD", "--source", "x"),
            "not the public part",
        ),
        "to nobody": (("seal", "plain", "-o", "x"), "sealed to nobody"),
        "to no key": (("seal", "plain", "--recipient", "age1x", "-o", "x"), "not an age recipient"),
        "to a party without keys": (("seal", "plain", "--to", "SEN", "-o", "x"), "SEN has no key in use"),
        "no such file": (("seal", "none", "--recipient", "age1x", "-o", "x"), ""),
        "a key over a file": (("key", "new", "plain"), "is there already"),
        "no statement": (("sign", "plain", "--key", "plain"), "not a statement"),
        "no signed statement": (("deliver", "plain"), "not a signed statement"),
        "no receipt": (("verify", "--receipt", "plain"), "not a receipt"),
        "no message": (("receipt", "NLD", "x"), "no message x of NLD"),
        "no party": (("tray", "XXX"), "neither a State"),
        "a verifier without a receipt": (("verify", "--verifier", "x"), "is for --receipt"),
    }.values(),
)
def test_what_is_off_is_said_in_one_line(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    (tmp_path / "plain").write_text("a narrative")
    monkeypatch.chdir(tmp_path)
    ran = home.comity(*words, COMITY_PASSPHRASE="x" * 12)
    assert ran.status in (1, 2)
    assert says in ran.line()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["plain"]
