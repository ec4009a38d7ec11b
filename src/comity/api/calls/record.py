"""The record: its registers and their lists, a matter with its acts, an entry with its proof, sources, checkpoints."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import BaseModel, Field

from comity.api import callers, refusing
from comity.api.asking import (
    PAGE,
    DaysAsked,
    Name,
    Number,
    Page,
    Party,
    Words,
    for_everybody,
    pages,
    view_of,
)
from comity.api.refusing import Refused
from comity.record import log, proofs
from comity.regime import REGISTERS
from comity.regime.acts import Refusal
from comity.registers import matters
from comity.reports.listing import Filters, Line, listed
from comity.reports.telling import evidence

router = Router(tags=["record"])


class RegisterSaid(BaseModel):
    """A register: what it holds, how many matters as at the day, and what stands in its lists."""

    name: str
    title: str
    about: str
    held: int
    kinds: dict[str, str]
    statuses: dict[str, str]
    columns: list[str]


class StandingSaid(BaseModel):
    """How a matter stands: its status, since when, and the entry that brought it about."""

    entry: int | None
    of: str = Field(alias="register")
    matter: str
    title: str
    status: str
    since: date


class LineSaid(StandingSaid):
    """A line of a list: with its kind, its parties and the register's own columns, in words."""

    kind: str
    parties: list[str]
    columns: dict[str, str]


class ListSaid(BaseModel):
    """A page of a register's list as at a day. ``held``: of the register; ``found``: what the filters leave of it."""

    of: str = Field(alias="register")
    as_at: date
    as_known: date
    held: int
    found: int
    page: int
    pages: int
    matters: list[LineSaid]


class MatterSaid(BaseModel):
    """A matter as at a day, and every act on it: each as its line (docs/acts.md), with its entry."""

    of: str = Field(alias="register")
    matter: str
    as_at: date
    as_known: date
    standing: StandingSaid | None
    acts: list[dict[str, Any]]


class EntrySaid(BaseModel):
    """An entry as it is hashed, its salted content, and the path of its leaf to the root of ``size`` entries.

    Hashes are hexadecimal; how to check them: docs/record.md.
    """

    number: int
    entry: dict[str, Any]
    salt: str
    item: dict[str, Any]
    leaf: str
    path: list[str]
    size: int
    root: str


class CheckpointSaid(BaseModel):
    """The head of the log: its size and root, signed (the signed-note format), and the key to check that with."""

    size: int
    root: str
    checkpoint: str
    verifier: str


class ConsistencySaid(BaseModel):
    """The proof (RFC 6962, 2.1.2) that the record of ``old`` entries is the beginning of that of ``new``."""

    old: int
    new: int
    old_root: str
    new_root: str
    path: list[str]


class SourceSaid(BaseModel):
    """A source of the catalogue and the matters with an act that cites it, 500 at most."""

    as_at: date
    as_known: date
    source: StandingSaid
    matters: list[StandingSaid]


class Narrowed(Schema):
    """What a list is narrowed to."""

    kind: Annotated[str, Field(max_length=80, description="A kind of the register.")] = ""
    status: Annotated[str, Field(max_length=80, description="A status of the register.")] = ""
    state: Annotated[Party | None, Field(description="A State or another party of the matter, by its code.")] = None
    words: Annotated[Words, Field(description="Words that stand in the title or the columns.")] = ""
    sort: Annotated[
        str, Field(max_length=40, description="title, since, status or a column; a minus before it turns the order.")
    ] = ""
    page: Page = 1


class Sizes(Schema):
    """Two sizes of the log."""

    old: Annotated[Number, Field(description="The earlier size: that of a checkpoint you have kept.")]
    new: Annotated[Number | None, Field(description="The later size; without it, the size now.")] = None


@router.get("/registers", summary="Every register", **for_everybody(list[RegisterSaid]))
def registers(request: HttpRequest, days: DaysAsked) -> list[dict[str, Any]]:
    """Every register, with how many matters it holds as at the day."""
    view = view_of(request, days)
    return [
        {
            "name": each.name,
            "title": each.title,
            "about": each.about,
            "held": len(view.standings(each.name)),
            "kinds": each.kinds,
            "statuses": each.statuses,
            "columns": each.columns,
        }
        for each in REGISTERS.values()
    ]


@router.get("/registers/{name}", summary="The list of a register", **for_everybody(ListSaid, 404))
def register(request: HttpRequest, name: Name, days: DaysAsked, narrowed: Query[Narrowed]) -> dict[str, Any]:
    """How the matters of a register stand as at a day, fifty a page. A page after the last one is empty."""
    found = REGISTERS.get(name)
    if found is None:
        raise refusing.not_there()
    for field, value, known in (("kind", narrowed.kind, found.kinds), ("status", narrowed.status, found.statuses)):
        if value and value not in known:
            raise Refused(422, Refusal("bad-choice", f"{field} is one of {', '.join(known)}", field=field))
    view = view_of(request, days)
    rows = view.standings(name)
    filters = Filters(narrowed.kind, narrowed.status, narrowed.state or "", narrowed.words, narrowed.sort)
    lines = listed(found, rows, filters)
    shown = lines[(narrowed.page - 1) * PAGE : narrowed.page * PAGE]
    callers.of(request).listed(view, [line.row for line in shown])
    return {
        "register": name,
        "as_at": view.as_at,
        "as_known": view.as_known,
        "held": len(rows),
        "found": len(lines),
        "page": narrowed.page,
        "pages": pages(len(lines)),
        "matters": [_line(found.columns, line) for line in shown],
    }


@router.get("/registers/{name}/{matter}", summary="One matter with its acts", **for_everybody(MatterSaid, 404))
def matter(request: HttpRequest, name: Name, matter: Name, days: DaysAsked) -> dict[str, Any]:
    """How a matter stands as at a day, and every act on it that the caller may see."""
    view = view_of(request, days)
    whole = matters.whole(view, name, matter)
    if whole is None:
        raise refusing.not_there()
    callers.of(request).read(name, matter, view.entries(name, matter))
    return whole


@router.get("/entries/{number}", summary="One entry with its proof", **for_everybody(EntrySaid, 404))
def entry(request: HttpRequest, number: Number) -> dict[str, Any]:
    """An entry of the log, and the proof that it is in the record (RFC 6962, 2.1.1)."""
    caller = callers.of(request)
    acts = log.numbered([number])
    view = view_of(request)
    mine = view.entries(acts[0].register, acts[0].matter) if acts else []
    if not any(each.number == number for each in mine):
        raise refusing.not_there()
    caller.read(acts[0].register, acts[0].matter, mine)
    proof = proofs.inclusion(number)
    return {
        "number": number,
        "entry": proof.entry,
        "salt": proof.salt,
        "item": proof.item,
        "leaf": proof.leaf.hex(),
        "path": [step.hex() for step in proof.path],
        "size": proof.size,
        "root": proof.root.hex(),
    }


@router.get("/checkpoint", summary="The signed head of the log", **for_everybody(CheckpointSaid))
def checkpoint(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 - as every call
    """The signed head of the log, to keep: with it, one can prove later that nothing was rewritten."""
    size, root = log.head()
    return {
        "size": size,
        "root": root.hex(),
        "checkpoint": log.signed_head(),
        "verifier": settings.COMITY_KEY().public,
    }


@router.get("/consistency", summary="That nothing was rewritten", **for_everybody(ConsistencySaid))
def consistency(
    request: HttpRequest,  # noqa: ARG001 - as every call
    sizes: Query[Sizes],
) -> dict[str, Any]:
    """The proof that the record of an earlier size is the beginning of a later one."""
    try:
        proof = proofs.consistency(sizes.old, sizes.new or 0)
    except ValueError as error:
        raise Refused(422, Refusal("no-such-size", str(error), field="old")) from None
    return {
        "old": proof.old,
        "new": proof.new,
        "old_root": proof.old_root.hex(),
        "new_root": proof.new_root.hex(),
        "path": [step.hex() for step in proof.path],
    }


@router.get("/sources/{name}", summary="What rests on a source", **for_everybody(SourceSaid, 404, dear=True))
def source(request: HttpRequest, name: Name, days: DaysAsked) -> dict[str, Any]:
    """A source of the catalogue (its list is the register sources), and the matters whose acts cite it."""
    view = view_of(request, days)
    found = matters.standing(view, "sources", name)
    if found is None:
        raise refusing.not_there()
    rows = matters.resting_on(view, found.title)
    callers.of(request).listed(view, rows)
    return {
        "as_at": view.as_at,
        "as_known": view.as_known,
        "source": evidence(found),
        "matters": [evidence(row) for row in rows],
    }


def _line(columns: tuple[str, ...], line: Line) -> dict[str, Any]:
    return {
        **evidence(line.row),
        "kind": line.row.matter.kind,
        "parties": line.row.matter.parties,
        "columns": dict(zip(columns, line.cells, strict=True)),
    }
