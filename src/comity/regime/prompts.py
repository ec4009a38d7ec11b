"""What is to be said under each heading of a request's narrative: by content, by kind of request, and at the end.

Each prompt rests on the provision beside it. The words are ours: they tell a drafter what the provision wants, and are
replaced by the narrative.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Prompt(NamedTuple):
    """A heading and what is to be said under it. ``authority`` is empty where the content of a request has its own."""

    title: str
    say: tuple[str, ...]
    authority: str = ""


# By the key of the content (``contents``).
SAY: Final[Mapping[str, Prompt]] = {
    "purpose": Prompt(
        "Purpose, assistance sought and legal basis",
        (
            "What the addressee is asked to do, as one measure or numbered measures.",
            "The purpose in the investigation or the proceedings, and the article and decision that it rests on.",
            "The grounds for the request.",
        ),
    ),
    "location": Prompt(
        "Persons and places to be found or identified",
        (
            "Each person: names and spellings, date and place of birth, nationality, last known whereabouts.",
            "Each place: address, coordinates, who holds it.",
        ),
    ),
    "facts": Prompt(
        "Essential facts",
        ("The facts underlying the request, concisely, with dates and places.", "Their legal characterization."),
    ),
    "procedure": Prompt(
        "Procedure to be followed, and why",
        (
            "Each requirement of procedure, with its reason.",
            "Who is to be present or to assist (art. 99(1)).",
            "In which form and language evidence is to be taken and handed over (art. 99(3)).",
        ),
    ),
    "national law": Prompt(
        "Information that the law of the requested State requires",
        (
            "Each requirement of national law that is known to the Court, and where the request meets it.",
            "Where a requirement is not known: that the State is asked to advise the Court of it (art. 96(3)).",
        ),
    ),
    "third parties": Prompt(
        "Rights of third parties in good faith",
        (
            "Who, beside the person concerned, has or may have rights in the property, as far as known.",
            "How these rights are respected while the measure is executed.",
        ),
    ),
    "instruction": Prompt(
        "Instruction on self-incrimination",
        ("The instruction, in a language that the witness fully understands and speaks; which language that is.",),
    ),
    "consent": Prompt(
        "Consent of the person in custody",
        (
            "The person's consent, free and informed: when and before whom it was given.",
            "The agreement of the State, and the conditions agreed (art. 93(7)(a)(ii)).",
        ),
    ),
    "person": Prompt(
        "The person",
        (
            "Names and spellings, date and place of birth, nationality, appearance, documents, photographs, prints.",
            "Probable location.",
        ),
    ),
    "warrant": Prompt("Warrant of arrest", ("The warrant: its date, the Chamber, its number. A copy is annexed.",)),
    "surrender process": Prompt(
        "Requirements of the surrender process of the requested State",
        (
            "Documents, statements or information that the process requires, each with the place where it stands.",
            "They are not more burdensome than for extradition, and should, if possible, be less (art. 91(2)(c)).",
        ),
    ),
    "translation": Prompt(
        "Translations for the person",
        ("Which documents and provisions are translated, and into which language; how it is known to be theirs.",),
    ),
    "judgment": Prompt("Judgment of conviction", ("The judgment: its date, the Chamber. A copy is annexed.",)),
    "identity": Prompt(
        "Identity with the convicted person", ("What shows that the person sought is the one in the judgment.",)
    ),
    "sentence": Prompt(
        "Sentence", ("If sentenced: a copy of the sentence, the time already served and the time remaining.",)
    ),
    "crimes": Prompt(
        "Crimes and facts",
        ("The crimes for which the arrest is sought, and the facts; their date and place, where possible.",),
    ),
    "warrant exists": Prompt(
        "Existence of a warrant or judgment",
        ("That a warrant of arrest or a judgment of conviction exists; its date.",),
    ),
    "request follows": Prompt(
        "Request for surrender", ("That a request for the person's surrender will follow; by when (RPE, rule 188).",)
    ),
}

# What the provision of a kind asks beside its contents.
KINDS: Final[Mapping[str, tuple[Prompt, ...]]] = {
    "surrender": (
        Prompt(
            "Proceedings in the custodial State",
            ("That the Court is to be told of an application for interim release, to give its recommendations.",),
            "Rome Statute, art. 59(5)",
        ),
        Prompt(
            "Arrangements for surrender",
            ("With whom in the Registry the date and manner of the surrender are agreed.",),
            "RPE, rule 184",
        ),
    ),
    "transit": (
        Prompt(
            "Transport",
            ("By which means, on which days, and where a landing is foreseen.",),
            "Rome Statute, art. 89(3)",
        ),
        Prompt(
            "Custody during transit",
            ("That the person is detained in custody during the period of transit.",),
            "Rome Statute, art. 89(3)(c)",
        ),
    ),
    "evidence": (
        Prompt(
            "Evidence to be taken or produced",
            ("Each item, testimony or expert opinion; the questions to be put; whether under oath.",),
            "Rome Statute, art. 93(1)(b)",
        ),
    ),
    "questioning": (
        Prompt(
            "Rights of the person questioned",
            (
                "That the person is informed of the rights in art. 55(2) before being questioned: of the suspicion, of "
                "silence, of legal assistance, and of counsel's presence.",
            ),
            "Rome Statute, art. 55(2)",
        ),
    ),
    "service": (
        Prompt(
            "Documents to be served",
            ("Each document with its date and language; on whom; by when; the proof of service that is asked for.",),
            "Rome Statute, art. 93(1)(d)",
        ),
    ),
    "appearance": (
        Prompt(
            "Voluntary appearance",
            (
                "That the appearance is voluntary; when, where and for how long.",
                "The assurance of the Court to the person, where one is given (art. 93(2)).",
                "That the Court bears the costs of travel and security (art. 100(1)(a)).",
            ),
            "Rome Statute, art. 93(1)(e)",
        ),
    ),
    "temporary-transfer": (
        Prompt(
            "Custody and return",
            ("That the person remains in custody, and is returned without delay once the purposes are fulfilled.",),
            "Rome Statute, art. 93(7)(b)",
        ),
    ),
    "sites": (
        Prompt(
            "Examination of the place or site",
            ("What is to be examined, exhumed or sampled, how, by whom, and what is done with what is found.",),
            "Rome Statute, art. 93(1)(g)",
        ),
    ),
    "search": (
        Prompt(
            "Search and seizure",
            ("Which premises; what is sought, so that it can be told apart; how it is kept and handed over.",),
            "Rome Statute, art. 93(1)(h)",
        ),
    ),
    "records": (
        Prompt(
            "Records and documents",
            ("Each record by who holds it, its kind and its dates; originals or certified copies.",),
            "Rome Statute, art. 93(1)(i)",
        ),
    ),
    "protection": (
        Prompt(
            "Protection or preservation",
            ("Who is to be protected from what, or which evidence is to be preserved; how, and for how long.",),
            "Rome Statute, art. 93(1)(j)",
        ),
    ),
    "identify": (
        Prompt(
            "What is known already",
            ("What has been done to find the person or item, and with which result.",),
            "Rome Statute, art. 93(1)(a)",
        ),
    ),
    "other": (
        Prompt(
            "Assistance of another kind",
            (
                "The assistance, and that the law of the requested State is not known to prohibit it.",
                "Conditions, a later date or another manner that the Court could accept (art. 93(5)).",
            ),
            "Rome Statute, art. 93(1)(l)",
        ),
    ),
    "defence": (
        Prompt(
            "Order of the Pre-Trial Chamber",
            ("The decision by which cooperation is sought for the person's defence: its date and number.",),
            "Rome Statute, art. 57(3)(b)",
        ),
    ),
    "reparations": (
        Prompt(
            "Order for reparations",
            (
                "The order: against whom; to whom the reparations go, or that they go through the Trust Fund for "
                "Victims; their scope and nature (RPE, rule 218(3)).",
            ),
            "Rome Statute, art. 75(4)",
        ),
    ),
    "direct-execution": (
        Prompt(
            "Direct execution",
            (
                "The steps, and that they need no compulsory measures; who takes them, when and where.",
                "Which consultations were held; whether (a) or (b) of art. 99(4) applies; the conditions agreed.",
            ),
            "Rome Statute, art. 99(4)",
        ),
    ),
    "immunity-waiver": (
        Prompt(
            "Immunity and waiver",
            ("Whose immunity, of which State, and for which request the waiver is sought.",),
            "Rome Statute, art. 98(1)",
        ),
    ),
    "sending-consent": (
        Prompt(
            "Agreement and consent",
            ("The agreement under which the sending State's consent is needed, and for which surrender it is sought.",),
            "Rome Statute, art. 98(2)",
        ),
    ),
    "speciality-waiver": (
        Prompt(
            "Conduct to which the waiver extends",
            (
                "The conduct before surrender for which the person is to be proceeded against, punished or detained.",
                "Further information in accordance with art. 91, where the State asks for it.",
            ),
            "Rome Statute, art. 101(2)",
        ),
    ),
    "escape": (
        Prompt(
            "Escape",
            ("When and from where the person escaped; who was notified; to which State the person is to be returned.",),
            "Rome Statute, art. 111; RPE, rule 225",
        ),
    ),
    "to-the-court": (
        Prompt(
            "Conduct under investigation",
            ("That it is a crime within the jurisdiction of the Court, or a serious crime under national law.",),
            "Rome Statute, art. 93(10)(a)",
        ),
        Prompt(
            "Material that came from another State",
            ("Where documents or evidence came with the assistance of a State: whether it consents.",),
            "Rome Statute, art. 93(10)(b)(ii); RPE, rule 194(4)",
        ),
    ),
}

_CONFIDENTIAL: Final = Prompt(
    "Confidentiality and protection",
    (
        "That the request and its documents are kept confidential, except as needed for execution (art. 87(3)).",
        "Measures that protect victims, witnesses and their families, and how information is to be handled.",
    ),
    "Rome Statute, art. 87(3) and (4)",
)
# At the end of a request for other assistance, and of one for surrender.
CLOSING: Final = (
    Prompt(
        "Urgency and day",
        ("Whether it is urgent, and why; the day by which execution is asked for, and why that day.",),
        "Rome Statute, arts 96(1) and 99(2)",
    ),
    _CONFIDENTIAL,
    Prompt(
        "Consultation and reply",
        (
            "With whom to consult without delay where there is a problem (art. 97).",
            "That replies come in their original language and form (art. 99(3)), and a refusal with its reasons "
            "(art. 93(6)).",
        ),
        "Rome Statute, arts 93(6), 97 and 99(3)",
    ),
    Prompt("Costs", ("Which costs the Court bears.",), "Rome Statute, art. 100"),
)
SURRENDERS: Final = (
    Prompt("Urgency", ("Whether it is urgent, and why; how it is confirmed.",), "Rome Statute, art. 91(1)"),
    _CONFIDENTIAL,
    Prompt("Consultation", ("With whom to consult without delay where there is a problem.",), "Rome Statute, art. 97"),
    Prompt("Costs", ("Which costs the Court bears.",), "Rome Statute, art. 100"),
)
