"""The columns of a table on a page, and its lines as cells: by where signs stand, and by the posts between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from comity.documents.readers.glyphs import Glyph
from comity.documents.readers.rows import Row, segments, text
from comity.documents.readers.strokes import Rule

GAP = 0.7  # of the size: a wider gap may part two cells
FLUSH = 1.6  # of the size: so wide the words of a line may be set apart
_FEW = 3  # lines that tell whether a column is one
_SPACE = 0.45  # of the size: a narrower gap may be a space
_SPANS = 0.3  # of the lines that a cell must cross a gap of, to be one that reaches over several columns
_LEAST = 0.8  # of the size: lines nearer than this stand beside each other
_TIGHT = 0.12  # of the size: how much wider than the least the step between two lines of one cell may be
_WORD = 0.2  # of the size: a wider gap parts two words
STEP = 1.45  # of the size: a wider one parts two rows whatever stands in them
NUMERIC = re.compile(r"[-+−–—(]?\s?[\d.,\s\u00a0\u202f/]*\d\s?[%)]?[ᵃ-ᶻ⁰¹²³-⁹*]*|[-–—.…]{0,3}")
# A word may be broken behind these, and takes no space then.
_BROKEN = re.compile(r"(?:\w[-‐]|[^\s/]/)$")

Interval = tuple[float, float]


class Line(msgspec.Struct):
    """A line of a table: what stands in each column, from 0, in the order in which columns are read."""

    row: Row
    cells: dict[int, Row]
    said: dict[int, str]


def parts(row: Row) -> list[Row]:
    """A row cut at the gaps that may part cells, without the spaces at their ends."""
    return [_bare(part) for part in segments(row, GAP)]


def _bare(row: Row) -> Row:
    glyphs = row.glyphs
    end = len(glyphs)
    while end > 1 and glyphs[end - 1].space:
        end -= 1
    return Row(row.base, row.size, glyphs[:end])


def columns(lines: Sequence[Row], posts: Sequence[float] = ()) -> list[Interval]:
    """Where the columns of some lines are, from left to right. ``posts``: where upright lines part them."""
    parted = [parts(line) for line in lines]
    parted = [_flush(each, parted) for each in parted]
    gaps = sorted((a.right, b.left) for each in parted for a, b in pairwise(each))
    several = sum(len(each) > 1 for each in parted)
    kept = [(part.left, part.right) for each in parted for part in each if not _spans(part, gaps, several)]
    made: list[list[float]] = []
    for left, right in sorted(kept):
        post = made and any(made[-1][1] - 2 < post < left + 2 for post in posts)
        if made and left < made[-1][1] + 1 and not post:
            made[-1][1] = max(made[-1][1], right)
        else:
            made.append([left, right])
    return [(left, right) for left, right in made]


def _flush(cut: Sequence[Row], others: Sequence[Sequence[Row]]) -> list[Row]:
    """The parts of a line, those joined that gaps of one width part in the midst of what others have in one part.

    In a cell that is set flush, the words of a line may stand as far apart as columns do.
    """
    made = list(cut[:1])
    gaps = [b.left - a.right for a, b in pairwise(cut)]
    for at, part in enumerate(cut[1:]):
        gap, near = (made[-1].right, part.left), 0.08 * part.size
        beside = [gaps[each] for each in (at - 1, at + 1) if 0 <= each < len(gaps)]
        even = gaps[at] < FLUSH * part.size and any(abs(gaps[at] - other) < near for other in beside)
        if even and any(each.left < gap[0] and gap[1] < each.right for other in others for each in other):
            made[-1] = Row(part.base, part.size, made[-1].glyphs + part.glyphs)
        else:
            made.append(part)
    return made


def headed(found: Sequence[Interval], head: Sequence[Row]) -> list[Interval]:
    """Columns with those that have a head and nothing below it."""
    alone = [
        (part.left, part.right)
        for row in head
        for part in parts(row)
        if all(part.right < left or right < part.left for left, right in found)
    ]
    made: list[Interval] = []
    for left, right in sorted([*found, *alone]):
        if made and left < made[-1][1] + 1:
            made[-1] = (made[-1][0], max(made[-1][1], right))
        else:
            made.append((left, right))
    return made


def _spans(part: Row, gaps: Sequence[Interval], several: int) -> bool:
    """Whether a part of a line reaches over gaps at which many other lines are parted."""
    left, right = part.left, part.right
    crossed = sum(left < gap[0] and gap[1] < right for gap in gaps)
    return crossed > max(0.0, _SPANS * several)


def solid(found: Sequence[Interval], head: Sequence[Row], body: Sequence[Row]) -> list[Interval]:
    """Columns without those that are none: no head stands over them, and hardly anything in them.

    In a cell that is set flush, the words of a line stand as far apart as columns do.
    """
    if len(body) < _FEW:
        return list(found)
    made = list(found[:1])
    for left, right in found[1:]:
        over, below = (
            sum(any(part.left < right and left < part.right for part in parts(row)) for row in rows)
            for rows in (head, body)
        )
        if not over and below <= max(1, len(body) // 10):
            made[-1] = (made[-1][0], right)
        else:
            made.append((left, right))
    return made


def lines(
    rows: Sequence[Row], found: Sequence[Interval], under: Sequence[Rule], *, drawn: bool, backwards: bool
) -> list[Line]:
    """Rows as lines of a table with these columns. ``under``: rules under what reaches over several columns.

    ``drawn``: lines are drawn between the columns. ``backwards``: the columns are read from right to left.
    """
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(found)]
    made = []
    for row in rows:
        cells: dict[int, list[Row]] = {}
        for part in parts(row):
            at = _column(part, found, cuts, under)
            if not (crossed := [cut for cut in cuts if part.left < cut < part.right]) or _wide(part, crossed, drawn):
                cells.setdefault(at, []).append(part)
                continue
            for piece in _cut(part, crossed):
                cells.setdefault(sum(cut < piece.left for cut in cuts), []).append(piece)
        whole = {at: Row(row.base, row.size, [g for part in parts for g in part.glyphs]) for at, parts in cells.items()}
        if backwards:
            whole = {len(cuts) - at: cell for at, cell in whole.items()}
        said = {at: text(whole[at]).strip().replace("\t", " ") for at in sorted(whole)}
        made.append(Line(row, whole, {at: word for at, word in said.items() if word}))
    return made


def _column(part: Row, found: Sequence[Interval], cuts: Sequence[float], under: Sequence[Rule]) -> int:
    """The column in which a part of a line begins: what is set over a rule, in the first one over which that is."""
    near = (rule for rule in under if 0 < part.base - rule.base < part.size and rule.left < part.left)
    over = min((rule for rule in near if part.right < rule.right), default=None)
    if over is None:
        return sum(cut < part.left for cut in cuts)
    return next((at for at, (left, right) in enumerate(found) if over.left < (left + right) / 2), 0)


def _wide(part: Row, cuts: Sequence[float], drawn: bool) -> bool:
    """Whether a part of a line crosses a cut with a word, so that it is a cell that reaches over columns."""
    least = 0.05 if drawn else _SPACE
    return not all(_room(part, cut) > least * part.size for cut in cuts)


def _room(part: Row, cut: float) -> float:
    """How wide the gap is where a part of a line is cut; less than nothing where a sign stands there."""
    before = max((glyph.right for glyph in part.glyphs if not glyph.space and glyph.middle < cut), default=cut)
    after = min((glyph.left for glyph in part.glyphs if not glyph.space and glyph.middle >= cut), default=cut)
    return after - before


def _cut(part: Row, cuts: Sequence[float]) -> list[Row]:
    """A part of a line, cut at these places."""
    groups: dict[int, list[Glyph]] = {}
    for glyph in part.glyphs:
        groups.setdefault(sum(cut < glyph.middle for cut in cuts), []).append(glyph)
    return [Row(part.base, part.size, groups[at]) for at in sorted(groups)]


def least(found: Sequence[Line]) -> float:
    """The least step from a line to the next one in the same column, as a share of the size of its words."""
    steps = [step(above, below) for above, below in pairwise(found) if above.said.keys() & below.said.keys()]
    return min((each for each in steps if each > _LEAST), default=STEP)


def step(above: Line, below: Line) -> float:
    """The step from a line to the next one, as a share of the size of their words."""
    return (above.row.base - below.row.base) / max(above.row.size, below.row.size, 1.0)


def grouped(found: Sequence[Line], close: float) -> list[list[Line]]:
    """Lines by the rows of the table that they belong to. ``close``: the least step between lines of one cell."""
    wide: dict[int, float] = {}
    for line in found:
        for at, cell in line.cells.items():
            wide[at] = max(wide.get(at, 0.0), cell.right - cell.left)
    made: list[list[Line]] = []
    for line in found:
        if made and _goes_on(made[-1][-1], line, close, wide):
            made[-1].append(line)
        else:
            made.append([line])
    return made


def _goes_on(above: Line, below: Line, close: float, wide: dict[int, float]) -> bool:
    """Whether a line goes on with the cells of the line above it: no word of it had room there."""
    far = step(above, below)
    if far > min(STEP, close + _TIGHT):
        return False
    both = above.said.keys() & below.said.keys()
    if not both:
        return far < _LEAST
    return all(_wraps(above, below, at, wide[at]) for at in both)


def _wraps(above: Line, below: Line, at: int, wide: float) -> bool:
    if NUMERIC.fullmatch(above.said[at]) and NUMERIC.fullmatch(below.said[at]):
        return False
    before, after = above.cells[at], segments(below.cells[at], _WORD)[0]
    return before.right - before.left + _WORD * before.size + after.right - after.left > wide - 1


def told(group: Sequence[Line], width: int) -> tuple[str, ...]:
    """The cells of one row of the table, the lines of each joined."""
    made = [""] * width
    for line in group:
        for at, said in line.said.items():
            made[at] = joined(made[at], said)
    return tuple(made)


def joined(before: str, after: str) -> str:
    """Two lines of a cell: with a space, or without one behind a hyphen or stroke at which a word was broken."""
    if not before or not after:
        return before or after
    return before + after if _BROKEN.search(before) and after[:1].isalpha() else f"{before} {after}"
