"""A provision as it is found, before it has its place in the tree."""

from __future__ import annotations

import msgspec

from comity.documents.languages import Language
from comity.documents.readers.genre import bare_of
from comity.documents.readers.joining import Block
from comity.documents.readers.markers import Marker
from comity.documents.tree import Kind


class Found(msgspec.Struct, kw_only=True):
    """A provision before it has its place in the tree. ``row``: the marker it bears, where it bears one."""

    kind: Kind
    block: Block
    text: str
    number: str | None = None
    marker: Marker | None = None
    verbs: tuple[str, ...] = ()


def titles(found: list[Found], language: Language) -> None:
    """Where nothing in the title block is a title by its words: the last lines of it that are nothing else."""
    head = []
    for each in found:
        if each.kind not in ("front", "title", "closing", "furniture", "contents"):
            break
        head.append(each)
    if any(each.kind == "title" for each in head):
        return
    for each in reversed(head):
        if each.kind == "front" and not language.front(bare_of(each.text)):
            each.kind = "title"
            return
