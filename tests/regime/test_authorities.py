"""Channels and authorities: a change takes effect on its day, or after forty-five."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

GERMANY = (
    'declared state=DEU channel="Federal Ministry of Justice" channel_rule=single languages="de | '
    'en" language_rule="de or en"'
)

STORIES = {
    "its ordinary life": f"""
        given
            2000-12-11  {GERMANY}
            2003-11-17  change-notified  channel="diplomatic channel"
            2010-01-01  change-notified  languages=fr language_rule=fr agreed=2010-01-15
        as at
            2000-12-10: nothing
            2000-12-11: in effect; channel=Federal Ministry of Justice; languages=de | en; language_rule=de or en; \
                parties=DEU
            2003-11-17: change notified; channel=Federal Ministry of Justice
            2003-12-31: change notified; channel=Federal Ministry of Justice
            2004-01-01: in effect; channel=diplomatic channel; languages=de | en
            2010-01-14: change notified; languages=de | en
            2010-01-15: in effect; languages=fr; channel=diplomatic channel
    """,
    "a late act": f"""
        given
            2000-12-11  {GERMANY}
            2010-01-01  change-notified  languages=fr
            2003-11-17  change-notified  channel="diplomatic channel" registered=2026-01-01
        as at
            2004-01-01: in effect; channel=diplomatic channel
            2004-01-01, as known 2025-12-31: in effect; channel=Federal Ministry of Justice
            2011-01-01: in effect; channel=diplomatic channel; languages=fr
    """,
    "an authority": """
        given
            2008-01-01  designated         state=NLD function="central authority" name="Ministry of Justice" \
                contact="a telephone"
            2012-01-01  designation-ended
            2013-01-01  designated         state=NLD function="focal point" name="Ministry of Foreign Affairs"
        as at
            2008-01-01: designated; title=Central authority of the Netherlands: Ministry of Justice; kind=central \
                authority
            2012-01-01: ended
            2013-01-01: designated; kind=focal point
    """,
    "may not follow": f"""
        given
            2000-12-11  {GERMANY}
            2012-01-01  designation-ended
        refused
            2 may-not-follow [Rome Statute, art. 88] Channel and languages of Germany is in effect then
    """,
    "a correction": f"""
        given
            2000-12-11  {GERMANY}
            2001-01-01  entry-corrected  entry=1 reason="German alone" fields.languages=de
        as at
            2000-12-11: in effect; languages=de
            2000-12-11, as known 2000-12-31: in effect; languages=de | en
    """,
    "a withdrawal": f"""
        given
            2000-12-11  {GERMANY}
            2003-11-17  change-notified  channel="diplomatic channel"
            2003-11-18  entry-withdrawn  entry=2 reason="a misunderstanding"
        as at
            2005-01-01: in effect; channel=Federal Ministry of Justice
            2005-01-01, as known 2003-11-17: in effect; channel=diplomatic channel
    """,
    "a disclosure": f"""
        given
            2000-12-11  {GERMANY} audience=states
            2002-07-01  entry-disclosed  entry=1
        as at
            2001-01-01: in effect
            2001-01-01, as known 2001-01-01: nothing
            2001-01-01, as known 2001-01-01, seen by States: in effect
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("authorities", story)
