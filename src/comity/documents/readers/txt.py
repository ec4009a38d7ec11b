"""Plain text as a paper: its lines with what stands before them, form feeds as ends of pages."""

from __future__ import annotations

import codecs
import re
import unicodedata

import msgspec

from comity.documents import stems
from comity.documents.readers.ruled import RULE, tables
from comity.documents.readers.seen import Line, Noticed, Seen, Unreadable

# Longer texts are not papers; a thousand pages are some three million characters.
MOST = 20_000_000
_TAB = 8
# So many lines a title block may take. Beside the organ stands what says which paper it is, behind a wide gap.
_TITLE_BLOCK = 30
_WIDE = ("    ", "\t", "\u00a0")  # one of these is in every such gap
_BESIDE = re.compile(
    r"(?:[ \u00a0]{4,}|\t+)\s*(?P<right>(?:[A-Z][A-Z-]{0,9}/\S+(?: \(\d{4}\))?|Distr\b.*|Original\s?:.*"
    r"|\d{1,2}(?:er|st|nd|rd|th)? \w+ \d{4}|ENGLISH|FRAN[CÇ]AIS|ESPA[NÑ]OL|General|G[ée]n[ée]rale?))[ \t]*$",
    re.MULTILINE,
)
# Latin, Greek and Cyrillic letters and their punctuation: each takes one column.
_NARROW = re.compile("[ -\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]*")
# Two blocks run together when their text was drawn from a document: emphasis that ends or begins inside a word. Where
# no spaces part the words, as in Chinese, it says nothing.
_SPACED = r"[^\W\u2e80-\u9fff]"
_RUN_TOGETHER = re.compile(rf"(?<={_SPACED}\*\*)(?={_SPACED})|(?<={_SPACED})(?=\*\w[^*]*\*$)")

# What no text has, but a file of another kind: none of them is space, or the mark that ends a page.
_STRAY = 4  # of these may stand in any text
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x7f\x80-\x9f]")
# The number of a page in front of the words that follow overleaf: "— 182 — 2. According to …".
_PAGE_BEFORE = re.compile(r"(?P<number>(?P<dash>[–—])\s?\d{1,4}\s?(?P=dash))\s+(?=\d{1,3}[.)]\s|[^\W\d_])")


def read(content: bytes) -> Seen:
    """The lines of a text in UTF-8, UTF-16 with its mark, or else in Windows-1252, which is then noticed.

    Raises Unreadable for what is no text at all.
    """
    text, noticed = decoded(content)
    if "*" in text and (run := _run_together(text)):
        noticed += (Noticed("run-together", f"two blocks stand on one line and were read apart: “{run}”"),)
    return Seen(text=text, lines=tables(text, lines(text)), noticed=noticed)


def decoded(content: bytes) -> tuple[str, tuple[Noticed, ...]]:
    """The text of a file, with one kind of line end, and what there is to notice about it."""
    if len(content) > MOST:
        raise Unreadable(f"the text is longer than {MOST:,} bytes; split it")
    text, noticed = _decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if noticed and len(_CONTROLS.findall(text)) > max(_STRAY, len(text) // 100):
        raise Unreadable("not a text: it holds bytes that no text has; give the file as txt, docx, pdf or html")
    if "\0" in text:
        if text.count("\0") > len(text) // 100:
            raise Unreadable("not a text: it holds bytes of zero; give the file as txt, docx, pdf or html")
        noticed += (Noticed("nul-bytes", "the text holds bytes of zero, which were read as spaces"),)
        text = text.replace("\0", " ")
    return text, noticed


def _run_together(text: str) -> str:
    """The first line on which two blocks run together."""
    starred = (line.strip() for line in text.split("\n") if "*" in line)
    return next((line for line in starred if _RUN_TOGETHER.search(line)), "")


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold something."""
    found: list[Line] = []
    at, opening = 0, True
    for page, leaf in enumerate(text.split("\f"), 1):
        gap = page > 1
        for raw in leaf.split("\n"):
            inner = raw.strip()
            if inner:
                before = len(raw) - len(raw.lstrip()) if len(inner) < len(raw) else 0
                start, indent = at + before, width(raw[:before]) if before else 0
                if inner[0] in "–—" and (paged := _PAGE_BEFORE.match(inner)):
                    found.append(Line(start, start + paged.end("number"), indent, gap, page))
                    start, inner, gap = start + paged.end(), inner[paged.end() :], False
                for piece in _RUN_TOGETHER.split(inner) if "*" in inner else (inner,):
                    if piece:
                        end = start + len(piece)
                        found.append(Line(start, end, indent, gap, page))
                        start, gap = end, False
                if opening and len(found) < _TITLE_BLOCK:
                    opening = RULE.fullmatch(inner) is None  # what follows stands in a table
                    if stems.any_of(inner, _WIDE):
                        found[-1:] = _columns(text, found[-1])
            elif not raw.strip(" \t"):
                gap = True
            at += len(raw) + 1
    return tuple(found)


def _columns(text: str, line: Line) -> list[Line]:
    """The two lines that stand side by side in a title block: the organ, and the symbol or the day at its right."""
    beside = _BESIDE.search(text, line.start, line.end)
    if beside is None or beside.start() == line.start:
        return [line]
    indent = line.indent + width(text[line.start : beside.start("right")])
    right = Line(start=beside.start("right"), end=line.end, indent=indent, gap=True, page=line.page)
    return [msgspec.structs.replace(line, end=beside.start()), right]


def width(text: str) -> int:
    """How many columns a text takes: wide signs two, marks above and below none, tabs up to the next stop."""
    if "\t" not in text:
        return len(text) if text.isascii() else _untabbed(text)
    columns = 0
    *parts, last = text.split("\t")
    for part in parts:
        columns += _untabbed(part)
        columns += _TAB - columns % _TAB
    return columns + _untabbed(last)


def _untabbed(text: str) -> int:
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    columns = 0
    for sign in text:
        if not unicodedata.combining(sign):
            columns += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return columns


def _decoded(content: bytes) -> tuple[str, tuple[Noticed, ...]]:
    for mark, name in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(name, "replace"), ()
    unmarked = _unmarked(content)
    if unmarked is not None:
        said = f"the text does not say how it is written; it was read as {unmarked.upper()}"
        return content.decode(unmarked, "replace"), (Noticed("encoding", said),)
    try:
        return content.decode(), ()
    except UnicodeDecodeError as error:
        said = f"the text is not UTF-8 (byte {error.start}); it was read as Windows-1252"
        return content.decode("cp1252", "replace"), (Noticed("encoding", said),)


def _unmarked(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin text and of the spaces between all other is zero."""
    head = content[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 4 or max(even, odd) * 12 < len(head) or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
