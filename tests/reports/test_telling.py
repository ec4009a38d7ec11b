"""Why a figure changed, in words."""

from __future__ import annotations

from datetime import date

import pytest

from comity.reports.questions import FIGURES
from comity.reports.telling import evidence, told, why
from comity.reports.view import Remembered
from tests.reports.test_figures import public, view

TODAY = date(2026, 11, 24)

TOLD = {
    "a warrant was unsealed": (
        "persons-outstanding",
        ("2016-09-05", "2016-09-05"),
        ("2016-09-05", "2026-11-24"),
        "13 on 5 September 2016 as known that day, 14 as known today: the warrant against Al-Tuhamy Mohamed Khaled of "
        "18 April 2013 was unsealed on 24 April 2017.",
    ),
    "States joined and left": (
        "states-parties",
        ("2016-11-10", "2026-11-24"),
        ("2020-02-01", "2026-11-24"),
        "124 on 10 November 2016 as known today, 123 on 1 February 2020 as known today: Kiribati deposited its "
        "instrument: acceded on 26 November 2019; Rome Statute: Burundi: withdrawn since 27 October 2017; "
        "the Philippines notified its withdrawal on 17 March 2018.",
    ),
    "nothing changed": (
        "enforcement-memoranda",
        ("2017-01-01", "2026-11-24"),
        ("2018-01-01", "2026-11-24"),
        "1 on 1 January 2017 as known today, 1 on 1 January 2018 as known today.",
    ),
    "an agreement entered into force": (
        "enforcement-agreements-in-force",
        ("2016-08-05", "2026-11-24"),
        ("2016-08-06", "2026-11-24"),
        "7 on 5 August 2016 as known today, 8 on 6 August 2016 as known today: the agreement with Norway on "
        "enforcement of sentences entered into force on 6 August 2016.",
    ),
    "the year turned": (
        "consultations-held",
        ("2016-12-31", "2016-12-31"),
        ("2017-01-01", "2017-01-01"),
        None,
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_it_says_both_values_and_why(case: str) -> None:
    name, before, after, sentence = TOLD[case]
    said = told(FIGURES[name], public(*before), public(*after), TODAY)
    if sentence is not None:
        assert said == sentence
    else:
        assert said.startswith("4 on 31 December 2016 as known that day, 0 on 1 January 2017 as known that day: ")


def test_of_one_matter_it_names_the_act_that_changed_its_status() -> None:
    (reason,), matters = why(FIGURES["persons-outstanding"], public("2015-09-20"), public("2015-10-10"))
    assert matters == 1
    assert not reason.gained
    assert reason.clause == (
        "the warrant against Ahmad Al Faqi Al Mahdi of 18 September 2015 was executed: surrendered on 26 September 2015"
    )


def test_of_many_matters_it_names_some_and_counts_the_others() -> None:
    views = (FIGURES["states-parties"], public("2002-12-31"), public("2016-11-10"))
    every = why(*views)
    assert every.matters == len(every.reasons) > 30
    assert why(*views, most=2) == (every.reasons[:2], every.matters)
    said = told(*views, TODAY, most=2)
    assert f"{every.reasons[1].clause}; and {every.matters - 2} other matters." in said
    assert every.reasons[2].clause not in said


def test_a_view_that_remembers_answers_as_the_view_does() -> None:
    seen = public("2016-11-10")
    remembered = Remembered(seen)
    for figure in FIGURES.values():
        for day in (None, date(2015, 1, 1)):
            assert figure.ask(remembered.at(as_at=day)) == figure.ask(seen.at(as_at=day)), figure.name


def test_where_the_same_matter_counts_for_more_it_says_what_was_added() -> None:
    story = (
        "2016-05-01 issued name=Survey sent_by=F sent_to=States subject=S",
        "2016-06-01 reply-received state=NLD",
        "2016-06-09 reply-received state=SEN",
    )
    first = view(("questionnaires", "q", story), at="2016-06-05")
    said = told(FIGURES["questionnaire-replies"], first, first.at(as_at=date(2016, 6, 30)), TODAY)
    assert said.endswith(": Senegal replied to the survey on 9 June 2016.")


def test_evidence_names_the_entry_that_brought_the_status_about() -> None:
    (row,) = (r for r in FIGURES["persons-outstanding"].ask(public("2016-09-05")).evidence if r.name == "kony-2005")
    found = evidence(row)
    assert found["since"] == "2005-07-08"
    assert found["status"] == "outstanding"
    assert found["matter"] == "kony-2005"
    assert isinstance(found["entry"], int)
