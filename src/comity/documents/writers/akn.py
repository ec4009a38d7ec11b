"""Akoma Ntoso 3.0 (OASIS LegalDocML): identifiers from the printed numbers, notes where their markers stand.

A paper is a ``statement`` when an organ enacts something in it, else a ``doc``. Title block: ``preface``. From the
enacting words to the first operative paragraph: ``preamble``. The rest: ``mainBody``, as sections, paragraphs and
points, and ``hcontainer`` for what the standard has no name for. Each annex is an attachment of its own. Every
provision has its address as ``eId``; a citation with a target is a ``ref`` to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from comity.documents.tree import Paper, Placed, Provision, walk
from comity.documents.writers.pieces import safe

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho"}
_FRONT = frozenset({"front", "title", "contents", "closing", "furniture"})
_NUMBERS = {"paragraph": "{}.", "operative": "{}.", "heading": "{}.", "item": "({})", "annex": "{}"}


class Reference(NamedTuple):
    """A citation to be written as a ``ref``: where it stands in its provision's text, and where it leads."""

    start: int
    end: int
    href: str


def write(paper: Paper, references: Mapping[str, Sequence[Reference]] | None = None) -> bytes:
    """The paper as Akoma Ntoso in UTF-8. ``references``: the citations of each address."""
    return _Writing(paper, references or {}).whole()


class _Writing:
    def __init__(self, paper: Paper, references: Mapping[str, Sequence[Reference]]) -> None:
        self.paper = paper
        self.references = references
        self.placed = list(walk(paper))
        self.notes = {
            (_scope(placed.address), placed.provision.number): placed
            for placed in self.placed
            if placed.provision.kind == "footnote"
        }
        self.children: dict[str | None, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            self.children[placed.parent].append(placed)
        self.marked = {(_scope(placed.address), number) for placed in self.placed for number in placed.provision.notes}
        self.set: set[str] = set()  # addresses of notes that stand in the text already

    def whole(self) -> bytes:
        root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        enacts = any(placed.provision.kind == "enacting" for placed in self.placed)
        document = _add(root, "statement" if enacts else "doc", name="resolution" if enacts else "report")
        self._document(document, None)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)

    def _document(self, document: etree._Element, annex: str | None) -> None:
        """The parts of a paper, or of an annex that is a document of its own."""
        self._meta(document, annex)
        mine = self.children[annex]
        first = next(
            (at for at, each in enumerate(mine) if each.provision.kind not in _FRONT | {"footnote"}), len(mine)
        )
        preface, rest = mine[:first], mine[first:]
        opening = 0
        if rest and rest[0].provision.kind == "enacting":
            opening = next(
                (
                    at
                    for at, each in enumerate(rest)
                    if each.provision.kind not in ("enacting", "preambular", "footnote", "furniture")
                ),
                len(rest),
            )
        if any(each.provision.kind not in ("furniture", "footnote") for each in preface):
            self._front(_add(document, "preface"), preface)
        if opening:
            self._preamble(_add(document, "preamble"), rest[:opening])
        body = _add(document, "mainBody")
        annexes = [each for each in rest if each.provision.kind == "annex"]
        self._hierarchy(body, [each for each in rest[opening:] if each.provision.kind != "annex"])
        if not len(body):
            _add(_add(_add(body, "hcontainer", name="body", eId=f"{annex or 'paper'}/body"), "content"), "p")
        if annexes:
            attachments = _add(document, "attachments")
            for each in annexes:
                self._annex(attachments, each)

    def _annex(self, attachments: etree._Element, placed: Placed) -> None:
        attachment = _add(attachments, "attachment", eId=placed.address)
        if placed.provision.text:
            self._words(_add(attachment, "heading"), placed)
        self._document(_add(attachment, "doc", name="annex"), placed.address)

    def _meta(self, document: etree._Element, annex: str | None) -> None:
        """Who, what, when: what the title block says. A date that it does not say is left to the standard's 1-1-1."""
        paper = self.paper
        name = _slug(paper.symbol or paper.title or "paper")
        part = f"!{_slug(annex)}" if annex else "!main"
        day, language = paper.date or "0001-01-01", _LANGUAGES.get(paper.language, "und")
        work = f"/akn/un/statement/{day}/{name}"
        expression, author = f"{work}/{language}@", _slug(paper.body or "unknown")
        meta = _add(document, "meta")
        identification = _add(meta, "identification", source="#comity")
        for level, uri, form in (
            ("FRBRWork", work, ""),
            ("FRBRExpression", expression, ""),
            ("FRBRManifestation", expression, ".xml"),
        ):
            frbr = _add(identification, level)
            _add(frbr, "FRBRthis", value=f"{uri}/{part}{form}")
            _add(frbr, "FRBRuri", value=f"{uri}{form}")
            _add(frbr, "FRBRdate", date=day, name="generic")
            _add(frbr, "FRBRauthor", href=f"#{author}")
            if level == "FRBRWork":
                _add(frbr, "FRBRcountry", value="un")
            if level == "FRBRExpression":
                _add(frbr, "FRBRlanguage", language=language)
        if annex is not None:
            return
        references = _add(meta, "references", source="#comity")
        _add(
            references,
            "TLCOrganization",
            eId=author,
            href=f"/ontology/organization/{author}",
            showAs=safe(paper.body or "unknown"),
        )
        _add(references, "TLCOrganization", eId="comity", href="/ontology/organization/comity", showAs="Comity")

    def _front(self, preface: etree._Element, placed: Iterable[Placed]) -> None:
        for each in placed:
            if each.provision.kind in ("furniture", "footnote"):
                continue
            block = _add(preface, "p", eId=each.address)
            self._words(_add(block, "docTitle") if each.provision.kind == "title" else block, each)

    def _preamble(self, preamble: etree._Element, placed: Iterable[Placed]) -> None:
        for each in placed:
            provision = each.provision
            if provision.kind == "enacting":
                formula = _add(preamble, "formula", name="enactingFormula", eId=each.address)
                self._words(_add(formula, "p"), each)
            elif provision.kind == "preambular":
                name = _slug(provision.verbs[0]) if provision.verbs else "recital"
                container = _add(preamble, "container", name=name, eId=each.address)
                self._words(_add(container, "p"), each)
                self._list(container, each)

    def _list(self, parent: etree._Element, placed: Placed) -> None:
        """The items of a preambular paragraph: there are no points in a preamble."""
        children = self.children[placed.address]
        if not children:
            return
        blocks = _add(parent, "blockList", eId=f"{placed.address}/list")
        for each in children:
            item = _add(blocks, "item", eId=each.address)
            self._number(item, each.provision)
            self._words(_add(item, "p"), each)
            self._list(item, each)

    def _hierarchy(self, parent: etree._Element, placed: Iterable[Placed]) -> None:
        for each in placed:
            provision = each.provision
            if provision.kind == "furniture" or each.address in self.set:
                continue
            if provision.kind == "heading":
                self._section(parent, each)
            elif provision.kind in ("paragraph", "operative", "item"):
                self._paragraph(parent, each, "point" if provision.kind == "item" else "paragraph")
            elif provision.kind != "footnote" or (_scope(each.address), provision.number) not in self.marked:
                self._paragraph(parent, each, "hcontainer")

    def _section(self, parent: etree._Element, placed: Placed) -> None:
        section = _add(parent, "section", eId=placed.address)
        self._number(section, placed.provision)
        self._words(_add(section, "heading"), placed)
        before = len(section)
        self._hierarchy(section, self.children[placed.address])
        if len(section) == before:
            _add(_add(section, "content"), "p")

    def _paragraph(self, parent: etree._Element, placed: Placed, name: str) -> None:
        provision = placed.provision
        more = {"name": provision.kind} if name == "hcontainer" else {}
        element = _add(parent, name, eId=placed.address, **more)
        self._number(element, provision)
        children = self.children[placed.address]
        words = _add(element, "intro" if children else "content")
        self._words(_add(words, "p"), placed)
        if provision.table is not None:
            table = _add(words, "table")
            for row in (provision.table.head, *provision.table.rows):
                line = _add(table, "tr")
                for cell in row:
                    _add(_add(line, "th" if row is provision.table.head else "td"), "p").text = safe(cell)
        self._hierarchy(element, children)

    def _number(self, element: etree._Element, provision: Provision) -> None:
        if provision.number:
            _add(element, "num").text = _NUMBERS.get(provision.kind, "{}").format(safe(provision.number))

    def _words(self, element: etree._Element, placed: Placed) -> None:
        """The runs of a provision, its citations as ``ref``, its notes where their markers stand."""
        waiting = sorted(self.references.get(placed.address, ()), reverse=True)
        text = placed.provision.text
        at = 0
        last: etree._Element | None = None

        def put(words: str) -> None:
            if last is None:
                element.text = (element.text or "") + safe(words)
            else:
                last.tail = (last.tail or "") + safe(words)

        for stop, number in _stops(placed.provision):
            while waiting and waiting[-1].start < stop:
                reference = waiting.pop()
                if reference.start < at or reference.end > stop:
                    continue
                put(text[at : reference.start])
                last = _add(element, "ref", href=safe(reference.href))
                last.text = safe(text[reference.start : reference.end])
                at = reference.end
            put(text[at:stop])
            at = stop
            if number:
                last = self._note(element, placed, number)

    def _note(self, element: etree._Element, placed: Placed, number: str) -> etree._Element:
        found = self.notes.get((_scope(placed.address), number))
        if found is None or found.address in self.set:
            href = f"#{found.address}" if found else "#"
            return _add(element, "noteRef", href=href, marker=number)
        self.set.add(found.address)
        note = _add(element, "authorialNote", marker=number, placement="bottom", eId=found.address)
        self._words(_add(note, "p"), found)
        return note


def _stops(provision: Provision) -> Iterable[tuple[int, str]]:
    """Where the markers of a provision stand in its text, with their numbers, and its end."""
    text = ""
    for run in provision.runs:
        if run.note:
            yield len(" ".join(text.split())), run.note
        text += run.text
    yield len(provision.text), ""


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", {key: safe(value) for key, value in attributes.items()})


def _slug(text: str) -> str:
    """Words as one part of an address: small letters, figures and hyphens."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()) or "x"


def _scope(address: str) -> str:
    head, slash, _ = address.partition("/")
    return head if slash and head.startswith("annex-") else ""
