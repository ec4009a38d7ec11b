"""The grounds on which a request is consulted on, postponed or refused, and the requests for which each is there."""

from __future__ import annotations

from comity.regime.acts import Act, Refusal
from comity.regime.contents import ARRESTS
from comity.regime.cooperation import ConsultationOpened, Postponed, Refused


def misplaced(act: Act, measure: str) -> Refusal | None:
    """Why the Statute does not know this ground for a request of this kind; None where it does, or none is given."""
    surrender = measure in ARRESTS
    match act:
        case Refused(ground="93(5)") if measure != "other":
            return _none("93(5)", "this ground is for other assistance under art. 93(1)(l) alone")
        case Refused(ground="93(4)") if surrender:
            return _none(
                "93(4)", "a request for arrest and surrender may not be denied on the ground of national security"
            )
        case Postponed(ground="89(2)") if not surrender:
            return _none("89(2)", "this ground is for requests for surrender alone")
        case Postponed(ground="93(9)") if surrender:
            return _none(
                "93(9)", "this ground is for other assistance; competing requests for a person are for art. 90"
            )
        case ConsultationOpened(ground="89(4)" | "91(4)" as ground) if not surrender:
            return _none(ground, "this ground is for requests for surrender alone")
        case ConsultationOpened(ground="93(3)" | "93(9)" | "96(3)" | "99(4)" as ground) if surrender:
            return _none(ground, "this ground is for other assistance, not for arrest and surrender")
        case ConsultationOpened(ground="93(5)") if measure != "other":
            return _none("93(5)", "this ground is for other assistance under art. 93(1)(l) alone")
    return None


def _none(article: str, sentence: str) -> Refusal:
    return Refusal("no-such-ground", sentence, f"Rome Statute, art. {article}", "ground")
