"""The bands between rules of one length on a page of a PDF, and runs of them in which a table may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.documents.readers.cells import FLUSH, parts
from comity.documents.readers.leaves import Leaf, Told
from comity.documents.readers.rows import Row, text
from comity.documents.readers.strokes import Rule

Band = list[Told]

_NEAR = 4.0  # points: rules of one table begin and end at one place
_DOUBLE = 3.5  # points: two rules nearer than this are one
_EMPTY = 30.0  # points: a higher band without words ends a table
_PAD = 1.1  # of the size: more room between a rule and the words of a table is none of its
_HANGS = re.compile(r"[(\[]?\w{1,4}[.)\]]|\d{1,3}(?:\.\d{1,3})+\.?|[-–—•▪*]|[A-Z]")
_RULES, ROWS = 3_000, 600  # of a page that may hold tables
_SHARE = 0.3  # of the lines of a band that are parted by gaps, unless the rules hold them tight
_APART = 2.2  # of the size: a wider step ends a table that no rule closes


def runs(leaf: Leaf) -> Iterator[list[Band]]:
    """Runs of bands between rules, wider rules first."""
    for rules in _frames(leaf):
        run: list[Band] = []
        for upper, lower in pairwise(rules):
            band = _band(leaf, upper, lower)
            if band is not None and (band or upper.base - lower.base < _EMPTY):
                run += [band] if band else []
                continue
            yield from _trimmed(run)
            run = []
        yield from _trimmed(run)


def open_runs(leaf: Leaf) -> Iterator[list[Band]]:
    """Runs that no rule closes: bands between the last rules of a page, and what stands below these down to its end."""
    for rules in _frames(leaf):
        last = rules[-1]
        below = [each for each in leaf.rows if each.row.base < last.base - 1 and each.kind is None]
        run: list[Band] = []
        for upper, lower in pairwise(rules):
            band = _band(leaf, upper, lower)
            run = [*run, *([band] if band else [])] if band is not None else []
        if run and below and _goes_on([each for band in run for each in band], below, last):
            yield from _trimmed([*run, below])


def _goes_on(run: Sequence[Told], told: Sequence[Told], rule: Rule) -> bool:
    """Whether lines below a rule are all of one table: within its ends, close to each other, and no paragraphs."""
    steps = [rule.base - told[0].row.base, *(a.row.base - b.row.base for a, b in pairwise(told))]
    near = all(step < _APART * each.row.size for step, each in zip(steps, told, strict=True))
    every = [*run, *told]
    return near and not _beyond(told, rule) and not _prose(every, rule) and _several(every, _SHARE)


def _frames(leaf: Leaf) -> Iterator[list[Rule]]:
    """Rules that begin and end at one place, from the top down; wider ones first. A page full of lines is a drawing."""
    if len(leaf.rules) > _RULES or len(leaf.rows) > ROWS:
        return
    left = sorted(_joined(leaf.rules), key=lambda rule: (rule.left - rule.right, -rule.base))
    while left:
        of = left[0]
        same: list[Rule] = []
        others: list[Rule] = []
        for rule in left:
            near = abs(rule.left - of.left) < _NEAR and abs(rule.right - of.right) < _NEAR
            (same if near else others).append(rule)
        left = others
        frame: list[Rule] = []
        for rule in sorted(same, key=lambda rule: -rule.base):
            if not frame or frame[-1].base - rule.base > _DOUBLE:
                frame.append(rule)
        if len(frame) > 1:
            yield frame


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules, those that meet on one height made one: a line may be drawn cell by cell."""
    made: list[Rule] = []
    level: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: -rule.base):
        if level and level[0].base - rule.base > 1.2:
            made += _met(level)
            level = []
        level.append(rule)
    return made + _met(level)


def _met(level: Sequence[Rule]) -> list[Rule]:
    made: list[Rule] = []
    for rule in sorted(level):
        if made and rule.left - made[-1].right < 3:
            made[-1] = made[-1]._replace(right=max(rule.right, made[-1].right))
        else:
            made.append(rule._replace(base=level[0].base))
    return made


def _trimmed(run: list[Band]) -> Iterator[list[Band]]:
    """A run without bands of one column at its beginning; none where no band has several."""
    while run and not _several(run[0]):
        run = run[1:]
    if run:
        yield run


def _band(leaf: Leaf, upper: Rule, lower: Rule) -> Band | None:
    """What stands between two rules; None where it is no part of a table."""
    told = [each for each in leaf.rows if lower.base - 1 < each.row.base < upper.base - 1]
    if not told:
        return told
    if _beyond(told, upper):
        return None
    first, last = told[0].row, told[-1].row
    above = upper.base - first.base - 0.75 * first.size
    below = last.base - 0.25 * last.size - lower.base
    tight = above < _PAD * first.size and below < _PAD * last.size
    return told if tight or (_several(told, _SHARE) and not _prose(told, upper)) else None


def _beyond(told: Sequence[Told], rule: Rule) -> bool:
    """Whether some of these lines reach beyond the ends of a rule."""
    return any(each.row.left < rule.left - 6 or each.row.right > rule.right + 6 for each in told)


def _prose(told: Sequence[Told], rule: Rule) -> bool:
    """Whether lines of words run through a band from its left, as paragraphs do."""
    width = rule.right - rule.left
    begun = _begun(told)
    lasts = [parts(each.row)[-1] for each in told]
    long = [last for last in lasts if last.right - last.left > 0.6 * width and last.left < rule.left + 0.35 * width]
    return sum(not _among(last.left, begun) for last in long) > 1


def _several(told: Sequence[Told], share: float = 0.0) -> bool:
    """Whether more than a share of these lines stand in columns: side by side, or below what does."""
    begun = _begun(told)
    cut = [parts(each.row) for each in told]
    return sum(beside(each) or _among(each[0].left, begun) for each in cut) > share * len(cut)


def beside(cut: Sequence[Row]) -> bool:
    """Whether a line is parted as cells are: not by what hangs before a paragraph, nor as words that are set flush."""
    cells = cut[1:] if hangs(cut[0]) else cut
    gaps = [after.left - before.right for before, after in pairwise(cells)]
    flush = len(gaps) > 1 and max(gaps) - min(gaps) < 0.1 * cut[0].size and max(gaps) < FLUSH * cut[0].size
    return bool(gaps) and not flush


def hangs(part: Row) -> bool:
    """Whether a part of a line is the number or the sign that hangs before a paragraph."""
    return _HANGS.fullmatch(text(part).strip()) is not None


def _begun(told: Sequence[Told]) -> list[float]:
    """Where columns begin behind the first one."""
    return [part.left for each in told if beside(cut := parts(each.row)) for part in cut[1:]]


def _among(left: float, begun: Sequence[float]) -> bool:
    return any(abs(left - each) < 2 for each in begun)
