"""Markdown as a paper (CommonMark 0.31, with the tables and notes of GitHub): its blocks, their marks taken off.

Emphasis stays as it is written, as in plain text; what was escaped stands bare; the marker of a note is a superscript
figure. A number that is text ("7\\\\.") is a number; a list's own numbers are, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents.readers import txt
from comity.documents.readers.seen import Seen, superscript
from comity.documents.readers.sheet import Sheet
from comity.documents.tree import Table

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_ITEM = re.compile(r"([ \t]*)[-*+][ \t]+(.*)", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\]\s]{1,80})\]:[ \t]*(.*)", re.DOTALL)
_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+[ \t]*")
_BREAK = re.compile(r"(?:\\|[ \t]{2,})\n")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.){0,2000})\]\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000})\)")
_CHANGE = re.compile(r"</?ins>|<del>[^<]{0,20000}</del>|<br ?/?>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELL = re.compile(r"(?:[^|\\]|\\.)+")
_BOLD = re.compile(r"\*\*(.+)\*\*")
_CUT = re.compile(r"(?=[ \t]*[-*+][ \t]|\|)")
# A heading that begins with the number of an annex; its title is a line of its own.
_ANNEX = re.compile(
    r"((?:annex|annexe|anexo|приложение|المرفق|附件)[ \t]+[IVXLC\d]{1,7}|附件\d{1,3})[ \t]+(.*)", re.IGNORECASE
)
_SECTION = re.compile(r"\w{1,6}\.")


def read(content: bytes) -> Seen:
    """The blocks of a text in Markdown, in any encoding that plain text may have. Raises Unreadable like ``txt``."""
    text, noticed = txt.decoded(content)
    sheet = Sheet()
    sheet.noticed += noticed
    titled = re.findall(r"^# ", text, re.MULTILINE)
    for block in _blocks(text):
        _put(sheet, block, first=len(titled) == 1)
    return sheet.seen()


def _blocks(text: str) -> Iterator[str]:
    """What blank lines part, and within it what begins by itself: headings, items, tables."""
    block: list[str] = []
    for line in (*text.split("\n"), ""):
        begins = not line.strip() or _HEADING.fullmatch(line) or _ITEM.fullmatch(line) or _NOTE.match(line)
        apart = block and (_HEADING.fullmatch(block[0]) or (line.lstrip()[:1] == "|") != (block[0].lstrip()[:1] == "|"))
        if block and (begins or apart):
            yield "\n".join(block)
            block = []
        if line.strip():
            block.append(line)


def _put(sheet: Sheet, block: str, *, first: bool) -> None:
    heading, item, note = _HEADING.fullmatch(block), _ITEM.fullmatch(block), _NOTE.fullmatch(block)
    bold = _BOLD.fullmatch(block.strip())
    if heading is not None:
        _head(sheet, len(heading[1]), _said(heading[2]), first=first)
    elif block.lstrip()[:1] == "|" and (table := _table(block)) is not None:
        rows = (table.head, *table.rows)
        sheet.put("\n".join("\t".join(filter(None, row)) for row in rows), kind="table", table=table)
    elif note is not None:
        sheet.put(f"{_number(note[1])} {_said(note[2])}", kind="footnote")
    elif item is not None:
        words, bullet = _said(item[2]), "" if _marked(item[2]) else "- "
        depth = len(item[1].expandtabs(4)) // 2
        sheet.put(f"{bullet}{words}", level=depth + 1, indent=4 * depth + 4)
    elif bold is not None and "**" not in bold[1]:
        sheet.put(_said(bold[1]), kind="title" if not sheet.lines or sheet.lines[-1].kind == "annex" else None)
    else:
        for line in _BREAK.split(block.removeprefix("> ")):
            sheet.put(_said(line), indent=len(line) - len(line.lstrip()))


def _head(sheet: Sheet, rank: int, text: str, *, first: bool) -> None:
    annex = _ANNEX.fullmatch(text)
    if first and rank == 1:
        sheet.put(text, kind="title", level=1)
    elif annex is not None:
        sheet.put(annex[1], kind="annex", level=max(1, rank - first))
        sheet.put(annex[2], kind="title")
    else:
        sheet.put(text, kind="heading", level=max(1, rank - first))


def _marked(text: str) -> bool:
    """Whether an item bears a number as text."""
    return re.match(r"\\?[(（]?\w{1,6}\\?[).）]", text) is not None


def _said(text: str) -> str:
    """Words without their marks, but for those of emphasis."""
    text = _MARK.sub(lambda found: _number(found[1]), text)
    text = _LINK.sub(r"\1", _CHANGE.sub("", text))
    return " ".join(_ESCAPED.sub(r"\1", text).split())


def _number(label: str) -> str:
    """The number of a note, which its label ends with: 3 of "annex-I-3"."""
    number = label.rpartition("-")[2]
    return superscript(number) if number.isdecimal() else f"[{number}]"


def _table(block: str) -> Table | None:
    """A table, where a rule stands under its head; rows are filled up to its width."""
    lines = block.split("\n")
    if len(lines) < 2 or not _RULE.fullmatch(lines[1]):
        return None
    rows = [[_said(cell) for cell in _CELL.findall(line.strip().strip("|"))] for line in (lines[0], *lines[2:])]
    wide = len(rows[0])
    head, *told = (tuple([*row, *[""] * wide][:wide]) for row in rows)
    return Table(head=head, rows=tuple(told))
