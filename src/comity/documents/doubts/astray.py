"""Citations of what the cited paper does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents.doubts.doubt import Doubt, Read, Rule


def no_such_provision(read: Read) -> Iterator[Doubt]:
    """A citation of a provision that the cited paper, where it is at hand, does not have."""
    for at, citation in read.citations:
        target = citation.target
        addresses = read.others.get(target.symbol) if target and target.provision else None
        if target is None or target.provision is None or addresses is None:
            continue
        missing = [place for place in _ends(target.provision) if not any(name in addresses for name in _names(place))]
        for place in missing[:1]:
            yield Doubt(at, "citation-astray", f"“{citation.text}”: {target.symbol} has no {place}")


def _ends(provision: str) -> list[str]:
    """The provision, or the first and the last of a range: "para-37..43"."""
    first, dots, last = provision.partition("..")
    return [first, re.sub(r"[^/-]+$", last, first)] if dots else [first]


def _names(provision: str) -> list[str]:
    """The addresses that a pinpoint may mean: "paragraph 4" of a resolution is op-4."""
    other = re.sub(r"(?<![\w-])(para|op)-", lambda found: {"para": "op-", "op": "para-"}[found[1]], provision)
    return [provision, other]


RULES: tuple[Rule, ...] = (no_such_provision,)
