"""When something is asked for by: at a session, before one, on a day, every year. English and French."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from comity.documents import stems
from comity.documents.languages import Language

Recurring = Literal["annual", "biennial"]


class Due(msgspec.Struct, frozen=True, omit_defaults=True):
    """When: at a session, on a date (ISO 8601), or before a session. One of the three."""

    session: int | None = None
    date: str | None = None
    before_session: int | None = None


# In small letters.
_SESSION = {
    "en": re.compile(
        r"\b(?P<before>(?:well |sufficiently )?in advance of|before|prior to|ahead of|at|to|for|during|by|in"
        r"|until)\s+"
        r"(?:the\s+assembly\s+at\s+)?(?:the|its|their|each)\s+(?:resumed\s+|next\s+|annual\s+)?(?P<nth>[\w-]+)"
        r"(?:(?:,|\s+(?:and|to))\s+(?P<last>[\w-]+))?\s+(?:resumed\s+|regular\s+|annual\s+)?sessions?\b",
    ),
    "fr": re.compile(
        r"\b(?P<before>(?:bien |suffisamment )?avant|à|aux|lors de|pour|dès|à compter de|à partir de"
        r"|en prévision de|d['’]ici à|d['’]ici)\s+"
        r"(?:la|sa|leur|les|ses)\s+(?:reprise de\s+(?:la|sa)\s+)?(?P<nth>[\w-]+(?:\s+et\s+unième)?)"
        r"(?:\s+et\s+(?P<last>[\w-]+))?\s+sessions?\b",
    ),
}
_EARLIER = re.compile(r"advance|before|prior|ahead|avant|prévision|d['’]ici")
_BY = {
    "en": re.compile(
        r"\b(?:by|before|until|no later than|not later than|on or before|prior to)\s+(?:the end of\s+)?(?=\d"
        r"|[A-Z]|the end|end)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:avant|au plus tard|d['’]ici(?: à| au)?|jusqu['’]au)\s+(?:le\s+|la\s+)?(?=\d|fin\b|[a-zéû]+ \d{4})",
        re.IGNORECASE,
    ),
}
_YEAR_END = re.compile(
    r"(?:(?:\w+\s){0,3}the\s+end\s+of|(?:\w+\s){0,3}end[- ]|(?:[\w'’]+\s){0,4}fin(?:\s+de)?(?:\s+l['’]année)?)"
    r"\s*(\d{4})\b",
    re.IGNORECASE,
)
_ANNUAL = re.compile(
    r"\bannually\b|\bevery year\b|\beach year\b|\bon (?:an annual|a yearly) basis\b|\byearly\b|\bchaque année\b"
    r"|\btous les ans\b|\bannuellement\b",
    re.IGNORECASE,
)
_BIENNIAL = re.compile(
    r"\bbiennially\b|\bevery (?:two|second|other) years?\b|\bon a biennial basis\b|\btous les deux ans\b"
    r"|\bune année sur deux\b",
    re.IGNORECASE,
)
# One of these stands in whatever the two match.
_YEARS, _YEARS_ACCENTED = ("annu", "year", "biennial", "les ans", "deux ans"), ("année",)


def due(action: str, language: Language, session: int | None = None) -> Due | None:
    """When an action is due by its words; the last time that it names, and none that lies behind the paper."""
    spoken = language.code in _SESSION and stems.any_of(action, ("ession", "ESSION"))
    sessions = [
        (language.ordinal(f"{match['last'] or match['nth']} session"), match["before"])
        for match in (_SESSION[language.code].finditer(action.lower()) if spoken else ())
    ]
    later = [(number, how) for number, how in sessions if number and (session is None or number > session)]
    if later:
        number, how = later[-1]
        return Due(before_session=number) if _EARLIER.search(how) else Due(session=number)
    if (pattern := _BY.get(language.code)) is not None and stems.figures(action):  # every day has its year
        for match in pattern.finditer(action):
            ended = _YEAR_END.match(action, match.start())
            if ended:
                return Due(date=f"{ended[1]}-12-31")
            day = language.date(action[match.end() : match.end() + 40])
            if day:
                return Due(date=day)
    return None


def recurring(action: str) -> Recurring | None:
    """Whether an action is asked for every year, or every second."""
    if not stems.any_of(action.casefold(), _YEARS, _YEARS_ACCENTED):
        return None
    if _BIENNIAL.search(action):
        return "biennial"
    return "annual" if _ANNUAL.search(action) else None
