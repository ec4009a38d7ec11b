"""Requests for cooperation: the life of a request, its limits of time, and what corrections make of it."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

ASSETS = (
    "transmitted organ=OTP to=NLD measure=assets reference=OTP-2016-14 language=en due=2016-06-01 "
    'contents="purpose | location | facts | procedure | national law | third parties"'
)
ARREST = (
    "transmitted organ=REGISTRY to=NLD measure=provisional-arrest reference=REG-2016-3 language=en urgent=yes "
    'contents="person | crimes | warrant exists | request follows"'
)
SERVICE = 'transmitted organ=OTP to=NLD measure=service reference=S1 language=en contents="purpose | facts"'
TRANSIT = (
    'transmitted organ=REGISTRY to=BEL measure=transit reference=T1 language=fr contents="person | facts | warrant"'
)
SURRENDER = (
    "transmitted organ=REGISTRY to=NLD measure=surrender reference=S2 language=en "
    'contents="person | warrant" although_incomplete="they follow"'
)

STORIES = {
    "its ordinary life": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-02-01  consultation-opened     ground=97
            2016-02-20  consultation-concluded  outcome="under conditions"
            2016-03-01  due-changed             due=2016-07-01
            2016-06-20  executed                extent="in part"
            2016-06-28  executed                extent="in whole"
            2016-07-05  closed
        as at
            2016-01-10: transmitted; due=2016-06-01; parties=OTP | NLD
            2016-01-12: received; received=2016-01-12
            2016-02-01: under consultation; ground=97; due=2016-06-01
            2016-02-20: received; ground=; conditions=yes
            2016-03-01: received; due=2016-07-01; earlier_days=2016-06-01
            2016-06-20: executed in part; ended=; due=2016-07-01
            2016-06-28: executed; ended=2016-06-28; due=
            2016-07-05: closed
    """,
    "modified, it is asked for anew": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-02-01  executed             extent="in whole"
            2016-02-10  consultation-opened  ground=100
            2016-02-20  modified             due=2016-09-01
            2016-03-01  refused              extent="in part" ground=93(4)
        as at
            2016-02-10: under consultation; executed=in whole; ended=2016-02-01
            2016-02-20: received; executed=in part; ended=; due=2016-09-01
            2016-03-01: executed in part; refused=in part; ended=2016-03-01
    """,
    "consultation is not refusal": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-02-01  consultation-opened     ground=93(3)
            2016-02-20  consultation-concluded  outcome="to be modified"
            2016-03-01  modified                due=2016-09-01
            2016-04-01  refused                 extent="in part" ground=93(4)
            2016-05-01  executed                extent="in part"
        as at
            2016-02-01: under consultation; refused=
            2016-03-01: received; due=2016-09-01
            2016-04-01: refused in part; refused=in part; executed=
            2016-05-01: executed in part; refused=in part; ended=2016-05-01
    """,
    "postponed for an agreed period, which ends by itself": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-02-01  postponed  ground=94 until=2016-05-31
        as at
            2016-02-01: postponed; ground=94; due=2016-05-31
            2016-05-31: postponed
            2016-06-01: received; ground=; due=2016-06-01
    """,
    "postponed until a ruling": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-02-01  postponed  ground=95
            2016-09-01  resumed
        as at
            2016-03-01: postponed; due=
            2016-09-01: received; due=2016-06-01
    """,
    "provisional arrest": f"""
        given
            2016-01-10  {ARREST}
            2016-01-11  confirmed
            2016-01-12  received
            2016-01-20  person-arrested
            2016-03-01  followed  request=requests/reg-2016-4
            2016-03-02  executed  extent="in whole"
        as at
            2016-01-11: transmitted; confirmed=yes
            2016-01-20: received; due=2016-03-20
            2016-03-01: received; due=
            2016-03-02: executed
    """,
    "sixty days run on after the execution, until the request that had to follow": f"""
        given
            2016-01-10  {ARREST}
            2016-01-12  received
            2016-01-20  person-arrested
            2016-01-21  executed  extent="in whole"
            2016-01-22  consultation-opened  ground=97
            2016-01-23  consulted
            2016-01-24  consultation-concluded  outcome="as requested"
            2016-03-01  followed  request=requests/reg-2016-4
        as at
            2016-01-21: executed; due=2016-03-20
            2016-01-23: under consultation; due=2016-03-20
            2016-01-24: executed; due=2016-03-20
            2016-03-01: executed; due=
    """,
    "a landing in transit": f"""
        given
            2016-01-10  {TRANSIT}
            2016-01-11  landed
        as at
            2016-01-11: transmitted; due=2016-01-15
    """,
    "transmitted without a content, with the reason": f"""
        given
            2016-01-10  {SERVICE} although_incomplete="the address is sought"
            2016-01-14  supplemented  contents="location | procedure"
        as at
            2016-01-10: transmitted; incomplete=location | procedure | national law
            2016-01-14: transmitted; incomplete=national law
    """,
    "transmitted without what the card, the channel and the language ask": f"""
        given
            2016-01-10  {ASSETS} without="language | a sworn statement" although_incomplete="the translator is ill"
            2016-01-14  supplemented  contents=language
        as at
            2016-01-10: transmitted; incomplete=language | a sworn statement; although=the translator is ill
            2016-01-14: transmitted; incomplete=a sworn statement
    """,
    "a competing request": f"""
        given
            2016-01-10  {ASSETS}
            2016-02-01  competing-notified  conduct=same requesting_party=no obliged=yes
            2016-03-01  competing-decided   precedence="the Court"
        as at
            2016-02-01: transmitted; competing=90(6)
            2016-03-01: transmitted; competing=
    """,
    "a competing request for the person, and a ruling that the case is inadmissible": f"""
        given
            2016-01-10  {SURRENDER}
            2016-02-01  competing-notified   conduct=same requesting_party=yes
            2016-02-20  admissibility-ruled  outcome=inadmissible
            2016-03-01  competing-decided    precedence="the other State"
            2016-03-02  withdrawn
            2016-06-01  extradition-refused
        as at
            2016-02-01: transmitted; competing=90(3)
            2016-02-20: transmitted; competing=90(8); inadmissible=yes
            2016-03-01: transmitted; competing=
            2016-06-01: withdrawn; inadmissible=yes
    """,
    "found unable, then supplemented and executed": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-02-01  found-unable
            2016-02-10  modified
            2016-03-01  executed  extent="in whole"
        as at
            2016-02-01: unable; due=
            2016-02-10: received; due=2016-06-01
            2016-03-01: executed
    """,
    "reminded and withdrawn": f"""
        given
            2016-01-10  {ASSETS}
            2016-07-01  reminded
            2016-08-01  withdrawn
            2016-08-02  closed
        as at
            2016-07-01: transmitted; due=2016-06-01
            2016-08-01: withdrawn; ended=2016-08-01; due=
            2016-08-02: closed
    """,
    "a finding of failure": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-07-01  refused           extent="in whole" ground="none stated in the Statute" reasons_given=no
            2016-09-01  failure-referred  finding=findings/one
        as at
            2016-07-01: refused; ended=2016-07-01
            2016-09-01: refused; finding=findings/one
    """,
    "seen by its parties alone": f"""
        given
            2016-01-10  {ASSETS} audience=parties parties="OTP | NLD"
        as at
            2016-01-10: nothing
            2016-01-10, seen by States: nothing
            2016-01-10, seen by NLD: transmitted
            2016-01-10, seen by BEL: nothing
    """,
    "a late act": f"""
        given
            2016-01-10  {ASSETS}
            2016-06-28  executed  extent="in whole" registered=2026-01-01
            2016-01-12  received  registered=2026-01-02
        refused
            2 may-not-follow [Rome Statute, art. 99(1)] is transmitted, not yet acknowledged then
    """,
    "may not follow": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  closed
        refused
            2 may-not-follow [RPE, rule 176(2)] is transmitted, not yet acknowledged then
    """,
    "a correction": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-20  entry-corrected  entry=1 reason="the day was agreed by telephone" fields.due=2016-08-01
        as at
            2016-01-20: transmitted; due=2016-08-01
            2016-01-20, as known 2016-01-19: transmitted; due=2016-06-01
    """,
    "a withdrawal": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-01-20  entry-withdrawn  entry=2 reason="receipt of another request"
        as at
            2016-01-15: transmitted
            2016-01-15, as known 2016-01-19: received
    """,
    "a disclosure": f"""
        given
            2016-01-10  {ASSETS} audience=parties parties="OTP | NLD"
            2017-01-10  entry-disclosed  entry=1
        as at
            2016-06-01: transmitted
            2016-06-01, as known 2017-01-09: nothing
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("requests", story)
