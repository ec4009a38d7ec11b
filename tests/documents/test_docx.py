"""DOCX: numbers that Word counts, notes that are notes, headings that can be walked, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from comity.documents.tree import Paper, Provision
from comity.documents.writers import WRITERS
from comity.documents.writers.ooxml.numbering import parsed
from tests.documents import docx_read
from tests.documents.docx_read import W
from tests.documents.papers import PAPER, mark, operative, said

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def write(*provisions: Provision, language: str = "en") -> bytes:
    return WRITERS["docx"].write(Paper(title="Report", provisions=provisions, language=language))


def numbered(*numbers: str | None) -> list[Provision]:
    return [said("paragraph", "x", number=number) for number in numbers]


def labels(*provisions: Provision) -> list[str]:
    """The numbers that are printed before an x, in order."""
    return [text.removesuffix("x").strip() for text in docx_read.printed(write(*provisions)).body[1:]]


@pytest.fixture(scope="module")
def parts() -> dict[str, Any]:
    return docx_read.parts(WRITERS["docx"].write(PAPER))


# — numbers


def test_paragraphs_are_counted_on_across_headings() -> None:
    first, second = numbered("1", "2"), numbered("3")
    under = (said("heading", "x", number="I", under=first), said("heading", "x", number="II", under=second))
    assert labels(*under) == ["I.", "1.", "2.", "II.", "3."]
    numbering = docx_read.parts(write(*under))["word/numbering.xml"]
    assert list(numbering.iter(f"{W}startOverride")) == []


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "5", "6"),
        ("7", "8"),
        ("1", "1", "2"),
        ("2", "1"),
        ("1", "1 bis", "2"),
        ("1", "IV", "2"),
        ("0", "1"),
        ("01", "02"),
        ("C", "D"),
    ],
)
def test_numbers_are_as_printed_where_word_would_count_otherwise(numbers: tuple[str, ...]) -> None:
    assert labels(*numbered(*numbers)) == [f"{number}." for number in numbers]


def test_a_gap_starts_the_list_over() -> None:
    numbering = docx_read.parts(write(*numbered("1", "2", "5")))["word/numbering.xml"]
    assert [over.get(f"{W}val") for over in numbering.iter(f"{W}startOverride")] == ["5"]


@pytest.mark.parametrize("numbers", ["ab", "bc", "bd", "aa", ("i", "ii"), ("1", "2"), ("A", "C"), ("v", "w"), ("c",)])
def test_items_begin_again_in_each_paragraph(numbers: tuple[str, ...]) -> None:
    items = [said("item", "x", number=number) for number in numbers]
    paragraphs = [said("paragraph", "x", number=number, under=items) for number in ("1", "2")]
    told = [f"({number})" for number in numbers]
    assert labels(*paragraphs) == ["1.", *told, "2.", *told]


def test_items_of_items_and_of_annexes() -> None:
    deepest = [said("item", "x", number=number) for number in ("a", "b")]
    deeper = [said("item", "x", number=number, under=deepest) for number in ("i", "ii")]
    annex = said("annex", "x", number="I", under=[said("item", "x", number=number, under=deeper) for number in "ab"])
    once = ["(i)", "(a)", "(b)", "(ii)", "(a)", "(b)"]
    assert labels(annex) == ["Annex I", "(a)", *once, "(b)", *once]


def test_operative_paragraphs_begin_again_in_each_annex() -> None:
    annexes = [
        said("annex", "x", number=number, under=[operative(at, "urges", "x") for at in ("1", "2")])
        for number in ("I", "II")
    ]
    told = [label.removesuffix("Urges ") for label in docx_read.printed(write(*annexes)).body]
    assert [label.split("Urges")[0] for label in told if label.strip(" x")][-6:] == [
        "Annex I x",
        "1.",
        "2.",
        "Annex II x",
        "1.",
        "2.",
    ]


@pytest.mark.parametrize(
    ("number", "counts", "value"),
    [
        ("IV", "upperRoman", 4),
        ("xcix", "lowerRoman", 99),
        ("IIII", "upperRoman", None),
        ("Iv", "upperRoman", None),
        ("c", "lowerLetter", 3),
        ("c", "lowerRoman", None),
        ("aa", "lowerLetter", None),
        ("12", "decimal", 12),
        ("012", "decimal", None),
        ("", "upperRoman", None),
        ("٣", "decimal", None),
    ],
)
def test_numbers_are_read_only_as_they_would_be_printed(number: str, counts: Any, value: int | None) -> None:
    assert parsed(number, counts) == value


# — notes


def test_notes_are_counted_anew_in_each_annex(parts: dict[str, Any]) -> None:
    restarts = [restart.get(f"{W}val") for restart in parts["word/document.xml"].iter(f"{W}numRestart")]
    assert restarts == ["eachSect", "continuous", "eachSect"]
    own = parts["word/document.xml"].findall(f".//{W}footnoteReference[@{W}customMarkFollows]")
    assert len(own) == 1  # the asterisk


@pytest.mark.parametrize(
    "numbers", [("1", "2", "3"), ("1", "3"), ("4", "5"), ("*", "1"), ("1", "*", "2"), ("b", "1 bis")]
)
def test_notes_bear_the_papers_numbers(numbers: tuple[str, ...]) -> None:
    paragraphs = [said("paragraph", "x", mark(number), number=str(at)) for at, number in enumerate(numbers, 1)]
    notes = [said("footnote", "Note.", number=number) for number in numbers]
    told = docx_read.printed(write(*paragraphs, *notes))
    assert told.marks == list(numbers)
    assert told.notes == [f"{number} Note." for number in numbers]


def test_a_note_that_is_marked_twice_or_never() -> None:
    paragraph = said("paragraph", "x", mark("1"), mark("1"), mark("9"), number="1")
    told = docx_read.printed(
        write(paragraph, said("footnote", "One.", number="1"), said("footnote", "Two.", number="2"))
    )
    assert told.marks == ["1", "1", "9"]
    assert told.notes == ["1 One.", "2 Two."]


def test_a_note_of_its_own_annex_is_meant_first() -> None:
    annex = said("annex", "x", mark("1"), number="I", under=[said("footnote", "Of the annex.", number="1")])
    told = docx_read.printed(
        write(said("paragraph", "x", mark("1")), said("footnote", "Of the paper.", number="1"), annex)
    )
    assert told.notes == ["1 Of the paper.", "1 Of the annex."]


# — what else Word needs


def test_headings_have_the_styles_that_can_be_walked(parts: dict[str, Any]) -> None:
    styles = {style.get(f"{W}styleId"): style for style in parts["word/styles.xml"].iter(f"{W}style")}
    assert styles["Heading1"].find(f"{W}name").get(f"{W}val") == "heading 1"
    used = [style.get(f"{W}val") for style in parts["word/document.xml"].iter(f"{W}pStyle")]
    assert (used.count("Title"), used.count("Heading1"), used.count("Heading2"), used.count("AnnexHeading")) == (
        1,
        3,
        3,
        2,
    )
    assert set(used) <= set(styles)


def test_the_table_of_contents_is_right_as_it_stands(parts: dict[str, Any]) -> None:
    document = parts["word/document.xml"]
    listed = document.find(f".//{W}sdt")
    lines = ["|".join(text.text for text in line.iter(f"{W}t")) for line in listed.iter(f"{W}p")]
    assert lines[:4] == ["Contents", "I.|Background", "II.|Organization of work", "A.|Recommendations of 2007"]
    assert lines[-3:] == [
        "Annex I|Draft resolution on cooperation",
        "Annex II|Mandates for the intersessional period",
        "A.|Within an annex",
    ]
    bookmarks = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in listed.iter(f"{W}hyperlink")} <= bookmarks


def test_every_provision_has_a_bookmark_after_its_address(parts: dict[str, Any]) -> None:
    names = [
        mark.get(f"{W}name")
        for part in ("word/document.xml", "word/footnotes.xml")
        for mark in parts[part].iter(f"{W}bookmarkStart")
    ]
    assert {"para_3", "para_3_b_ii", "section_II_A", "annex_I_op_4", "annex_I_fn_1", "table_1"} <= set(names)
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 40 for name in names)


def test_long_and_foreign_addresses_have_bookmarks_of_their_own() -> None:
    numbers = ["x" * 60 + "1", "x" * 60 + "2", "前", "後", "A", "a"]
    document = docx_read.parts(write(*numbered(*numbers)))["word/document.xml"]
    names = [mark.get(f"{W}name").lower() for mark in document.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(numbers) + 1


def test_the_head_of_a_table_is_repeated(parts: dict[str, Any]) -> None:
    rows = list(parts["word/document.xml"].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]


def test_a_picture_is_svg_and_png_with_words(parts: dict[str, Any]) -> None:
    document = parts["word/document.xml"]
    told = document.find(".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert told.get("descr") == "A line that rises from 60 States Parties to 124"
    with zipfile.ZipFile(io.BytesIO(WRITERS["docx"].write(PAPER))) as package:
        assert package.read("word/media/picture1.png").startswith(b"\x89PNG")
        assert b"<svg" in package.read("word/media/picture1.svg")


def test_all_that_is_referred_to_is_there(parts: dict[str, Any]) -> None:
    with zipfile.ZipFile(io.BytesIO(WRITERS["docx"].write(PAPER))) as package:
        names = set(package.namelist())
    for part in ("document", "footnotes"):
        targets = {
            link.get("Id"): f"word/{link.get('Target')}"
            for link in parts[f"word/_rels/{part}.xml.rels"]
            if link.get("TargetMode") != "External"
        }
        assert set(targets.values()) <= names
        asked = {
            value
            for element in parts[f"word/{part}.xml"].iter()
            for name, value in element.items()
            if name.startswith(R)
        }
        assert asked <= {link.get("Id") for link in parts[f"word/_rels/{part}.xml.rels"]}
    told = {entry.get("PartName", "").lstrip("/") for entry in parts["[Content_Types].xml"]}
    assert {name for name in names if name.startswith("word/") and name.endswith(".xml")} <= told


def test_properties_and_days(parts: dict[str, Any]) -> None:
    core = parts["docProps/core.xml"]
    assert "".join(core.itertext()).startswith("Report of the Bureau on cooperationICC-ASP/15/18en2016-11-10T00:00:00Z")
    with zipfile.ZipFile(io.BytesIO(WRITERS["docx"].write(PAPER))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_right_to_left() -> None:
    parts = docx_read.parts(write(said("paragraph", "تعاون", number="1"), language="ar"))
    normal = parts["word/styles.xml"].find(f".//{W}style[@{W}styleId='Normal']")
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    assert normal.find(f"{W}rPr/{W}rtl") is not None
    assert parts["word/document.xml"].find(f".//{W}sectPr/{W}bidi") is not None


def test_a_line_from_left_to_right_keeps_its_order() -> None:
    fronts = (said("front", "25 June 2020"), said("front", "25 حزيران/يونيه 2020"), said("title", "تقرير"))
    document = docx_read.parts(write(*fronts, language="ar"))["word/document.xml"]
    turned = {
        "".join(paragraph.itertext()): paragraph.find(f"{W}pPr/{W}bidi") is not None
        for paragraph in document.iter(f"{W}p")
    }
    assert turned["25 June 2020"]
    assert not turned["25 حزيران/يونيه 2020"]
