"""Following citations that name nothing themselves: "Ibid.", "that resolution", "see note 5 above", "resolution 1970".

What cannot be followed stays as it was found, with no target: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from comity.documents.citations import Citation, Target
from comity.documents.tree import Placed


class Resolved(msgspec.Struct, frozen=True):
    """A citation with the address of the provision it stands in."""

    at: str
    citation: Citation


class _Last(msgspec.Struct, frozen=True):
    """What was cited last: anything at all, which "Ibid." means, and a document, which "that resolution" means."""

    any: Target | None = None
    document: Target | None = None


def resolve(placed: Sequence[Placed], found: Mapping[str, Sequence[Citation]]) -> list[Resolved]:
    """The citations of a paper's provisions in reading order, followed where the words before them allow it.

    "Ibid." in a note means what the note before it cites, in the order of their numbers; elsewhere, and "that
    resolution" everywhere, what was last cited in the same provision or the one before it.
    """
    found = _dated(found)
    followed: dict[str, list[Citation]] = {}
    notes: dict[str, dict[str, Target]] = {}  # by annex, what each note cites first
    for scope, those in _by_number(placed).items():
        cited = notes.setdefault(scope, {})
        last = _Last()
        for number, address in those:
            said, last = _follow(found.get(address, ()), last, cited)
            followed[address] = said
            first = next((each.target for each in said if each.target is not None), None)
            if first is not None:
                cited[number] = first
            last = last if said else _Last()
    recent = _Last()
    since = 0
    for each in placed:
        if each.address in followed or each.address not in found:
            continue
        said, after = _follow(found[each.address], recent, notes.get(_scope(each.address), {}))
        followed[each.address] = said
        since = 0 if after is not recent else since + 1
        recent = after if since < 2 else _Last()
    return [Resolved(each.address, citation) for each in placed for citation in followed.get(each.address, ())]


def unresolved(resolved: Sequence[Resolved]) -> Iterator[Resolved]:
    """The citations that name nothing, and that nothing before them explains."""
    return (each for each in resolved if each.citation.target is None)


def _follow(found: Sequence[Citation], last: _Last, notes: Mapping[str, Target]) -> tuple[list[Citation], _Last]:
    said: list[Citation] = []
    for citation in found:
        meant = _meant(citation, last, notes)
        if meant is not None:
            ibid = citation.relative == "ibid"
            target = Target(meant.symbol, citation.pinpoint or (meant.provision if ibid else None))
            said.append(msgspec.structs.replace(citation, target=target, via="ibid" if ibid else "note"))
            continue
        if citation.target is not None:
            last = _Last(citation.target, citation.target if "/" in citation.target.symbol else last.document)
        said.append(citation)
    return said, last


def _meant(citation: Citation, last: _Last, notes: Mapping[str, Target]) -> Target | None:
    """What a citation that names nothing refers to; None for one that names something, or that nothing explains."""
    match citation.relative.partition("-"):
        case ("ibid", _, _):
            return last.any
        case ("note", _, number):
            return notes.get(number)
        case ("same" | "that", _, _):
            return last.document
    return None


def _dated(found: Mapping[str, Sequence[Citation]]) -> Mapping[str, Sequence[Citation]]:
    """Resolutions by their number alone with the year that the paper gives them where it names them in full."""
    if not any(each.relative.startswith("number") for those in found.values() for each in those):
        return found
    years: dict[str, set[str]] = {}
    for each in (each for those in found.values() for each in those):
        if each.target is not None and each.target.symbol.endswith(")") and not each.relative:
            years.setdefault(each.target.symbol.partition(" (")[0], set()).add(each.target.symbol)
    return {
        address: [said for each in those if (said := _in_full(each, years)) is not None]
        for address, those in found.items()
    }


def _in_full(citation: Citation, years: Mapping[str, set[str]]) -> Citation | None:
    """None for a number that may be no resolution of the Security Council, and that the paper nowhere names in full."""
    if not citation.relative.startswith("number") or citation.target is None:
        return citation
    named = years.get(citation.target.symbol, set())
    if len(named) != 1:
        return msgspec.structs.replace(citation, relative="") if citation.relative == "number" else None
    target = Target(next(iter(named)), citation.target.provision)
    return msgspec.structs.replace(citation, target=target, relative="", via="ibid")


def _by_number(placed: Sequence[Placed]) -> dict[str, list[tuple[str, str]]]:
    """The notes of the paper and of each annex, as numbers and addresses, in the order of their numbers."""
    scopes: dict[str, list[tuple[int, str]]] = {}
    for each in placed:
        if each.provision.kind == "footnote" and (each.provision.number or "").isdigit():
            scopes.setdefault(_scope(each.address), []).append((int(each.provision.number or 0), each.address))
    return {scope: [(str(number), address) for number, address in sorted(found)] for scope, found in scopes.items()}


def _scope(address: str) -> str:
    """The annex that an address lies in; empty for the paper itself."""
    return address.partition("/")[0] if address.startswith("annex-") else ""
