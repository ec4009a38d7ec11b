"""What stands in front of a provision: its number or letter, and what may come next in the same row.

A marker belongs to a *row*: 1. 2. 3., or (a) (b) (c), or (i) (ii) (iii), or dashes. The same sign may belong to
two rows ((i) follows (h), and begins the roman row); which one it is, the rows that are open say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

Row = Literal["number", "letter", "roman", "bullet"]


class Marker(NamedTuple):
    """A marker as printed. ``number``: without brackets, dots and dashes. ``length``: how much of the text it takes.

    ``open``: it stands between two brackets or before one, as items do; else a dot or dash follows, as after numbers.
    ``label``: "pp" or "op" where that stands with the number, as in papers that are being negotiated.
    """

    number: str
    length: int
    open: bool
    bullet: bool = False
    label: str = ""


_NUMBER = re.compile(
    r"(\d{1,3}(?:\s?(?:bis|ter|quater))?)(?:\s*[.．、)°]\s*(?=\D|\d{4}\b)|\s*[-–—‑]\s+|\s*[.．]\s*$)", re.IGNORECASE
)
# "7.1 The Registry …", "7.2.1 to provide …". Two parts before a small letter may be an amount: "2.5 million".
_COMPOUND = re.compile(r"(\d{1,3}(?:\.\d{1,3}(?=\.?\s+[^\W\d_a-zà-ÿ])|(?:\.\d{1,3}){2,3}(?=\.?\s+[^\W\d_])))\.?\s+")
_BRACKETED = re.compile(
    r"[(（]\s*([^\W\d_]{1,5}|\d{1,3}(?:\s?(?:bis|ter))?)\s*[)）](?:\s+|(?=\S))|([^\W\d_]{1,2}|[ivxl]{1,5})\s?[)）]\s+"
)
_LETTERED = re.compile(
    r"([A-Z]|[IVXL]{1,6}|[А-Я])[.．]\s+|([一二三四五六七八九十]{1,3})\s*[、.．]\s*|([IVX]{1,5})\s+(?=[A-Z][a-z]+[ -])"
)
_LABELLED = re.compile(
    r"[\[(]?(?P<label>[PO]P)[ .]?(?P<number>\d{1,3}(?:\s?(?:bis|ter|quater|alt))?)\s?[.:]?[\])]?[.:]?(?:\s+|$)"
)
_LETTERED_MOST = 7  # signs that begin with a letter: "xviii )"
_SMALL = re.compile(r"([a-z]|[ivxl]{1,5})\.\s+")
# Arabic papers print the numbers of sub-items between quotation marks: ’1‘.
_QUOTES = "'‘’‛\"“”"
_QUOTED = re.compile(rf"[{_QUOTES}]\s*(\d{{1,2}}|[ivxl]{{1,5}})\s*[{_QUOTES}]\s+")
_CIRCLED = re.compile(r"[㈠-㈩①-⑳⑴-⒇]")
_BULLETS = "-–—•·▪◦■●*‣"
_BULLET = re.compile(rf"[{_BULLETS}]\s+")
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ROMAN = re.compile(r"(?=[ivxl])x{0,3}(?:ix|iv|v?i{0,3})|(?=l)lx{0,3}(?:ix|iv|v?i{0,3})")


def marker(text: str) -> Marker | None:
    """The marker that a provision's text begins with; None when it begins with none."""
    if "P" in text[:3] and (found := _LABELLED.match(text[:24])):
        return Marker(_plain(found["number"]), found.end(), False, label=found["label"].casefold())
    if text[:1].isalpha():  # as most do, with a word that neither bracket nor dot ends soon enough
        head = text[:_LETTERED_MOST]
        if ")" not in head and "." not in head and "）" not in head:
            return None
    head = text[:24]
    # What each of them needs is looked for first.
    if head[:1].isdigit():
        if found := _NUMBER.match(head + " "):
            return Marker(_plain(found[1]), min(found.end(), len(text)), False)
        if "." in head[:4] and (found := _COMPOUND.match(head)):
            return Marker(found[1], found.end(), False)
    if (")" in head or "）" in head) and (found := _BRACKETED.match(head)):
        sign = found[1] or found[2]
        return Marker(_plain(sign), found.end(), True)
    if head[:1] in _QUOTES and (found := _QUOTED.match(head)):
        return Marker(found[1], found.end(), True)
    if not head.isascii() and (found := _CIRCLED.match(head)):
        number = unicodedata.normalize("NFKC", found[0]).strip("()")
        return Marker(number, found.end() + len(head[found.end() :]) - len(head[found.end() :].lstrip()), True)
    if head[:1] in _BULLETS and (found := _BULLET.match(head)):
        inner = marker(head[found.end() :])
        if inner is not None and not inner.bullet:
            return inner._replace(length=found.end() + inner.length)
        return Marker("", found.end(), True, bullet=True)
    if "." in head and (found := _SMALL.match(head)):
        return Marker(found[1], found.end(), True)
    return None


def lettered(text: str) -> Marker | None:
    """The marker of a heading: a capital letter, a roman or a Chinese number, with a dot behind it."""
    found = _LETTERED.match(text[:24])
    return Marker(found[1] or found[2] or found[3], found.end(), False) if found else None


def rows(sign: str) -> tuple[Row, ...]:
    """The rows that a sign may belong to, the likelier first. A letter drawn out (هـ) is the letter."""
    sign = sign.replace("ـ", "")
    if sign.isdigit() or sign[:1].isdigit():
        return ("number",)
    small = sign.casefold()
    if sign in _CHINESE:
        return ("number",)
    found: list[Row] = []
    if roman(small):
        found.append("roman")
    if len(small) == 1 or (len(small) == 2 and small[0] == small[1]):
        found.append("letter")
    return tuple(found)


def place(sign: str, row: Row) -> int:
    """Which one of its row a sign is, from 1; 0 where it is none of that row."""
    if row == "number" and sign.isascii() and sign.isdigit():
        return int(sign)
    sign = sign.replace("ـ", "")
    if row == "number":
        if sign in _CHINESE:
            return _CHINESE[sign]
        digits = re.match(r"\d+", sign)
        return int(digits[0]) if digits else 0
    small = sign.casefold()
    if row == "roman":
        return roman(small)
    if row == "letter" and small:
        return _alphabet(small[0]) + 26 * (len(small) - 1)
    return 0


@lru_cache(maxsize=1024)
def roman(sign: str) -> int:
    """The value of a small roman number up to 89; 0 where it is none."""
    if not sign or not _ROMAN.fullmatch(sign):
        return 0
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    total = 0
    for this, after in zip(sign, [*sign[1:], ""], strict=True):
        value = values[this]
        total += -value if after and values[after] > value else value
    return total


_CHINESE = {sign: place for place, sign in enumerate("一二三四五六七八九十", 1)} | {
    f"十{sign}": 10 + place for place, sign in enumerate("一二三四五六七八九", 1)
}
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LOOKALIKES = str.maketrans("асеорх", "aceopx")


def _alphabet(letter: str) -> int:
    if "a" <= letter <= "z":
        return ord(letter) - ord("a") + 1
    if letter in _RUSSIAN:
        return _RUSSIAN.index(letter) + 1
    letter = {"ا": "أ", "إ": "أ", "ه": "ه"}.get(letter, letter)
    return _ARABIC.index(letter) + 1 if letter in _ARABIC else 0


def _plain(sign: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", sign).split())
