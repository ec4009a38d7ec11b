"""One paper against another: what was carried over, amended (word by word), moved, is new, or was dropped.

Provisions are matched by their words, not by their numbers: last session's paragraph 12 may be this one's 14. A match
is *moved* where it stands out of the order that most others keep. A change of verb is called out: "urges" that
becomes "requests" is a change of legal weight even where nothing else changes.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from comity.documents.tree import Paper, Placed, walk

Fate = Literal["carried", "amended", "moved", "new", "dropped"]


class Words(msgspec.Struct, frozen=True):
    """A stretch of words that both have ("same"), or that was put in or taken out."""

    kind: Literal["same", "in", "out"]
    text: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one provision. ``old`` and ``new`` are addresses in the two papers.

    ``words`` says how an amended one differs; ``verbs`` the phrases that changed, as (before, after), either of
    them empty where a phrase was put in or taken out. ``moved`` may hold of an amended one too.
    """

    fate: Fate
    kind: str
    old: str | None = None
    new: str | None = None
    before: str = ""
    after: str = ""
    moved: bool = False
    words: tuple[Words, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()


_COMPARED = frozenset(
    {"title", "heading", "paragraph", "item", "enacting", "preambular", "operative", "placeholder", "footnote", "annex"}
)
# From this share of equal words on, a provision is the other amended.
_LIKE = 0.55
_CANDIDATES = 6


def compare(old: Paper, new: Paper) -> list[Change]:
    """Every provision of both papers and what became of it, in the order of the new one."""
    before = [placed for placed in walk(old) if placed.provision.kind in _COMPARED and placed.provision.text]
    after = [placed for placed in walk(new) if placed.provision.kind in _COMPARED and placed.provision.text]
    pairs = _matched(before, after)
    order = sorted(pairs.items(), key=lambda pair: pair[1])
    # Notes stand where a page ends, or all at the end: their order and that of the text are two.
    noted = {here for here, _ in order if before[here].provision.kind == "footnote"}
    kept = _in_order([pair for pair in order if pair[0] not in noted])
    still = kept | _in_order([pair for pair in order if pair[0] in noted])
    found: list[Change] = []
    told: set[int] = set()
    dropped = [place for place in range(len(before)) if place not in pairs]
    back = {there: here for here, there in pairs.items()}
    for there, placed in enumerate(after):
        here = back.get(there)
        if here is not None and here in kept:
            found += [_dropped(before[place]) for place in dropped if place < here and place not in told]
            told.update(place for place in dropped if place < here)
        found.append(_new(placed) if here is None else _change(before[here], placed, here not in still))
    return found + [_dropped(before[place]) for place in dropped if place not in told]


def _matched(before: Sequence[Placed], after: Sequence[Placed]) -> dict[int, int]:
    """Which provision became which: by the same words first, in order where they repeat, then by the likest."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for there, placed in enumerate(after):
        waiting[_key(placed)].append(there)
    pairs: dict[int, int] = {}
    for here, placed in enumerate(before):
        same = waiting.get(_key(placed))
        if same:
            pairs[here] = same.pop(0)
    taken = set(pairs.values())
    rest = [there for there in range(len(after)) if there not in taken]
    likest = sorted(
        _likest(before, after, [here for here in range(len(before)) if here not in pairs], rest), reverse=True
    )
    for _, _, here, there in likest:
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)
    return pairs


def _likest(
    before: Sequence[Placed], after: Sequence[Placed], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[float, int, int, int]]:
    """Pairs of provisions that share enough words, with how much they share; nearer ones win a tie."""
    index: dict[str, list[int]] = defaultdict(list)
    for there in right:
        for word in set(_words(after[there])):
            index[word].append(there)
    common = max(20, len(right) // 3)
    for here in left:
        words = _words(before[here])
        shared: Counter[int] = Counter()
        for word in set(words):
            if len(index[word]) <= common:
                shared.update(index[word])
        for there, _ in shared.most_common(_CANDIDATES):
            if before[here].provision.kind != after[there].provision.kind:
                continue
            like = difflib.SequenceMatcher(None, words, _words(after[there]), autojunk=False).ratio()
            if like >= _LIKE:
                yield like, -abs(here - there), here, there


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The old places of the longest run of pairs that keeps one order: what is not among them was moved."""
    best: list[int] = []  # the last pair of the best run of each length
    before: list[int | None] = [None] * len(pairs)
    for at, (here, _) in enumerate(pairs):
        low, high = 0, len(best)
        while low < high:
            middle = (low + high) // 2
            if pairs[best[middle]][0] < here:
                low = middle + 1
            else:
                high = middle
        before[at] = best[low - 1] if low else None
        best[low : low + 1] = [at]
    kept: set[int] = set()
    at_ = best[-1] if best else None
    while at_ is not None:
        kept.add(pairs[at_][0])
        at_ = before[at_]
    return kept


def _change(old: Placed, new: Placed, moved: bool) -> Change:
    before, after = old.provision.text, new.provision.text
    same = before.split() == after.split()
    return Change(
        fate=("moved" if moved else "carried") if same else "amended",
        kind=new.provision.kind,
        old=old.address,
        new=new.address,
        before=before,
        after=after,
        moved=moved,
        words=() if same else tuple(words(before, after)),
        verbs=() if same else tuple(_verbs(old.provision.verbs, new.provision.verbs)),
    )


def words(before: str, after: str) -> Iterator[Words]:
    """How one text became the other, word by word."""
    old, new = before.split(), after.split()
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Words("same", " ".join(old[a:b]))
            continue
        if b > a:
            yield Words("out", " ".join(old[a:b]))
        if d > c:
            yield Words("in", " ".join(new[c:d]))


def _verbs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The operative phrases that are not the same, in order."""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, list(before), list(after), autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for place in range(max(b - a, d - c)):
            yield before[a + place] if a + place < b else "", after[c + place] if c + place < d else ""


def _new(placed: Placed) -> Change:
    return Change(fate="new", kind=placed.provision.kind, new=placed.address, after=placed.provision.text)


def _dropped(placed: Placed) -> Change:
    return Change(fate="dropped", kind=placed.provision.kind, old=placed.address, before=placed.provision.text)


def _key(placed: Placed) -> tuple[str, str]:
    return placed.provision.kind, " ".join(_words(placed))


def _words(placed: Placed) -> list[str]:
    return placed.provision.text.casefold().split()
