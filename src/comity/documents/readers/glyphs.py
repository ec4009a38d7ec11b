"""The glyphs of a page of a PDF as PDFium finds them: which sign, where it stands, how large it is (ISO 32000-2, 9.4).

Places are in points, from the lower left of the page as it is read: pages whose text runs up or down are turned.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from typing import Any, NamedTuple

import msgspec
from pypdfium2 import raw  # type: ignore[import-untyped]

MOST = 200_000  # glyphs of a page
_OBJECTS = 20_000  # of a page that are looked at for pictures
_LIGATURES = range(0xFB00, 0xFB07)
_ARABIC = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
_HYPHENS = {"\x02", "\ufffe"}  # how PDFium tells of a hyphen at the end of a line
_HIGH = 0.22  # of the size: a figure whose foot is higher above the line is a raised one of the font
_TINY = 1.5  # points; smaller signs are not there to be read


class Glyph(msgspec.Struct):
    """A sign, or several that share one shape. ``base``: how high the line is on which it stands."""

    text: str
    left: float
    right: float
    base: float
    size: float
    space: bool = False
    raised: bool = False

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Sheetful(NamedTuple):
    """What a page holds: its glyphs by the way they run, most of them first, which way that is, and the page's size."""

    groups: list[list[Glyph]]
    turn: int
    width: float
    height: float
    unknown: int


def glyphs(text: Any, width: float, height: float) -> Sheetful:
    """The glyphs of a page by the way they run, the way of most of them first. ``text``: PDFium's page of text."""
    count = min(raw.FPDFText_CountChars(text), MOST)
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    across, up = ctypes.c_double(), ctypes.c_double()
    tight = [ctypes.c_double() for _ in range(4)]
    groups: dict[int, list[Glyph]] = {}
    turns: Counter[int] = Counter()
    turn = unknown = 0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in {10, 13}:
            continue
        sign = chr(code) if 0 < code < 0x110000 else "\ufffd"
        unknown += sign == "\ufffd"
        size = raw.FPDFText_GetFontSize(text, at)
        raw.FPDFText_GetCharOrigin(text, at, across, up)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        space = sign.isspace()
        if not space:
            raw.FPDFText_GetMatrix(text, at, matrix)
            turn = _turn(matrix.a, matrix.b)
            size *= (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
            turns[turn] += 1
            if size < _TINY:
                continue
        elif raw.FPDFText_IsGenerated(text, at) or size <= 1:
            size = 0.0
        if sign.isdigit() and not space and turn == 0:
            raw.FPDFText_GetCharBox(text, at, *tight)
            high = tight[2].value - up.value > _HIGH * size
        else:
            high = False
        sides = _turned(turn, (box.left, box.bottom, box.right, box.top), (across.value, up.value), (width, height))
        if not all(-1e5 < side < 1e5 for side in sides):
            continue
        left, right, base = sides
        group = groups.setdefault(turn, [])
        sign = "-" if sign in _HYPHENS else _plain(sign)
        last = group[-1] if group else None
        if last is not None and not space and not last.space and _one(last, sign, left, right, base):
            last.text = sign + last.text if _rtl(sign) and not unicodedata.combining(sign[0]) else last.text + sign
        else:
            group.append(Glyph(sign, left, max(left, right), base, size, space, high))
    order = [way for way, _ in turns.most_common()] or list(groups)
    upright = not order or order[0] % 2 == 0
    wide, high = (width, height) if upright else (height, width)
    return Sheetful([groups[way] for way in order if way in groups], order[0] if order else 0, wide, high, unknown)


def pictured(page: Any) -> bool:
    """Whether a page holds a picture."""
    count = min(raw.FPDFPage_CountObjects(page), _OBJECTS)
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, at)) for at in range(count))
    return any(kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM} for kind in kinds)


def _turn(a: float, b: float) -> int:
    """Which way text runs: 0 to the right, 1 up, 2 to the left upside down, 3 down."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _turned(
    turn: int, box: tuple[float, float, float, float], origin: tuple[float, float], page: tuple[float, float]
) -> tuple[float, float, float]:
    """Left, right and base of a glyph on its page, turned so that its text runs to the right."""
    left, bottom, right, top = box
    match turn:
        case 1:
            return bottom, top, page[0] - origin[0]
        case 2:
            return page[0] - right, page[0] - left, page[1] - origin[1]
        case 3:
            return page[1] - top, page[1] - bottom, origin[0]
    return left, right, origin[1]


def _one(last: Glyph, sign: str, left: float, right: float, base: float) -> bool:
    """Whether a sign shares the shape of the one before it: a ligature, or a mark above or below it."""
    if abs(base - last.base) > last.size:
        return False
    if unicodedata.combining(sign[0]):
        return True
    same = abs(left - last.left) < 0.01 and abs(right - last.right) < 0.01
    return same and right > left and len(last.text) < 4 and not last.text[-1].isdigit()


def _plain(sign: str) -> str:
    """A sign as text has it: ligatures and the joined forms of Arabic letters as the letters themselves."""
    code = ord(sign)
    if code in _LIGATURES or any(code in forms for forms in _ARABIC):
        return unicodedata.normalize("NFKC", sign) or sign
    return sign


def _rtl(sign: str) -> bool:
    return unicodedata.bidirectional(sign[:1]) in {"R", "AL"}
