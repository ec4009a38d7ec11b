"""The words by which a reader knows the parts of a paper: one file of words for each official language.

A *phrase* is what a preambular or operative paragraph begins with: adverbs, a head ("recalling", "urges"), and a
tail ("note of", "with appreciation"). Lists come first; where a language marks its participles by their endings,
a pattern finds those that no list has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

from comity.documents.languages.language import Language, Words

__all__ = ["CODES", "LANGUAGES", "Language", "detect", "language"]

CODES = ("en", "fr", "es", "ru", "ar", "zh")


@cache
def language(code: str) -> Language:
    """The language with this code. Raises KeyError for one that has no file."""
    if code not in CODES:
        raise KeyError(code)
    content = (files(__package__) / f"{code}.toml").read_bytes()
    return Language(msgspec.toml.decode(content, type=Words))


class _Languages(Mapping[str, Language]):
    """The languages by their codes; each is read when it is first asked for."""

    def __getitem__(self, code: str) -> Language:
        return language(code)

    def __iter__(self) -> Iterator[str]:
        return iter(CODES)

    def __len__(self) -> int:
        return len(CODES)


LANGUAGES: Mapping[str, Language] = _Languages()

# Three pieces of so many signs with so many frequent words of one language, and next to none of the others, say which.
_FEW, _MANY = 800, 40

_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "ru": re.compile("[\u0400-\u04ff]+"),
    "ar": re.compile("[\u0600-\u06ff]+"),
    "zh": re.compile("[\u4e00-\u9fff]+"),
}
_SCRIPTED = re.compile("[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]")
# Words that are frequent in one of the languages in Latin script and rare in the others.
_FREQUENT = MappingProxyType(
    {
        "en": frozenset(["the", "of", "and", "to", "that", "its", "with", "which", "by", "shall", "for", "on"]),
        "fr": frozenset(
            ["le", "la", "les", "des", "du", "et", "que", "une", "dans", "aux", "par", "ses", "au", "pour"]
        ),
        "es": frozenset(["el", "los", "las", "del", "y", "que", "una", "por", "con", "sus", "para", "su", "en", "al"]),
    }
)
_ANY_FREQUENT = frozenset().union(*_FREQUENT.values())


def detect(text: str) -> str:
    """The language of a text: by its script, in Latin script by its frequent words; English where nothing tells."""
    # Its beginning, middle and end tell, unless they differ: a cover note may be in another language.
    middle = len(text) // 2
    sample = text if len(text) < 3 * _FEW else f"{text[:_FEW]} {text[middle : middle + _FEW]} {text[-_FEW:]}"
    code, sure = _by_words(sample)
    if sure and (sample.isascii() or not _SCRIPTED.search(sample)):
        return code
    if not text.isascii() and _SCRIPTED.search(text):
        counted = {code: sum(map(len, script.findall(text))) for code, script in _SCRIPTS.items()}
        counted["zh"] *= 2  # a sign is a word
        code, most = max(counted.items(), key=lambda pair: pair[1])
        if most > sum(map(len, _LETTERS.findall(text))) // 3:
            return code
    return _by_words(text)[0]


def _by_words(text: str) -> tuple[str, bool]:
    """The language by its frequent words, and whether they are so many that the rest of the text need not be asked."""
    words = Counter(filter(_ANY_FREQUENT.__contains__, text.casefold().split()))
    counted = {code: sum([words[word] for word in frequent]) for code, frequent in _FREQUENT.items()}
    code = max(counted, key=lambda code: counted[code])
    most, second = sorted(counted.values(), reverse=True)[:2]
    return code, most > _MANY and most > 8 * second
