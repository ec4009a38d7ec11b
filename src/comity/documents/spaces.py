"""White space folded to single spaces, which is how the words of a provision read."""

from __future__ import annotations


def folded(text: str) -> str:
    """The words of a text with one space between them.

    Most texts are so already, and to see that costs a third of what parting and joining them does: the one white space
    that counts as printable is the space.
    """
    if "  " not in text and text.isprintable():
        return text.strip(" ")
    return " ".join(text.split())
