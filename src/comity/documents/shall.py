"""Who shall do what: "that the Bureau shall report", « que le Bureau présentera un rapport », « doit présenter ».

And who is recommended to do what: "that the Court report", "that the Registry be requested to report".
"""

from __future__ import annotations

import re
from functools import cache

from comity.documents.languages import Language

_PRONOUN = r"(?:lui|leur|les?|la|en|y|se)\s|[ls]['’]"
# An actor, and what it shall do: nothing that it is, has or remains. In French the verb itself says "shall".
_SHALL = {
    "en": re.compile(
        r"\s*(?P<that>[Tt]hat\b)?(?:,[^,]{3,80},)?\s*(?P<addressee>(?i:the|its|all|each)\s+(?:[\w’'-]+\s+){0,8}?)shall\s+"
        r"(?!be\b|have\b|include|not\b|remain)(?=[a-z])",
    ),
    "fr": re.compile(
        r"\s*(?P<that>[Qq]u(?:e\b|['’]))?(?:,[^,]{3,80},)?\s*"
        r"(?P<addressee>(?i:(?:les?|la|ses|son|sa|chaque|tous les|toutes les)\s|l['’])(?:(?!ne\s)[\w’'-]+\s+){0,8}?)"
        r"(?:(?:doi(?:t|vent)|devr(?:a|ont))\s+(?!être\b|avoir\b|comprendre\b|rester\b|demeurer\b)"
        rf"(?=(?:{_PRONOUN}){{0,2}}[a-zà-ÿ]+(?:er|ir|re)\b)"
        rf"|(?P<pronoun>(?:{_PRONOUN}){{0,2}})"
        r"(?!(?:ser|aur|devr|pourr|comprendr|rester|demeurer)(?:a|ont)\b)(?P<future>[a-zà-ÿ]+r)(?:a|ont)\b)",
    ),
}
_WORD = r"(?!(?:be|that|to)\b)[\w’'-]+(?<![’']s)"
_ACTOR = {
    "en": re.compile(
        r"\b(?:Bureau|Court|Registr\w+|Presid\w+|Prosecutor|Secretar\w+|Committee|Group|Council|Board|Assembly|States?"
        r"|Part(?:y|ies)|Members?|Panel|Team|Mission|Commissioner|Facilitator|Chair\w*|Mechanism|Fund)\b"
    ),
    "fr": re.compile(
        r"\b(?:Bureau|Cour|Greff\w+|Présiden\w+|Procureure?|Secrét\w+|Comité|Groupe|Conseil|Commission|Assemblée|États?"
        r"|Parties?|Membres?|Équipe|Mission|Commissaire|Facilitat\w+|Mécanisme|Fonds)\b",
        re.IGNORECASE,
    ),
}


def shall(clause: str, language: Language, *, listed: bool = False) -> tuple[str, str]:
    """Addressee and action, in the infinitive, of what is decided; empty where nobody shall do anything.

    ``listed``: the clause is an item of a list, and its "that" may stand before the list.
    """
    found = _SHALL[language.code].match(clause)
    if found is None or not (listed or found["that"]) or not _ACTOR[language.code].search(found["addressee"]):
        return "", ""
    action = clause[found.end() :].strip()
    if future := found.groupdict().get("future"):
        action = f"{found['pronoun']}{_infinitive(future, language)} {action}".strip()
    return found["addressee"].strip(" ,"), action


def should(clause: str, language: Language) -> tuple[str, str, str]:
    """Addressee, action and what stands between them, of what is recommended; empty where nobody is to do anything."""
    found = _should(language.deeds).match(clause) if language.deeds else None
    if found is None or not _ACTOR[language.code].search(found["addressee"]):
        return "", "", ""
    return found["addressee"], clause[found.end() :].strip(), (found["through"] or "").strip(", ")


@cache
def _should(deeds: tuple[str, ...]) -> re.Pattern[str]:
    """ "That the Court report", "that the Registry be requested to report": no first of two nouns, "review of"."""
    return re.compile(
        r"\s*that\b(?:,[^,]{3,80},)?\s*"
        rf"(?P<addressee>(?:the|its|all|each)\s+(?:[\w’'-]+\s+){{0,7}}?{_WORD})(?P<through>,[^,;.]{{3,120}},)?\s+(?:should\s+|shall\s+)?"
        r"(?:be\s+(?:requested|invited|encouraged|urged|asked|instructed)\s+to\s+|(?:\w+ly\s+|also\s+|further\s+)?"
        rf"(?=(?:{'|'.join(deeds)})\b(?!\s(?:of|be|is|are|was|were|should|shall)\b)))"
    )


def _infinitive(stem: str, language: Language) -> str:
    """The infinitive of a future without its ending: it is the stem itself, but for the verbs that the file names."""
    for ending, infinitive in language.futures.items():
        if stem.endswith(ending):
            return stem.removesuffix(ending) + infinitive
    return stem if stem.endswith(("er", "ir")) else f"{stem}e"
