"""The tree of RFC 6962: the reference's known answers, and proofs that hold for what they prove alone."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.record import tree

# The eight leaves and roots of the reference implementation of Certificate Transparency.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
# Of the same reference: (leaf from 0, size) and (old size, new size), with their proofs.
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}


class Grown:
    """A tree grown leaf by leaf, with every full subtree."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.frontier: list[bytes] = []
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.roots = [tree.root([])]
        for size, entry in enumerate(leaves):
            for level, hashed in enumerate(tree.grow(size, self.frontier, tree.leaf(entry))):
                place = (size + 1 >> level) - 1
                assert place + 1 << level == size + 1, "it is full with this leaf"
                assert (level, place) not in self.nodes, "a node is written once"
                self.nodes[level, place] = hashed
            self.roots.append(tree.root(self.frontier))

    def node(self, level: int, place: int) -> bytes:
        return self.nodes[level, place]


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, as it is written there."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


KNOWN = Grown(LEAVES)


@pytest.mark.parametrize("size", range(9))
def test_it_gives_the_known_roots(size: int) -> None:
    assert KNOWN.roots[size].hex() == ROOTS[size]


@pytest.mark.parametrize(("number", "size"), INCLUSION)
def test_it_gives_the_known_proofs_of_inclusion(number: int, size: int) -> None:
    proof = tree.inclusion(number, size, KNOWN.node)
    assert [step.hex() for step in proof] == INCLUSION[number, size]


@pytest.mark.parametrize(("old", "new"), CONSISTENCY)
def test_it_gives_the_known_proofs_of_consistency(old: int, new: int) -> None:
    proof = tree.consistency(old, new, KNOWN.node)
    assert [step.hex() for step in proof] == CONSISTENCY[old, new]


@given(st.lists(st.binary(max_size=20), max_size=70))
def test_it_gives_the_root_of_the_definition(leaves: list[bytes]) -> None:
    assert Grown(leaves).roots[-1] == by_definition(leaves)


@given(st.data(), st.integers(1, 130))
def test_it_proves_that_an_entry_is_in_the_log_and_no_other(data: st.DataObject, size: int) -> None:
    leaves = [number.to_bytes(2) for number in range(size)]
    grown = Grown(leaves)
    number = data.draw(st.integers(0, size - 1))
    proof = tree.inclusion(number, size, grown.node)
    root = grown.roots[size]
    hashed = tree.leaf(leaves[number])
    assert tree.proves_inclusion(hashed, number, size, proof, root)
    other = data.draw(st.integers(0, size - 1).filter(lambda place: place != number)) if size > 1 else None
    if other is not None:
        assert not tree.proves_inclusion(hashed, other, size, proof, root)
        assert not tree.proves_inclusion(tree.leaf(leaves[other]), number, size, proof, root)
    assert not tree.proves_inclusion(hashed, number, size, [*proof, hashed], root)
    assert not tree.proves_inclusion(hashed, number, size, proof, _altered(root, data))
    assert not tree.proves_inclusion(hashed, size, size, proof, root)
    assert not tree.proves_inclusion(hashed, -1, size, proof, root)
    if proof:
        assert not tree.proves_inclusion(hashed, number, size, proof[:-1], root)
        assert not tree.proves_inclusion(hashed, number, size, _one_altered(proof, data), root)


@given(st.data(), st.integers(1, 130))
def test_it_proves_that_a_log_begins_with_another_and_with_no_other(data: st.DataObject, new: int) -> None:
    grown = Grown([number.to_bytes(2) for number in range(new)])
    old = data.draw(st.integers(1, new))
    proof = tree.consistency(old, new, grown.node)
    roots = grown.roots[old], grown.roots[new]
    assert tree.proves_consistency(old, new, proof, *roots)
    assert not tree.proves_consistency(old, new, proof, _altered(roots[0], data), roots[1])
    assert not tree.proves_consistency(old, new, proof, roots[0], _altered(roots[1], data))
    assert not tree.proves_consistency(old, new, [*proof, roots[0]], *roots)
    assert not tree.proves_consistency(0, new, proof, *roots)
    assert not tree.proves_consistency(new + 1, new, proof, *roots)
    if proof:
        assert not tree.proves_consistency(old, new, proof[:-1], *roots)
        assert not tree.proves_consistency(old, new, _one_altered(proof, data), *roots)


@given(st.integers(2, 60), st.data())
def test_it_finds_that_an_older_log_was_rewritten(size: int, data: st.DataObject) -> None:
    leaves = [number.to_bytes(2) for number in range(size)]
    old = data.draw(st.integers(1, size - 1))
    place = data.draw(st.integers(0, old - 1))
    rewritten = Grown([*leaves[:place], b"rewritten", *leaves[place + 1 :]])
    kept = Grown(leaves).roots[old]
    proof = tree.consistency(old, size, rewritten.node)
    assert not tree.proves_consistency(old, size, proof, kept, rewritten.roots[size])


@pytest.mark.parametrize(("number", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_it_has_no_proof_for_an_entry_that_is_not_there(number: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        tree.inclusion(number, size, KNOWN.node)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3), (-1, 3)])
def test_it_has_no_proof_from_a_log_that_is_longer(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="no proof"):
        tree.consistency(old, new, KNOWN.node)


def _altered(value: bytes, data: st.DataObject) -> bytes:
    place, bit = data.draw(st.integers(0, len(value) - 1)), 1 << data.draw(st.integers(0, 7))
    return value[:place] + bytes([value[place] ^ bit]) + value[place + 1 :]


def _one_altered(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    place = data.draw(st.integers(0, len(proof) - 1))
    return [*proof[:place], _altered(proof[place], data), *proof[place + 1 :]]
