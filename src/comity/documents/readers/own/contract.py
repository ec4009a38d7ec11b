"""The reading contract as a paper: what ``comity read`` printed, or a writer wrote as JSON (docs/reading.md).

Where the markers of notes stand in a provision the contract does not say: they are read at the end of its words.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from comity.documents.readers.own.telling import Telling, gridded
from comity.documents.readers.seen import Seen, Unreadable
from comity.documents.tree import Kind, Paper, Picture, Provision, Run

MOST = 50_000_000  # bytes


class _Table(msgspec.Struct):
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class _Change(msgspec.Struct):
    text: str
    change: Literal["", "in", "out"] = ""


class _Provision(msgspec.Struct):
    address: str
    kind: Kind
    text: str
    number: str | None = None
    parent: str | None = None
    notes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    table: _Table | None = None
    alt: str | None = None
    changes: tuple[_Change, ...] = ()


class _Facts(msgspec.Struct):
    title: str = ""
    symbol: str | None = None
    body: str | None = None
    session: int | None = None
    date: str | None = None
    language: str = "en"
    distribution: str | None = None


class _Contract(msgspec.Struct):
    paper: _Facts
    provisions: tuple[_Provision, ...]


_LABELS = {"item": "({})", "annex": "{}", "footnote": "{}"}


def read(content: bytes) -> Seen:
    """The paper that a reading holds. Raises Unreadable for JSON that is none."""
    if len(content) > MOST:
        raise Unreadable(f"the reading is longer than {MOST:,} bytes; it is none of one paper")
    try:
        told = msgspec.json.decode(content, type=_Contract)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        said = " ".join(str(error).split())[:160]
        raise Unreadable(f"JSON, but no reading of a paper: {said}; give the paper itself") from None
    telling = Telling()
    depths: dict[str | None, int] = {None: -1}
    for each in told.provisions:
        if each.parent not in depths:
            raise Unreadable(f"{each.address[:80]} stands under {str(each.parent)[:80]}, which does not come before it")
        depths[each.address] = depths[each.parent] + 1
        telling.put(_provision(each), depths[each.address], _label(each))
    facts = msgspec.structs.asdict(told.paper)
    seen = telling.seen(title=facts.pop("title"), language=facts.pop("language"))
    paper: Paper = msgspec.structs.replace(seen.told, **facts)  # type: ignore[type-var, assignment]
    return msgspec.structs.replace(seen, told=paper)


def _label(each: _Provision) -> str:
    """A number as it is printed; an annex without a title is called by its number already."""
    if not each.number or (each.kind == "annex" and each.number in each.text.split()):
        return ""
    return _LABELS.get(each.kind, "{}.").format(each.number)


def _provision(each: _Provision) -> Provision:
    words = tuple(Run(text=part.text, change=part.change) for part in each.changes) or (Run(text=each.text),)
    notes = tuple(Run(note=note.rpartition("fn-")[2].partition("~")[0]) for note in each.notes if "fn-" in note)
    return Provision(
        kind=each.kind,
        number=each.number,
        runs=(*words, *notes),
        verbs=each.verbs,
        table=None if each.table is None else gridded([each.table.head, *each.table.rows]),
        picture=None if each.alt is None else Picture(svg="", alt=each.alt),
    )
