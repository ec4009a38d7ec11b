"""Who is asked for what by when, in English and in French."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine

_HEADS = {
    "en": "Fifteenth session\n\nThe Assembly of States Parties,\n\nRecalling its resolutions,\n\n",
    "fr": "Quinzième session\n\nL’Assemblée des États Parties,\n\nRappelant les résolutions de l’Assemblée,\n\n",
}
Asked = tuple[str, str, str, object, str | None]  # where, verb, addressee, due, recurring

# An operative paragraph numbered 1, and what it asks for.
GIVEN: dict[str, tuple[str, str, list[Asked]]] = {
    "at a session": (
        "en",
        "Requests the Bureau to report to the Assembly at its twenty-third session",
        [("op-1", "requests", "the Bureau", 23, None)],
    ),
    "at a resumed session, every second year": (
        "en",
        "Requests the Court to report at its resumed seventy-sixth session and every two years thereafter",
        [("op-1", "requests", "the Court", 76, "biennial")],
    ),
    "by a day": (
        "en",
        "Requests the Court to submit, no later than 15 May 2018, an updated report",
        [("op-1", "requests", "the Court", "2018-05-15", None)],
    ),
    "by the end of a year": (
        "en",
        "Requests the Working Group to report back by the end of 2017",
        [("op-1", "requests", "the Working Group", "2017-12-31", None)],
    ),
    "it is the one asked before": (
        "en",
        "Mandates the Bureau to go on, and requests it to report at the seventeenth session",
        [("op-1", "mandates", "the Bureau", None, None), ("op-1", "requests", "the Bureau", 17, None)],
    ),
    "an actor shall": (
        "en",
        "Decides that the Bureau shall report to the Assembly at its sixteenth session",
        [("op-1", "decides", "the Bureau", 16, None)],
    ),
    "an actor shall, in a list": (
        "en",
        "Decides:\n\n(a) That, at its session, the Court shall report by 1 May 2017;\n\n(b) That it shall be used",
        [("op-1/a", "decides", "the Court", "2017-05-01", None)],
    ),
    "what it decides for itself": ("en", "Decides to remain seized of the matter", []),
    "a thing is nobody": ("en", "Encourages the work of the Court essential to ensuring the rights of suspects", []),
    "efforts are nobody": ("en", "Encourages efforts to strengthen the Court", []),
    "States Parties are no verb": (
        "en",
        "Calls on all States Parties to dig, with a view to cooperation between the Court, States Parties, and States",
        [("op-1", "calls on", "all States Parties", None, None)],
    ),
    "a list of actions": (
        "en",
        "Requests the Secretariat:\n\n(a) To report to the sixteenth session of the Assembly;\n\n(b) To write annually",
        [
            ("op-1/a", "requests", "the Secretariat", 16, None),
            ("op-1/b", "requests", "the Secretariat", None, "annual"),
        ],
    ),
    "a list behind its preposition": (
        "en",
        "Invites the Court to:\n\n(a) report by 30 June 2017;\n\n(b) write",
        [("op-1/a", "invites", "the Court", "2017-06-30", None), ("op-1/b", "invites", "the Court", None, None)],
    ),
    "à une session": (
        "fr",
        "Prie le Bureau de faire rapport à l’Assemblée à sa dix-septième session",
        [("op-1", "prie", "le Bureau", 17, None)],
    ),
    "puis chaque année": (
        "fr",
        "Demande à la Cour de présenter un rapport à l’Assemblée à sa seizième session, puis chaque année par la suite",
        [("op-1", "demande", "la Cour", 16, "annual")],
    ),
    "bien avant une session": (
        "fr",
        "Invite le Bureau à faire rapport à l’Assemblée bien avant sa vingt et unième session",
        [("op-1", "invite", "le Bureau", ("before", 21), None)],
    ),
    "d'ici à une date": (
        "fr",
        "Engage instamment les États Parties à verser leurs contributions d’ici au 31 décembre 2025",
        [("op-1", "engage instamment", "les États Parties", "2025-12-31", None)],
    ),
    "tous les deux ans": (
        "fr",
        "Prie le Greffier de lui soumettre un rapport tous les deux ans",
        [("op-1", "prie", "le Greffier", None, "biennial")],
    ),
    "et les invite": (
        "fr",
        "Encourage les États à nommer un point focal, et les invite à en informer le Secrétariat avant la fin de 2017",
        [
            ("op-1", "encourage", "les États", None, None),
            ("op-1", "invite", "les États", "2017-12-31", None),
        ],
    ),
    "aux États": (
        "fr",
        "Demande aux États Parties d’envisager de verser des contributions",
        [("op-1", "demande", "les États Parties", None, None)],
    ),
    "à la soixante-dix-neuvième session": (
        "fr",
        "Prie le Secrétaire général de lui présenter, à sa soixante-dix-neuvième session, un rapport",
        [("op-1", "prie", "le Secrétaire général", 79, None)],
    ),
    "un acteur fera": (
        "fr",
        "Décide que le Bureau lui fera rapport à sa seizième session",
        [("op-1", "décide", "le Bureau", 16, None)],
    ),
    "un acteur doit": (
        "fr",
        "Décide également que tous les États doivent verser leurs contributions avant le 31 décembre 2017",
        [("op-1", "décide également", "tous les États", "2017-12-31", None)],
    ),
    "des acteurs feront, dans une liste": (
        "fr",
        "Décide :\n\na) Que la Cour fera rapport chaque année ;\n\nb) Que le Comité sera prié ;\n\nc) De rester",
        [("op-1/a", "décide", "la Cour", None, "annual")],
    ),
    "ce que personne ne fera": ("fr", "Décide que la Cour ne présentera pas de rapport, et que l’aide sera versée", []),
    "une liste": (
        "fr",
        "Prie le Secrétariat :\n\na) De faire rapport à la seizième session de l’Assemblée ;\n\nb) D’écrire",
        [("op-1/a", "prie", "le Secrétariat", 16, None), ("op-1/b", "prie", "le Secrétariat", None, None)],
    ),
    "les efforts ne sont personne": ("fr", "Encourage les efforts de la Cour visant à garantir les droits", []),
}


@pytest.mark.parametrize("case", GIVEN)
def test_it_says_who_is_asked_for_what(case: str) -> None:
    language, words, expected = GIVEN[case]
    told = []
    for each in examine(f"{_HEADS[language]}1. {words}.\n".encode(), "paper.txt").mandates:
        due = each.due
        when: object = due and (due.session or due.date or ("before", due.before_session))
        told.append((each.at, each.verb, each.addressee, when, each.recurring))
    assert told == expected


LIMITED = {
    "subject to resources": (
        "to act, subject to the availability of resources",
        ("subject to the availability of resources",),
    ),
    "persons subject to a warrant": ("to avoid persons subject to a warrant of arrest", ()),
    "unless": ("to avoid contact, unless it is essential", ("unless it is essential",)),
    "as soon as possible": ("to act as soon as possible", ()),
    "where possible": ("to act where possible, as appropriate", ("where possible", "as appropriate")),
}


@pytest.mark.parametrize("case", LIMITED)
def test_it_says_what_limits_it(case: str) -> None:
    action, expected = LIMITED[case]
    (mandate,) = examine(f"{_HEADS['en']}1. Urges the States {action}.\n".encode(), "paper.txt").mandates
    assert mandate.conditions == expected


def test_what_a_treaty_reaffirms_is_no_phrase_of_the_paragraph() -> None:
    words = (
        "Reiterates its call upon States to keep to the Charter and the law, which, inter alia, reaffirm the freedom"
    )
    examined = examine(f"{_HEADS['en']}1. {words}.\n".encode(), "paper.txt")
    assert next(each.provision.verbs for each in examined.placed if each.address == "op-1") == ("reiterates",)


# What is decided that the Court does, and what it is asked to do.
FUTURES = {
    "présentera un rapport": "présenter un rapport",
    "s’emploiera à agir": "s’employer à agir",
    "lui fera rapport": "lui faire rapport",
    "remettra ses avoirs": "remettre ses avoirs",
    "maintiendra la liste": "maintenir la liste",
    "établira un plan": "établir un plan",
    "devra le remettre": "le remettre",
    "doit lui en rendre compte": "lui en rendre compte",
}


@pytest.mark.parametrize("said", FUTURES)
def test_what_is_to_be_done_is_in_the_infinitive(said: str) -> None:
    (mandate,) = examine(f"{_HEADS['fr']}1. Décide que la Cour {said}.\n".encode(), "paper.txt").mandates
    assert (mandate.addressee, mandate.action) == ("la Cour", FUTURES[said])
