"""As at a day in logarithmic time, on any database: the relational interval tree.

Kriegel, Pötke and Seidl, "Managing Intervals Efficiently in Object-Relational Databases", VLDB 2000. Days are
numbered, and numbers are the nodes of a virtual binary tree; an interval is filed under the highest node that
it contains, its *fork*. A day can lie only in intervals filed under the nodes on its path from the root: those
to the left of it hold the day if they end after it, those to the right if they begin on or before it. So a
question costs a few index ranges and its answer, whatever the size of the record.
"""

from __future__ import annotations

from datetime import date

# The tree spans 2**17 days from this one: to the year 2223. Days outside are filed at its ends.
_ORIGIN = date(1864, 1, 1).toordinal()
_LEVELS = 17
_LAST = (1 << _LEVELS) - 1

# Where intervals without an end are filed: searched always, by their beginning.
OPEN = 0


def fork(since: date, until: date | None) -> int:
    """The node under which the interval from ``since`` to the day before ``until`` is filed."""
    if until is None:
        return OPEN
    first, last = _number(since), max(_number(since), _number(until) - 1)
    differing = ((first - 1) ^ last).bit_length() - 1
    return last >> differing << differing


def path(day: date) -> tuple[list[int], list[int]]:
    """The nodes where an interval that holds the day can be filed: (left of it, at or right of it).

    Left: it holds the day if ``until`` is later. Right, and open ones: if ``since`` is not later, and where
    the node is the day's own, ``until`` must be later too.
    """
    number = _number(day)
    left: list[int] = []
    right = [OPEN]
    for level in range(_LEVELS):
        node = number >> (level + 1) << (level + 1) | 1 << level
        if node == number:
            left, right = [], [OPEN]  # what lies below the day's own node cannot hold it
        elif node < number:
            left.append(node)
        else:
            right.append(node)
    return left, [*right, number]


def _number(day: date) -> int:
    return min(max(day.toordinal() - _ORIGIN, 1), _LAST)
