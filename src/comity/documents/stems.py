"""Whether a text has one of some stems: a look that costs a tenth of a scan with a pattern.

Most paragraphs have nothing that a pattern looks for. So each pattern that is run over whole paragraphs has a list of
stems, one of which stands in whatever it matches, and is not run where there is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FIGURE = re.compile(r"\d")


def any_of(text: str, stems: Iterable[str], accented: Iterable[str] = ()) -> bool:
    """Whether one of these stands in the text. ``accented``: those that no text in ASCII has, as most texts are.

    Loops, since a generator for ``any`` costs more than what it asks.
    """
    for stem in stems:
        if stem in text:
            return True
    return not text.isascii() and any_of(text, accented) if accented else False


def figures(text: str) -> bool:
    """Whether a digit of any script stands in the text."""
    return any_of(text, "1203456789") or (not text.isascii() and _FIGURE.search(text) is not None)


def places(text: str, stem: str) -> Iterator[int]:
    """Where a stem stands in a text, in order."""
    at = text.find(stem)
    while at >= 0:
        yield at
        at = text.find(stem, at + 1)


def around(pattern: re.Pattern[str], text: str, places: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that each hold one of some places. With each, in order, where the match may begin.

    The same that ``finditer`` finds, where every match holds one: to leap from one to the next costs a tenth of it.
    """
    end = 0
    for begin, place in places:
        if place < end:
            continue
        found = pattern.search(text, max(end, begin))
        if found is None:
            return
        end = found.end()
        yield found
