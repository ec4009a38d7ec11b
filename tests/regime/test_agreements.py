"""Agreements: signed is not in force; a memorandum takes effect as it is concluded."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

BELGIUM = "signed subject=enforcement form=framework state=BEL"

STORIES = {
    "its ordinary life": f"""
        given
            2010-06-01  {BELGIUM}
            2014-12-08  entered-into-force
            2030-01-01  ended ground="denounced"
        as at
            2010-05-31: nothing
            2010-06-01: signed; title=Agreement with Belgium on enforcement of sentences; kind=enforcement framework
            2014-12-07: signed; in_force=; parties=BEL
            2014-12-08: in force; in_force=2014-12-08; signed=2010-06-01
            2030-01-01: ended
    """,
    "a late act": f"""
        given
            2010-06-01  {BELGIUM}
            2016-01-01  superseded          superseded_by=agreements/enforcement-bel-2016
            2014-12-08  entered-into-force  registered=2026-01-01
        as at
            2015-01-01: in force
            2015-01-01, as known 2025-01-01: signed
            2016-01-01: superseded
    """,
    "a memorandum with an organization": """
        given
            2014-11-12  signed subject=enforcement form=memorandum \
                organization="United Nations Office on Drugs and Crime"
        as at
            2014-11-12: concluded; parties=; kind=enforcement memorandum
    """,
    "in force, the signature unknown": """
        given
            2011-01-01  entered-into-force  subject=relocation form=framework state=withheld
        as at
            2011-01-01: in force; title=Agreement with a State not named on relocation of witnesses; signed=
    """,
    "an ad hoc agreement": """
        given
            2015-11-24  signed subject=enforcement form=ad-hoc state=COD person=lubanga name="Thomas Lubanga Dyilo"
        as at
            2015-11-24: signed; title=Ad hoc agreement with the Democratic Republic of the Congo on enforcement of \
                sentences for Thomas Lubanga Dyilo
    """,
    "neither side named": """
        given
            2011-01-01  entered-into-force  subject=relocation form=framework
        refused
            1 missing [] name either the State or the organization
    """,
    "both sides named": """
        given
            2011-01-01  signed  subject=relocation form=framework state=BEL organization=UNODC
        refused
            1 missing [] name either the State or the organization
    """,
    "nothing known but the day": """
        given
            2011-01-01  entered-into-force  state=BEL
        refused
            1 missing [] name the subject and the form where no signature is known
    """,
    "may not follow": f"""
        given
            2010-06-01  {BELGIUM}
            2014-12-08  entered-into-force
            2014-12-09  entered-into-force
        refused
            3 may-not-follow [Vienna Convention on the Law of Treaties, art. 24] is in force then
    """,
    "a correction": f"""
        given
            2010-06-01  {BELGIUM}
            2014-12-08  entered-into-force
            2015-01-01  entry-corrected  entry=2 reason="a later list" fields.dated=2010-06-01
        as at
            2012-01-01: in force; in_force=2010-06-01
            2012-01-01, as known 2014-12-31: signed
    """,
    "a withdrawal": f"""
        given
            2010-06-01  {BELGIUM}
            2014-12-08  entered-into-force
            2015-01-01  entry-withdrawn  entry=2 reason="the source was misread"
        as at
            2014-12-31, as known 2014-12-31: in force
            2014-12-31: signed
    """,
    "a disclosure": """
        given
            2011-01-01  signed  subject=relocation form=framework state=BEL audience=parties parties=BEL
            2019-01-01  entry-disclosed  entry=1
        as at
            2012-01-01: signed
            2012-01-01, as known 2018-12-31: nothing
            2012-01-01, as known 2018-12-31, seen by States: nothing
            2012-01-01, as known 2018-12-31, seen by BEL: signed
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("agreements", story)
