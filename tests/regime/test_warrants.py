"""Warrants and summonses: outstanding until executed or ended; under seal until unsealed."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

KONY = 'issued person=kony name="Joseph Kony" situation=Uganda case="Kony et al."'

STORIES = {
    "its ordinary life": f"""
        given
            2005-07-08  {KONY} document=ICC-02/04-53
            2005-09-27  amended   document=ICC-02/04-57
            2020-01-15  arrested  by_state=UGA
            2020-02-01  executed  manner=surrendered from_state=UGA
            2023-05-04  judged    outcome=convicted
        as at
            2005-07-07: nothing
            2005-07-08: outstanding; title=Warrant against Joseph Kony of 8 July 2005; kind=warrant
            2005-09-27: outstanding; document=ICC-02/04-57
            2020-01-31: outstanding; held_by=UGA; parties=UGA
            2020-02-01: executed; held_by=; parties=
            2023-05-04: executed; outcome=convicted
    """,
    "a late act": f"""
        given
            2005-07-08  {KONY}
            2015-01-16  executed           manner=surrendered registered=2026-01-01
            2014-12-01  arrested           by_state=CAF       registered=2026-02-01
            2014-12-20  released           by_state=CAF       registered=2026-03-01
        as at
            2014-12-10: outstanding; held_by=CAF
            2014-12-10, as known 2026-02-15: outstanding; held_by=CAF
            2014-12-10, as known 2026-01-15: outstanding; held_by=
            2014-12-25: outstanding; held_by=
            2014-12-25, as known 2026-02-15: outstanding; held_by=CAF
            2015-01-16: executed
            2015-01-16, as known 2025-12-31: outstanding
    """,
    "sealed, then unsealed years later": f"""
        given
            2013-04-18  {KONY} under_seal=yes disclosed=2017-04-24
            2017-04-24  unsealed
        as at
            2016-09-05: outstanding; under_seal=yes
            2016-09-05, as known 2016-09-05: nothing
            2016-09-05, as known 2017-04-24: outstanding
            2017-04-24, as known 2017-04-24: outstanding; under_seal=no
    """,
    "sealed from all but its parties, then unsealed": f"""
        given
            2013-04-18  {KONY} under_seal=yes audience=parties parties="NLD | the Office of the Prosecutor" \
                registered=2026-01-01
            2014-05-01  amended  document=ICC-2 audience=parties parties=NLD registered=2026-01-01
            2026-04-24  unsealed registered=2026-04-24
        as at
            2020-01-01, as known 2026-02-01: nothing
            2020-01-01, as known 2026-02-01, seen by States: nothing
            2020-01-01, as known 2026-02-01, seen by NLD: outstanding; document=ICC-2
            2020-01-01, as known 2026-02-01, seen by BEL: nothing
            2020-01-01, as known 2026-04-24: outstanding; document=ICC-2; under_seal=yes
            2020-01-01: outstanding; document=ICC-2
            2026-04-24: outstanding; under_seal=no
    """,
    "an unsealing opens what was before it, not what comes after": f"""
        given
            2013-04-18  {KONY} under_seal=yes audience=states
            2017-04-24  unsealed
            2018-01-01  arrested  by_state=LBY audience=states
        as at
            2018-01-01: outstanding; held_by=
            2018-01-01, seen by States: outstanding; held_by=LBY
    """,
    "an unsealing entered by mistake and withdrawn opens nothing": f"""
        given
            2013-04-18  {KONY} under_seal=yes audience=states
            2017-04-24  unsealed
            2017-04-25  entry-withdrawn entry=2 reason="another warrant was meant"
        as at
            2018-01-01: nothing
            2018-01-01, as known 2017-04-24: outstanding
            2018-01-01, seen by States: outstanding; under_seal=yes
    """,
    "a summons": """
        given
            2010-12-15  summoned  person=kosgey name="Henry Kosgey" situation=Kenya case=Kosgey
            2011-04-07  appeared
            2012-01-23  terminated ground="charges not confirmed"
        as at
            2010-12-15: summoned; title=Summons against Henry Kosgey of 15 December 2010; kind=summons
            2011-04-07: appeared
            2012-01-23: terminated; outcome=charges not confirmed
    """,
    "a warrant in place of a summons": """
        given
            2009-08-27  summoned  person=banda name="Abdallah Banda" situation=Darfur case=Banda
            2010-06-17  appeared
            2014-09-11  replaced  replaced_by=warrants/banda-2014
        as at
            2014-09-10: appeared
            2014-09-11: replaced
    """,
    "ended by death, and by withdrawal": f"""
        given
            2005-07-08  {KONY}
            2007-07-11  death-established died=2006-08-12
        as at
            2007-07-10: outstanding
            2007-07-11: ended by death
    """,
    "may not follow": f"""
        given
            2005-07-08  {KONY}
            2015-01-16  executed  manner=surrendered
            2016-01-01  executed  manner=surrendered
        refused
            3 may-not-follow [Rome Statute, art. 59(7)] warrants.executed may not follow on 2016-01-01
            3 may-not-follow [Rome Statute, art. 59(7)] Warrant against Joseph Kony of 8 July 2005 is executed then
    """,
    "may not open": """
        given
            2015-01-16  executed  manner=surrendered
        refused
            1 may-not-follow [Rome Statute, art. 59(7)] nothing stands before it on 2015-01-16
    """,
    "may not open twice": f"""
        given
            2005-07-08  {KONY}
            2005-07-09  {KONY}
        refused
            2 may-not-follow [Rome Statute, art. 58(1)] is open already: Warrant against Joseph Kony
    """,
    "an act that unseats a later one": f"""
        given
            2005-07-08  {KONY}
            2015-01-16  executed   manner=surrendered
            2010-01-01  withdrawn  ground="want of evidence"
        refused
            3 may-not-follow [Rome Statute, art. 59(7)] is withdrawn then
    """,
    "a correction": f"""
        given
            2005-07-08  {KONY} registered=2026-01-01
            2026-03-01  entry-corrected  entry=1 reason="misread" fields.dated=2005-07-06 fields.name="J. Kony" \
                registered=2026-03-01
        as at
            2005-07-07: outstanding; name=J. Kony; title=Warrant against J. Kony of 6 July 2005
            2005-07-07, as known 2026-02-01: nothing
            2005-07-08, as known 2026-02-01: outstanding; name=Joseph Kony
    """,
    "a withdrawal": f"""
        given
            2005-07-08  {KONY}
            2015-01-16  executed         manner=surrendered
            2016-01-01  entry-withdrawn  entry=2 reason="another person was surrendered"
            2018-01-01  entry-withdrawn  entry=3 reason="it was he after all"
        as at
            2015-06-01: executed
            2015-06-01, as known 2015-06-01: executed
            2015-06-01, as known 2017-01-01: outstanding
            2015-06-01, as known 2018-01-01: executed
    """,
    "a disclosure": f"""
        given
            2005-07-08  {KONY}
            2014-12-01  arrested         by_state=CAF audience=states
            2016-01-01  entry-disclosed  entry=2
        as at
            2015-01-01: outstanding; held_by=CAF
            2015-01-01, as known 2015-12-31: outstanding; held_by=
            2015-01-01, as known 2015-12-31, seen by States: outstanding; held_by=CAF
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("warrants", story)
