"""Akoma Ntoso by the schema of OASIS: papers of others, papers drafted, papers made up; and what it says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from comity.documents import examining
from comity.documents.tree import Paper, walk
from comity.documents.writers import WRITERS, akn
from comity.reports import annual
from comity.reports.view import View
from tests.documents.papers import PAPER, operative, papers, said
from tests.documents.readers.checking import ABSENT, SHARED
from tests.reports.test_figures import public

VENDOR = Path(__file__).parents[1] / "vendor"
XML = "{http://www.w3.org/XML/1998/namespace}"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(VENDOR / "akomantoso30.xsd"))


def valid(content: bytes) -> etree._Element:
    """The root of a file that the schema allows, and in which no identifier stands twice."""
    root = etree.fromstring(content)
    checked = schema()
    assert checked.validate(root), str(checked.error_log)
    names = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(names) == len(set(names))
    return root


def texts(root: etree._Element, path: str) -> list[str]:
    found = root.iterfind("/".join(f".//{{*}}{name}" for name in path.split("/")))
    return [" ".join("".join(map(str, element.itertext())).split()) for element in found]


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("folder", ["akn", "un_resolutions", "pdf", "docx", "seed"])
def test_every_development_paper(folder: str) -> None:
    files = [file for file in sorted((SHARED / folder).rglob("*")) if file.suffix in {".txt", ".pdf", ".docx", ".xml"}]
    assert files
    for file in files:
        examined = examining.examine(file.read_bytes(), file.name)
        root = valid(examining.write_akn(examined))
        # Every citation that names a document leads to it.
        led = {element.get("href", "") for element in root.iter("{*}ref")}
        named = [each.citation.target for each in examined.citations if each.citation.target]
        assert bool(led) == bool(named), file.name


@pytest.mark.parametrize("draft", [annual.report, annual.resolution_alone], ids=["report", "resolution"])
def test_what_comity_drafts(draft: Callable[[View, int], annual.Drafted]) -> None:
    valid(WRITERS["akn"].write(draft(public("2016-11-10", "2026-11-24"), 15).paper))


@given(papers())
@settings(max_examples=60)
def test_any_paper(paper: Paper) -> None:
    root = valid(WRITERS["akn"].write(paper))
    addresses = {place.address for place in walk(paper) if place.provision.kind != "furniture"}
    assert {address.replace(" ", "_") for address in addresses} <= {element.get("eId") for element in root.iter()}


def test_identifiers_are_the_addresses() -> None:
    root = valid(WRITERS["akn"].write(PAPER))
    by_name = {element.get("eId"): etree.QName(element).localname for element in root.iter() if element.get("eId")}
    assert by_name["section-II-A"] == "section"
    assert by_name["para-3"] == "paragraph"
    assert by_name["para-3/b/ii"] == "point"
    assert by_name["para-7_bis"] == "paragraph"
    assert by_name["annex-I"] == "attachment"
    assert by_name["annex-I/enacting"] == "formula"
    assert by_name["annex-I/pp-1"] == "container"
    assert by_name["annex-I/op-2/a"] == "point"
    assert by_name["annex-I/op-3"] == "hcontainer"


def test_a_note_stands_where_its_marker_stands_first() -> None:
    root = valid(WRITERS["akn"].write(PAPER))
    notes = {note.get("eId"): note for note in root.iter("{*}authorialNote")}
    scopes = {"": "123456", "annex-I/": "*12", "annex-II/": "12"}
    assert set(notes) == {f"{scope}fn-{number}" for scope, numbers in scopes.items() for number in numbers}
    assert "".join(map(str, notes["fn-2"].itertext())) == "States Parties. Entries 1 to 124."
    again = [note for note in root.iter("{*}noteRef") if note.get("href") == "#fn-3"]
    assert [note.get("marker") for note in again] == ["3"]


def test_words_and_spaces_stand_as_they_were() -> None:
    root = valid(WRITERS["akn"].write(PAPER))
    first = next(element for element in root.iter() if element.get("eId") == "para-1")
    assert [child.get("href") for child in first.iter("{*}a")] == ["https://asp.icc-cpi.int/"]
    assert "".join(map(str, first.itertext())).startswith("1.Operative paragraph 27 of resolution ICC-ASP/14/Res.3")
    assert [child.tail for child in first.iter("{*}authorialNote")] == [
        " requested the Bureau to maintain a facilitation of the Assembly for cooperation."
    ]


def _resolution(language: str) -> Paper:
    provisions = (
        said("front", "S/RES/1593 (2005)"),
        said("title", "Resolution 1593 (2005)"),
        said("closing", "Adopted by the Security Council on 31 March 2005"),
        said("enacting", "The Security Council,"),
        said("preambular", "Recalling article 16,"),
        operative("1", "decides", "to refer the situation;"),
    )
    return Paper(
        title="Resolution 1593 (2005)",
        symbol="S/RES/1593 (2005)",
        date="2005-03-31",
        language=language,
        provisions=provisions,
    )


def test_what_the_title_block_says_is_said_of_the_work() -> None:
    root = valid(WRITERS["akn"].write(_resolution("fr")))
    document = root[0]
    assert (etree.QName(document).localname, document.get("name")) == ("statement", "resolution")
    told = {etree.QName(each).localname: dict(each.attrib) for each in root.find(".//{*}FRBRWork")}  # type: ignore[union-attr]
    assert told["FRBRuri"]["value"] == "/akn/un/statement/resolution/2005-03-31/s-res-1593-2005"
    assert told["FRBRdate"]["date"] == "2005-03-31"
    assert told["FRBRnumber"]["value"] == "S/RES/1593 (2005)"
    assert [each.get("language") for each in root.iter("{*}FRBRlanguage")] == ["fra"]
    assert texts(root, "docNumber") == ["S/RES/1593 (2005)"] or texts(root, "preface/p")[0] == "S/RES/1593 (2005)"
    assert texts(root, "docTitle") == ["Resolution 1593 (2005)", "Adopted by the Security Council on 31 March 2005"]
    assert {part.get(f"{XML}lang") for part in _parts(document)} == {"fr"}
    # A report whose annex holds a draft resolution enacts nothing itself.
    report = valid(WRITERS["akn"].write(PAPER))[0]
    assert (etree.QName(report).localname, report.get("name")) == ("doc", "report")
    assert report.find(".//{*}FRBRcountry").get("value") == "icc"  # type: ignore[union-attr]


def test_the_way_a_text_runs_is_said() -> None:
    parts = list(_parts(valid(WRITERS["akn"].write(_resolution("ar")))[0]))
    assert {(part.get(f"{XML}lang"), part.get("style")) for part in parts} == {("ar", "direction: rtl")}


def _parts(document: etree._Element) -> Iterator[etree._Element]:
    return document.iter("{*}preface", "{*}preamble", "{*}mainBody")


def test_a_citation_is_a_reference_whatever_its_style() -> None:
    paper = Paper(title="T", provisions=(operative("1", "recalls", "resolution ICC-ASP/14/Res.3 and more"),))
    text = paper.provisions[0].text
    start = text.index("resolution")
    references = {"op-1": [akn.Reference(0, 20, "/doc/x"), akn.Reference(start, start + 26, "/doc/y#op-1")]}
    root = valid(akn.write(paper, references))
    assert texts(root, "ref") == ["Recalls resolution I"]
    assert texts(root, "content/p") == [text]
