"""Questionnaires: replies by name and by count; a later reply takes the place of an earlier one."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

OF_2016 = (
    'issued name="Questionnaire of 2016" sent_by="the co-facilitators" sent_to="States Parties" '
    'subject="the seven areas"'
)

STORIES = {
    "its ordinary life": f"""
        given
            2016-05-01  {OF_2016} addressed=124 cut_off=2016-09-30
            2016-06-01  reply-received   state=NLD
            2016-07-01  reply-received   state=BEL
            2016-08-01  reply-received   state=NLD paper="a fuller reply"
            2016-09-30  replies-counted  number=13
            2016-12-01  closed
            2017-01-01  reply-received   state=ITA
        as at
            2016-04-30: nothing
            2016-05-01: issued; replies=0; due=2016-09-30; title=Questionnaire of 2016
            2016-07-01: issued; replies=2; replied=BEL | NLD
            2016-08-01: issued; replies=2; parties=BEL | NLD
            2016-09-30: issued; replies=13; counted=13
            2016-12-01: closed; due=
            2017-01-01: closed; replied=BEL | ITA | NLD; replies=13
    """,
    "a late act": f"""
        given
            2016-05-01  {OF_2016}
            2016-12-01  closed
            2016-06-01  reply-received  state=NLD registered=2026-01-01
        as at
            2016-06-01: issued; replies=1
            2016-06-01, as known 2025-12-31: issued; replies=0
            2016-12-01: closed; replies=1
    """,
    "may not follow": f"""
        given
            2016-05-01  {OF_2016}
            2016-12-01  closed
            2016-12-02  closed
        refused
            3 may-not-follow [Rome Statute, art. 112(2)] Questionnaire of 2016 is closed then
    """,
    "a correction": f"""
        given
            2016-05-01  {OF_2016}
            2016-09-30  replies-counted  number=31
            2016-10-01  entry-corrected  entry=2 reason="digits turned round" fields.number=13
        as at
            2016-09-30: issued; replies=13
            2016-09-30, as known 2016-09-30: issued; replies=31
    """,
    "a withdrawal": f"""
        given
            2016-05-01  {OF_2016}
            2016-06-01  reply-received   state=NLD
            2016-07-01  entry-withdrawn  entry=2 reason="a reply to another questionnaire"
        as at
            2016-06-15: issued; replies=0; parties=
            2016-06-15, as known 2016-06-15: issued; replies=1
    """,
    "a disclosure": f"""
        given
            2016-05-01  {OF_2016}
            2016-06-01  reply-received   state=NLD audience=parties parties=NLD
            2016-09-01  entry-disclosed  entry=2
        as at
            2016-06-15: issued; replies=1
            2016-06-15, as known 2016-06-15: issued; replies=0
            2016-06-15, as known 2016-06-15, seen by NLD: issued; replies=1
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("questionnaires", story)
