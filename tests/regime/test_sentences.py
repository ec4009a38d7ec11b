"""Sentences: where they are served, and the list of States willing to accept sentenced persons."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

IMPOSED = 'imposed person=lubanga name="Thomas Lubanga Dyilo" years=14 nationality=COD'

STORIES = {
    "its ordinary life": f"""
        given
            2012-07-10  {IMPOSED}
            2015-12-08  designated            state=COD agreement=agreements/adhoc-lubanga
            2015-12-10  designation-accepted
            2015-12-19  transferred           to_state=COD
            2017-09-22  reduced               by_months=3
            2020-03-15  completed
        as at
            2012-07-09: nothing
            2012-07-10: imposed; years=14; imposed=2012-07-10; title=Sentence of Thomas Lubanga Dyilo; parties=
            2015-12-08: designated; state=COD; parties=COD
            2015-12-10: accepted
            2015-12-19: serving; agreement=agreements/adhoc-lubanga
            2017-09-22: serving; reduced_by_months=3
            2020-03-15: completed
    """,
    "a late act": f"""
        given
            2012-07-10  {IMPOSED}
            2015-12-19  transferred  to_state=COD
            2015-12-08  designated   state=COD registered=2026-05-01
        as at
            2015-12-10: designated
            2015-12-10, as known 2026-04-30: imposed
            2015-12-19: serving
    """,
    "a designation declined": f"""
        given
            2012-07-10  {IMPOSED}
            2014-01-01  designated            state=MLI
            2014-02-01  designation-declined
            2014-03-01  designated            state=DNK
        as at
            2014-01-01: designated; state=MLI
            2014-02-01: imposed; state=
            2014-03-01: designated; state=DNK
    """,
    "escaped and delivered again": f"""
        given
            2012-07-10  {IMPOSED}
            2015-12-19  transferred  to_state=COD
            2016-01-01  escaped
            2016-02-01  transferred  to_state=NOR
        as at
            2016-01-01: escaped
            2016-02-01: serving; state=NOR
    """,
    "a State on the list": """
        given
            2005-11-26  list-joined         state=AUT conditions="residents only"
            2008-01-01  conditions-changed
            2010-01-01  list-left
            2011-01-01  list-joined         state=AUT
        as at
            2005-11-26: willing; conditions=residents only; title=Willingness of Austria to accept sentenced persons
            2008-01-01: willing; conditions=
            2010-01-01: left
            2011-01-01: willing
    """,
    "may not follow": f"""
        given
            2012-07-10  {IMPOSED}
            2015-12-10  designation-accepted
        refused
            2 may-not-follow [Rome Statute, art. 103(1)(c)] Sentence of Thomas Lubanga Dyilo is imposed then
    """,
    "may not follow on the list": """
        given
            2005-11-26  list-joined  state=AUT
            2006-01-01  transferred  to_state=AUT
        refused
            2 may-not-follow [Rome Statute, arts 103 and 104] is on the list then
    """,
    "a correction": f"""
        given
            2012-07-10  {IMPOSED}
            2013-01-01  entry-corrected  entry=1 reason="misprint" fields.years=12
        as at
            2012-07-10: imposed; years=12
            2012-07-10, as known 2012-12-31: imposed; years=14
    """,
    "a withdrawal": f"""
        given
            2012-07-10  {IMPOSED}
            2015-12-19  transferred      to_state=COD
            2016-01-01  entry-withdrawn  entry=2 reason="not yet"
        as at
            2015-12-31: imposed
            2015-12-31, as known 2015-12-31: serving
    """,
    "a disclosure": f"""
        given
            2012-07-10  {IMPOSED}
            2015-12-08  designated       state=COD audience=states
            2015-12-19  entry-disclosed  entry=2
        as at
            2015-12-10: designated
            2015-12-10, as known 2015-12-10: imposed
            2015-12-10, as known 2015-12-10, seen by States: designated
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("sentences", story)
