"""The resolution rolled forward: last session's text, with what the record proposes to change in it.

``roll`` takes last session's resolution as it was read (or the report that drafts it in an annex) and a view of the
record. Sessions and the list of recalled resolutions move on, figures become today's with the entries that prove them,
discharged mandates are proposed for deletion, open ones stay. Every change is a tracked one and is listed with its
reason; where the record cannot say how to go on, the text stays and the list says what is to be considered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from comity.documents import citations, mandates, symbols
from comity.documents.amending import Edit, amended
from comity.documents.tree import Paper, Placed, Provision, Run, Table, walk
from comity.regime.papers import Paper as RecordedPaper
from comity.reports.drafting import ranges
from comity.reports.rolling import standings, words
from comity.reports.rolling.proposal import Last, Proposal, Rule
from comity.reports.view import View, typed

# Those that delete a whole provision come first: of two proposals for the same words the first stands.
RULES: tuple[Rule, ...] = (*standings.RULES, *words.RULES)

# The series of its papers, and of those of its Review Conference.
_OF_THE_ASSEMBLY = ("ICC-ASP", "RC")

__all__ = ["Proposal", "Rolled", "roll"]


class Rolled(NamedTuple):
    """The next resolution, its changes tracked, and all that was proposed, in reading order."""

    paper: Paper
    proposals: tuple[Proposal, ...]


def roll(paper: Paper, view: View, session: int | None = None) -> Rolled:
    """The resolution for a session (that which follows the paper's, unless said otherwise), as at the view's day.

    Raises ValueError, with a sentence, for a paper that holds no resolution, or whose session is not known.
    """
    last = _last(paper, view, session)
    order = {each.address: place for place, each in enumerate(last.placed)}
    found = [proposal for rule in RULES for proposal in rule(last, view)]
    kept = sorted(_apart(found), key=lambda each: (order.get(each.at, -1), each.start))
    edits: dict[str, list[Edit]] = defaultdict(list)
    for each in kept:
        if each.changes:
            edits[each.at].append(Edit(each.start, each.end, each.after, each.figure))
    places = iter(last.placed)
    provisions = tuple(_amended(provision, places, edits, gone=False) for provision in last.paper.provisions)
    rolled = msgspec.structs.replace(
        last.paper,
        symbol=None,
        session=last.following,
        date=view.as_at.isoformat(),
        provisions=(*provisions, *_list(kept)),
    )
    return Rolled(rolled, tuple(kept))


def _last(paper: Paper, view: View, session: int | None) -> Last:
    drafted = _resolution(paper)
    symbol = symbols.parse(drafted.symbol) if drafted.symbol else None
    if symbol and symbol.series not in _OF_THE_ASSEMBLY:
        raise ValueError(f"{symbol} is not of the Assembly of States Parties, whose resolutions are rolled forward")
    own = drafted.session or (symbol.session if symbol else None) or (session - 1 if session else None)
    if own is None:
        raise ValueError("the paper does not say of which session it is: give --session")
    if session is not None and session <= own:
        raise ValueError(f"the paper is of session {own}: it cannot be rolled forward to session {session}")
    placed = tuple(walk(drafted))
    return Last(
        paper=drafted,
        symbol=drafted.symbol or _became(view, own),
        session=own,
        following=session or own + 1,
        placed=placed,
        citations={
            each.address: citations.find(each.provision.text, drafted.language, drafted.body) for each in placed
        },
        mandates=tuple(mandates.find(drafted)),
    )


def _resolution(paper: Paper) -> Paper:
    """The paper itself, or the resolution that it drafts in an annex, with the annexes that follow."""
    if any(each.kind in ("enacting", "operative") for each in _all(paper.provisions, annexes=False)):
        return paper
    annexes = [each for each in paper.provisions if each.kind == "annex"]
    for place, annex in enumerate(annexes):
        if any(each.kind == "operative" for each in _all(annex.children, annexes=False)):
            titled = [each.text for each in annex.children if each.kind in ("title", "heading")] or [annex.text]
            opening = () if titled[0] != annex.text else (Provision(kind="title", runs=annex.runs),)
            provisions = (*opening, *annex.children, *annexes[place + 1 :])
            return msgspec.structs.replace(paper, symbol=None, title=titled[0], provisions=provisions)
    raise ValueError("the paper holds no resolution: no operative paragraph in it or in an annex of it")


def _all(provisions: Iterable[Provision], *, annexes: bool) -> Iterator[Provision]:
    for each in provisions:
        if annexes or each.kind != "annex":
            yield each
            yield from _all(each.children, annexes=annexes)


def _became(view: View, session: int) -> str | None:
    """The resolution on cooperation that the record says a session adopted, where there is just one."""
    rows = typed(view.standings("papers", ["resolution"]), RecordedPaper)
    found = [
        paper.symbol
        for _, paper in rows
        if paper.session == session and paper.adopted and paper.symbol and paper.name.lower().endswith("cooperation")
    ]
    return found[0] if len(found) == 1 else None


def _apart(found: Iterable[Proposal]) -> list[Proposal]:
    """The proposals without those whose words an earlier one changes."""
    kept: list[Proposal] = []
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in found:
        if each.changes:
            if any(each.start < end and start < each.end for start, end in taken[each.at]):
                continue
            taken[each.at].append((each.start, each.end))
        kept.append(each)
    return kept


def _amended(provision: Provision, places: Iterator[Placed], edits: dict[str, list[Edit]], *, gone: bool) -> Provision:
    """A provision with its edits; what stands under one that is deleted is deleted with it."""
    at = next(places).address
    own = [Edit(0, len(provision.text))] if gone else edits.get(at, [])
    gone = gone or any((edit.start, edit.end, edit.words) == (0, len(provision.text), "") for edit in own if edit.end)
    children = tuple(_amended(child, places, edits, gone=gone) for child in provision.children)
    runs = amended(provision.runs, own) if own else provision.runs
    return msgspec.structs.replace(provision, runs=runs, children=children, spans=())


def _list(proposals: Iterable[Proposal]) -> Iterator[Provision]:
    """The list at the end of the paper: each change, and what is to be considered; none where there is neither."""
    rows = tuple(
        (
            each.at or "the whole",
            (_short(each.before) or "[new]") if each.changes else "",
            (each.after or "[deleted]") if each.changes else "",
            each.why,
            ranges(each.entries[:20]) + (f" and {len(each.entries) - 20} more" if len(each.entries) > 20 else ""),
        )
        for each in proposals
        if not each.confirms
    )
    if rows := tuple(dict.fromkeys(rows)):
        head = ("Provision", "Last session", "Proposed", "Why", "Entries")
        table = Provision(kind="table", table=Table(head=head, rows=rows))
        yield Provision(
            kind="heading",
            runs=(Run(text="What the record proposes, and what is to be considered"),),
            children=(table,),
        )


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119].rstrip()}…"
