"""Under which resolution a paper acts: one of each series, since the Assembly renews its mandates every session."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents import symbols
from comity.documents.doubts.doubt import Doubt, Read, Rule

_REACH = 200
_UNDER = re.compile(
    r"(?:pursuant to|in accordance with|conformément (?:à|aux?)|en application d)[^.;]{0,160}$", re.IGNORECASE
)


def under_an_older_one(read: Read) -> Iterator[Doubt]:
    """The paper acts pursuant to a resolution of the Assembly, elsewhere to that of the same number a session later."""
    texts = {placed.address: placed.provision.text for placed in read.placed}
    acts: dict[tuple[str, ...], list[tuple[int, str, str]]] = {}
    for at, citation in read.citations:
        symbol = symbols.parse(citation.target.symbol) if citation.target and "/" in citation.target.symbol else None
        if symbol is None or symbol.session is None or not symbol.parts[-1].startswith("Res."):
            continue
        if _UNDER.search(texts[at][max(0, citation.start - _REACH) : citation.start]):
            acts.setdefault(symbol.parts[1:], []).append((symbol.session, at, str(symbol)))
    for those in acts.values():
        newest, where, name = max(those)
        for session, at, older in those:
            if session < newest:
                yield Doubt(at, "resolution-older", f"acts under {older}, {where} under {name} of a later session")


RULES: tuple[Rule, ...] = (under_an_older_one,)
