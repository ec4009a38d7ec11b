"""The annual report: its chapters, its figures, what it does not make up, and the draft resolution."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from comity.documents.tree import Paper, Placed, walk
from comity.documents.writers import WRITERS
from comity.regime.mandates import Mandate
from comity.reports import annual
from comity.reports.questions import FIGURES
from comity.reports.view import FoldedView, typed
from tests.reports.test_figures import public

CHAPTERS = [
    "section-I",
    "section-II",
    "section-II-A",
    "section-II-B",
    "section-II-C",
    "section-II-D",
    "section-II-E",
    "section-II-F",
    "section-III",
    "annex-I",
    "annex-II",
]


@cache
def drafted(session: int = 15, at: str = "2016-11-10", known: str = "2026-11-24") -> annual.Drafted:
    return annual.report(public(at, known), session)


def placed(paper: Paper) -> dict[str, Placed]:
    return {each.address: each for each in walk(paper)}


def test_it_has_the_chapters_of_the_report_of_2016() -> None:
    found = placed(drafted().paper)
    assert [address for address in found if address in CHAPTERS] == CHAPTERS
    assert not [address for address in found if "~" in address]


def test_paragraphs_and_notes_are_numbered_without_a_gap() -> None:
    for within in ("", "annex-I/", "annex-II/"):
        for kind, name in (("paragraph", "para"), ("footnote", "fn"), ("operative", "op")):
            numbers = [
                int(each.provision.number or 0)
                for each in walk(drafted().paper)
                if each.provision.kind == kind and each.address.startswith(f"{within}{name}-") and each.provision.number
            ]
            assert numbers == list(range(1, len(numbers) + 1)), (within, kind)


def test_every_marker_has_its_note_and_every_note_its_marker() -> None:
    for within in ("", "annex-I/", "annex-II/"):
        inside = [each for each in walk(drafted().paper) if _scope(each.address) == within]
        notes = [each.provision.number for each in inside if each.provision.kind == "footnote"]
        assert [number for each in inside for number in each.provision.notes] == notes
        assert notes


def _scope(address: str) -> str:
    annex, slash, _ = address.partition("/")
    return f"{annex}/" if slash and annex.startswith("annex-") else ""


def test_every_number_printed_as_a_figure_is_that_figure() -> None:
    view = public("2016-11-10", "2026-11-24")
    then = view.at(as_known=view.as_at)
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    printed = [(run.figure, run.text) for each in walk(drafted().paper) for run in each.provision.runs if run.figure]
    assert len(printed) > 25
    assert {name for name, _ in drafted().printed} == {name for name, _ in printed}
    for name, text in printed:
        values = {FIGURES[name].ask(asked).value for asked in (view, then)}
        said = {FIGURES[name].said(value) for value in values} | {
            words[value] for value in values if isinstance(value, int) and value <= 10
        }
        assert text in said, (name, text)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("para-3", "124 States were Parties to the Rome Statute"),
        (
            "para-4",
            "held four informal consultations on cooperation, on 17 May 2016, 23 June 2016, 8 September 2016 and",
        ),
        ("para-8", "13 States had replied by 30 September 2016, 10.5 per cent of those addressed"),
        ("para-24", "outstanding against 14 persons"),
        ("para-24", "On that day, 13 were publicly known"),
        ("annex-I/op-2", "warrants of arrest against 14 persons remain outstanding"),
        ("annex-I/pp-1", "ICC-ASP/13/Res.3 and ICC-ASP/14/Res.3"),
    ],
)
def test_the_report_of_2016_says(address: str, words: str) -> None:
    assert words in placed(drafted().paper)[address].provision.text or (
        address == "para-8" and "13 States had replied" in placed(drafted().paper)[address].provision.text
    )


def test_as_known_that_day_it_says_13() -> None:
    text = placed(drafted(known="2016-11-10").paper)["para-24"].provision.text
    assert "outstanding against 13 persons" in text
    assert "publicly known" not in text


def test_what_the_record_does_not_hold_is_said_and_not_filled_in() -> None:
    text = WRITERS["txt"].write(drafted().paper).decode()
    assert "The record holds the names of none of the States that replied" in text
    assert "The record holds nothing on findings of non-compliance under article 87(7)" in text
    assert "The record holds nothing on assets identified" in text
    assert text.count("not in the record") >= 4
    empty = annual.report(FoldedView((), date(2016, 11, 10), date(2026, 11, 24)), 15)
    said = WRITERS["txt"].write(empty.paper).decode()
    assert said.count("The record holds nothing on") >= 12
    assert {value for _name, value in empty.printed} <= {0, None}


def test_the_resolution_and_annex_ii_carry_the_mandates_of_the_register() -> None:
    view = public("2016-11-10", "2026-11-24")
    mandates = [held for _, held in typed(FIGURES["mandates-open"].ask(view).evidence, Mandate)]
    found = placed(drafted().paper)
    items = [each.provision for address, each in found.items() if re.fullmatch(r"annex-II/[a-z]", address)]
    operative = [each.provision for address, each in found.items() if re.fullmatch(r"annex-I/op-\d+", address)]
    assert len(items) == len(mandates) == 7
    for mandate in mandates:
        (item,) = (each for each in items if mandate.action in each.text)
        (paragraph,) = (each for each in operative if mandate.action in each.text)
        for provision in (item, paragraph):
            assert provision.verbs == (mandate.verb,)
            assert f"the {mandate.addressee}" in provision.text
            assert ("sixteenth session" in provision.text) == (mandate.due_session == 16)
        assert item.text.lower().rstrip(";.") == paragraph.text.lower().rstrip(";.")
    assert "well in advance of its sixteenth session" in " ".join(item.text for item in items)
    assert "annually thereafter" in items[-1].text


def test_a_verb_that_is_not_in_the_record_is_not_supplied() -> None:
    text = WRITERS["txt"].write(drafted(14, "2015-11-17").paper).decode()
    assert "[verb not in the record]" in text


@pytest.mark.parametrize("session", [1, 5, 10, 14, 15, 16, 17, 20, 24])
def test_any_session_can_be_drafted(session: int) -> None:
    year = session + 2001
    paper = drafted(session, f"{year}-11-01").paper
    assert paper.session == session
    assert [address for address in placed(paper) if address in CHAPTERS] == CHAPTERS


def test_the_plots_stand_beside_tables() -> None:
    pictures = [each.provision for each in walk(drafted().paper) if each.provision.picture]
    assert len(pictures) == 3
    for provision in pictures:
        assert provision.picture is not None
        assert provision.picture.alt
        assert provision.picture.svg.startswith("<svg")
    assert sum(1 for each in walk(drafted().paper) if each.provision.table) == 4


def test_the_forms_agree() -> None:
    """The words of every provision stand in text, html and Markdown alike; docx and pdf are read in tests/documents."""
    txt, html_, md = (WRITERS[form].write(drafted().paper).decode() for form in ("txt", "html", "md"))
    plain = re.sub(r"<[^>]+>", "", html_).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    for each in walk(drafted().paper):
        for run in each.provision.runs:
            if each.provision.kind in ("paragraph", "operative", "item") and len(run.text) > 12:
                words = " ".join(run.text.split())
                assert words in " ".join(txt.split()), each.address
                assert words in " ".join(plain.split()), each.address
                assert words in " ".join(md.replace("\\", "").split()), each.address


def test_the_same_record_gives_the_same_bytes() -> None:
    view = public("2016-11-10", "2026-11-24")
    for form in ("docx", "pdf", "html", "json"):
        assert WRITERS[form].write(annual.report(view, 15).paper) == WRITERS[form].write(drafted().paper)
