"""Pledges: made, followed up, fulfilled or taken back."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

PLEDGE = 'made name="to enact legislation" occasion="Review Conference, Kampala" state=NLD pledged="an act by 2012"'

STORIES = {
    "its ordinary life": f"""
        given
            2010-06-01  {PLEDGE}
            2011-12-12  followed-up  progress="a bill is before parliament"
            2012-12-01  fulfilled    how="the act was adopted"
            2013-12-01  followed-up  progress="the act is applied"
        as at
            2010-05-31: nothing
            2010-06-01: made; pledger=the Netherlands; title=Pledge of the Netherlands: to enact legislation; \
                parties=NLD
            2011-12-12: followed up; progress=a bill is before parliament
            2012-12-01: fulfilled
            2013-12-01: followed up; progress=the act is applied
    """,
    "a late act": f"""
        given
            2010-06-01  {PLEDGE}
            2012-12-01  fulfilled
            2011-12-12  followed-up  progress=begun registered=2026-01-01
        as at
            2012-01-01: followed up
            2012-01-01, as known 2025-12-31: made
            2012-12-01: fulfilled
    """,
    "of a group": """
        given
            2010-05-31/2010-06-11  made  name=cooperation occasion=Kampala group="States Parties"
        as at
            2010-06-10: nothing
            2010-06-11: made; pledger=States Parties; parties=
    """,
    "may not follow": f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  taken-back
            2012-12-01  fulfilled
        refused
            3 may-not-follow [Rome Statute, art. 112(2)] is taken back then
    """,
    "a correction": f"""
        given
            2010-06-01  {PLEDGE}
            2010-07-01  entry-corrected  entry=1 reason="the other State" fields.state=BEL
        as at
            2010-06-01: made; parties=BEL
            2010-06-01, as known 2010-06-30: made; parties=NLD
    """,
    "a withdrawal": f"""
        given
            2010-06-01  {PLEDGE}
            2010-07-01  entry-withdrawn  entry=1 reason="no pledge was made"
        as at
            2010-06-01: nothing
            2010-06-01, as known 2010-06-30: made
    """,
    "a disclosure": f"""
        given
            2010-06-01  {PLEDGE} audience=states
            2010-07-01  entry-disclosed  entry=1
        as at
            2010-06-01: made
            2010-06-01, as known 2010-06-30: nothing
            2010-06-01, as known 2010-06-30, seen by States: made
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("pledges", story)
