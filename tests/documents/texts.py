"""HTML and Markdown as they read: the text, the notes, the marks."""

from __future__ import annotations

import re
from typing import Any

from lxml import html


def of_html(content: bytes) -> tuple[str, str, list[str]]:
    """Text, notes and marks of a page; without permalinks, the table of contents, and what pictures draw."""
    page: Any = html.fromstring(content.decode())
    marks = ["".join(mark.itertext()) for mark in page.xpath("//*[@class='mark']")]
    for gone in page.xpath(
        "//nav | //*[@class='permalink'] | //*[@class='back'] | //*[local-name()='svg'] | //sup | //style | //title"
    ):
        gone.drop_tree()
    notes = "\n".join(_text(note) for note in page.xpath("//*[@role='doc-footnote']"))
    for note in page.xpath("//*[@class='notes']"):
        note.drop_tree()
    return _text(page), notes, marks


def _text(element: Any) -> str:
    return "".join(element.itertext())


# In Markdown: what is escaped, a mark, the mark that opens a note, a link, emphasis, and what opens a line.
_TOKENS = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|\[\^(?P<mark>[^\]]+)\](?!:)|^\[\^(?P<note>[^\]]+)\]:"
    r"|(?P<lost>[⁰¹²³⁴-⁹]+)|\[|\]\(<[^>]*>\)|\*+|^#+ |^ *- (?!-)|^> |\|(?: ?-+:? ?\|)*",
    re.MULTILINE,
)


_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def of_markdown(content: bytes) -> tuple[str, str, list[str]]:
    """Text, notes and marks; the marks by their labels."""
    marks: list[str] = []

    def read(found: re.Match[str]) -> str:
        if found["escaped"]:
            return found["escaped"]
        if found["mark"]:
            marks.append(found["mark"])
        if found["lost"]:
            marks.append(found["lost"].translate(_PLAIN))
        return f"{found['note'].split('-')[-1]} " if found["note"] else ""

    lines: dict[bool, list[str]] = {True: [], False: []}
    for line in content.decode().split("\n"):
        lines[line.startswith("[^")].append(_TOKENS.sub(read, line))
    return "\n".join(lines[False]), "\n".join(lines[True]), marks
