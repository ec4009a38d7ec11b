"""Plain text, Markdown and the contract: how they look, and what they tell of figures and of what a reader saw."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.documents.tree import Paper, Provision, Run, Table
from comity.documents.writers import WRITERS
from comity.documents.writers.contract import contract
from comity.documents.writers.md import escaped
from comity.documents.writers.txt import text_and_spans
from comity.documents.writers.words import session, spoken
from tests.documents.papers import PAPER, mark, runs, said


def text(*provisions: Provision, **told: str) -> str:
    return WRITERS["txt"].write(Paper(title="Report", provisions=provisions, **told)).decode()  # type: ignore[arg-type]


def test_a_paper_as_text() -> None:
    table = Provision(
        kind="table", runs=runs("Table 1"), table=Table(head=("State", "No."), rows=(("Mali", "1"), ("中国", "1,204")))
    )
    provisions = (
        said("heading", "Background", number="I", under=[said("paragraph", "Text", mark("12"), ".", number="1")]),
        said("item", "first;", number="a", under=[said("item", "second", mark("*"), number="i")]),
        table,
        said("footnote", "Note.", number="12"),
        said("annex", "Title", number="I"),
    )
    assert text(*provisions, symbol="A/1", body="Assembly", distribution="General", date="2016-11-10") == (
        "A/1\nAssembly\nDistr.: General\n10 November 2016\nOriginal: English\n\nReport\n\n"
        "I.  Background\n\n1.  Text¹².\n\n    (a)  first;\n\n        (i)  second[*]\n\n"
        "Table 1\nState    No.\n-----  -----\nMali       1\n中国   1,204\n\n¹² Note.\n\nAnnex I\nTitle\n"
    )


def test_front_lines_in_the_usual_order_are_a_masthead_and_stay_what_they_are() -> None:
    fronts = [said("front", line) for line in ("Assembly", "Distr.: General", "10 November 2016", "Fifteenth session")]
    paper = Paper(title="T", body="Assembly", date="2016-11-10", provisions=(*fronts, said("title", "T")))
    page = WRITERS["html"].write(paper).decode()
    assert '<p id="front-1" class="organ">Assembly' in page
    assert '<p id="front-3" class="fact">10 November 2016' in page
    assert '<p id="front-4" class="rest">Fifteenth session' in page
    assert '<h1 id="title">T' in page
    told, spans = text_and_spans(paper)
    assert [told[slice(*spans[f"front-{at}"][0])] for at in range(1, 5)] == [line.text for line in fronts]


def test_front_lines_in_another_order_stand_as_they_came() -> None:
    paper = Paper(title="T", body="Assembly", provisions=(said("front", "Distr.: General"), said("front", "Assembly")))
    page = WRITERS["html"].write(paper).decode()
    assert "masthead" not in page.partition("</style>")[2]
    assert '<p id="front-1" class="front">Distr.: General' in page


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("*a* _b_", r"\*a\* \_b\_"),
        ("[x](y) <z> `c` | #", r"\[x\](y) \<z\> \`c\` \| \#"),
        ("a \\ b & c ~ d ^ e $ f", r"a \\ b \& c \~ d \^ e \$ f"),
    ],
)
def test_markdown_reads_no_words_as_markup(written: str, read: str) -> None:
    assert escaped(written) == read


@pytest.mark.parametrize(
    ("opening", "written"), [("1. x", "1\\. x"), ("- x", "\\- x"), ("+ x", "\\+ x"), ("1990 x", "1990 x"), ("-x", "-x")]
)
def test_markdown_opens_no_list_by_chance(opening: str, written: str) -> None:
    provisions = (said("closing", opening),)
    assert WRITERS["md"].write(Paper(title="T", provisions=provisions)).decode() == f"# T\n\n{written}\n"


def test_markdown_tells_the_notes_of_annexes_apart() -> None:
    content = WRITERS["md"].write(PAPER).decode()
    assert "[^1]: Adopted by consensus." in content
    assert "[^annex-I-1]: RC/11, annex I.B." in content
    assert "Draft resolution on cooperation[^annex-I-x]" in content
    assert "*Recalling* the Declaration" in content
    assert "| State | In force | Number |\n| --- | --- | ---: |" in content
    assert "> A line that rises from 60 States Parties to 124" in content


def test_the_contract_tells_where_figures_stand() -> None:
    told = json.loads(WRITERS["json"].write(PAPER))
    (figure,) = told["figures"]
    assert figure == {"in": "para-2", "start": 24, "end": 27, "text": "124", "name": "states-parties"}
    (paragraph,) = (entry for entry in told["provisions"] if entry["address"] == "para-2")
    assert paragraph["text"][24:27] == "124"
    assert paragraph["notes"] == ["fn-2"]


def test_the_contract_has_the_keys_of_readers() -> None:
    told = json.loads(WRITERS["json"].write(PAPER))
    assert told["paper"] == {
        "symbol": "ICC-ASP/15/18",
        "title": "Report of the Bureau on cooperation",
        "body": "Assembly of States Parties",
        "session": 15,
        "date": "2016-11-10",
        "language": "en",
        "distribution": "General",
    }
    by_address = {entry["address"]: entry for entry in told["provisions"]}
    assert by_address["annex-I/op-2/a"]["parent"] == "annex-I/op-2"
    assert by_address["annex-I/pp-1"]["notes"] == ["annex-I/fn-1"]
    assert by_address["annex-I/op-1"]["verbs"] == ["emphasizes"]
    assert by_address["table-1"]["table"]["rows"][0] == ["Austria", "26 November 2005", "1"]
    assert by_address["picture-1"]["alt"] == "A line that rises from 60 States Parties to 124"
    for entry in told["provisions"]:
        for start, end in entry["spans"]:
            assert told["text"][start:end].strip() == told["text"][start:end] != ""


def test_the_contract_of_what_a_reader_saw_has_its_text_and_spans() -> None:
    paragraph = Provision(kind="paragraph", number="1", runs=(Run(text="Seen."),), spans=((3, 8),))
    told = contract(Paper(title="T", provisions=(paragraph,)), seen="1. Seen.\n2\ud800")
    assert told["text"] == "1. Seen.\n2\ufffd"
    assert told["provisions"][0]["spans"] == [[3, 8]]


@pytest.mark.parametrize(
    ("number", "language", "written"),
    [
        (1, "en", "First session"),
        (20, "en", "Twentieth session"),
        (21, "en-GB", "Twenty-first session"),
        (108, "en", "108th session"),
        (15, "fr", "15e session"),
        (15, "xx", "Fifteenth session"),
    ],
)
def test_sessions_are_named(number: int, language: str, written: str) -> None:
    assert session(number, language) == written


@pytest.mark.parametrize(
    ("day", "language", "written"),
    [
        ("2016-11-10", "en", "10 November 2016"),
        ("2016-11-10", "fr", "10 novembre 2016"),
        ("2016-11-10", "es", "10 de noviembre de 2016"),
        ("2016-11-10", "ru", "10 ноября 2016 года"),
        ("2016-11-10", "zh", "2016年11月10日"),
        ("2016-11-10", "ar", "10 تشرين الثاني/نوفمبر 2016"),
        ("November 2016", "en", "November 2016"),
    ],
)
def test_days_are_spoken(day: str, language: str, written: str) -> None:
    assert spoken(day, language) == written


def test_every_format_is_in_the_documentation() -> None:
    told = (Path(__file__).resolve().parents[2] / "docs" / "writers.md").read_text()
    assert [
        name for name, writer in WRITERS.items() if f"| `{name}` |" not in told or writer.media_type not in told
    ] == []
