"""A proposed change to last session's resolution, and what a rule is given to find one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from comity.documents.citations import Citation
from comity.documents.languages import LANGUAGES, Language
from comity.documents.mandates import Mandate
from comity.documents.tree import Paper, Placed
from comity.reports.view import View


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the record proposes at one place. ``at``: an address in last session's paper, empty for the whole of it.

    ``before`` becomes ``after`` at [start, end) of the provision's text. Both the same: nothing is changed, and ``why``
    says what a person has to consider; or, where it ``confirms``, that the record holds what the text says.
    ``entries``: the entries of the record that it rests on.
    """

    at: str
    why: str
    before: str = ""
    after: str = ""
    start: int = 0
    end: int = 0
    figure: str = ""
    entries: tuple[int, ...] = ()
    confirms: bool = False

    @property
    def changes(self) -> bool:
        """Whether it changes a word."""
        return self.before != self.after


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """Last session's resolution as it was read, and the session that the next is for.

    ``symbol``: its own, or that which the record says it became; None where neither is known.
    """

    paper: Paper
    symbol: str | None
    session: int
    following: int
    placed: tuple[Placed, ...]
    citations: Mapping[str, list[Citation]]
    mandates: tuple[Mandate, ...]

    @property
    def language(self) -> Language:
        return LANGUAGES[self.paper.language]

    @property
    def next_symbol(self) -> str:
        """The symbol of the next, whose number nobody knows yet."""
        return f"ICC-ASP/{self.following}/Res.[…]"

    def texts(self, *kinds: str) -> Iterator[tuple[str, str]]:
        """Address and text of the provisions of some kinds, in reading order."""
        return ((each.address, each.provision.text) for each in self.placed if each.provision.kind in kinds)


Rule = Callable[[Last, View], Iterator[Proposal]]
