"""Papers: taking note is not adopting."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

RESOLUTION = (
    'issued sort=resolution name=Cooperation symbol=ICC-ASP/14/Res.3 organ="Assembly of States Parties" session=14'
)

STORIES = {
    "its ordinary life": f"""
        given
            2015-11-20  {RESOLUTION} follows=papers/res-13-3
            2015-11-21  welcomed       by_body="the Working Group"
            2015-11-26  adopted        plenary=11 how=consensus
            2016-11-24  superseded     superseded_by=papers/res-15-3
        as at
            2015-11-19: nothing
            2015-11-20: issued; title=Cooperation (ICC-ASP/14/Res.3); kind=resolution; follows=papers/res-13-3
            2015-11-21: welcomed
            2015-11-26: adopted; adopted=2015-11-26; plenary=11; how=consensus
            2016-11-24: superseded
    """,
    "a late act": f"""
        given
            2015-11-20  {RESOLUTION}
            2015-11-26  adopted
            2015-11-22  taken-note-of  by_body=Bureau registered=2026-01-01
        as at
            2015-11-22: taken note of
            2015-11-22, as known 2025-12-31: issued
            2015-11-26: adopted
    """,
    "taken note of after its adoption": f"""
        given
            2015-11-20  {RESOLUTION}
            2015-11-26  adopted
            2015-12-01  taken-note-of  by_body="the Court"
        as at
            2015-12-01: taken note of; adopted=2015-11-26
    """,
    "may not follow": f"""
        given
            2015-11-20  {RESOLUTION}
            2015-11-26  adopted
            2015-11-27  welcomed  by_body="the Assembly"
        refused
            3 may-not-follow [Rome Statute, art. 112(2)] Cooperation (ICC-ASP/14/Res.3) is adopted then
    """,
    "a correction": f"""
        given
            2015-11-20  {RESOLUTION}
            2015-11-26  adopted          plenary=11 how=vote
            2015-11-27  entry-corrected  entry=2 reason="by consensus" fields.how=consensus fields.plenary=12
        as at
            2015-11-26: adopted; how=consensus; plenary=12
            2015-11-26, as known 2015-11-26: adopted; how=vote; plenary=11
    """,
    "a withdrawal": f"""
        given
            2015-11-20  {RESOLUTION}
            2015-11-26  adopted
            2015-11-27  entry-withdrawn  entry=2 reason="only taken note of"
        as at
            2015-11-26: issued
            2015-11-26, as known 2015-11-26: adopted
    """,
    "a disclosure": f"""
        given
            2015-11-20  {RESOLUTION} audience=states
            2015-11-26  entry-disclosed  entry=1
        as at
            2015-11-21: issued
            2015-11-21, as known 2015-11-21: nothing
            2015-11-21, as known 2015-11-21, seen by States: issued
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("papers", story)
