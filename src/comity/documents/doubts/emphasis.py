"""Emphasis that some phrases of one paragraph have and others have lost."""

from __future__ import annotations

from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule
from comity.documents.tree import Provision, Run


def opening_lost_it(read: Read) -> Iterator[Doubt]:
    """The phrase that a paragraph begins with is set plain, a later one of the same paragraph in italics."""
    for placed in read.placed:
        provision = placed.provision
        if provision.kind not in ("preambular", "operative") or len(provision.verbs) < 2 or _opening(provision).style:
            continue
        later = next(
            (
                run.text
                for run in provision.runs[1:]
                if run.style and run.text.casefold().startswith(provision.verbs[1:])
            ),
            None,
        )
        if later is not None and provision.text.casefold().startswith(provision.verbs[0]):
            message = f"“{provision.verbs[0].capitalize()}” is set plain, “{later}” in the same paragraph with emphasis"
            yield Doubt(placed.address, "emphasis-uneven", message)


def _opening(provision: Provision) -> Run:
    """The first run that says something: space before it, as after a number in a page, has no emphasis to lose."""
    return next((run for run in provision.runs if run.text.strip()), Run())


RULES: tuple[Rule, ...] = (opening_lost_it,)
