"""Word files as Word prints them: numbers counted, notes marked, changes accepted, the words of our own files kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from comity.documents.readers import docx
from comity.documents.readers.ooxml.counting import counted
from comity.documents.tree import Paper, walk
from comity.documents.writers import docx as writer
from tests.documents.papers import PAPER, papers
from tests.documents.readers.checking import ABSENT, SHARED, checked, texts, tight, told
from tests.documents.readers.making import level, lists, num, numbered, p, part, word

THREE = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")


def test_automatic_numbers_are_written_out() -> None:
    body = "".join(
        numbered(text, 1, at)
        for text, at in (("One", 0), ("a", 1), ("b", 1), ("i", 2), ("ii", 2), ("c", 1), ("Two", 0), ("a again", 1))
    )
    assert texts(docx.read(word(body, numbering=lists(THREE, nums=num(1, 0))))) == [
        *("1.\tOne", "(a)\ta", "(b)\tb", "(i)\ti", "(ii)\tii", "(c)\tc", "2.\tTwo", "(a)\ta again"),
    ]


def test_lists_of_one_definition_count_together_and_an_override_starts_over() -> None:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    body = "".join(numbered("x", at) for at in (1, 2, 1, 3, 3, 1))
    seen = docx.read(word(body, numbering=lists(THREE, nums=num(1, 0) + num(2, 0) + num(3, 0, over))))
    assert texts(seen) == ["1.\tx", "2.\tx", "3.\tx", "7.\tx", "8.\tx", "9.\tx"]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = "".join(numbered("x", 1, at) for at in (0, 1, 1, 0, 1))
    assert texts(docx.read(word(body, numbering=lists(levels, nums=num(1, 0))))) == [
        *("I.\tx", "1.\tx", "2.\tx", "II.\tx", "3.\tx"),
    ]


def test_levels_of_one_number_and_legal_numbers() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val='space'/>")
    body = "".join(numbered("x", 1, at) for at in (0, 0, 1, 1))
    assert texts(docx.read(word(body, numbering=lists(levels, nums=num(1, 0))))) == [
        "I.\tx",
        "II.\tx",
        "2.1 x",
        "2.2 x",
    ]


def test_a_list_belongs_to_a_style_and_to_what_is_based_on_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Mine"/><w:basedOn w:val="A"/></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{style}"/>') for style in "AB") + p(
        "none", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    seen = docx.read(word(body, styles=styles, numbering=lists(level(0, "upperRoman", "%1."), nums=num(1, 0))))
    assert told(seen) == [("heading", "I.\tx"), ("heading", "II.\tx"), ("heading", "none")]


@pytest.mark.parametrize(
    ("value", "counts", "shown"),
    [
        *(
            (4, "upperRoman", "IV"),
            (28, "lowerLetter", "bb"),
            (3, "decimalZero", "03"),
            (21, "chineseCounting", "二十一"),
        ),
        *(
            (105, "chineseCountingThousand", "一百零五"),
            (2, "russianLower", "б"),
            (3, "ordinal", "3rd"),
            (0, "lowerRoman", "0"),
        ),
        *((5, "decimalEnclosedCircle", "⑤"), (3, "arabicAbjad", "ج"), (9, "none", "")),
    ],
)
def test_the_formats_of_numbers(value: int, counts: str, shown: str) -> None:
    assert counted(value, counts) == shown


REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
NOTES = "".join(
    f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r>'
    f'<w:r><w:t xml:space="preserve"> Note {at}.</w:t></w:r></w:p></w:footnote>'
    for at in (1, 2, 3)
)


def test_a_marker_never_runs_into_the_text() -> None:
    body = f"<w:p><w:r><w:t>ICC-ASP/14/Res.3</w:t></w:r>{REFERENCE.format(2)}</w:p>"
    assert told(docx.read(word(body, footnotes=NOTES))) == [(None, "ICC-ASP/14/Res.3¹"), ("footnote", "¹ Note 2.")]


def test_notes_that_start_over_stand_where_their_section_ends() -> None:
    end = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    first, second = (
        f"<w:p>{{}}<w:r><w:t>{word}</w:t></w:r>{REFERENCE.format(at)}</w:p>" for at, word in ((1, "A"), (2, "B"))
    )
    body = first.format(f"<w:pPr>{end}</w:pPr>") + second.format("") + end
    assert texts(docx.read(word(body, footnotes=NOTES))) == ["A¹", "¹ Note 1.", "B¹", "¹ Note 2."]


def test_raised_figures_and_letters() -> None:
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{}</w:t></w:r>"
    body = "".join(
        f"<w:p><w:r><w:t>{word}</w:t></w:r>{raised.format(mark)}</w:p>"
        for word, mark in (("Res.3", "12"), ("the 1", "st"), ("Posts", "a"), ("la 2", "e"))
    )
    assert texts(docx.read(word(body))) == ["Res.3¹²", "the 1st", "Postsᵃ", "la 2e"]


def test_tracked_changes_are_read_as_accepted_and_noticed() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The Court </w:t></w:r>"
        "<w:del><w:r><w:delText>requests</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>urges</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>one </w:t></w:r></w:p>" + p("two")
    )
    seen = docx.read(word(body))
    assert texts(seen) == ["The Court urges", "one two"]
    assert [noticed.kind for noticed in seen.noticed] == ["tracked-changes"]


def test_fields_tabs_breaks_and_controls() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:p>{field}<w:r><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('inside')}</w:sdtContent></w:sdt>"
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> dot</w:t></w:r></w:p>'
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("after a field that never ends")
    )
    assert texts(docx.read(word(body))) == ["shown\tA-BC", "inside", "• dot", "after a field that never ends"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    assert texts(docx.read(word(p("x") + body))) == ["x", "boxed"]


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_a_table_is_one_line_with_its_grid() -> None:
    seen = docx.read(word(p("before") + _table(("State", "Number"), ("Austria", "1"), ("Serbia", ""))))
    line = seen.lines[1]
    assert line.table is not None
    assert (line.kind, line.table.head, line.table.rows) == (
        "table",
        ("State", "Number"),
        (("Austria", "1"), ("Serbia", "")),
    )
    assert texts(seen)[1] == "State\tNumber\nAustria\t1\nSerbia"


def test_a_table_that_only_sets_lines_is_lines() -> None:
    masthead = _table(("United Nations", "A/70/1"), ("General Assembly", "Distr.: General"))
    seen = docx.read(word(masthead + p("x") + _table(("one row", "two cells"))))
    assert texts(seen) == [
        "United Nations",
        "A/70/1",
        "General Assembly",
        "Distr.: General",
        "x",
        "one row",
        "two cells",
    ]


def test_the_head_of_the_first_page_comes_first_and_others_last() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/><w:titlePg/></w:sectPr>'
    )
    seen = docx.read(word(p("text") + section, header1=p("A/70/1"), footer1=p("3/4")))
    assert told(seen) == [("front", "A/70/1"), (None, "text"), ("furniture", "3/4")]


def test_the_strict_form_of_the_standard() -> None:
    body = part("document", f"<w:body>{p('strict')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    from tests.documents.readers.making import packed

    assert texts(docx.read(packed({"word/document.xml": body}))) == ["strict"]


def test_our_own_file_reads_as_it_was_written() -> None:
    seen = docx.read(writer.write(PAPER))
    lines = told(seen)
    assert (seen.title, seen.language) == (PAPER.title, "en")
    assert (
        "paragraph",
        "1. Operative paragraph 27 of resolution ICC-ASP/14/Res.3¹ requested the Bureau to maintain a facilitation "
        "of the Assembly for cooperation.",
    ) in lines
    assert ("item", "(ii) release;") in lines
    assert ("annex", "Annex I Draft resolution on cooperation*") in lines
    assert lines.index(("footnote", "⁶ Ibid.")) < lines.index(("annex", "Annex I Draft resolution on cooperation*"))
    assert ("footnote", "¹ RC/11, annex I.B.") in lines


@given(papers())
@settings(max_examples=25, deadline=None)
def test_every_word_that_was_written_is_read(paper: Paper) -> None:
    seen = tight("".join(texts(docx.read(writer.write(paper)))))
    for placed in walk(paper):
        assert tight(placed.provision.text) in seen, placed.address


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_the_budget_papers() -> None:
    seen = checked(docx.read((SHARED / "docx" / "A_80_6_SECT.7.docx").read_bytes()))
    lines = told(seen)
    assert lines[:2] == [("front", "United Nations"), ("front", "A/80/6 (Sect. 7)")]
    assert ("contents", "Programme of work\t3") in lines
    assert ("heading", "Mandates and background") in lines
    assert (None, "(a)\tRespond to the needs of the Court in carrying out its judicial activities;") in lines
    assert sum(line.table is not None for line in seen.lines) > 8
