"""A doubt, what a rule is given, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from comity.documents.citations import Citation
from comity.documents.mandates import Mandate
from comity.documents.tree import Paper, Placed


class Doubt(msgspec.Struct, frozen=True):
    """``at`` is the address of a provision, empty for the paper as a whole; ``message`` is one sentence."""

    at: str
    kind: str
    message: str


class Read(msgspec.Struct, frozen=True):
    """A paper as it was read, with its citations by address (followed where they can be) and its mandates.

    ``before``: the mandates of last session's paper; None where it is not at hand. ``others``: the addresses of the
    papers at hand that it may cite, by symbol. ``text``: the plain text that spans point into.
    """

    paper: Paper
    placed: Sequence[Placed]
    citations: Sequence[tuple[str, Citation]]
    mandates: Sequence[Mandate]
    before: Sequence[Mandate] | None = None
    others: Mapping[str, frozenset[str]] = {}
    text: str = ""

    def scope(self, address: str) -> str:
        """The annex an address lies in, empty outside annexes: notes and numbers begin anew in each."""
        head, slash, _ = address.partition("/")
        return head if slash and head.startswith("annex-") else head if address.startswith("annex-") else ""


Rule = Callable[[Read], Iterator[Doubt]]
