"""Acts proposed from a paper: which, with what fields, and what is left for a person to settle."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comity.documents.examining import examine
from comity.documents.languages import LANGUAGES
from comity.documents.periods import find
from comity.regime import REGISTERS, lines
from comity.reports import proposing
from comity.reports.proposing import Proposed
from comity.reports.view import FoldedView
from tests.reports.test_figures import public

EMPTY = FoldedView([], date(2016, 11, 10), date(2026, 11, 24))

HEAD = "ICC-ASP/15/18\n\n10 November 2016\n\nReport of the Bureau\n\n"
RESOLUTION = """ICC-ASP/14/Res.3

Resolution ICC-ASP/14/Res.3

Cooperation

Adopted at the 12th plenary meeting, on 26 November 2015, by consensus

The Assembly of States Parties,

4. Urges the Bureau, through its working groups, to continue consideration of the recommendations of the draft Action \
Plan on Arrest Strategies with a view to its adoption, and to report thereon to the fifteenth session of the Assembly;

6. Urges States Parties to adopt legislation;

28. Requests the Court to submit an updated report on cooperation to the Assembly at its fifteenth session and \
annually thereafter.
"""


def proposed(text: str, view: FoldedView = EMPTY) -> dict[tuple[str, str], Proposed]:
    found = proposing.propose(examine(text.encode(), "a.txt"), view)
    return {(each.line["act"], each.at): each for each in found}


def test_the_paper_is_issued_and_adopted() -> None:
    found = proposed(RESOLUTION)
    issued = found["papers.issued", ""].line
    assert (issued["matter"], issued["sort"], issued["session"]) == ("res-14-3", "resolution", 14)
    (adopted,) = [each.line for (act, _), each in found.items() if act == "papers.adopted"]
    assert (adopted["dated"], adopted["plenary"], adopted["how"]) == ("2015-11-26", 12, "consensus")


def test_mandates_of_organs_are_given_and_what_is_asked_of_states_is_not() -> None:
    found = proposed(RESOLUTION)
    assert [at for act, at in found if act == "mandates.given"] == ["op-4", "op-28"]
    line = found["mandates.given", "op-4"].line
    wanted = {"verb": "urges", "addressee": "Bureau", "through": "its working groups", "due": "at", "due_session": 15}
    assert wanted.items() <= line.items()
    assert line["source"] == ["ICC-ASP/14/Res.3, op-4"]
    assert found["mandates.given", "op-28"].line["recurring"] == "annual"
    assert "give the mandate a short name" in found["mandates.given", "op-4"].asks[0]


def test_a_mandate_that_the_record_holds_is_renewed() -> None:
    found = proposed(RESOLUTION.replace("/14/", "/16/").replace("fifteenth", "seventeenth"), public("2017-12-01"))
    line = found["mandates.renewed", "op-4"].line
    assert (line["matter"], line["due_session"]) == ("arrest-action-plan", 17)
    assert "is it that one?" in found["mandates.renewed", "op-4"].asks[0]
    later = RESOLUTION.replace("/14/", "/16/")
    dropped = [each.line["matter"] for each in _all(later) if each.line["act"] == "mandates.dropped"]
    assert "facilitation" in dropped
    assert "arrest-action-plan" not in dropped


def _all(text: str) -> list[Proposed]:
    return proposing.propose(examine(text.encode(), "a.txt"), public("2017-12-01"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. In 2016, The Hague Working Group held two informal consultations. Meetings were held on 17 May and "
            "23 June 2016.",
            [("consultation", "2016-05-17", None), ("consultation", "2016-06-23", None)],
        ),
        (
            "1. A high-level seminar for Eastern European countries was held by the Court in Bucharest from 21 to "
            "22 March 2016.",
            [("seminar", "2016-03-21", "2016-03-22")],
        ),
        ("1. The Court presented its report on 5 May 2016.", []),
    ],
)
def test_meetings_held(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    whole = proposing.propose(examine(f"{HEAD}{text}\n\n2. It noted it.\n".encode(), "a.txt"), EMPTY)
    held = [each.line for each in whole if each.line["act"] == "meetings.held"]
    assert [(line["sort"], line["dated"], line.get("closed")) for line in held] == expected
    if "Bucharest" in text:
        assert (held[0]["place"], held[0]["body"]) == ("Bucharest", "Court")


def test_what_the_record_holds_is_not_proposed_again() -> None:
    text = (
        "ICC-ASP/15/18\n\n10 November 2016\n\nReport\n\n1. Consultations were held on 17 May 2016.\n\n2. It noted it.\n"
    )
    acts = {act for act, _ in proposed(text, public("2016-11-10"))}
    assert "meetings.held" not in acts


def test_a_stated_number_of_replies_is_counted() -> None:
    text = f"{HEAD}1. By 1 November 2016, 17 States replied to the questionnaire.\n"
    (line,) = [each.line for (act, _), each in proposed(text, public("2016-11-10")).items() if "replies" in act]
    assert (line["matter"], line["number"], line["dated"]) == ("seven-areas-2016", 17, "2016-11-01")


def test_what_is_proposed_can_be_entered_or_says_what_it_lacks() -> None:
    for each in _all(RESOLUTION):
        assert isinstance(lines.read(each.line, REGISTERS), list) == bool(proposing.lacks(each.line))
    undated: dict[str, Any] = {"act": "mandates.given", "matter": "a", "in_paper": "x", "paragraph": "op-1"}
    assert any(said.startswith("dated: ") for said in proposing.lacks(undated))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 5 September 2016", [("2016-09-05", "2016-09-05")]),
        ("from 21 to 22 March 2016", [("2016-03-21", "2016-03-22")]),
        ("a 26-27 October 2015 workshop", [("2015-10-26", "2015-10-27")]),
        ("30 November to 14 December 2007", [("2007-11-30", "2007-12-14")]),
        ("17 May, 23 June and 13 October 2016", [(d, d) for d in ("2016-05-17", "2016-06-23", "2016-10-13")]),
        ("14 to 22 May 2016 and 3 June 2017", [("2016-05-14", "2016-05-22"), ("2017-06-03", "2017-06-03")]),
        ("30 February 2016", []),
        ("in 2016, on 17 May", []),
    ],
)
def test_days_as_prose_lists_them(text: str, days: list[tuple[str, str]]) -> None:
    assert [(str(each.first), str(each.last)) for each in find(text, LANGUAGES["en"])] == days
