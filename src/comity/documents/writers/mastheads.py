"""The title block of a paper: its own front lines, where they come in the usual order, else what is known of it."""

from __future__ import annotations

from typing import NamedTuple

from comity.documents.tree import Paper
from comity.documents.writers.blocks import Block
from comity.documents.writers.pieces import Piece, safe
from comity.documents.writers.words import known, session, spoken, words


class Masthead(NamedTuple):
    """The lines of a title block, in reading order: symbol, organ, facts (distribution, date, language), the rest."""

    symbol: Block | None = None
    organ: Block | None = None
    facts: tuple[Block, ...] = ()
    rest: tuple[Block, ...] = ()

    @property
    def lines(self) -> tuple[Block, ...]:
        """All lines, in reading order."""
        return (*filter(None, (self.symbol, self.organ)), *self.facts, *self.rest)


def of_fronts(fronts: list[Block], paper: Paper) -> Masthead | None:
    """The masthead that front lines make: a symbol, the organ, facts, the rest. None where they come otherwise."""
    if any(line.children for line in fronts):
        return None
    ahead = list(fronts)
    symbol = ahead.pop(0) if ahead and paper.symbol and ahead[0].text == safe(paper.symbol) else None
    organ = ahead.pop(0) if ahead and paper.body and ahead[0].text == safe(paper.body) else None
    if organ is None:
        return None
    day = spoken(safe(paper.date or ""), paper.language)
    facts = []
    while ahead and (ahead[0].text in {day, safe(paper.symbol or "")} or ahead[0].text.startswith(_FACTS)):
        facts.append(ahead.pop(0))
    return Masthead(symbol, organ, tuple(facts), tuple(ahead))


def of_paper(paper: Paper, keep: str) -> Masthead:
    """The masthead of a paper that brings no front lines."""
    told = words(paper.language)
    facts = [told.distribution.format(safe(paper.distribution, keep))] if paper.distribution else []
    facts += [spoken(safe(paper.date), paper.language)] if paper.date else []
    facts += [told.original] if facts and known(paper.language) else []
    rest = [session(paper.session, paper.language)] if paper.session is not None else []
    return Masthead(
        _line(safe(paper.symbol or "", keep)),
        _line(safe(paper.body or "", keep)),
        tuple(line for fact in facts if (line := _line(fact))),
        tuple(line for said in rest if (line := _line(said))),
    )


_FACTS = ("Distr", "Original")


def _line(text: str) -> Block | None:
    """A line that no provision bears."""
    return Block("front", "", "", "", "", 0, (Piece(text),)) if text else None
