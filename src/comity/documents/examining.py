"""A paper, read through: its provisions, what each cites, who is asked for what, and what is in doubt.

``examine`` is what ``comity read`` does; ``contract`` is what it prints (docs/reading.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from comity.documents import citations, doubts, mandates, resolving
from comity.documents.citations import Citation
from comity.documents.doubts import Doubt
from comity.documents.mandates import Mandate
from comity.documents.readers import reading
from comity.documents.readers.seen import Seen
from comity.documents.tree import Paper, Placed, walk

# What is searched for citations: not the paper's own title block, nor its furniture and contents.
_CITING = frozenset(
    {"paragraph", "item", "preambular", "operative", "placeholder", "footnote", "annex", "heading", "closing", "title"}
)


class Examined(msgspec.Struct, frozen=True):
    """A paper and all that was found in it. ``placed`` is every provision with its address, in reading order."""

    paper: Paper
    seen: Seen
    placed: tuple[Placed, ...]
    citations: tuple[resolving.Resolved, ...]
    mandates: tuple[Mandate, ...]
    doubts: tuple[Doubt, ...]


def examine(content: bytes, name: str) -> Examined:
    """Read a file through. Raises Unreadable with a sentence for what is no paper at all."""
    found = find(content, name)
    return msgspec.structs.replace(found, doubts=tuple(_doubts(found)))


def find(content: bytes, name: str) -> Examined:
    """The structure, citations and mandates of a file, before any doubt. Raises Unreadable like ``examine``."""
    paper, seen = reading.read(content, name)
    placed = tuple(walk(paper))
    cited: dict[str, list[Citation]] = {}
    for each in placed:
        # In the title block a line in brackets says on whose report the paper was adopted; the others are its own.
        kind, text = each.provision.kind, each.provision.text
        if kind in _CITING or (kind == "front" and text[:1] in "[("):
            cited[each.address] = citations.find(text, paper.language, paper.body)
    resolved = resolving.resolve(placed, cited)
    return Examined(paper, seen, placed, tuple(resolved), tuple(mandates.find(paper, placed)), ())


def _doubts(found: Examined) -> list[Doubt]:
    """What the reader noticed, what the rules doubt, and the citations that nothing explains."""
    cited = [(each.at, each.citation) for each in found.citations]
    read = doubts.Read(found.paper, found.placed, cited, found.mandates, text=found.seen.text)
    said = [Doubt("", noticed.kind, noticed.message) for noticed in found.seen.noticed] + doubts.doubts(read)
    return said + [
        Doubt(each.at, "citation-unresolved", f"“{each.citation.text}”: nothing before it says which")
        for each in resolving.unresolved(found.citations)
    ]


def beside(examined: Examined, before: Examined | None = None, others: Sequence[Examined] = ()) -> list[Doubt]:
    """The doubts about a paper that only others show: last session's paper, and papers that it cites."""
    hand = [*others, *([before] if before else [])]
    read = doubts.Read(
        examined.paper,
        examined.placed,
        [(each.at, each.citation) for each in examined.citations],
        examined.mandates,
        before.mandates if before else None,
        {
            each.paper.symbol: frozenset(placed.address for placed in each.placed)
            for each in hand
            if each.paper.symbol is not None
        },
    )
    return doubts.doubts(read, doubts.BESIDE)


def contract(examined: Examined) -> dict[str, Any]:
    """The reading contract as one object; spans point into ``text``, the plain text that the reader saw."""
    lists = {name: list(entries) for name, entries in _lists(examined).items()}
    return {"paper": _paper(examined.paper), **lists, "text": examined.seen.text}


def write(examined: Examined) -> bytes:
    """The contract as JSON in UTF-8: one provision, citation, mandate or doubt a line."""
    return b"".join(pieces(examined))


def pieces(examined: Examined) -> Iterator[bytes]:
    """The same piece by piece, so that a long paper is never held a second time."""
    encode = msgspec.json.Encoder().encode
    yield b'{"paper": ' + encode(_paper(examined.paper))
    for name, entries in _lists(examined).items():
        yield b',\n"' + name.encode() + b'": ['
        between = b"\n "
        for entry in entries:
            yield between + encode(entry)
            between = b",\n "
        yield b"]"
    yield b',\n"text": ' + encode(examined.seen.text) + b"}\n"


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "symbol": paper.symbol,
        "title": paper.title,
        "body": paper.body,
        "session": paper.session,
        "date": paper.date,
        "language": paper.language,
        "distribution": paper.distribution,
    }


def _lists(examined: Examined) -> dict[str, Iterator[dict[str, Any]]]:
    return {
        "provisions": map(_provision, examined.placed),
        "citations": map(_citation, examined.citations),
        "mandates": map(_mandate, examined.mandates),
        "doubts": ({"in": each.at or None, "kind": each.kind, "message": each.message} for each in examined.doubts),
    }


def write_akn(examined: Examined) -> bytes:
    """The paper as Akoma Ntoso, its citations as references to what they name."""
    from comity.documents.writers import akn

    references: dict[str, list[akn.Reference]] = {}
    for each in examined.citations:
        target = each.citation.target
        if target is not None:
            document = "" if target.symbol == examined.paper.symbol else "/doc/" + target.symbol.replace(" ", "_")
            href = f"{document}#{target.provision}" if target.provision else document or "#"
            references.setdefault(each.at, []).append(akn.Reference(each.citation.start, each.citation.end, href))
    return akn.write(examined.paper, references)


def _provision(placed: Placed) -> dict[str, Any]:
    provision = placed.provision
    told: dict[str, Any] = {
        "address": placed.address,
        "kind": provision.kind,
        "number": provision.number,
        "text": provision.text,
        "parent": placed.parent,
        "spans": provision.spans,
        "notes": [f"{_scope(placed.address)}fn-{number}" for number in provision.notes],
        "verbs": provision.verbs,
    }
    if provision.table is not None:
        told["table"] = {"head": provision.table.head, "rows": provision.table.rows}
    return told


def _citation(found: resolving.Resolved) -> dict[str, Any]:
    citation = found.citation
    target = citation.target
    return {
        "in": found.at,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "target": None if target is None else {"symbol": target.symbol, "provision": target.provision},
        "via": citation.via,
    }


def _mandate(found: Mandate) -> dict[str, Any]:
    told: dict[str, Any] = {
        "in": found.at,
        "verb": found.verb,
        "addressee": found.addressee or None,
        "action": found.action,
        "due": found.due,
        "recurring": found.recurring,
        "start": found.start,
        "end": found.end,
    }
    return (
        told
        | ({"conditions": found.conditions} if found.conditions else {})
        | ({"renews": True} if found.renews else {})
    )


def _scope(address: str) -> str:
    """The annex that an address lies in, as the beginning of addresses; empty outside annexes."""
    head, slash, _rest = address.partition("/")
    return f"{head}/" if slash and head.startswith("annex-") else ""
