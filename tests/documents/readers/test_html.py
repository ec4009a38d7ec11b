"""Pages as a browser shows them: numbers of lists, notes, tables, what is hidden, and the pages of our own writer."""

from __future__ import annotations

from hypothesis import given, settings

from comity.documents.readers import html
from comity.documents.tree import Paper, walk
from comity.documents.writers import html as writer
from tests.documents.papers import PAPER, papers
from tests.documents.readers.checking import texts, tight, told


def _read(body: str) -> list[tuple[str | None, str]]:
    return told(html.read(f"<!doctype html><html lang=fr><title>T</title><body>{body}".encode()))


def test_headings_have_their_rank_and_the_only_first_one_is_the_title() -> None:
    seen = html.read(b"<h1>Report</h1><h2>I. One</h2><h3>A. Deeper</h3><p>Text")
    assert [(line.kind, line.level) for line in seen.lines] == [("title", 1), ("heading", 1), ("heading", 2), (None, 0)]


def test_lists_are_counted_as_shown() -> None:
    assert _read("<ol start=3 type=a><li>x<li value=7>y<ul><li>z</ul></ol><ol reversed><li>two<li>one</ol>") == [
        *((None, "c.\tx"), (None, "g.\ty"), (None, "◦\tz"), (None, "2.\ttwo"), (None, "1.\tone")),
    ]


def test_items_that_bear_their_number_get_no_other() -> None:
    assert _read("<ol><li>(a) own<li>(b) own</ol><ol style='list-style: none'><li>bare</ol>") == [
        *((None, "(a) own"), (None, "(b) own"), (None, "bare")),
    ]


def test_markers_of_notes_are_superscript_figures() -> None:
    assert _read(
        '<p>Res.3<sup><a href="#fn1">1</a></sup>, m<sup>2</sup>, Res.4<a href="#_ftn2">[2]</a> and the 1<sup>st</sup>'
        '<section class="footnotes"><ol><li id="fn1"><p>One <a href="#fnref1">↩</a></ol></section>'
        '<div id="ftn2"><p><a href="#_ftnref2">[2]</a> Two</div>'
    ) == [(None, "Res.3¹, m², Res.4² and the 1st"), ("footnote", "¹ One"), ("footnote", "² Two")]


def test_what_is_hidden_is_not_read() -> None:
    assert _read(
        "<script>1</script><style>p{}</style><template>t</template><p hidden>h</p><p style='display: none'>d</p>"
        "<p aria-hidden=true>a</p><p>so&shy;lid</p><!-- c --><svg><text>s</text></svg>"
    ) == [(None, "solid")]


def test_a_table_with_cells_that_reach_over_rows() -> None:
    seen = html.read(b"<p>x<table><caption>Table 1</caption><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>")
    assert [line.kind for line in seen.lines] == [None, "table", "table"]
    table = seen.lines[2].table
    assert table is not None
    assert (table.head, table.rows) == (("A", "B"), (("1", "2"), ("", "3")))


def test_text_set_with_breaks_and_preformatted_text_keep_their_lines() -> None:
    assert _read("<div>a<br>b<br>c<br>d</div><p>e<br>f</p>") == [*((None, each) for each in "abcd"), (None, "e\nf")]
    seen = html.read(b"<pre>\n   1.  First\n\n       goes on\n</pre>")
    assert [(line.indent, line.whole, line.gap) for line in seen.lines] == [(3, False, True), (7, False, True)]


def test_language_title_and_encodings() -> None:
    seen = html.read("<html lang=es-MX><title>Informe</title><p>Sesión".encode("utf-16"))
    assert (seen.language, seen.title, texts(seen)) == ("es", "Informe", ["Sesión"])
    assert texts(html.read("<meta charset=windows-1251><p>Совет".encode("cp1251"))) == ["Совет"]
    assert [said.kind for said in html.read("<p>café".encode("latin-1")).noticed] == ["encoding"]


def test_our_own_page_reads_as_it_was_written() -> None:
    lines = told(html.read(writer.write(PAPER)))
    assert ("paragraph", "2. As at 5 September 2016, 124² States were Parties to the Rome Statute.") in lines
    assert ("annex", "Annex I Draft resolution on cooperation*") in lines
    assert ("operative", "2. Urges States Parties:") in lines
    assert ("footnote", "⁶ Ibid.") in lines
    assert ("footnote", "* Subject to review.") in lines
    assert not any("¶" in text or "↩" in text for _, text in lines)


@given(papers())
@settings(max_examples=25, deadline=None)
def test_every_word_that_was_written_is_read(paper: Paper) -> None:
    seen = tight("".join(texts(html.read(writer.write(paper)))))
    for placed in walk(paper):
        assert tight(placed.provision.text) in seen, placed.address
