"""Tables of a PDF by geometry: between rules, in a grid, in columns alone, over pages; and what must stay lines."""

from __future__ import annotations

import time

import pytest
import typst

from comity.documents.examining import examine
from comity.documents.readers import pdf
from comity.documents.readers.reading import structured
from comity.documents.readers.seen import Seen
from comity.documents.tree import Paper, Provision, Run, Table, walk
from comity.documents.writers import WRITERS
from tests.documents.papers import said
from tests.documents.readers.checking import ABSENT, SHARED, checked

BEFORE = "".join(f"Paragraph {at} of this paper stands before anything else in it does.\n\n" for at in range(9))
NUMBERS = ("371", "12,004", "58", "7.5", "1,113")
STATES = ("Arcadia", "Ruritania", "Syldavia", "Borduria", "San Serriffe")


def _seen(source: str) -> Seen:
    return checked(pdf.read(bytes(typst.compile((BEFORE + source).encode()))))


def tables(source: str) -> list[list[tuple[str, ...]]]:
    """The rows of each table, the head first."""
    return [[line.table.head, *line.table.rows] for line in _seen(source).lines if line.table]


def _cells(*rows: tuple[str, ...]) -> str:
    return "".join(f"[{cell}]," for row in rows for cell in row)


ROWS = [("State", "In force", "Number"), *zip(STATES, ["26 May 2011"] * 5, NUMBERS, strict=True)]
RULES = "stroke: (_, y) => (top: if y < 2 { 0.8pt }, bottom: if y == 5 { 0.8pt })"


@pytest.mark.parametrize(
    "how",
    ["stroke: 0.5pt", "stroke: none", RULES, "stroke: (_, y) => (top: 0.5pt, bottom: 0.5pt)"],
    ids=["a grid", "columns alone", "rules above and below", "a rule under each row"],
)
def test_a_table_however_it_is_drawn(how: str) -> None:
    source = f"#table(columns: (1fr, 1fr, 1fr), align: (start, start, end), {how}, {_cells(*ROWS)})"
    assert tables(source) == [ROWS]


def test_lines_of_a_cell_are_one_cell_and_empty_cells_are_cells() -> None:
    long = "an agreement on the enforcement of sentences that takes several lines of a narrow cell"
    rows = [("State", "What", "Number"), ("Arcadia", long, ""), ("Ruritania", "", "7"), ("Syldavia", long, "1,204")]
    how = "columns: (1fr, 1fr, 1fr), align: (start, start, end), stroke: (_, y) => (top: 0.5pt, bottom: 0.5pt)"
    assert tables(f"#table({how}, {_cells(*rows)})") == [rows]


def test_rows_without_rules_between_them_part_where_the_lines_of_a_cell_do_not() -> None:
    long = "the Republic of San Serriffe and its islands"
    rows = [("State", "In force", "Number"), (long, "26 May 2011", "371"), ("Arcadia", "1 May 2012", "9")]
    rows += [("Ruritania", "2 May 2012", "58"), ("Syldavia", "3 May 2012", "4")]
    assert tables(f"#table(columns: (1fr, 1fr, 1fr), {RULES.replace('5', '4')}, {_cells(*rows)})") == [rows]


def test_a_head_that_reaches_over_columns_stands_over_the_first_of_them() -> None:
    source = (
        "#table(columns: (1fr, 1fr, 1fr), align: (start, end, end), stroke: (_, y) => (top: if y != 1 { 0.5pt }, "
        "bottom: 0.5pt), table.cell(rowspan: 2)[State], table.cell(colspan: 2, align: center, "
        "stroke: (bottom: 0.5pt))[Changes], [New], [Other], [Arcadia], [10], [20], [Ruritania], [3], [–])"
    )
    assert tables(source) == [[("State", "Changes New", "Other"), ("Arcadia", "10", "20"), ("Ruritania", "3", "–")]]


def test_markers_of_notes_stand_in_their_cells() -> None:
    source = '#table(columns: 2, [State], [Number], [Arcadia#super("3")], [7#super("4")], [Ruritania], [8])'
    assert tables(source) == [[("State", "Number"), ("Arcadia³", "7⁴"), ("Ruritania", "8")]]


def test_a_table_over_pages_is_one_and_its_head_stands_once() -> None:
    rows = [("State", "Number"), *((f"State {at}", f"{7 * at % 100}") for at in range(1, 90))]
    head, *body = rows
    seen = _seen(f"#table(columns: (1fr, 1fr), table.header({_cells(head)}), {_cells(*body)})\n\nText behind.")
    assert [[line.table.head, *line.table.rows] for line in seen.lines if line.table] == [rows]
    said = [(line.kind, seen.text[line.start : line.end]) for line in seen.lines]
    assert said.count(("furniture", "State\tNumber")) == 2
    assert said[-1] == (None, "Text behind.")


def test_a_row_that_a_page_cuts_is_one_row() -> None:
    words = " ".join(f"word{at}" for at in range(1100))
    rows = [("State", "What it said"), ("Arcadia", words), ("Ruritania", "Nothing.")]
    assert tables(f"#table(columns: (1fr, 2fr), table.header({_cells(rows[0])}), {_cells(*rows[1:])})") == [rows]


def test_its_caption_is_the_line_above_it() -> None:
    table = Table(head=("State", "Number"), rows=(("Arcadia", "1"), ("Ruritania", "2")))
    inside = (
        *(said("paragraph", "The Court has agreements with two States.", number=str(at)) for at in range(1, 6)),
        Provision(kind="table", runs=(Run(text="Table 1: Agreements in force"),), table=table),
        said("paragraph", "It seeks more.", number="6"),
    )
    paper = Paper(title="Report", provisions=(said("heading", "Background", number="I", under=inside),))
    read = structured(pdf.read(WRITERS["pdf"].write(paper))).paper
    found = [placed.provision for placed in walk(read) if placed.provision.kind == "table"]
    assert [(each.text, each.table) for each in found] == [("Table 1: Agreements in force", table)]


def test_from_right_to_left() -> None:
    table = Table(head=("الدولة", "العدد"), rows=(("أركاديا", "12"), ("روريتانيا", "7")))
    # Well below where a title block may stand: how high Arabic lines are hangs on the fonts of the machine.
    inside = tuple(said("paragraph", "يؤكد التزامه بالتعاون مع المحكمة.", number=str(at)) for at in range(1, 10))
    paper = Paper(title="تقرير", language="ar", provisions=(*inside, Provision(kind="table", table=table)))
    seen = checked(pdf.read(WRITERS["pdf"].write(paper)))
    assert [line.table for line in seen.lines if line.table] == [table]


WORDS = "words that run on to the end of the line and beyond it, as paragraphs do, "
LINES = {
    "signatures": "#grid(columns: 2 * (1fr,), row-gutter: 6pt, "
    + _cells(*[("For the Government of Arcadia", "For the Court"), ("\\_" * 20, "\\_" * 20)] * 3)
    + ")",
    "contents": "#grid(columns: (1fr, 40pt), row-gutter: 6pt, "
    + _cells(("Contents", "Page"), *((f"Part {at}", str(2 * at)) for at in range(1, 9)))
    + ")",
    "leaders": "".join(f"Part {at} #box(width: 1fr, repeat[.]) {at}\n\n" for at in range(1, 9)),
    "a list": "".join(f"+ {WORDS * 3}\n" for _ in range(8)),
    "numbered paragraphs between rules": "#line(length: 100%)\n"
    + "".join(f"#par(hanging-indent: 1cm)[#box(width: 1cm)[{at}.] {WORDS * 3}]\n\n" for at in range(1, 6))
    + "#line(length: 100%)",
    "two columns between rules": "#line(length: 100%)\n#columns(2)[" + WORDS * 40 + "]\n#line(length: 100%)",
    "terms and what they mean": "#grid(columns: (3cm, 1fr), row-gutter: 6pt, "
    + _cells(*((f"Term {at}", WORDS) for at in "ABCDEF"))
    + ")",
    "a frame": "#rect(width: 100%)[" + WORDS * 5 + "]",
    "words set flush between rules": "#set par(justify: true)\n#line(length: 100%)\n"
    + WORDS * 9
    + "\n#line(length: 100%)",
}


@pytest.mark.parametrize("source", LINES.values(), ids=LINES)
def test_no_table(source: str) -> None:
    assert tables(source) == []


def test_a_title_block_between_rules_is_none() -> None:
    facts = _cells(("United Nations", "A/70/1"), ("General Assembly", "Distr.: General"), ("", "12 May 2016"))
    block = f"#table(columns: (1fr, 4cm), stroke: (_, y) => (top: 0.5pt, bottom: 0.5pt), {facts})\n\n{BEFORE}"
    seen = checked(pdf.read(bytes(typst.compile(block.encode()))))
    assert not any(line.table for line in seen.lines)


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_no_resolution_has_one() -> None:
    for file in sorted((SHARED / "pdf").glob("*.pdf")):
        assert not any(line.table for line in pdf.read(file.read_bytes()).lines), file.name


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("name", ["A_80_6_SECT.7", "A_80_6_Sect.6", "A_80_6_SECT.24__CORR.1"])
def test_every_table_of_the_budget_papers(name: str) -> None:
    """Their tables have up to nine columns, sixty rows, cells of a page: from our file they come back cell by cell."""
    paper = examine((SHARED / "docx" / f"{name}.docx").read_bytes(), f"{name}.docx").paper
    before = [_tight(placed.provision.table) for placed in walk(paper) if placed.provision.table]
    seen = checked(pdf.read(WRITERS["pdf"].write(paper)))
    assert [_tight(line.table) for line in seen.lines if line.table] == before


def _tight(table: Table) -> list[list[str]]:
    """A table without spaces: a cell may be broken behind a stroke that a space follows."""
    return [["".join(cell.split()) for cell in row] for row in (table.head, *table.rows)]


def _drawn(operators: str) -> bytes:
    """A PDF of one page with these operators (ISO 32000-2, 7.5), its table of objects left out: PDFium finds them."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000 9000]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    objects = (
        *("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page),
        f"<</Length {len(operators)}>>stream\n{operators}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = "".join(f"{number} 0 obj{each}endobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Size 6/Root 1 0 R>>\n%%EOF".encode()


def test_a_drawing_of_many_lines_is_no_table_and_takes_no_time() -> None:
    lines = "".join(f"{10 + at % 97} {at % 8900} m {5000 + at % 3989} {at % 8900} l S " for at in range(19_000))
    words = "".join(f"1 0 0 1 {100 + 60 * (at % 9)} {8900 - 12 * (at // 9)} Tm ({at}) Tj " for at in range(900))
    begun = time.process_time()
    seen = checked(pdf.read(_drawn(f"{lines}BT /F 10 Tf {words}ET")))
    assert not any(line.table for line in seen.lines)
    assert time.process_time() - begun < 2
