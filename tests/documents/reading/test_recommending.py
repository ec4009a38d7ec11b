"""What an organ recommends and requests in its own report, and what it recommends that others do."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine
from comity.documents.writers import akn

HEAD = (
    "Assembly of States Parties\n\nICC-ASP/99/5\n\nReport of the Committee on Budget and Finance on the work of its "
    "eighty-fourth session\n\n"
)
Asked = tuple[str, str, str, object]  # verb, addressee, action, due

# A paragraph of the report of a committee, and what is asked for in it.
GIVEN: dict[str, tuple[str, list[Asked]]] = {
    "that somebody do something": (
        "The Committee recommended that the Court report on wells at its eighty-fifth session.",
        [("recommended", "the Court", "report on wells at its eighty-fifth session", 85)],
    ),
    "with words between": (
        "In this regard, the Committee further recommended that the Registrar, with the Bureau, submit a plan.",
        [("further recommended", "the Registrar", "submit a plan", None)],
    ),
    "that somebody be requested": (
        "The Committee, having heard the Court, recommended that the Registry be requested to write by 1 May 2045.",
        [("recommended", "the Registry", "write by 1 May 2045", "2045-05-01")],
    ),
    "behind what others did": (
        "The Auditor requested the Court to wait. The Committee noted this and requested the Court to go on.",
        [("requested", "the Court", "go on", None)],
    ),
    "what another organ did": ("The Assembly requested the Bureau to meet.", []),
    "a thing": ("The Committee recommended that the budget be reduced, and that the Court’s review be put off.", []),
    "the first of two nouns": ("The Committee recommended that the Court review of wells be put off.", []),
}


@pytest.mark.parametrize("case", GIVEN)
def test_it_says_what_a_report_asks_for(case: str) -> None:
    words, expected = GIVEN[case]
    examined = examine(f"{HEAD}1. The Committee met.\n\n2. {words}\n".encode(), "paper.txt")
    told: list[Asked] = []
    for each in examined.mandates:
        assert each.at == "para-2"
        assert examined.placed[-1].provision.text[each.start : each.end].startswith(each.verb)
        told.append((each.verb, each.addressee, each.action, each.due and (each.due.session or each.due.date)))
    assert told == expected
    verbs = [each.provision.verbs for each in examined.placed]
    assert [each.provision.verbs for each in examine(akn.write(examined.paper), "paper.akn").placed] == verbs


def test_a_resolution_recommends_that_somebody_do_something() -> None:
    words = "1. Recommends that the Secretary-General extend the mandate for three years."
    (mandate,) = examine(f"The General Assembly,\n\nRecalling it,\n\n{words}\n".encode(), "paper.txt").mandates
    assert (mandate.addressee, mandate.action) == ("the Secretary-General", "extend the mandate for three years")
    assert mandate.renews
