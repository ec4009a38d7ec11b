"""PDF as a paper (ISO 32000): the text layer by geometry, line by line; a scan without one is said to be a scan.

A line is what stands on one height; raised figures become superscript figures, so that "Res.3" with note 1 is never
"Res.31". ``glyphs`` asks PDFium, ``rows`` sets lines, ``leaves`` tells furniture and notes. PDFium is not made for
threads, so that one file is read at a time.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from comity.documents.readers.aligned import aligned
from comity.documents.readers.archives import refuse
from comity.documents.readers.bands import open_runs, runs
from comity.documents.readers.cells import joined
from comity.documents.readers.glyphs import glyphs, pictured
from comity.documents.readers.gutters import columns
from comity.documents.readers.leaves import Leaf, Measures, Told, furniture, measured, notes
from comity.documents.readers.overleaf import Page, whole
from comity.documents.readers.rows import Row, rows, segments, text
from comity.documents.readers.seen import Seen, Unreadable
from comity.documents.readers.sheet import Sheet, shown
from comity.documents.readers.strokes import strokes
from comity.documents.readers.tabular import Tabled, ruled
from comity.documents.tree import Table

MOST = 100_000_000  # bytes
PAGES = 2_000
_MOST_BLOCKS = 8
_BLOCK = 4.0  # of the size: a gap in the title block that parts two things
# A heading or paragraph whose number stands far before it is one thing.
_NUMBERED = re.compile(r"\(?\w{1,5}[.)]\t")
_LARGE = 1.1  # of the size of most words: titles
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
    found = [_between_rules(leaf, first=not number) for number, leaf in enumerate(leaves)]
    measures = measured(leaves)
    furniture(leaves, measures)
    pages = [_page(leaf, found[number], measures, first=not number) for number, leaf in enumerate(leaves)]
    for number, (leaf, begun) in enumerate(zip(leaves, whole(pages), strict=True), 1):
        _put(sheet, leaf, number, measures, begun)
    return sheet.seen(title=title)


def _between_rules(leaf: Leaf, *, first: bool) -> list[Tabled]:
    """The tables of a page that stand between rules. Their lines are marked: their type says nothing of the paper's."""
    tables = ruled(leaf, runs(leaf), first=first)
    for each in (told for table in tables for told in table.told):
        each.kind = "table"
    return tables


def _page(leaf: Leaf, tables: list[Tabled], measures: Measures, *, first: bool) -> Page:
    """A page with all its tables, once its notes are told from its words."""
    notes(leaf, measures)
    going = ruled(leaf, open_runs(leaf), first=first)
    tables = sorted([*tables, *aligned(leaf, first=first)], key=lambda table: -table.base)
    return Page(leaf, tables, going[-1] if going else None)


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
            yield Leaf([], [], [], 595, 842, [])
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
    drawn = strokes(page, found.turn, width, height) if upright else ([], [])
    return Leaf(upright, *drawn, found.width, found.height, beside), found.unknown, signs


def _put(sheet: Sheet, leaf: Leaf, number: int, measures: Measures, tables: Sequence[Tabled]) -> None:
    """Put a page: its head, its words by columns and its tables, its notes, its foot, what runs another way."""
    held = [told.row.base for told in leaf.rows if told.kind in {None, "table"}]
    highest = max(held, default=0.0)
    groups: list[list[tuple[Told, float]] | Tabled] = [
        [(told, 0.0) for told in leaf.rows if told.kind == "furniture" and told.row.base > highest],
        *_body(leaf, tables),
        [
            (told, 0.0)
            for told in leaf.rows
            if told.kind not in {None, "table"} and (told.kind != "furniture" or told.row.base <= highest)
        ],
        [(told, 0.0) for told in leaf.beside],
    ]
    tabled = False
    for group in groups:
        last: Told | None = None
        if isinstance(group, Tabled):
            cells = [tuple(map(shown, row)) for row in (group.head, *group.rows)]
            table = Table(head=cells[0], rows=tuple(cells[1:]))
            sheet.put(group.text(), kind="table", gap=True, page=number, table=table)
            tabled = True
            continue
        # Wide gaps at the head of the paper part its title block, unless they are so many that they part a table.
        blocks = sum(len(segments(told.row, _BLOCK)) > 1 for told, _ in group) <= _MOST_BLOCKS
        for told, edge in _wrapped(group, measures):
            gap = tabled if last is None else _apart(last, told, measures)
            top = number == 1 and blocks and told.kind is None and told.row.base > 0.55 * leaf.height and not edge
            parts = segments(told.row, _BLOCK) if top and not _NUMBERED.match(told.text) else [told.row]
            for part in parts:
                said = told.text if len(parts) == 1 else text(part)
                indent, reach = _reach(part.left, part.right, said, edge, measures)
                sheet.put(said, kind=told.kind, indent=indent, reach=reach, gap=gap, page=number, whole=False)
            last, tabled = told, False


def _body(leaf: Leaf, tables: Sequence[Tabled]) -> Iterator[list[tuple[Told, float]] | Tabled]:
    """The words of a page by columns, and the tables that begin on it, from the top down."""
    words = [told for told in leaf.rows if told.kind is None]
    for table in tables:
        above = [told for told in words if told.row.base > table.base]
        words = words[len(above) :]
        yield columns(above, leaf.width)
        yield table
    yield columns(words, leaf.width)


def _wrapped(group: Sequence[tuple[Told, float]], measures: Measures) -> list[tuple[Told, float]]:
    """Rows, those in larger type made one where the first word of a row had no room on the row above: titles."""
    made: list[tuple[Told, float]] = []
    for told, edge in group:
        above = made[-1][0] if made else None
        if above is not None and not edge and above.kind is told.kind is None and _no_room(above, told, measures):
            glyphs = [*above.row.glyphs, *told.row.glyphs]
            whole = Told(Row(told.row.base, told.row.size, glyphs), joined(above.text, told.text))
            made[-1] = (whole, edge)
        else:
            made.append((told, edge))
    return made


def _no_room(above: Told, told: Told, measures: Measures) -> bool:
    size = told.row.size
    if size < _LARGE * measures.size or abs(above.row.size - size) > 0.2 or _apart(above, told, measures):
        return False
    last = [glyph for glyph in above.row.glyphs if glyph.base >= above.row.base - 0.5 * size]
    line, word = Row(above.row.base, size, last), segments(told.row, 0.2)[0]
    room = measures.right - min(line.left, told.row.left)
    whole = len(segments(line, _BLOCK)) == len(segments(told.row, _BLOCK)) == 1
    return whole and line.right - line.left + 0.25 * size + word.right - word.left > room


def _apart(last: Told, told: Told, measures: Measures) -> bool:
    """Whether there is more than the usual space between two rows."""
    step = last.row.base - told.row.base
    usual = measures.leading * max(0.7, min(last.row.size, told.row.size) / measures.size)
    return step > 1.3 * usual or abs(last.row.size - told.row.size) > 0.15 * measures.size


def _reach(left: float, right: float, said: str, edge: float, measures: Measures) -> tuple[int, int]:
    """Where a line begins and ends, in signs, from the edge that it begins at."""
    backwards = sum("\u0590" <= sign <= "\u08ff" for sign in said) * 2 > sum(sign.isalpha() for sign in said)
    from_ = edge or measures.left
    begin, end = (measures.right - right, measures.right - left) if backwards else (left - from_, right - from_)
    return round(begin / measures.sign), round(end / measures.sign)
