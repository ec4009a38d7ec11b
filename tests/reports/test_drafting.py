"""The words of a draft: days, lists, ordinals, pinpoints; its numbers and notes."""

from __future__ import annotations

from datetime import date

import pytest

from comity.documents.tree import walk
from comity.documents.writers.words import ordinal
from comity.regime import dates
from comity.reports.drafting import Draft, is_address, listed, noun, period, pinpoint, ranges
from tests.reports.test_figures import public


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2016-11-16", "2016-11-24", "16 to 24 November 2016"),
        ("2007-11-30", "2007-12-14", "30 November to 14 December 2007"),
        ("2016-12-30", "2017-01-02", "30 December 2016 to 2 January 2017"),
        ("2016-11-16", "2016-11-16", "16 November 2016"),
        ("2018-11", "2018-11", "November 2018"),
        ("2016", "2017", "2016 to 2017"),
    ],
)
def test_a_period_says_each_part_once(first: str, last: str, said: str) -> None:
    assert period(dates.parse(first), dates.parse(last)) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "first"),
        (12, "twelfth"),
        (15, "fifteenth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (30, "thirtieth"),
        (42, "forty-second"),
    ],
)
def test_sessions_are_named_by_ordinals(number: int, said: str) -> None:
    assert ordinal(number) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("op-16", "operative paragraph 16"),
        ("para-4/a", "paragraph 4 (a)"),
        ("annex-I/fn-2", "annex I, note 2"),
        ("annex-II/b", "annex II (b)"),
        ("title block", "title block"),
    ],
)
def test_a_pinpoint_is_an_address_in_words(address: str, said: str) -> None:
    assert is_address(address)
    assert pinpoint(address) == said


@pytest.mark.parametrize("text", ["", "PR1259", "2016-09-05", "December 2016", "annex"])
def test_other_words_are_no_addresses(text: str) -> None:
    assert not is_address(text)


def test_lists_and_ranges_read_as_prose() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert ranges([3, 7, 8, 9, 12]) == "3, 7 to 9 and 12"
    assert noun(1, "agreement") == "agreement"
    assert noun(2, "memorandum", "memoranda") == "memoranda"


def test_an_annex_numbers_its_own_paragraphs_and_notes() -> None:
    draft = Draft(public("2016-11-10"), 15)
    draft.paragraph("One.", draft.note("first"))
    with draft.annex("I", "A resolution"):
        draft.operative(["urges", "recalls"], "States, and recalls the rest;", draft.note("own"))
    draft_paper = draft.finish()
    from comity.documents.tree import Paper

    placed = {each.address: each.provision for each in walk(Paper(title="x", provisions=draft_paper))}
    assert list(placed) == ["para-1", "fn-1", "annex-I", "annex-I/op-1", "annex-I/fn-1"]
    assert [run.text for run in placed["annex-I/op-1"].runs if run.style == "italic"] == ["Urges", "recalls"]


def test_a_note_says_what_a_figure_counts_and_how_it_is_dated() -> None:
    draft = Draft(public("2016-11-10", "2026-11-24"), 15)
    assert draft.dating("enforcement-agreements-signed-only", draft.view).startswith(
        "Enforcement agreements signed, not in force, as at 10 November 2016, as known on 24 November 2026. Entry "
    )
    then = draft.view.at(as_known=date(2016, 11, 10))
    assert "as known" not in draft.dating("states-parties", then)
    assert "124 entries; they are listed with the figure states-parties." in draft.dating("states-parties", then)
