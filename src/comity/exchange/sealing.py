"""Sealing: files become one age file (C2SP age) to all who may open it, in memory that does not grow with them.

What is sealed is a tar archive: the names of the files are content too, and any tool opens it
(``age -d -i KEYFILE FILE | tar x``). age proves neither who sealed nor for what: that the signed act names the SHA-256
of the sealed file does.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tarfile
import tempfile
import threading
import unicodedata
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Final, NamedTuple

import pyrage
from pyrage import x25519

BEGINNING: Final = b"age-encryption.org/v1\n-> "
_CHUNK: Final = 1 << 16
_MOST_FILES: Final = 1000
_LONGEST_NAME: Final = 150
# What reading an archive that is none raises, and what is then said.
_NO_ARCHIVE: Final = (tarfile.TarError, EOFError, UnicodeError)
_NOT_OURS: Final = "what was sealed is no archive of Comity's"
# What no name may hold on any system that opens it, or that shows another name than it is.
_NO_NAME = re.compile('[\x00-\x1f\x7f-\x9f/\\\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]')


class NotSealed(Exception):
    """Why files are not sealed, or a sealed file is not opened: half a sentence."""


class Sealed(NamedTuple):
    """A sealed file: its SHA-256, and its size in bytes."""

    digest: str
    size: int


def seal(files: Sequence[Path], recipients: Iterable[str], to: IO[bytes]) -> Sealed:
    """Seal files to recipients (age1…), as one age file. Raises NotSealed; OSError."""
    known = _recipients(recipients)
    names = [_checked(path.name) for path in files]
    if len({name.casefold() for name in names}) < len(names):
        raise NotSealed("two of the files have the same name")
    hashing = _Hashing(to)
    with closing(_archive(list(zip(names, files, strict=True)))) as archive:
        try:
            pyrage.encrypt_io(_Reading(archive), hashing, known)
        except pyrage.EncryptError as error:
            raise NotSealed(str(error)) from None
    return Sealed(hashing.hash.hexdigest(), hashing.size)


def open_(sealed: IO[bytes], identity: x25519.Identity, folder: Path, most: int = 1 << 33) -> list[str]:
    """Open a sealed file into a folder that is made for it; return the names of its files.

    All of it is opened, or nothing is left: that a file was cut off shows only at its end. Raises NotSealed; OSError.
    """
    if folder.exists():
        raise NotSealed(f"{folder} is there already: name a folder that is not")
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        with _decrypted(sealed, identity) as come:
            names = _unpacked(come, draft, most)
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return names


def reseal(sealed: IO[bytes], identity: x25519.Identity, recipients: Iterable[str], to: IO[bytes]) -> Sealed:
    """Seal what a sealed file holds to other recipients, as it is. Raises NotSealed; OSError.

    That the file was cut off shows only at its end: what was written until then is for nobody.
    """
    known = _recipients(recipients)
    hashing = _Hashing(to)
    with _decrypted(sealed, identity) as plain:
        try:
            pyrage.encrypt_io(plain, hashing, known)
        except pyrage.EncryptError as error:
            raise NotSealed(str(error)) from None
    return Sealed(hashing.hash.hexdigest(), hashing.size)


def header(sealed: IO[bytes]) -> int:
    """To how many keys a file is sealed, as its header says. Raises NotSealed where it is no age file of keys."""
    sealed.seek(0)
    if sealed.read(len(BEGINNING)) != BEGINNING:
        raise NotSealed("not a sealed file: it does not begin as an age file")
    sealed.seek(0)
    found = 0
    for _ in range(4096):
        line = sealed.readline(256)
        if line.startswith(b"--- "):
            if found:
                return found
            break
        if not line.endswith(b"\n"):
            break
        found += line.startswith(b"-> X25519 ")
    raise NotSealed("not a sealed file: its header names no key")


def _recipients(given: Iterable[str]) -> list[x25519.Recipient]:
    try:
        known = [x25519.Recipient.from_str(each) for each in dict.fromkeys(given)]
    except pyrage.RecipientError as error:
        raise NotSealed(f"not an age recipient: {error}") from None
    if not known:
        raise NotSealed("sealed to nobody: there is no key to seal to")
    return known


@contextmanager
def _decrypted(sealed: IO[bytes], identity: x25519.Identity) -> Iterator[IO[bytes]]:
    """What a sealed file holds, decrypted in one thread and read in this one, with a pipe between.

    At the end all of it has been read: only then is it known to be whole. Raises NotSealed. What is small is decrypted
    at once: a thread takes longer to start.
    """
    beginning = sealed.read(_CHUNK + 1)
    if len(beginning) <= _CHUNK:
        try:
            plain = pyrage.decrypt(beginning, [identity])
        except pyrage.DecryptError as error:
            raise NotSealed(_why(error)) from None
        try:
            yield io.BytesIO(plain)
        except _NO_ARCHIVE:
            raise NotSealed(_NOT_OURS) from None
        return
    sealed.seek(-len(beginning), os.SEEK_CUR)
    ends = os.pipe()
    failed: list[Exception] = []

    def decrypt() -> None:
        with os.fdopen(ends[1], "wb") as out:
            try:
                pyrage.decrypt_io(sealed, out, [identity])
            except Exception as error:
                failed.append(error)

    thread = threading.Thread(target=decrypt)
    thread.start()
    no_archive = False
    try:
        with os.fdopen(ends[0], "rb") as come:
            try:
                yield come
            except _NO_ARCHIVE:
                no_archive = True
            while come.read(_CHUNK):
                pass
    finally:
        thread.join()
    if failed:
        raise NotSealed(_why(failed[0])) from None
    if no_archive:
        raise NotSealed(_NOT_OURS)


def _why(error: Exception) -> str:
    if "matching keys" in str(error):
        return "it is sealed to other keys than this"
    return "it is not whole: cut off, or changed since it was sealed"


def _unpacked(come: IO[bytes], folder: Path, most: int) -> list[str]:
    names: set[str] = set()
    kept: list[str] = []
    with tarfile.open(fileobj=come, mode="r|") as archive:
        for member in archive:
            name = _checked(member.name)
            most -= member.size
            if not member.isreg() or name.casefold() in names or len(names) >= _MOST_FILES or most < 0:
                raise NotSealed("what was sealed holds more than plain files, or too many, or too large ones")
            names.add(name.casefold())
            kept.append(name)
            content = archive.extractfile(member)
            if content is None:
                raise EOFError
            with (folder / name).open("xb") as file:
                shutil.copyfileobj(content, file, _CHUNK)
    if not kept:
        raise EOFError
    return kept


def _checked(name: str) -> str:
    """A name that is a name and no path, on any system. Raises NotSealed."""
    name = unicodedata.normalize("NFC", name)
    if not name or name[0] in ".- " or name[-1] in ". " or len(name) > _LONGEST_NAME or _NO_NAME.search(name):
        shown = "".join(c if c.isprintable() else "?" for c in name[:40])
        raise NotSealed(f"not a name for a file that is sealed: {shown}")
    return name


def _archive(files: Sequence[tuple[str, Path]]) -> Generator[bytes, None, None]:
    """A tar archive (POSIX.1-2001), piece by piece; without owner, mode or time, which are nobody's business."""
    for name, path in files:
        with path.open("rb") as file:
            left = os.fstat(file.fileno()).st_size
            info = tarfile.TarInfo(name)
            info.size = left
            yield info.tobuf(tarfile.PAX_FORMAT)
            padding = -left % tarfile.BLOCKSIZE
            while left:
                chunk = file.read(min(_CHUNK, left))
                if not chunk:
                    raise NotSealed(f"{name} became shorter while it was read")
                left -= len(chunk)
                yield chunk
        yield bytes(padding)
    yield bytes(2 * tarfile.BLOCKSIZE)


class _Reading(io.RawIOBase):
    """Pieces as a file to be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = piece
        size = len(self._left) if size < 0 else size
        taken, self._left = self._left[:size], self._left[size:]
        return taken


class _Hashing:
    """Hashes and counts what is written through it."""

    def __init__(self, to: IO[bytes]) -> None:
        self._to, self.hash, self.size = to, sha256(), 0

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        self.size += len(data)
        self._to.write(data)
        return len(data)

    def flush(self) -> None:
        self._to.flush()
