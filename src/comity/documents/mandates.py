"""Who must do what by when: the mandates that a paper's operative words give.

A mandate is an operative phrase with its weight (``Language.weight``), an addressee and an action in the infinitive:
"*requests* the Bureau, through its working groups, to report to the Assembly at its sixteenth session". Where the
action is a list, each item is a mandate. What asks nobody for anything ("welcomes", "encourages the work of …") is
none. English and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from comity.documents import stems
from comity.documents.dues import Due, Recurring, due, recurring
from comity.documents.languages import LANGUAGES, Language
from comity.documents.shall import shall, should
from comity.documents.tree import Paper, Placed, Provision, walk

__all__ = ["ASKING", "Due", "Mandate", "due", "find", "of", "recurring"]


class Mandate(msgspec.Struct, frozen=True, kw_only=True):
    """One mandate. ``at`` is the address of its provision; ``start`` and ``end`` are offsets into its text.

    ``through``: what stands between addressee and action ("through its working groups"). ``conditions``: the
    phrases that limit it ("within existing resources"). ``renews``: it says that something goes on.
    """

    at: str
    verb: str
    weight: str
    addressee: str
    action: str
    start: int
    end: int
    due: Due | None = None
    recurring: Recurring | None = None
    through: str = ""
    conditions: tuple[str, ...] = ()
    renews: bool = False


# The weights that ask for something.
ASKING = frozenset(
    {"demands", "urges", "calls", "requests", "invites", "encourages", "recommends", "authorizes", "decides"}
)

_DETERMINERS = (
    r"the|a|an|its|their|his|her|this|that|these|those|all|any|each|every|other|such|which|whom|persons|victims|"
    r"peace|justice|international|national|date|\d|[A-Z]"
)
# "to" before a verb, and not before a gerund; French "à", "de" before an infinitive and its pronouns. The English one
# begins with the word itself, which a scan leaps to.
_TO = {
    "en": re.compile(rf"to(?<=\bto)\s+(?=[a-z])(?!(?:{_DETERMINERS})\b|(?!bring|sing|ring|spring|swing)\w+ing\b)"),
    "fr": re.compile(
        r"\b(?:à|de|d['’])\s?(?=(?:(?:ne pas|n['’]|s['’]|se|l['’]|les?|la|lui|leur|y|en|bien"
        r"|mieux)(?<=['’])|(?:ne pas|se|les?|la|lui|leur|y|en|bien|mieux)\s){0,3}[a-zéèêàûîôç]+(?:er|ir|re|oir)\b)"
    ),
}
# What is encouraged or called for is no actor: "the work of the Court", "efforts", "contributions".
_THINGS = re.compile(
    r"(?:(?:the|its|their|all|any|further|continued|such|these|those|on-?going|greater|enhanced|increased|other|more"
    r"|early|full|and|le|la|les|l['’]|ses|leurs?|tous|toutes)[\s]*)*(?:[a-z-]+ )?"
    r"(?:efforts?|work|works|initiatives?|cooperation|steps|measures|contributions?|participation|implementation"
    r"|activit(?:y|ies)|discussions?|dialogue|strengthening|development|use|establishment|exchange|support"
    r"|travail|travaux|efforts|coopération|mesures|activités|débats?|mise en œuvre)"
    r"(?=\s(?:of|by|on|to|in|between|among|and|from|with|for|de|du|des|à|visant|en|entre)\b|$)"
)
_PRONOUNS = frozenset({"it", "them", "him", "her", ""})
_BEFORE_VERB = re.compile(r"\b(?:les|le|la|l['’]|lui|leur)\s?$")
_PREPOSITION = re.compile(r"(?P<contracted>aux?)\s+|à\s+")
_CONDITIONS = {
    "en": re.compile(
        r"\b(?:(?:where|as|if|when|whenever|wherever) (?:appropriate|necessary|applicable|required|feasible|relevant)"
        r"|(?:where|if|when|whenever|wherever) (?:and (?:when|as|where) )?possible|to the extent possible"
        r"|within (?:the )?existing resources|within (?:its|their) (?:respective )?mandates?"
        r"|(?<=, )subject to [^,;.]{3,80}|subject to (?:the )?(?:availab|approv|consent|agree|extra|volunt)[^,;.]{3,80}"
        r"|(?<=, )unless [^,;.]{3,120}|on a voluntary basis|upon request)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:selon qu['’]il convien(?:t|dra)|selon que de besoin|le cas échéant|s['’]il y a lieu|si possible"
        r"|dans la limite des ressources (?:existantes|disponibles)|dans les limites de (?:son|leur) mandat"
        r"|sous réserve d[^,;.]{3,80}|à moins que [^,;.]{3,120}|si nécessaire|à titre volontaire|sur demande)",
        re.IGNORECASE,
    ),
}
# One of these stands in whatever they match, behind one of what stands with it, and not so far behind its beginning.
_WITHIN = 40
_WHEN = ("where ", "as ", "if ", "when ", "whenever ", "wherever ")
_LIMITS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        **dict.fromkeys(("appropriate", "necessary", "applicable", "required", "feasible", "relevant"), _WHEN),
        "possible": (*_WHEN, "extent "),
        "existing resources": ("within ", "the "),
        "mandate": ("its ", "their ", "respective "),
        **dict.fromkeys(("subject to", "unless ", "voluntary basis", "upon request"), ("",)),
    },
    "fr": dict.fromkeys(
        (
            *("convien", "que de besoin", "échéant", "y a lieu", "possible", "limite", "réserve d", "à moins que "),
            *("nécessaire", "titre volontaire", "sur demande"),
        ),
        ("",),
    ),
}
_RENEWS = re.compile(
    r"(?:to\s+)?(?:continue|maintain|renew|extend|remain|keep under|pursue further|poursuivre|continuer"
    r"|maintenir|proroger|reconduire)\b",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"[*_]")
_JOINT = re.compile(r"[\s,;.]+(?:and|et|as well as|ainsi que)?(?:\s+(?:les|le|la|lui|leur))?[\s,]*$")
_JOINING = ("and", "et", "as well as", "ainsi que", "les", "le", "la", "lui", "leur")
_QUOTES = {"”": "“", "»": "«"}
_CLOSERS = tuple(_QUOTES)
_JOINED = 60  # so many signs at the end of a clause hold it
_THROUGH = re.compile(
    r",\s+((?:through|in (?:close )?(?:cooperation|consultation|coordination)|par l['’]"
    r"|en (?:étroite )?)[^,]{0,160}),?\s*$",
    re.IGNORECASE,
)
# How an item of a list of actions begins: "(a) To report …", "a) De présenter …".
_ITEM = {"en": re.compile(r"(?:To\s+)?", re.IGNORECASE), "fr": re.compile(r"(?:(?:De|À)\s+|D['’])?", re.IGNORECASE)}
_THAT = ("", "that", "que")
_LEAD = {"en": re.compile(r"(?:,?\s+to)?\s*:$"), "fr": re.compile(r"(?:,?\s+(?:à|de))?\s*:$")}


class _Lead(msgspec.Struct, frozen=True):
    """A phrase whose actions stand in the items below it. What is decided names its addressees there, too."""

    verb: str
    weight: str
    addressee: str


def find(paper: Paper, placed: Iterable[Placed] | None = None) -> list[Mandate]:
    """The mandates of a paper, in reading order. ``placed``: its provisions, where they are at hand."""
    language = LANGUAGES[paper.language]
    found: list[Mandate] = []
    leads: dict[str, _Lead] = {}
    author = language.speaking.author(paper.title)
    if language.code not in _TO:
        return found
    for each in walk(paper) if placed is None else placed:
        if each.provision.kind == "item" and each.parent in leads and not each.provision.verbs:
            found += _listed(each, leads[each.parent], language, paper.session)
        if each.provision.verbs and each.provision.kind in ("operative", "item", "paragraph"):
            found += of(each.provision, each.address, language, paper.session, author)
            lead = _lead(each.provision, language) if each.provision.children else None
            if lead is not None:
                leads[each.address] = lead
    return found


def of(
    provision: Provision, address: str, language: Language, session: int | None = None, author: str = ""
) -> Iterator[Mandate]:
    """The mandates of one provision. ``session``: that of the paper; what is due later than it is preferred.

    ``author``: the organ whose report the paper is (``Speaking.author``).
    """
    text = provision.text
    if language.code not in _TO or ASKING.isdisjoint([language.weight(verb) for verb in provision.verbs]):
        return
    last = ""  # whom "it" and "them" mean
    spoken = tuple(language.speaking.said(text, author)) if provision.kind == "paragraph" else ()
    said = tuple([each.phrase for each in spoken]) == provision.verbs
    for phrase, start, end, until in spoken if said else _phrases(text, provision.verbs):
        weight = language.weight(phrase)
        if weight not in ASKING:
            continue
        clause = _trimmed(text[end:until])
        addressee, action, through = _asked(clause, weight, language)
        if addressee in _PRONOUNS and (addressee or _BEFORE_VERB.search(text[max(0, start - 8) : start])):
            addressee = last
        if not action or not addressee or len(addressee) > 400 or _THINGS.match(addressee):
            continue
        last = addressee
        yield Mandate(
            at=address,
            verb=phrase,
            weight=weight,
            addressee=addressee,
            action=action,
            start=start,
            end=end + len(clause),
            due=due(action, language, session),
            recurring=recurring(action),
            through=through,
            conditions=_conditions(clause, language),
            renews=_RENEWS.match(action) is not None,
        )


def _conditions(clause: str, language: Language) -> tuple[str, ...]:
    """The phrases of a clause that limit what it asks for."""
    pattern, small = _CONDITIONS[language.code], clause.casefold()
    limits = _limits(small, _LIMITS[language.code])
    if not limits:
        return ()
    alike = len(small) == len(clause)  # else a place in the one is none in the other
    found = stems.around(pattern, clause, limits) if alike else pattern.finditer(clause)
    return tuple([match[0] for match in found])


def _limits(small: str, words: Mapping[str, tuple[str, ...]]) -> list[tuple[int, int]]:
    """Where conditions may begin in a text, and where their words stand, in order."""
    found = [
        (place - _WITHIN, place)
        for word, before in words.items()
        if word in small
        for place in stems.places(small, word)
        if small.endswith(before, 0, place)
    ]
    return sorted(found)


def _asked(clause: str, weight: str, language: Language) -> tuple[str, str, str]:
    """Addressee, action, and what stands between them, of what follows an operative phrase; empty where it has none."""
    if weight == "decides":
        return *shall(clause, language), ""
    if weight == "recommends" and (named := should(clause, language))[0]:
        return named
    split = _TO[language.code].search(clause)
    if split is None:
        return "", "", ""
    addressee = _named(clause[: split.start()], language)
    through = _THROUGH.search(f"{addressee},")
    if through is not None:
        addressee = addressee[: through.start()].strip(" ,")
    return addressee, clause[split.end() :].strip(), through[1].strip() if through else ""


def _named(words: str, language: Language) -> str:
    """An addressee without the preposition that its verb wants: "demande à la Cour", "aux États"."""
    words = words.strip(" ,")
    found = _PREPOSITION.match(words) if language.code == "fr" else None
    if found is None:
        return words
    article = {"au": "le ", "aux": "les "}.get(found["contracted"] or "", "")
    return article + words[found.end() :]


def _lead(provision: Provision, language: Language) -> _Lead | None:
    """The last phrase of a provision that ends in a colon, with the addressee of the actions below."""
    text = provision.text
    ending = _LEAD[language.code].search(text) if text.endswith(":") else None
    phrases = list(_phrases(text, provision.verbs)) if ending else []
    if ending is None or not phrases:
        return None
    phrase, _, end, _ = phrases[-1]
    weight = language.weight(phrase)
    if weight == "decides":
        return _Lead(phrase, weight, "") if text[end:].strip(" ,:") in _THAT else None
    addressee = _named(text[end : ending.start()], language)
    through = _THROUGH.search(f"{addressee},")
    addressee = addressee[: through.start()].strip(" ,") if through else addressee
    if weight not in ASKING or not 0 < len(addressee) < 200 or _TO[language.code].search(addressee):
        return None
    return None if _THINGS.match(addressee) or addressee in _PRONOUNS else _Lead(phrase, weight, addressee)


def _listed(placed: Placed, lead: _Lead, language: Language, session: int | None) -> Iterator[Mandate]:
    """The mandate that an item of a list of actions is, or of what is decided."""
    text = placed.provision.text
    opening = _ITEM[language.code].match(text)
    start = opening.end() if opening else 0
    said = _trimmed(text[start:])
    addressee, action = (lead.addressee, said) if lead.addressee else shall(said, language, listed=True)
    if addressee:
        yield Mandate(
            at=placed.address,
            verb=lead.verb,
            weight=lead.weight,
            addressee=addressee,
            action=action,
            start=0,
            end=start + len(said),
            due=due(action, language, session),
            recurring=recurring(action),
            conditions=_conditions(action, language),
            renews=_RENEWS.match(action) is not None,
        )


def _phrases(text: str, verbs: tuple[str, ...]) -> Iterator[tuple[str, int, int, int]]:
    """Each operative phrase, in order, where it stands in a text, and where the next one begins."""
    if not verbs:
        return
    folded = text.casefold()
    lowered = folded if len(folded) == len(text) else text.lower()
    if lowered is folded and ("*" in folded or "_" in folded):
        lowered = _EMPHASIS.sub(" ", folded)
    found: list[tuple[int, int, str]] = []
    at = 0
    for verb in verbs:
        start = lowered.find(verb, at)
        if start >= 0:
            at = start + len(verb)
            found.append((start, at, verb))
    for place, (start, end, verb) in enumerate(found):
        yield verb, start, end, found[place + 1][0] if place + 1 < len(found) else len(text)


def _trimmed(clause: str) -> str:
    """A clause without what joins it to the next, which its last signs hold: a search from its front is long."""
    bare = clause.rstrip(" ,;.")
    if bare.endswith(_CLOSERS) and bare.count(bare[-1]) > bare.count(_QUOTES[bare[-1]]):  # of a statement that it ends
        bare = bare[:-1].rstrip(" ,;.")
    if not bare.endswith(_JOINING):
        return bare
    found = _JOINT.search(clause, max(0, len(clause) - _JOINED))
    return clause[: found.start()].rstrip(" ,;.") if found else clause
