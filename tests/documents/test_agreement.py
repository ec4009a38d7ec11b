"""Every format says the same words and numbers, in the same order, and the same bytes each time."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import example, given, settings

from comity.documents.tree import Paper, Picture, Provision, walk
from comity.documents.writers import WRITERS
from comity.documents.writers.txt import superior, text_and_spans
from tests.documents import docx_read, pdf_read, texts
from tests.documents.expected import expected, holds, printed, squeezed
from tests.documents.papers import PAPER, SVG, papers, runs


def agrees(paper: Paper, name: str) -> None:
    """The format prints what the paper says: text, notes and marks."""
    content = WRITERS[name].write(paper)
    told = expected(paper)
    match name:
        case "docx":
            found = docx_read.printed(content)
            body, notes, marks = "\n".join(found.body), "\n".join(found.notes), "".join(found.marks)
        case "pdf":
            page = pdf_read.printed(content)
            body, notes, marks = page.body, page.notes, squeezed(page.marks)
        case "html":
            body, notes, listed = texts.of_html(content)
            marks = "".join(listed)
        case _:
            raise AssertionError(name)
    assert holds(body, told.body) == ""
    assert holds(notes, told.notes) == ""
    assert marks == "".join(told.marks)


@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
def test_a_paper_with_every_kind(name: str) -> None:
    agrees(PAPER, name)


@given(papers())
@settings(max_examples=60)
def test_any_paper_as_docx(paper: Paper) -> None:
    agrees(paper, "docx")


@given(papers())
@settings(max_examples=60)
def test_any_paper_as_html(paper: Paper) -> None:
    agrees(paper, "html")


@given(papers())
@settings(max_examples=25)
def test_any_paper_as_pdf(paper: Paper) -> None:
    agrees(paper, "pdf")


@given(papers())
@example(Paper(title="0", provisions=(Provision(kind="picture", runs=runs("- 0"), picture=Picture(svg=SVG, alt="0")),)))
@settings(max_examples=60)
def test_any_paper_as_markdown(paper: Paper) -> None:
    told = expected(paper)
    body, notes, marks = texts.of_markdown(WRITERS["md"].write(paper))
    assert holds(body, told.body) == ""
    assert holds(notes, told.notes) == ""
    assert [label.split("-")[-1] for label in marks] == told.marks


@given(papers())
@settings(max_examples=60)
def test_any_paper_as_text(paper: Paper) -> None:
    """The spans of a provision hold its number, its words and its marks, and nothing of another's."""
    text, spans = text_and_spans(paper)
    for place in walk(paper):
        said = "".join(text[start:end] for start, end in spans.get(place.address, []))
        number, provision = place.provision.number or "", place.provision
        if provision.kind == "footnote":
            assert squeezed(said) == squeezed(f"{superior(number)}{provision.text}")
            continue
        runs = "".join(superior(run.note) if run.note else run.text for run in provision.runs)
        label = printed(place).removesuffix(provision.text)
        assert squeezed(f"{label}{runs}") in squeezed(said)
    found = sorted(span for held in spans.values() for span in held)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@given(papers())
@settings(max_examples=40)
def test_any_paper_as_contract(paper: Paper) -> None:
    told = json.loads(WRITERS["json"].write(paper))
    places = list(walk(paper))
    assert [entry["address"] for entry in told["provisions"]] == [place.address for place in places]
    assert [entry["text"] for entry in told["provisions"]] == [place.provision.text for place in places]
    notes = {place.address for place in places if place.provision.kind == "footnote"}
    assert {note for entry in told["provisions"] for note in entry["notes"]} == notes
    for entry in told["provisions"]:
        assert bool(entry["spans"]) == bool(entry["text"] or entry["number"] or "table" in entry or "alt" in entry)


@pytest.mark.parametrize("name", WRITERS)
@given(paper=papers())
@settings(max_examples=5)
def test_the_same_paper_gives_the_same_bytes(name: str, paper: Paper) -> None:
    assert WRITERS[name].write(paper) == WRITERS[name].write(paper)
