"""An annex that lists the mandates of a resolution, beside the paragraphs that give them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from comity.documents.doubts.doubt import Doubt, Read, Rule
from comity.documents.lineage import SAME, ByWords
from comity.documents.mandates import Mandate


def mandates_differ(read: Read) -> Iterator[Doubt]:
    """A listed mandate whose verb or words are not those of its paragraph; one listed that no paragraph gives."""
    kinds = {placed.address: placed.provision.kind for placed in read.placed}
    given = [mandate for mandate in read.mandates if kinds.get(mandate.at) == "operative"]
    listed = [mandate for mandate in read.mandates if kinds.get(mandate.at) == "item" and read.scope(mandate.at)]
    lists = {read.scope(mandate.at) for mandate in listed} - {read.scope(mandate.at) for mandate in given}
    among = ByWords(given if lists else ())
    cited = _cited_in_notes(read) if lists and given else {}
    for mandate in listed:
        if read.scope(mandate.at) not in lists or not given:
            continue
        best, like = among.likest(mandate)
        if best is None or like < SAME:
            yield Doubt(
                mandate.at, "mandate-unknown", f"no operative paragraph gives this mandate to {mandate.addressee}"
            )
            continue
        if mandate.verb != best.verb:
            message = f"“{mandate.verb}” here, “{best.verb}” in {best.at}: the legal weight is not the same"
            yield Doubt(mandate.at, "annex-differs", message)
        yield from _noted_otherwise(cited, best.at, mandate.at)
        added = _difference(best.action, mandate.action)
        if added:
            yield Doubt(mandate.at, "annex-differs", f"the words are not those of {best.at}: {added}")
    if lists:
        yield from _left_out(given, [mandate for mandate in listed if read.scope(mandate.at) in lists])


def _noted_otherwise(cited: Mapping[str, frozenset[str]], given: str, listed: str) -> Iterator[Doubt]:
    """The note of a paragraph that gives a mandate, and that of the same mandate in the list, cite other documents."""
    here, there = cited.get(given, frozenset()), cited.get(listed, frozenset())
    if here and there and not here & there:
        message = f"its note cites {', '.join(sorted(here))}; the same mandate in {listed}, {', '.join(sorted(there))}"
        yield Doubt(given, "note-differs", message)


def _cited_in_notes(read: Read) -> dict[str, frozenset[str]]:
    """The documents that the notes of each provision cite, by its address."""
    cited: dict[str, set[str]] = {}
    for at, each in read.citations:
        if each.target is not None:
            cited.setdefault(at, set()).add(each.target.symbol)
    return {
        placed.address: frozenset().union(
            *(
                cited.get(f"{read.scope(placed.address)}/fn-{number}".removeprefix("/"), ())
                for number in placed.provision.notes
            )
        )
        for placed in read.placed
        if placed.provision.notes
    }


def _left_out(given: list[Mandate], listed: list[Mandate]) -> Iterator[Doubt]:
    """Mandates of those whom the list addresses that the list does not have."""
    addressees = {mandate.addressee.casefold() for mandate in listed}
    among = ByWords(listed)
    for mandate in given:
        if mandate.addressee.casefold() in addressees and among.likest(mandate)[1] < SAME:
            message = f"what {mandate.addressee} is asked for here is not in the annex that lists the mandates"
            yield Doubt(mandate.at, "mandate-not-listed", message)


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
