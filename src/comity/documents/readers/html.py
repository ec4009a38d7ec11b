"""HTML as a paper (HTML Living Standard): what a browser would show, block by block.

Numbers of lists are counted and written out, unless the items bear theirs as text, as those of our own writer do.
The classes of our own writer say what a block is; elsewhere headings, tables, notes and navigation do.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from comity.documents.readers.archives import refuse
from comity.documents.readers.elements import (
    BLOCKS,
    OWN,
    SKIPPED,
    counts,
    hidden,
    is_back,
    kind_of,
    label,
    leads_to_note,
    numbers,
    raises,
)
from comity.documents.readers.own import html as own
from comity.documents.readers.pages import Frame, Page, whole
from comity.documents.readers.seen import Noticed, Seen, Unreadable
from comity.documents.tree import Kind

MOST = 50_000_000  # bytes
_MARKS = 3_000_000  # tags
# Where these stand around, an element is nothing else.
_KEPT = {"footnote", "contents", "furniture", "front"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def read(content: bytes) -> Seen:
    """A page as it would be shown. Raises Unreadable for what is no text, and for what is too large."""
    if len(content) > MOST or content.count(b"<") > _MARKS:
        raise Unreadable("the page is too large; split the paper")
    refuse(content, "html")
    text, noticed = _decoded(content)
    if text.count("\0") > len(text) // 100:
        raise Unreadable("not a page: it holds bytes of zero; give the file as html, docx, pdf or txt")
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", " "))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    if any(error.type_name == "ERR_INTERNAL_ERROR" or "depth" in error.message for error in parser.error_log):
        raise Unreadable("elements stand within each other too deep; it is no paper")
    if root is None:
        raise Unreadable("the page holds no text; give the paper itself")
    article = own.paper_of(root)
    if article is not None and not noticed:
        return own.read(article, root.findtext(".//title"))
    page = _Page(root)
    page.sheet.noticed += noticed
    body = root.find("body")
    page.walk(root if body is None else body)
    language = root.get("lang") or next((part.get("lang") for part in root.iter("article")), None)
    return page.sheet.seen(title=root.findtext(".//title"), language=language)


def _decoded(content: bytes) -> tuple[str, list[Noticed]]:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(name, "replace"), []
    try:
        return content.decode(), []
    except UnicodeDecodeError as error:
        said = _CHARSET.search(content[:4096])
        name = said[1].decode("ascii") if said else ""
        try:
            if name and name.lower().replace("-", "") not in {"utf8", "iso88591", "latin1", "usascii"}:
                return codecs.lookup(name).decode(content, "replace")[0], []
        except (LookupError, ValueError, TypeError):
            pass
        told = f"the page is not UTF-8 (byte {error.start}); it was read as Windows-1252"
        return content.decode("cp1252", "replace"), [] if name else [Noticed("encoding", told)]


class _Page(Page):
    """A page in the vocabulary of HTML."""

    def __init__(self, root: etree._Element) -> None:
        super().__init__()
        self.own = 0
        self.first = len(root.findall(".//h1")) == 1  # the only heading of its rank is the title

    def out(self, element: etree._Element) -> bool:
        return element.tag in SKIPPED or hidden(element) or is_back(element)

    def parts(self, name: str) -> bool:
        return name in BLOCKS

    def kind(self, element: etree._Element, name: str) -> tuple[Kind | None, int]:
        self.own += name in OWN and "paper" in element.get("class", "").split()
        kind, level = kind_of(element, own=self.own > 0, first=self.first)
        outer = self.kinds[-1]
        if outer[0] in _KEPT and kind not in {"footnote", "title"}:
            return outer
        return kind, level

    def raises(self, element: etree._Element, name: str) -> bool:
        noted = self.kinds[-1][0] == "footnote" and numbers(element)
        return noted or raises(element) or leads_to_note(element)

    def begins(self, element: etree._Element, frame: Frame) -> None:
        if frame.name in {"ol", "ul", "menu"}:
            self._list(element, frame)
        elif frame.name == "li":
            self._item(element)

    def ends(self, element: etree._Element, frame: Frame) -> None:
        if frame.name == "li":
            self.flush()
            self.label = ""
        self.own -= frame.name in OWN and "paper" in element.get("class", "").split()

    def _list(self, element: etree._Element, frame: Frame) -> None:
        depth = sum(outer.counts != "" for outer in self.open)
        frame.level = depth + 1
        frame.counts = counts(element, depth) if not self.own else "none"
        items = [child for child in element if child.tag == "li"]
        backwards = element.get("reversed") is not None
        frame.next = whole(element.get("start"), len(items) if backwards else 1)
        frame.step = -1 if backwards else 1

    def _item(self, element: etree._Element) -> None:
        outer = next((frame for frame in reversed(self.open) if frame.counts), None)
        if outer is None:
            return
        value = whole(element.get("value"), outer.next)
        outer.next = value + outer.step
        kind, _ = self.kinds[-1]
        self.label = label(outer.counts, value, element, note=kind == "footnote")
        if kind is None:
            self.kinds[-1] = (None, outer.level)
