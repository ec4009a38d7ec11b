"""One paper however it is set: how its notes are marked, its title block in columns, its pages with job numbers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from comity.documents.examining import examine
from tests.documents.reading.texts import REPORT

_PLAIN = str.maketrans("¹²³", "123")
_FEET = (
    "\n\n2{gap}18-E-101116\n\f\nICC-ASP/98/18\n\n",
    "\n\n18-E-101116{gap}3\n\f\nICC-ASP/98/18\n\n",
)


def _marked(opening: str, closing: str) -> Callable[[str], str]:
    return lambda text: re.sub("[¹²³]", lambda found: opening + found[0].translate(_PLAIN) + closing, text)


def _markdown(text: str) -> str:
    return _marked("[^", "]")(re.sub("^([¹²³])", r"\1:", text, flags=re.MULTILINE)).replace("]:", "]: ")


def _footed(text: str) -> str:
    before, gap = text.partition("2. The following"), " " * 50
    middle = before[2].replace("A. Requests\n\n3.", f"A. Requests{_FEET[1].format(gap=gap)}3.")
    return before[0].rstrip() + _FEET[0].format(gap=gap) + before[1] + middle


SETTINGS: dict[str, Callable[[str], str]] = {
    "figures in brackets": _marked("[", "]"),
    "tags": _marked("<sup>", "</sup>"),
    "as in Markdown": _markdown,
    "pages with the Assembly's job numbers": _footed,
    "spaces that do not break": lambda text: text.replace(". ", ".\u00a0"),
}


def _told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (placed.address, " ".join(placed.provision.text.split()), placed.provision.notes)
        for placed in examine(text.encode(), "paper.txt").placed
        if placed.provision.kind not in ("contents", "furniture")
    ]


@pytest.mark.parametrize("setting", SETTINGS)
def test_it_reads_the_same_paper(setting: str) -> None:
    assert _told(SETTINGS[setting](REPORT)) == _told(REPORT)


def test_figures_in_brackets_are_no_markers_where_no_note_begins_so() -> None:
    told = {address: text for address, text, _ in _told("1. As said [1], and said again.\n\n2. See [2] below.\n")}
    assert told["para-1"] == "As said [1], and said again."


def test_a_title_block_in_columns_is_read_line_by_line() -> None:
    text = (
        "International Criminal Court              ICC-ASP/97/15\n"
        "                                          Distr.: General\n"
        "   Assembly of States Parties             12 October 2114\n"
        "                                          Original: English\n\n"
        "Ninety-seventh session\n\nReport of the Bureau\n\n1. It met.\n"
    )
    examined = examine(text.encode(), "paper.txt")
    assert (examined.paper.symbol, examined.paper.date, examined.paper.body, examined.paper.session) == (
        "ICC-ASP/97/15",
        "2114-10-12",
        "Assembly of States Parties",
        97,
    )
    assert [placed.provision.text for placed in examined.placed][:6] == [
        *("International Criminal Court", "ICC-ASP/97/15", "Distr.: General"),
        *("Assembly of States Parties", "12 October 2114", "Original: English"),
    ]


def test_a_second_resolution_in_one_paper_has_its_title() -> None:
    of = "Adopted at the 12th plenary meeting\n\nThe Assembly of States Parties,\n\nNoting it,\n\n1. Decides.\n\n"
    text = f"ICC-ASP/97/20\n\nResolution ICC-ASP/97/Res.3\n\n{of}Resolution ICC-ASP/97/Res.4\n\n{of}"
    titles = [
        placed.provision.text for placed in examine(text.encode(), "p.txt").placed if placed.provision.kind == "title"
    ]
    assert titles == ["Resolution ICC-ASP/97/Res.3", "Resolution ICC-ASP/97/Res.4"]


def test_an_item_that_begins_with_an_article_has_no_verb() -> None:
    text = "Rapport du Bureau sur les puits\n\n1. Les questions ont été examinées :\n\na) Les puits ;\n\nb) Les eaux.\n"
    assert {placed.provision.verbs for placed in examine(text.encode(), "paper.txt").placed} == {()}


def test_a_stroke_behind_a_figure_marks_a_note() -> None:
    marked = "The General Assembly,\n\n1. Takes note of the report, 1/ and urges all to act.\n\n1/ See A/99/1.\n"
    placed = {each.address: each.provision for each in examine(marked.encode(), "paper.txt").placed}
    assert (placed["op-1"].notes, placed["fn-1"].text) == (("1",), "See A/99/1.")
    assert placed["op-1"].verbs == ("takes note of", "urges")


def test_what_stands_below_a_number_at_the_top_is_the_title_block() -> None:
    top = "ICC-ASP/99/20\n36                              20-E-010544\n\nResolution ICC-ASP/99/Res.6\n\n"
    rest = "ICC-ASP/99/Res.6\nWells\n\nThe Assembly of States Parties,\n\n1. Decides to dig wells.\n"
    found = examine((top + rest).encode(), "paper.txt")
    assert found.paper.symbol == "ICC-ASP/99/Res.6"


def test_emphasis_inside_chinese_words_parts_nothing() -> None:
    text = "大会，\n\n**回顾**其第98/12号决议，\n\n1. **决定**设立一个基金；\n\n2. **请**秘书长提出报告。\n"
    kinds = [each.provision.kind for each in examine(text.encode(), "paper.txt").placed]
    assert kinds == ["enacting", "preambular", "operative", "operative"]


NOTED = (
    "Report of the Bureau on wells\n\nI. Background\n\n1. The report was noted.¹\n\n2. It was asked to go on.²\n\n"
    "Annex I\n\nList of wells\n\n1. Wells were dug{marker}.\n\nNotes\n\n¹ ICC-ASP/97/Res.3, paragraph 4.\n\n"
    "² Ibid., annex I.\n"
)


def test_notes_of_the_paper_may_be_gathered_behind_an_annex() -> None:
    examined = examine(NOTED.format(marker="").encode(), "paper.txt")
    assert [each.address for each in examined.placed][-3:] == ["heading-2", "fn-1", "fn-2"]
    assert [each.at for each in examined.citations] == ["fn-1", "fn-2"]
    assert {each.kind for each in examined.doubts}.isdisjoint({"note-missing", "marker-missing"})


def test_notes_that_an_annex_refers_to_are_its_own() -> None:
    placed = examine(NOTED.format(marker="²").encode(), "paper.txt").placed
    assert [each.address for each in placed][-2:] == ["annex-I/fn-1", "annex-I/fn-2"]
