"""What a paper states in numbers, beside the record: which number states which figure, as at which day."""

from __future__ import annotations

from datetime import date

import pytest

from comity.documents.examining import examine
from comity.documents.languages import LANGUAGES
from comity.documents.quantities import find
from comity.documents.tree import Paper
from comity.documents.writers import WRITERS
from comity.reports import annual, checking
from comity.reports.questions import FIGURES
from tests.reports.test_figures import public

VIEW = public("2016-11-10", "2026-11-24")


def paper(*paragraphs: str, day: str = "10 November 2016") -> Paper:
    text = "\n\n".join(["ICC-ASP/15/18", day, "Report of the Bureau on cooperation", *paragraphs])
    return examine(text.encode(), "a.txt").paper


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("against 13 persons", [13]),
        ("the sixty-six recommendations and two agreements", [66, 2]),
        ("a total of 1,234 acts, 10.5 per cent of them", [1234, 10.5]),
        ("on 5 September 2016, in 2017 and at the thirteenth session", []),
        ("article 93, paragraphs 37 to 43, Part 9 and ICC-ASP/14/27", []),
        ("from 26-27 October", []),
    ],
)
def test_quantities_are_numbers_of_things(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in find(text, LANGUAGES["en"])] == values


@pytest.mark.parametrize(("text", "value"), [("vingt et un États", 21), ("quatre-vingt-deux", 82), ("douze", 12)])
def test_french_numbers_in_words(text: str, value: int) -> None:
    assert [quantity.value for quantity in find(text, LANGUAGES["fr"])] == [value]


@pytest.mark.parametrize(
    ("text", "figure", "as_at", "verdict"),
    [
        (
            "1. As at 5 September 2016, warrants against 13 persons remained outstanding.",
            "persons-outstanding",
            "2016-09-05",
            "agreed as known then",
        ),
        (
            "1. As at 5 September 2016, warrants against 14 persons remained outstanding.",
            "persons-outstanding",
            "2016-09-05",
            "agrees as known today",
        ),
        ("1. Warrants against 15 persons remain outstanding.", "persons-outstanding", "2016-11-10", "differs"),
        (
            "1. A total of thirteen States replied to the questionnaire by 30 September 2016.",
            "questionnaire-replies",
            "2016-09-30",
            "agrees",
        ),
        (
            "1. The Court had concluded eight agreements on the enforcement of sentences.",
            "enforcement-agreements-in-force",
            "2016-11-10",
            "agrees",
        ),
        ("1. There are 124 States Parties to the Rome Statute.", "states-parties", "2016-11-10", "agrees"),
    ],
)
def test_a_stated_figure_is_held_against_the_record(text: str, figure: str, as_at: str, verdict: str) -> None:
    (check,) = checking.check(paper(text, "2. Nothing else."), VIEW)
    assert (check.figure, check.as_at, check.verdict) == (figure, date.fromisoformat(as_at), verdict)
    assert text[3 + check.start : 3 + check.end] in ("13", "14", "15", "thirteen", "eight", "124")


def test_numbers_in_other_words_are_not_judged() -> None:
    assert checking.check(paper("1. The Court held 7 hearings with 15 persons in article 93 matters."), VIEW) == []


def test_a_paper_without_a_day_needs_one() -> None:
    undated = paper("1. Warrants against 15 persons remain outstanding.", day="")
    with pytest.raises(ValueError, match="bears no date"):
        checking.check(undated, VIEW)
    assert checking.check(undated, VIEW, date(2016, 11, 10))[0].verdict == "differs"


def test_what_the_record_contradicts_is_a_doubt() -> None:
    (doubt,) = checking.doubts(checking.check(paper("1. Arrest warrants against 15 persons remain outstanding."), VIEW))
    assert (doubt.at, doubt.kind) == ("para-1", "figure-differs")
    assert "13 as known that day, 14 as known today" in doubt.message


@pytest.mark.parametrize("form", ["docx", "html", "akn"])
def test_every_figure_of_a_draft_is_found_again_and_agrees(form: str) -> None:
    drafted = annual.report(VIEW, 15)
    checks = checking.check(examine(WRITERS[form].write(drafted.paper), f"r.{form}").paper, VIEW, VIEW.as_at)
    assert {name for name, _ in drafted.printed} <= {check.figure for check in checks}
    assert [
        check for check in checks if check.verdict not in ("agrees", "agrees as known today", "agreed as known then")
    ] == []


def test_the_words_of_a_figure_hold_one_number() -> None:
    for figure in FIGURES.values():
        assert all(words.count("#") == 1 for words in figure.stated_as), figure.name
