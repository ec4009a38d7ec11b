"""A galley: the paper as every writer sets it.

Numbers stand as printed, each marker knows its note, and the notes stand apart, by the paper or annex that numbers
them. What differs between formats is how a galley is set; what it says is decided here, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from comity.documents.tree import Paper
from comity.documents.writers.blocks import Block, Setter, flat
from comity.documents.writers.mastheads import Masthead, of_fronts, of_paper
from comity.documents.writers.pieces import NO_BREAK, Piece, allowed, safe
from comity.documents.writers.words import Words, primary, words


class Galley(NamedTuple):
    """``opening``: title, contents and other front lines; ``body``: all else but notes; ``notes``: by scope, in order.

    ``marked``: the addresses of the notes that a marker leads to. ``masthead``: the front lines, where they can be set
    as such, or what stands for them. ``entries``: the headings for a table of contents; none where the paper brings
    its own or has hardly a heading.
    """

    title: str
    symbol: str
    date: str
    language: str
    rtl: bool
    words: Words
    masthead: Masthead
    opening: tuple[Block, ...]
    entries: tuple[Block, ...]
    body: tuple[Block, ...]
    notes: dict[str, tuple[Block, ...]]
    marked: frozenset[str]


def galley(paper: Paper, keep: str = NO_BREAK) -> Galley:
    """The galley of a paper. ``keep``: white space that is not folded, since it forbids a break."""
    told = words(paper.language)
    setter = Setter(paper, told, keep)
    blocks, notes = setter.blocks()
    cut = next((at for at, block in enumerate(blocks) if block.kind not in _OPENING), len(blocks))
    opening, body = blocks[:cut], blocks[cut:]
    headings = [block for block in flat(body) if block.kind in {"heading", "annex"} and block.level <= 2]
    bare = len(headings) < 2 or any(block.kind == "contents" for block in opening)
    title, masthead, opening = _opened(opening, paper, keep)
    return Galley(
        title=title,
        symbol=safe(paper.symbol or "", keep),
        date=paper.date or "",
        language=re.sub(r"[^A-Za-z0-9-]", "", paper.language.replace("_", "-")) or "en",
        rtl=primary(paper.language) in {"ar", "fa", "he", "ur"},
        words=told,
        masthead=masthead,
        opening=tuple(opening),
        entries=() if bare else tuple(headings),
        body=tuple(body),
        notes=notes,
        marked=frozenset(map(allowed, setter.met)),
    )


def parts(set_: Galley) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """The parts of a body, each with the notes that are printed at its end.

    The first is what stands before the annexes; then each annex, with what follows it.
    """
    starts = [at for at, block in enumerate(set_.body) if block.kind == "annex"]
    for place, (start, end) in enumerate(zip([0, *starts], [*starts, len(set_.body)], strict=True)):
        blocks = set_.body[start:end]
        scopes = [""] if place == 0 else []
        scopes += [f"{block.address}/" for block in flat(blocks) if block.kind == "annex"]
        yield blocks, tuple(note for scope in scopes for note in set_.notes.get(scope, ()))


_OPENING = {"front", "title", "contents", "furniture"}


def _opened(opening: list[Block], paper: Paper, keep: str) -> tuple[str, Masthead, list[Block]]:
    """The title in words, the masthead, and what else opens the paper, the title among it."""
    fronts = list(takewhile(lambda block: block.kind == "front", opening))
    # What a reader saw is printed as it was seen: nothing is added to it.
    read = any(provision.spans for provision in paper.provisions)
    masthead = of_fronts(fronts, paper) if fronts else Masthead() if read else of_paper(paper, keep)
    after = opening[len(fronts) :] if masthead else opening
    titles = [at for at, block in enumerate(after) if block.kind == "title" and block.text]
    said = after[titles[0]].text if titles else ""
    title = safe(paper.title, keep) or said or safe(paper.symbol or "", keep) or "-"
    if titles:
        after[titles[0]] = after[titles[0]]._replace(level=1)
    elif not read:
        last = max((at for at, block in enumerate(after) if block.kind == "front"), default=-1)
        after.insert(last + 1, Block("title", "", "paper-title", "", "", 1, (Piece(title),)))
    return title, masthead or Masthead(), after
