"""Competing requests: the paragraph of article 90 that applies to them, and what follows from it.

For other assistance, art. 93(9)(a) first has the State endeavour to meet both requests; failing that, the principles of
article 90 decide.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from comity.regime.acts import Refusal


class Rule(NamedTuple):
    """A paragraph of article 90: who is to have precedence ("the Court", or empty where the addressee decides or a
    ruling is awaited), and what follows, as a sentence."""

    precedence: str
    what: str


RULES: Final = {
    "90(2)": Rule("the Court", "the Court found the case admissible: its request has priority"),
    "90(3)": Rule(
        "",
        "the ruling on admissibility is awaited, and expedited: meanwhile the addressee may deal with the other "
        "request, and does not extradite until the case is found inadmissible",
    ),
    "90(4)": Rule(
        "the Court", "the Court found the case admissible, and nothing obliges to extradite: its request has priority"
    ),
    "90(5)": Rule(
        "", "the case was not found admissible yet: the addressee may, at its discretion, deal with the other request"
    ),
    "90(6)": Rule(
        "",
        "the addressee decides, considering all relevant factors, among them the dates of both requests, the interests "
        "of the requesting State, and the possibility of a later surrender between it and the Court",
    ),
    "90(7)(a)": Rule("the Court", "the conduct is another, and nothing obliges to extradite: the Court has priority"),
    "90(7)(b)": Rule(
        "",
        "the conduct is another: the addressee decides, considering all relevant factors, and specially the relative "
        "nature and gravity of the conduct",
    ),
    "90(8)": Rule(
        "", "the case was found inadmissible: if extradition is refused later, the addressee notifies the Court"
    ),
}


def paragraph(conduct: str, requesting_party: bool, obliged: bool, admissible: bool) -> str:
    """The paragraph that governs: by the conduct, whether a Party asks, whether it is owed, and the Court's ruling."""
    match conduct, requesting_party, obliged:
        case "same", True, _:
            return "90(2)" if admissible else "90(3)"
        case "same", False, False:
            return "90(4)" if admissible else "90(5)"
        case "same", False, True:
            return "90(6)"
        case _, _, False:
            return "90(7)(a)"
    return "90(7)(b)"


def ruled(before: str, admissible: bool) -> str:
    """The paragraph that governs once the Court has ruled on admissibility."""
    if not admissible:
        return "90(8)"
    return {"90(3)": "90(2)", "90(5)": "90(4)"}.get(before, before)


def not_so_decided(governs: str, precedence: str) -> Refusal | None:
    """Why a competition for a person may not be decided so: the paragraph that governs leaves no choice."""
    if precedence == "the Court":
        return None
    if governs == "90(3)":
        sentence = "the person is not extradited until the Court has found the case inadmissible"
        return Refusal("ruling-awaited", sentence, "Rome Statute, art. 90(3)", "precedence")
    if RULES[governs].precedence:
        sentence = f"the request of the Court has priority: {RULES[governs].what}"
        return Refusal("court-first", sentence, f"Rome Statute, art. {governs}", "precedence")
    return None
