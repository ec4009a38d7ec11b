"""Mandates of last session's paper that this one drops, or asks for with less weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule
from comity.documents.lineage import succession
from comity.documents.mandates import Mandate


def mandates_fall(read: Read) -> Iterator[Doubt]:
    """A mandate that last session's paper gave, and that this one drops or weakens. Nothing without that paper."""
    if read.before is None:
        return
    for each in succession(_given(read.before), _given(read.mandates)):
        if each.before is None:
            continue
        was = f"“{each.before.verb}” in {each.before.at} of the paper before"
        if each.fate == "dropped":
            message = f"{was}: {each.before.addressee} to {each.before.action}: this paper does not take it up"
            yield Doubt("", "mandate-dropped", message)
        elif each.fate == "weakened" and each.after is not None:
            yield Doubt(each.after.at, "mandate-weakened", f"“{each.after.verb}” here, {was}: the weight is less")


def _given(mandates: Iterable[Mandate]) -> list[Mandate]:
    """The mandates that paragraphs give; annexes that list them again are compared within the paper."""
    return [mandate for mandate in mandates if not mandate.at.startswith("annex-")] or list(mandates)


RULES: tuple[Rule, ...] = (mandates_fall,)
