"""Papers in and out: originals kept by their SHA-256, their readings beside them, provisions as rows for search.

A reading can always be made again; the original is what counts.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from comity.documents.examining import Examined
from comity.documents.readers.seen import Unreadable
from comity.documents.tree import walk
from comity.papers import apart
from comity.papers.models import Paper, PaperProvision, Papers

FORMS: Final = ("txt", "md", "docx", "pdf", "html", "htm", "xml", "akn")
# Of an original, in bytes.
LARGEST: Final = 50 << 20
# Of a name, in signs.
_NAMED: Final = 200
# A search asks for so many words, and shows so many provisions.
_WORDS = 8
SHOWN: Final = 50
# Word by word, papers of so many provisions are compared while somebody waits; the command line compares any.
COMPARED: Final = 4_000


class NoPaper(ValueError):
    """Why a file is not taken into the store, in one sentence."""


def add(
    file: str, content: bytes, *, audience: str, party: str, by: str, now: datetime, limit: float = apart.LIMIT
) -> tuple[Paper, bool]:
    """Read a file and keep it: the paper, and whether it is new. The same bytes for the same readers are one paper.

    Raises NoPaper with a sentence.
    """
    named = Path(file.replace("\\", "/")).name or "paper"
    form = named.rpartition(".")[2].lower()
    # A name that is too long keeps its ending, which says how it is read.
    shown = named if len(named) <= _NAMED else f"{named[: _NAMED - 10]}.{form[:9]}"
    if form not in FORMS:
        raise NoPaper(f"{shown}: papers are files of the kinds {', '.join(FORMS)}")
    if not content:
        raise NoPaper(f"{shown}: the file is empty")
    if len(content) > LARGEST:
        raise NoPaper(f"{shown}: larger than {LARGEST >> 20} megabytes")
    digest = sha256(content).hexdigest()
    held = Paper.objects.filter(digest=digest, audience=audience, party=party).first()
    if held is not None:
        return held, False
    try:
        kept = apart.read(shown, content, limit)
    except Unreadable as error:
        raise NoPaper(f"{shown}: {error}") from None
    reading = apart.decoded(kept)
    if reading is None:
        raise NoPaper(f"{shown}: its reading cannot be kept")
    if not reading.paper.provisions:
        raise NoPaper(f"{shown}: the file holds no text; give the paper itself")
    _keep(_path(digest), content)
    _keep(_path(digest, ".reading"), kept)
    read = reading.paper
    with transaction.atomic():
        paper = Paper.objects.create(
            name=_name(read.symbol or Path(shown).stem),
            digest=digest,
            file=shown,
            form=form,
            size=len(content),
            symbol=(read.symbol or "")[:120],
            title=read.title or read.symbol or shown,
            body=(read.body or "")[:200],
            language=read.language,
            session=read.session,
            dated=read.date or "",
            audience=audience,
            party=party,
            added=now,
            added_by=by[:300],
        )
        _index(paper, reading)
    return paper, True


def original(paper: Paper) -> bytes:
    """The file as it came. Raises OSError where the folder does not hold it."""
    return _path(paper.digest).read_bytes()


def examined(paper: Paper) -> Examined:
    """The paper as it was read; read anew where the reading is of another version, or is gone."""
    path = _path(paper.digest, ".reading")
    reading = apart.decoded(path.read_bytes()) if path.is_file() else None
    if reading is None:
        reading = reread(paper)
    return reading.examined()


def reread(paper: Paper) -> apart.Reading:
    """Read a paper again, after a change in the readers. Raises NoPaper with a sentence."""
    try:
        kept = apart.read(paper.file, original(paper))
    except OSError:
        raise NoPaper(f"{paper.file}: the original is not on this machine; take the paper in again") from None
    except Unreadable as error:
        raise NoPaper(f"{paper.file}: {error}") from None
    reading = apart.decoded(kept)
    if reading is None:
        raise NoPaper(f"{paper.file}: its reading cannot be kept")
    _keep(_path(paper.digest, ".reading"), kept)
    read = reading.paper
    with transaction.atomic():
        paper.symbol, paper.title = (read.symbol or "")[:120], read.title or read.symbol or paper.file
        paper.body, paper.language = (read.body or "")[:200], read.language
        paper.session, paper.dated = read.session, read.date or ""
        paper.save()
        paper.provisions.all().delete()
        _index(paper, reading)
    return reading


def remove(paper: Paper) -> None:
    """Take a paper out; its files go with the last paper that has them."""
    digest = paper.digest
    paper.delete()
    if not Paper.objects.filter(digest=digest).exists():
        for path in (_path(digest), _path(digest, ".reading")):
            path.unlink(missing_ok=True)


def search(words: str, among: Papers) -> QuerySet[PaperProvision]:
    """The provisions of some papers that hold all of the words, in the order of the papers."""
    wanted = Q()
    for word in words.split()[:_WORDS]:
        wanted &= Q(text__icontains=word)
    found = PaperProvision.objects.filter(wanted, paper__in=among) if words.strip() else PaperProvision.objects.none()
    return found.select_related("paper").order_by("-paper__dated", "paper__name", "place")


def by_symbol(among: Papers, language: str) -> dict[str, str]:
    """The name of the paper of each symbol; of several one in the language, and of these the one dated last."""
    rows = among.exclude(symbol="").order_by("dated").values_list("symbol", "name", "language")
    return {symbol: name for symbol, name, said in sorted(rows, key=lambda row: row[2] == language)}


def _index(paper: Paper, reading: apart.Reading) -> None:
    PaperProvision.objects.bulk_create(_provisions(paper, reading), batch_size=1000)


def _provisions(paper: Paper, reading: apart.Reading) -> Iterator[PaperProvision]:
    for place, placed in enumerate(walk(reading.paper)):
        provision = placed.provision
        yield PaperProvision(
            paper=paper,
            place=place,
            address=placed.address[:300],
            kind=provision.kind,
            number=(provision.number or "")[:40],
            # PostgreSQL keeps no character of zero.
            text=provision.text.replace("\x00", "\ufffd"),
        )


def _name(said: str) -> str:
    """A name for addresses that no other paper has."""
    bare = re.sub(r"[^a-z0-9]+", "-", said.casefold()).strip("-")[:70] or "paper"
    taken = set(Paper.objects.filter(name__startswith=bare).values_list("name", flat=True))
    return next(name for name in (bare, *(f"{bare}-{nth}" for nth in range(2, 10_000))) if name not in taken)


def _path(digest: str, ending: str = "") -> Path:
    folder: Path = settings.COMITY_PAPERS
    return folder / digest[:2] / f"{digest}{ending}"


def _keep(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)
