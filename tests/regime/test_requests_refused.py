"""Requests for cooperation: what the Statute and the Rules refuse, each with the provision that it names."""

from __future__ import annotations

import pytest

from tests.regime.stories import check
from tests.regime.test_requests import ARREST, ASSETS, SURRENDER

BRIEF = "transmitted reference=X language=en contents=purpose although_incomplete=urgent"
TO_COURT = "measure=to-the-court reference=X language=en contents=purpose although_incomplete=urgent"
OTHER = ASSETS.replace("measure=assets", "measure=other")

STORIES = {
    "a content is missing": f"""
        given
            2016-01-10  {SURRENDER.partition(" although")[0]}
        refused
            1 incomplete [Rome Statute, art. 91(2)(c)] missing: what the surrender process of the State requires
    """,
    "the sender does not acknowledge": f"""
        given
            2016-01-10  {ASSETS} on_behalf_of=OTP
            2016-01-12  received on_behalf_of=OTP
        refused
            2 not-theirs [RPE, rule 176(2)] only the Netherlands may do this
    """,
    "another State does not execute": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-01-14  executed  extent="in whole" on_behalf_of=BEL
        refused
            3 not-theirs [Rome Statute, art. 99(1)] only the Netherlands may do this
    """,
    "national security is no ground against surrender": f"""
        given
            2016-01-10  {ARREST}
            2016-01-12  received
            2016-01-14  refused  extent="in whole" ground=93(4)
        refused
            3 no-such-ground [Rome Statute, art. 93(4)] may not be denied
    """,
    "a refusal gives its reasons": f"""
        given
            2016-01-10  {OTHER}
            2016-01-12  received
            2016-01-14  refused  extent="in whole" ground=93(5) reasons_given=no
        refused
            3 no-reasons [Rome Statute, art. 93(6)] a refusal gives its reasons
    """,
    "a refusal of other assistance only": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-01-14  refused  extent="in whole" ground=93(5)
        refused
            3 no-such-ground [Rome Statute, art. 93(5)] art. 93(1)(l) alone
    """,
    "a postponement has its period": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-01-14  postponed  ground=94
        refused
            3 no-period [Rome Statute, art. 94(1)] a period agreed
    """,
    "ne bis in idem is for surrender": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-01-14  postponed  ground=89(2)
        refused
            3 no-such-ground [Rome Statute, art. 89(2)] for requests for surrender alone
    """,
    "only what was urgent is confirmed": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  confirmed
        refused
            2 nothing-to-confirm [Rome Statute, art. 96(1)] was not urgent
    """,
    "sixty days run from a provisional arrest alone": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  person-arrested
        refused
            2 wrong-kind [Rome Statute, art. 92] only a request for provisional arrest
    """,
    "only a transit has a landing": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  landed
        refused
            2 wrong-kind [Rome Statute, art. 89(3)(e)] only a transit has a landing
    """,
    "nothing has to follow": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  followed  request=requests/another
        refused
            2 nothing-follows [Rome Statute, art. 92(3)] no limit of the law is running
    """,
    "none competes": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  competing-decided  precedence="the Court"
        refused
            2 none-competes [Rome Statute, art. 90(1)] no competing request was notified
    """,
    "no case was found inadmissible": f"""
        given
            2016-01-10  {SURRENDER}
            2016-02-20  extradition-refused
        refused
            2 not-inadmissible [Rome Statute, art. 90(8)] found the case inadmissible
    """,
    "a finding is one of the register": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  failure-referred finding=warrants/one
        refused
            2 no-finding [Rome Statute, art. 87(7)] a matter of the register of findings
    """,
    "an organization is invited": f"""
        given
            2016-01-10  {ASSETS.replace("to=NLD", "to=org:INTERPOL")}
        refused
            1 no-obligation [Rome Statute, art. 87(6)] an organization is invited
    """,
    "what else is missing is missing with a reason": f"""
        given
            2016-01-10  {ASSETS} without=channel
        refused
            1 incomplete [Rome Statute, art. 87(1)(a)] the channel that the addressee has designated
    """,
    "an invitation obliges to nothing": f"""
        given
            2016-01-10  {ASSETS} basis=invitation
            2016-01-12  failure-referred  finding=findings/one
        refused
            2 no-obligation [Rome Statute, art. 87(5)] an invitation creates no obligation
    """,
    "a State asks the Registrar": f"""
        given
            2016-01-10  transmitted organ=NLD to=BEL {TO_COURT}
        refused
            1 wrong-way [Rome Statute, art. 93(10)] is made to the Registrar
    """,
    "nobody sends in another's name": f"""
        given
            2016-01-10  {ASSETS} on_behalf_of=REGISTRY
        refused
            1 not-theirs [Rome Statute, art. 87] only the Office of the Prosecutor may do this
    """,
    "what a Chamber asks for is the Registry's to transmit": f"""
        given
            2016-01-10  {BRIEF} organ=OTP to=NLD measure=reparations
        refused
            1 wrong-organ [RPE, rule 176(2)] is transmitted by the Registry
    """,
    "a request under Part 9 is not the Presidency's": f"""
        given
            2016-01-10  {BRIEF} organ=PRESIDENCY to=NLD measure=records
        refused
            1 wrong-organ [RPE, rule 176(2)] is transmitted by the Office of the Prosecutor or the Registry
    """,
    "one under Part 10 is the Presidency's": f"""
        given
            2016-01-10  {BRIEF} organ=REGISTRY to=NLD measure=enforcement
        refused
            1 wrong-organ [RPE, rule 198] is transmitted by the Presidency
    """,
    "the Prosecutor executes directly": f"""
        given
            2016-01-10  {BRIEF} organ=REGISTRY to=NLD measure=direct-execution
        refused
            1 wrong-organ [Rome Statute, art. 99(4)] is transmitted by the Office of the Prosecutor
    """,
    "a State asks the Registrar, who passes it on": f"""
        given
            2016-01-10  {BRIEF} organ=NLD to=OTP measure=to-the-court
        refused
            1 wrong-organ [RPE, rule 194(2)] is made to the Registry
    """,
    "consulted on after its execution, it is not answered again": f"""
        given
            2016-01-10  {ASSETS}
            2016-01-12  received
            2016-02-01  executed             extent="in whole"
            2016-02-10  consultation-opened  ground=100
            2016-02-12  refused              extent="in part" ground=93(4)
        refused
            5 executed-already [Rome Statute, art. 93(3)] unless it is modified
    """,
    "the Court does not ask itself": f"""
        given
            2016-01-10  transmitted organ=OTP to=REGISTRY {TO_COURT}
        refused
            1 wrong-sender [Rome Statute, art. 93(10)] is made by a State
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_is_refused_with_its_provision(story: str) -> None:
    check("requests", story)
