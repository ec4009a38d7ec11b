"""Assets: the measures on them, and third parties in good faith."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

VILLA = 'identified name="a villa at Cape Town" state=ZAF purposes="reparations | evidence" person=bemba'

STORIES = {
    "its ordinary life": f"""
        given
            2008-05-01  {VILLA} value="EUR 2 million"
            2008-06-01  traced                holder="a company"
            2008-07-01  frozen                order=ICC-01/05-1
            2009-01-01  seized
            2010-01-01  third-party-claimed   claimant="a bank"
            2010-06-01  claim-decided         outcome=recognized
            2016-10-19  forfeited
            2017-01-01  transferred           to="the Trust Fund for Victims" value="EUR 1.5 million"
        as at
            2008-05-01: identified; purposes=reparations | evidence; parties=ZAF
            2008-06-01: traced; holder=a company
            2008-07-01: frozen
            2009-01-01: seized
            2010-01-01: seized; claims=1
            2010-06-01: seized; claims=0; recognized=1
            2016-10-19: forfeited
            2017-01-01: transferred; value=EUR 1.5 million
    """,
    "a late act": f"""
        given
            2008-05-01  {VILLA}
            2009-01-01  seized
            2008-07-01  frozen  registered=2026-01-01
        as at
            2008-08-01: frozen
            2008-08-01, as known 2025-12-31: identified
            2009-01-01: seized
    """,
    "released and frozen again": f"""
        given
            2008-05-01  {VILLA}
            2008-07-01  frozen
            2018-06-08  released  ground=acquittal
            2019-01-01  frozen
        as at
            2018-06-08: released
            2019-01-01: frozen
    """,
    "no claim is pending": f"""
        given
            2008-05-01  {VILLA}
            2010-06-01  claim-decided  outcome=dismissed
        refused
            2 no-claim [Rome Statute, art. 109(1)] no claim is pending in Asset: a villa at Cape Town
    """,
    "may not follow": f"""
        given
            2008-05-01  {VILLA}
            2010-06-01  forfeited
        refused
            2 may-not-follow [Rome Statute, arts 77(2)(b) and 109(1)] is identified then
    """,
    "a correction": f"""
        given
            2008-05-01  {VILLA}
            2008-06-01  entry-corrected  entry=1 reason="also for legal aid" fields.purposes="reparations | legal aid"
        as at
            2008-05-01: identified; purposes=reparations | legal aid
            2008-05-01, as known 2008-05-31: identified; purposes=reparations | evidence
    """,
    "a withdrawal": f"""
        given
            2008-05-01  {VILLA}
            2008-07-01  frozen
            2008-08-01  entry-withdrawn  entry=2 reason="another villa"
        as at
            2008-07-15: identified
            2008-07-15, as known 2008-07-31: frozen
    """,
    "a disclosure": """
        given
            2008-05-01  identified  name=accounts state=CHE purposes="legal aid" audience=parties parties=CHE
            2010-01-01  entry-disclosed  entry=1
        as at
            2009-01-01: identified
            2009-01-01, as known 2009-12-31: nothing
            2009-01-01, as known 2009-12-31, seen by CHE: identified
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("assets", story)
