"""Annex II: the mandates for the intersessional period, in the wording of the mandates register."""

from __future__ import annotations

import string

from comity.documents.tree import Provision, Run
from comity.reports.drafting import Draft
from comity.reports.mandates import VERB_UNKNOWN, asked, before_the_assembly, cited


def write(draft: Draft) -> None:
    """The items of the annex."""
    found = before_the_assembly(draft)
    if not found:
        draft.nothing("mandates on cooperation")
        return
    draft.add(Provision(kind="paragraph", runs=(Run(text="With regard to cooperation, the Assembly"),)))
    for place, mandate in enumerate(found):
        verb = mandate.verb or VERB_UNKNOWN
        end = "." if place == len(found) - 1 else ";"
        runs = (Run(text=verb, style="italic"), Run(text=f" {asked(mandate)}{end}"), draft.note(cited(mandate)))
        draft.add(Provision(kind="item", number=string.ascii_lowercase[place], runs=runs, verbs=(verb,)))
