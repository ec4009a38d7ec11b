"""The fold: dated order, the order of entry within a day, coarse dates, the calendar's turns."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from comity.regime import REGISTERS, folding
from comity.regime.acts import Refusal
from tests.regime.stories import acts_of, check, folded, stood

KONY = "issued person=kony name=Kony situation=Uganda case=Kony"
PLEDGE = "made name=aid occasion=Kampala state=NLD"
ASSET = "identified name=villa state=ZAF purposes=reparations"

# The register each is told of, and the story.
STORIES = {
    "of one day, the order of entry decides": (
        "assets",
        f"""
        given
            2008-05-01  {ASSET}
            2008-07-01  frozen
            2008-07-01  released  ground=mistake
            2008-07-01  seized
        as at
            2008-06-30: identified
            2008-07-01: seized
        """,
    ),
    "a status that is left and taken up again on one day has held throughout": (
        "assets",
        f"""
        given
            2008-05-01  {ASSET}
            2008-07-01  frozen
            2009-01-01  released  ground=mistake
            2009-01-01  frozen
        as at
            2009-01-01: frozen
        """,
    ),
    "a month counts from its last day": (
        "pledges",
        f"""
        given
            2010-06  {PLEDGE}
            2010     fulfilled
        as at
            2010-06-29: nothing
            2010-06-30: made
            2010-12-30: made
            2010-12-31: fulfilled
        """,
    ),
    "a span counts from its last day": (
        "pledges",
        f"""
        given
            2010-05-31/2010-06-11  {PLEDGE}
            ../2010-06-12          fulfilled
        as at
            2010-06-10: nothing
            2010-06-11: made
            2010-06-12: fulfilled
        """,
    ),
}


@pytest.mark.parametrize(("register", "story"), STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(register: str, story: str) -> None:
    check(register, story)


def test_it_says_since_when_a_status_has_held_and_by_which_entry() -> None:
    register = REGISTERS["warrants"]
    given = [f"2005-07-08 {KONY}", "2005-09-27 amended", "2014-12-01 arrested by_state=CAF", "2015-01-16 executed"]
    given[3] += " manner=surrendered"
    standings = folding.standings(register, acts_of(register, given), REGISTERS)
    found = [(row.since.isoformat(), row.status, row.status_since.isoformat(), row.entry) for row in standings]
    assert found == [
        ("2005-07-08", "outstanding", "2005-07-08", 1),
        ("2005-09-27", "outstanding", "2005-07-08", 1),
        ("2014-12-01", "outstanding", "2005-07-08", 1),
        ("2015-01-16", "executed", "2015-01-16", 4),
    ]
    assert [row.until for row in standings] == [*(row.since for row in standings[1:]), None]


def test_it_lets_the_calendar_turn_between_acts_and_after_the_last() -> None:
    register = REGISTERS["participation"]
    acts = acts_of(
        register,
        [
            "2004-09-21 deposited treaty=rome-statute state=BDI instrument=ratified",
            "2016-10-27 withdrawal-notified",
        ],
    )
    standings = folding.standings(register, acts, REGISTERS)
    assert [(row.since.isoformat(), row.status, row.entry) for row in standings] == [
        ("2004-09-21", "deposited", 1),
        ("2004-12-01", "party", 1),
        ("2016-10-27", "withdrawing", 2),
        ("2017-10-27", "withdrawn", 2),
    ]


def test_it_forgets_a_turn_that_an_act_prevents() -> None:
    register = REGISTERS["participation"]
    acts = acts_of(
        register,
        ["2019-03-04 deposited treaty=rome-statute state=MYS instrument=acceded", "2019-04-29 instrument-taken-back"],
    )
    assert [row.status for row in folding.standings(register, acts, REGISTERS)] == ["deposited", "taken back"]


def test_it_gives_the_same_whatever_the_order_of_its_arguments() -> None:
    register = REGISTERS["assets"]
    acts = acts_of(register, [f"2008-05-01 {ASSET}", "2009-01-01 seized", "2008-07-01 frozen"])
    assert folding.standings(register, acts[::-1], REGISTERS) == folding.standings(register, acts, REGISTERS)


def test_it_folds_acts_that_are_only_proposed() -> None:
    register = REGISTERS["assets"]
    acts = acts_of(register, [f"2008-05-01 {ASSET}", "2008-07-01 frozen"])
    proposed = acts_of(register, ["2009-01-01 seized"])[0]
    standings = folded(register, [*acts, msgspec.structs.replace(proposed, number=None)])
    assert not isinstance(standings, Refusal)
    assert (standings[-1].status, standings[-1].entry) == ("seized", None)


def test_it_stands_on_no_day_before_its_first() -> None:
    acts = acts_of(REGISTERS["assets"], [f"2008-05-01 {ASSET}"])
    assert stood(REGISTERS["assets"], acts, date.min) is None
    assert stood(REGISTERS["assets"], [], date.max) is None
    assert stood(REGISTERS["assets"], acts, date.max) is not None
