"""Files that are broken or made to break a reader: a sentence or a reading, in bounded memory, and nothing else."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.documents.readers import akn, docx, html, pdf, txt
from comity.documents.readers.seen import Seen, Unreadable
from comity.documents.writers import docx as docx_writer
from comity.documents.writers import html as html_writer
from comity.documents.writers import pdf as pdf_writer
from tests.documents.papers import PAPER
from tests.documents.readers.checking import survives, texts
from tests.documents.readers.making import lists, num, numbered, p, packed, part, word
from tests.documents.readers.test_akn import PAPER as AKN

Reader = Callable[[bytes], Seen]
READERS: dict[str, Reader] = {"docx": docx.read, "html": html.read, "akn": akn.read, "pdf": pdf.read}
BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@cache
def _files() -> dict[str, bytes]:
    return {
        "docx": docx_writer.write(PAPER),
        "html": html_writer.write(PAPER),
        "akn": AKN.format("").encode(),
        "pdf": pdf_writer.write(PAPER),
    }


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize(
    "content", [b"", b"\0" * 5000, b"   \n", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x"]
)
def test_what_is_no_paper_gets_a_sentence(format_: str, content: bytes) -> None:
    assert survives(READERS[format_], content)


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("other", READERS)
def test_a_file_with_the_wrong_ending(format_: str, other: str) -> None:
    said = survives(READERS[format_], _files()[other])
    assert bool(said) == (format_ != other and (format_, other) != ("html", "akn")), said


@pytest.mark.parametrize("format_", READERS)
def test_a_file_that_is_cut_short(format_: str) -> None:
    content = _files()[format_]
    for share in (0.1, 0.5, 0.9, 0.99):
        survives(READERS[format_], content[: int(len(content) * share)])


@pytest.mark.parametrize("format_", READERS)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_file_with_bytes_changed(format_: str, data: st.DataObject) -> None:
    content = bytearray(_files()[format_])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    survives(READERS[format_], bytes(content))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_word_file_with_values_changed(data: st.DataObject) -> None:
    """The zip is sound and the XML well formed, but what it says makes no sense."""
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(_files()["docx"])) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    name = data.draw(
        st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"])
    )
    values = st.sampled_from(
        ["", "-1", "0", "9", "99999999999999999999", "x", "1e9", "%1%2%9", "abc", "Heading1", "true"]
    )
    content = parts[name]
    assert isinstance(content, bytes)
    every = [found.span(1) for found in re.finditer(rb'w:\w+="([^"<>]{0,20})"', content)]
    for start, end in sorted(data.draw(st.lists(st.sampled_from(every), max_size=12, unique=True)), reverse=True):
        content = content[:start] + data.draw(values).encode() + content[end:]
    parts[name] = content
    survives(docx.read, packed(parts))


def test_a_zip_that_expands_without_end() -> None:
    bomb = packed({"word/document.xml": b"<" * 60_000_000})
    assert len(bomb) < 100_000
    tracemalloc.start()
    assert "too large" in survives(docx.read, bomb)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert "larger than" in survives(docx.read, packed({f"word/{at}.xml": b" " * 45_000_000 for at in range(5)}))
    assert "members" in survives(docx.read, packed({str(at): b"" for at in range(10_001)}))


def test_a_zip_that_lies_about_its_sizes() -> None:
    bomb = bytearray(packed({"word/document.xml": b" " * 60_000_000}))
    size = (60_000_000).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (900_000).to_bytes(4, "little")
    assert survives(docx.read, bytes(bomb))


def test_entities_are_refused() -> None:
    document = BOMB.decode() + part("document", f"<w:body>{p('&b;')}</w:body>")
    assert "document type" in survives(docx.read, packed({"word/document.xml": document}))
    assert "document type" in survives(akn.read, BOMB + b"<akomaNtoso>&b;</akomaNtoso>")
    assert "document type" in survives(akn.read, (BOMB + b"<akomaNtoso>&b;</akomaNtoso>").decode().encode("utf-16"))
    outside = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><akomaNtoso/>'
    assert "document type" in survives(akn.read, outside)
    assert "&b;" in html.read(BOMB + b"<p>&b;</p>").text


@pytest.mark.parametrize("tag", ["div", "ul><li", "table><tr><td", "b", "blockquote"])
def test_pages_nested_without_end(tag: str) -> None:
    assert "too deep" in survives(html.read, f"<{tag}>".encode() * 100_000 + b"x")


def test_xml_nested_without_end() -> None:
    deep = b"<p>" * 100_000 + b"x" + b"</p>" * 100_000
    assert survives(akn.read, b"<akomaNtoso>" + deep + b"</akomaNtoso>")
    table = "<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60
    assert "too deep" in survives(docx.read, word(table))


def test_one_line_without_end() -> None:
    assert len(html.read(b"<p>" + b"word " * 1_000_000).lines) == 1
    assert len(docx.read(word(p(" ".join(map(str, range(600_000)))))).lines) == 1
    with pytest.raises(Unreadable, match="split it"):
        html.read(b"<p>" + b"word " * 5_000_000)


def test_lists_that_point_at_each_other() -> None:
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="{name}"><w:basedOn w:val="{other}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{at}"/></w:numPr></w:pPr></w:style>'
        for at, name, other in ((1, "A", "B"), (2, "B", "A"))
    )
    linked = ('<w:numStyleLink w:val="B"/>', '<w:numStyleLink w:val="A"/>')
    body = numbered("x", 1) + p("y", '<w:pStyle w:val="A"/>')
    assert texts(docx.read(word(body, styles=styles, numbering=lists(*linked, nums=num(1, 0) + num(2, 1))))) == [
        "x",
        "y",
    ]


def test_many_paragraphs_take_time_in_proportion() -> None:
    seen = docx.read(word(p("A paragraph of a long paper.") * 50_000))
    assert len(seen.lines) == 50_000
    assert len(html.read(b"<p>A paragraph of a long paper." * 50_000).lines) == 50_000


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_in_any_encoding(name: str) -> None:
    said = "1. Prie le Bureau de présenter un rapport à l’Assemblée;\n" * 20
    seen = txt.read(said.encode(name))
    assert seen.text.removeprefix("\ufeff") == said
    assert {each.kind for each in seen.noticed} == (
        {"encoding"} if name in ("utf-16-le", "utf-16-be", "cp1252") else set()
    )
