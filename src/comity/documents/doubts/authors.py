"""Who prepared something: one says here, another there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents import stems
from comity.documents.doubts.doubt import Doubt, Read, Rule

_VERBS = r"(?:prepared|drafted|compiled|designed|préparé|rédigé|élaboré)e?"
_PREPARED = ("prepared", "drafted", "compiled", "designed", "préparé", "rédigé", "élaboré")
# "the flyer prepared by the Court"
_BY = re.compile(
    rf"\b(?:the|le|la)\s+[“\"«]?\s?(?P<thing>[^\W\d_]{{4,}})\s?[”\"»]?\s+{_VERBS}\s+(?:by|par)\s+"
    r"(?P<who>(?:the|le|la|les)\s+[\w-]+(?:\s+of\s+the\s+\w+)?)",
    re.IGNORECASE,
)
# "the co-facilitators had conducted consultations and had prepared a “flyer”"
_HAD = re.compile(
    rf"\b(?P<who>(?:the|le|la|les)\s+[\w-]+)\s+(?:(?:had|has|have|avaient|avait|ont|a)\s+)(?:[^.;]{{0,160}}?\b(?:and|et)\s+"
    rf"(?:(?:had|has|have|avaient|avait|ont|a)\s+)?)?{_VERBS}\s+(?:an?|the|une?|le|la)\s+[“\"«]?\s?(?P<thing>[^\W\d_]{{4,}})",
    re.IGNORECASE,
)
# What everybody prepares: two of them need not be one.
_COMMON = re.compile(
    r"(?:reports?|papers?|documents?|drafts?|texts?|lists?|notes?|stud(?:y|ies)|plans?|budgets?|resolutions?|proposals?"
    r"|summar(?:y|ies)|rapport|étude|projet|texte|liste|plan|résolution|statements?|replies|questionnaires?)",
    re.IGNORECASE,
)


def another_author(read: Read) -> Iterator[Doubt]:
    """One thing, and two who are said to have prepared it."""
    first: dict[str, tuple[str, str]] = {}
    for placed in read.placed:
        text = placed.provision.text
        if not stems.any_of(text, _PREPARED):
            continue
        for match in sorted([*_BY.finditer(text), *_HAD.finditer(text)], key=lambda found: found.start()):
            thing, who = match["thing"].casefold(), match["who"].casefold()
            if _COMMON.fullmatch(thing):
                continue
            said, where = first.setdefault(thing, (who, placed.address))
            if said != who and where != placed.address:
                message = f"the {thing} was prepared by {who} here, by {said} in {where}"
                yield Doubt(placed.address, "author-differs", message)


RULES: tuple[Rule, ...] = (another_author,)
