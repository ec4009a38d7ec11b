"""A page of our own writer: its sections, lists and classes are the tree of the paper.

A line without an identifier bears what no provision says, as in a drafted paper's title block; it is read as the line
that it is. The table of contents that the page makes is no part of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from lxml import etree

from comity.documents.readers.own.telling import Telling, bare, gridded
from comity.documents.readers.seen import Seen
from comity.documents.tree import Kind, Picture, Provision, Run, Table

_KINDS = frozenset(get_args(Kind))
_STYLES = {"em": "italic", "strong": "bold"}
_CHANGES = {"ins": "in", "del": "out"}
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def paper_of(root: etree._Element) -> etree._Element | None:
    """The article of a page that our own writer made, which holds nothing beside it; None in any other."""
    article = root.find("body/main/article[@class='paper']")
    if article is None or len(root.findall("body/*")) != 1 or len(root.findall("body/main/*")) != 1:
        return None
    return article


def read(article: etree._Element, title: str | None) -> Seen:
    """The paper as its elements tell it."""
    page = _Page()
    page.blocks(article, 0)
    return page.telling.seen(title=title or "", language=article.get("lang"))


class _Page:
    def __init__(self) -> None:
        self.telling = Telling()
        self.scopes: dict[str, int] = {}  # of each annex, how deep what stands in it is

    def blocks(self, parent: etree._Element, depth: int) -> None:
        for element in parent:
            self._block(element, depth)

    def _block(self, element: etree._Element, depth: int) -> None:
        named = element.get("class", "")
        match element.tag, named:
            case "nav", _:
                self.telling.aside("\n".join(map(str, element.itertext())))
            case "section", _:
                self._section(element, named, depth)
            case "ol", "items":
                for item in element:
                    self._told("item", item, _first(item, {"p"}), depth)
                    self.blocks(item, depth + 1)
            case "div", "under":
                self.blocks(element, depth + 1)
            case "div", "notes":
                for note in element:
                    depth = self.scopes.get(note.get("id", "").rpartition("/")[0], 0)
                    self._told("footnote", note, _first(note, {"p"}), depth)
                    self.blocks(note, depth + 1)
            case "div", "table":
                self._table(element, depth)
            case "figure", _:
                self._picture(element, depth)
            case "h1", _:
                self._told("title", element, element, depth)
            case "p", kind if element.getparent().get("class") == "masthead" or kind in _KINDS:  # type: ignore[union-attr]
                self._told(kind if kind in _KINDS else "front", element, element, depth)  # type: ignore[arg-type]
            case "div" | "header", _:
                self.blocks(element, depth)

    def _section(self, element: etree._Element, kind: str, depth: int) -> None:
        heading = _first(element, _HEADINGS)
        if heading is None:
            self.blocks(element, depth)
            return
        if kind == "annex":
            self.scopes[heading.get("id", "")] = depth + 1
        self._told("annex" if kind == "annex" else "heading", heading, heading, depth)
        self.blocks(element, depth + 1)

    def _table(self, element: etree._Element, depth: int) -> None:
        rows = [tuple(map(_said, row)) for row in element.iter("tr")]
        self._told("table", element, _first(element, {"caption"}), depth, table=gridded(rows))

    def _picture(self, figure: etree._Element, depth: int) -> None:
        drawn = figure.find("svg")
        alt = drawn.get("aria-label", "") if drawn is not None else _said(figure[0])
        self._told("picture", figure, _first(figure, {"figcaption"}), depth, picture=Picture(svg="", alt=alt))

    def _told(
        self,
        kind: Kind,
        element: etree._Element,
        words: etree._Element | None,
        depth: int,
        *,
        table: Table | None = None,
        picture: Picture | None = None,
    ) -> None:
        label = "" if words is None else next((_said(each) for each in words.iter("span") if _numbers(each)), "")
        runs = () if words is None else tuple(run for run in _inline(words, Run()) if run.note or run.text)
        said = Provision(kind=kind, number=bare(kind, label), runs=runs, table=table, picture=picture)
        self.telling.put(said, depth, label)


def _inline(element: etree._Element, around: Run) -> Iterator[Run]:
    """The runs in an element; ``around``: the style, link, figure and change that it stands in."""
    if element.text:
        yield _with(around, text=element.text)
    for child in element:
        named = child.get("class", "")
        match child.tag, named:
            case ("a", "permalink" | "back") | ("span", "number"):
                pass
            case "sup", "mark":
                yield Run(note=_said(child), change=around.change)
            case "em" | "strong" as tag, _:
                yield from _inline(child, _with(around, style=_STYLES[tag]))
            case "ins" | "del" as tag, _:
                yield from _inline(child, _with(around, change=_CHANGES[tag]))
            case "data", "figure":
                yield from _inline(child, _with(around, figure=child.get("value", "")))
            case "a", "":
                yield from _inline(child, _with(around, href=child.get("href", "")))
            case _:
                yield from _inline(child, around)
        if child.tail:
            yield _with(around, text=child.tail)


def _with(around: Run, **more: str) -> Run:
    told = {"style": around.style, "href": around.href, "figure": around.figure, "change": around.change}
    return Run(**told | more)  # type: ignore[arg-type]


def _first(element: etree._Element, tags: set[str] | frozenset[str]) -> etree._Element | None:
    return next((child for child in element.iter() if child.tag in tags), None)


def _numbers(element: etree._Element) -> bool:
    return element.get("class") == "number"


def _said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
