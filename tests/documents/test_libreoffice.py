"""The DOCX in LibreOffice itself: its numbers, its notes at the foot of pages, its table of contents."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from comity.documents.tree import Paper, Provision
from comity.documents.writers import WRITERS
from tests.documents import pdf_read
from tests.documents.expected import expected, holds
from tests.documents.papers import PAPER, mark, said

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def _annex(number: str, *notes: str) -> Provision:
    marked = [said("operative", f"Paragraph {note}.", mark(note), number=note) for note in notes]
    under = (*marked, said("operative", "Last.", number=str(len(notes) + 1)))
    return said(
        "annex",
        "Title",
        number=number,
        under=(*under, *(said("footnote", f"Of {note}.", number=note) for note in notes)),
    )


def _paper(*annexes: Provision) -> Paper:
    """Notes in two sections, then annexes with notes or without."""
    sections = [
        said(
            "heading",
            "Title",
            number=number,
            under=[said("paragraph", "Text.", mark(note), number=note) for note in notes],
        )
        for number, notes in (("I", "12"), ("II", "34"))
    ]
    notes = [said("footnote", f"Of {at}.", number=str(at)) for at in range(1, 5)]
    return Paper(title="Notes", provisions=(*sections, *notes, *annexes))


PAPERS = {
    "every-kind": PAPER,
    "no-annex": _paper(),
    "one-annex": _paper(_annex("I", "1", "2")),
    "three-annexes": _paper(_annex("I", "1", "2"), _annex("II", "1"), _annex("III", "1", "2", "3")),
    "notes-in-the-first": _paper(_annex("I", "1", "2"), _annex("II")),
    "notes-in-the-last": _paper(_annex("I"), _annex("II", "1", "2")),
    "gaps": Paper(
        title="Gaps",
        provisions=tuple(
            said(
                "paragraph", "Text.", number=number, under=[said("item", "Item.", number=at) for at in ("a", "b", "d")]
            )
            for number in ("1", "2", "5", "6", "7 bis")
        ),
    ),
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each paper as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for name, paper in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(WRITERS["docx"].write(paper))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    asked = [*command, "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in PAPERS)]
    subprocess.run(asked, check=True, capture_output=True, timeout=240)
    return folder


@pytest.mark.parametrize("name", PAPERS)
def test_libreoffice_prints_what_the_paper_says(name: str, converted: Path) -> None:
    page = pdf_read.printed((converted / f"{name}.pdf").read_bytes(), pdf_read.LIBREOFFICE)
    told = expected(PAPERS[name])
    assert holds(page.body, told.body) == ""
    assert holds(page.notes, told.notes) == ""
    assert "".join(page.marks.split()) == "".join(told.marks)


@pytest.mark.parametrize("name", ["one-annex", "three-annexes", "notes-in-the-first"])
def test_notes_stand_on_the_page_of_their_mark(name: str, converted: Path) -> None:
    for page in pdf_read.pages((converted / f"{name}.pdf").read_bytes(), pdf_read.LIBREOFFICE):
        marks = "".join(page.marks.split())
        assert "".join(page.notes.split()) == "".join(f"{number}Of{number}." for number in marks)
