"""PDF by geometry: raised figures, furniture, notes, columns, both directions; files of others word for word."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
import typst

from comity.documents.readers import pdf
from comity.documents.readers.seen import Unreadable
from comity.documents.tree import Paper, walk
from comity.documents.writers import pdf as writer
from tests.documents.papers import PAPER, mark, said
from tests.documents.readers.checking import ABSENT, SHARED, checked, texts, tight, told


def _set(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


def test_a_marker_never_runs_into_the_text() -> None:
    for how in ("false", "true"):
        source = f'#set super(typographic: {how})\nICC-ASP/14/Res.3#super("1"), paragraph 5#super("12").'
        assert texts(pdf.read(_set(source))) == ["ICC-ASP/14/Res.3¹, paragraph 5¹²."]


def test_our_own_file() -> None:
    lines = told(pdf.read(writer.write(PAPER)))
    assert (None, "1.\tOperative paragraph 27 of resolution ICC-ASP/14/Res.3¹ requested the Bureau to") in lines
    assert [text for kind, text in lines if kind == "furniture"] == [
        *("Page 1 of 4", "ICC-ASP/15/18\tReport of the Bureau on cooperation", "Page 2 of 4"),
        *("ICC-ASP/15/18\tReport of the Bureau on cooperation", "Page 3 of 4"),
        *("ICC-ASP/15/18\tReport of the Bureau on cooperation", "Page 4 of 4"),
    ]
    assert [text for kind, text in lines if kind == "footnote"][:3] == [
        *("¹ Adopted by consensus.", "² States Parties. Entries 1 to 124.", "³ ICC-ASP/6/Res.2, annex II."),
    ]
    assert ("footnote", "* Subject to review.") in lines
    assert [kind for kind, text in lines if "Austria\t26 November 2005\t1" in text] == ["table"]


def test_every_word_that_was_written_is_read() -> None:
    seen = tight("".join(texts(pdf.read(writer.write(PAPER)))))
    for placed in walk(PAPER):
        assert tight(placed.provision.text) in seen, placed.address


def test_lines_know_their_page_indent_and_gap() -> None:
    seen = pdf.read(
        _set(
            "#set par(justify: true)\n"
            + "word " * 60
            + "\n\n#pad(left: 2cm)["
            + "inner " * 40
            + "]\n#pagebreak()\nlast"
        )
    )
    lines = seen.lines
    assert [line.gap for line in lines].count(True) == 1
    assert lines[0].indent == 0
    assert 8 < lines[-2].indent < 16
    assert (lines[0].page, lines[-1].page) == (1, 2)
    assert not any(line.whole for line in lines)


def test_two_columns_are_read_one_after_the_other() -> None:
    words = "".join(
        f"Paragraph {at} of the resolution that the Assembly of States Parties adopted.\n\n" for at in range(60)
    )
    seen = pdf.read(_set(f"#set page(columns: 2)\n#set par(justify: true)\n{words}"))
    found = [int(text.split()[1]) for text in texts(seen) if text.startswith("Paragraph")]
    assert found == sorted(found)
    assert len(found) == 60


def test_a_table_of_two_columns_stays_in_rows() -> None:
    rows = "".join(f"[State {at}], [{at}]," for at in range(20))
    assert "State 7\t7" in texts(pdf.read(_set(f"#table(columns: (1fr, 1fr), {rows})")))


ARABIC = Paper(
    title="تقرير المكتب عن التعاون",
    language="ar",
    provisions=(
        said("paragraph", "يشير إلى القرار S/RES/2548 (2020) المؤرخ 30 تشرين الأول/أكتوبر 2020", mark("1"), number="1"),
        said("paragraph", "يؤكد التزامه (بالتعاون) مع المحكمة.", number="2"),
        said("footnote", "انظر A/RES/70/1، الفقرة 5.", number="1"),
    ),
)


def test_text_from_right_to_left_comes_in_reading_order() -> None:
    found = texts(pdf.read(writer.write(ARABIC)))
    assert "1.\tيشير إلى القرار S/RES/2548 (2020) المؤرخ 30 تشرين الأول/أكتوبر 2020¹" in found
    assert "2.\tيؤكد التزامه (بالتعاون) مع المحكمة." in found
    assert "¹ انظر A/RES/70/1، الفقرة 5." in found


def test_text_that_runs_up_the_page_is_read() -> None:
    source = "#set page(width: 10cm, height: 20cm)\n#rotate(-90deg, reflow: true)[" + "landscape words " * 20 + "]"
    assert "landscape words landscape" in " ".join(texts(pdf.read(_set(source))))


def test_a_scan_is_said_to_be_one() -> None:
    drawn = pdfium.PdfDocument(_set("words"))[0].render(scale=0.5)
    scan = pdfium.PdfDocument.new()
    page = scan.new_page(200, 300)
    image = pdfium.PdfImage.new(scan)
    image.set_bitmap(drawn)
    page.insert_obj(image)
    page.gen_content()
    held = io.BytesIO()
    scan.save(held)
    with pytest.raises(Unreadable, match="scan"):
        pdf.read(held.getvalue())
    with pytest.raises(Unreadable, match="no text"):
        pdf.read(_set("#rect()"))


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_a_locked_file_is_said_to_be_one(tmp_path: Path) -> None:
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(_set("words"))
    subprocess.run(["qpdf", "--encrypt", "user", "owner", "256", "--", plain, locked], check=True)
    with pytest.raises(Unreadable, match="locked with a password"):
        pdf.read(locked.read_bytes())


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_papers_of_others_sign_for_sign() -> None:
    for file in sorted((SHARED / "pdf").glob("*.pdf")):
        seen = checked(pdf.read(file.read_bytes()))
        theirs = subprocess.run(
            ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True
        ).stdout.decode()
        ours, others = (Counter("".join(unicodedata.normalize("NFKC", text).split())) for text in (seen.text, theirs))
        assert ours == others, file.name


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_furniture_and_notes_of_a_resolution() -> None:
    lines = told(pdf.read((SHARED / "pdf" / "A_RES_73_3-EN.pdf").read_bytes()))
    assert lines[:3] == [(None, "United Nations"), (None, "A/RES/73/3"), (None, "General Assembly")]
    assert ("furniture", "2/10") in lines
    assert ("furniture", "*1816895*") in lines
    assert ("furniture", "A/RES/73/3\ton the fight against tuberculosis") in lines
    assert ("footnote", "¹ Resolution 70/1.") in lines
    assert (None, "1.\tReaffirm the 2030 Agenda for Sustainable Development,¹ including the") in lines
