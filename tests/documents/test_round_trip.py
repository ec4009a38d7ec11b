"""Reading what was written gives the same tree, for each format, as far as the format can carry it.

What a format carries stands in one table. json, akn, html and docx say what each part is: they carry any paper. md, txt
and pdf have words and numbers alone: they carry papers whose words say what each part is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from comity.documents.examining import examine
from comity.documents.languages import LANGUAGES
from comity.documents.readers.own.telling import verbed
from comity.documents.tree import Kind, Paper, Placed, Provision, walk
from comity.documents.writers import WRITERS
from tests.documents.opened import opened
from tests.documents.papers import PAPER, papers
from tests.documents.plain import plain_papers
from tests.documents.readers.checking import ABSENT, SHARED, checked

# What a provision has that a format may carry, beside its address.
FACETS: dict[str, Callable[[Placed], Any]] = {
    "kinds": lambda placed: placed.provision.kind,
    "numbers": lambda placed: placed.provision.number,
    "texts": lambda placed: placed.provision.text,
    "parents": lambda placed: placed.parent,
    "notes": lambda placed: placed.provision.notes,
    "verbs": lambda placed: placed.provision.verbs,
    "tables": lambda placed: placed.provision.table and squeezed(placed.provision),
    "changes": lambda placed: changes(placed.provision),
    "emphasis": lambda placed: emphasis(placed.provision),
}
ALL = frozenset(FACETS)
_PLAIN = ALL - {"changes", "emphasis"}


class Carried(NamedTuple):
    """What a format carries; why it does not carry the rest; whether of any paper, or of plain ones alone."""

    facets: frozenset[str]
    why: str = ""
    any: bool = True


CARRIED = {
    "akn": Carried(ALL),
    "html": Carried(ALL),
    "docx": Carried(ALL),
    "json": Carried(ALL - {"emphasis"}, "the contract has words, not how they are set"),
    "md": Carried(_PLAIN, "a proposed change is words to it, and emphasis is taken for what the words are", any=False),
    "txt": Carried(_PLAIN, "it has no styles, and a proposed change is words to it", any=False),
    "pdf": Carried(_PLAIN, "it is read by where signs stand on a page", any=False),
}


def squeezed(provision: Provision) -> Any:
    """A table without the rows in which nothing stands."""
    table = provision.table
    return table and [[" ".join(cell.split()) for cell in row] for row in (table.head, *table.rows)]


def changes(provision: Provision) -> list[tuple[str, str]]:
    """What is proposed to be put in and taken out."""
    found = [(run.change, " ".join(run.text.split())) for run in provision.runs if run.change and run.text.strip()]
    return [(change, "".join(text.split())) for change, text in joined(found)]


def emphasis(provision: Provision) -> list[tuple[str, str]]:
    """What is set in italics and in bold."""
    found = [(run.style, "".join(run.text.split())) for run in provision.runs if run.text.strip()]
    return [pair for pair in joined(found) if pair[0]]


def joined(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of one sort as one."""
    made: list[tuple[str, str]] = []
    for sort, text in pairs:
        before = made.pop()[1] if made and made[-1][0] == sort else ""
        made.append((sort, before + text))
    return made


def told(paper: Paper, facets: frozenset[str], but: Sequence[Kind] = ()) -> dict[str, dict[str, Any]]:
    """What is to be the same, by address. Furniture is not written; a marker that leads to no note is none."""
    numbers = {placed.provision.number for placed in walk(paper) if placed.provision.kind == "footnote"}
    found = {}
    for placed in walk(paper):
        if placed.provision.kind not in ("furniture", *but):
            said = {name: FACETS[name](placed) for name in facets}
            if "notes" in said:
                said["notes"] = tuple(number for number in said["notes"] if number in numbers)
            found[placed.address] = said
    return found


def again(paper: Paper, name: str) -> Paper:
    """The paper as it is read from what was written of it; every sign of the text is accounted for."""
    examined = examine(WRITERS[name].write(paper), f"paper.{'xml' if name == 'akn' else name}")
    checked(examined.seen)
    return examined.paper


def phrased(paper: Paper) -> Paper:
    """The paper with the phrases that its words show, which is how a reader knows them."""

    def bare(provision: Provision) -> Provision:
        return msgspec.structs.replace(provision, verbs=(), children=tuple(map(bare, provision.children)))

    language = LANGUAGES[paper.language]
    provisions = verbed(tuple(map(bare, paper.provisions)), language, language.speaking.author(paper.title))
    return msgspec.structs.replace(paper, provisions=provisions)


def same(paper: Paper, name: str, facets: frozenset[str]) -> None:
    paper = phrased(paper)
    # A page sets the title block side by side, and makes a table of contents.
    but: Sequence[Kind] = ("front", "contents") if name == "pdf" else ()
    before = told(paper if name == "json" else opened(paper), facets, but)
    after = told(again(paper, name), facets, but)
    assert list(after.keys() - before.keys()) == []
    assert {address: (said, after.get(address)) for address, said in before.items() if after.get(address) != said} == {}


@st.composite
def proposed(draw: st.DrawFn) -> Paper:
    """Any paper, some of whose words are proposed to be put in or taken out."""
    paper = draw(papers())

    def changed(provision: Provision) -> Provision:
        runs = tuple(
            msgspec.structs.replace(run, change=draw(st.sampled_from(("", "", "in", "out"))) if run.text else "")
            for run in provision.runs
        )
        return msgspec.structs.replace(provision, runs=runs, children=tuple(map(changed, provision.children)))

    return msgspec.structs.replace(paper, provisions=tuple(map(changed, paper.provisions)))


def test_every_format_has_its_line() -> None:
    assert set(CARRIED) == set(WRITERS)
    assert all(carried.why for carried in CARRIED.values() if carried.facets != ALL)


@pytest.mark.parametrize("name", [name for name, carried in CARRIED.items() if carried.any])
def test_a_paper_with_every_kind(name: str) -> None:
    same(PAPER, name, CARRIED[name].facets)


@pytest.mark.parametrize("name", [name for name, carried in CARRIED.items() if carried.any])
@given(paper=papers())
@settings(max_examples=25, deadline=None)
def test_any_paper(name: str, paper: Paper) -> None:
    assume(paper.provisions)
    same(paper, name, CARRIED[name].facets)


@pytest.mark.parametrize("name", [name for name, carried in CARRIED.items() if "changes" in carried.facets])
@given(paper=proposed())
@settings(max_examples=15, deadline=None)
def test_any_proposed_change(name: str, paper: Paper) -> None:
    assume(paper.provisions)
    same(paper, name, CARRIED[name].facets)


@pytest.mark.parametrize("name", [name for name in CARRIED if name != "pdf"])
@given(paper=plain_papers())
@settings(max_examples=25, deadline=None)
def test_any_paper_in_the_words_of_organs(name: str, paper: Paper) -> None:
    same(paper, name, CARRIED[name].facets)


# What is read from markup, words alone cannot say again.
TEXTS = ("seed", "un_resolutions")
FOLDERS = [
    (folder, name)
    for folder in (*TEXTS, "akn/en", "akn/fr", "akn/ar", "akn/zh", "docx", "pdf")
    for name, carried in CARRIED.items()
    if carried.any or (folder in TEXTS and name != "pdf")
]


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
@pytest.mark.parametrize(("folder", "name"), FOLDERS, ids=" ".join)
def test_development_papers(folder: str, name: str) -> None:
    files = [file for file in sorted((SHARED / folder).iterdir()) if file.suffix in {".txt", ".docx", ".pdf"}]
    for file in files[:: 4 if len(files) > 10 else 1]:
        same(examine(file.read_bytes(), file.name).paper, name, CARRIED[name].facets - {"tables"})


@given(paper=plain_papers())
@settings(max_examples=12, deadline=None)
def test_any_paper_in_the_words_of_organs_as_pdf(paper: Paper) -> None:
    same(paper, "pdf", CARRIED["pdf"].facets)


# Of what a page carries, so much comes back at least: of the report all; a line of adoption or an odd list may not.
AS_PDF = {"seed": 1.0, "un_resolutions": 0.99, "akn/en": 0.97, "akn/fr": 1.0}


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("folder", AS_PDF)
def test_development_papers_as_pdf(folder: str) -> None:
    same_, all_ = 0, 0
    for file in sorted((SHARED / folder).glob("*.txt"))[::12]:
        paper = phrased(examine(file.read_bytes(), file.name).paper)
        before, after = (
            told(each, CARRIED["pdf"].facets, ("front", "contents")) for each in (paper, again(paper, "pdf"))
        )
        same_ += sum(after.get(address) == said for address, said in before.items())
        all_ += len(before)
    assert same_ >= AS_PDF[folder] * all_, (same_, all_)
