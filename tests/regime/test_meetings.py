"""Meetings and appointments: a session is open from its first day to its last."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

FIFTEENTH = (
    'held sort=session name="Fifteenth session" body="Assembly of States Parties" session=15 '
    'closed=2016-11-24 place="The Hague" country=NLD'
)

STORIES = {
    "its ordinary life": f"""
        given
            2015-11-26  planned    sort=session name="Fifteenth session" body="Assembly of States Parties" \
                session=15 by_date=2016-12-31
            2016-06-01  supported  funder=Norway support="travel of focal points"
            2016-11-16  {FIFTEENTH}
            2016-11-20  supported  funder=Korea support="a seminar"
        as at
            2015-11-25: nothing
            2015-11-26: planned; due=2016-12-31; kind=session
            2016-06-01: planned; funders=Norway
            2016-11-16: open; opened=2016-11-16; funders=Norway; due=
            2016-11-20: open; funders=Norway | Korea
            2016-11-24: open
            2016-11-25: held; closed=2016-11-24; title=Fifteenth session; parties=; funders=Norway | Korea
    """,
    "a late act": f"""
        given
            2016-11-16  {FIFTEENTH}
            2016-11-18  supported  funder=Norway support="a seminar" registered=2026-01-01
            2016-11-17  supported  funder=Korea  support="a lunch"   registered=2026-02-01
        as at
            2016-11-17: open; funders=Korea
            2016-11-17, as known 2026-01-15: open; funders=
            2016-11-30: held; funders=Korea | Norway
            2016-11-30, as known 2026-01-15: held; funders=Norway
    """,
    "a consultation of one day": """
        given
            2016-05-17  held  sort=consultation name="Consultation no. 1" body="The Hague Working Group"
        as at
            2016-05-17: held; opened=2016-05-17; closed=2016-05-17; kind=consultation
    """,
    "cancelled and planned again": """
        given
            2019-01-01  planned    sort=seminar name="Seminar" body=Court
            2020-03-15  cancelled
            2020-09-01  planned    sort=seminar name="Seminar, by video" body=Court
        as at
            2020-03-15: cancelled
            2020-09-01: planned; name=Seminar, by video; due=
    """,
    "an appointment and its temporary replacement": """
        given
            2014-12-01  appointed          role=co-facilitator person="A. Person" honorific=Ambassador state=NOR \
                nature=re-appointment
            2016-02-01  place-taken        person="B. Person" state=NOR
            2016-08-01  returned
            2017-02-01  appointment-ended
            2018-02-01  appointed          role=co-facilitator state=SEN
        as at
            2014-12-01: serving; title=Appointment of Ambassador A. Person (Norway) as co-facilitator; \
                nature=re-appointment; parties=NOR
            2016-02-01: replaced for a time; replaced_by=B. Person (Norway)
            2016-08-01: serving; replaced_by=
            2017-02-01: appointment ended
            2018-02-01: serving; appointed=Senegal
    """,
    "may not follow": f"""
        given
            2016-11-16  {FIFTEENTH}
            2016-11-20  cancelled
        refused
            2 may-not-follow [Rome Statute, art. 112(9)] Fifteenth session is in session then
    """,
    "a meeting that closes before it opens": """
        given
            2016-11-16  held  sort=session name="Fifteenth session" body=Assembly closed=2016-11-15
        refused
            1 closed-too-early [] before the meeting opened: 2016-11-15
    """,
    "a correction": f"""
        given
            2016-11-16  {FIFTEENTH}
            2016-11-22  entry-corrected  entry=1 reason="it closed earlier" fields.closed=2016-11-23
        as at
            2016-11-24: held
            2016-11-24, as known 2016-11-21: open
    """,
    "a withdrawal": f"""
        given
            2016-11-16  {FIFTEENTH}
            2016-11-18  supported        funder=Norway support="a seminar"
            2016-11-19  entry-withdrawn  entry=2 reason="Sweden did"
        as at
            2016-11-30: held; funders=
            2016-11-30, as known 2016-11-18: held; funders=Norway
    """,
    "a disclosure": """
        given
            2016-05-17  held  sort=consultation name="Consultation no. 1" body="The Hague Working Group" \
                audience=states
            2016-06-17  entry-disclosed  entry=1
        as at
            2016-05-17: held
            2016-05-17, as known 2016-06-16: nothing
            2016-05-17, as known 2016-06-16, seen by States: held
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("meetings", story)
