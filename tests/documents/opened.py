"""A drafted paper as it is printed: with the title block that stands for what is known of it."""

from __future__ import annotations

import msgspec

from comity.documents.tree import Paper, Provision, Run
from comity.documents.writers.galley import galley


def opened(paper: Paper) -> Paper:
    """The paper with the lines that writers set before it, where it brings none of its own."""
    set_ = galley(paper, keep="")
    added = [block for block in (*set_.masthead.lines, *set_.opening) if not block.address]
    lines = tuple(Provision(kind=block.kind, runs=(Run(text=block.text),)) for block in added)
    return msgspec.structs.replace(paper, provisions=(*lines, *paper.provisions))
