"""Citations and mandates in French."""

from __future__ import annotations

import pytest

from comity.documents import citations
from comity.documents.examining import contract, examine

# A text, and what it cites: symbol or treaty, and provision.
CITES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "une plage": ("ICC-ASP/14/27, paragraphes 37 à 43", [("ICC-ASP/14/27", "para-37..43")]),
    "une annexe": ("ICC-ASP/6/Res.2, annexe II, par. 4", [("ICC-ASP/6/Res.2", "annex-II/para-4")]),
    "une liste": (
        "ICC-ASP/14/20, par. 4, 6 à 8 et 12",
        [("ICC-ASP/14/20", "para-4"), ("ICC-ASP/14/20", "para-6..8"), ("ICC-ASP/14/20", "para-12")],
    ),
    "du dispositif": (
        "ICC-ASP/13/Res.3, paragraphe 24 du dispositif, et le paragraphe 27 du dispositif de la résolution RC/Res.6",
        [("ICC-ASP/13/Res.3", "op-24"), ("RC/Res.6", "op-27")],
    ),
    "un paragraphe devant": (
        "au paragraphe 26 de la résolution ICC-ASP/13/Res.3 et au paragraphe 4 de sa résolution 61/16",
        [("ICC-ASP/13/Res.3", "para-26"), ("A/RES/61/16", "para-4")],
    ),
    "un alinéa devant": (
        "l’alinéa b) du paragraphe 3 de la résolution 68/262 de l’Assemblée générale",
        [("A/RES/68/262", "para-3/b")],
    ),
    "des organes derrière leurs numéros": (
        "résolutions 60/251 de l’Assemblée générale, du 15 mars 2006, et 5/1 et 5/2 du Conseil des droits de l’homme",
        [("A/RES/60/251", None), ("A/HRC/RES/5/1", None), ("A/HRC/RES/5/2", None)],
    ),
    "un organe devant le numéro": (
        "la résolution de l’Assemblée générale 66/176 et la résolution du Conseil de sécurité 1593 (2005)",
        [("A/RES/66/176", None), ("S/RES/1593 (2005)", None)],
    ),
    "une liste et ses sections": (
        "ses résolutions 61/244, sect. II, et 63/250, sect. I à III",
        [("A/RES/61/244", "section-II"), ("A/RES/63/250", "section-I..III")],
    ),
    "un article": (
        "l’article 93, paragraphe 1, alinéa k), du Statut de Rome et l’article 87 7) du Statut de Rome",
        [("Rome Statute", "art-93/1/k"), ("Rome Statute", "art-87/7")],
    ),
    "une règle et un accord": (
        "la règle 16 du Règlement de procédure et de preuve et l’article 5 de l’Accord sur les privilèges et immunités",
        [
            ("Rules of Procedure and Evidence", "rule-16"),
            ("Agreement on the Privileges and Immunities of the International Criminal Court", "art-5"),
        ],
    ),
    "un organe derrière": (
        "la résolution 46/21 du Conseil des droits de l’homme et les résolutions 2250 et 2419 du Conseil de sécurité",
        [("A/HRC/RES/46/21", None), ("S/RES/2250", None), ("S/RES/2419", None)],
    ),
    "un rapport par son titre": (
        "aux paragraphes 37 à 43 du rapport de la Cour sur la coopération (ICC-ASP/14/27)",
        [("ICC-ASP/14/27", "para-37..43")],
    ),
}


@pytest.mark.parametrize("case", CITES)
def test_it_finds_in_french(case: str) -> None:
    text, expected = CITES[case]
    found = citations.find(text, "fr", "Assembly of States Parties")
    assert [(each.target.symbol, each.target.provision) for each in found if each.target] == expected


@pytest.mark.parametrize("since", ["à compter de", "à partir de", "dès"])
def test_what_begins_at_a_session_is_due_there_in_french(since: str) -> None:
    text = f"L'Assemblée,\n\nNotant le rapport,\n\n1. Prie la Cour de faire rapport, {since} sa seizième session ;\n"
    (mandate,) = contract(examine(text.encode(), "paper.txt"))["mandates"]
    assert mandate["due"].session == 16
