"""What the elements of HTML are to a paper: which part lines, which are not shown, what their names and classes say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import get_args

from lxml import etree

from comity.documents.readers.ooxml.counting import counted
from comity.documents.readers.seen import superscript
from comity.documents.tree import Kind

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
SKIPPED = frozenset(
    (
        *("audio", "base", "button", "canvas", "col", "colgroup", "datalist", "embed", "frame", "frameset"),
        *("head", "iframe", "input", "link", "map", "meta", "meter", "noembed", "noframes", "object", "option"),
        *("progress", "rp", "rt", "script", "select", "source", "style", "svg", "template", "textarea", "title"),
        *("track", "video", "annotation", "annotation-xml"),
    )
)
OWN = frozenset({"article"})  # our writer's, with the class "paper"
_OWN: dict[str, Kind] = {
    **{kind: kind for kind in get_args(Kind) if kind not in {"item", "furniture", "table"}},
    "masthead": "front",
    "note": "footnote",
}
_NOTES = re.compile(r"(?:_?e?d?_?(?:ftn|edn|fn|footnote|endnote|note))[-_:.]?\d{1,4}", re.IGNORECASE)
_NOTE_ROLES = {"doc-footnote", "doc-endnotes", "doc-endnote"}
_NOTE_CLASSES = {"footnote", "footnotes", "endnote", "endnotes", "notes", "fn-group"}
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super|mso-text-raise", re.IGNORECASE)
_BACKS = {"↩", "↩︎", "¶", "#", "↑", "⏎"}
_PIECES = 4  # of text, in which an element says what it is
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "none",
    "disc": "•",
    "circle": "◦",
    "square": "▪",
}
_STYLED = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_BEARS = re.compile(r"\s*(?:[(（]?[0-9]{1,3}[.)）]|[(（]?[a-z]{1,4}[)）]|[A-Z]{1,4}\.|[•◦▪–—-]\s|[ivxl]{1,5}\.\s)")


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())


def hidden(element: etree._Element) -> bool:
    """Whether an element says that it is not shown."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _NOT_SHOWN.search(style) is not None


def raises(element: etree._Element) -> bool:
    """Whether an element raises its text. One within another raises nothing more."""
    if element.tag == "sup":
        return True
    style = element.get("style") if element.tag in {"span", "a", "font"} else None
    return style is not None and _RAISED.search(style) is not None


def numbers(element: etree._Element) -> bool:
    """Whether an element of our writer holds the number of its block."""
    return element.tag == "span" and element.get("class") == "number"


def leads_to_note(element: etree._Element) -> bool:
    """Whether a link is the marker of a note by what it leads to, and says a number only."""
    if element.tag != "a" or not element.get("href", "").startswith("#"):
        return False
    if element.get("role") == "doc-noteref":
        return True
    noted = _NOTES.search(element.get("href", "")) or _NOTES.search(element.get("href", "").replace("ref", ""))
    return (
        noted is not None
        and re.fullmatch(r"\s*\[?\d{1,4}\]?\s*", "".join(islice(_texts(element), _PIECES))) is not None
    )


def is_back(element: etree._Element) -> bool:
    """Whether a link only leads to where it stands, or back from a note."""
    if element.tag != "a":
        return False
    if element.get("role") == "doc-backlink" or "permalink" in element.get("class", "").split():
        return True
    return len(element) == 0 and (element.text or "").strip() in _BACKS and element.get("href", "").startswith("#")


def kind_of(element: etree._Element, *, own: bool, first: bool) -> tuple[Kind | None, int]:
    """What an element is, and how deep. ``own``: in a page of our writer. ``first``: h1 is the title."""
    tag = str(element.tag)
    classes = element.get("class", "").split()
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        rank = int(tag[1])
        if rank == 1 and first:
            return "title", 1
        parent = element.getparent()
        if own and parent is not None and "annex" in parent.get("class", "").split():
            return "annex", rank - 1
        return "heading", rank - first
    if element.get("role") in _NOTE_ROLES or (tag in BLOCKS and not _NOTE_CLASSES.isdisjoint(classes)):
        return "footnote", 0
    if tag in {"div", "p", "li", "aside"} and _NOTES.fullmatch(element.get("id", "")):
        return "footnote", 0
    if tag == "nav":
        return ("contents" if own or {"contents", "toc"} & {*classes, element.get("id", "")} else "furniture"), 0
    if tag == "caption":
        return "table", 0
    if tag == "figcaption":
        parent = element.getparent()
        return ("table" if parent is not None and parent.find(".//table") is not None else "picture"), 0
    if own and tag in {"p", "div"}:
        return next((_OWN[name] for name in classes if name in _OWN), None), 0
    if own and tag == "li":
        return "item", 1 + sum(1 for outer in element.iterancestors("li"))
    return None, 0


def counts(element: etree._Element, depth: int) -> str:
    """How a list counts: a format, "none", or the sign before each of its items. ``depth``: of lists around it."""
    styled = _STYLED.search(element.get("style", ""))
    if styled and styled[1].lower() in _STYLES:
        return _STYLES[styled[1].lower()]
    if element.tag == "ol":
        return _TYPES.get(element.get("type", "1"), "decimal")
    return _STYLES.get(element.get("type", "").lower(), "•◦▪"[min(depth, 2)])


def label(counts: str, value: int, element: etree._Element, *, note: bool) -> str:
    """The label of an item of a list; "" where it bears one as text, or none."""
    if counts == "none" or _BEARS.match("".join(islice(_texts(element), _PIECES))):
        return ""
    if len(counts) == 1:
        return f"{counts}\t"
    return f"{superscript(str(value))} " if note else f"{counted(value, counts)}.\t"
