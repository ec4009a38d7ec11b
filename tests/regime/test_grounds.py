"""The paragraph of article 90 that governs competing requests, and the grounds that are there for a kind of request."""

from __future__ import annotations

import pytest

from tests.regime.stories import check
from tests.regime.test_requests import ASSETS, SURRENDER


@pytest.mark.parametrize(
    ("conduct", "party", "obliged", "admissible", "rule"),
    [
        ("same", True, False, True, "90(2)"),
        ("same", True, True, True, "90(2)"),
        ("same", True, False, False, "90(3)"),
        ("same", False, False, True, "90(4)"),
        ("same", False, False, False, "90(5)"),
        ("same", False, True, True, "90(6)"),
        ("same", False, True, False, "90(6)"),
        ("different", True, False, True, "90(7)(a)"),
        ("different", False, False, False, "90(7)(a)"),
        ("different", True, True, False, "90(7)(b)"),
        ("different", False, True, True, "90(7)(b)"),
    ],
)
def test_the_paragraph_of_article_90_that_governs(
    conduct: str, party: bool, obliged: bool, admissible: bool, rule: str
) -> None:
    given = f"conduct={conduct} requesting_party={_YES[party]} obliged={_YES[obliged]} admissible={_YES[admissible]}"
    check(
        "requests",
        f"""
        given
            2016-01-10  {ASSETS}
            2016-02-01  competing-notified  {given}
        as at
            2016-02-01: transmitted; competing={rule}
        """,
    )


_YES = {True: "yes", False: "no"}


@pytest.mark.parametrize(
    ("measure", "word", "ground", "known"),
    [
        ("surrender", "consultation-opened", "89(4)", True),
        ("surrender", "consultation-opened", "91(4)", True),
        ("surrender", "consultation-opened", "97", True),
        ("surrender", "consultation-opened", "98", True),
        ("surrender", "consultation-opened", "93(3)", False),
        ("surrender", "consultation-opened", "93(9)", False),
        ("surrender", "consultation-opened", "96(3)", False),
        ("surrender", "consultation-opened", "99(4)", False),
        ("assets", "consultation-opened", "93(3)", True),
        ("assets", "consultation-opened", "96(3)", True),
        ("assets", "consultation-opened", "72", True),
        ("assets", "consultation-opened", "89(4)", False),
        ("assets", "consultation-opened", "91(4)", False),
        ("assets", "consultation-opened", "93(5)", False),
        ("assets", "consultation-opened", "99(4)", True),
        ("other", "consultation-opened", "93(5)", True),
        ("direct-execution", "consultation-opened", "99(4)", True),
        ("surrender", "postponed", "89(2)", True),
        ("surrender", "postponed", "93(9)", False),
        ("assets", "postponed", "93(9)", True),
        ("assets", "postponed", "89(2)", False),
    ],
)
def test_the_requests_for_which_a_ground_is_there(measure: str, word: str, ground: str, known: bool) -> None:
    sent = ASSETS.replace("measure=assets", f"measure={measure}") + ' although_incomplete="so asked"'
    then = f"""
        as at
            2016-01-14: {REACHED[word]}; ground={ground}
    """
    refused = f"""
        refused
            3 no-such-ground [Rome Statute, art. {ground}] this ground is for
    """
    check(
        "requests",
        f"""
        given
            2016-01-10  {sent}
            2016-01-12  received
            2016-01-14  {word}  ground={ground}{then if known else refused}""",
    )


REACHED = {"consultation-opened": "under consultation", "postponed": "postponed"}


def test_nothing_is_ruled_where_nothing_competes() -> None:
    check(
        "requests",
        f"""
        given
            2016-01-10  {ASSETS}
            2016-02-20  admissibility-ruled  outcome=admissible
        refused
            2 none-competes [Rome Statute, art. 90(1)] no competing request was notified
        """,
    )


PRIORITY = {
    "nobody extradites while the ruling is awaited": f"""
        given
            2016-01-10  {SURRENDER}
            2016-02-01  competing-notified  conduct=same requesting_party=yes
            2016-03-01  competing-decided   precedence="the other State"
        refused
            3 ruling-awaited [Rome Statute, art. 90(3)] not extradited until
    """,
    "the Court comes first where its case is admissible": f"""
        given
            2016-01-10  {SURRENDER}
            2016-02-01  competing-notified   conduct=same
            2016-02-20  admissibility-ruled  outcome=admissible
            2016-03-01  competing-decided    precedence="the other State"
        refused
            4 court-first [Rome Statute, art. 90(4)] the request of the Court has priority
    """,
}


@pytest.mark.parametrize("story", PRIORITY.values(), ids=PRIORITY)
def test_what_is_not_for_the_addressee_to_decide(story: str) -> None:
    check("requests", story)
