"""PDF: tagged, with an outline, a language, words for pictures, and notes at the foot of their page."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from comity.documents.tree import Paper, Picture, Provision
from comity.documents.writers import WRITERS
from tests.documents import pdf_read
from tests.documents.papers import PAPER, mark, runs, said


def write(paper: Paper) -> bytes:
    return WRITERS["pdf"].write(paper)


@pytest.fixture(scope="module")
def content() -> bytes:
    return write(PAPER)


def test_it_claims_pdf_ua_and_is_tagged(content: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/StructTreeRoot" in content
    assert re.search(rb"/Lang ?\(en-GB\)", content)
    assert pdf_read.tagged(content)


def test_no_day_of_writing_is_in_it(content: bytes) -> None:
    assert b"CreationDate" not in content
    assert b"ModifyDate" not in content


def test_the_outline_has_the_headings_with_their_numbers(content: bytes) -> None:
    assert pdf_read.outline(content) == [
        (0, "I. Background"),
        (0, "II. Organization of work"),
        (1, "A. Recommendations of 2007"),
        (1, "B. Voluntary agreements"),
        (0, "Further matters"),
        (0, "Annex I Draft resolution on cooperation"),
        (0, "Annex II Mandates for the intersessional period"),
        (1, "A. Within an annex"),
    ]


def test_tags_say_what_things_are(content: bytes) -> None:
    tags = pdf_read.tags(content)
    kinds = {kind for kind, _ in tags}
    assert {"H1", "H2", "P", "TOC", "TOCI", "L", "LI", "Lbl", "LBody", "Table", "TH", "TD", "Note", "Figure"} <= kinds
    assert ("Figure", "A line that rises from 60 States Parties to 124") in tags


def test_pages_are_counted_and_headed(content: bytes) -> None:
    furniture = pdf_read.printed(content).furniture
    assert "Page 1 of 4" in furniture
    assert "Page 4 of 4" in furniture
    assert furniture.count("ICC-ASP/15/18") == 3


def test_a_note_stands_on_the_page_of_its_mark() -> None:
    """Two pages of paragraphs: each page has at its foot the notes that are marked on it, and no others."""
    long = "the Assembly of States Parties to the Rome Statute " * 6
    paragraphs = [said("paragraph", f"{long}.", mark(str(at)), number=str(at)) for at in range(1, 30)]
    notes = [said("footnote", f"Note of paragraph {at}.", number=str(at)) for at in range(1, 30)]
    pages = pdf_read.pages(write(Paper(title="Notes", provisions=(*paragraphs, *notes))))
    assert len(pages) > 2
    for page in pages:
        assert "".join(re.findall(r"paragraph (\d+)\.", page.notes)) == "".join(page.marks.split())


@pytest.mark.parametrize("number", ["12", "*", "a", "3 bis"])
def test_marks_are_the_papers_own(number: str) -> None:
    provisions = (said("paragraph", "Text", mark(number), number="1"), said("footnote", "Note.", number=number))
    page = pdf_read.printed(write(Paper(title="Marks", provisions=provisions)))
    assert "".join(page.marks.split()) == number.replace(" ", "")
    assert "".join(page.notes.split()) == f"{number}Note.".replace(" ", "")


def test_a_note_that_nothing_leads_to_is_printed_still() -> None:
    page = pdf_read.printed(write(Paper(title="Lost", provisions=(said("footnote", "Lost.", number="1"),))))
    assert "Lost." in page.notes


def test_signs_that_no_font_has_do_not_fail() -> None:
    """The file is tagged as ever; it claims no conformance where a sign has no shape."""
    paper = Paper(
        title="Signs", provisions=(said("paragraph", "\U000e0041 \ue000 \U0001fbff 漢字 العربية", number="1"),)
    )
    assert pdf_read.tagged(write(paper))


def test_right_to_left() -> None:
    paragraph = said("paragraph", "تعاون ", mark("1"), "الدول", number="1")
    paper = Paper(title="تقرير", language="ar", provisions=(paragraph, said("footnote", "حاشية", number="1")))
    content = write(paper)
    assert re.search(rb"/Lang ?\(ar", content)


def test_a_picture_that_cannot_be_drawn_is_told() -> None:
    broken = Provision(kind="picture", runs=runs("Caption"), picture=Picture(svg="<svg", alt="What it shows"))
    page = pdf_read.printed(write(Paper(title="Broken", provisions=(broken,))))
    assert "What it shows" in page.body
    assert "Caption" in page.body


MANY = """
from pathlib import Path
from comity.documents.tree import Paper, Provision, Run
from comity.documents.writers import WRITERS

def held():
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) // 1024

for place in range(12):
    said = [f"Paper {place} says at {n} at some length what no other paper says." for n in range(900)]
    provisions = tuple(Provision(kind="paragraph", runs=(Run(text=one),)) for one in said)
    WRITERS["pdf"].write(Paper(title=f"Paper {place}", provisions=provisions))
    print(held())
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc to tell the memory")
def test_what_was_worked_out_for_a_paper_is_not_kept() -> None:
    ran = subprocess.run([sys.executable, "-c", MANY], capture_output=True, text=True, check=True)
    megabytes = [int(each) for each in ran.stdout.split()]
    assert megabytes[-1] < 1.5 * megabytes[1], megabytes


def test_a_line_from_left_to_right_keeps_its_order() -> None:
    fronts = (said("front", "25 June 2020"), said("front", "25 حزيران/يونيه 2020"), said("title", "تقرير"))
    text = pdfium.PdfDocument(write(Paper(title="تقرير", language="ar", provisions=fronts)))[0].get_textpage()
    signs = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    (june,) = (box for sign, box in signs if sign == "J")
    (five,) = (box for sign, box in signs if sign == "5" and abs(box[1] - june[1]) < 3)
    assert five[0] < june[0]
