"""Sealing and opening: what goes in comes out to those it is for, or nothing does; and the age tools agree."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.exchange import keyfiles, sealing
from tests.homes import ROOT

MINE, THEIRS, OTHERS = keyfiles.new(), keyfiles.new(), keyfiles.new()


def _files(folder: Path, **contents: bytes) -> list[Path]:
    folder.mkdir(exist_ok=True)
    made = []
    for name, content in contents.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content)
        made.append(path)
    return made


def _sealed(folder: Path, *recipients: str, **contents: bytes) -> Path:
    path = folder / "sealed.age"
    with path.open("wb") as to:
        sealing.seal(_files(folder / "in", **contents), recipients or (MINE.recipient, THEIRS.recipient), to)
    return path


def _open(path: Path, folder: Path, held: keyfiles.Held = THEIRS, most: int = 1 << 33) -> list[str]:
    with path.open("rb") as sealed:
        return sealing.open_(sealed, held.identity, folder, most)


def test_every_addressee_opens_what_was_sealed(tmp_path: Path) -> None:
    contents = {"narrative__txt": b"The account is at \xe2\x80\xa6", "annex__bin": os.urandom(200_001), "empty": b""}
    path = _sealed(tmp_path, **contents)
    for name, held in {"mine": MINE, "theirs": THEIRS}.items():
        assert _open(path, tmp_path / name, held) == ["narrative.txt", "annex.bin", "empty"]
        for file, content in contents.items():
            assert (tmp_path / name / file.replace("__", ".")).read_bytes() == content
    with pytest.raises(sealing.NotSealed, match="sealed to other keys"):
        _open(path, tmp_path / "others", OTHERS)
    assert not (tmp_path / "others").exists()


def test_what_it_says_of_the_file_is_so(tmp_path: Path) -> None:
    to = io.BytesIO()
    said = sealing.seal(_files(tmp_path / "in", a=b"x"), [MINE.recipient], to)
    assert (said.size, said.digest) == (len(to.getvalue()), __import__("hashlib").sha256(to.getvalue()).hexdigest())
    assert sealing.header(to) == 1


@pytest.mark.parametrize("cut", [1, 15, 16, 5000, 66_000, 140_000])
def test_a_file_that_is_cut_off_opens_to_nothing(tmp_path: Path, cut: int) -> None:
    path = _sealed(tmp_path, a=os.urandom(150_000))
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(sealing.NotSealed, match="not whole"):
        _open(path, tmp_path / "out")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in", "sealed.age"]


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_opens_to_nothing(tmp_path_factory: pytest.TempPathFactory, place: float, bit: int) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    path = _sealed(folder, a=b"a narrative " * 100)
    content = bytearray(path.read_bytes())
    content[int(place * len(content))] ^= 1 << bit
    path.write_bytes(content)
    with pytest.raises(sealing.NotSealed):
        _open(path, folder / "out")
    assert not (folder / "out").exists()


def _with(names: list[tarfile.TarInfo]) -> bytes:
    """An archive that Comity would not make, sealed."""
    plain, to = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for info in names:
            info.size = 4 if info.isreg() else 0
            archive.addfile(info, io.BytesIO(b"evil"))
    plain.seek(0)
    pyrage.encrypt_io(plain, to, [THEIRS.identity.to_public()])
    return to.getvalue()


def _link(name: str, to: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


INJECTED = {
    "up": [tarfile.TarInfo("../evil")],
    "absolute": [tarfile.TarInfo("/tmp/evil")],  # noqa: S108
    "in a folder": [tarfile.TarInfo("a/b")],
    "another system's path": [tarfile.TarInfo("a\\b")],
    "another system's drive": [tarfile.TarInfo("c:evil")],
    "hidden": [tarfile.TarInfo(".bashrc")],
    "an option": [tarfile.TarInfo("-rf")],
    "reversed": [tarfile.TarInfo("txt.\u202egpj.exe")],
    "a link": [_link("a", "/etc/passwd")],
    "a hard link": [_link("a", "b", tarfile.LNKTYPE)],
    "a device": [_link("a", "", tarfile.CHRTYPE)],
    "a folder": [_link("a", "", tarfile.DIRTYPE)],
    "twice": [tarfile.TarInfo("a"), tarfile.TarInfo("A")],
    "too long": [tarfile.TarInfo("a" * 200)],
    "nothing": [],
}


@pytest.mark.parametrize("case", INJECTED)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, case: str) -> None:
    path = tmp_path / "sealed.age"
    path.write_bytes(_with(INJECTED[case]))
    with pytest.raises(sealing.NotSealed):
        _open(path, tmp_path / "out")
    assert [each.name for each in tmp_path.iterdir()] == ["sealed.age"]


def test_it_opens_no_more_than_it_may(tmp_path: Path) -> None:
    path = _sealed(tmp_path, a=b"x" * 1000)
    with pytest.raises(sealing.NotSealed, match="too large"):
        _open(path, tmp_path / "out", most=999)


@pytest.mark.parametrize("name", ["..", ".a", "a\nb", "a:b", "x" * 151])
def test_a_name_that_would_not_open_is_not_sealed(tmp_path: Path, name: str) -> None:
    with pytest.raises(sealing.NotSealed, match="not a name"):
        sealing.seal([tmp_path / name], [MINE.recipient], io.BytesIO())


def test_it_seals_to_somebody(tmp_path: Path) -> None:
    for recipients in ([], ["age1nobody"]):
        with pytest.raises(sealing.NotSealed):
            sealing.seal(_files(tmp_path / "in", a=b"x"), recipients, io.BytesIO())


def test_what_is_plain_has_no_header(tmp_path: Path) -> None:
    for content in (b"", b"a narrative", b"age-encryption.org/v1\n-> scrypt a 18\nb\n--- c\n", sealing.BEGINNING):
        with pytest.raises(sealing.NotSealed, match="not a sealed file"):
            sealing.header(io.BytesIO(content))


def test_a_key_file_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    path = tmp_path / "my.key"
    keyfiles.write(path, MINE, "four lanterns")
    assert path.stat().st_mode & 0o077 == 0
    assert MINE.secret.encode() not in path.read_bytes()
    assert MINE.seed.hex().encode() not in path.read_bytes()
    assert keyfiles.read(path, "four lanterns") == MINE
    with pytest.raises(keyfiles.NotAKey, match="passphrase"):
        keyfiles.read(path, "five lanterns")
    with pytest.raises(FileExistsError):
        keyfiles.write(path, THEIRS, "")
    assert MINE.secret not in repr(MINE)


@pytest.mark.skipif(not shutil.which("age"), reason="needs age")
def test_the_age_tools_open_what_was_sealed_and_the_other_way_round(tmp_path: Path) -> None:
    keyfiles.write(tmp_path / "my.key", MINE, "")
    path = _sealed(tmp_path, annex__txt=b"the ledger")
    opened = subprocess.run(["age", "-d", "-i", tmp_path / "my.key", path], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(opened)) as archive:
        assert archive.getnames() == ["annex.txt"]
        content = archive.extractfile("annex.txt")
        assert content is not None
        assert content.read() == b"the ledger"
    theirs = tmp_path / "theirs.age"
    subprocess.run(["age", "-r", MINE.recipient, "-o", theirs], input=opened, check=True)
    assert _open(theirs, tmp_path / "out", MINE) == ["annex.txt"]


BOUNDED = """
import resource, sys
from pathlib import Path
from comity.exchange import keyfiles, sealing
held = keyfiles.new()
folder = Path(sys.argv[1])
def most(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
(folder / "small").write_bytes(b"x")
with (folder / "small.age").open("wb") as to: sealing.seal([folder / "small"], [held.recipient], to)
with (folder / "small.age").open("rb") as come: sealing.open_(come, held.identity, folder / "s")
before = most()
with (folder / "large").open("wb") as file: file.truncate(300_000_000)
with (folder / "large.age").open("wb") as to: sealing.seal([folder / "large"], [held.recipient], to)
with (folder / "large.age").open("rb") as come: sealing.open_(come, held.identity, folder / "l")
assert (folder / "l" / "large").stat().st_size == 300_000_000
print(most() - before)
"""


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", BOUNDED, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert int(said) < 8 * 1024, "kilobytes, for 300 megabytes sealed and opened"
