"""II.C. Financial investigations and assets."""

from __future__ import annotations

from comity.regime.meetings import Meeting
from comity.reports.annual.review import one_set, sets_about
from comity.reports.drafting import Draft, period
from comity.reports.view import typed

_ABOUT = ("financial", "asset")


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    for row, held in typed(draft.view.standings("meetings", ["workshop", "seminar", "conference"]), Meeting):
        if held.opened and any(word in held.name.lower() for word in _ABOUT):
            place = f" in {held.place}" if held.place else ""
            draft.paragraph(
                f"The {held.name[0].lower()}{held.name[1:]} was held{place} on {period(held.opened, held.closed)}.",
                draft.sources([row]),
            )
    for row, found in sets_about(draft, *_ABOUT):
        one_set(draft, row, found)
    if not draft.view.standings("assets"):
        draft.nothing("assets identified, traced, frozen, seized, forfeited or transferred")
        return
    draft.paragraph(
        "Assets frozen or seized: ",
        draft.figure("assets-frozen-or-seized", words=True),
        "; transferred to the Court or to the Trust Fund for Victims: ",
        draft.figure("assets-transferred", words=True),
        ". The rights of third parties acting in good faith are protected at every step.",
    )
