"""From a file to a paper: read what is seen, join its lines, tell what each part is, set them into the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

import msgspec

from comity.documents import periods, symbols
from comity.documents.languages import LANGUAGES, Language, detect
from comity.documents.readers import txt
from comity.documents.readers.found import Found
from comity.documents.readers.joining import blocks
from comity.documents.readers.nesting import nested
from comity.documents.readers.own.telling import verbed
from comity.documents.readers.runs import markers
from comity.documents.readers.seen import Seen
from comity.documents.readers.structure import provisions
from comity.documents.tree import Kind, Paper, walk

Reader = Callable[[bytes], Seen]
_DISTRIBUTION = re.compile(r"distr(?:\.|ibution)?\s*:?\s*(\w+)", re.IGNORECASE)
_COURT = "International Criminal Court"
# So much of a text tells its language.
_ENOUGH = 20_000


class Reading(NamedTuple):
    """A paper with the plain text that its spans point into."""

    paper: Paper
    seen: Seen


def _lazily(module: str) -> Reader:
    """A format's own machinery is read when a paper first comes in it."""
    return lambda content: import_module(f"comity.documents.readers.{module}").read(content)


READERS: Mapping[str, Reader] = {
    "txt": txt.read,
    "md": _lazily("md"),
    "docx": _lazily("docx"),
    "pdf": _lazily("pdf"),
    "html": _lazily("html"),
    "htm": _lazily("html"),
    "xml": _lazily("akn"),
    "akn": _lazily("akn"),
    "json": _lazily("own.contract"),
}
# The endings of papers in a folder: a reading is read when it is asked for by name.
PAPERS = frozenset(READERS) - {"json"}
# What a file of each kind begins with, whatever its name says.
_BEGINNINGS = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))


def read(content: bytes, name: str) -> Reading:
    """Read a file as a paper, by what it begins with or the ending of its name. Raises Unreadable with a sentence."""
    ending = PurePath(name).suffix.removeprefix(".").casefold()
    ending = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), ending)
    return structured(READERS.get(ending, txt.read)(content))


def structured(seen: Seen) -> Reading:
    """The paper in what a reader has seen."""
    told = seen.language if seen.language in LANGUAGES else None
    language = LANGUAGES[told or detect(seen.text[:_ENOUGH])]
    if seen.told is not None:
        return Reading(_told(seen.told, language), seen)
    found = provisions(blocks(seen, language), language)
    return Reading(_paper(found, seen, language), seen)


def _paper(found: Sequence[Found], seen: Seen, language: Language) -> Paper:
    return _with_facts(
        Paper(title="", provisions=nested(found, _notes(found)), language=language.code),
        [(each.kind, each.text) for each in found],
        seen.title or "",
        language,
    )


def _told(paper: Paper, language: Language) -> Paper:
    """A paper of our own writing, with what its markup does not hold: its phrases, and facts that its lines say."""
    lines = [(placed.provision.kind, placed.provision.text) for placed in walk(paper)]
    provisions = verbed(paper.provisions, language, language.speaking.author(paper.title))
    paper = msgspec.structs.replace(paper, provisions=provisions, language=language.code)
    return _with_facts(paper, lines, paper.title, language)


def _with_facts(paper: Paper, lines: Sequence[tuple[Kind, str]], named: str, language: Language) -> Paper:
    """A paper with what its title block says of it. ``named``: its title where no line is one."""
    head = [line for line in lines if line[0] in ("front", "title", "closing", "enacting")][:30]
    front = [text for kind, text in head if kind == "front"]
    titles = [text for kind, text in head if kind == "title"]
    said = [text for _, text in head]
    symbol = next((text for text in map(_symbol, front) if text), None) or next(
        (text for text in map(_symbol, titles) if text), None
    )
    dated = next((day for text in front if (day := periods.own_day(text, language))), None)
    marked = next((match for text in front if (match := _DISTRIBUTION.search(text))), None)
    return msgspec.structs.replace(
        paper,
        title=" ".join(titles[:1]) or named or (front[-1] if front else ""),
        symbol=paper.symbol or symbol,
        body=paper.body or _body(said, language),
        session=next((number for text in front if (number := language.ordinal(text))), paper.session),
        date=paper.date or dated or next((day for text in said if (day := periods.own_day(text, language))), None),
        distribution=paper.distribution or (marked[1].capitalize() if marked else None),
    )


def _body(lines: Sequence[str], language: Language) -> str | None:
    """The organ that lines name first; the Court where none is named but it, since papers of the Assembly name both."""
    court = None
    for line in lines:
        organ = language.organ(line)
        if organ not in (None, _COURT):
            return organ
        court = court or organ
    return court


def _symbol(line: str) -> str | None:
    parsed = symbols.parse(line.strip(" *_"))
    return str(parsed) if parsed is not None else None


def _notes(found: Sequence[Found]) -> frozenset[str]:
    """The numbers that markers of notes may bear: of the notes that are there, and those that go on counting."""
    there = {each.number for each in found if each.kind == "footnote" and each.number}
    count = 0
    for each in found:
        for number in markers(each.text):
            if int(number) == count + 1:
                count += 1
                there.add(number)
    return frozenset(there)
