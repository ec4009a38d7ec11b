"""Corrections, withdrawals and disclosures of entries: acts that work in every register, and what they may not do."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from comity.regime import REGISTERS
from comity.regime.acts import Refusal
from tests.regime.stories import acts_of, check, folded

KONY = "issued person=kony name=Kony situation=Uganda case=Kony"
PLEDGE = "made name=aid occasion=Kampala state=NLD"
ASSET = "identified name=villa state=ZAF purposes=reparations"

# The register each is told of, and the story.
STORIES = {
    "a correction of what is hidden is hidden": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-06-01  followed-up      progress=secret audience=states
            2011-07-01  entry-corrected  entry=2 reason=slip fields.progress=open
        as at
            2012-01-01: made
            2012-01-01, seen by States: followed up; progress=open
        """,
    ),
    "a hidden correction changes nothing for who may not see it": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-07-01  entry-corrected  entry=1 reason=slip fields.state=BEL audience=states
        as at
            2012-01-01: made; parties=NLD
            2012-01-01, seen by States: made; parties=BEL
        """,
    ),
    "a correction of the audience closes an entry for everyone else": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-06-01  followed-up      progress=secret
            2011-07-01  entry-corrected  entry=2 reason="entered as public by mistake" fields.audience=parties \
                fields.parties=NLD
        as at
            2012-01-01: made; progress=
            2012-01-01, as known 2011-06-30: followed up; progress=secret
            2012-01-01, seen by NLD: followed up
            2012-01-01, seen by States: made
        """,
    ),
    "a correction of the audience opens an entry": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE} audience=states
            2011-07-01  entry-corrected  entry=1 reason="it was public all along" fields.audience=public
        as at
            2012-01-01: made
            2012-01-01, as known 2011-06-30: nothing
        """,
    ),
    "a correction of the disclosure moves the day from which an entry is known": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE} disclosed=2015-01-01
            2016-01-01  entry-corrected  entry=1 reason="public earlier"       fields.disclosed=2012-01-01
            2017-01-01  entry-corrected  entry=1 reason="public only in 2018"  fields.disclosed=2018-01-01
        as at
            2010-06-01, as known 2014-12-31: nothing
            2010-06-01, as known 2015-01-01: made
            2010-06-01, as known 2017-06-01: nothing
            2010-06-01, as known 2018-01-01: made
        """,
    ),
    "a later correction is added to an earlier one": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  entry-corrected  entry=1 reason=slip fields.name="legal aid"
            2011-02-01  entry-corrected  entry=1 reason=slip fields.state=BEL
        as at
            2012-01-01: made; name=legal aid; parties=BEL
            2012-01-01, as known 2011-01-15: made; name=legal aid; parties=NLD
        """,
    ),
    "a correction that is withdrawn corrects nothing": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  entry-corrected  entry=1 reason=slip fields.state=BEL
            2011-02-01  entry-withdrawn  entry=2 reason="it was right"
        as at
            2012-01-01: made; parties=NLD
            2012-01-01, as known 2011-01-15: made; parties=BEL
        """,
    ),
    "a disclosure that is withdrawn discloses nothing": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE} audience=states
            2011-01-01  entry-disclosed  entry=1
            2011-02-01  entry-withdrawn  entry=2 reason=mistake
        as at
            2012-01-01: nothing
            2012-01-01, as known 2011-01-15: made
        """,
    ),
    "a withdrawal that is withdrawn brings an entry back": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  entry-withdrawn  entry=1 reason=mistake
            2011-02-01  entry-withdrawn  entry=2 reason="no mistake"
            2011-03-01  fulfilled
        as at
            2011-03-01: fulfilled
            2012-01-01, as known 2011-01-15: nothing
        """,
    ),
    "a withdrawal that later acts rest on": (
        "assets",
        f"""
        given
            2008-05-01  {ASSET}
            2008-07-01  frozen
            2009-01-01  forfeited
            2010-01-01  entry-withdrawn  entry=2 reason=mistake
        refused
            4 may-not-follow [Rome Statute, arts 77(2)(b) and 109(1)] is identified then
        """,
    ),
    "a correction of the day that unseats what followed": (
        "assets",
        f"""
        given
            2008-05-01  {ASSET}
            2008-07-01  frozen
            2010-01-01  entry-corrected  entry=1 reason=slip fields.dated=2009-05-01
        refused
            3 may-not-follow [Rome Statute, arts 57(3)(e) and 93(1)(k)] nothing stands before it
        """,
    ),
    "a correction of an entry that is not there": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  entry-withdrawn  entry=7 reason=mistake
        refused
            2 no-such-entry [] entry 7 is not an earlier entry of this matter
        """,
    ),
    "a withdrawal of itself": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  entry-withdrawn  entry=2 reason=mistake
        refused
            2 no-such-entry [] entry 2 is not an earlier entry of this matter
        """,
    ),
    "a correction of a withdrawal": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  entry-withdrawn  entry=1 reason=mistake
            2011-02-01  entry-corrected  entry=2 reason=mistake fields.reason=slip
        refused
            3 not-correctable [] entry 2 is itself a correction or withdrawal
        """,
    ),
    "a correction that could not have been entered": (
        "pledges",
        f"""
        given
            2010-06-01  {PLEDGE}
            2011-01-01  entry-corrected  entry=1 reason=slip fields.state=ZZZ
        refused
            2 bad-correction [] fields: state: no State has the code ZZZ
        """,
    ),
}


@pytest.mark.parametrize(("register", "story"), STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(register: str, story: str) -> None:
    check(register, story)


@pytest.mark.parametrize("change", [{"act": "warrants.summoned"}, {"matter": "another"}], ids=repr)
def test_it_changes_no_act_into_another(change: dict[str, Any]) -> None:
    register = REGISTERS["warrants"]
    issued, corrected = acts_of(
        register, [f"2005-07-08 {KONY}", "2011-01-01 entry-corrected entry=1 reason=slip fields.note=x"]
    )
    corrected = msgspec.structs.replace(corrected, act=msgspec.structs.replace(corrected.act, fields=change))
    refusal = folded(register, [issued, corrected])
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == ("bad-correction", "fields")
    assert refusal.about == corrected
