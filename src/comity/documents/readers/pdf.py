"""PDF as a paper (ISO 32000): the text layer by geometry, line by line; a scan without one is said to be a scan.

A line is what stands on one height; raised figures become superscript figures, so that "Res.3" with note 1 is never
"Res.31". ``glyphs`` asks PDFium, ``rows`` sets lines, ``leaves`` tells furniture and notes. PDFium is not made for
threads, so that one file is read at a time.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from comity.documents.readers.archives import refuse
from comity.documents.readers.glyphs import glyphs, pictured, rules
from comity.documents.readers.gutters import columns
from comity.documents.readers.leaves import Leaf, Measures, Told, classify, measured
from comity.documents.readers.rows import rows, segments, text
from comity.documents.readers.seen import Seen, Unreadable
from comity.documents.readers.sheet import Sheet

MOST = 100_000_000  # bytes
PAGES = 2_000
_MOST_BLOCKS = 8
_BLOCK = 4.0  # of the size: a gap in the title block that parts two things
# A heading or paragraph whose number stands far before it is one thing.
_NUMBERED = re.compile(r"\(?\w{1,5}[.)]\t")
_WHY = {
    raw.FPDF_ERR_PASSWORD: "the PDF is locked with a password; save it without one",
    raw.FPDF_ERR_SECURITY: "the PDF is locked in a way that is not known; save it without a lock",
    raw.FPDF_ERR_FORMAT: "the PDF is broken, cut short, or no PDF at all; get the file again",
}
_ONE = threading.Lock()


def read(content: bytes) -> Seen:
    """The lines of a PDF. Raises Unreadable for scans, for what is locked, broken or too large."""
    refuse(content, "pdf")
    if len(content) > MOST:
        raise Unreadable(f"the PDF is larger than {MOST:,} bytes; split it")
    if b"%PDF-" not in content[:2048]:
        raise Unreadable("not a PDF; look whether the file bears the right ending")
    with _ONE:
        return _read(content)


def _read(content: bytes) -> Seen:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        why = _WHY.get(getattr(error, "err_code", None) or 0)
        raise Unreadable(why or "the PDF is broken, cut short, or no PDF at all; get the file again") from None
    try:
        if len(document) > PAGES:
            raise Unreadable(f"the PDF has more than {PAGES:,} pages; split it")
        sheet = Sheet()
        leaves = list(_leaves(document, sheet))
        title = str(document.get_metadata_dict(skip_empty=True).get("Title", ""))[:500]
    finally:
        document.close()
    measures = measured(leaves)
    classify(leaves, measures)
    for number, leaf in enumerate(leaves, 1):
        _put(sheet, leaf, number, measures)
    return sheet.seen(title=title)


def _leaves(document: Any, sheet: Sheet) -> Iterator[Leaf]:
    """The pages of a file. Raises Unreadable where none has text."""
    silent: list[int] = []
    scanned = unknown = total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            leaf, strange, signs = _leaf(page)
        except pdfium.PdfiumError:
            sheet.notice("broken-page", f"page {number + 1} of the PDF is broken and was left out")
            yield Leaf([], [], 595, 842, [])
            continue
        unknown, total = unknown + strange, total + signs
        if not leaf.rows and pictured(page):
            scanned += 1
            silent.append(number + 1)
        page.close()
        yield leaf
    if scanned and total < 8 * scanned:
        raise Unreadable("the PDF is a scan: pictures of pages without a text layer; have its text recognized first")
    if not total:
        raise Unreadable("the PDF holds no text; give the paper itself")
    if silent:
        said = ", ".join(map(str, silent[:10])) + (", …" if len(silent) > 10 else "")
        sheet.notice("scanned-page", f"pages without text, pictures only: {said}; what they show was not read")
    if unknown * 20 > total:
        sheet.notice("unknown-signs", "the fonts of the PDF do not say which letters they draw; � stands for those")


def _leaf(page: Any) -> tuple[Leaf, int, int]:
    """A page, how many of its signs are unknown, how many it has."""
    width, height = page.get_size()
    held = page.get_textpage()
    found = glyphs(held, width, height)
    held.close()
    groups = [[Told(row, said) for row in rows(group) if (said := text(row).strip())] for group in found.groups]
    upright = groups[0] if groups else []
    beside = [told for group in groups[1:] for told in group]
    signs = sum(len(told.text) for group in groups for told in group)
    return Leaf(upright, rules(page) if upright else [], found.width, found.height, beside), found.unknown, signs


def _put(sheet: Sheet, leaf: Leaf, number: int, measures: Measures) -> None:
    """Put the rows of a page: its head, its words by columns, its notes, its foot, what runs another way."""
    body = [told for told in leaf.rows if told.kind is None]
    highest = max((told.row.base for told in body), default=0.0)
    groups = (
        [(told, 0.0) for told in leaf.rows if told.kind == "furniture" and told.row.base > highest],
        columns(body, leaf.width),
        [(told, 0.0) for told in leaf.rows if told.kind and (told.kind != "furniture" or told.row.base <= highest)],
        [(told, 0.0) for told in leaf.beside],
    )
    for group in groups:
        last: Told | None = None
        # Wide gaps at the head of the paper part its title block, unless they are so many that they part a table.
        blocks = sum(len(segments(told.row, _BLOCK)) > 1 for told, _ in group) <= _MOST_BLOCKS
        for told, edge in group:
            gap = last is not None and _apart(last, told, measures)
            top = number == 1 and blocks and told.kind is None and told.row.base > 0.55 * leaf.height and not edge
            parts = segments(told.row, _BLOCK) if top and not _NUMBERED.match(told.text) else [told.row]
            for part in parts:
                said = told.text if len(parts) == 1 else text(part)
                indent = _indent(part.left, part.right, said, edge, measures)
                sheet.put(said, kind=told.kind, indent=indent, gap=gap, page=number, whole=False)
            last = told


def _apart(last: Told, told: Told, measures: Measures) -> bool:
    """Whether there is more than the usual space between two rows."""
    step = last.row.base - told.row.base
    usual = measures.leading * max(0.7, min(last.row.size, told.row.size) / measures.size)
    return step > 1.3 * usual or abs(last.row.size - told.row.size) > 0.15 * measures.size


def _indent(left: float, right: float, said: str, edge: float, measures: Measures) -> int:
    """How far a line is indented, in signs, from the edge that it begins at."""
    backwards = sum("\u0590" <= sign <= "\u08ff" for sign in said) * 2 > sum(sign.isalpha() for sign in said)
    space = measures.right - right if backwards else left - (edge or measures.left)
    return round(space / measures.sign)
