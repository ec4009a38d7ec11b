"""Headings: which lines are, and what number they bear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.documents.readers.found import Found
from comity.documents.readers.joining import Block
from comity.documents.readers.markers import Marker, lettered, marker, place, rows
from comity.documents.readers.marking import stops

LONGEST = 160  # in signs
# What a sentence or an item ends in, and no heading does.
ENDS = (".", ";", ":", ",", "。", "；", "：", "，", "؛", "،", ".”", ";”")
_QUOTE = '“"«„「‘'
_NUMBER_ALONE = re.compile(r"[IVXL]{1,6}|[A-H]")


def heads(block: Block, bare: str, found: Sequence[Found]) -> bool:
    """Whether a block is a heading behind what was found: short, no sentence, and it begins like one."""
    if block.kind == "heading" or (block.kind is None and _next(bare, found)):
        return True
    if block.kind is not None or len(bare) > LONGEST or stops(bare, ENDS) or bare[:1] in _QUOTE:
        return False
    return not bare[:1].islower() or block.text[:1] in "*_"


def numbered(text: str, bare: str) -> tuple[str, str | None, Marker | None]:
    """The words of a heading, its number, and the marker that bears it."""
    head = lettered(bare) or marker(bare)
    if head is not None and not head.bullet and len(bare) > head.length:
        return bare[head.length :], head.number, head
    if _NUMBER_ALONE.fullmatch(bare):
        return text, bare, Marker(bare, len(bare), False)
    return text, None, None


def _next(bare: str, found: Sequence[Found]) -> bool:
    """Whether a line bears the number that the next heading has: a longer one where it is no sentence."""
    head = lettered(bare)
    if head is None or len(bare) > 3 * LONGEST or stops(bare, (";", ",") if len(bare) <= LONGEST else ENDS):
        return False
    row = rows(head.number)[0]
    before = next((each.number for each in reversed(found) if each.kind == "heading" and each.number), "")
    return place(head.number, row) == (place(before, row) if before else 0) + 1
