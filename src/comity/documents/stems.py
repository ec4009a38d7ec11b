"""Whether a text has one of some stems: a look that costs a tenth of a scan with a pattern.

Most paragraphs have nothing that a pattern looks for. So each pattern that is run over whole paragraphs has a list of
stems, one of which stands in whatever it matches, and is not run where there is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
