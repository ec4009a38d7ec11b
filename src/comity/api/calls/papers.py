"""Papers: those the caller may see, what was read in each, search in their provisions, two compared."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import BaseModel, Field

from comity.api import callers, refusing
from comity.api.asking import PAGE, Name, PageAsked, Words, for_everybody, pages
from comity.api.refusing import Refused
from comity.documents import examining, lineage
from comity.documents.comparing import compare as compared
from comity.documents.examining import Examined
from comity.papers import store
from comity.papers.models import Paper, Papers
from comity.regime.acts import Refusal

router = Router(tags=["papers"])


class PaperNamed(BaseModel):
    """A paper of the store. ``digest``: the SHA-256 of the original; ``audience``: public, states, or own."""

    name: str
    symbol: str
    title: str
    body: str
    session: int | None
    dated: str
    language: str
    audience: str
    form: str
    size: int
    digest: str


class PapersSaid(BaseModel):
    """A page of the papers that the caller may see."""

    found: int
    page: int
    pages: int
    papers: list[PaperNamed]


class ProvisionSaid(BaseModel):
    """A provision of a paper: its address, what it is, its number as printed, its text."""

    paper: str
    address: str
    kind: str
    number: str
    text: str


class ProvisionsSaid(BaseModel):
    """A page of a paper's provisions, in reading order."""

    found: int
    page: int
    pages: int
    provisions: list[ProvisionSaid]


class HitsSaid(BaseModel):
    """The provisions that hold all the words, fifty at most. ``more``: there are others."""

    more: bool
    provisions: list[ProvisionSaid]


class ComparisonSaid(BaseModel):
    """What became of every provision, how many of each fate, and what became of each mandate's legal weight.

    ``changes`` are as ``comity compare --json`` prints them.
    """

    old: str
    new: str
    fates: dict[str, int]
    changes: list[dict[str, Any]]
    mandates: list[dict[str, Any]]


class Wanted(Schema):
    """What is searched for."""

    words: Annotated[Words, Field(description="All of them stand in what is found.")]


class Two(Schema):
    """Two papers, by their names."""

    old: Name
    new: Name


@router.get("/papers", summary="Papers", **for_everybody(PapersSaid))
def papers(request: HttpRequest, paged: PageAsked) -> dict[str, Any]:
    """The papers that the caller may see, the latest first, fifty a page."""
    seen = _seen(request)
    found = seen.count()
    shown = seen[(paged.page - 1) * PAGE : paged.page * PAGE]
    return {"found": found, "page": paged.page, "pages": pages(found), "papers": [_named(each) for each in shown]}


@router.get("/papers/{name}", summary="One paper", **for_everybody(PaperNamed, 404))
def paper(request: HttpRequest, name: Name) -> dict[str, Any]:
    """A paper of the store."""
    return _named(_found(request, name))


@router.get("/papers/{name}/reading", summary="A paper as it was read", **for_everybody(dict[str, Any], 404, dear=True))
def reading(request: HttpRequest, name: Name) -> HttpResponse:
    """The whole reading of a paper: provisions, citations, mandates, doubts, text (docs/reading.md)."""
    return HttpResponse(
        examining.write(_examined(_found(request, name))), content_type="application/json; charset=utf-8"
    )


@router.get("/papers/{name}/provisions", summary="A paper's provisions", **for_everybody(ProvisionsSaid, 404))
def provisions(request: HttpRequest, name: Name, paged: PageAsked) -> dict[str, Any]:
    """The provisions of a paper in reading order, fifty a page."""
    rows = _found(request, name).provisions.select_related("paper")
    found = rows.count()
    shown = [_provision(each) for each in rows[(paged.page - 1) * PAGE : paged.page * PAGE]]
    return {"found": found, "page": paged.page, "pages": pages(found), "provisions": shown}


@router.get("/papers/{name}/mandates", summary="Its mandates", **for_everybody(list[dict[str, Any]], 404, dear=True))
def mandates(request: HttpRequest, name: Name) -> Any:
    """The mandates that a paper gives: who is asked, with which verb, to do what, by when (docs/reading.md)."""
    return msgspec.to_builtins(examining.contract(_examined(_found(request, name)))["mandates"])


@router.get("/papers/{name}/doubts", summary="What is in doubt", **for_everybody(list[dict[str, Any]], 404, dear=True))
def doubts(request: HttpRequest, name: Name) -> Any:
    """What a careful reader would query in a paper (docs/doubts.md)."""
    return examining.contract(_examined(_found(request, name)))["doubts"]


@router.get("/provisions", summary="Search in provisions", **for_everybody(HitsSaid, dear=True))
def search(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """The provisions that hold all the words, among the papers that the caller may see."""
    found = list(store.search(wanted.words, _seen(request))[: store.SHOWN + 1])
    shown = [_provision(each) for each in found[: store.SHOWN]]
    return {"more": len(found) > store.SHOWN, "provisions": shown}


@router.get("/comparison", summary="Two papers compared", **for_everybody(ComparisonSaid, 404, 413, dear=True))
def comparison(request: HttpRequest, two: Query[Two]) -> dict[str, Any]:
    """What was carried over from one paper to another, amended word by word, moved, is new or was dropped."""
    before, after = _found(request, two.old), _found(request, two.new)
    if max(before.provisions.count(), after.provisions.count()) > store.COMPARED:
        sentence = f"papers of up to {store.COMPARED:,} provisions are compared here; comity compare compares any"
        raise Refused(413, Refusal("too-long", sentence, field="old"))
    one, other = _examined(before), _examined(after)
    changes = compared(one.paper, other.paper)
    return {
        "old": two.old,
        "new": two.new,
        "fates": Counter(each.fate for each in changes),
        "changes": msgspec.to_builtins(changes),
        "mandates": msgspec.to_builtins(lineage.succession(one.mandates, other.mandates)),
    }


def _seen(request: HttpRequest) -> Papers:
    return Paper.objects.seen_by(callers.of(request).viewer)


def _found(request: HttpRequest, name: str) -> Paper:
    found = _seen(request).filter(name=name).first()
    if found is None:
        raise refusing.not_there()
    return found


def _examined(paper: Paper) -> Examined:
    try:
        return store.examined(paper)
    except store.NoPaper:  # the original is gone from this machine: as its page answers
        raise refusing.not_there() from None


def _named(each: Paper) -> dict[str, Any]:
    return {name: getattr(each, name) for name in PaperNamed.model_fields}


def _provision(each: Any) -> dict[str, Any]:
    return {
        "paper": each.paper.name,
        "address": each.address,
        "kind": each.kind,
        "number": each.number,
        "text": each.text,
    }
