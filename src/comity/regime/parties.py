"""Who cooperates: States by their code, organs of the Court and of the Assembly by theirs, organizations by name.

The organs have separate streams by rule: the Prosecutor sends and receives for the Prosecutor, the Registrar for the
Chambers and for the defence (RPE, rule 176(2)), the Presidency for the enforcement of sentences (RPE, rule 198).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from comity.regime import states


class Organ(NamedTuple):
    """An organ of the Court or of the Assembly: its name, and the provision that makes it a party to cooperation."""

    name: str
    authority: str


# Organs of the Court that transmit and receive requests.
COURT: Final = {
    "OTP": Organ("Office of the Prosecutor", "RPE, rule 176(2)"),
    "REGISTRY": Organ("Registry", "RPE, rule 176(2)"),
    "PRESIDENCY": Organ("Presidency", "RPE, rule 198"),
}
ASSEMBLY: Final = {
    "ASP": Organ("Secretariat of the Assembly of States Parties", "Rome Statute, art. 112(3)"),
}


def known(code: str) -> bool:
    """True for a State in the table of States, an organ, or an organization, which is written "org:" and its name."""
    return code in COURT or code in ASSEMBLY or states.get(code) is not None or (code[:4] == "org:" and len(code) > 4)


def name(code: str) -> str:
    """The name of a party; a code that is none as it is."""
    organ = COURT.get(code) or ASSEMBLY.get(code)
    return organ.name if organ else code[4:] if code.startswith("org:") else states.name(code)


def in_a_sentence(code: str) -> str:
    """The name with its article, as it stands within a sentence: "the Registry", "the Netherlands"."""
    if code in COURT or code in ASSEMBLY:
        return f"the {name(code)}"
    return name(code) if code.startswith("org:") else states.in_a_sentence(code)
