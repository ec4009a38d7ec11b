"""What may be seen of a matter: by whom, and as known from when."""

from __future__ import annotations

import pytest

from comity.regime import REGISTERS
from comity.regime.folding import PUBLIC, STATES, Viewer
from tests.regime.stories import acts_of, check

PLEDGE = "made name=aid occasion=Kampala state=NLD"
ASSET = "identified name=villa state=ZAF purposes=reparations"

# The register each is told of, and the story.
STORIES = {
    "what is disclosed in a month is known from its last day": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE} disclosed=2010-09
        as at
            2010-07-01, as known 2010-09-29: nothing
            2010-07-01, as known 2010-09-30: made
        """,
    ),
    "history is known from its disclosure, what is made from its registration": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-06-01  followed-up  progress=begun registered=2026-03-01
        as at
            2012-01-01, as known 2010-05-31: nothing
            2012-01-01, as known 2010-06-01: made
            2012-01-01, as known 2026-02-28: made
            2012-01-01, as known 2026-03-01: followed up
        """,
    ),
    "what is registered before its disclosure is known from its disclosure": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE} disclosed=2027-01-01 registered=2026-03-01
        as at
            2012-01-01, as known 2026-12-31: nothing
            2012-01-01, as known 2027-01-01: made
        """,
    ),
    "what is announced is known before its day and counts from its day": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE} disclosed=2010-01-01
        as at
            2010-03-01, as known 2010-03-01: nothing
            2010-06-01, as known 2010-03-01: made
        """,
    ),
    "an act that rests on a hidden one stays hidden with it": (
        "assets",
        f"""
        given
            2008-05-01  {ASSET}
            2008-07-01  frozen     audience=states
            2009-01-01  forfeited
            2010-01-01  third-party-claimed
        as at
            2009-01-01: identified
            2009-01-01, seen by States: forfeited
            2010-01-01: identified; claims=1
            2010-01-01, seen by States: forfeited; claims=1
        """,
    ),
    "a matter whose beginning is hidden is hidden": (
        "assets",
        f"""
        given
            2008-05-01  {ASSET} audience=parties parties=ZAF
            2008-07-01  frozen
        as at
            2009-01-01: nothing
            2009-01-01, seen by States: nothing
            2009-01-01, seen by NLD: nothing
            2009-01-01, seen by ZAF: frozen
        """,
    ),
}


@pytest.mark.parametrize(("register", "story"), STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(register: str, story: str) -> None:
    check(register, story)


def test_it_shows_what_is_for_states_to_states_alone() -> None:
    act = acts_of(REGISTERS["assets"], [f"2008-05-01 {ASSET} audience=states"])[0]
    assert not PUBLIC.sees(act)
    assert STATES.sees(act)
    assert not Viewer(authorities=frozenset({"ZAF"})).sees(act)
    assert Viewer(True, frozenset({"ZAF"})).sees(act)


def test_it_shows_what_is_for_parties_to_them_alone() -> None:
    act = acts_of(REGISTERS["assets"], [f'2008-05-01 {ASSET} audience=parties parties="ZAF | NLD"'])[0]
    assert not PUBLIC.sees(act)
    assert not STATES.sees(act)
    assert Viewer(authorities=frozenset({"NLD"})).sees(act)
    assert not Viewer(True, frozenset({"BEL"})).sees(act)
