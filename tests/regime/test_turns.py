"""Whose turn it is on a request, and which acts its parties are offered: what the table and the step allow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comity.regime.acts import Act, Dated, Refusal
from comity.regime.cooperation import (
    AdmissibilityRuled,
    CompetingDecided,
    CompetingNotified,
    ConsultationConcluded,
    ConsultationOpened,
    DueChanged,
    Executed,
    FailureReferred,
    Followed,
    Postponed,
    Refused,
)
from comity.regime.dates import parse
from comity.regime.requests import REGISTER, CooperationRequest, awaited, open_to, step


@pytest.mark.parametrize("status", REGISTER.statuses)
def test_what_a_party_may_do_is_what_the_table_and_the_step_allow(status: str) -> None:
    """An act that is offered is refused for what it says, never for whose it is or for what the request is."""
    stands = CooperationRequest(
        status=status,
        organ="OTP",
        to="NLD",
        measure="assets",
        reference="R",
        sent=date(2016, 1, 10),
        language="en",
        basis="obligation",
    )
    for party in ("OTP", "NLD", "BEL"):
        offered = open_to(stands, party)
        for act in REGISTER.may_follow[status]:
            given = Dated(
                kind=REGISTER.kind_of(act),
                matter="a",
                dated=parse("2016-06-01"),
                act=example(act),
                source=("x",),
                confidence="verified",
                on_behalf_of=party,
            )
            found = step(stands, given)
            assert isinstance(found, Refusal) is (act not in offered), (party, act, found)
    assert set(awaited(stands)) <= {"OTP", "NLD"}
    assert bool(awaited(stands)) is (status != "closed")
    assert all(open_to(stands, party) for party in awaited(stands))


def example(act: type[Act]) -> Act:
    """An act of a class that says what nothing forbids."""
    values: dict[type[Act], dict[str, Any]] = {
        Postponed: {"ground": "95"},
        Refused: {"extent": "in whole", "ground": "93(4)"},
        Executed: {"extent": "in whole"},
        ConsultationOpened: {"ground": "97"},
        ConsultationConcluded: {"outcome": "unresolved"},
        DueChanged: {"due": parse("2016-09-01")},
        CompetingNotified: {"conduct": "same"},
        CompetingDecided: {"precedence": "the Court"},
        AdmissibilityRuled: {"outcome": "admissible"},
        Followed: {"request": "requests/b"},
        FailureReferred: {"finding": "findings/b"},
    }
    return act(**values.get(act, {}))
