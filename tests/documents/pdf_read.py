"""A PDF as it prints: the text of its pages in order, the notes at their feet, the marks of notes."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

_FOOT, _HEAD = 76.0, 842 - 84.0  # points; what is beyond is furniture
_NOTE = 8.5  # the size of notes
_SIZES = (9.0, 10.0, 10.5, 11.5, 13.0, 14.0, 15.0, 17.0)
# The size of a mark, as a share of the text it stands in.
TYPST, LIBREOFFICE = 0.6, 0.58


class Printed(NamedTuple):
    body: str
    notes: str
    marks: str
    furniture: str


def printed(content: bytes, share: float = TYPST) -> Printed:
    """What a PDF prints, page after page."""
    return Printed(*("\n".join(parts) for parts in zip(*pages(content, share), strict=True)))


def pages(content: bytes, share: float = TYPST) -> list[Printed]:
    """What each page prints. ``share``: the size of marks, as a share of the text they stand in."""
    document = pdfium.PdfDocument(content)
    found = [_page(page.get_textpage(), share) for page in document]
    document.close()
    return found


def _page(text: pdfium.PdfTextPage, share: float) -> Printed:
    small = {round(size * share, 1) for size in _SIZES if size != 15.0}
    body, notes, marks, furniture = [], [], [], []
    for at in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, at))
        sign = "-" if sign in "\x02\ufffe" else sign
        size = round(raw.FPDFText_GetFontSize(text, at), 1)
        base = _base(text, at)
        if base < _FOOT or base > _HEAD:
            furniture.append(sign)
        elif size in {_NOTE, round(_NOTE * share, 1)}:
            notes.append(sign)
        elif size in _SIZES:
            body.append(sign)
        elif size in small:
            marks.append(sign)
    text.close()
    return Printed("".join(body), "".join(notes), "".join(marks), "".join(furniture))


def _base(text: pdfium.PdfTextPage, at: int) -> float:
    """How high the line stands on which a sign stands."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, across, up)
    return up.value


def tagged(content: bytes) -> bool:
    """Whether the file is tagged."""
    document = pdfium.PdfDocument(content)
    found = bool(raw.FPDFCatalog_IsTagged(document))
    document.close()
    return found


def tags(content: bytes) -> list[tuple[str, str]]:
    """The tags of all pages, in order, each with the words that stand for it."""
    document, found = pdfium.PdfDocument(content), []
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            found += _under(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
        raw.FPDF_StructTree_Close(tree)
    document.close()
    return found


def _under(element: Any) -> list[tuple[str, str]]:
    if not element:
        return []
    found = [(_string(raw.FPDF_StructElement_GetType, element), _string(raw.FPDF_StructElement_GetAltText, element))]
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        found += _under(raw.FPDF_StructElement_GetChildAtIndex(element, at))
    return found


def _string(ask: Any, element: Any) -> str:
    length = ask(element, None, 0)
    held = ctypes.create_string_buffer(length)
    ask(element, held, length)
    return held.raw.decode("utf-16-le").rstrip("\0")


def outline(content: bytes) -> list[tuple[int, str]]:
    """The outline: how deep, and what it says."""
    document = pdfium.PdfDocument(content)
    found = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    document.close()
    return found
