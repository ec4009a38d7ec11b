"""The store of papers: what is kept, what is refused, what can be made again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.papers import apart, store
from comity.papers.models import Paper
from comity.regime.folding import PUBLIC, STATES, Viewer
from tests.papers.samples import BEFORE, RESOLUTION

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.COMITY_PAPERS = tmp_path / "papers"
    return tmp_path / "papers"


def keep(text: str = RESOLUTION, file: str = "a.txt", audience: str = "public", party: str = "") -> tuple[Paper, bool]:
    return store.add(file, text.encode(), audience=audience, party=party, by="a test", now=NOW)


def test_a_paper_is_kept_with_its_reading() -> None:
    paper, new = keep()
    assert new
    assert (paper.name, paper.symbol, paper.language) == ("icc-asp-15-res-3", "ICC-ASP/15/Res.3", "en")
    assert store.original(paper) == RESOLUTION.encode()
    read = store.examined(paper)
    assert "op-1" in {placed.address for placed in read.placed}
    assert read.mandates[0].addressee == "the Bureau"
    assert read.seen.text == RESOLUTION
    assert paper.provisions.filter(address="op-1").get().text.startswith("Urges the Bureau")


def test_the_same_file_for_the_same_readers_is_one_paper() -> None:
    first, _new = keep()
    again, new = keep(file="b.txt")
    assert (again.pk, new) == (first.pk, False)
    other, new = keep(audience="own", party="OTP")
    assert new
    assert other.name == "icc-asp-15-res-3-2"
    store.remove(first)
    assert store.original(other) == RESOLUTION.encode()
    store.remove(other)
    assert not Paper.objects.exists()


def test_a_reading_of_another_version_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, _new = keep()
    (kept,) = folder.rglob("*.reading")
    kept.write_bytes(b"of long ago")
    assert store.examined(paper).mandates
    assert kept.read_bytes() != b"of long ago"
    kept.unlink()
    assert store.examined(paper).mandates
    monkeypatch.setattr(apart, "VERSION", 99)
    assert apart.decoded(kept.read_bytes()) is None


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (PUBLIC, {"public"}),
        (STATES, {"public", "states"}),
        (Viewer(authorities=frozenset({"OTP"})), {"public", "own"}),
        (Viewer(state_or_court=True, authorities=frozenset({"NLD"})), {"public", "states"}),
    ],
)
def test_each_sees_its_own(viewer: Viewer, sees: set[str]) -> None:
    keep()
    keep(BEFORE, audience="states")
    keep(BEFORE, audience="own", party="OTP")
    assert {paper.audience for paper in Paper.objects.seen_by(viewer)} == sees
    found = store.search("Action Plan", Paper.objects.seen_by(viewer))
    assert {each.paper.audience for each in found} == sees


@pytest.mark.parametrize(
    ("file", "content", "sentence"),
    [
        ("a.exe", b"x", "a.exe: papers are files of the kinds"),
        ("a.txt", b"", "a.txt: the file is empty"),
        ("a.docx", b"x", "a.docx: "),
    ],
)
def test_what_is_no_paper_is_refused(file: str, content: bytes, sentence: str, folder: Path) -> None:
    with pytest.raises(store.NoPaper, match=sentence):
        store.add(file, content, audience="public", party="", by="a test", now=NOW)
    assert not Paper.objects.exists()
    assert not folder.exists()


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(store.NoPaper, match=r"not read within 0\.001 seconds"):
        store.add("a.txt", RESOLUTION.encode(), audience="public", party="", by="a test", now=NOW, limit=0.001)


def test_a_name_is_never_a_path(folder: Path) -> None:
    paper, _new = keep("Report\n\n1. It was noted.\n", file="../../../x/../Résumé № 1.txt")
    assert paper.file == "Résumé № 1.txt"
    assert paper.name == "r-sum-1"
    assert all(path.is_relative_to(folder) for path in folder.rglob("*"))
