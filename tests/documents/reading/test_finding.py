"""Citations, mandates, doubts: what is found in a paper, and what is left as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents import citations, symbols
from comity.documents.examining import contract, examine
from tests.documents.reading.texts import REPORT, RESOLUTION

# A text, the organ whose paper it stands in, and what it cites: symbol or treaty, and provision.
CITED: dict[str, tuple[str, str | None, list[tuple[str, str | None]]]] = {
    "a symbol": ("see ICC-ASP/14/Res.3.", None, [("ICC-ASP/14/Res.3", None)]),
    "revisions and addenda": (
        "ICC-ASP/14/26/Rev.1 and ICC-ASP/13/29/Add.1",
        None,
        [("ICC-ASP/14/26/Rev.1", None), ("ICC-ASP/13/29/Add.1", None)],
    ),
    "an annex behind it": ("ICC-ASP/6/Res.2, annex II", None, [("ICC-ASP/6/Res.2", "annex-II")]),
    "a range": ("(ICC-ASP/14/27, paragraphs 37 to 43)", None, [("ICC-ASP/14/27", "para-37..43")]),
    "a list": ("S/2020/429, paras. 4 and 6", None, [("S/2020/429", "para-4"), ("S/2020/429", "para-6")]),
    "before it": ("pursuant to paragraph 26 of resolution ICC-ASP/13/Res.3", None, [("ICC-ASP/13/Res.3", "para-26")]),
    "operative": ("Operative paragraph 27 of resolution ICC-ASP/14/Res.3", None, [("ICC-ASP/14/Res.3", "op-27")]),
    "two in a note": (
        "ICC-ASP/13/Res.3, para. 4 and ICC-ASP/13/Res.5, para.11.",
        None,
        [("ICC-ASP/13/Res.3", "para-4"), ("ICC-ASP/13/Res.5", "para-11")],
    ),
    "the Security Council": (
        "resolutions 1593 (2005) and 1970 (2011)",
        "Assembly of States Parties",
        [("S/RES/1593 (2005)", None), ("S/RES/1970 (2011)", None)],
    ),
    "a list with annexes": (
        "resolutions 34/180, 40/33, annex, 45/110, annex, and 63/250, sect. II, and 72/266 A and B and 73/281",
        "General Assembly",
        [
            ("A/RES/34/180", None),
            ("A/RES/40/33", "annex"),
            ("A/RES/45/110", "annex"),
            ("A/RES/63/250", "section-II"),
            ("A/RES/72/266", "part-A"),
            ("A/RES/72/266", "part-B"),
            ("A/RES/73/281", None),
        ],
    ),
    "a list of two organs": (
        "resolutions 60/251 of the General Assembly of 15 March 2006 and 5/1 and 5/2 of the Human Rights Council",
        None,
        [("A/RES/60/251", None), ("A/HRC/RES/5/1", None), ("A/HRC/RES/5/2", None)],
    ),
    "its own beside another's": (
        "its resolutions 60/1 of 16 September 2005 and 5/1 of the Human Rights Council",
        "General Assembly",
        [("A/RES/60/1", None), ("A/HRC/RES/5/1", None)],
    ),
    "a list with a session of another organ": (
        "General Assembly resolutions 65/281 of 17 June 2011 and 16/21 of 25 March 2011",
        None,
        [("A/RES/65/281", None), ("A/HRC/RES/16/21", None)],
    ),
    "a list behind words on one": (
        "Council resolutions 5/1 and 5/2 of 18 June 2007, on its institutions and on the code of conduct, "
        "respectively, and 16/21 of 25 March 2011",
        "Human Rights Council",
        [("A/HRC/RES/5/1", None), ("A/HRC/RES/5/2", None), ("A/HRC/RES/16/21", None)],
    ),
    "its own": (
        "its resolutions 53/199 of 15 December 1998 and 61/185",
        "General Assembly",
        [("A/RES/53/199", None), ("A/RES/61/185", None)],
    ),
    "the Human Rights Council": (
        "Human Rights Council resolutions 5/1 of 18 June 2007 and 16/16",
        "General Assembly",
        [("A/HRC/RES/5/1", None), ("A/HRC/RES/16/16", None)],
    ),
    "the Economic and Social Council": (
        "Economic and Social Council resolution 2018/3",
        None,
        [("E/RES/2018/3", None)],
    ),
    "roman years": ("resolution 3314 (XXIX)", "General Assembly", [("A/RES/3314 (XXIX)", None)]),
    "in French": (
        "la résolution 70/1 de l’Assemblée générale et sa résolution 2282 (2016)",
        "Security Council",
        [("A/RES/70/1", None), ("S/RES/2282 (2016)", None)],
    ),
    "a treaty": ("article 93 of the Rome Statute", None, [("Rome Statute", "art-93")]),
    "a sub-paragraph": ("article 93 (1) (k) of the Rome Statute", None, [("Rome Statute", "art-93/1/k")]),
    "between Chinese signs": (
        "重申第2250(2015)和2419(2018)号决议",
        "Security Council",
        [("S/RES/2250 (2015)", None), ("S/RES/2419 (2018)", None)],
    ),
    "a document of two organs": (
        "the report (A/70/357-S/2015/682)",
        None,
        [("A/70/357", None), ("S/2015/682", None)],
    ),
    "a part with a letter": (
        "its resolutions 49/233 A of 23 December 1994 and 57/290 B",
        "General Assembly",
        [("A/RES/49/233", "part-A"), ("A/RES/57/290", "part-B")],
    ),
    "several parts": (
        "resolutions 55/220 A, B and C, 61/253 A to C and 62/5 B, A/62/7 of the Secretary-General",
        "General Assembly",
        [
            *(("A/RES/55/220", f"part-{part}") for part in "ABC"),
            *(("A/RES/61/253", f"part-{part}") for part in "ABC"),
            ("A/RES/62/5", "part-B"),
            ("A/62/7", None),
        ],
    ),
    "a paragraph of a part": (
        "paragraph 3 of resolution 72/266 A and B",
        "General Assembly",
        [("A/RES/72/266", "para-3")],
    ),
    "a symbol that is not cut": ("as in A/HRC/RES/32/20¹", None, [("A/HRC/RES/32/20", None)]),
    "the place before each of several": (
        "paragraph 8 (c) of resolution 1333 (2000), paragraphs 1 and 2 of resolution 1390 (2002)",
        None,
        [("S/RES/1333 (2000)", "para-8/c"), ("S/RES/1390 (2002)", "para-1"), ("S/RES/1390 (2002)", "para-2")],
    ),
    "a list with a range in it": (
        "ICC-ASP/14/20, paras. 4, 6-8 and 12",
        None,
        [("ICC-ASP/14/20", "para-4"), ("ICC-ASP/14/20", "para-6..8"), ("ICC-ASP/14/20", "para-12")],
    ),
    "letters of one paragraph": (
        "ICC-ASP/15/Res.5, annex I, paragraph 3(g) and (h)",
        None,
        [("ICC-ASP/15/Res.5", "annex-I/para-3/g"), ("ICC-ASP/15/Res.5", "annex-I/para-3/h")],
    ),
    "a paragraph of an annex without a number": (
        "ICC-ASP/18/Res.3, annex, para. 3 (d)",
        None,
        [("ICC-ASP/18/Res.3", "annex/para-3/d")],
    ),
    "an appendix": ("ICC-ASP/14/26/Add.1, appendix", None, [("ICC-ASP/14/26/Add.1", "appendix")]),
    "a report by its title, its symbol in brackets": (
        "paragraphs 37 to 43 of the report of the Court on cooperation (ICC-ASP/14/27)",
        None,
        [("ICC-ASP/14/27", "para-37..43")],
    ),
    "annex and paragraph on both sides": (
        "annex II of the report of the Bureau (ICC-ASP/13/29), paragraphs 3 to 5",
        None,
        [("ICC-ASP/13/29", "annex-II/para-3..5")],
    ),
    "what was issued with it": (
        "documents ICC-ASP/13/29 and Add.1-2",
        None,
        [("ICC-ASP/13/29", None), ("ICC-ASP/13/29/Add.1", None), ("ICC-ASP/13/29/Add.2", None)],
    ),
    "filings and rules of the Court": (
        "ICC-02/05-01/09-358 and ICC-PRES/06-01-10",
        None,
        [("ICC-02/05-01/09-358", None), ("ICC-PRES/06-01-10", None)],
    ),
    "an enumeration that goes on behind a paragraph": (
        "articles 86, 87, paragraph 7, and 93 of the Rome Statute",
        None,
        [("Rome Statute", "art-86"), ("Rome Statute", "art-87/7"), ("Rome Statute", "art-93")],
    ),
    "an enumeration that goes on behind paragraphs": (
        "articles 87, paragraphs 7 and 8, and 93 to 96 of the Rome Statute",
        None,
        [("Rome Statute", "art-87/7"), ("Rome Statute", "art-87/8"), ("Rome Statute", "art-93..96")],
    ),
    "an enumeration in French": (
        "aux articles 86, 87, paragraphe 7, et 93 (1) du Statut de Rome",
        None,
        [("Rome Statute", "art-86"), ("Rome Statute", "art-87/7"), ("Rome Statute", "art-93/1")],
    ),
    "an enumeration behind its treaty": (
        "Rome Statute, articles 86, 87, paragraphs 5 and 7, and 93",
        None,
        [("Rome Statute", f"art-{place}") for place in ("86", "87/5", "87/7", "93")],
    ),
    "paragraphs of one article": (
        "article 87, paragraphs 5, 6, and 7, of the Rome Statute, articles 86, 87, paragraph 7, and 5 of it",
        None,
        [("Rome Statute", f"art-{place}") for place in ("87/5", "87/6", "87/7")],
    ),
    "a part of a treaty": ("under Part 9 of the Rome Statute", None, [("Rome Statute", "part-9")]),
    "short names of treaties": (
        "article 87 (7) of the Statute, rule 132 bis of the Rules and Chapter VII of the Charter; the Statute",
        "Assembly of States Parties",
        [
            ("Rome Statute", "art-87/7"),
            ("Rules of Procedure and Evidence", "rule-132bis"),
            ("Charter of the United Nations", "chapter-VII"),
        ],
    ),
    "the statute of another court": ("article 87 (7) of the Statute", "Security Council", []),
    "whose by the day": (
        "including the most recent, resolution 46/21 of 24 March 2021, and resolution 46/182 of 19 December 1991",
        "General Assembly",
        [("A/HRC/RES/46/21", None), ("A/RES/46/182", None)],
    ),
    "whose by the organ before it": (
        "mandated by the Human Rights Council in its resolution 45/34, and Council resolution 52/27",
        "Security Council",
        [("A/HRC/RES/45/34", None), ("A/HRC/RES/52/27", None)],
    ),
    "two organs at once": (
        "General Assembly and Security Council resolutions 70/262 and 2282 (2016)",
        "Security Council",
        [("A/RES/70/262", None), ("S/RES/2282 (2016)", None)],
    ),
    "a number alone": (
        "paragraph 6 of resolution 2250, and resolutions 1325 and 2419 of the Security Council; resolution 1267/1988",
        "Security Council",
        [("S/RES/2250", "para-6"), ("S/RES/1325", None), ("S/RES/2419", None)],
    ),
    "nothing": ("in 2016 (see above) 12/13 of the States and/or the Court", None, []),
}


@pytest.mark.parametrize("case", CITED)
def test_it_finds(case: str) -> None:
    text, body, expected = CITED[case]
    found = citations.find(text, "fr" if case == "in French" else "en", body)
    assert [(each.target.symbol, each.target.provision) for each in found if each.target] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


@given(st.text(max_size=300))
def test_it_finds_in_any_text_without_breaking(text: str) -> None:
    for each in citations.find(text):
        assert text[each.start : each.end] == each.text


@given(
    st.sampled_from(["ICC-ASP/14", "A/HRC", "A/RES/70", "S/RES", "E/2019", "RC"]),
    st.lists(
        st.sampled_from(["Res.3", "27", "Add.1", "Rev.2", "CBF.1", "L.4", "6 (Sect. 7)", "5 (Vol. II)"]),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["", " (2005)"]),
)
def test_a_symbol_is_printed_as_it_was_read(series: str, parts: list[str], year: str) -> None:
    text = "/".join([series, *parts]) + year
    if (parsed := symbols.parse(text)) is not None:
        assert str(parsed) == text


@pytest.mark.parametrize("symbol", ["A/80/6 (Sect. 7)", "A/80/6 (Sect. 24)/Corr.1", "A/79/5 (Vol. I)"])
def test_a_document_in_several_has_its_own_symbol_and_is_cited_by_the_whole(symbol: str) -> None:
    paper = f"{symbol}\n\nGeneral Assembly\n\nThe wells of Arcadia\n\n1. See {symbol} on the wells of the hills.\n"
    told = contract(examine(paper.encode(), "paper.txt"))
    assert told["paper"]["symbol"] == symbol
    assert told["citations"][0]["target"]["symbol"] == symbol.partition(" ")[0]


def test_it_follows_ibid_through_the_notes() -> None:
    told = contract(examine(REPORT.encode(), "paper.txt"))
    cited = {
        each["in"]: (each["target"]["symbol"], each["target"]["provision"], each["via"]) for each in told["citations"]
    }
    assert cited["fn-1"] == ("ICC-ASP/97/Res.3", "para-4", None)
    assert cited["fn-2"] == ("ICC-ASP/97/Res.3", "annex-I", "ibid")


FOLLOWED = {
    "a note by its number": (
        "1. See this¹ and that.²\n\n¹ ICC-ASP/97/Res.3, para. 4.\n\n² See note 1 above, para. 6.\n",
        "fn-2",
        ("ICC-ASP/97/Res.3", "para-6", "note"),
    ),
    "a treaty": (
        "1. See the Statute.¹ See also there.²\n\n¹ Rome Statute, article 87.\n\n² Ibid., article 93.\n",
        "fn-2",
        ("Rome Statute", "art-93", "ibid"),
    ),
    "a resolution that was named in full": (
        "1. The Council referred it in resolution 1970 (2011).\n\n2. It did so in paragraph 4 of resolution 1970.\n",
        "para-2",
        ("S/RES/1970 (2011)", "para-4", "ibid"),
    ),
    "cette résolution": (
        "1. La résolution ICC-ASP/97/Res.3 a été adoptée par les États.\n\n2. Au paragraphe 4 de cette résolution, les "
        "États ont prié le Bureau de faire rapport.\n",
        "para-2",
        ("ICC-ASP/97/Res.3", "para-4", "note"),
    ),
}


@pytest.mark.parametrize("case", FOLLOWED)
def test_it_follows(case: str) -> None:
    text, where, expected = FOLLOWED[case]
    told = contract(examine(text.encode(), "paper.txt"))
    (cited,) = [each for each in told["citations"] if each["in"] == where]
    assert (cited["target"]["symbol"], cited["target"]["provision"], cited["via"]) == expected


def test_ibid_behind_a_note_that_cites_nothing_is_left() -> None:
    text = "1. One¹ two² three.³\n\n¹ A/99/1.\n\n² As at 5 May 2044.\n\n³ Ibid., para. 3.\n"
    told = contract(examine(text.encode(), "paper.txt"))
    assert [each["target"] for each in told["citations"] if each["in"] == "fn-3"] == [None]


def test_it_leaves_what_it_cannot_follow() -> None:
    told = contract(examine(b"1. See ibid., paragraph 3.\n", "paper.txt"))
    (cited,) = told["citations"]
    assert cited["target"] is None
    assert [each["kind"] for each in told["doubts"] if each["in"] == "para-1"] == ["citation-unresolved"]


def test_it_says_who_is_asked_for_what_by_when() -> None:
    told = contract(examine(RESOLUTION.encode(), "paper.txt"))
    found = {(each["in"], each["verb"]): each for each in told["mandates"]}
    urged = found["op-1", "urges"]
    assert (urged["addressee"], urged["action"]) == ("all States", "answer requests for cooperation in time")
    invited = found["op-3", "invites"]
    assert (invited["addressee"], invited["recurring"], invited["renews"]) == ("the Court", "annual", True)
    assert invited["conditions"] == ("within existing resources",)


DUE = {
    "at a session": ("to report to the Assembly at its sixteenth session", {"session": 16}),
    "in advance of one": ("to report well in advance of the sixteenth session", {"before_session": 16}),
    "by a date": ("to report by 31 March 2017", {"date": "2017-03-31"}),
    "by the end of a year": ("to hold a test meeting before the end of 2019", {"date": "2019-12-31"}),
    "never said": ("to report", None),
}


@pytest.mark.parametrize("case", DUE)
def test_it_says_when_it_is_due(case: str) -> None:
    action, expected = DUE[case]
    text = f"The Assembly of States Parties,\n\nNoting the report,\n\n1. Requests the Bureau {action};\n"
    (mandate,) = contract(examine(text.encode(), "paper.txt"))["mandates"]
    due = mandate["due"]
    said = {name: getattr(due, name) for name in ("session", "date", "before_session") if due and getattr(due, name)}
    assert said == (expected or {})


def test_it_doubts_what_a_careful_reader_would_query() -> None:
    told = contract(examine(REPORT.encode(), "paper.txt"))
    assert {(each["in"], each["kind"]) for each in told["doubts"]} == {
        (None, "symbol-missing"),
        ("para-1", "note-disagrees"),
        ("para-1", "sentence-cut"),
        ("fn-2", "ibid-doubtful"),
        ("annex-II/a", "annex-differs"),
    }
    broken = REPORT.replace("3. Three", "4. Three").replace("Noting the replies", "Noting³ the replies")
    kinds = {(each["in"], each["kind"]) for each in contract(examine(broken.encode(), "paper.txt"))["doubts"]}
    assert ("para-4", "number-order") in kinds


def test_every_doubt_is_documented() -> None:
    import re
    from pathlib import Path

    root = Path(__file__).resolve().parents[3]
    said = (root / "docs" / "doubts.md").read_text(encoding="utf-8")
    folder = root / "src" / "comity" / "documents"
    kinds = {
        kind
        for file in folder.rglob("doubts/*.py")
        for kind in re.findall(r'Doubt\([^"]*?"([a-z-]+)"', file.read_text())
    }
    assert len(kinds) >= 9
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in said] == []
