"""The words of a note verbale, in English and in French: its formulas, and what each act is said to do.

The formulas are those of diplomatic usage. Templates name ``{sender}``, ``{addressee}`` and what an act says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from comity.reports.correspondence.measures import FRENCH, LANGUAGES_IN_ENGLISH, LANGUAGES_IN_FRENCH


class Phrases(NamedTuple):
    """One language. Formulas come as (of a sender in the singular, in the plural). ``acts``: what follows "has the
    honour to", by the word of the act; ``grounds`` and ``values``: how a choice of the act is said."""

    opening: tuple[str, str]
    closing: tuple[str, str]
    transmits: str
    refers: str
    acts: Mapping[str, str]
    values: Mapping[str, str]
    ground: str
    no_ground: str
    reasons: tuple[str, str]
    sealed: str
    invitation: str
    urgent: str
    due: str
    language: str
    translations: str
    channel: str
    contains: str
    without: str
    although: str
    enclosed: str
    narrative: str
    confidential: str
    court_of: str
    authorities_of: str
    title: str
    measures: Mapping[str, str]
    languages: Mapping[str, str]


ENGLISH: Final = Phrases(
    opening=(
        "{sender} presents its compliments to {addressee} and has the honour to {act}.",
        "{sender} present their compliments to {addressee} and have the honour to {act}.",
    ),
    closing=(
        "{sender} avails itself of this opportunity to renew to {addressee} the assurances of its highest "
        "consideration.",
        "{sender} avail themselves of this opportunity to renew to {addressee} the assurances of their highest "
        "consideration.",
    ),
    transmits="transmit herewith, under {authority}, a request for {measure}, reference {reference}",
    refers="refer to the request for {measure}, reference {reference}, of {sent}, made under {authority}, and to {do}",
    acts={
        "confirmed": "confirm it through the designated channel, as articles 91(1) and 96(1) of the Statute provide",
        "received": "acknowledge its receipt",
        "supplemented": "supplement it with the information herewith",
        "consultation-opened": "consult upon it without delay under article {ground} of the Statute. This consultation "
        "is not a refusal of the request",
        "consulted": "make the statement herewith in the consultation upon it",
        "consultation-concluded": "state that the consultations upon it are concluded: {outcome}",
        "modified": "communicate that it is modified (article 93(3) of the Statute)",
        "due-changed": "state that {due} is agreed as the day for its execution",
        "reminded": "recall it, and to ask to be informed how its execution stands",
        "postponed": "communicate that its execution is postponed under article {ground} of the Statute{until}. This "
        "postponement is not a refusal of the request",
        "resumed": "communicate that its execution is resumed",
        "executed": "communicate that it has been executed {extent} (article 99(1) of the Statute)",
        "refused": "communicate that it is refused {extent}, {because}",
        "found-unable": "communicate, under article 97(b) of the Statute, that it could not be executed",
        "withdrawn": "communicate that it is withdrawn",
    },
    values={
        "until": ", until {day}",
        "in whole": "in whole",
        "in part": "in part",
        "as requested": "the request is to be executed as made",
        "under conditions": "the request is to be executed under the conditions that were accepted",
        "to be modified": "the request is to be modified",
        "unresolved": "the matter is not resolved",
    },
    ground="on the ground of article {ground} of the Statute",
    no_ground="on a ground that the Statute does not state",
    reasons=("The reasons are given herewith (article 93(6) of the Statute).", "No reasons are given."),
    sealed="What the addressee alone is to read is sealed and enclosed.",
    invitation="The request is an invitation to cooperate under article 87(5) or (6) of the Statute.",
    urgent="The request is urgent. It is confirmed through the designated channel (article {article} of the Statute).",
    due="Its execution is asked for by {due}.",
    language="It is made in: {language}.",
    translations="It is accompanied by a translation into: {translations}.",
    channel="Channel: {channel}.",
    contains="The request contains:",
    without="The request is transmitted without:",
    although="Reason: {although}",
    enclosed="Enclosed under seal, by SHA-256:",
    narrative="Narrative of the request",
    confidential="Confidential: Rome Statute, article 87(3)",
    court_of="{organ} of the {court}",
    authorities_of="the competent authorities of {state}",
    title="Note verbale",
    measures={},
    languages=LANGUAGES_IN_ENGLISH,
)
FRENCH_WORDS: Final = Phrases(
    opening=(
        "{sender} présente ses compliments {addressee} et a l’honneur {act}.",
        "{sender} présentent leurs compliments {addressee} et ont l’honneur {act}.",
    ),
    closing=(
        "{sender} saisit cette occasion pour renouveler {addressee} les assurances de sa très haute considération.",
        "{sender} saisissent cette occasion pour renouveler {addressee} les assurances de leur très haute "
        "considération.",
    ),
    transmits="de transmettre ci-joint, en vertu du {authority}, une demande ayant pour objet : {measure} (référence "
    "{reference})",
    refers="de se référer à la demande {reference} du {sent}, présentée en vertu du {authority} et ayant pour objet : "
    "{measure}, et {do}",
    acts={
        "confirmed": "de la confirmer par la voie désignée, comme le prévoient les articles 91-1 et 96-1 du Statut",
        "received": "d’en accuser réception",
        "supplemented": "de la compléter par les renseignements ci-joints",
        "consultation-opened": "d’engager sans tarder des consultations à son sujet au titre de l’article {ground} du "
        "Statut. Ces consultations ne constituent pas un refus de la demande",
        "consulted": "de faire la déclaration ci-jointe dans le cadre des consultations à son sujet",
        "consultation-concluded": "de faire savoir que les consultations à son sujet sont closes : {outcome}",
        "modified": "de faire savoir qu’elle est modifiée (article 93-3 du Statut)",
        "due-changed": "de faire savoir que son exécution est convenue pour le {due}",
        "reminded": "de la rappeler et de demander où en est son exécution",
        "postponed": "de faire savoir que son exécution est différée au titre de l’article {ground} du Statut{until}. "
        "Ce report ne constitue pas un refus de la demande",
        "resumed": "de faire savoir que son exécution a repris",
        "executed": "de faire savoir qu’elle a été exécutée {extent} (article 99-1 du Statut)",
        "refused": "de faire savoir qu’elle est refusée {extent}, {because}",
        "found-unable": "de faire savoir, au titre de l’article 97-b du Statut, qu’elle n’a pu être exécutée",
        "withdrawn": "de faire savoir qu’elle est retirée",
    },
    values={
        "until": ", jusqu’au {day}",
        "in whole": "en totalité",
        "in part": "en partie",
        "as requested": "la demande sera exécutée telle que présentée",
        "under conditions": "la demande sera exécutée aux conditions acceptées",
        "to be modified": "la demande sera modifiée",
        "unresolved": "la question n’est pas réglée",
    },
    ground="pour le motif prévu à l’article {ground} du Statut",
    no_ground="pour un motif que le Statut ne prévoit pas",
    reasons=("Les motifs sont donnés ci-joint (article 93-6 du Statut).", "Aucun motif n’est donné."),
    sealed="Ce que le destinataire est seul à pouvoir lire est joint sous scellé électronique.",
    invitation="La demande est une invitation à coopérer au titre de l’article 87-5 ou 87-6 du Statut.",
    urgent="La demande est urgente. Elle est confirmée par la voie désignée (article {article} du Statut).",
    due="Son exécution est demandée pour le {due}.",
    language="Elle est rédigée en : {language}.",
    translations="Elle est accompagnée d’une traduction en : {translations}.",
    channel="Voie : {channel}.",
    contains="La demande contient :",
    without="La demande est transmise sans :",
    although="Raison : {although}",
    enclosed="Joint sous scellé électronique, par SHA-256 :",
    narrative="Exposé de la demande",
    confidential="Confidentiel : Statut de Rome, article 87-3",
    court_of="{organ} de la {court}",
    authorities_of="les autorités compétentes {state}",
    title="Note verbale",
    measures=FRENCH,
    languages=LANGUAGES_IN_FRENCH,
)

PHRASES: Final[Mapping[str, Phrases]] = {"en": ENGLISH, "fr": FRENCH_WORDS}
