"""Papers to write: one made by hand with every kind of provision, and strategies for all others."""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import Literal

from hypothesis import strategies as st

from comity.documents.tree import Kind, Paper, Picture, Provision, Run, Table

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="160" viewBox="0 0 480 160">'
    '<g font-family="Noto Sans" font-size="11"><path d="M40 130H470" stroke="#555555"/>'
    '<path d="M40 120H120V100H200V84H280V60H360V44H470" fill="none" stroke="#0b5a63" stroke-width="2"/>'
    '<text x="40" y="150">2002</text><text x="440" y="150">2016</text><text x="400" y="36">124</text></g></svg>'
)


def runs(*parts: str | Run) -> tuple[Run, ...]:
    return tuple(Run(text=part) if isinstance(part, str) else part for part in parts)


def mark(number: str) -> Run:
    return Run(note=number)


def said(kind: Kind, *parts: str | Run, number: str | None = None, under: Sequence[Provision] = ()) -> Provision:
    return Provision(kind=kind, number=number, runs=runs(*parts), children=tuple(under))


def operative(number: str, verb: str, *parts: str | Run, under: Sequence[Provision] = ()) -> Provision:
    opening = (Run(text=verb.capitalize(), style="italic"), Run(text=" "))
    return Provision(
        kind="operative", number=number, verbs=(verb,), runs=(*opening, *runs(*parts)), children=tuple(under)
    )


def _report() -> tuple[Provision, ...]:
    first = said(
        "paragraph",
        "Operative paragraph 27 of resolution ",
        Run(text="ICC-ASP/14/Res.3", href="https://asp.icc-cpi.int/"),
        mark("1"),
        " requested the Bureau to maintain a facilitation of the Assembly for cooperation.",
        number="1",
    )
    second = said(
        "paragraph",
        "As at 5 September 2016, ",
        Run(text="124", figure="states-parties"),
        mark("2"),
        " States were Parties to the Rome Statute.",
        number="2",
    )
    roman = [said("item", text, number=number) for number, text in (("i", "sentences;"), ("ii", "release;"))]
    items = [
        said("item", "The 66 recommendations on cooperation from 2007;", mark("3"), number="a"),
        said("item", "Voluntary agreements and arrangements:", number="b", under=roman),
        said("item", "Arrest strategies.", number="c"),
    ]
    third = said("paragraph", "The co-facilitators presented their programme of work:", number="3", under=items)
    fourth = said("paragraph", "See again the same note.", mark("3"), " And this one.", mark("5"), number="4")
    table = Provision(
        kind="table",
        runs=runs("Table 1: Agreements on the enforcement of sentences", mark("6")),
        table=Table(
            head=("State", "In force", "Number"),
            rows=(("Austria", "26 November 2005", "1"), ("Serbia", "28 May 2011", "1,204"), ("Argentina", "", "–")),
        ),
    )
    picture = Provision(
        kind="picture",
        runs=runs("Figure 1: States Parties, 2002 to 2016"),
        picture=Picture(svg=SVG, alt="A line that rises from 60 States Parties to 124"),
    )
    gap = said("paragraph", "A gap: 5 and 6 were withdrawn; see ", Run(text="above", href="#para-3"), ".", number="7")
    bis = said("paragraph", "Inserted <b>&amp; #let *star* _under_ [x](y) $x$ `c` \\ @r ~t~ ^h^ | p.", number="7 bis")
    return (
        said("heading", "Background", number="I", under=(first, second)),
        said(
            "heading",
            "Organization of work",
            number="II",
            under=(
                third,
                said("heading", "Recommendations of 2007", mark("4"), number="A", under=(fourth, table)),
                said("heading", "Voluntary agreements", number="B", under=(gap, picture, bis)),
            ),
        ),
        said(
            "heading", "Further matters", under=(said("paragraph", "The last.", number="8"), said("paragraph", "End."))
        ),
        *(
            said("footnote", text, number=str(at))
            for at, text in enumerate(
                (
                    "Adopted by consensus.",
                    "States Parties. Entries 1 to 124.",
                    "ICC-ASP/6/Res.2, annex II.",
                    "ICC-ASP/14/27, paragraphs 37 to 43.",
                    "As at 10 November 2016.",
                    "Ibid.",
                ),
                1,
            )
        ),
    )


def _annexes() -> tuple[Provision, ...]:
    kampala = said(
        "preambular", Run(text="Recalling", style="italic"), " the Declaration on Cooperation (RC/Dec.2),", mark("1")
    )
    urged = [said("item", "to arrest; and", number="a"), said("item", "to surrender.", number="b")]
    first = (
        said("title", "Cooperation"),
        said("enacting", "The Assembly of States Parties,"),
        kampala,
        operative("1", "emphasizes", "the importance of timely cooperation;", mark("2")),
        operative("2", "urges", "States Parties:", under=urged),
        said("placeholder", "[Placeholder on the review]", number="3"),
        operative("4", "requests", "the Bureau to maintain a facilitation."),
        said("closing", "Adopted at the 11th plenary meeting."),
        said("footnote", "Subject to review.", number="*"),
        said("footnote", "RC/11, annex I.B.", number="1"),
        said("footnote", "Rome Statute, article 86.", number="2"),
    )
    second = (
        said("item", "Requests the Bureau to continue to monitor;", mark("1"), number="a"),
        said("item", "Decides to continue discussions;", number="b"),
        said("heading", "Within an annex", number="A", under=(said("paragraph", "First.", mark("2"), number="1"),)),
        said("footnote", "ICC-ASP/14/Res.3, paragraph 5.", number="1"),
        said("footnote", "Of the same annex.", number="2"),
    )
    return (
        said("annex", "Draft resolution on cooperation", mark("*"), number="I", under=first),
        said("annex", "Mandates for the intersessional period", number="II", under=second),
    )


PAPER = Paper(
    title="Report of the Bureau on cooperation",
    symbol="ICC-ASP/15/18",
    body="Assembly of States Parties",
    session=15,
    date="2016-11-10",
    distribution="General",
    provisions=(*_report(), *_annexes()),
)

# — all others

Style = Literal["", "italic", "bold"]
SIGNS = string.ascii_letters + string.digits + ".,;:()[]{}<>&\"'*_`#$|~^@!?/\\+-=%éßñαωЖд“”‘’–—…№€"
WORDS = st.lists(st.text(SIGNS, min_size=1, max_size=9), min_size=1, max_size=8).map(" ".join)
NUMBERS = st.sampled_from(["", "next", "next", "next", "gap", "bis"])
STYLES: st.SearchStrategy[Style] = st.sampled_from(("", "", "", "italic", "bold"))


@st.composite
def texts(draw: st.DrawFn, notes: list[Provision]) -> tuple[Run, ...]:
    """Words in several styles, now and then with the marker of a note, which is added to the notes."""
    made: list[Run] = []
    for at in range(draw(st.integers(1, 3))):
        made.append(Run(text=(" " if at else "") + draw(WORDS), style=draw(STYLES)))
        match draw(st.integers(0, 7)):
            case 0 | 1:
                number = str(len(notes) + 1)
                notes.append(said("footnote", draw(WORDS), number=number))
                made.append(mark(number))
            case 2 if notes:
                made.append(mark(notes[-1].number or ""))
            case 3:
                made.append(mark("77"))
    return tuple(made)


@st.composite
def items(draw: st.DrawFn, notes: list[Provision], depth: int = 1) -> tuple[Provision, ...]:
    numbers = draw(
        st.sampled_from([("a", "b", "c"), ("i", "ii", "iii"), ("c", "d", "g"), ("1", "2", "3"), ("", "a", "a")])
    )
    made = []
    for number in numbers[: draw(st.integers(0, 3))]:
        words = draw(texts(notes))
        under = draw(items(notes, depth + 1)) if depth < 3 and draw(st.integers(0, 3)) == 0 else ()
        made.append(said("item", *words, number=number or None, under=under))
    return tuple(made)


@st.composite
def numbered(draw: st.DrawFn, kind: Kind, notes: list[Provision], last: list[int]) -> Provision:
    """A paragraph whose number follows on the last, or leaves a gap, or cannot be counted, or is not there."""
    how = draw(NUMBERS)
    if how in {"next", "gap"}:
        last[0] += 1 if how == "next" else 3
    number = {"": None, "bis": f"{last[0]} bis"}.get(how, str(last[0]))
    return said(kind, *draw(texts(notes)), number=number, under=draw(items(notes)))


@st.composite
def blocks(draw: st.DrawFn, notes: list[Provision], last: list[int]) -> tuple[Provision, ...]:
    made = []
    for _ in range(draw(st.integers(0, 4))):
        match draw(st.integers(0, 6)):
            case 5:
                cells = draw(st.lists(st.tuples(WORDS, WORDS), max_size=3))
                table = Table(head=("State", "Number"), rows=tuple(cells))
                made.append(Provision(kind="table", runs=draw(texts(notes)), table=table))
            case 6:
                picture = Picture(svg=SVG, alt=draw(WORDS))
                made.append(Provision(kind="picture", runs=draw(texts(notes)), picture=picture))
            case _:
                made.append(draw(numbered("paragraph", notes, last)))
    return tuple(made)


@st.composite
def annexes(draw: st.DrawFn, number: str) -> Provision:
    notes: list[Provision] = []
    last = [0]
    title = said("annex", *draw(texts(notes)), number=number)
    made = [said("enacting", draw(WORDS))] if draw(st.booleans()) else []
    made += [said("preambular", *draw(texts(notes))) for _ in range(draw(st.integers(0, 2)))]
    made += [draw(numbered("operative", notes, last)) for _ in range(draw(st.integers(0, 3)))]
    made += [said("heading", draw(WORDS), number="A", under=draw(blocks(notes, last)))]
    made += [said("closing", draw(WORDS))]
    return Provision(kind="annex", number=number, runs=title.runs, children=(*made, *notes))


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """A paper as readers and drafts make them: headings, paragraphs, notes, annexes that number for themselves."""
    notes: list[Provision] = []
    last = [0]
    made: list[Provision] = list(draw(blocks(notes, last)))
    for at in range(draw(st.integers(0, 3))):
        words, inner = draw(texts(notes)), draw(blocks(notes, last))
        if draw(st.booleans()):
            deeper = draw(texts(notes))
            inner += (said("heading", *deeper, number="A", under=draw(blocks(notes, last))),)
        number = draw(st.sampled_from([["I", "II", "III"][at], "V", "B", None]))
        made.append(said("heading", *words, number=number, under=inner))
    found = [draw(annexes(number)) for number in ["I", "II"][: draw(st.integers(0, 2))]]
    return Paper(title=draw(WORDS), symbol="ICC-ASP/15/18", provisions=(*made, *notes, *found))
