"""Plots: what is shown is there, nothing is there twice, nothing is drawn of nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.reports import plots
from tests.reports.pictures import of_class, read, said

FIRST, LAST = date(2002, 7, 1), date(2016, 9, 5)
WARRANTS: list[plots.Change] = [
    (date(2005, 7, 8), 5),
    (date(2011, 6, 27), 11),
    (date(2013, 8, 2), 13),
    (date(2015, 1, 16), 12),
]
NAMED: Any = {
    "title": "Persons with an outstanding warrant",
    "description": "From 5 to 12.",
    "unit": "persons",
    "prefix": "outstanding",
}


def steps(series: list[plots.Change], first: date = FIRST, last: date = LAST, **more: Any) -> str | None:
    return plots.steps(series, first, last, **{**NAMED, **more})


def test_a_step_line_says_its_numbers_its_years_and_what_it_counts() -> None:
    root = read(steps(WARRANTS))
    assert said(root) == ["persons", "0", "5", "10", "15", "year", "2005", "2010", "2015", "12"]
    assert [value.text for value in of_class(root, "plot-value")] == ["12"]


def test_the_line_is_level_until_it_steps() -> None:
    (line,) = of_class(read(steps(WARRANTS)), "plot-line")
    assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+(V[\d.]+H[\d.]+){3}", line.get("d", ""))


def test_the_line_breaks_where_the_count_is_not_known() -> None:
    (line,) = of_class(read(steps([*WARRANTS[:1], (date(2007, 1, 1), None), *WARRANTS[1:]])), "plot-line")
    assert line.get("d", "").count("M") == 2


def test_a_marked_day_has_its_own_number() -> None:
    marked = read(steps(WARRANTS, mark=(date(2012, 1, 1), "1 January 2012")))
    assert "11, 1 January 2012" in said(marked)
    assert len(of_class(marked, "plot-mark-dot")) == 1


def test_a_marked_day_before_the_first_count_is_not_drawn() -> None:
    assert not of_class(read(steps(WARRANTS, mark=(date(2003, 1, 1), "1 January 2003"))), "plot-mark-dot")


def test_what_held_before_the_first_day_holds_on_it() -> None:
    (line,) = of_class(read(steps(WARRANTS, first=date(2014, 1, 1))), "plot-line")
    assert line.get("d", "").count("V") == 1


def test_a_number_that_is_not_known_at_the_end_is_not_said() -> None:
    assert not of_class(read(steps([*WARRANTS, (date(2016, 1, 1), None)])), "plot-value")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2016, 2, 1), date(2016, 11, 1), ["2016-02-01", "2016-11-01"]),
        (date(2014, 2, 1), date(2016, 11, 1), ["2015", "2016"]),
        (date(1998, 7, 17), date(2026, 11, 1), ["2000", "2005", "2010", "2015", "2020", "2025"]),
    ],
)
def test_years_stand_under_the_line(first: date, last: date, expected: list[str]) -> None:
    root = read(steps([(first, 3)], first, last))
    under = [tick.text for tick in of_class(root, "plot-tick") if len(tick.text or "") >= 4]
    assert under == expected


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (14, [0, 5, 10, 15]),
        (33.9, [0, 10, 20, 30, 40]),
        (125, [0, 25, 50, 75, 100, 125]),
        (1_234_567, [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000]),
    ],
)
def test_ticks_are_whole_and_few(highest: float, ticks: list[int]) -> None:
    assert plots._whole_ticks(highest) == ticks


@given(st.floats(min_value=0, max_value=1e12))
def test_ticks_reach_the_highest(highest: float) -> None:
    ticks = plots._whole_ticks(highest)
    assert ticks[0] == 0
    assert highest <= ticks[-1]
    assert len(ticks) <= 6


def test_numbers_are_said_as_the_caller_says_them() -> None:
    root = read(steps([(FIRST, 1250)], said=lambda value: f"{value:,}".replace(",", " ")))
    assert "1 250" in said(root)


def test_words_of_people_are_escaped() -> None:
    root = read(steps(WARRANTS, title="<b> & “x”", unit="a & b"))
    assert root[0].text == "<b> & “x”"
    assert said(root)[0] == "a & b"


def test_a_spark_is_for_the_eye_alone() -> None:
    root = read(plots.spark(WARRANTS, FIRST, LAST))
    assert root.get("aria-hidden") == "true"
    assert said(root) == []


def test_bars_have_their_words_and_their_numbers() -> None:
    named = {**NAMED, "unit": "replies"}
    root = read(plots.bars([("African", 8), ("WEOG", 14), ("Asia-Pacific", 0)], **named))
    assert said(root) == ["replies", "African", "8", "WEOG", "14", "Asia-Pacific", "0"]
    widths = [float(bar.get("width", 0)) for bar in of_class(root, "plot-bar")]
    assert widths[1] > widths[0] > widths[2]


def test_long_words_stand_above_their_bars() -> None:
    root = read(plots.bars([("United Kingdom of Great Britain and Northern Ireland", 3)], **NAMED))
    assert of_class(root, "plot-bar")[0].get("x") == "0"


def test_a_dot_for_every_event_and_its_words_in_it() -> None:
    events = [
        plots.Event(date(2016, 2, 3), "Consultation of 3 February", "Consultations"),
        plots.Event(date(2016, 2, 4), "Consultation of 4 February", "Consultations"),
        plots.Event(date(2015, 9, 3), "Seminar", "Seminars"),
        plots.Event(date(2020, 1, 1), "too late", "Seminars"),
    ]
    root = read(plots.dots(events, date(2015, 1, 1), date(2016, 12, 31), title="t", description="d", prefix="m"))
    found = of_class(root, "plot-dot")
    assert [dot[0].text for dot in found] == ["Consultation of 3 February", "Consultation of 4 February", "Seminar"]
    assert len({(dot.get("cx"), dot.get("cy")) for dot in found}) == 3
    assert {"Consultations", "Seminars"} <= set(said(root))


@pytest.mark.parametrize(
    "drawn",
    [
        steps([]),
        steps([(FIRST, None)]),
        steps([(date(2020, 1, 1), 3)]),
        plots.spark([], FIRST, LAST),
        plots.bars([], **NAMED),
        plots.dots([], FIRST, LAST, title="t", description="d", prefix="m"),
    ],
)
def test_nothing_is_drawn_of_nothing(drawn: str | None) -> None:
    assert drawn is None


_DAYS = st.dates(min_value=date(1998, 1, 1), max_value=date(2030, 1, 1))
_SERIES = st.lists(st.tuples(_DAYS, st.one_of(st.none(), st.integers(0, 10**6), st.floats(0, 100))), max_size=30)


@given(_SERIES, _DAYS, _DAYS)
def test_any_series_makes_a_picture_or_none(series: list[plots.Change], one: date, other: date) -> None:
    series = sorted(series, key=lambda change: change[0])
    first, last = min(one, other), max(one, other)
    drawn = steps(series, first, last, mark=(one, "the day"))
    assert drawn == steps(series, first, last, mark=(one, "the day"))
    if drawn:
        read(drawn)
    assert (drawn is None) is (plots.spark(series, first, last) is None)
