"""A paper is a tree of provisions. The whole model is this file.

    Paper
      Provision heading I            "Background"
        Provision paragraph 1        runs of text, with markers of notes
          Provision item a
      Provision annex I
        Provision enacting           "The Assembly of States Parties,"
        Provision operative 1
        Provision footnote 1         notes stand in the paper or annex that numbers them

Everything that can be pointed at is a provision; its *address* (``para-7``, ``annex-I/op-13/a``) follows from
the printed numbers. Readers make the tree, writers print it; neither knows of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from comity.documents.spaces import folded

Kind = Literal[
    "front",
    "title",
    "contents",
    "heading",
    "paragraph",
    "item",
    "enacting",
    "preambular",
    "operative",
    "placeholder",
    "footnote",
    "annex",
    "closing",
    "furniture",
    "table",
    "picture",
]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of text in one style.

    ``note``: the number of the note whose marker stands here (the text is then empty). ``figure``: the name of
    the figure that this text prints. ``href``: where the text leads. ``change``: a change that is proposed and that
    nobody has accepted yet: this text is put in, or taken out.
    """

    text: str = ""
    style: Literal["", "italic", "bold"] = ""
    href: str = ""
    figure: str = ""
    note: str = ""
    change: Literal["", "in", "out"] = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under a head, all of one width. A table's caption is the text of its provision."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as SVG, and what it shows in words. Its caption is the text of its provision."""

    svg: str
    alt: str


class _Words:
    """The provision's own words, without its number, the markers of notes, and what is proposed to be taken out.

    They are kept once they have been asked for; ``cached_property`` does that under a lock, which takes twice the time.
    """

    def __get__(self, provision: Provision, _: type[Provision]) -> str:
        words = folded("".join([run.text for run in provision.runs if run.change != "out"]))
        provision.__dict__["text"] = words
        return words


class Provision(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One thing that can be pointed at. ``number`` is as printed, without brackets and dots.

    ``spans`` are [start, end) offsets into the plain text that a reader saw; empty in a paper we drafted.
    ``verbs`` are its operative or preambular phrases, in order, in lower case.
    """

    kind: Kind
    number: str | None = None
    runs: tuple[Run, ...] = ()
    children: tuple[Provision, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    verbs: tuple[str, ...] = ()
    table: Table | None = None
    picture: Picture | None = None

    text = _Words()

    @property
    def notes(self) -> tuple[str, ...]:
        """The numbers of the notes whose markers stand in it."""
        return tuple([run.note for run in self.runs if run.note])


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper: what its title block says of it, and its provisions. What it does not say is None."""

    title: str
    provisions: tuple[Provision, ...]
    symbol: str | None = None
    body: str | None = None
    session: int | None = None
    date: str | None = None
    language: str = "en"
    distribution: str | None = None


class Placed(NamedTuple):
    """A provision with its address, its parent's (None at the top), and how deep it stands."""

    address: str
    parent: str | None
    depth: int
    provision: Provision


def worded(provision: Provision, words: str) -> Provision:
    """A provision with its words, where a reader has them folded: they need not be put together from its runs."""
    provision.__dict__["text"] = words
    return provision


def walk(paper: Paper) -> Iterator[Placed]:
    """Every provision in reading order with its address. An address claimed again gets ``~2``, ``~3``, …"""
    walked = _Walk()
    walked.through(paper.provisions, None, None, "", 0)
    return iter(walked.placed)


def plain(runs: Iterable[Run]) -> str:
    """The text of runs as they stand, without the markers of notes."""
    return "".join(run.text for run in runs)


# How an address names each kind that has a number.
_NAMES: dict[Kind, str] = {"paragraph": "para", "operative": "op", "placeholder": "op", "footnote": "fn"}


class _Walk:
    """One walk through a paper: which addresses are taken, and how many of a kind a scope has had."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.taken: defaultdict[str, int] = defaultdict(int)
        self.counted: defaultdict[str, int] = defaultdict(int)

    def through(
        self, provisions: Iterable[Provision], parent: str | None, above: Provision | None, scope: str, depth: int
    ) -> None:
        for provision in provisions:
            claimed = self._address(provision, parent, above, scope)
            self.taken[claimed] += 1
            address = claimed if self.taken[claimed] == 1 else f"{claimed}~{self.taken[claimed]}"
            self.placed.append(Placed(address, parent, depth, provision))
            if provision.children:
                inner = f"{address}/" if provision.kind == "annex" else scope
                self.through(provision.children, address, provision, inner, depth + 1)

    def _address(self, provision: Provision, parent: str | None, above: Provision | None, scope: str) -> str:
        """The address a provision claims: by its printed number where it has one, else by its place."""
        kind, number = provision.kind, provision.number
        # An item without a number is counted in its list, anything else in its paper or annex.
        counted = f"{parent} {kind}" if kind == "item" else f"{scope}{kind}"
        self.counted[counted] += 1
        place = self.counted[counted]
        match kind:  # the most frequent kinds first
            case "operative" | "paragraph" | "footnote" | "placeholder" if number:
                return f"{scope}{_NAMES[kind]}-{number}"
            case "preambular":
                return f"{scope}pp-{place}"
            case "annex":
                return f"{scope}annex-{number or place}"
            case "heading" if number and above is not None and above.kind == "heading" and above.number:
                return f"{parent}-{number}"
            case "heading" if number:
                return f"{scope}section-{number}"
            case "item" if above is not None and above.kind != "annex":
                return f"{parent}/{number or place}"
            case "item":
                return f"{scope}{number or place}"
            case "title" | "enacting" if place == 1:
                return f"{scope}{kind}"
        return f"{scope}{kind}-{place}"
