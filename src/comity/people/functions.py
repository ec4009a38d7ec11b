"""What an authority is for, and what a person in it may do: two tables, from which every permission follows."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from django.conf import settings

from comity.regime import parties

StandsFor = Literal["organ of the Court", "Assembly", "State", "organization", "nobody"]
Right = Literal["read", "act", "people", "keys", "journal"]


class Function(NamedTuple):
    """A function, the provision it rests on, and for whom it stands.

    ``states``: sees what is for States Parties and the Court. ``papers``: shares what is restricted to its party.
    """

    authority: str
    stands_for: StandsFor
    states: bool
    papers: bool


FUNCTIONS: Final = {
    "organ": Function("RPE, rules 176(2) and 198", "organ of the Court", True, True),
    "central authority": Function("Rome Statute, art. 87(1)(a)", "State", True, True),
    "focal point": Function("Rome Statute, art. 88", "State", True, True),
    # What reaches the State is not for every ministry behind its central authority: it sees what is entrusted to it
    # (``entrusting``), and makes no act for the State.
    "ministry": Function("Rome Statute, art. 88", "State", True, False),
    "secretariat": Function("Rome Statute, art. 112(3)", "Assembly", True, True),
    "facilitator": Function("Rome Statute, art. 112(2)", "Assembly", True, False),
    # The defence asks through the Registry or the Chambers; it shares what is restricted to itself.
    "defence team": Function("Rome Statute, art. 57(3)(b); RPE, rule 176(2)", "organization", False, True),
    "organization": Function("Rome Statute, art. 87(6)", "organization", False, True),
    "observer": Function("Rome Statute, art. 112(1)", "organization", False, True),
    # Whoever gives access to others has none: the administration reads what the public reads.
    "administration": Function("", "nobody", False, False),
}

# Who holds the authority's recovery key and gives access to its people is not, for that, a reader of its papers.
ROLES: Final[dict[str, frozenset[Right]]] = {
    "head": frozenset({"read", "act", "people", "keys", "journal"}),
    "officer": frozenset({"read", "act"}),
    "reader": frozenset({"read"}),
    "key holder": frozenset({"people", "keys"}),
}


def may_stand_for(function: str, party: str) -> bool:
    """Whether an authority of this function may stand for a party (see ``regime.parties``)."""
    match FUNCTIONS[function].stands_for:
        case "organ of the Court":
            return party in parties.COURT
        case "Assembly":
            return party in parties.ASSEMBLY
        case "State":
            return settings.COMITY_WORLD.state(party) is not None
        case "organization":
            return party.startswith("org:") and parties.known(party)
    return party == ""
