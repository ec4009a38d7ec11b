"""Mandates through papers: which one of last session's a mandate takes up, and what became of its legal weight.

Mandates are matched by addressee and words, never by paragraph numbers, which change every year.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from comity.documents.mandates import Mandate

Fate = Literal["new", "carried", "reworded", "weakened", "strengthened", "dropped"]

# The weights that ask for something, the heaviest first. Deciding and authorizing are not asked of anybody.
WEIGHTS = ("demands", "urges", "calls", "requests", "recommends", "invites", "encourages")
# So like must two actions be for one to stand for the other.
SAME = 0.7
# So many that share its rarest words are compared with a mandate.
_NEAR = 12


class Succession(msgspec.Struct, frozen=True, kw_only=True):
    """One mandate from one paper to the next; either of them is None where there is none."""

    fate: Fate
    before: Mandate | None = None
    after: Mandate | None = None


def succession(before: Sequence[Mandate], after: Sequence[Mandate]) -> list[Succession]:
    """What became of the mandates of one paper in the next: those of the next in their order, then those dropped."""
    among = ByWords(before)
    pairs = sorted(
        ((like, -place, old, new) for place, new in enumerate(after) for old, like in among.near(new) if like >= SAME),
        key=lambda pair: pair[:2],
        reverse=True,
    )
    of: dict[int, Mandate] = {}
    taken: set[int] = set()
    for _like, place, old, _new in pairs:
        if -place not in of and id(old) not in taken:
            of[-place] = old
            taken.add(id(old))
    found = [
        Succession(fate=_fate(of[place], new) if place in of else "new", before=of.get(place), after=new)
        for place, new in enumerate(after)
    ]
    return found + [Succession(fate="dropped", before=old) for old in before if id(old) not in taken]


class ByWords:
    """Mandates by addressee and word: each is compared with few, however many a paper gives."""

    def __init__(self, mandates: Iterable[Mandate]) -> None:
        self.places: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.mandates = list(mandates)
        for place, mandate in enumerate(self.mandates):
            for key in _keys(mandate):
                self.places[key].append(place)

    def near(self, mandate: Mandate) -> list[tuple[Mandate, float]]:
        """Those to the same addressee that share words with a mandate, and how like each is."""
        shared = sorted((self.places[key] for key in _keys(mandate) if key in self.places), key=len)
        found: set[int] = set()
        for places in shared:
            found.update(places[: _NEAR - len(found)])
        return [(self.mandates[place], likeness(mandate, self.mandates[place])) for place in sorted(found)]

    def likest(self, mandate: Mandate) -> tuple[Mandate | None, float]:
        """The mandate to the same addressee that is most like this one, the first of several; and how like."""
        return max(self.near(mandate), key=lambda pair: pair[1], default=(None, 0.0))


def likeness(one: Mandate, other: Mandate) -> float:
    """How like the actions of two mandates are, by their words."""
    first, second = one.action.split(), other.action.split()
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return shared / max(6, min(len(first), len(second)))  # what is added to one does not make it another


def _keys(mandate: Mandate) -> set[tuple[str, str]]:
    addressee = mandate.addressee.casefold()
    return {(addressee, word) for word in mandate.action.split()}


def _fate(before: Mandate, after: Mandate) -> Fate:
    if before.weight in WEIGHTS and after.weight in WEIGHTS and before.weight != after.weight:
        heavier = WEIGHTS.index(after.weight) < WEIGHTS.index(before.weight)
        return "strengthened" if heavier else "weakened"
    return "carried" if before.action.split() == after.action.split() else "reworded"
