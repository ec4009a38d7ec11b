"""Strategies for papers whose words say what each part is, as those of organs do: what plain text can carry."""

from __future__ import annotations

from hypothesis import strategies as st

from comity.documents.tree import Kind, Paper, Provision, Run, Table
from tests.documents.papers import mark, said

_SUBJECTS = ("the Bureau", "the Court", "the Registry", "States Parties", "the Secretariat", "the Presidency")
_DEEDS = (
    "to continue its work on arrest and surrender",
    "to report on the execution of requests in the States of Arcadia and Ruritania",
    "to keep the list of focal points and to publish it",
    "to consider voluntary agreements on the relocation of witnesses, the enforcement of sentences and release",
)
_FACTS = (
    "met four times in the period under review and heard the representatives of six States",
    "presented the replies to the questionnaire, of which forty had been received in time",
    "recalled that cooperation is decided on paper and carried out by people, often far from where the paper is kept",
    "has a list of focal points",
)
_RECITALS = ("Recalling", "Noting", "Reaffirming", "Welcoming", "Stressing", "Convinced of")
_VERBS = ("Urges", "Requests", "Invites", "Encourages", "Calls upon", "Decides to invite")
_HEADS = (
    *("Background", "Arrest strategies", "Voluntary agreements", "Focal points", "Organization of work"),
    *("Asset recovery", "Diplomatic support", "Cooperation with organizations", "The way forward"),
)
_ABOUT = ("cooperation", "arrest and surrender", "the enforcement of sentences")
_ITEMS = ("(a)", "the arrest of persons", "agreements on release", "the freezing of assets", "witness protection")
_STATES = ("Arcadia", "Ruritania", "Syldavia", "the Republic of San Serriffe and its overseas islands")
_ROMANS = ("I", "II", "III", "IV", "V")


class _Notes:
    """The notes of one part as their markers come."""

    def __init__(self) -> None:
        self.made: list[Provision] = []

    def draw(self, draw: st.DrawFn) -> tuple[Run, ...]:
        if draw(st.integers(0, 3)):
            return ()
        number = str(len(self.made) + 1)
        self.made.append(said("footnote", f"See the report of {draw(st.sampled_from(_SUBJECTS))}.", number=number))
        return (mark(number),)


def _items(draw: st.DrawFn, notes: _Notes, *, deeper: bool = True) -> tuple[Provision, ...]:
    made = []
    count = draw(st.integers(2, 4))
    for at in range(count):
        words = f"To consider {draw(st.sampled_from(_ITEMS[1:]))} and their effect"
        under = _items(draw, notes, deeper=False) if deeper and draw(st.integers(0, 3)) == 0 else ()
        end = ":" if under else "." if at == count - 1 else ";"
        number = "abcd"[at] if deeper else ("i", "ii", "iii", "iv")[at]
        made.append(said("item", f"{words}{end}", number=number, under=under))
    return tuple(made)


def _paragraph(draw: st.DrawFn, kind: Kind, words: str, number: str | None, notes: _Notes, end: str) -> Provision:
    marker = notes.draw(draw)
    under = _items(draw, notes) if draw(st.integers(0, 3)) == 0 else ()
    if under:
        end = ":"
        words = f"{words}, on the following"
    return said(kind, f"{words}{end}", *marker, number=number, under=under)


def _resolution(draw: st.DrawFn) -> list[Provision]:
    notes = _Notes()
    made = [said("enacting", "The Assembly of States Parties,")]
    for _ in range(draw(st.integers(1, 3))):
        words = f"{draw(st.sampled_from(_RECITALS))} the importance of what {draw(st.sampled_from(_SUBJECTS))} "
        made.append(said("preambular", f"{words}{draw(st.sampled_from(_FACTS))}", *notes.draw(draw), ","))
    for number in range(1, draw(st.integers(2, 5))):
        words = " ".join(draw(st.sampled_from(each)) for each in (_VERBS, _SUBJECTS, _DEEDS))
        made.append(_paragraph(draw, "operative", words, str(number), notes, ";"))
    made.append(said("operative", "Decides to remain seized of the matter.", number=str(number + 1)))
    return made + notes.made


# What a column of a table may hold; some cells of each may be empty.
_COLUMNS: dict[str, st.SearchStrategy[str]] = {
    "Number": st.integers(1, 90_000).map("{:,}".format),
    "In force since": st.integers(1, 28).map("{} November 2005".format),
    "Share": st.sampled_from(("12.5%", "–", "100%")),
    "What was agreed upon": st.sampled_from((*_DEEDS, *_ITEMS[1:], "release")),
}


def _table(draw: st.DrawFn) -> Table:
    """A table of States in two to five columns; a long one takes more than a page."""
    heads = draw(st.lists(st.sampled_from(list(_COLUMNS)), min_size=1, max_size=4, unique=True))
    rows = []
    for _ in range(draw(st.sampled_from((1, 2, 3, 5, 8, 45)))):
        cells = (draw(_COLUMNS[head]) if draw(st.integers(0, 5)) else "" for head in heads)
        rows.append((draw(st.sampled_from(_STATES)), *cells))
    return Table(head=("State", *heads), rows=tuple(rows))


def _report(draw: st.DrawFn, heads: list[str], *, last: int = 0) -> list[Provision]:
    notes = _Notes()
    made = []
    for place in range(draw(st.integers(1, 3))):
        inside: list[Provision] = []
        for _ in range(draw(st.integers(1, 3))):
            last += 1
            words = f"{draw(st.sampled_from(_SUBJECTS)).capitalize()} {draw(st.sampled_from(_FACTS))}"
            inside.append(_paragraph(draw, "paragraph", words, str(last), notes, "."))
        if draw(st.booleans()):
            inside.append(Provision(kind="table", runs=(Run(text="Table of agreements"),), table=_table(draw)))
            last += 1
            # What two pages begin with is a running head, so that no two paragraphs behind a table may be alike.
            year = draw(st.integers(1000, 9999))
            inside.append(said("paragraph", f"In {year}, the Court {draw(st.sampled_from(_FACTS))}.", number=str(last)))
        made.append(said("heading", heads.pop(), number=_ROMANS[place], under=inside))
    return made + notes.made


@st.composite
def plain_papers(draw: st.DrawFn) -> Paper:
    """A report or a resolution, in words that exist, with notes, items, tables and annexes of either kind."""
    front = [said("front", "Assembly of States Parties"), said("front", "Distr.: General")]
    heads = list(draw(st.permutations(_HEADS)))
    resolves = draw(st.booleans())
    title = "Resolution on cooperation" if resolves else "Report of the Bureau on cooperation"
    made = [*front, said("title", title), *(_resolution(draw) if resolves else _report(draw, heads))]
    for number, about in zip(_ROMANS[: draw(st.integers(0, 2))], _ABOUT, strict=False):
        enacts = draw(st.booleans())
        words = f"{'Draft resolution' if enacts else 'Report of the focal points'} on {about}"
        inside = [said("title", words), *(_resolution(draw) if enacts else _report(draw, heads))]
        made.append(said("annex", f"Annex {number}", number=number, under=inside))
    return Paper(title=title, body="Assembly of States Parties", distribution="General", provisions=tuple(made))
