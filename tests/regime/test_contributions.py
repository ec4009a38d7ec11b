"""Contributions: called for is not contributed, announced is not received."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

ANNOUNCED = 'announced fund="Special Fund for Relocations" state=NLD amount=100000 currency=EUR'

STORIES = {
    "its ordinary life": f"""
        given
            2016-01-01  {ANNOUNCED}
            2016-02-01  announced  fund="Special Fund for Relocations" state=NLD amount=120000
            2016-03-01  received   fund="Special Fund for Relocations" state=NLD
        as at
            2015-12-31: nothing
            2016-01-01: announced; amount=100000; currency=EUR; kind=contribution; parties=NLD
            2016-02-01: announced; amount=120000; currency=EUR
            2016-03-01: received; amount=120000; title=Contribution of the Netherlands to the Special Fund for \
                Relocations
    """,
    "a late act": f"""
        given
            2016-01-01  {ANNOUNCED}
            2016-03-01  received   fund="Special Fund for Relocations" state=NLD
            2016-02-01  announced  fund="Special Fund for Relocations" state=NLD amount=90000 registered=2026-01-01
        as at
            2016-02-15: announced; amount=90000
            2016-02-15, as known 2025-12-31: announced; amount=100000
            2016-03-01: received; amount=90000
    """,
    "a call": """
        given
            2016-11-10  called-for  fund="Special Fund for Relocations" by_body="the draft resolution"
        as at
            2016-11-10: called for; kind=call; title=Call for contributions to the Special Fund for Relocations; \
                parties=
    """,
    "from a contributor that is no State": """
        given
            2016-11-10  received  fund="Trust Fund" contributor="a foundation"
        as at
            2016-11-10: received; title=Contribution of a foundation to the Trust Fund; parties=
    """,
    "another fund": f"""
        given
            2016-01-01  {ANNOUNCED}
            2016-03-01  received  fund="Trust Fund" state=NLD
        refused
            2 other-matter [] the-matter is the Contribution of the Netherlands to the Special Fund for Relocations
    """,
    "may not follow": f"""
        given
            2016-01-01  {ANNOUNCED}
            2016-03-01  received   fund="Special Fund for Relocations" state=NLD
            2016-04-01  received   fund="Special Fund for Relocations" state=NLD
        refused
            3 may-not-follow [Rome Statute, art. 116] is received then
    """,
    "a call is not received": """
        given
            2016-11-10  called-for  fund="Special Fund for Relocations" by_body="the draft resolution"
            2016-12-01  received    fund="Special Fund for Relocations" state=NLD
        refused
            2 may-not-follow [Rome Statute, art. 116] is called for then
    """,
    "a correction": f"""
        given
            2016-01-01  {ANNOUNCED}
            2016-01-15  entry-corrected  entry=1 reason="another currency" fields.currency=USD
        as at
            2016-01-01: announced; currency=USD
            2016-01-01, as known 2016-01-14: announced; currency=EUR
    """,
    "a withdrawal": f"""
        given
            2016-01-01  {ANNOUNCED}
            2016-03-01  received         fund="Special Fund for Relocations" state=NLD
            2016-03-02  entry-withdrawn  entry=2 reason="for another fund"
        as at
            2016-03-01: announced
            2016-03-01, as known 2016-03-01: received
    """,
    "a disclosure": f"""
        given
            2016-01-01  {ANNOUNCED} audience=parties parties=NLD
            2016-06-01  entry-disclosed  entry=1
        as at
            2016-02-01: announced
            2016-02-01, as known 2016-02-01: nothing
            2016-02-01, as known 2016-02-01, seen by NLD: announced
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("contributions", story)
