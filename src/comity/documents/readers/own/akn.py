"""Akoma Ntoso of our own writer: the hierarchy of its elements is the tree of the paper.

An element without an identifier bears what no provision of the paper says: the title block that stands for what is
known of it. It is read as the lines of one.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator

from lxml import etree

from comity.documents.readers.own.telling import Telling, bare, gridded, in_order
from comity.documents.readers.seen import Seen
from comity.documents.tree import Kind, Picture, Provision, Run, Table

_COMITY = "#organization-comity"
_STYLES = {"i": "italic", "b": "bold"}
_CHANGES = {"ins": "in", "del": "out"}
_WORDS = {"num", "heading", "intro", "content"}
_SVG = "data:image/svg+xml;base64,"


def ours(root: etree._Element) -> bool:
    """Whether our own writer made a file."""
    said = root.find(".//{*}FRBRManifestation/{*}FRBRauthor")
    return said is not None and said.get("href") == _COMITY


def read(root: etree._Element, language: str | None) -> Seen:
    """The paper as its elements tell it."""
    made = _Document()
    for document in root.iterchildren("{*}statement", "{*}doc"):
        made.document(document, 0)
    return made.telling.seen(language=language, **_facts(root))


class _Document:
    def __init__(self) -> None:
        self.telling = Telling()
        self.notes: list[tuple[Provision, etree._Element]] = []  # of the document that is open

    def document(self, document: etree._Element, depth: int) -> None:
        """The parts of the paper, or of an annex."""
        for part in document:
            match _name(part):
                case "preface":
                    self._preface(part, depth)
                case "preamble":
                    self._preamble(part, depth)
                case "mainBody":
                    self._hierarchy(part, depth)
        notes, self.notes = self.notes, []
        for note, element in in_order((element.get("eId", ""), (note, element)) for note, element in notes):
            self.telling.put(note, depth, note.number or "")
            self._list(element, depth + 1)
            if _name(element) == "hcontainer":
                self._hierarchy(element, depth + 1)
        for attachment in document.iterfind("{*}attachments/{*}attachment"):
            self._provision("annex", attachment, attachment.find("{*}heading"), depth)
            for annex in attachment.iterfind("{*}doc"):
                self.document(annex, depth + 1)

    def _preface(self, preface: etree._Element, depth: int) -> None:
        for line in preface:
            if _name(line) == "toc":
                for entry in line:
                    self._provision("contents", entry, entry, depth)
                continue
            title = line.find("{*}docTitle")
            if title is None:
                self._provision("front", line, line, depth)
            else:
                self._provision("closing" if title.get("refersTo") else "title", line, line, depth)

    def _preamble(self, preamble: etree._Element, depth: int) -> None:
        for part in preamble:
            for each in part.iterfind("{*}recital") if _name(part) == "recitals" else (part,):
                kind: Kind = "enacting" if _name(each) == "formula" else "preambular"
                self._provision(kind, each, each.find("{*}p"), depth)
                self._list(each, depth + 1)

    def _list(self, parent: etree._Element, depth: int) -> None:
        """What stands under a provision that is no part of the hierarchy."""
        for item in parent.iterfind("{*}blockList/{*}item"):
            self._provision("item", item, item.find("{*}p"), depth)
            self._list(item, depth + 1)

    def _hierarchy(self, parent: etree._Element, depth: int) -> None:
        for element in parent:
            name = _name(element)
            if name in _WORDS or element.get("name") == "body":
                continue
            if name == "section":
                self._provision("heading", element, element.find("{*}heading"), depth)
            else:
                self._paragraph(element, depth)
            if element.get("name") != "footnote":
                self._hierarchy(element, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        kind: Kind = "item"
        if _name(element) == "paragraph":
            kind = "operative" if element.get("class") == "operative" else "paragraph"
        elif _name(element) == "hcontainer":
            kind = element.get("name", "paragraph")  # type: ignore[assignment]
        words = element.find("{*}intro")
        words = element.find("{*}content") if words is None else words
        if words is None:
            return
        if kind == "footnote":
            said = Provision(kind=kind, number=_number(kind, element), runs=self._runs(words.find("{*}p")))
            self.notes.append((said, element))
            return
        table = words.find("{*}table")
        if table is not None:
            self._provision(kind, element, table.find("{*}caption"), depth, table=_table(table))
            return
        lines = words.findall("{*}p")
        picture = _picture(lines[0], len(lines)) if lines else None
        self._provision(kind, element, lines[-1] if lines else None, depth, picture=picture)

    def _provision(
        self,
        kind: Kind,
        element: etree._Element,
        words: etree._Element | None,
        depth: int,
        *,
        table: Table | None = None,
        picture: Picture | None = None,
    ) -> None:
        label = (
            " ".join("".join(map(str, num.itertext())).split()) if (num := element.find("{*}num")) is not None else ""
        )
        said = Provision(kind=kind, number=_number(kind, element), runs=self._runs(words), table=table, picture=picture)
        self.telling.put(said, depth, label)

    # Words.

    def _runs(self, words: etree._Element | None) -> tuple[Run, ...]:
        return () if words is None else tuple(self._inline(words, Run()))

    def _inline(self, element: etree._Element, around: Run) -> Iterator[Run]:
        """The runs in an element; ``around``: the style, link and change that it stands in."""
        if element.text:
            yield _said(around, element.text)
        for child in element:
            match _name(child):
                case "sup":
                    yield Run(note=child.text or "", change=around.change)
                case "noteRef":
                    yield Run(note=child.get("marker", ""), change=around.change)
                case "authorialNote":
                    yield Run(note=child.get("marker", ""), change=around.change)
                    note = Provision(kind="footnote", number=child.get("marker"), runs=self._runs(child.find("{*}p")))
                    self.notes.append((note, child))
                case "i" | "b" as name:
                    yield from self._inline(child, _with(around, style=_STYLES[name]))
                case "ins" | "del" as name:
                    yield from self._inline(child, _with(around, change=_CHANGES[name]))
                case "a":
                    yield from self._inline(child, _with(around, href=child.get("href", "")))
                case _:
                    yield from self._inline(child, around)
            if child.tail:
                yield _said(around, child.tail)


def _with(around: Run, **more: str) -> Run:
    return Run(**{"style": around.style, "href": around.href, "change": around.change} | more)  # type: ignore[arg-type]


def _said(around: Run, text: str) -> Run:
    return Run(text=text, style=around.style, href=around.href, change=around.change)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _number(kind: Kind, element: etree._Element) -> str | None:
    num = element.find("{*}num")
    return None if num is None else bare(kind, "".join(map(str, num.itertext())))


def _table(table: etree._Element) -> Table | None:
    cells = (row.iterchildren() for row in table.iterfind("{*}tr"))
    return gridded([tuple(" ".join("".join(map(str, cell.itertext())).split()) for cell in row) for row in cells])


def _picture(line: etree._Element, lines: int) -> Picture | None:
    """The picture before the words of its caption, or what it shows in words."""
    image = line.find("{*}img")
    if image is None:
        return Picture(svg="", alt="".join(map(str, line.itertext()))) if lines > 1 else None
    source = image.get("src", "")
    try:
        svg = b64decode(source.removeprefix(_SVG)).decode() if source.startswith(_SVG) else ""
    except ValueError:
        svg = ""
    return Picture(svg=svg, alt=image.get("alt", ""))


def _facts(root: etree._Element) -> dict[str, str]:
    """What the file says of the work (IFLA FRBR), where it says more than that nothing is known."""
    told = {_name(each): each for each in root.iterfind(".//{*}FRBRWork/*")}
    number = told["FRBRnumber"].get("value", "") if "FRBRnumber" in told else ""
    uri = told["FRBRuri"].get("value", "") if "FRBRuri" in told else ""
    day = told["FRBRdate"].get("date", "") if "FRBRdate" in told else ""
    organ = next((each.get("showAs", "") for each in root.iterfind(".//{*}references/{*}TLCOrganization")), "")
    known = {
        "title": told["FRBRname"].get("value", "") if "FRBRname" in told else "",
        "symbol": number if number != uri.rpartition("/")[2] else "",
        "date": day if not day.startswith("0001") else "",
        "body": organ if organ != "unknown" else "",
    }
    return {name: said for name, said in known.items() if said}
