"""Where the sentences of a paragraph end, but for those that an abbreviation seems to end: "Mr. President"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents import stems

# A capital follows, or a letter that has no small form. It begins with a sign, which a scan leaps to.
_END = re.compile(
    r"[.;](?:(?<=[^\W\d_]{3}.)|(?<=\b[a-z]{2}.)|(?<=[\d)\]”’»%].))[”’»\"]?\s+(?=[“‘«\"]?\s?[^\W\da-zß-ÿ_])|[。；]"
)
_SIGNS, _SIGNS_ACCENTED = (". ", "; ", '." ', ';" '), (".”", ";”", ".’", ".»", "。", "；")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as offsets [start, end), in order; together they are all of it."""
    start = 0
    if stems.any_of(text, _SIGNS, _SIGNS_ACCENTED):  # most texts are one sentence
        for found in _END.finditer(text):
            yield start, found.end()
            start = found.end()
    if start < len(text):
        yield start, len(text)
