"""Amending the words of a provision: what is proposed to be taken out stays beside what is put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from comity.documents.tree import Run


class Edit(msgspec.Struct, frozen=True):
    """Put ``words`` in the place of [start, end), offsets into a provision's text. ``figure``: what the words print."""

    start: int
    end: int
    words: str = ""
    figure: str = ""


def amended(runs: Iterable[Run], edits: Iterable[Edit]) -> tuple[Run, ...]:
    """The runs with edits as proposed changes. Edits do not overlap; markers of notes within one go with it.

    White space is folded, as it is in ``Provision.text``.
    """
    wanted = sorted(edits, key=lambda edit: (edit.start, edit.end))
    cuts = sorted({edge for edit in wanted for edge in (edit.start, edit.end)})
    made: list[Run] = []
    at = 0
    for run in folded(runs):
        if not run.text:
            gone = any(edit.start < at <= edit.end for edit in wanted)
            made.append(_with(run, "out") if gone else run)
            continue
        edges = [0, *(cut - at for cut in cuts if 0 < cut - at < len(run.text)), len(run.text)]
        for start, end in pairwise(edges):
            made += _before(wanted, at + start, run)
            inside = next((edit for edit in wanted if edit.start <= at + start < edit.end), None)
            piece = msgspec.structs.replace(run, text=run.text[start:end])
            made.append(_with(piece, "out") if inside else piece)
            if inside and inside.end == at + end and inside.words:
                made.append(Run(text=inside.words, style=run.style, figure=inside.figure, change="in"))
        at += len(run.text)
    # What is put in behind the last word.
    return (*made, *_before(wanted, at, made[-1] if made else Run()))


def _before(edits: Sequence[Edit], at: int, run: Run) -> list[Run]:
    """What is put in at an offset where nothing is taken out."""
    return [
        Run(text=edit.words, style=run.style, figure=edit.figure, change="in")
        for edit in edits
        if edit.start == edit.end == at
    ]


def _with(run: Run, change: str) -> Run:
    return msgspec.structs.replace(run, change=change)


def folded(runs: Iterable[Run]) -> list[Run]:
    """Runs with their white space folded, so that offsets into them are offsets into ``Provision.text``."""
    found: list[Run] = []
    spaced = True
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        text = text[1:] if spaced and text.startswith(" ") else text
        spaced = text.endswith(" ") if text else spaced
        if text or run.note:
            found.append(msgspec.structs.replace(run, text=text))
    for place in range(len(found) - 1, -1, -1):
        if found[place].text:
            found[place] = msgspec.structs.replace(found[place], text=found[place].text.rstrip(" "))
            break
    return found
