"""The sections of a DOCX: one for the paper, one for each annex, so that each counts its own notes.

LibreOffice reads "restart in each section" as "in each chapter", and takes a chapter for what stands under a heading
of the first level. Our styles therefore give that level to the title and to annexes alone; and since it counts
again only when the setting changes, an empty section before the last annex changes it. Word sees none of this.
"""

from __future__ import annotations

from comity.documents.writers.galley import Galley
from comity.documents.writers.ooxml.runs import field, run, tab
from comity.documents.writers.pieces import short

_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1531" w:bottom="1531" w:left="1531" w:header="850" w:footer="737" w:gutter="0"/>'
)


def section(*, first: bool, rtl: bool) -> str:
    """The properties of the paper's section, or of an annex's."""
    bidi = "<w:bidi/>" if rtl else ""
    if first:
        named = (
            ("header", "default", "rIdHeader"),
            ("header", "first", "rIdEmpty"),
            ("footer", "default", "rIdFooter"),
            ("footer", "first", "rIdFooter"),
        )
        heads = "".join(f'<w:{kind}Reference w:type="{on}" r:id="{name}"/>' for kind, on, name in named)
        return f"<w:sectPr>{heads}{_PAGE}<w:titlePg/>{bidi}</w:sectPr>"
    return f'<w:sectPr>{_counts("eachSect")}<w:type w:val="nextPage"/>{_PAGE}{bidi}</w:sectPr>'


def between(*, rtl: bool) -> str:
    """An empty section, in which no note can stand."""
    bidi = "<w:bidi/>" if rtl else ""
    inside = f'{_counts("continuous")}<w:type w:val="continuous"/>{_PAGE}{bidi}'
    return f'<w:p><w:pPr><w:pStyle w:val="Gap"/><w:sectPr>{inside}</w:sectPr></w:pPr></w:p>'


def header(set_: Galley) -> str:
    """The head of every page but the first: symbol and title."""
    symbol, title = run(short(set_.symbol, 40)), run(short(set_.title, 80))
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{symbol}{tab()}{title}</w:p>'


def footer(set_: Galley) -> str:
    """The foot of every page: which it is, of how many."""
    before, among, after = set_.words.page
    said = run(before) + field("PAGE", "1") + run(among) + field("NUMPAGES", "1") + run(after)
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{said}</w:p>'


EMPTY = '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>'


def _counts(how: str) -> str:
    return f'<w:footnotePr><w:numRestart w:val="{how}"/></w:footnotePr>'
