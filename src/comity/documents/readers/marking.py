"""How a plain text marks its notes: raised figures, or figures in brackets or tags that stand for them.

text¹      text[1]      text[^1]      text<sup>1</sup>      text 1/
"""

from __future__ import annotations

import re
from collections.abc import Callable

from comity.documents import stems
from comity.documents.readers.seen import SUPERSCRIPTS, superscript

# The number of a note before its words; and in printed volumes, whose numbers were not raised.
NOTE = re.compile(rf"(?:\[?([{SUPERSCRIPTS}]{{1,3}})\]?\s*)(?=\S)")
OLD_NOTE = re.compile(
    r"(\d{1,3})/?\s+(?=(?:See|Ibid|Idem|Official Records|Voir|Documents officiels|[A-Z]{1,4}(?:-[A-Z]{2,4})?/"
    r"|[Rr]esolution ICC-)\b)"
)
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")
_TAGS = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
_CARETS = re.compile(r"\[\^(\d{1,3})\]:?")
_BRACKETS = re.compile(r"(?<=\S)\[(\d{1,3})\]|^\[(\d{1,3})\](?=\s)")
_STROKES = re.compile(r"(?<=[\w,;:.)\"”»])\s?(?<!\d)(\d{1,2})/(?=[\s,;:.)]|$)|^(\d{1,2})/(?=\s)")
_STROKED = re.compile(r"^[ \t]*1/[ \t]+\S", re.MULTILINE)
_NOTES = re.compile(r"^[ \t]*\[(\d{1,3})\]\s+\S", re.MULTILINE)


def begins_note(text: str) -> bool:
    """Whether a text begins as a note does: with its number, and so with no letter."""
    if text[:1].isalpha():
        return False
    return (len(text) > 3 and NOTE.match(text) is not None) or OLD_NOTE.match(text) is not None


def numbered_note(text: str) -> tuple[str | None, str]:
    """The number of a note in plain figures, and its words; None and all of it where it bears none."""
    found = NOTE.match(text) or OLD_NOTE.match(text)
    return (found[1].translate(_PLAIN), text[found.end() :]) if found else (None, text)


def stops(text: str, signs: tuple[str, ...] | str) -> bool:
    """Whether words end in one of these signs, before the raised figures of notes."""
    return text.rstrip(SUPERSCRIPTS).endswith(signs)


def marking(text: str) -> Callable[[str], str] | None:
    """What turns the markers of a text into raised figures; None where it has none that are not raised.

    Figures in brackets are markers where notes begin so.
    """
    patterns = []
    if "<" in text and stems.any_of(text, ("<sup>", "<SUP>")):  # one sign is found sooner than several
        patterns.append(_TAGS)
    if "[" in text:
        if "[^" in text:
            patterns.append(_CARETS)
        if "[1]" in text and _NOTES.search(text):
            patterns.append(_BRACKETS)
    if "1/ " in text and _STROKED.search(text):  # as on typewriters
        patterns.append(_STROKES)
    return (lambda line: _raised(line, patterns)) if patterns else None


def _raised(line: str, patterns: list[re.Pattern[str]]) -> str:
    for pattern in patterns:
        line = pattern.sub(lambda found: superscript(found[1] or found[found.lastindex or 1]), line)
    return line
