"""HTML: links forth and back, tables and pictures that can be listened to, nothing that a strict policy forbids."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from lxml import html as markup

from comity.documents.readers.reading import read
from comity.documents.tree import Paper, Picture, Provision, Run, Table, walk
from comity.documents.writers import html
from tests.documents.papers import PAPER, runs, said


def page(content: str) -> Any:
    return markup.fromstring(content)


@pytest.fixture(scope="module")
def article() -> Any:
    return page(html.fragment(PAPER))


def test_every_provision_has_its_address_and_a_permalink(article: Any) -> None:
    ids = article.xpath("//@id")
    assert len(set(ids)) == len(ids)
    for place in walk(PAPER):
        anchor = place.address.replace(" ", "_")
        (found,) = article.xpath("//*[@id=$anchor]", anchor=anchor)
        (link,) = article.xpath("//a[@class='permalink'][@aria-label=$label]", label=f"Permalink to {place.address}")
        assert link.get("href") == f"#{anchor}"
        assert found is link.getparent() or found in link.iterancestors()


def test_every_link_within_leads_somewhere(article: Any) -> None:
    ids = set(article.xpath("//@id"))
    assert {href[1:] for href in article.xpath("//a/@href") if href.startswith("#")} <= ids


def test_notes_lead_forth_and_back(article: Any) -> None:
    marks = article.xpath("//a[@role='doc-noteref']")
    assert [mark.text for mark in marks] == ["1", "2", "3", "4", "3", "5", "6", "*", "1", "2", "1", "2"]
    for note in article.xpath("//*[@role='doc-footnote']"):
        (back,) = note.xpath(".//a[@role='doc-backlink']/@href")
        (mark,) = article.xpath("//a[@id=$id]", id=back[1:])
        assert mark.get("href") == f"#{note.get('id')}"


def test_nothing_that_a_strict_policy_forbids() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="x()" style="fill:red;foo:url(x)">'
        '<script>x()</script><style>*{}</style><a href="javascript:x()"><path d="M0 0"/></a>'
        '<use href="http://x/#y"/><path id="p" fill="url(#p)" stroke="url(http://x)"/></svg>'
    )
    picture = Provision(kind="picture", runs=runs("C"), picture=Picture(svg=svg, alt="A"))
    paragraph = said("paragraph", Run(text="x", href="javascript:alert(1)"), Run(text="y", href="//evil"), number="1")
    content = html.fragment(Paper(title="T", provisions=(picture, paragraph)))
    assert not re.search(r"<script|<style|style=|onload|javascript:|evil|http://x", content)
    assert 'id="picture-1-p"' in content
    assert 'fill="url(#picture-1-p)"' in content
    assert 'fill="red"' in content


def test_tables_and_pictures_can_be_listened_to(article: Any) -> None:
    assert article.xpath("//table/caption/text()")[0].startswith("Table 1")
    assert article.xpath("//th[@scope='col']/text()") == ["State", "In force", "Number"]
    assert article.xpath("//th[@scope='row']/text()") == ["Austria", "Serbia", "Argentina"]
    (drawn,) = article.xpath("//figure/*[local-name()='svg']")
    assert (drawn.get("role"), drawn.get("aria-label")) == ("img", "A line that rises from 60 States Parties to 124")


def test_figures_are_told_or_lead_to_what_explains_them(article: Any) -> None:
    (told,) = article.xpath("//data[@class='figure']")
    assert (told.get("value"), told.text) == ("states-parties", "124")
    led = page(html.fragment(PAPER, figure_href=lambda name: f"/figures/{name}?a=1&b=2"))
    (link,) = led.xpath("//a[@class='figure']")
    assert link.get("href") == "/figures/states-parties?a=1&b=2"


def test_headings_skip_no_rank(article: Any) -> None:
    ranks = [int(heading.tag[1]) for heading in article.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_the_table_of_contents_may_be_left_out(article: Any) -> None:
    assert len(article.xpath("//nav//a")) == 8
    assert page(html.fragment(PAPER, contents=False)).xpath("//nav") == []


def test_items_are_lists_with_printed_numbers(article: Any) -> None:
    (listed,) = article.xpath("//ol[@class='items'][li[@id='para-3/a']]")
    assert [item.get("id") for item in listed] == ["para-3/a", "para-3/b", "para-3/c"]
    assert listed.xpath("li/p/span[@class='number']/text()") == ["(a)", "(b)", "(c)"]


def test_right_to_left_and_language() -> None:
    content = html.write(Paper(title="تقرير", language="ar", provisions=())).decode()
    assert '<html lang="ar" dir="rtl">' in content


def test_a_line_from_left_to_right_keeps_its_order() -> None:
    fronts = (said("front", "25 June 2020"), said("front", "25 حزيران/يونيه 2020"))
    made = html.write(Paper(title="تقرير", language="ar", provisions=fronts))
    assert page(made.decode()).xpath("//bdi[@dir='ltr']/text()") == ["25 June 2020"]
    told = [each.provision.text for each in walk(read(made, "paper.html").paper)]
    assert {front.text for front in fronts} <= set(told)


def test_a_paper_that_brings_its_front_and_contents_keeps_them() -> None:
    provisions = (
        said("front", "ICC-ASP/15/18"),
        said("title", "Report"),
        said("contents", "I. Background ..... 2"),
        said("furniture", "2"),
        said("heading", "Background", number="I"),
        said("heading", "Findings", number="II"),
    )
    article = page(html.fragment(Paper(title="Report", symbol="X/1", body="Organ", provisions=provisions)))
    assert article.xpath("//*[@class='masthead'] | //nav") == []
    assert article.xpath("//h1/@id") == ["title"]
    assert article.xpath("//*[@class='front']/@id | //*[@class='contents']/@id") == ["front-1", "contents-1"]
    assert article.xpath("//*[@id='furniture-1']") == []


def test_rows_of_unequal_width_and_empty_heads() -> None:
    table = Provision(kind="table", table=Table(head=("", "B"), rows=(("1", "2", "3"), ())))
    article = page(html.fragment(Paper(title="T", provisions=(table,))))
    assert [len(row) for row in article.xpath("//tr")] == [3, 3, 3]
