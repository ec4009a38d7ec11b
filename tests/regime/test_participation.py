"""Participation: signed, deposited, in force, withdrawn; legislation that implements it."""

from __future__ import annotations

from datetime import date

import pytest

from comity.regime import participation
from tests.data import public_record
from tests.regime.stories import check

BURUNDI = "deposited treaty=rome-statute state=BDI instrument=ratified"

STORIES = {
    "its ordinary life": f"""
        given
            1999-01-13  signed     treaty=rome-statute state=BDI
            2004-09-21  {BURUNDI}
            2016-10-27  withdrawal-notified
        as at
            1999-01-12: nothing
            1999-01-13: signatory; signed=1999-01-13; title=Rome Statute: Burundi
            2004-09-21: deposited; how=ratified; deposited=2004-09-21; in_force=2004-12-01; parties=BDI
            2004-11-30: deposited
            2004-12-01: party; kind=rome-statute
            2016-10-26: party; due=
            2016-10-27: withdrawing; effective=2017-10-27; due=2017-10-27
            2017-10-26: withdrawing
            2017-10-27: withdrawn; effective=
    """,
    "rescinded though not notified": """
        given
            1999-01-13  signed  treaty=rome-statute state=ZAF
            2000-11-27  deposited  treaty=rome-statute state=ZAF instrument=ratified
            2017-03-07  withdrawal-rescinded
        refused
            3 may-not-follow [Vienna Convention on the Law of Treaties, art. 68] Rome Statute: South Africa is \
                Party then
    """,
    "a late act": """
        given
            2000-11-27  deposited            treaty=rome-statute state=ZAF instrument=ratified
            2016-10-19  withdrawal-notified  registered=2026-01-01
            2017-03-07  withdrawal-rescinded registered=2026-01-02
            1998-07-17  signed               treaty=rome-statute state=ZAF registered=2026-01-03
        as at
            2000-01-01: signatory
            2000-01-01, as known 2026-01-02: nothing
            2002-07-01: party; signed=1998-07-17
            2016-12-31: withdrawing
            2016-12-31, as known 2025-12-31: party
            2017-03-07: party; effective=
            2018-01-01: party
            2018-01-01, as known 2026-01-01: withdrawn
    """,
    "in force for the first Parties together": """
        given
            1999-02-02  deposited  treaty=rome-statute state=SEN instrument=ratified
        as at
            2002-06-30: deposited
            2002-07-01: party; in_force=2002-07-01
    """,
    "an act on the very day of its entry into force": f"""
        given
            2004-09-21  {BURUNDI}
            2004-12-01  withdrawal-notified
        as at
            2004-11-30: deposited
            2004-12-01: withdrawing
            2005-12-01: withdrawn
    """,
    "the day that the depositary states": f"""
        given
            2004-09-21  {BURUNDI} in_force=2004-12-02
        as at
            2004-12-01: deposited
            2004-12-02: party
    """,
    "the day that the depositary states for a withdrawal": f"""
        given
            2004-09-21  {BURUNDI}
            2016-10-27  withdrawal-notified  effective=2018-01-01
        as at
            2017-10-27: withdrawing
            2018-01-01: withdrawn
    """,
    "a succession": """
        given
            2006-06-03  deposited  treaty=rome-statute state=MNE instrument=succeeded in_force=2006-06-03 \
                received=2006-10-23
        as at
            2006-06-03: party; deposited=2006-10-23; how=succeeded
    """,
    "an instrument taken back before it took effect": """
        given
            2019-03-04  deposited              treaty=rome-statute state=MYS instrument=acceded
            2019-04-29  instrument-taken-back
        as at
            2019-03-04: deposited
            2019-06-01: taken back; in_force=
    """,
    "a Party again": f"""
        given
            2004-09-21  {BURUNDI}
            2016-10-27  withdrawal-notified
            2020-01-10  deposited  treaty=rome-statute state=BDI instrument=acceded
        as at
            2019-12-31: withdrawn
            2020-01-10: deposited; how=acceded
            2020-04-01: party
    """,
    "the privileges agreement": """
        given
            2003-01-01  signed     treaty=privileges-agreement state=AUT
            2003-12-17  deposited  treaty=privileges-agreement state=AUT instrument=ratified
        as at
            2004-07-21: deposited; title=Agreement on Privileges and Immunities: Austria
            2004-07-22: party; kind=privileges-agreement
    """,
    "legislation": """
        given
            2002-08-01  legislation-adopted   state=DEU law="Act on cooperation with the Court" \
                covers="arrest and surrender"
            2020-01-01  legislation-repealed
            2021-01-01  legislation-adopted   state=DEU law="New act"
        as at
            2002-08-01: adopted; title=Implementing legislation: Germany; kind=legislation
            2020-01-01: repealed
            2021-01-01: adopted; law=New act
    """,
    "may not follow": f"""
        given
            2004-09-21  {BURUNDI}
            2004-10-01  withdrawal-notified
        refused
            2 may-not-follow [Rome Statute, art. 127(1)] Rome Statute: Burundi is instrument deposited, not yet in \
                force then
    """,
    "in force before its deposit": f"""
        given
            2004-09-21  {BURUNDI} in_force=2004-09-01
        refused
            1 in-force-too-early [Rome Statute, art. 126(2)] before the deposit
    """,
    "the instrument of another State": """
        given
            1999-01-13  signed     treaty=rome-statute state=BDI
            2004-09-21  deposited  treaty=rome-statute state=RWA instrument=ratified
        refused
            2 other-matter [] the-matter is Rome Statute: Burundi
    """,
    "a correction": f"""
        given
            2004-09-21  {BURUNDI}
            2004-11-01  entry-corrected  entry=1 reason="a slip of the pen" fields.dated=2004-08-21
        as at
            2004-11-01: party; in_force=2004-11-01
            2004-11-01, as known 2004-10-31: deposited; in_force=2004-12-01
    """,
    "a withdrawal": f"""
        given
            2004-09-21  {BURUNDI}
            2016-10-27  withdrawal-notified
            2016-11-01  entry-withdrawn  entry=2 reason="not received"
        as at
            2018-01-01: party
            2018-01-01, as known 2016-10-31: withdrawn
    """,
    "a disclosure": f"""
        given
            2004-09-21  {BURUNDI} audience=states
            2004-11-01  entry-disclosed  entry=1
        as at
            2004-10-01: deposited
            2004-10-01, as known 2004-10-01: nothing
            2004-10-01, as known 2004-10-01, seen by States: deposited
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("participation", story)


STATED = [
    (act.matter, act.act.treaty, act.day, act.act.in_force.last)
    for act in public_record.acts()
    if isinstance(act.act, participation.Deposited) and act.act.instrument != "succeeded" and act.act.in_force
]


@pytest.mark.parametrize(
    ("treaty", "deposited", "in_force"),
    [row[1:] for row in STATED],
    ids=[f"{matter}-{deposited}" for matter, _treaty, deposited, _in_force in STATED],
)
def test_it_computes_the_entry_into_force_that_the_depositary_states(
    treaty: participation.Treaty, deposited: date, in_force: date
) -> None:
    """Art. 126(2); Agreement, art. 35. A succession alone takes effect otherwise: with the succession of the State."""
    assert participation.entry_into_force(treaty, deposited) == in_force


def test_it_knows_what_the_depositary_states_for_nearly_all() -> None:
    assert len(STATED) > 190


# The treaty, the deposit, and the entry into force that follows.
IN_FORCE: dict[str, tuple[participation.Treaty, str, str]] = {
    "the first day of the month after the sixtieth day": ("rome-statute", "2004-09-21", "2004-12-01"),
    "the sixtieth day itself the first of a month": ("rome-statute", "2010-12-03", "2011-03-01"),
    "the sixtieth day the last of a month": ("rome-statute", "2010-12-02", "2011-02-01"),
    "over a leap day": ("rome-statute", "2016-01-01", "2016-04-01"),
    "over the end of a year": ("rome-statute", "2015-10-31", "2016-01-01"),
    "among the first": ("rome-statute", "2000-01-01", "2002-07-01"),
    "the sixtieth instrument": ("rome-statute", "2002-04-11", "2002-07-01"),
    "the thirtieth day": ("privileges-agreement", "2010-03-01", "2010-03-31"),
    "among the first to the Agreement": ("privileges-agreement", "2003-01-01", "2004-07-22"),
}

# The notification, and the day on which it takes effect.
EFFECTIVE = {
    "one year": ("2016-10-27", "2017-10-27"),
    "from a leap day": ("2016-02-29", "2017-03-01"),
    "to a leap year": ("2015-02-28", "2016-02-28"),
    "on the last day of a year": ("2016-12-31", "2017-12-31"),
}


@pytest.mark.parametrize(("treaty", "deposited", "in_force"), IN_FORCE.values(), ids=IN_FORCE)
def test_it_counts_to_the_entry_into_force(treaty: participation.Treaty, deposited: str, in_force: str) -> None:
    found = participation.entry_into_force(treaty, date.fromisoformat(deposited))
    assert found == date.fromisoformat(in_force)


@pytest.mark.parametrize(("notified", "effective"), EFFECTIVE.values(), ids=EFFECTIVE)
def test_it_counts_a_year_from_the_notification(notified: str, effective: str) -> None:
    assert participation.takes_effect(date.fromisoformat(notified)) == date.fromisoformat(effective)


def test_it_computes_every_withdrawal_that_the_depositary_states() -> None:
    notified = [act for act in public_record.acts() if isinstance(act.act, participation.WithdrawalNotified)]
    assert notified
    for act in notified:
        assert isinstance(act.act, participation.WithdrawalNotified)
        assert act.act.effective is None or participation.takes_effect(act.day) == act.act.effective.last
