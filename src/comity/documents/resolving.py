"""Following citations that name nothing themselves: "Ibid.", "that resolution", "the same resolution".

What cannot be followed stays as it was found, with no target: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from comity.documents.citations import Citation, Target
from comity.documents.tree import Paper, Placed, walk


class Resolved(msgspec.Struct, frozen=True):
    """A citation with the address of the provision it stands in."""

    at: str
    citation: Citation


def resolve(paper: Paper, found: Mapping[str, Sequence[Citation]]) -> list[Resolved]:
    """The citations of a paper in reading order, followed where the words before them allow it.

    "Ibid." in a note means the document of the note before it, in the order of their numbers; elsewhere, and "that
    resolution" everywhere, the document last cited in the same provision or the one before it.
    """
    placed = list(walk(paper))
    notes = _by_number(placed)
    followed: dict[str, list[Citation]] = {}
    for scope in notes.values():
        last: Target | None = None
        for address in scope:
            followed[address], last = _follow(found.get(address, ()), last)
    recent: Target | None = None
    since = 0
    for each in placed:
        if each.address in followed or each.address not in found:
            continue
        said, after = _follow(found[each.address], recent)
        followed[each.address] = said
        since = 0 if after is not recent else since + 1
        recent = after if since < 2 else None
    return [Resolved(each.address, citation) for each in placed for citation in followed.get(each.address, ())]


def unresolved(resolved: Sequence[Resolved]) -> Iterator[Resolved]:
    """The citations that name nothing, and that nothing before them explains."""
    return (each for each in resolved if each.citation.target is None)


def _follow(found: Sequence[Citation], last: Target | None) -> tuple[list[Citation], Target | None]:
    said: list[Citation] = []
    for citation in found:
        if citation.relative and last is not None:
            via = "ibid" if citation.relative == "ibid" else "note"
            target = Target(
                last.symbol, citation.pinpoint or (last.provision if via == "ibid" and not citation.pinpoint else None)
            )
            said.append(msgspec.structs.replace(citation, target=target, via=via))
            continue
        said.append(citation)
        if citation.target is not None and "/" in citation.target.symbol:
            last = citation.target
    return said, last


def _by_number(placed: Sequence[Placed]) -> dict[str, list[str]]:
    """The addresses of the notes of the paper and of each annex, in the order of their numbers."""
    scopes: dict[str, list[tuple[int, str]]] = {}
    for each in placed:
        if each.provision.kind == "footnote" and (each.provision.number or "").isdigit():
            scope = each.address.partition("/")[0] if each.address.startswith("annex-") else ""
            scopes.setdefault(scope, []).append((int(each.provision.number or 0), each.address))
    return {scope: [address for _, address in sorted(found)] for scope, found in scopes.items()}
