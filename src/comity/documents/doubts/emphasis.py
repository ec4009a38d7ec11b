"""Emphasis that some phrases of one paragraph have and others have lost."""

from __future__ import annotations

from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule


def opening_lost_it(read: Read) -> Iterator[Doubt]:
    """The phrase that a paragraph begins with is set plain, a later one of the same paragraph in italics."""
    for placed in read.placed:
        provision = placed.provision
        if provision.kind not in ("preambular", "operative") or len(provision.verbs) < 2 or provision.runs[0].style:
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


RULES: tuple[Rule, ...] = (opening_lost_it,)
