"""Words, as search knows them: the same for what is kept and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")


def words(text: str, most: int = 1000) -> list[str]:
    """The words of a text, each once, in order: letters and digits, whatever their case and their form of writing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return list(dict.fromkeys(word[:LONGEST] for word in _WORD.findall(plain)))[:most]
