"""Mandates: given, renewed and discharged; what is only proposed is not given."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

GIVEN = 'given name="the Action Plan" addressee=Bureau action="consider it" in_paper=ICC-ASP/13/Res.3 paragraph=para-4'

STORIES = {
    "its ordinary life": f"""
        given
            2014-12-17  {GIVEN} verb=invites
            2015-11-01  reported-on  paper=ICC-ASP/14/26
            2015-11-26  renewed      in_paper=ICC-ASP/14/Res.3 paragraph=para-4 verb=urges due=at due_session=15
            2016-11-10  proposed     name="the Action Plan" addressee=Bureau action="go on" \
                in_paper="the 2016 report" paragraph=annex-II/a verb=requests due=at due_session=16
            2016-11-24  renewed      in_paper=ICC-ASP/15/Res.3 paragraph=para-4 due_session=16
            2018-12-01  discharged   ground=adopted
        as at
            2014-12-16: nothing
            2014-12-17: open; verb=invites; title=Mandate of the Bureau on the Action Plan
            2015-11-01: open; reports=ICC-ASP/14/26
            2015-11-26: open; verb=urges; due_manner=at; due_session=15; action=consider it
            2016-11-10: renewal proposed; verb=requests; due_session=16; action=go on
            2016-11-24: open; verb=requests; in_paper=ICC-ASP/15/Res.3; due_session=16
            2016-11-24: open; lineage=ICC-ASP/13/Res.3, para-4 (invites), 17 December 2014 | ICC-ASP/14/Res.3, \
                para-4 (urges), 26 November 2015 | the 2016 report, annex-II/a (requests), 10 November 2016, \
                    proposed | ICC-ASP/15/Res.3, para-4, 24 November 2016
            2018-12-01: discharged; reports=ICC-ASP/14/26
    """,
    "a late act": f"""
        given
            2014-12-17  {GIVEN}
            2016-12-01  dropped
            2015-11-26  renewed  in_paper=ICC-ASP/14/Res.3 paragraph=para-4 registered=2026-01-01
        as at
            2015-11-26: open; in_paper=ICC-ASP/14/Res.3
            2015-11-26, as known 2025-12-31: open; in_paper=ICC-ASP/13/Res.3
            2016-12-01: not renewed; in_paper=ICC-ASP/14/Res.3
    """,
    "proposed first, then given": """
        given
            2016-11-10  proposed  name=flyer addressee=Bureau action="prepare it" in_paper="the 2016 report" \
                paragraph=annex-II/b verb=requests
            2016-11-24  given     name=flyer addressee=Bureau action="prepare it" in_paper=ICC-ASP/15/Res.3 \
                paragraph=para-5 verb=requests
        as at
            2016-11-10: proposed
            2016-11-24: open; lineage=the 2016 report, annex-II/b (requests), 10 November 2016, proposed | \
                ICC-ASP/15/Res.3, para-5 (requests), 24 November 2016
    """,
    "may not follow": f"""
        given
            2014-12-17  {GIVEN}
            2015-12-01  dropped
            2016-12-01  renewed  in_paper=ICC-ASP/15/Res.3 paragraph=para-4
        refused
            3 may-not-follow [Rome Statute, art. 112(2)] Mandate of the Bureau on the Action Plan is not renewed then
    """,
    "a proposal renews nothing": """
        given
            2016-11-10  proposed  name=flyer addressee=Bureau action="prepare it" in_paper="the 2016 report" \
                paragraph=annex-II/b verb=requests
            2016-11-24  renewed   in_paper=ICC-ASP/15/Res.3 paragraph=para-5
        refused
            2 may-not-follow [Rome Statute, art. 112(2)] is before the Assembly then
    """,
    "a correction": f"""
        given
            2014-12-17  {GIVEN} verb=invites
            2015-01-01  entry-corrected  entry=1 reason="the paper urges" fields.verb=urges
        as at
            2014-12-17: open; verb=urges
            2014-12-17, as known 2014-12-31: open; verb=invites
    """,
    "a withdrawal": f"""
        given
            2014-12-17  {GIVEN}
            2015-12-01  discharged       ground=adopted
            2015-12-02  entry-withdrawn  entry=2 reason="it was not adopted"
        as at
            2015-12-01: open
            2015-12-01, as known 2015-12-01: discharged
    """,
    "a disclosure": f"""
        given
            2014-12-17  {GIVEN} audience=states
            2015-01-15  entry-disclosed  entry=1
        as at
            2014-12-31: open
            2014-12-31, as known 2014-12-31: nothing
            2014-12-31, as known 2014-12-31, seen by States: open
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("mandates", story)
