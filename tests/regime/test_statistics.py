"""Published statistics: an organ's own, of a period that is over, counted once, and no number below the threshold."""

from __future__ import annotations

from datetime import date

import pytest

from comity.regime import statistics
from tests.regime.stories import check

DEFINITION = 'definition="requests transmitted"'
OF_2015 = f'published organ=OTP period="calendar year" year=2015 counted=2015-12-31 {DEFINITION}'
OF_2016 = f'published organ=OTP period="calendar year" year=2016 counted=2016-12-31 {DEFINITION}'
YEAR = 'published organ=OTP period="reporting year of the Assembly" year=2016'
NUMBERS = (
    'cells="assets / executed = 14 | all / executed = 40 | all / all = 61" consulted=12 days_to_execute="9 | 30 | 80"'
)

STORIES = {
    "its ordinary life": f"""
        given
            2016-02-01  {OF_2015} {NUMBERS}
            2017-02-01  {OF_2016}
        as at
            2016-01-31: nothing
            2016-02-01: published; year=2015; consulted=12; days_to_execute=9 | 30 | 80; published=calendar year 2015
            2017-02-01: published; year=2016; cells=; published=calendar year 2015 | calendar year 2016
    """,
    "a late act": f"""
        given
            2017-02-01  {OF_2016}
            2016-02-01  {OF_2015} registered=2026-01-01
        as at
            2016-06-01: published; year=2015
            2016-06-01, as known 2025-12-31: nothing
            2017-02-01: published; year=2016
    """,
    "may not follow": f"""
        given
            2016-02-01  {OF_2015}
            2016-11-01  {YEAR} counted=2016-09-15 {DEFINITION}
        refused
            2 published-already [Rome Statute, art. 87(3)] days of the reporting year of the Assembly 2015/16
    """,
    "a correction": f"""
        given
            2016-02-01  {OF_2015} {NUMBERS}
            2016-03-01  entry-corrected  entry=1 reason="a slip" fields.consulted=13
        as at
            2016-03-01: published; consulted=13
            2016-03-01, as known 2016-02-28: published; consulted=12
    """,
    "a withdrawal": f"""
        given
            2016-02-01  {OF_2015}
            2016-03-01  entry-withdrawn  entry=1 reason="another organ's numbers"
            2016-03-02  {OF_2015} {NUMBERS}
        as at
            2016-03-02: published; consulted=12
            2016-02-15: nothing
    """,
    "a disclosure": f"""
        given
            2016-02-01  {OF_2015} audience=parties parties=OTP
            2016-03-01  entry-disclosed  entry=1
        as at
            2016-02-15: published
            2016-02-15, as known 2016-02-28: nothing
    """,
    "a reporting year is over before it is counted": f"""
        given
            2016-09-20  {YEAR} counted=2016-09-14 {DEFINITION}
        refused
            1 not-over [Rome Statute, art. 87(3)] ends on 2016-09-15
    """,
    "nothing is counted ahead": f"""
        given
            2016-12-30  {OF_2016}
        refused
            1 not-over [Rome Statute, art. 87(3)] ends on 2016-12-31
    """,
    "a small number is not told": f"""
        given
            2016-02-01  {OF_2015} cells="assets / refused = 9"
        refused
            1 too-small [Rome Statute, art. 87(3)] 9 is below the threshold of 10
    """,
    "nought is a small number": f"""
        given
            2016-02-01  {OF_2015} consulted=0
        refused
            1 too-small [Rome Statute, art. 87(3)] 0 is below the threshold of 10
    """,
    "a threshold that protects nobody": f"""
        given
            2016-02-01  {OF_2015} threshold=4
        refused
            1 low-threshold [Rome Statute, art. 87(3)] below 5
    """,
    "no State publishes the Court's numbers": f"""
        given
            2016-02-01  {OF_2015.replace("organ=OTP", "organ=NLD")}
        refused
            1 not-theirs [RPE, rule 176(2)] its own requests
    """,
    "nor another organ": f"""
        given
            2016-02-01  {OF_2015} on_behalf_of=REGISTRY
        refused
            1 not-theirs [RPE, rule 176(2)] its own requests
    """,
    "streams are not mixed": f"""
        given
            2016-02-01  {OF_2015}
            2017-02-01  {OF_2016.replace("organ=OTP", "organ=REGISTRY")}
        refused
            2 other-matter [RPE, rule 176(2)] Numbers of requests of the Office of the Prosecutor
    """,
    "what is no outcome": f"""
        given
            2016-02-01  {OF_2015} cells="assets / under consultation = 20"
        refused
            1 bad-value [Rome Statute, art. 87(3)] not a number of a kind and an outcome
    """,
    "a number given twice": f"""
        given
            2016-02-01  {OF_2015} cells="assets / open = 20 | assets / open = 21"
        refused
            1 bad-value [Rome Statute, art. 87(3)] given twice
    """,
    "days out of order": f"""
        given
            2016-02-01  {OF_2015} days_to_execute="9 | 8 | 80"
        refused
            1 bad-value [Rome Statute, art. 87(3)] first quartile
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("statistics", story)


@pytest.mark.parametrize(
    ("period", "year", "first", "last", "words"),
    [
        ("calendar year", 2016, "2016-01-01", "2016-12-31", "the calendar year 2016"),
        (
            "reporting year of the Assembly", 2016, "2015-09-16", "2016-09-15",
            "the reporting year of the Assembly 2015/16",
        ),
    ],
)  # fmt: skip
def test_a_period_has_its_days(period: str, year: int, first: str, last: str, words: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert (statistics.first_day(period, year), statistics.last_day(period, year)) == days
    assert [statistics.year_of(period, day) for day in days] == [year, year]
    assert statistics.spoken(period, year) == words


def test_cells_are_read_as_they_were_written() -> None:
    numbers = {("all", "executed"): 40, ("assets", "executed"): 14}
    assert statistics.written(numbers) == ("assets / executed = 14", "all / executed = 40")
    assert statistics.cells(statistics.written(numbers)) == numbers
