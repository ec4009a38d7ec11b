"""Kinds of requests and their contents in French, after the French text of the Statute and of the Rules; languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# By the kind of request (``contents.ESTABLISHED``).
FRENCH: Final[Mapping[str, str]] = {
    "surrender": "arrestation et remise",
    "transit": "transit d’une personne transférée à la Cour",
    "convicted": "arrestation et remise d’une personne reconnue coupable",
    "provisional-arrest": "arrestation provisoire",
    "identify": "identification d’une personne, lieu où elle se trouve ou localisation de biens",
    "evidence": "rassemblement d’éléments de preuve et production de preuves",
    "questioning": "interrogatoire de personnes faisant l’objet d’une enquête ou de poursuites",
    "service": "signification de documents",
    "appearance": "comparution volontaire de témoins ou d’experts",
    "temporary-transfer": "transfèrement temporaire d’une personne détenue",
    "sites": "examen de localités ou de sites",
    "search": "perquisitions et saisies",
    "records": "transmission de dossiers et de documents",
    "protection": "protection des victimes et des témoins et préservation des éléments de preuve",
    "assets": "identification, localisation, gel ou saisie d’avoirs",
    "other": "autre forme d’assistance",
    "defence": "coopération pour la préparation de la défense",
    "forfeiture-measures": "mesures conservatoires aux fins de confiscation",
    "reparations": "mesures donnant effet aux réparations",
    "direct-execution": "exécution directe sur le territoire d’un État",
    "immunity-waiver": "levée de l’immunité",
    "sending-consent": "consentement de l’État d’envoi à la remise",
    "speciality-waiver": "dérogation à la règle de la spécialité",
    "enforcement": "exécution de peines d’amende, de mesures de confiscation ou de réparations",
    "escape": "remise d’une personne condamnée qui s’est évadée",
    "to-the-court": "assistance de la Cour à un État",
}
ORGANS: Final[Mapping[str, str]] = {
    "OTP": "le Bureau du Procureur",
    "REGISTRY": "le Greffe",
    "PRESIDENCY": "la Présidence",
}
# By the key of the content; what a State requires of its own stays in its own words.
CONTENTS: Final[Mapping[str, str]] = {
    "purpose": "l’objet de la demande, l’assistance demandée, la base juridique et les motifs",
    "location": "des renseignements sur les personnes ou les lieux à trouver ou à identifier",
    "facts": "les faits essentiels qui justifient la demande",
    "procedure": "l’exposé des motifs et l’explication des procédures ou des conditions à respecter",
    "national law": "ce qu’exige la législation de l’État requis",
    "third parties": "le respect des droits des tiers de bonne foi",
    "instruction": "l’information relative aux déclarations incriminantes, dans la langue du témoin",
    "consent": "le consentement donné librement et en connaissance de cause par la personne",
    "person": "le signalement de la personne et le lieu où elle se trouve probablement",
    "warrant": "le mandat d’arrêt",
    "surrender process": "ce qu’exige la procédure de remise de l’État requis",
    "translation": "la traduction dans une langue que la personne comprend et parle parfaitement",
    "judgment": "le jugement",
    "identity": "ce qui établit que la personne recherchée est celle visée par le jugement",
    "sentence": "la peine, le temps déjà accompli et le temps restant à accomplir",
    "crimes": "l’exposé succinct des crimes et des faits",
    "warrant exists": "la déclaration qu’il existe un mandat d’arrêt ou un jugement",
    "request follows": "la déclaration qu’une demande de remise suivra",
    "language": "la langue que le destinataire a choisie",
    "channel": "la voie que le destinataire a désignée",
    "person language": "la langue que la personne comprend",
}
# Languages by their ISO 639-1 code; another one is named by its code.
LANGUAGES_IN_ENGLISH: Final[Mapping[str, str]] = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "zh": "Chinese",
}
LANGUAGES_IN_FRENCH: Final[Mapping[str, str]] = {
    "ar": "arabe",
    "de": "allemand",
    "en": "anglais",
    "es": "espagnol",
    "fr": "français",
    "it": "italien",
    "ja": "japonais",
    "nl": "néerlandais",
    "pt": "portugais",
    "ru": "russe",
    "sw": "swahili",
    "zh": "chinois",
}
