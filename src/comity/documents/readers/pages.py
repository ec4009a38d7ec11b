"""Markup into lines: elements open and close, text runs into the block that is open, a block that ends is a line.

What an element is, its vocabulary says: HTML and Akoma Ntoso share this walk, their tables, and how text is raised.
The walk holds no place on the stack for elements within each other, however deep.
"""

from __future__ import annotations

import re

import msgspec
from lxml import etree

from comity.documents.readers import grids
from comity.documents.readers.sheet import Sheet, raised
from comity.documents.tree import Kind

_LINES = 3  # so many breaks in a block make it lines rather than a paragraph
_BRACKETED = re.compile(r"\s*\[(\d{1,4})\]\s*|\s*(\d{1,4})\s*")
_SPACE = re.compile(r"[ \t\n\f\r]+")
_INDENTED = {"ol", "ul", "blockquote", "dd", "list", "blockList"}
_COLUMNS, _ROWS = 200, 1000  # no cell reaches over more


class Frame(msgspec.Struct):
    """What an open element brought: its kind of block, the list or table that it opened, how raised text began."""

    name: str
    kind: Kind | None = None
    level: int = 0
    counts: str = ""
    next: int = 1
    step: int = 1
    raised_from: int = -1
    sheet: Sheet | None = None
    grid: grids.Grid | None = None
    reach: dict[int, int] | None = None  # of each column, how many rows a cell above still reaches into
    sets: bool = False
    from_line: int = 0
    column: int = 0


class Page:
    """One page on its way to being seen. What differs between vocabularies is in the methods without a stroke."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.said: list[str] = []
        self.open: list[Frame] = []
        self.kinds: list[tuple[Kind | None, int]] = [(None, 0)]
        self.label = ""
        self.pre = 0

    # What a vocabulary says.

    def name(self, element: etree._Element) -> str:
        """The name of an element without its namespace."""
        return str(element.tag)

    def out(self, element: etree._Element) -> bool:
        """Whether what stands in an element is not shown."""
        raise NotImplementedError

    def parts(self, name: str) -> bool:
        """Whether an element parts what stands before it from what stands in it."""
        raise NotImplementedError

    def kind(self, element: etree._Element, name: str) -> tuple[Kind | None, int]:
        """What an element is, and how deep; (None, 0) for what it stands in."""
        raise NotImplementedError

    def raises(self, element: etree._Element, name: str) -> bool:
        """Whether an element raises its text."""
        raise NotImplementedError

    def begins(self, element: etree._Element, frame: Frame) -> None:
        """An element has begun, after its block has."""

    def ends(self, element: etree._Element, frame: Frame) -> None:
        """An element ends, before its block does."""

    # The walk.

    def walk(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = False
        for event, element in walk:
            if event == "start":
                skipped = self.out(element)
                if skipped:
                    walk.skip_subtree()
                else:
                    self._begin(element)
                    self._text(element.text)
                continue
            if not skipped:
                self._end(element)
            skipped = False
            if element is not root:
                self._text(element.tail)
        self.flush()

    def _text(self, text: str | None) -> None:
        if text:
            self.said.append(text if self.pre else _SPACE.sub(" ", text))

    # Elements.

    def _begin(self, element: etree._Element) -> None:
        name = self.name(element)
        frame = Frame(name)
        self.open.append(frame)
        if self.parts(name):
            self.flush()
        kind = self.kind(element, name)
        self.kinds.append(kind if kind[0] else self.kinds[-1])
        match name:
            case "pre":
                self.pre += 1
            case "br" | "eol":
                self.said.append("\n")
            case "table":
                frame.sets = not self.sheet.lines
                frame.sheet, self.sheet = self.sheet, Sheet()
                frame.grid, frame.reach = grids.Grid([], []), {}
            case "tr":
                self._row(element)
            case "td" | "th":
                self._cell(element, frame)
        self.begins(element, frame)
        if self.raises(element, name):
            frame.raised_from = len(self.said)

    def _end(self, element: etree._Element) -> None:
        frame = self.open[-1]
        self.ends(element, frame)
        if frame.raised_from >= 0:
            self._raise(frame.raised_from)
        if self.parts(frame.name):
            self.flush()
        self.open.pop()
        self.kinds.pop()
        if frame.name == "pre":
            self.pre -= 1
        elif frame.name in {"td", "th"}:
            self._end_cell(frame)
        elif frame.name == "table" and frame.sheet is not None and frame.grid is not None:
            self._end_table(frame, frame.sheet, frame.grid)

    def _raise(self, since: int) -> None:
        text = "".join(self.said[since:])
        bare = _BRACKETED.fullmatch(text)
        before = "".join(self.said[max(0, since - 3) : since])
        self.said[since:] = [raised((bare[1] or bare[2]) if bare else text, before)]

    # Blocks.

    def flush(self) -> None:
        """The block that was open ends: it is put as a line, or as its lines."""
        text, self.said = "".join(self.said).replace("\u00ad", ""), []
        if not text.strip():
            return
        kind, level = self.kinds[-1]
        if self.pre:
            gap = False
            for said in text.expandtabs(8).split("\n"):
                indent = len(said) - len(said.lstrip())
                self.sheet.put(said, kind=kind, indent=indent, gap=gap, whole=False)
                gap = not said.strip()
            return
        lines = [line.strip() for line in text.strip().split("\n")]
        lines[0] = self.label + lines[0]
        indent = 4 * sum(frame.name in _INDENTED for frame in self.open)
        self.label = ""
        if kind is None and len(lines) > _LINES:
            gap = True
            for said in lines:
                self.sheet.put(said, indent=indent, gap=gap, whole=False)
                gap = not said
            return
        self.sheet.put("\n".join(filter(None, lines)), kind=kind, level=level, indent=indent)

    # Tables.

    def _around(self, name: str) -> Frame | None:
        return next((frame for frame in reversed(self.open) if frame.name == name), None)

    def _row(self, element: etree._Element) -> None:
        table = self._around("table")
        if table is None or table.grid is None or table.reach is None:
            return
        cells = [self.name(child) for child in element if self.name(child) in {"td", "th"}]
        parent = element.getparent()
        heads = (parent is not None and self.name(parent) == "thead") or (not table.grid.cells and set(cells) == {"th"})
        table.grid.head.append(heads)
        table.grid.cells.append({})
        table.reach.update({column: left - 1 for column, left in table.reach.items() if left > 0})
        table.column = 0

    def _cell(self, element: etree._Element, frame: Frame) -> None:
        table = self._around("table")
        if table is None or table.grid is None or table.reach is None:
            return
        if not table.grid.cells:
            self._row(element)
        while table.reach.get(table.column, 0) > 0:
            table.column += 1
        frame.column, frame.from_line = min(table.column, _COLUMNS), len(self.sheet.lines)
        wide = max(1, min(whole(element.get("colspan"), 1), _COLUMNS))
        for column in range(table.column, min(table.column + wide, _COLUMNS)):
            table.reach[column] = max(1, min(whole(element.get("rowspan"), 1), _ROWS))
        table.column += wide

    def _end_cell(self, frame: Frame) -> None:
        table = self._around("table")
        if table is not None and table.grid is not None and table.grid.cells:
            said = [text.replace("\n", " ") for text in self.sheet.texts[frame.from_line :]]
            table.grid.cells[-1].setdefault(frame.column, []).extend(said)

    def _end_table(self, frame: Frame, outer: Sheet, grid: grids.Grid) -> None:
        inner, self.sheet = self.sheet, outer
        lines = list(zip(inner.lines, inner.texts, strict=True))
        captions = [pair for pair in lines if pair[0].kind == "table" and pair[0].table is None]
        kind, _ = self.kinds[-1]
        for line, text in captions:
            self.sheet.put(text, kind="table", gap=line.gap)
        lines = [pair for pair in lines if pair not in captions]
        if lines:
            grids.put(self.sheet, grid, lines, kind if kind != "table" else None, sets=frame.sets)
        if (around := self._around("table")) is not None:
            around.sets = True


def whole(said: str | None, default: int) -> int:
    """The whole number that an attribute says, or the default where it says none."""
    return int(said) if said and re.fullmatch(r"\s*-?\d{1,6}\s*", said) else default
