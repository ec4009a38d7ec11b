"""Tables on a page of a PDF: what stands between rules of one length, in columns.

A missed table is lines, as it always was; a false one would tear words apart. So a table needs columns that hold
through all its rows, and what may be set side by side for another reason is left alone: the title block, columns of
words, numbers that hang before paragraphs, contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from comity.documents.readers import cells
from comity.documents.readers.cells import Interval, Line
from comity.documents.readers.leaves import Leaf, Told
from comity.documents.readers.rows import Row
from comity.documents.readers.strokes import Post, Rule

_DOUBLE = 3.5  # points: two posts nearer than this are one
_HEAD = 0.72  # of the first page: what stands higher may be the title block
_INNER = 0.9  # of the width of a table: a longer rule is none within its head
_OPENING = 3  # rows of the first page that stand before any table
_LEADERS = re.compile(r"(?:[.…·]\s?){8}")


class Tabled(msgspec.Struct):
    """A table on a page, or the part of it that stands there: the lines of each of its bands, and its columns.

    ``drawn``: posts part the columns. ``under``: the rules within its head, under what reaches over several columns.
    ``head``, ``rows``: its rows of cells. ``over``: how many lines its head takes. ``whole``: it is a table by itself;
    else it is one only with what stands overleaf.
    """

    bands: list[list[Told]]
    edges: list[Interval]
    drawn: bool
    under: list[Rule]
    head: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    over: int = 0
    whole: bool = False

    @property
    def told(self) -> list[Told]:
        return [each for band in self.bands for each in band]

    @property
    def base(self) -> float:
        return self.bands[0][0].row.base

    def text(self) -> str:
        """Its rows as lines of text, a tab between cells."""
        return "\n".join("\t".join(filter(None, row)) for row in (self.head, *self.rows) if any(row))

    def set(self, edges: Sequence[Interval]) -> Tabled:
        """The same lines in these columns."""
        told = self.told
        backwards = sum(_rtl(each.text) for each in told) * 2 > len(told)
        found = [
            cells.lines([each.row for each in band], edges, self.under, drawn=self.drawn, backwards=backwards)
            for band in self.bands
        ]
        groups = _groups(found, drawn=self.drawn)
        # The first rule below the top parts the head; where there is none, it is the first row.
        head, below = (found[0], groups[1:]) if len(groups) > 1 else (groups[0][0], [groups[0][1:]])
        rows = [cells.told(group, len(edges)) for band in below for group in band]
        said = cells.told(head, len(edges))
        full = sum(sum(map(bool, row)) > 1 for row in rows)
        # Rows that a rule parts from each other are rows, whatever cells of them are filled.
        parted = len(self.bands) == len(rows) + 1 > 1 and sum(map(bool, said)) > 1
        whole = parted or (any(said) and full > 0 and full * 5 >= 2 * len(rows))
        return msgspec.structs.replace(self, edges=list(edges), head=said, rows=rows, over=len(head), whole=whole)


def ruled(leaf: Leaf, runs: Iterable[Sequence[list[Told]]], *, first: bool) -> list[Tabled]:
    """The tables in some runs of bands, from the top down. ``first``: of the first page."""
    found: list[Tabled] = []
    taken: set[int] = set()
    for bands in runs:
        told = [each for band in bands for each in band]
        top = told[0].row.base
        opening = first and (top > _HEAD * leaf.height or sum(each.row.base > top for each in leaf.rows) < _OPENING)
        if opening or any(id(each) in taken for each in told):
            continue
        made = tabled(leaf, bands)
        if made is not None:
            found.append(made)
            taken |= {id(each) for each in told}
    return sorted(found, key=lambda each: -each.base)


def tabled(leaf: Leaf, bands: Sequence[list[Told]]) -> Tabled | None:
    """The table in some bands; None where they have no columns, or are a table of contents."""
    told = [each for band in bands for each in band]
    if sum(bool(_LEADERS.search(each.text)) for each in told) * 3 > len(told):
        return None
    rows = [each.row for each in told]
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    posts = _standing([post for post in leaf.posts if left - 20 < post.across < right + 20], rows)
    drawn = len(posts) > 2 and posts[0] < left + 2 and posts[-1] > right - 2
    edges = list(pairwise(posts)) if drawn else cells.columns(rows, posts)
    over, body = [each.row for each in bands[0]], [each.row for band in bands[1:] for each in band]
    if not drawn and len(body) > 1:
        # The words of a head may reach over the columns below them; a stretched line of one cell is no columns.
        edges = max(edges, cells.headed(cells.columns(body, posts), over), key=len)
        edges = cells.solid(edges, over, body)
    if len(edges) < 2:
        return None
    inner = (rule for rule in leaf.rules if left - 2 < rule.left and rule.right < right + 2)
    under = [rule for rule in inner if rule.right - rule.left < _INNER * (right - left)]
    return Tabled(list(bands), edges, drawn, under).set(edges)


def _standing(posts: Sequence[Post], rows: Sequence[Row]) -> list[float]:
    """Where posts stand beside most of some rows, from left to right; a double one counts once."""
    high, low = rows[0].base + rows[0].size, rows[-1].base
    beside: dict[int, float] = {}
    for post in posts:
        part = min(post.high, high) - max(post.low, low)
        place = round(post.across / _DOUBLE)
        beside[place] = beside.get(place, 0.0) + max(0.0, part)
    made: list[float] = []
    for place in sorted(beside):
        across = place * _DOUBLE
        if beside[place] > 0.6 * (high - low) and (not made or across - made[-1] > 2 * _DOUBLE):
            made.append(across)
    return made


def _groups(bands: Sequence[Sequence[Line]], *, drawn: bool) -> list[list[list[Line]]]:
    """The rows of the table in each band. Where most bands are one row, every band is."""
    step = min((cells.least(band) for band in bands[1:]), default=0.0)
    found = [cells.grouped(band, step if at else cells.least(band)) for at, band in enumerate(bands)]
    below = found[1:]
    single = sum(len(groups) == 1 or _uneven(groups) for groups in below)
    if len(below) > 1 and single >= (0.5 if drawn else 0.8) * len(below):
        return [[[line for group in groups for line in group]] for groups in found]
    return found


def _uneven(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether some cell of a band has one line and another has several, as close as the lines of a cell are."""
    lines = [line for group in groups for line in group]
    if any(cells.step(above, below) > cells.STEP for above, below in pairwise(lines)):
        return False
    count: dict[int, int] = {}
    for at in (at for line in lines for at in line.said):
        count[at] = count.get(at, 0) + 1
    return min(count.values(), default=0) == 1 < max(count.values(), default=0)


def _rtl(text: str) -> bool:
    return sum("\u0590" <= sign <= "\u08ff" for sign in text) * 2 > sum(sign.isalpha() for sign in text)
