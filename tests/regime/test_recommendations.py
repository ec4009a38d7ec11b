"""Recommendations: a set taken note of is not adopted; a text nobody has is not made up."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

THE_66 = 'presented name="66 recommendations" items=66 addressees="States Parties | the Court" paper=ICC-ASP/6/21'

STORIES = {
    "its ordinary life": f"""
        given
            2007-10-19  {THE_66}
            2007-12-01  taken-note-of
            2007-12-14  adopted       in_paper=ICC-ASP/6/Res.2
            2015-01-01  review-begun  through=consultations
            2016-01-01  review-ended
        as at
            2007-10-18: nothing
            2007-10-19: presented; items=66; addressees=States Parties | the Court; title=66 recommendations; kind=set
            2007-12-01: taken note of; adopted=
            2007-12-14: adopted; adopted=2007-12-14
            2015-01-01: adopted; under_review=2015-01-01
            2016-01-01: adopted; under_review=
    """,
    "a late act": f"""
        given
            2007-10-19  {THE_66}
            2007-12-14  adopted
            2007-12-01  taken-note-of  registered=2026-01-01
        as at
            2007-12-02: taken note of
            2007-12-02, as known 2025-12-31: presented
            2007-12-14: adopted
    """,
    "an item": """
        given
            2015-11-01  listed  of_set="the seven areas" number=3 heading="Arrest strategies"
            2016-09-01  implementation-reported  state=NLD extent="partly implemented"
            2016-10-01  implementation-reported  state=BEL extent=implemented
            2017-09-01  implementation-reported  state=NLD extent=implemented in_words="an act of 2017"
        as at
            2015-11-01: listed; title=Item 3 of the seven areas: Arrest strategies; text=; parties=; kind=item
            2016-10-01: listed; parties=NLD | BEL; reports={'NLD': 'partly implemented', 'BEL': 'implemented'}
            2017-09-01: listed; reports={'NLD': 'implemented', 'BEL': 'implemented'}
    """,
    "may not follow": f"""
        given
            2007-10-19  {THE_66}
            2007-12-14  adopted
            2007-12-15  adopted
        refused
            3 may-not-follow [Rome Statute, art. 112(7)] 66 recommendations is adopted then
    """,
    "a set is no item": f"""
        given
            2007-10-19  {THE_66}
            2016-09-01  implementation-reported  state=NLD extent=implemented
        refused
            2 may-not-follow [Rome Statute, art. 112(2)] is presented then
    """,
    "a correction": f"""
        given
            2007-10-19  {THE_66}
            2008-01-01  entry-corrected  entry=1 reason="counted again" fields.items=65
        as at
            2007-10-19: presented; items=65
            2007-10-19, as known 2007-12-31: presented; items=66
    """,
    "a withdrawal": f"""
        given
            2007-10-19  {THE_66}
            2007-12-14  adopted
            2007-12-20  entry-withdrawn  entry=2 reason="only taken note of"
        as at
            2007-12-14: presented
            2007-12-14, as known 2007-12-14: adopted
    """,
    "a disclosure": f"""
        given
            2007-10-19  {THE_66} audience=states
            2007-12-01  entry-disclosed  entry=1
        as at
            2007-11-01: presented
            2007-11-01, as known 2007-11-01: nothing
            2007-11-01, as known 2007-11-01, seen by States: presented
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("recommendations", story)
