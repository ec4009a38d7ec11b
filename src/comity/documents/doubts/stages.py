"""Agreements counted twice with one number, at different stages of their life: concluded here, in force there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from comity.documents import stems
from comity.documents.doubts.doubt import Doubt, Read, Rule
from comity.documents.languages import LANGUAGES, Language

# What is concluded is signed; in force it is only when the law says so.
_STAGES = {
    "made": r"concluded|signed|entered into|conclus?|signés?",
    "in force": r"in force|en vigueur",
    "ratified": r"ratified|ratifiés?",
}
_STAGE = "|".join(f"(?P<s{place}>{words})" for place, words in enumerate(_STAGES.values()))
_WORDS = r"(?:[\w’'-]+\s+){0,4}?"
_OF = r"(?:agreements|treaties|accords(?:-cadres)?|traités)"
_COUNTED = ("agreements", "treaties", "accords", "traités")
_FEW = 20  # so many earlier counts of one number are compared
_CONTENT = re.compile(r"[^\W\d_]{7,}")


class _Counted(NamedTuple):
    at: str
    number: float
    stage: str
    words: str
    subject: frozenset[str]


def another_stage(read: Read) -> Iterator[Doubt]:
    """The number of agreements of one kind is the same here and there, and what is said of them is not."""
    language = LANGUAGES[read.paper.language]
    patterns = _patterns(language.code)
    before: dict[float, list[_Counted]] = {}
    for placed in read.placed:
        if placed.provision.kind not in ("paragraph", "item", "preambular", "operative"):
            continue
        # A quick look: most paragraphs count no agreements.
        if not stems.any_of(placed.provision.text, _COUNTED):
            continue
        for each in _counted(placed.address, placed.provision.text, patterns, language):
            other = next(
                (
                    one
                    for one in before.get(each.number, ())[:_FEW]
                    if one.stage != each.stage and one.at != each.at and len(one.subject & each.subject) > 1
                ),
                None,
            )
            if other is not None:
                message = f"“{each.words}” here, “{other.words}” in {other.at}: the number is one, the stage is not"
                yield Doubt(each.at, "stage-differs", message)
            before.setdefault(each.number, []).append(each)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    number = rf"(?P<number>\d{{1,4}}|{LANGUAGES[code].cardinals.pattern})"
    return (
        re.compile(rf"\b(?:{_STAGE})\s+{number}\s+{_WORDS}{_OF}", re.IGNORECASE),
        re.compile(rf"\b{number}\s+{_WORDS}{_OF}\s+{_WORDS}(?:{_STAGE})\b", re.IGNORECASE),
        re.compile(rf"\b{_OF}\s+(?:{_STAGE})\s+(?:to|is|was|stands at|à|est de)\s+{number}", re.IGNORECASE),
    )


def _counted(at: str, text: str, patterns: tuple[re.Pattern[str], ...], language: Language) -> Iterator[_Counted]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            said = match["number"]
            number = float(said) if said.isdigit() else language.cardinal(said)
            if number is None or number < 2:  # "one" is as often an article
                continue
            start = text.rfind(". ", 0, match.start()) + 1
            end = text.find(". ", match.end())
            sentence = text[start : end if end > 0 else len(text)]
            stage = next(name for place, name in enumerate(_STAGES) if match[f"s{place}"])
            subject = frozenset(word.casefold() for word in _CONTENT.findall(sentence)) - {"agreements", "voluntary"}
            yield _Counted(at, number, stage, match[0], subject)


RULES: tuple[Rule, ...] = (another_stage,)
