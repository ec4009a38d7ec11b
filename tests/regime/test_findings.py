"""Findings of non-compliance: referral by the Court, action by the Assembly."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

FOUND = 'found state=TCD about="visit of Al Bashir" case="Al Bashir" document=ICC-02/05-01/09-140'

STORIES = {
    "its ordinary life": f"""
        given
            2011-12-13  {FOUND}
            2011-12-14  referred    to="the Assembly and the Security Council"
            2012-11-01  considered  by_body=Bureau action="a letter of the President"
            2013-11-01  considered  by_body=Assembly action="a resolution"
            2020-01-01  settled     ground="the State has cooperated since"
        as at
            2011-12-13: found; title=Finding on Chad: visit of Al Bashir; parties=TCD
            2011-12-14: referred; referred_to=the Assembly and the Security Council
            2012-11-01: considered; actions=Bureau: a letter of the President
            2013-11-01: considered; actions=Bureau: a letter of the President | Assembly: a resolution
            2020-01-01: settled
    """,
    "a late act": f"""
        given
            2011-12-13  {FOUND}
            2012-11-01  considered  by_body=Bureau action="a letter"
            2011-12-14  referred    to="the Security Council" registered=2026-01-01
        as at
            2012-01-01: referred
            2012-01-01, as known 2025-12-31: found
            2012-11-01: considered; referred_to=the Security Council
    """,
    "not referred, then reversed": f"""
        given
            2017-07-06  {FOUND}
            2017-07-06  not-referred
            2019-05-06  not-found
        as at
            2017-07-06: not referred
            2019-05-06: not upheld
    """,
    "may not follow": f"""
        given
            2017-07-06  {FOUND}
            2017-07-07  settled   ground=moot
            2019-05-06  referred  to="the Security Council"
        refused
            3 may-not-follow [Rome Statute, art. 87(7)] is settled then
    """,
    "a correction": f"""
        given
            2011-12-13  {FOUND}
            2011-12-20  entry-corrected  entry=1 reason="the other State" fields.state=MWI
        as at
            2011-12-13: found; parties=MWI
            2011-12-13, as known 2011-12-13: found; parties=TCD
    """,
    "a withdrawal": f"""
        given
            2011-12-13  {FOUND}
            2011-12-14  referred         to="the Security Council"
            2011-12-15  entry-withdrawn  entry=2 reason="not referred"
        as at
            2011-12-14: found
            2011-12-14, as known 2011-12-14: referred
    """,
    "a disclosure": f"""
        given
            2011-12-13  {FOUND} audience=parties parties=TCD
            2012-03-01  entry-disclosed  entry=1
        as at
            2012-01-01: found
            2012-01-01, as known 2012-01-01: nothing
            2012-01-01, as known 2012-01-01, seen by TCD: found
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("findings", story)
