"""White space folded to single spaces, which is how the words of a provision read."""

from __future__ import annotations

from collections.abc import Sequence

from comity.documents import stems

# White space besides the space itself: that of ASCII, and all the other.
_ASCII = "\t\n\v\f\r\x1c\x1d\x1e\x1f"
_IN_LINES = _ASCII.replace("\n", "")
_OTHER = "\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def folded(text: str) -> str:
    """The words of a text with one space between them.

    Most texts are so already, and to see that costs a third of what parting and joining them does: the one white space
    that counts as printable is the space, and in ASCII there are few others.
    """
    if "  " not in text and (not stems.any_of(text, _ASCII) if text.isascii() else text.isprintable()):
        return text.strip(" ")
    return " ".join(text.split())


def unspaced(text: str) -> str:
    """The letters and digits of a text alone, cases folded: contents set dots, colons and spaces as they like."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def lines_folded(lines: Sequence[str], text: str) -> list[str]:
    """The words of the lines of a text, each without space around it. What the whole has not, none of them has."""
    if stems.any_of(text, _IN_LINES, _OTHER):
        return [folded(line) for line in lines]
    if "  " not in text:
        return list(lines)
    return [" ".join(line.split()) if "  " in line else line for line in lines]
