"""Akoma Ntoso as its words with their numbers, in both namespaces; the development papers word for word."""

from __future__ import annotations

import pytest

from comity.documents.readers import akn
from comity.documents.readers.seen import Unreadable
from tests.documents.readers.checking import ABSENT, SHARED, told

PAPER = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0{}"><statement name="resolution">
<meta>
<identification source="#x"><FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression></identification></meta>
<coverPage><p><docNumber>S/RES/1</docNumber></p>
<p><docTitle refersTo="#resolutionNumber">Resolution 1</docTitle></p>
<p><docTitle refersTo="#adoption">Adopted
<docDate date="2020-01-01">1 January</docDate></docTitle></p></coverPage>
<preamble><formula name="enactingFormula"><p><i>The Council</i>,</p></formula>
<container name="Recalling">
<p>Recalling it<authorialNote marker="1"><p>A/74/1.</p></authorialNote>,</p></container></preamble>
<mainBody><section><num>I.</num><heading>First</heading>
<paragraph><num>1.</num><content><p>Urges all;</p></content></paragraph></section>
<paragraph><num>2.</num><list><intro><p>Requests:</p></intro><point><num>(a)</num><content><p>one;</p></content></point>
<point>
<num>(b)</num><intro><p>two:</p></intro><list>
<point><num>(i)</num><content><p>deep.</p></content></point></list></point></list>
</paragraph>
<paragraph><num>3.</num><list><point><num>(a)</num><content><p>At once.</p></content></point></list></paragraph>
</mainBody>
<attachments><attachment><doc name="annex"><mainBody>
<paragraph class="H1"><heading>Annex</heading></paragraph>
<paragraph><num>1.</num>
<content><p>Text<authorialNote marker="1"><p>Its own.</p></authorialNote></p></content></paragraph>
<tblock><table><tr><th><p>A</p></th><th><p>B</p></th></tr><tr>
<td><p>1</p></td><td><p>2</p></td></tr></table>
</tblock>
</mainBody></doc></attachment></attachments></statement></akomaNtoso>"""


@pytest.mark.parametrize("draft", ["", "/CSD13", "/WD17"])
def test_words_kinds_numbers_and_notes(draft: str) -> None:
    seen = akn.read(PAPER.format(draft).encode())
    assert seen.language == "fr"
    assert told(seen) == [
        ("front", "S/RES/1"),
        ("title", "Resolution 1"),
        ("closing", "Adopted 1 January"),
        ("enacting", "The Council,"),
        ("preambular", "Recalling it¹,"),
        ("heading", "I.\tFirst"),
        ("operative", "1.\tUrges all;"),
        ("operative", "2.\tRequests:"),
        ("item", "(a)\tone;"),
        ("item", "(b)\ttwo:"),
        ("item", "(i)\tdeep."),
        ("item", "3.\t(a)\tAt once."),
        ("footnote", "¹ A/74/1."),
        ("annex", "Annex"),
        (None, "1.\tText¹"),
        ("table", "A\tB\n1\t2"),
        ("footnote", "¹ Its own."),
    ]


def test_other_xml_is_refused() -> None:
    with pytest.raises(Unreadable, match="not Akoma Ntoso"):
        akn.read(b"<rss><channel/></rss>")


def _after(theirs: str, ours: str, at: int) -> int:
    """Where a line ends in a text that may have more between its signs, as furniture is; -1 where it does not come."""
    end = at + len(ours) + 500
    for sign in ours:
        at = theirs.find(sign, at, end) + 1
        if not at:
            return -1
    return at


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_the_development_papers_word_for_word() -> None:
    files = sorted((SHARED / "akn").glob("*/*.xml"))
    assert len(files) > 150
    for file in files:
        theirs = "".join(file.with_suffix(".txt").read_text(encoding="utf-8").split())
        at = 0
        for kind, text in told(akn.read(file.read_bytes())):
            # Notes stand at the foot of pages there, and numbers that have no words of their own are left out.
            words = text if kind != "footnote" else ""
            found = _after(theirs, "".join(words.split()), at)
            at = found if found >= 0 else _after(theirs, "".join(words.partition("\t")[2].split()), at)
            assert at >= 0, (file.name, text)
