"""A paper that does not say which document it is."""

from __future__ import annotations

from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule


def no_symbol(read: Read) -> Iterator[Doubt]:
    """A paper with a title block that prints no symbol. What it might be is not guessed."""
    if read.paper.symbol is None and any(placed.provision.kind == "front" for placed in read.placed):
        yield Doubt("", "symbol-missing", "the paper prints no symbol of its own")


RULES: tuple[Rule, ...] = (no_symbol,)
