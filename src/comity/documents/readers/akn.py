"""Akoma Ntoso as a paper (OASIS LegalDocML 1.0, and the drafts before it; AKN4UN): its words with its numbers.

A number stands before the words that follow it, a tab between; a note's marker stands where the note does, and its
words where the document ends that has it. What the markup calls its parts is kept as the kind of each line.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from comity.documents.readers.archives import refuse, xml
from comity.documents.readers.own import akn as own
from comity.documents.readers.pages import Frame, Page
from comity.documents.readers.seen import Seen, Unreadable
from comity.documents.readers.sheet import raised
from comity.documents.tree import Kind

_INLINE = frozenset(
    (
        *("a", "abbr", "affectedDocument", "argument", "authority", "b", "br", "change", "concept", "courtType"),
        *("date", "decoration", "def", "del", "docAuthority", "docCommittee", "docDate", "docIntroducer"),
        *("docJurisdiction", "docketNumber", "docNumber", "docProponent", "docPurpose", "docStage", "docStatus"),
        *("docTitle", "docType", "embeddedText", "entity", "eol", "eop", "event", "fillIn", "i", "img", "inline"),
        *("ins", "judge", "lawyer", "legislature", "location", "marker", "mmod", "mod", "mref", "neutralCitation"),
        *("noteRef", "num", "object", "omissis", "opinion", "organization", "outcome", "party", "person"),
        *("placeholder", "process", "quantity", "quotedText", "recordedTime", "ref", "relatedDocument", "remark"),
        *("rmod", "role", "rref", "session", "shortTitle", "signature", "span", "sub", "sup", "term", "time", "u"),
        *("vote", "witness"),
    )
)
_OUT = {"meta", "img", "del", "marker", "eop", "presentation"}
_HEADS = {"heading", "subheading", "crossHeading", "longTitle"}
_ITEMS = {"point", "item", "indent", "subparagraph", "subpoint", "clause", "subclause", "subsection", "sublist"}
_DEEP = {"part", "title", "book", "tome", "chapter", "section", "subchapter", "division", "subdivision", "article"}
_SIMPLE: dict[str, Kind] = {
    **dict.fromkeys(("coverPage", "preface", "header"), "front"),
    **dict.fromkeys(("recital", "citation", "container"), "preambular"),
    "formula": "enacting",
    "toc": "contents",
    "conclusions": "closing",
    "caption": "table",
}
_STYLED = ("H1", "H2", "H3", "H4", "H5", "HCh", "HM", "TitleH")  # how AKN4UN keeps the styles of headings
_LANGUAGES = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "rus": "ru",
    "ara": "ar",
    "zho": "zh",
    "chi": "zh",
    "cmn": "zh",
    "deu": "de",
    "ger": "de",
    "ita": "it",
    "por": "pt",
}
_PARAGRAPHS = {"paragraph", "level", "hcontainer"}


def read(content: bytes) -> Seen:
    """A document as it would be printed. Raises Unreadable for XML that is none, is malformed or nested too deep."""
    refuse(content, "xml")
    root = xml(content, "the file")
    if _local(root) != "akomaNtoso":
        raise Unreadable(
            f"XML, but not Akoma Ntoso: its root is {_local(root)[:40]}; give the paper as akn, docx or html"
        )
    said = next((part.get("language", "") for part in root.iter("{*}FRBRlanguage")), "")
    language = _LANGUAGES.get(said.lower(), said)
    if own.ours(root):
        return own.read(root, language)
    page = _Document(root)
    page.walk(root)
    page.end()
    return page.sheet.seen(language=language)


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


class _Document(Page):
    """A page in the vocabulary of Akoma Ntoso."""

    def __init__(self, root: etree._Element) -> None:
        super().__init__()
        self.resolves = root.find(".//{*}preamble") is not None
        self.around: Counter[str] = Counter()  # the names of the elements that are open
        self.number = -1  # where the number that is open began
        self.held: list[tuple[int, list[str]]] = []  # of each open note: words before it, and its label
        self.waiting: list[str] = []
        self.counted = 0
        self.orphan = False  # whether the number that waits for words has none in its own paragraph
        self.annexed = True  # whether the annex that is open has its heading

    def name(self, element: etree._Element) -> str:
        return _local(element)

    def out(self, element: etree._Element) -> bool:
        name = _local(element)
        if name == "del":
            self.sheet.notice("tracked-changes", "the file marks words as deleted; they were left out")
        return name in _OUT or element.get("status") == "removed"

    def parts(self, name: str) -> bool:
        return name not in _INLINE and name != "authorialNote" and not self.held

    def kind(self, element: etree._Element, name: str) -> tuple[Kind | None, int]:
        outer = self.kinds[-1]
        if self.around["toc"]:
            return "contents", 0
        if name in _HEADS and outer[0] != "front":
            return self._heading(name)
        if name == "docTitle" or (name in _HEADS and outer[0] == "front"):
            return ("closing" if "adoption" in element.get("refersTo", "").lower() else "title"), 1
        if name == "p" and outer[0] == "front":
            return self._front(element), 0
        if name in _SIMPLE and (name != "container" or self.around["preamble"]):
            return _SIMPLE[name], 0
        if name in _ITEMS and not (name == "item" and self.around["toc"]):
            return "item", 1 + sum(self.around[each] for each in _ITEMS if each != "sublist")
        if name in _PARAGRAPHS:
            return self._paragraph(element)
        return None, 0

    def _front(self, element: etree._Element) -> Kind:
        titles = list(element.iter("{*}docTitle", "{*}shortTitle"))
        if not titles:
            return "front"
        return "closing" if "adoption" in titles[0].get("refersTo", "").lower() else "title"

    def _heading(self, name: str) -> tuple[Kind | None, int]:
        if not self.annexed:
            self.annexed = True
            return "annex", 1
        return "heading", max(1, sum(self.around[each] for each in _DEEP) + (name == "subheading"))

    def _paragraph(self, element: etree._Element) -> tuple[Kind | None, int]:
        if element.get("class", "").startswith(_STYLED):
            return (None, 0) if element.find("{*}heading") is not None else self._heading("heading")
        numbered = element.find("{*}num") is not None
        main = self.resolves and not self.around["attachments"] and not self.around["components"]
        return ("operative" if main and numbered and not self.around["paragraph"] else None), 0

    def raises(self, element: etree._Element, name: str) -> bool:
        return name in {"sup", "noteRef"}

    def begins(self, element: etree._Element, frame: Frame) -> None:
        name = frame.name
        self.around[name] += 1
        if name == "num":
            if not self.held:
                self.flush()
                if self.orphan:
                    self._bare()
            self.number = len(self.said)
        elif name == "noteRef":
            self.said.append(raised(element.get("marker", ""), "note"))
        elif name == "authorialNote":
            self.counted += 1
            marker = raised(element.get("marker") or str(self.counted), "note")
            self.held.append((len(self.said), [marker]))
        elif name in {"attachments", "components"}:
            self.end()
        elif name in {"attachment", "component"} or (name == "doc" and self.around["attachment"] > 0):
            self.annexed, self.counted = False, 0

    def ends(self, element: etree._Element, frame: Frame) -> None:
        name = frame.name
        self.around[name] -= 1
        if name == "num" and self.number >= 0:
            number = " ".join("".join(self.said[self.number :]).split())
            del self.said[self.number :]
            if self.held:
                self.said.append(f"{number} ")
            elif number:
                self.label += f"{number}\t"
            self.number = -1
        elif name == "authorialNote":
            since, (marker,) = self.held.pop()
            said = " ".join("".join(self.said[since:]).split()).removeprefix("()").lstrip()
            self.waiting.append(f"{marker} {said}")
            self.said[since:] = [marker]
        elif name in {"attachment", "component"}:
            self.flush()
            self.end()
        elif self.label and (name in _PARAGRAPHS or name in _ITEMS):
            self.orphan = True  # some papers have a number in one paragraph and its words in the next
        elif self.label and name in _DEEP:
            self._bare()
        if name == "p" and self.held:
            self.said.append(" ")

    def _bare(self) -> None:
        """A number without words is a line of its own."""
        if not "".join(self.said).strip():
            self.said, self.label = [self.label], ""
        self.flush()

    def flush(self) -> None:
        """A block ends. Only the first line of a numbered paragraph is it; what else stands in it goes on."""
        self.said = [" ".join("".join(self.said).split())]
        before = len(self.sheet.lines)
        super().flush()
        self.orphan = self.orphan and bool(self.label)
        if len(self.sheet.lines) > before and self.kinds[-1][0] in {"operative", "item", "enacting"}:
            said = self.kinds[-1]
            self.kinds = [(None, 0) if kind == said else kind for kind in self.kinds]

    def end(self) -> None:
        """Write what waits when the document ends."""
        if self.label:
            self._bare()
        self.notes()

    def notes(self) -> None:
        """Write the notes of the document that ends."""
        for note in self.waiting:
            self.sheet.put(note, kind="footnote")
        self.waiting = []
