"""Where sealed files lie: in a folder, each by its SHA-256. They come whole or in parts, and none is opened here."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F

from comity.exchange import rows, sealing
from comity.exchange.models import SealedFile, Upload
from comity.record import sql
from comity.regime.acts import Refusal

# How much of it a party may have here that no act names, in files of the largest size, and how many; and for how long.
_WAITING: Final = 5
_MOST: Final = 200
KEPT_FOR: Final = timedelta(days=7)
PART: Final = 8 << 20
# How long a file may be on its way in with a form; of who was killed meanwhile it would lie there for ever.
_COMING: Final = timedelta(days=1)


def store(party: str, content: Iterable[bytes], now: datetime) -> SealedFile | Refusal:
    """Take a sealed file that comes whole."""
    with _draft() as file:
        hashed, size, waiting = sha256(), 0, rows.waiting(party)
        for chunk in content:
            size += len(chunk)
            if refusal := _too_much(size, waiting):
                return refusal
            hashed.update(chunk)
            file.write(chunk)
        return _kept(party, file, hashed.hexdigest(), size, now)


def begin(party: str, size: int, now: datetime) -> Upload | Refusal:
    """Begin to take a sealed file in parts; the upload's name is random, and known to who began it."""
    if size <= 0:
        return Refusal("bad-size", "the size of a file is a number of bytes above 0", field="size")
    if refusal := _too_much(size, rows.waiting(party)):
        return refusal
    upload = Upload.objects.create(name=secrets.token_hex(16), party=party, size=size, since=now)
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    _part(upload).touch(mode=0o600)
    return upload


def upload_of(party: str, name: str) -> Upload | None:
    """An upload that a party has begun."""
    return Upload.objects.filter(name=name, party=party).first()


def add(upload: Upload, offset: int, part: bytes) -> Upload | Refusal:
    """Add a part where the last one ended. A part that comes twice is refused with the place to go on from."""
    if len(part) > PART or not part:
        return Refusal("bad-part", f"a part has 1 to {PART:,} bytes", field="part")
    if offset + len(part) > upload.size:
        return Refusal("too-long", f"the upload was begun for {upload.size:,} bytes", field="part")
    with transaction.atomic():
        # Of two parts for one place, the update counts for one.
        if not Upload.objects.filter(name=upload.name, received=offset).update(received=F("received") + len(part)):
            here = Upload.objects.get(name=upload.name).received
            return Refusal("other-place", f"go on from byte {here}", field="offset")
        with _part(upload).open("r+b") as file:
            file.seek(offset)
            file.write(part)
            file.flush()
            os.fsync(file.fileno())
    upload.received = offset + len(part)
    return upload


def finish(upload: Upload, now: datetime) -> SealedFile | Refusal:
    """The last part has come: the file is taken, or refused and gone."""
    if upload.received != upload.size:
        sentence = f"{upload.received:,} of {upload.size:,} bytes have come: go on from byte {upload.received}"
        return Refusal("not-whole", sentence, field="offset")
    path = _part(upload)
    with path.open("r+b") as file:
        found = _kept(upload.party, file, file_digest(file, "sha256").hexdigest(), upload.size, now)
    upload.delete()
    path.unlink(missing_ok=True)
    return found


def lacking(party: str, digests: Iterable[str]) -> list[str]:
    """Those of the files that acts would name which the party has not uploaded."""
    wanted = list(dict.fromkeys(digests))
    sizes = rows.uploaded(party, wanted) if wanted else {}
    return [digest for digest in wanted if digest not in sizes or _size(path_of(digest)) != sizes[digest]]


def path_of(digest: str) -> Path:
    """Where the file of a digest lies, if it is here."""
    return Path(settings.COMITY_SEALED) / digest[:2] / digest


def tidy(now: datetime) -> int:
    """Delete uploads that did not end, and files that no act came to name or nobody took; how many those were."""
    gone = 0
    for upload in Upload.objects.filter(since__lte=now - KEPT_FOR):
        _part(upload).unlink(missing_ok=True)
        upload.delete()
        gone += 1
    for file in SealedFile.objects.filter(named=None, at__lte=now - KEPT_FOR):
        with transaction.atomic():
            if not SealedFile.objects.filter(pk=file.pk, named=None).delete()[0]:
                continue
            if not SealedFile.objects.filter(digest=file.digest).exists():
                path_of(file.digest).unlink(missing_ok=True)
        gone += 1
    return gone + _tidied(_folder(), now - KEPT_FOR) + _tidied(Path(settings.FILE_UPLOAD_TEMP_DIR), now - _COMING)


def _tidied(folder: Path, before: datetime) -> int:
    """Delete what was last written to before a day, in a folder of files that come; how many those were."""
    old = [path for path in folder.glob("*") if path.is_file() and path.stat().st_mtime <= before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _kept(party: str, file: IO[bytes], digest: str, size: int, now: datetime) -> SealedFile | Refusal:
    """Put a file that has come to its place. What is no sealed file is not kept: it might be plain text.

    The answer waits until the file is on the disk. Its row may come there later, with the act that names it: were the
    row lost, the file would be asked for again; and a file that a failure cut short counts as lacking by its size.
    """
    try:
        sealing.header(file)
    except sealing.NotSealed as error:
        return Refusal("not-sealed", str(error), field="file")
    file.flush()
    place = path_of(digest)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Within the transaction, so that no tidying takes it for a file without a row.
    with sql.writing(durable=False):
        made = rows.keep_file(party, digest, size, now)
        # What is there whole, and may be named, is not replaced by what is not on the disk yet.
        if _size(place) != size:
            os.link(file.name, beside := place.with_name(f"{digest}.{secrets.token_hex(4)}"))
            beside.replace(place)
    _synced(place)
    _synced(place.parent)
    return made


def _too_much(size: int, waiting: rows.Waiting) -> Refusal | None:
    largest = settings.COMITY_LARGEST
    if size > largest:
        return Refusal("too-large", f"a sealed file has at most {largest:,} bytes", field="file")
    if waiting.size + size > _WAITING * largest or waiting.files >= _MOST:
        sentence = "too many files wait here that no act names: transmit what they are for, or wait some days"
        return Refusal("too-many", sentence, field="file")
    return None


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _folder() -> Path:
    return Path(settings.COMITY_SEALED) / "coming"


def _part(upload: Upload) -> Path:
    return _folder() / upload.name


@contextmanager
def _draft() -> Iterator[IO[bytes]]:
    """A file that is gone at the end, whatever its content has been linked to."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=folder)
    try:
        with open(name, "r+b", opener=lambda *_: descriptor) as file:
            yield file
    finally:
        Path(name).unlink()


def _synced(path: Path) -> None:
    """What a file holds is on the disk, or what was renamed in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copied(path: Path) -> Iterator[bytes]:
    """A file of this machine, piece by piece."""
    with path.open("rb") as file:
        while chunk := file.read(shutil.COPY_BUFSIZE):  # type: ignore[attr-defined]
            yield chunk
