"""From text to tree: what each part of a paper is, where it stands, and what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.documents.examining import contract, examine
from comity.documents.readers.reading import read
from comity.documents.readers.seen import Unreadable
from comity.documents.tree import walk
from tests.documents.reading.texts import REPORT, RESOLUTION

LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it stands": lambda text: text,
    "lines end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "pages end with form feeds": lambda text: text.replace("- 1 -\n", "- 1 -\n\f").replace("- 2 -\n", "- 2 -\n\f"),
    "a margin": lambda text: "\n".join(f"      {line}" if line else "" for line in text.split("\n")),
    "tabs": lambda text: text.replace(".  ", ".\t"),
}

SAID = [
    ("enacting", "enacting", None, "The General Assembly,"),
    (
        "pp-1",
        "preambular",
        None,
        "Recalling its resolution 98/12 of 1 December 2043, and reaffirming the importance of the Rome Statute,",
    ),
    ("pp-2", "preambular", None, "Deeply concerned that three requests remain without an answer,"),
    (
        "op-1",
        "operative",
        "1",
        "Takes note of the report of the Secretary-General, and urges all States to answer requests for cooperation "
        "in time;",
    ),
    ("op-2", "operative", "2", "Requests the Secretary-General:"),
    ("op-2/a", "item", "a", "To report to the General Assembly at its one hundredth session on:"),
    ("op-2/a/i", "item", "i", "Requests that were executed;"),
    ("op-2/a/ii", "item", "ii", "Requests that were refused;"),
    ("op-2/b", "item", "b", "To submit a list of focal points no later than 31 March 2045;"),
    (
        "op-3",
        "operative",
        "3",
        "Invites the Court, through its Registry, to continue improving its requests, within existing resources, and "
        "to report thereon annually, bearing in mind paragraph 4 of resolution 98/12;",
    ),
    ("op-4", "operative", "4", "Decides to remain seized of the matter."),
    ("fn-1", "footnote", "1", "A/99/345, annex II."),
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_reads_a_resolution_however_its_text_is_set(layout: str) -> None:
    paper = read(LAYOUTS[layout](RESOLUTION).encode(), "paper.txt").paper
    kinds = {"enacting", "preambular", "operative", "item", "footnote"}
    found = [
        (placed.address, placed.provision.kind, placed.provision.number, placed.provision.text)
        for placed in walk(paper)
        if placed.provision.kind in kinds
    ]
    assert found == SAID
    assert (paper.symbol, paper.session, paper.date, paper.body) == (
        "A/RES/99/901",
        99,
        "2044-12-03",
        "General Assembly",
    )
    assert paper.title == "99/901. Cooperation with the Court of Arcadia"
    furniture = [placed.provision.text for placed in walk(paper) if placed.provision.kind == "furniture"]
    assert furniture[::2] == ["- 1 -", "- 2 -"]
    assert all(text.startswith("A/RES/99/901") for text in furniture[1::2])


def test_it_reads_a_report_with_contents_notes_that_cut_and_annexes() -> None:
    placed = {each.address: each for each in walk(read(REPORT.encode(), "paper.txt").paper)}
    assert [address for address in placed if address.startswith("contents")] == [f"contents-{n}" for n in range(1, 5)]
    assert placed["para-1"].provision.text.endswith("(ICC-ASP/98/Res.3), and had asked the Bureau to go on.")
    assert placed["para-1"].provision.notes == ("1", "2")
    assert placed["para-2/b"].provision.text == "The Court."
    assert (placed["para-3"].parent, placed["section-I-A"].provision.text) == ("section-I-A", "Requests")
    assert placed["annex-I/title"].provision.text == "Draft resolution on exchanges"
    assert placed["annex-I/op-1"].provision.verbs == ("urges",)
    assert placed["annex-I/op-2"].provision.kind == "placeholder"
    assert placed["annex-II/a"].provision.verbs == ("requests",)


@pytest.mark.parametrize("text", [RESOLUTION, REPORT])
def test_its_spans_cover_all_that_was_seen(text: str) -> None:
    told = contract(examine(text.encode(), "paper.txt"))
    seen = bytearray(b" " * len(told["text"]))
    for provision in told["provisions"]:
        for start, end in provision["spans"]:
            assert not seen[start:end].strip(), "no two provisions share a place"
            seen[start:end] = b"x" * (end - start)
    left = [
        sign for sign, taken in zip(told["text"], seen.decode(), strict=True) if taken == " " and not sign.isspace()
    ]
    assert left == []


LANGUAGES = {
    "fr": (
        "Le Conseil de sécurité,\n\nRappelant sa résolution 98,\n\nVivement préoccupé par les refus,\n\n"
        "1. Prie le Secrétaire général d’agir;\n\n2. Décide de rester saisi de la question.\n"
    ),
    "es": (
        "El Consejo de Seguridad,\n\nRecordando su resolución 98,\n\nProfundamente preocupado por las negativas,\n\n"
        "1. Pide al Secretario General que actúe;\n\n2. Decide seguir ocupándose de la cuestión.\n"
    ),
    "ru": (
        "Совет Безопасности,\n\nссылаясь на свою резолюцию 98,\n\nбудучи обеспокоен отказами,\n\n"
        "1. просит Генерального секретаря действовать;\n\n2. постановляет продолжать заниматься этим вопросом.\n"
    ),
    "ar": (
        "إن مجلس الأمن،\n\nإذ يشير إلى قراره 98،\n\nوإذ يساوره القلق إزاء الرفض،\n\n"
        "1 - يطلب إلى الأمين العام أن يعمل؛\n\n2 - يقرر أن يبقي المسألة قيد نظره.\n"
    ),
    "zh": (
        "安全理事会，\n\n回顾其第98号决议，\n\n深为关切拒绝的情况，\n\n1. 请秘书长采取行动；\n\n2. 决定继续处理此案。\n"
    ),
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_reads_the_official_languages(code: str) -> None:
    paper = read(LANGUAGES[code].encode(), "paper.txt").paper
    assert paper.language == code
    found = [(placed.provision.kind, placed.provision.number) for placed in walk(paper)]
    assert found == [
        ("enacting", None),
        ("preambular", None),
        ("preambular", None),
        ("operative", "1"),
        ("operative", "2"),
    ]
    assert all(placed.provision.verbs for placed in walk(paper) if placed.provision.kind != "enacting")


BROKEN = {
    "numbers out of order": (
        "The Council,\n\nNoting,\n\n1. Decides;\n\n3. Requests X to act;\n\n2. Urges;\n",
        ["op-1", "op-3", "op-2"],
    ),
    "a number twice": ("The Council,\n\nNoting,\n\n1. Decides;\n\n1. Requests X to act;\n", ["op-1", "op-1~2"]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_it_keeps_numbers_as_printed(case: str) -> None:
    text, addresses = BROKEN[case]
    paper = read(text.encode(), "paper.txt").paper
    assert [placed.address for placed in walk(paper) if placed.provision.kind == "operative"] == addresses


def test_it_says_what_is_no_text() -> None:
    with pytest.raises(Unreadable, match="bytes of zero"):
        read(b"\0\1\2" * 500, "paper.txt")
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 20
    with pytest.raises(Unreadable, match="bytes that no text has"):
        read(picture, "paper.txt")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
@settings(max_examples=150)
def test_it_reads_anything_and_loses_nothing(text: str) -> None:
    """Every sign that is not space stands in the spans of one provision."""
    try:
        told = contract(examine(text.encode(), "paper.txt"))
    except Unreadable:
        return
    spans = sorted(tuple(span) for provision in told["provisions"] for span in provision["spans"])
    covered = "".join(told["text"][start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(told["text"].split())


@given(
    st.lists(
        st.sampled_from(
            ["1.", "(a)", "(i)", "Annex I", "The Council,", "Noting", "Requests", "\n", "\n\n", "¹", "\f", "I."]
        ),
        max_size=60,
    )
)
@settings(max_examples=150)
def test_it_reads_whatever_stands_where(parts: list[str]) -> None:
    """Fuzzing from the reader's own words: no order of them breaks it, and no address is given twice."""
    told = contract(examine(" ".join(parts).encode(), "paper.txt"))
    addresses = [provision["address"] for provision in told["provisions"]]
    assert len(addresses) == len(set(addresses))
