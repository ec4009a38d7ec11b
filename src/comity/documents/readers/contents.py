"""A table of contents: which lines belong to it, and the headings that it names."""

from __future__ import annotations

from collections.abc import Sequence

from comity.documents.languages import Language
from comity.documents.readers.found import Found
from comity.documents.readers.genre import LEADER, PAGED
from comity.documents.readers.markers import lettered, marker
from comity.documents.spaces import unspaced

_LONG = 30  # signs of what begins a paragraph, and is no line of contents without its page


class Contents:
    """The table of contents of a paper, as far as it has been read."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.named: set[str] = set()

    def take(self, text: str) -> None:
        """Note a line of it: the heading that it names."""
        self.named.add(unspaced(LEADER.sub("", text)))

    def goes_on(self, text: str, bare: str) -> bool:
        """Whether a block is a line of it: it leads to a page, or begins nothing and is no heading that it names.

        ``bare``: the text without the emphasis around it.
        """
        if LEADER.search(text) or LEADER.search(bare) or PAGED.search(bare):
            return True
        begins = len(bare) >= _LONG or marker(bare) or lettered(bare) or self.language.enacting(bare)
        return not begins and unspaced(bare) not in self.named


def may_come(found: Sequence[Found]) -> bool:
    """Whether no numbered paragraph has come yet: a cover may have words, and the table of contents stand behind."""
    return not any(each.number for each in found if each.kind == "paragraph")
