"""Channel and language of a request, held against what its addressee has designated, as in force on a day.

A State chooses on ratification (art. 87(1)(a) and (2)); where it has made no choice of language, a working language of
the Court will do (RPE, rule 178(2)). A preference is something to consult on and refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from comity.regime.acts import Refusal
from comity.regime.authorities import Designation

# The working languages of the Court (art. 50(2)).
WORKING: Final = ("en", "fr")
# INTERPOL or a regional organization, when appropriate (art. 87(1)(b)).
_ORGANIZATIONS: Final = ("interpol",)
_URGENT_ONLY: Final = "in urgent cases "


class Held(NamedTuple):
    """What is not as designated: ``lacking`` is missing, ``preferred`` is to be consulted on."""

    lacking: tuple[Refusal, ...] = ()
    preferred: tuple[Refusal, ...] = ()


def language(designation: Designation | None, languages: Collection[str]) -> Held:
    """The languages in which a request is made or translated, held against the choice of the addressee.

    ``languages``: ISO 639-1 codes, of the request and of the translations that accompany it.
    """
    chosen = designation.languages if designation else ()
    if not chosen or designation is None:
        if any(code in languages for code in WORKING):
            return Held()
        sentence = "missing: a working language of the Court, en or fr, for its language or a translation"
        return Held((Refusal("language", sentence, "RPE, rule 178(2)", "language"),))
    rule = designation.language_rule or " or ".join(chosen)
    if _meets(rule, chosen, languages):
        return Held()
    preferred = "prefer" in rule.casefold()
    spoken = rule if designation.language_rule else f"one of {', '.join(chosen)}"
    if preferred and any(code in languages for code in WORKING):
        sentence = f"the addressee prefers another language: {spoken}"
        return Held(preferred=(Refusal("language", sentence, "Rome Statute, art. 87(2)", "language"),))
    sentence = f"missing: the language that the addressee has chosen, for the request or a translation: {spoken}"
    article = "RPE, rule 178(1)" if len(chosen) > 1 and not designation.language_rule else "Rome Statute, art. 87(2)"
    return Held((Refusal("language", sentence, article, "language"),))


def channel(designation: Designation | None, named: str | None, *, urgent: bool = False, arrest: bool = False) -> Held:
    """The channel that a request names, held against the designated one. Several are written with ";" between.

    Urgent requests may come by any medium that leaves a written record; they are then confirmed through the channel.
    """
    if designation is None or not designation.channel or designation.channel_rule == "not available":
        return Held()
    given = {_plain(part) for part in (named or "").split(";") if part.strip()}
    wanted = ways(designation, urgent=urgent)
    through = {_plain(way) for way in wanted}
    met = through <= given if designation.channel_rule == "and" else bool(through & given)
    if met or _plain(designation.channel) == _plain(named or "") or given & set(_ORGANIZATIONS):
        return Held()
    joined = {"and": " and "}.get(designation.channel_rule, ", or ").join(wanted)
    if urgent:
        article = "Rome Statute, art. 91(1)" if arrest else "Rome Statute, art. 96(1)"
        sentence = f"it is urgent, and is to be confirmed through the designated channel: {joined}"
        return Held(preferred=(Refusal("channel", sentence, article, "channel"),))
    if designation.channel_rule == "preferred" and named:
        sentence = f"the addressee prefers another channel: {joined}"
        return Held(preferred=(Refusal("channel", sentence, "Rome Statute, art. 87(1)(a)", "channel"),))
    sentence = f"missing: the channel that the addressee has designated: {joined}"
    return Held((Refusal("channel", sentence, "Rome Statute, art. 87(1)(a)", "channel"),))


def ways(designation: Designation, *, urgent: bool = False) -> tuple[str, ...]:
    """The channels of a designation, one by one, as its rule joins them; empty where none is available.

    What is designated for urgent cases counts in these alone.
    """
    if not designation.channel or designation.channel_rule == "not available":
        return ()
    cut = {"or": r";\s*|\s+or\s+", "and": r";\s*|\s+and\s+", "also": r";\s*"}.get(designation.channel_rule)
    parts = re.split(cut, designation.channel) if cut else [designation.channel]
    bare = [re.sub(r"^(?:(?:also|or|and|directly)\s+)+", "", part.strip()) for part in parts]
    kept = [part.removeprefix(_URGENT_ONLY) for part in bare if part and (urgent or not part.startswith(_URGENT_ONLY))]
    return tuple(kept)


def _plain(words: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(words.casefold().split()))


def _meets(rule: str, chosen: Collection[str], languages: Collection[str]) -> bool:
    """Whether languages meet a rule such as "sq and (en or fr)"; and binds closer than or.

    Other words of a declaration ("with translation into …") say how, which art. 87(2) leaves open, and are passed over.
    """
    tokens = [word for word in re.findall(r"[a-z]+|[()]", rule.casefold()) if word in {*chosen, "and", "or", "(", ")"}]
    return _Rule(tokens, frozenset(languages)).any()


class _Rule:
    """One reading of a rule's words, from the left."""

    def __init__(self, tokens: list[str], languages: frozenset[str]) -> None:
        self.tokens, self.languages = tokens, languages

    def any(self) -> bool:
        """Alternatives; one that names no language is none."""
        found = [self.all()]
        while self._takes("or"):
            found.append(self.all())
        return any(each for each in found if each is not None)

    def all(self) -> bool | None:
        """What is asked for together; None where nothing is."""
        found = [self.one()]
        while self._takes("and"):
            found.append(self.one())
        said = [each for each in found if each is not None]
        return all(said) if said else None

    def one(self) -> bool | None:
        """One language, or a rule in brackets; None where there is neither."""
        if self._takes("("):
            inner = self.any() if self.tokens[:1] != [")"] else None
            self._takes(")")
            return inner
        if self.tokens and self.tokens[0] not in {"and", "or", "(", ")"}:
            found = self.tokens.pop(0) in self.languages
            self._takes_empty()
            return found
        return None

    def _takes(self, word: str) -> bool:
        if self.tokens[:1] == [word]:
            self.tokens.pop(0)
            return True
        return False

    def _takes_empty(self) -> None:
        """Brackets around passed-over words alone."""
        while self.tokens[:2] == ["(", ")"]:
            del self.tokens[:2]
