"""Steps of a measure on assets: tracing, freezing, seizing and forfeiting need different information.

So an expert workshop of 2015 on cooperation and financial investigations held; the provisions that each step rests on
stand beside its prompts. Third parties in good faith are protected at every step (arts 77(2)(b), 93(1)(k), 109(1)).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from comity.regime.prompts import Prompt


class Step(NamedTuple):
    """One step: its name, headings of its own, and what it adds under the headings of contents, by their keys."""

    name: str
    prompts: tuple[Prompt, ...]
    more: Mapping[str, tuple[str, ...]]


_93: Final = "Rome Statute, art. 93(1)(k)"
_TRACE: Final = Step(
    "identifying and tracing",
    (
        Prompt(
            "Whose assets, and what is sought",
            (
                "The persons and entities whose proceeds, property and assets, or instrumentalities, are to be found.",
                "What is known of them: accounts, companies, land, vehicles, holders of title; and for which period.",
                "Which registers, institutions or records are to be asked.",
            ),
            _93,
        ),
        Prompt(
            "Silence towards the holder",
            ("Whether the holder, or an institution, is not to be told, and how long.",),
            "Rome Statute, art. 87(3)",
        ),
    ),
    {
        "purpose": ("Whether the tracing is for eventual forfeiture, for reparations, or for evidence.",),
        "third parties": ("That tracing restrains nobody's rights; whose data it touches.",),
    },
)
_FREEZE: Final = Step(
    "freezing",
    (
        Prompt(
            "Assets to be frozen",
            (
                "Each asset, so that it can be told apart: institution and account, register and number, place.",
                "Its holder and, if another, its owner; its value, as far as known.",
            ),
            _93,
        ),
        Prompt(
            "Order and urgency",
            (
                "The warrant of arrest or summons, and the order of the Chamber where there is one (art. 57(3)(e)).",
                "The reasons to fear that the asset is moved or lost.",
            ),
            "Rome Statute, art. 57(3)(e)",
        ),
        Prompt(
            "Duration and administration",
            ("From when until when; who administers the asset; what is allowed (living costs, upkeep, wages).",),
            "Rome Statute, art. 99(1)",
        ),
    ),
    {"third parties": ("How a third party is told of the freezing, and where it may be heard.",)},
)
_SEIZE: Final = Step(
    "seizing",
    (
        Prompt(
            "Things to be seized",
            ("Each thing so described that it can be told apart; where it is, and who holds it.",),
            _93,
        ),
        Prompt(
            "Entering and searching",
            ("Whether premises are to be searched for it: which ones, and on what decision.",),
            "Rome Statute, art. 93(1)(h)",
        ),
        Prompt(
            "Inventory, custody and handing over",
            ("How it is listed, sealed, kept and valued; to whom it is handed over, and when it is given back.",),
            "Rome Statute, art. 99(1)",
        ),
    ),
    {"third parties": ("Who claims the thing, and how it is given back to a third party in good faith.",)},
)
_FORFEIT: Final = Step(
    "forfeiting",
    (
        Prompt(
            "Order of forfeiture",
            (
                "The order: its date and Chamber, and the person against whom it was issued.",
                "The proceeds, property and assets that were ordered to be forfeited.",
                "That measures to recover their value are taken where the order cannot be given effect.",
            ),
            "RPE, rule 218(1)",
        ),
        Prompt(
            "Location of what is forfeited",
            ("The information that there is on the location of the proceeds, property and assets.",),
            "RPE, rule 218(2)",
        ),
        Prompt(
            "Transfer to the Court",
            ("That the property, or the proceeds of its sale, are transferred to the Court; how.",),
            "Rome Statute, art. 109(3)",
        ),
    ),
    {
        "purpose": ("That the penalty is that of art. 77(2)(b), and is given effect under art. 109(1).",),
        "third parties": ("Which claims of third parties in good faith were heard, and how they were decided.",),
    },
)
_FINE: Final = Step(
    "fine",
    (
        Prompt(
            "Fine",
            ("The decision: its date and Chamber, the person, the amount, what has been paid and what remains.",),
            "Rome Statute, arts 77(2)(a) and 109(1)",
        ),
    ),
    {},
)
_REPAIR: Final = Step(
    "reparations",
    (
        Prompt(
            "Order for reparations",
            (
                "The person against whom the order was issued.",
                "Of a financial nature: the victims to whom they were granted, or the Trust Fund for Victims.",
                "Their scope and nature, with property and assets of which restitution was ordered.",
            ),
            "RPE, rule 218(3)",
        ),
    ),
    {},
)

# By the kind of request, then by the word of the step.
STEPS: Final[Mapping[str, Mapping[str, Step]]] = {
    "assets": {"trace": _TRACE, "freeze": _FREEZE, "seize": _SEIZE, "forfeit": _FORFEIT},
    "forfeiture-measures": {"trace": _TRACE, "freeze": _FREEZE, "seize": _SEIZE},
    "reparations": {"trace": _TRACE, "freeze": _FREEZE, "seize": _SEIZE},
    "enforcement": {"fine": _FINE, "forfeit": _FORFEIT, "reparations": _REPAIR},
}
