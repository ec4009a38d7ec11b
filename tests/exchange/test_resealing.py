"""Somebody joins an authority: what was sealed before is sealed anew for it, and only by who can open it."""

from __future__ import annotations

import io
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from comity.exchange import dossiers, editions, keyfiles, resealing, sealing, storing
from comity.exchange.editions import Edition
from comity.exchange.keyfiles import Held
from comity.exchange.models import Resealing, SealedFile
from comity.exchange.statements import Signed, signed_by
from comity.exchange.verifying import problems
from comity.regime.acts import Refusal
from tests.exchange.cast import NOW, REQUEST, delivered, key, known, transmitted
from tests.homes import Home
from tests.recorded import put

LATER = NOW + timedelta(days=3)
AFTER = LATER + timedelta(days=1)


def _sealed(folder: Path, *to: str) -> bytes:
    file = folder / "narrative.txt"
    file.write_text("the narrative")
    written = io.BytesIO()
    sealing.seal([file], [key(each).recipient for each in to], written)
    return written.getvalue()


@pytest.fixture
def sent(tmp_path: Path) -> str:
    """The digest of a file that went to the State with a request, before another of its people had a key."""
    known()
    file = storing.store("OTP", [_sealed(tmp_path, "OTP", "NLD")], NOW)
    assert isinstance(file, SealedFile)
    delivered(transmitted(sealed=[file.digest]))
    held = key("NLD 2")
    put(
        "keys",
        f"2026-11-26 made-known authority_of=NLD recipient={held.recipient} verifier={held.verifier} "
        "expires=2027-12-31 use=person",
        matter=held.fingerprint,
        now=LATER,
    )
    return file.digest


def _anew(digest: str, by: str, *to: str, party: str = "NLD", signs: Held | None = None) -> tuple[str, object]:
    """Seal a file anew, upload it, sign it, hand it in; the edition, and what was said."""
    written = io.BytesIO()
    with storing.path_of(digest).open("rb") as there:
        sealing.reseal(there, key(by).identity, [key(each).recipient for each in to], written)
    edition = storing.store(party, [written.getvalue()], AFTER)
    assert isinstance(edition, SealedFile)
    made = editions.signed(digest, edition.digest, key(by).fingerprint, (signs or key(by)).signer)
    said = resealing.take(REQUEST, party, made, AFTER)
    return edition.digest, said


@pytest.mark.django_db
def test_a_key_that_came_later_opens_the_edition(sent: str, tmp_path: Path) -> None:
    (wanting,) = resealing.wanting(REQUEST, "NLD", AFTER)
    assert (wanting.digest, [each.fingerprint for each in wanting.keys]) == (sent, [key("NLD 2").fingerprint])
    assert resealing.wanting(REQUEST, "OTP", AFTER) == []
    with storing.path_of(sent).open("rb") as there, pytest.raises(sealing.NotSealed, match="other keys"):
        sealing.open_(there, key("NLD 2").identity, tmp_path / "no")

    edition, said = _anew(sent, "NLD", "NLD", "NLD 2")
    assert said is None
    assert resealing.wanting(REQUEST, "NLD", AFTER) == []
    path = dossiers.sealed_file(REQUEST, "NLD", edition, AFTER)
    assert path is not None
    with path.open("rb") as there:
        sealing.open_(there, key("NLD 2").identity, tmp_path / "opened")
    assert (tmp_path / "opened" / "narrative.txt").read_text() == "the narrative"
    assert dossiers.sealed_file(REQUEST, "OTP", edition, AFTER) is None, "the edition is of the State alone"
    assert dossiers.sealed_file(REQUEST, "BEL", edition, AFTER) is None
    assert list(problems()) == []
    storing.tidy(AFTER + timedelta(days=30))
    assert path.is_file(), "an edition is kept, though no act names it"


@pytest.mark.django_db
def test_the_same_again_changes_nothing_and_no_row_is_changed(sent: str) -> None:
    edition, _said = _anew(sent, "NLD", "NLD", "NLD 2")
    made = editions.signed(sent, edition, key("NLD").fingerprint, key("NLD").signer)
    assert resealing.take(REQUEST, "NLD", made, AFTER) is None
    assert Resealing.objects.count() == 1
    for change in (Resealing.objects.all().delete, lambda: Resealing.objects.update(key="x")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.django_db
def test_what_is_not_taken(sent: str) -> None:
    held, other = key("NLD"), key("BEL")
    edition, _said = _anew(sent, "NLD", "NLD", "NLD 2")
    good = editions.signed(sent, edition, held.fingerprint, held.signer).signature
    elsewhere = editions.signed(sent, "cd" * 32, held.fingerprint, held.signer).signature
    cases = {
        "no-such-file": (REQUEST, "NLD", "ab" * 32, edition, held.fingerprint, good),
        "no-such-file of a request that is none": ("otp-2026-99", "NLD", sent, edition, held.fingerprint, good),
        "no-such-file of a request of others": (REQUEST, "BEL", sent, edition, other.fingerprint, good),
        "no-such-file not uploaded by them": (REQUEST, "NLD", sent, "cd" * 32, held.fingerprint, elsewhere),
        "not-our-key": (REQUEST, "NLD", sent, edition, other.fingerprint, good),
        "bad-signature": (REQUEST, "NLD", sent, edition, key("NLD 2").fingerprint, good),
        "bad-signature that is none": (REQUEST, "NLD", sent, edition, held.fingerprint, "zz"),
    }
    for case, (name, party, original, new, whose, signature) in cases.items():
        refusal = resealing.take(name, party, Edition(original, new, whose, signature), AFTER)
        assert refusal is not None, case
        assert refusal.code == case.split()[0], case
    put("keys", "2026-11-27 revoked ground=lost", matter=held.fingerprint, now=AFTER)
    refusal = resealing.take(REQUEST, "NLD", Edition(sent, edition, held.fingerprint, good), AFTER)
    assert refusal is not None
    assert refusal.code == "key-not-in-use"
    assert Resealing.objects.count() == 1


@pytest.mark.django_db
def test_a_row_whose_signature_is_not_good_is_found(sent: str) -> None:
    Resealing.objects.create(
        party="NLD", original=sent, digest=sent, key=key("NLD").fingerprint, signature="00" * 64, at=AFTER
    )
    (said,) = problems()
    assert "its signature is not of the key" in said


def test_on_the_command_line(home: Home, tmp_path: Path) -> None:
    for name in ("OTP", "NLD", "colleague"):
        home.done("key", "new", tmp_path / f"{name}.key", "--without-passphrase")
    publish = ("--source", "compared by telephone", "--authority-of")
    for name in ("OTP", "NLD"):
        home.done("key", "publish", tmp_path / f"{name}.key.pub", *publish, name)
    (tmp_path / "narrative.txt").write_text("the narrative")
    home.done("seal", tmp_path / "narrative.txt", "--to", "OTP", "--to", "NLD", "-o", tmp_path / "a.age")
    sent = "requests.transmitted otp-1 organ=OTP to=NLD measure=other reference=R language=en although_incomplete=x"
    with_it = ("--sealed", tmp_path / "a.age", "--key", tmp_path / "OTP.key")
    home.done("send", *sent.split(), *with_it)
    nothing = home.done("reseal", "otp-1", "--key", tmp_path / "NLD.key")
    assert nothing == "nothing to seal anew: every key in use opens what there is\n"
    home.done("key", "publish", tmp_path / "colleague.key.pub", *publish, "NLD")

    refused = home.comity("reseal", "otp-1", "--key", tmp_path / "colleague.key")
    assert (refused.status, refused.line().rpartition(": ")[2]) == (1, "it is sealed to other keys than this")
    said = home.done("reseal", "otp-1", "--key", tmp_path / "NLD.key")
    assert f"{keyfiles.read(tmp_path / 'colleague.key').fingerprint} among 2 keys" in said
    editions = [path for path in (home.folder / "sealed").rglob("*") if path.is_file()]
    assert len(editions) == 2
    opened = [
        home.comity("open", path, "--key", tmp_path / "colleague.key", "-o", tmp_path / f"o{place}").status
        for place, path in enumerate(editions)
    ]
    assert sorted(opened) == [0, 1]
    assert home.comity("reseal", "otp-9", "--key", tmp_path / "NLD.key").line().endswith("open to NLD")
    assert home.done("verify").startswith("verified: 4 entries")


def test_one_file_on_a_machine_of_ones_own(tmp_path: Path, home: Home) -> None:
    """The record is elsewhere: a file in, the edition and its signed line out."""
    mine, colleague = (tmp_path / f"{name}.key" for name in ("mine", "colleague"))
    for each in (mine, colleague):
        home.done("key", "new", each, "--without-passphrase")
    recipients = [f"--recipient={keyfiles.read(each).recipient}" for each in (mine, colleague)]
    (tmp_path / "narrative.txt").write_text("the narrative")
    home.done("seal", tmp_path / "narrative.txt", recipients[0], "-o", tmp_path / "a.age")

    said = home.done("reseal", "--file", tmp_path / "a.age", *recipients, "--key", mine)
    made, beside = map(Path, said.split())
    assert (made.name, beside.name) == ("a.anew.age", "a.anew.age.signed.json")
    assert not list(home.folder.glob("*.sqlite3*"))
    home.done("open", made, "--key", colleague, "-o", tmp_path / "opened")
    assert (tmp_path / "opened" / "narrative.txt").read_text() == "the narrative"
    line = editions.of_file(beside.read_bytes())
    assert isinstance(line, Edition)
    held = keyfiles.read(mine)
    assert (line.original, line.digest, line.key) == (_digest(tmp_path / "a.age"), _digest(made), held.fingerprint)
    assert signed_by(Signed(line.content, line.signature), held.verifier)

    again = home.comity("reseal", "--file", made, "--original", line.original, *recipients, "--key", colleague)
    assert editions.of_file(Path(again.out.split()[1]).read_bytes()).original == line.original  # type: ignore[union-attr]
    cases: dict[str, tuple[str | Path, ...]] = {
        "comity reseal: with --file name the recipients, and no request": ("--file", made, "--key", mine),
        "comity reseal: name the requests, or with --file a sealed file and its recipients": ("--key", mine),
        f"{made}: is there already": ("--file", tmp_path / "a.age", *recipients, "--key", mine),
    }
    for sentence, words in cases.items():
        assert home.comity("reseal", *words).line() == sentence
    home.done("key", "new", tmp_path / "other.key", "--without-passphrase")
    refused = home.comity(
        "reseal", "--file", made, *recipients, "--key", tmp_path / "other.key", "-o", tmp_path / "no.age"
    )
    assert refused.line() == "comity reseal: it is sealed to other keys than this"
    assert not list(tmp_path.glob("*no.age*"))


@pytest.mark.parametrize("given", [b"", b"{}", b"[1]", b'{"resealing":{},"signature":""}', b"\xff", b"[" * 5000])
def test_what_is_no_signed_line_is_said_to_be_none(given: bytes) -> None:
    found = editions.of_file(given)
    assert isinstance(found, Refusal)
    assert found.code == "not-a-resealing"


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
