"""The day of a paper: not one of the days from which to which a session lasts."""

from __future__ import annotations

import pytest

from comity.documents import periods
from comity.documents.examining import examine
from comity.documents.languages import LANGUAGES

# The title block of a paper, and its day.
HEADS: dict[str, tuple[str, str | None]] = {
    "its own day, behind the session's": (
        "Assembly of States Parties\n\nSeventeenth session\n\nThe Hague, 5-12 December 2018\n\nDistr.: General\n\n"
        "29 November 2018\n\nReport of the Bureau on cooperation\n\n1. It met.\n",
        "2018-11-29",
    ),
    "the day of adoption": (
        "Human Rights Council\n\nForty-fifth session\n\n14 September–7 October 2020\n\n"
        "Resolution adopted by the Human Rights Council on 6 October 2020\n\n45/99. Freedom\n\n"
        "The Human Rights Council,\n\nRecalling its resolution 44/1,\n\n1. Decides to act.\n",
        "2020-10-06",
    ),
    "only the session's days": (
        "Assembly of States Parties\n\nThe Hague, 28 November to 6 December 2018\n\nReport of the Bureau\n\n"
        "1. It met.\n",
        None,
    ),
    "en français": (
        "Assemblée des États Parties\n\nDix-septième session\n\nLa Haye, du 5 au 12 décembre 2018\n\n"
        "29 novembre 2018\n\nRapport du Bureau sur la coopération\n\n1. Il s’est réuni.\n",
        "2018-11-29",
    ),
}


@pytest.mark.parametrize("case", HEADS)
def test_a_paper_has_a_day_of_its_own(case: str) -> None:
    text, day = HEADS[case]
    assert examine(text.encode(), "paper.txt").paper.date == day


DAYS: dict[str, list[tuple[str, str | None]]] = {
    "en": [
        ("The Hague, 5-12 December 2018", None),
        ("from 28 December 2018 to 4 January 2019", None),
        ("5–12 December 2018, issued on 1 May 2019", "2019-05-01"),
        ("3 May 2019", "2019-05-03"),
    ],
    "fr": [
        ("du 1er au 12 décembre 2018", None),
        ("28 novembre – 6 décembre 2018", None),
        ("1er mai 2019", "2019-05-01"),
    ],
    "es": [("5 a 12 de diciembre de 2018", None), ("6 de mayo de 2019", "2019-05-06")],
    "ru": [("5–12 декабря 2018 года", None), ("6 мая 2019 года", "2019-05-06")],
    "zh": [("2018年12月5日至12日", None), ("2019年5月6日", "2019-05-06")],
}


@pytest.mark.parametrize("code", DAYS)
def test_the_ends_of_a_span_are_no_day(code: str) -> None:
    assert [(text, periods.own_day(text, LANGUAGES[code])) for text, _ in DAYS[code]] == DAYS[code]
