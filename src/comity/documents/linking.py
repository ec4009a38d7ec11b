"""Links on the words of a paper: where a citation leads, whatever the paper is written as."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from comity.documents.amending import folded
from comity.documents.spaces import unspaced
from comity.documents.tree import Paper, Placed, Provision, Run, walk

# The number of a page at the end of a line of contents.
_PAGE = re.compile(r"[\s.…]*\d+\s*$")


class Link(msgspec.Struct, frozen=True):
    """The words at [start, end) of a provision's text lead to ``href``."""

    start: int
    end: int
    href: str


def linked(paper: Paper, links: Mapping[str, Sequence[Link]]) -> Paper:
    """The paper with links, by address. Of links that overlap the first stands; what leads somewhere already, stays."""
    places = walk(paper)
    provisions = tuple(_provision(each, places, links) for each in paper.provisions)
    return msgspec.structs.replace(paper, provisions=provisions)


def contents(placed: Sequence[Placed]) -> Iterator[tuple[str, Link]]:
    """Of each printed line of contents, by its address, the link to the heading or annex that it names."""
    named: dict[str, list[str]] = defaultdict(list)
    for at, each in enumerate(placed):
        text, number = each.provision.text, each.provision.number or ""
        if each.provision.kind == "heading":
            named[unspaced(number + text)].append(each.address)
        elif each.provision.kind == "annex":
            under = placed[at + 1 : at + 2]
            title = "".join(next_.provision.text for next_ in under if next_.provision.kind == "title")
            for said in dict.fromkeys((unspaced(text + title), unspaced(text))):
                named[said].append(each.address)
    for each in placed:
        if each.provision.kind == "contents":
            text = each.provision.text
            found = named.get(unspaced(text)) or named.get(unspaced(_PAGE.sub("", text)))
            if found:
                yield each.address, Link(0, len(text), f"#{found.pop(0) if len(found) > 1 else found[0]}")


def _provision(provision: Provision, places: Iterator[Placed], links: Mapping[str, Sequence[Link]]) -> Provision:
    wanted = _apart(links.get(next(places).address, ()))
    children = tuple(_provision(child, places, links) for child in provision.children)
    runs = tuple(_cut(provision.runs, wanted)) if wanted else provision.runs
    return msgspec.structs.replace(provision, runs=runs, children=children)


def _apart(links: Sequence[Link]) -> list[Link]:
    kept: list[Link] = []
    for link in sorted(links, key=lambda each: (each.start, each.end)):
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return kept


def _cut(runs: Sequence[Run], links: Sequence[Link]) -> Iterator[Run]:
    at = 0
    for run in folded(runs):
        if not run.text or run.href or run.change == "out":
            yield run
            at += 0 if run.change == "out" else len(run.text)
            continue
        edges = sorted(
            {0, len(run.text)}
            | {edge - at for link in links for edge in (link.start, link.end) if 0 < edge - at < len(run.text)}
        )
        for start, end in pairwise(edges):
            link = next((each for each in links if each.start <= at + start < each.end), None)
            yield msgspec.structs.replace(run, text=run.text[start:end], href=link.href if link else "")
        at += len(run.text)
