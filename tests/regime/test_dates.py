"""Dates as sources state them: every precision, intervals, open beginnings, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regime import dates

# stated: (first day, last day, as prose has it)
STATED = {
    "2016-09-05": ("2016-09-05", "2016-09-05", "5 September 2016"),
    "2016-02-29": ("2016-02-29", "2016-02-29", "29 February 2016"),
    "1998-07-17": ("1998-07-17", "1998-07-17", "17 July 1998"),
    "2018-11": ("2018-11-01", "2018-11-30", "November 2018"),
    "2016-02": ("2016-02-01", "2016-02-29", "February 2016"),
    "2015-12": ("2015-12-01", "2015-12-31", "December 2015"),
    "2017": ("2017-01-01", "2017-12-31", "2017"),
    "1945": ("1945-01-01", "1945-12-31", "1945"),
    "9998-12-31": ("9998-12-31", "9998-12-31", "31 December 9998"),
    "2015-11-26/2016-11-10": ("2015-11-26", "2016-11-10", "between 26 November 2015 and 10 November 2016"),
    "2010-05-31/2010-06-11": ("2010-05-31", "2010-06-11", "between 31 May 2010 and 11 June 2010"),
    "2016/2017-02": ("2016-01-01", "2017-02-28", "between 2016 and February 2017"),
    "2016-09-05/2016-09-05": ("2016-09-05", "2016-09-05", "between 5 September 2016 and 5 September 2016"),
    "../2016-11-10": ("0001-01-01", "2016-11-10", "not later than 10 November 2016"),
    "../2014": ("0001-01-01", "2014-12-31", "not later than 2014"),
}

NO_DATES = {
    "empty": "",
    "a day that is not": "2016-02-30",
    "29 February of a common year": "2015-02-29",
    "a century that is not a leap year": "1900-02-29",
    "month thirteen": "2016-13",
    "month nought": "2016-00",
    "day nought": "2016-09-00",
    "year nought": "0000",
    "year nought, with a day": "0000-01-01",
    "the last year there is": "9999-12-31",
    "an interval to the last year there is": "2016/9999",
    "one digit": "2016-9-5",
    "two digits for the year": "16-09-05",
    "five digits for the year": "12016-09-05",
    "a negative year": "-2016",
    "a week": "2016-W36",
    "a day of the year": "2016-249",
    "without hyphens": "20160905",
    "slashes for hyphens": "05/09/2016",
    "with an hour": "2016-09-05T10:00",
    "with a zone": "2016-09-05Z",
    "in words": "5 September 2016",
    "a space before": " 2016-09-05",
    "a space after": "2016-09-05 ",
    "a new line after": "2016-09-05\n",
    "a plus sign": "+2016-09-05",
    "Arabic-Indic digits": "٢٠١٦-٠٩-٠٥",
    "fullwidth digits": "２０１６-09-05",
    "superscript digits": "201⁶",
    "an interval that ends before it begins": "2016-11-10/2015-11-26",
    "an interval without an end": "2016-11-10/",
    "an interval without a beginning": "/2016-11-10",
    "an open end": "2016-11-10/..",
    "open at both ends": "../..",
    "an open end alone": "..",
    "three parts": "2015/2016/2017",
    "an interval of no dates": "2015-02-30/2016",
    "not a text of digits": "20a6",
}


@pytest.mark.parametrize(("text", "first", "last", "spoken"), [(k, *v) for k, v in STATED.items()], ids=STATED)
def test_it_reads_what_is_stated(text: str, first: str, last: str, spoken: str) -> None:
    found = dates.parse(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert found.spoken() == spoken
    assert (found.text, str(found)) == (text, text)
    assert found.exact == (first == last)
    assert found.open == text.startswith("..")


@pytest.mark.parametrize("text", NO_DATES.values(), ids=NO_DATES)
def test_it_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        dates.parse(text)


def test_it_counts_a_coarse_date_from_its_last_day() -> None:
    assert dates.parse("2018-11").last == date(2018, 11, 30)


def test_it_is_equal_as_it_was_stated() -> None:
    assert dates.parse("2016-09-05") == dates.day(date(2016, 9, 5))
    assert dates.parse("2016-09") != dates.parse("2016-09-01/2016-09-30")
    assert len({dates.parse("2016"), dates.parse("2016"), dates.parse("2017")}) == 2
    assert dates.parse("2016") != "2016"
    assert repr(dates.parse("2016-09")) == "Date(2016-09)"


@given(st.dates(max_value=date(9998, 12, 31)))
def test_it_reads_every_day_back(day: date) -> None:
    assert dates.parse(day.isoformat()) == dates.day(day)
    assert dates.parse(day.isoformat()).last == day


@given(st.text(max_size=25) | st.text("0123456789-/.", max_size=25))
def test_it_reads_or_refuses_with_a_sentence(text: str) -> None:
    try:
        found = dates.parse(text)
    except ValueError as error:
        said = str(error)
    else:
        assert found.first <= found.last
        assert found.spoken()
        return
    assert said.startswith("not a date")
