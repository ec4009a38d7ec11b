"""Texts that mean harm, or only look odd, break no writer and stand in every format as they are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from comity.documents.tree import Paper, Picture, Provision, Run, Table
from comity.documents.writers import WRITERS
from comity.documents.writers.svg import drawing
from tests.documents import docx_read, pdf_read
from tests.documents.papers import SVG, said

HOSTILE = {
    "control characters": "a\x00b\x01c\x07d\x0be\x1bf\x7fg\x85h",
    "forbidden in XML": "a\ufffeb\uffffc\ud800d",
    "markup": "</p></w:t>]]>&amp;&#0;<script>alert(1)</script>{}%s{0}#panic()",
    "typst": '#import "@preview/x:1": y\n#read("/etc/passwd") $x$ = head\n/ term: x \\u{41} "quoted"',
    "markdown": "# *a* _b_ `c` [d](e) ![f](g) <h> | i | ~j~ \\ 1. - + > ```",
    "a very long word": "x" * 5000,
    "a very long text": "word " * 2000,
    "bidi marks": "\u202eabc\u2066def\u200fghi\u061c",
    "spaces": "\u00a0 \u2028a\u2029 \u3000b\u200b\t\r\nc",
    "emoji and rare signs": "\U0001f469\u200d\U0001f4bb \U0010ffff \ue000 e\u0301\u0301\u0301",
    "nothing": "",
    "blank": " \n ",
}
XML_FORBIDS = set(map(chr, range(32))) - set("\t\n\r")


def hostile(text: str) -> Paper:
    """A paper that says the text everywhere."""
    table = Table(head=(text, "B"), rows=((text, text),))
    figure = Run(text=text, figure=text, href=text)
    provisions = (
        said("front", text),
        said("heading", text, Run(note=text or "1"), number=text, under=[said("paragraph", figure, number=text)]),
        said("paragraph", Run(text=text, style="italic"), Run(note=text or "1"), number="1"),
        said("item", text, number=text, under=[said("item", text)]),
        Provision(kind="table", runs=(Run(text=text),), table=table),
        Provision(kind="picture", runs=(Run(text=text),), picture=Picture(svg=SVG, alt=text)),
        Provision(kind="picture", picture=Picture(svg=text, alt=text)),
        said("footnote", text, Run(note=text or "1"), number=text or "1", under=[said("item", text, number="a")]),
        said("annex", text, number=text, under=[said("title", text), said("enacting", text), said("closing", text)]),
        said("annex", text),
    )
    return Paper(title=text, symbol=text, body=text, date=text, distribution=text, provisions=provisions)


def readable(name: str, content: bytes) -> None:
    """The file can be read by those who read such files."""
    match name:
        case "docx":
            docx_read.printed(content)
        case "pdf":
            pdf_read.printed(content)
        case "json":
            json.loads(content)
        case "html":
            html.fromstring(content.decode())
            assert not XML_FORBIDS & set(content.decode())
        case _:
            assert not XML_FORBIDS & set(content.decode())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", WRITERS)
def test_hostile_texts_break_no_writer(name: str, text: str) -> None:
    readable(name, WRITERS[name].write(hostile(text)))


@pytest.mark.parametrize("name", WRITERS)
@given(text=st.text(min_size=1, max_size=30))
@settings(max_examples=20)
def test_no_text_breaks_a_writer(name: str, text: str) -> None:
    readable(name, WRITERS[name].write(hostile(text)))


@pytest.mark.parametrize("name", WRITERS)
def test_the_least_paper(name: str) -> None:
    readable(name, WRITERS[name].write(Paper(title="", provisions=(), language="", session=0)))


@pytest.mark.parametrize("language", ["en-GB", "fr_FR", "x<y", "123", "zz", 'a"b'])
def test_any_language(language: str) -> None:
    for name in WRITERS:
        readable(name, WRITERS[name].write(Paper(title="T", provisions=(said("annex", "x"),), language=language)))


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "<svg",
        "<html/>",
        "<svg/>",
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="1"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99999999 1"/>',
        '<!DOCTYPE s [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&c;</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="no path"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>',
    ],
)
def test_any_picture(svg: str) -> None:
    picture = Provision(kind="picture", picture=Picture(svg=svg, alt="What it shows"))
    for name in WRITERS:
        readable(name, WRITERS[name].write(Paper(title="T", provisions=(picture,))))
    found = drawing(svg)
    assert found is None or "passwd" not in found.xml


def test_deep_items() -> None:
    under: Any = ()
    for _ in range(40):
        under = (said("item", "x", number="a", under=under),)
    paper = Paper(title="Deep", provisions=(said("paragraph", "x", number="1", under=under),))
    for name in WRITERS:
        readable(name, WRITERS[name].write(paper))
