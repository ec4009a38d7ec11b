"""A paper beside others: what became of mandates, and whether what it cites is there."""

from __future__ import annotations

import pytest

from comity.documents import lineage
from comity.documents.doubts import BESIDE
from comity.documents.examining import Examined, beside, examine

OLD = """ICC-ASP/14/Res.3

The Assembly of States Parties,

1. Urges the Bureau to continue consideration of the recommendations of the draft Action Plan on Arrest Strategies;

2. Requests the Court to submit an updated report on cooperation to the Assembly at its fifteenth session;

3. Invites the Court to continue improving its practice in transmitting specific and timely requests for cooperation;
"""


def read(text: str) -> Examined:
    return examine(text.encode(), "a.txt")


def resolution(*paragraphs: str) -> Examined:
    numbered = "\n\n".join(f"{place}. {text}" for place, text in enumerate(paragraphs, 1))
    return read(f"ICC-ASP/15/Res.3\n\nThe Assembly of States Parties,\n\n{numbered}\n")


ACTION = "the Bureau to continue consideration of the recommendations of the draft Action Plan on Arrest Strategies;"
REPORT = "the Court to submit an updated report on cooperation to the Assembly at its sixteenth session;"


@pytest.mark.parametrize(
    ("paragraph", "fate"),
    [
        (f"Urges {ACTION}", "carried"),
        (f"Requests {ACTION}", "weakened"),
        (f"Demands {ACTION}", "strengthened"),
        (f"Urges {ACTION[:-1]} with a view to its adoption;", "reworded"),
        ("Urges the Bureau to hold a meeting in The Hague with focal points of situation countries;", "new"),
    ],
)
def test_what_becomes_of_a_mandate(paragraph: str, fate: str) -> None:
    found = lineage.succession(read(OLD).mandates, resolution(paragraph).mandates)
    assert found[0].fate == fate
    dropped = [each for each in found if each.fate == "dropped"]
    assert len(dropped) == (3 if fate == "new" else 2)


def test_each_mandate_has_one_successor() -> None:
    new = resolution(f"Urges {ACTION}", f"Urges {ACTION}").mandates
    assert [each.fate for each in lineage.succession(read(OLD).mandates[:1], new)] == ["carried", "new"]


def test_dropped_and_weakened_mandates_are_doubts() -> None:
    found = beside(resolution(f"Requests {ACTION}", f"Requests {REPORT}"), read(OLD))
    assert [(each.at, each.kind) for each in found] == [("", "mandate-dropped"), ("op-1", "mandate-weakened")]
    assert "“invites” in op-3" in found[0].message
    assert "“requests” here, “urges” in op-1" in found[1].message


@pytest.mark.parametrize(
    ("cited", "astray"),
    [
        ("paragraph 2 of resolution ICC-ASP/14/Res.3", None),
        ("operative paragraph 3 of resolution ICC-ASP/14/Res.3", None),
        ("paragraph 28 of resolution ICC-ASP/14/Res.3", "para-28"),
        ("ICC-ASP/14/Res.3, paragraphs 2 to 9", "para-9"),
        ("ICC-ASP/14/Res.3", None),
        ("ICC-ASP/13/Res.3, paragraph 99", None),  # not at hand: nobody knows
    ],
)
def test_a_citation_of_what_is_not_there(cited: str, astray: str | None) -> None:
    found = beside(resolution(f"Welcomes the report submitted under {cited};"), None, [read(OLD)])
    assert [(each.at, each.kind) for each in found] == ([("op-1", "citation-astray")] if astray else [])
    assert all(each.message.endswith(f"ICC-ASP/14/Res.3 has no {astray}") for each in found)


def test_without_another_paper_there_is_nothing_to_say() -> None:
    assert beside(resolution(f"Urges {ACTION}")) == []
    assert len(BESIDE) == 2
