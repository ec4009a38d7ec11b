"""A galley: the paper as every writer sets it.

Numbers stand as printed, each marker knows its note, and the notes stand apart, by the paper or annex that numbers
them. What differs between formats is how a galley is set; what it says is decided here, once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from comity.documents.tree import Kind, Paper, Placed, Table, walk
from comity.documents.writers.pieces import NO_BREAK, Mark, Piece, allowed, folded, safe
from comity.documents.writers.words import Words, known, primary, session, spoken, words


class Grid(NamedTuple):
    """A table of one width. ``numeric``: the columns that hold numbers, and are set to the end."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


class Block(NamedTuple):
    """One provision, ready to set. ``label``: its number as printed. ``level``: of headings, annexes and items, from 1.

    The title of the paper has level 1, any other title none. ``address`` is empty for a title that no provision
    bears; ``anchor`` is the address without spaces. ``scope`` is the prefix of the addresses of its notes.
    """

    kind: Kind
    address: str
    anchor: str
    number: str
    label: str
    level: int
    pieces: tuple[Piece, ...]
    children: tuple[Block, ...] = ()
    scope: str = ""
    grid: Grid | None = None
    svg: str = ""
    alt: str = ""

    @property
    def text(self) -> str:
        """The provision's own words, without its number and the markers of notes."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


class Masthead(NamedTuple):
    """The title block of a paper that has no lines of its own for it. What is not known is empty."""

    organ: str
    symbol: str
    facts: tuple[str, ...]
    session: str


class Galley(NamedTuple):
    """``opening``: front lines, title and contents; ``body``: all else but notes; ``notes``: by scope, in order.

    ``marked``: the addresses of the notes that a marker leads to. ``masthead`` is None where the opening has front
    lines; ``entries``, the headings for a table of contents, are empty where the paper brings its own or has hardly
    a heading.
    """

    title: str
    symbol: str
    date: str
    language: str
    rtl: bool
    words: Words
    masthead: Masthead | None
    opening: tuple[Block, ...]
    entries: tuple[Block, ...]
    body: tuple[Block, ...]
    notes: dict[str, tuple[Block, ...]]
    marked: frozenset[str]


def galley(paper: Paper, keep: str = NO_BREAK) -> Galley:
    """The galley of a paper. ``keep``: white space that is not folded, since it forbids a break."""
    told = words(paper.language)
    setter = _Setter(paper, told, keep)
    blocks, notes = setter.blocks()
    cut = next((at for at, block in enumerate(blocks) if block.kind not in _OPENING), len(blocks))
    opening, body = list(blocks[:cut]), blocks[cut:]
    titles = [at for at, block in enumerate(opening) if block.kind == "title" and block.text]
    said = opening[titles[0]].text if titles else ""
    title = safe(paper.title, keep) or said or safe(paper.symbol or "", keep) or "-"
    if titles:
        opening[titles[0]] = opening[titles[0]]._replace(level=1)
    else:
        fronts = [at for at, block in enumerate(opening) if block.kind == "front"]
        opening.insert(fronts[-1] + 1 if fronts else 0, Block("title", "", "paper-title", "", "", 1, (Piece(title),)))
    headings = [block for block in flat(body) if block.kind in {"heading", "annex"} and block.level <= 2]
    bare = len(headings) < 2 or any(block.kind == "contents" for block in opening)
    return Galley(
        title=title,
        symbol=safe(paper.symbol or "", keep),
        date=paper.date or "",
        language=re.sub(r"[^A-Za-z0-9-]", "", paper.language.replace("_", "-")) or "en",
        rtl=primary(paper.language) in {"ar", "fa", "he", "ur"},
        words=told,
        masthead=None if any(block.kind == "front" for block in opening) else _masthead(paper, told, keep),
        opening=tuple(opening),
        entries=() if bare else tuple(headings),
        body=tuple(body),
        notes=notes,
        marked=frozenset(map(allowed, setter.met)),
    )


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all that stand under them, in reading order."""
    for block in blocks:
        yield block
        yield from flat(block.children)


def longest(grid: Grid) -> list[int]:
    """The length of the longest cell of each column, in signs."""
    return [max(len(row[at]) for row in (grid.head, *grid.rows)) for at in range(len(grid.head))]


def repeats(grid: Grid) -> bool:
    """Whether the head of a table is short enough to be repeated on every page."""
    return max(map(len, grid.head)) <= 300


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
_NUMERIC = re.compile(r"[-+−–]?[\d.,\s\u00a0\u202f]*\d\s?%?|[-–—]?")


class _Setter:
    """Sets the provisions of one paper, in reading order, so that the k-th marker finds the k-th note it may mean."""

    def __init__(self, paper: Paper, told: Words, keep: str) -> None:
        self.words, self.keep = told, keep
        self.places = list(walk(paper))
        self.scopes: dict[str | None, str] = {None: ""}
        self.notes: dict[tuple[str, str], list[str]] = {}
        kinds: dict[str | None, Kind] = {}
        for place in self.places:
            kinds[place.address] = place.provision.kind
            annexed = kinds.get(place.parent) == "annex"
            self.scopes[place.address] = f"{place.parent}/" if annexed else self.scopes[place.parent]
            if place.provision.kind == "footnote":
                key = (self.scopes[place.address], place.provision.number or "")
                self.notes.setdefault(key, []).append(place.address)
        self.marked: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        self.ahead = iter(self.places)
        self.apart: dict[str, list[Block]] = {}

    def blocks(self) -> tuple[list[Block], dict[str, tuple[Block, ...]]]:
        count = sum(place.depth == 0 for place in self.places)
        blocks = self._set(count, 0, 0)
        return blocks, {scope: tuple(notes) for scope, notes in self.apart.items()}

    def _set(self, count: int, headings: int, items: int) -> list[Block]:
        found = []
        for _ in range(count):
            place = next(self.ahead)
            block = self._block(place, headings, items)
            if block.kind == "footnote":
                self.apart.setdefault(block.scope, []).append(block)
            else:
                found.append(block)
        return found

    def _block(self, place: Placed, headings: int, items: int) -> Block:
        provision = place.provision
        headings += provision.kind in {"heading", "annex"}
        items += provision.kind == "item"
        number = safe(provision.number or "")
        marks = self._marks(place)
        return Block(
            kind=provision.kind,
            address=allowed(place.address),
            anchor=re.sub(r"\s", "_", allowed(place.address)),
            number=number,
            label=_label(provision.kind, number, self.words),
            level=headings if provision.kind in {"heading", "annex"} else items if provision.kind == "item" else 0,
            pieces=folded(provision.runs, self.keep, marks),
            children=tuple(self._set(len(provision.children), headings, items)),
            scope=allowed(self.scopes[place.address]),
            grid=_grid(provision.table, self.keep) if provision.table else None,
            svg=provision.picture.svg if provision.picture else "",
            alt=safe(provision.picture.alt) or safe(provision.text) or "-" if provision.picture else "",
        )

    def _marks(self, place: Placed) -> Iterator[Mark]:
        """The marks of a provision. A marker means a note of its own annex, else of what the annex belongs to."""
        scope = f"{place.address}/" if place.provision.kind == "annex" else self.scopes[place.address]
        for number in place.provision.notes:
            within = scope
            while within and (within, number) not in self.notes:
                within = self.scopes[within[:-1]]
            claimed = self.notes.get((within, number), [])
            note = ""
            # A note within a note is printed as a number: no format can hang a note on a note.
            if claimed and place.provision.kind != "footnote":
                note = claimed[min(self.marked[claimed[0]], len(claimed) - 1)]
                self.marked[claimed[0]] += 1
                self.met[note] += 1
            yield Mark(safe(number), allowed(note), self.met[note] - 1 if note else 0)


def _label(kind: Kind, number: str, told: Words) -> str:
    match kind:
        case "annex":
            return f"{told.annex} {number}".strip()
        case _ if not number:
            return ""
        case "item":
            return f"({number})"
        case "footnote":
            return number
    return f"{number}."


def _grid(table: Table, keep: str) -> Grid:
    width = max(len(table.head), *(len(row) for row in table.rows), 1)
    head, *rows = (
        tuple(safe(cell, keep) for cell in (*row, *[""] * (width - len(row)))) for row in (table.head, *table.rows)
    )
    numeric = tuple(
        any(row[at] for row in rows) and all(_NUMERIC.fullmatch(row[at]) for row in rows) for at in range(width)
    )
    return Grid(head, tuple(rows), numeric)


def _masthead(paper: Paper, told: Words, keep: str) -> Masthead:
    facts = [told.distribution.format(safe(paper.distribution, keep))] if paper.distribution else []
    facts += [spoken(safe(paper.date), paper.language)] if paper.date else []
    facts += [told.original] if facts and known(paper.language) else []
    sitting = session(paper.session, paper.language) if paper.session is not None else ""
    return Masthead(safe(paper.body or "", keep), safe(paper.symbol or "", keep), tuple(facts), sitting)
