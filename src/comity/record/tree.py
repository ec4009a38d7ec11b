"""The Merkle tree of RFC 6962 (section 2.1), as RFC 9162 restates it: hashes, roots and proofs.

Pure functions on bytes. A *frontier* is the list of roots of full subtrees, largest first: all that appending
needs. ``node(level, place)`` gives the hash of a full subtree of 2**level leaves; proofs are made from these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

Node = Callable[[int, int], bytes]


def leaf(entry: bytes) -> bytes:
    """RFC 6962, 2.1: the hash of one entry."""
    return sha256(b"\x00" + entry).digest()


def pair(left: bytes, right: bytes) -> bytes:
    """RFC 6962, 2.1: the hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def root(frontier: Sequence[bytes]) -> bytes:
    """The root of the tree with this frontier; of the empty tree, the hash of nothing."""
    if not frontier:
        return sha256(b"").digest()
    result = frontier[-1]
    for left in reversed(frontier[:-1]):
        result = pair(left, result)
    return result


def grow(size: int, frontier: list[bytes], new: bytes) -> list[bytes]:
    """Append one leaf to a frontier, in place; return the subtrees that it completes, from the leaf itself up.

    The subtree of 2**level leaves at ``place`` is number ``level`` of those that leaf (place + 1) << level
    (counted from 1) completes.
    """
    completed = [new]
    while size & 1:
        new = pair(frontier.pop(), new)
        completed.append(new)
        size >>= 1
    frontier.append(new)
    return completed


def inclusion(number: int, size: int, node: Node) -> list[bytes]:
    """RFC 6962, 2.1.1: the audit path of leaf ``number`` (from 0) in the tree of ``size`` leaves."""
    if not 0 <= number < size:
        raise ValueError(f"no leaf {number} in a tree of {size}")
    return _path(number, 0, size, node)


def _path(number: int, begin: int, end: int, node: Node) -> list[bytes]:
    if end - begin == 1:
        return []
    split = begin + _half(end - begin)
    if number < split:
        return [*_path(number, begin, split, node), subtree(split, end, node)]
    return [*_path(number, split, end, node), subtree(begin, split, node)]


def subtree(begin: int, end: int, node: Node) -> bytes:
    """The hash over the leaves from ``begin`` up to ``end``, where ``begin`` is aligned to the subtree."""
    width = end - begin
    if width & (width - 1) == 0:
        level = width.bit_length() - 1
        return node(level, begin >> level)
    split = begin + _half(width)
    return pair(subtree(begin, split, node), subtree(split, end, node))


def consistency(old: int, new: int, node: Node) -> list[bytes]:
    """RFC 6962, 2.1.2: the proof that the tree of ``old`` leaves is the beginning of that of ``new``."""
    if not 0 < old <= new:
        raise ValueError(f"no proof from {old} to {new} leaves")
    return _consistency(old, 0, new, node, True)


def _consistency(old: int, begin: int, end: int, node: Node, whole: bool) -> list[bytes]:
    if begin + old == end:
        return [] if whole else [subtree(begin, end, node)]
    split = begin + _half(end - begin)
    if begin + old <= split:
        return [*_consistency(old, begin, split, node, whole), subtree(split, end, node)]
    return [*_consistency(old - (split - begin), split, end, node, False), subtree(begin, split, node)]


def proves_inclusion(hashed: bytes, number: int, size: int, path: Sequence[bytes], expected: bytes) -> bool:
    """RFC 9162, 2.1.3.2: whether the path leads from the leaf to the root."""
    if not 0 <= number < size:
        return False
    first, last, result = number, size - 1, hashed
    for step in path:
        if last == 0:
            return False
        if first & 1 or first == last:
            result = pair(step, result)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            result = pair(result, step)
        first, last = first >> 1, last >> 1
    return last == 0 and result == expected


def proves_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """RFC 9162, 2.1.4.2: whether the proof leads from both roots."""
    if old == new:
        return not proof and old_root == new_root
    if not 0 < old < new or not proof:
        return False
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    was = now = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            was, now = pair(step, was), pair(step, now)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            now = pair(now, step)
        first, last = first >> 1, last >> 1
    return last == 0 and was == old_root and now == new_root


def _half(width: int) -> int:
    """The largest power of two smaller than ``width``."""
    return 1 << ((width - 1).bit_length() - 1)
