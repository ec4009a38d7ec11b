"""II.D. Coordination: channels, national authorities, the coordinating mechanism."""

from __future__ import annotations

from comity.regime.mandates import Mandate
from comity.regime.meetings import Meeting
from comity.reports.drafting import Draft
from comity.reports.mandates import lineage
from comity.reports.view import typed


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    mandates = [
        (row, mandate)
        for row, mandate in typed(draft.view.standings("mandates"), Mandate)
        if "coordinating mechanism" in mandate.name
    ]
    for row, mandate in mandates:
        draft.paragraph(
            f"The mandate on {mandate.name} comes from {'; then '.join(lineage(mandate))}.", draft.sources([row])
        )
    planned = [
        (row, held)
        for row, held in typed(draft.view.standings("meetings", statuses=["planned"]), Meeting)
        if "mechanism" in held.name
    ]
    for row, held in planned:
        by = f", by {held.by_date.spoken()}" if held.by_date else ""
        draft.paragraph(f"A {held.name[0].lower()}{held.name[1:]} was planned{by}.", draft.sources([row]))
    if not mandates and not planned:
        draft.nothing("a coordinating mechanism of national authorities")
    if draft.answer("channels-declared").value:
        draft.paragraph(
            "Declarations on channels or languages under article 87 of the Rome Statute are recorded of ",
            draft.figure("channels-declared"),
            " States. National focal points, central authorities and working groups recorded: ",
            draft.figure("national-authorities-designated", words=True),
            ".",
        )
