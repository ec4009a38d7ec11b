"""The requirements cards of States: what a card asks on a day, in its versions, and who may see it."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

CARD = 'stated state=NLD measure=assets requires="a sworn statement | a map of the site"'

STORIES = {
    "its ordinary life": f"""
        given
            2016-01-10  {CARD}
            2016-03-01  restated  requires="a map of the site"
            2016-06-01  lifted
            2017-01-01  stated    state=NLD measure=assets requires="a sworn statement"
        as at
            2016-01-09: nothing
            2016-01-10: in force; requires=a sworn statement | a map of the site; version=1; parties=NLD
            2016-03-01: in force; requires=a map of the site; version=2
            2016-06-01: lifted; requires=
            2017-01-01: in force; requires=a sworn statement; version=3
    """,
    "for every kind": """
        given
            2016-01-10  stated state=NLD measure="every kind" requires="a sworn statement"
        as at
            2016-01-10: in force; kind=every kind; title=Requirements card of the Netherlands for every request
    """,
    "a late act": f"""
        given
            2016-01-10  {CARD}
            2016-06-01  lifted
            2016-03-01  restated  requires="a map of the site" registered=2026-01-01
        as at
            2016-04-01: in force; requires=a map of the site
            2016-04-01, as known 2025-12-31: in force; requires=a sworn statement | a map of the site
    """,
    "may not follow": f"""
        given
            2016-01-10  {CARD}
            2016-06-01  lifted
            2016-07-01  restated  requires="a map of the site"
        refused
            3 may-not-follow [Rome Statute, arts 91(4) and 96(3)] is lifted then
    """,
    "a correction": f"""
        given
            2016-01-10  {CARD}
            2016-02-01  entry-corrected  entry=1 reason="read wrongly" fields.requires="a plan of the site"
        as at
            2016-02-01: in force; requires=a plan of the site
            2016-02-01, as known 2016-01-31: in force; requires=a sworn statement | a map of the site
    """,
    "a withdrawal": f"""
        given
            2016-01-10  {CARD}
            2016-03-01  lifted
            2016-04-01  entry-withdrawn  entry=2 reason="another State's"
        as at
            2016-05-01: in force
            2016-05-01, as known 2016-03-31: lifted
    """,
    "a disclosure": f"""
        given
            2016-01-10  {CARD} audience=states
            2017-01-01  entry-disclosed  entry=1
        as at
            2016-06-01: in force
            2016-06-01, as known 2016-06-01: nothing
            2016-06-01, as known 2016-06-01, seen by States: in force
    """,
    "seen by its parties alone": f"""
        given
            2016-01-10  {CARD} audience=parties parties="NLD | OTP"
        as at
            2016-06-01: nothing
            2016-06-01, seen by States: nothing
            2016-06-01, seen by OTP: in force
            2016-06-01, seen by REGISTRY: nothing
    """,
    "each requirement once": """
        given
            2016-01-10  stated state=NLD measure=surrender requires="a map | a map"
        refused
            1 bad-card [Rome Statute, art. 91(4)] each once
    """,
    "a requirement is not a narrative": f"""
        given
            2016-01-10  stated state=NLD measure=assets requires="{"a" * 301}"
        refused
            1 bad-card [Rome Statute, art. 96(3)] 300 characters at most
    """,
    "a State does not bind itself": """
        given
            2016-01-10  stated state=NLD measure=to-the-court requires="a map"
        refused
            1 wrong-way [Rome Statute, art. 96(4)] asks the Court
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("requirements", story)
