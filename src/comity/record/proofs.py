"""What proves that an entry is in the record, and that an earlier record is the beginning of it (RFC 6962)."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from comity.record import entries, log, tree


class Inclusion(NamedTuple):
    """An entry as it is hashed, its salted content, and the path of its leaf to the root of so many entries."""

    entry: dict[str, Any]
    salt: str
    item: dict[str, Any]
    leaf: bytes
    path: list[bytes]
    size: int
    root: bytes


class Consistency(NamedTuple):
    """The proof that the tree of ``old`` entries is the beginning of that of ``new``, with both roots."""

    old: int
    new: int
    old_root: bytes
    new_root: bytes
    path: list[bytes]


def inclusion(number: int) -> Inclusion:
    """The proof of an entry that is in the log, as at its head."""
    size, root = log.head()
    ((row, item, _subtrees),) = log.rows(after=number - 1, most=1)
    hashed = entries.entry_bytes(row)
    path = tree.inclusion(number - 1, size, log.node)
    return Inclusion(json.loads(hashed), item.salt, json.loads(item.body), tree.leaf(hashed), path, size, root)


def consistency(old: int, new: int = 0) -> Consistency:
    """The proof from an earlier size to a later one; 0: the size now. Raises ValueError with half a sentence."""
    size, root = log.head()
    new = new or size
    if not 0 < old <= new <= size:
        raise ValueError(f"the record has had 1 to {size:,} entries, and the earlier size comes first")
    new_root = root if new == size else tree.subtree(0, new, log.node)
    old_root = root if old == size else tree.subtree(0, old, log.node)
    return Consistency(old, new, old_root, new_root, tree.consistency(old, new, log.node))
