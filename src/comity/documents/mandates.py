"""Who is asked to do what, by when: the mandates that a paper's operative words give.

A mandate is an operative phrase with its weight (``Language.weight``), an addressee and an action in the infinitive:
"*requests* the Bureau, through its working groups, to report to the Assembly at its sixteenth session". What asks
nobody for anything ("welcomes", "encourages the work of …") is none. English and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from comity.documents.languages import LANGUAGES, Language
from comity.documents.tree import Paper, Provision, walk

Recurring = Literal["annual", "biennial"]


class Due(msgspec.Struct, frozen=True, omit_defaults=True):
    """When: at a session, on a date (ISO 8601), or before a session. One of the three."""

    session: int | None = None
    date: str | None = None
    before_session: int | None = None


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
# "to" before a verb; French "à", "de" before an infinitive.
_TO = {
    "en": re.compile(rf"(?:,\s)?\bto\s+(?=[a-z])(?!(?:{_DETERMINERS})\b)"),
    "fr": re.compile(
        r"(?:,\s)?\b(?:à|de|d['’])\s?(?=(?:ne pas |n['’]|s['’]|se |l['’]|les? |la |y |en |bien "
        r"|mieux )?[a-zéèêàûîôç]+(?:er|ir|re|oir)\b)"
    ),
}
_SESSION = {
    "en": re.compile(
        r"\b(?P<before>(?:well |sufficiently )?in advance of|before|prior to|ahead of|at|to|for|during|by|in"
        r"|until)\s+"
        r"(?:the\s+Assembly\s+at\s+)?(?:the|its|their|each)\s+(?P<nth>[\w-]+)\s+(?:resumed\s+|regular\s+"
        r"|annual\s+)?session",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?P<before>(?:bien |suffisamment )?avant|à|lors de|pour|en prévision de|d['’]ici à)\s+"
        r"(?:la|sa|leur)\s+(?P<nth>[\wèé-]+)\s+session",
        re.IGNORECASE,
    ),
}
_EARLIER = ("advance", "before", "prior", "ahead", "avant", "prévision", "d'ici", "d’ici")
_BY = {
    "en": re.compile(
        r"\b(?:by|before|until|no later than|not later than|on or before|prior to)\s+(?:the end of\s+)?(?=\d"
        r"|[A-Z]|the end)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:avant|au plus tard|d['’]ici(?: à)?|jusqu['’]au)\s+(?:le\s+|la fin de\s+)?(?=\d|[a-zé]+ \d{4})",
        re.IGNORECASE,
    ),
}
_YEAR_END = re.compile(r"(?:the end of|end-|fin(?: de)?)\s*(\d{4})\b", re.IGNORECASE)
_ANNUAL = re.compile(
    r"\bannually\b|\bevery year\b|\beach year\b|\bon an annual basis\b|\byearly\b|\bchaque année\b"
    r"|\btous les ans\b|\bannuellement\b",
    re.IGNORECASE,
)
_BIENNIAL = re.compile(r"\bbiennially\b|\bevery (?:two|second) years?\b|\btous les deux ans\b", re.IGNORECASE)
_CONDITIONS = re.compile(
    r"\b(?:(?:where|as|if|when|whenever|wherever) (?:appropriate|necessary|applicable|possible|required"
    r"|feasible)|within existing resources|"
    r"within (?:its|their) (?:respective )?mandates?|subject to [^,;.]{3,80}|on a voluntary basis|upon request|"
    r"selon qu['’]il convient|le cas échéant|s['’]il y a lieu|dans la limite des ressources (?:existantes"
    r"|disponibles)|"
    r"si nécessaire|à titre volontaire)",
    re.IGNORECASE,
)
_RENEWS = re.compile(
    r"(?:to\s+)?(?:continue|maintain|renew|extend|remain|keep|pursue further|poursuivre|continuer"
    r"|maintenir|proroger|reconduire)\b",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"[*_]")
_THROUGH = re.compile(
    r",\s+((?:through|in (?:close )?(?:cooperation|consultation|coordination)|par l['’]"
    r"|en (?:étroite )?)[^,]{0,160}),?\s*$",
    re.IGNORECASE,
)


def find(paper: Paper) -> list[Mandate]:
    """The mandates of a paper, in reading order."""
    language = LANGUAGES[paper.language]
    found: list[Mandate] = []
    for placed in walk(paper):
        if placed.provision.verbs and placed.provision.kind in ("operative", "item", "paragraph"):
            found += of(placed.provision, placed.address, language, paper.session)
    return found


def of(provision: Provision, address: str, language: Language, session: int | None = None) -> Iterator[Mandate]:
    """The mandates of one provision. ``session``: that of the paper; what is due later than it is preferred."""
    text = provision.text
    infinitive = _TO.get(language.code)
    if infinitive is None:
        return
    spans = list(_phrases(text, provision.verbs))
    for place, (start, end, phrase) in enumerate(spans):
        weight = language.weight(phrase)
        until = spans[place + 1][0] if place + 1 < len(spans) else len(text)
        if weight not in ASKING:
            continue
        clause = _trimmed(text[end:until])
        split = infinitive.search(clause)
        if split is None or (split.start() == 0 and weight != "decides"):
            continue
        addressee, action = clause[: split.start()].strip(" ,"), clause[split.end() :].strip()
        through = _THROUGH.search(f"{addressee},")
        if through is not None:
            addressee = addressee[: through.start()].strip(" ,")
        if not action or (not addressee and weight != "decides") or len(addressee) > 400:
            continue
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
            through=through[1].strip() if through else "",
            conditions=tuple(match[0] for match in _CONDITIONS.finditer(clause)),
            renews=_RENEWS.match(action) is not None,
        )


def due(action: str, language: Language, session: int | None = None) -> Due | None:
    """When an action is due by its words; the last time that it names, and none that lies behind the paper."""
    sessions = [
        (language.ordinal(f"{match['nth']} session"), match["before"].casefold())
        for match in _SESSION[language.code].finditer(action)
        if language.code in _SESSION
    ]
    later = [(number, how) for number, how in sessions if number and (session is None or number > session)]
    if later:
        number, how = later[-1]
        return Due(before_session=number) if how.startswith(_EARLIER) or "advance" in how else Due(session=number)
    if (pattern := _BY.get(language.code)) is not None:
        for match in pattern.finditer(action):
            rest = action[match.end() : match.end() + 40]
            ended = _YEAR_END.match(action[match.start() :].split(" ", 1)[-1]) or _YEAR_END.search(match[0] + rest[:4])
            if ended:
                return Due(date=f"{ended[1]}-12-31")
            day = language.date(rest)
            if day:
                return Due(date=day)
    return None


def recurring(action: str) -> Recurring | None:
    """Whether an action is asked for every year, or every second."""
    if _BIENNIAL.search(action):
        return "biennial"
    return "annual" if _ANNUAL.search(action) else None


def _phrases(text: str, verbs: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Where each operative phrase stands in a text, in order."""
    lowered = _EMPHASIS.sub(" ", text.casefold()) if len(text.casefold()) == len(text) else text.lower()
    at = 0
    for verb in verbs:
        start = lowered.find(verb, at)
        if start >= 0:
            at = start + len(verb)
            yield start, at, verb


def _trimmed(clause: str) -> str:
    """A clause without what joins it to the next."""
    return re.sub(r"[\s,;.]+(?:and|et|as well as|ainsi que)?[\s,]*$", "", clause)
