"""An annex that lists the mandates of a resolution, beside the paragraphs that give them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule
from comity.documents.mandates import Mandate

# So like must two actions be for one to stand for the other.
_SAME = 0.7


def mandates_differ(read: Read) -> Iterator[Doubt]:
    """A listed mandate whose verb or words are not those of its paragraph; one listed that no paragraph gives."""
    kinds = {placed.address: placed.provision.kind for placed in read.placed}
    given = [mandate for mandate in read.mandates if kinds.get(mandate.at) == "operative"]
    listed = [mandate for mandate in read.mandates if kinds.get(mandate.at) == "item" and read.scope(mandate.at)]
    lists = {read.scope(mandate.at) for mandate in listed} - {read.scope(mandate.at) for mandate in given}
    for mandate in listed:
        if read.scope(mandate.at) not in lists or not given:
            continue
        best = max(given, key=lambda other: _like(mandate, other))
        if _like(mandate, best) < _SAME:
            yield Doubt(
                mandate.at, "mandate-unknown", f"no operative paragraph gives this mandate to {mandate.addressee}"
            )
            continue
        if mandate.verb != best.verb:
            message = f"“{mandate.verb}” here, “{best.verb}” in {best.at}: the legal weight is not the same"
            yield Doubt(mandate.at, "annex-differs", message)
        added = _difference(best.action, mandate.action)
        if added:
            yield Doubt(mandate.at, "annex-differs", f"the words are not those of {best.at}: {added}")
    if lists:
        yield from _left_out(given, [mandate for mandate in listed if read.scope(mandate.at) in lists])


def _left_out(given: list[Mandate], listed: list[Mandate]) -> Iterator[Doubt]:
    """Mandates of those whom the list addresses that the list does not have."""
    addressees = {mandate.addressee.casefold() for mandate in listed}
    for mandate in given:
        if mandate.addressee.casefold() in addressees and max(_like(mandate, other) for other in listed) < _SAME:
            message = f"what {mandate.addressee} is asked for here is not in the annex that lists the mandates"
            yield Doubt(mandate.at, "mandate-not-listed", message)


def _like(one: Mandate, other: Mandate) -> float:
    """How like two mandates are: to whom, and the words of the action."""
    if one.addressee.casefold() != other.addressee.casefold():
        return 0.0
    first, second = one.action.split(), other.action.split()
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return shared / max(6, min(len(first), len(second)))  # what is added to one does not make it another


def _difference(before: str, after: str) -> str:
    """What was added and left out between two texts, in words; empty where nothing was."""
    old, new = before.strip(" ;.").split(), after.strip(" ;.").split()
    said = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in ("insert", "replace"):
            said.append(f"here is “{' '.join(new[c:d])}”")
        if kind in ("delete", "replace"):
            said.append(f"there is “{' '.join(old[a:b])}”")
    return "; ".join(said)


RULES: tuple[Rule, ...] = (mandates_differ,)
