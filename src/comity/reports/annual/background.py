"""I. Background: the mandate, the facilitators, who is bound."""

from __future__ import annotations

from comity.regime import states
from comity.regime.mandates import Mandate
from comity.regime.meetings import Appointment, PlaceTaken
from comity.regime.participation import Participation
from comity.reports.drafting import Draft, Part, listed, spoken
from comity.reports.view import typed


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    _mandate(draft)
    _facilitators(draft)
    draft.paragraph(
        f"As at {draft.day()}, ",
        draft.figure("states-parties"),
        " States were Parties to the Rome Statute, and ",
        draft.figure("privileges-agreement-parties"),
        " were recorded as parties to the Agreement on Privileges and Immunities.",
        *_withdrawals(draft),
    )


def _mandate(draft: Draft) -> None:
    rows = typed(draft.view.standings("mandates", ["mandate"], ["open", "renewal proposed"]), Mandate)
    of_the_bureau = [mandate for _, mandate in rows if mandate.addressee == "Bureau"]
    if not of_the_bureau:
        draft.nothing("mandates given to the Bureau on cooperation")
        return
    draft.paragraph(
        "This report is submitted to the Assembly of States Parties (“the Assembly”) under the mandates on cooperation "
        f"that it has given to its Bureau: on {listed([mandate.name for mandate in of_the_bureau])}. The provisions "
        "from which they come are given in paragraph 5.",
    )


def _facilitators(draft: Draft) -> None:
    rows = typed(draft.view.standings("meetings", ["appointment"], ["serving", "replaced for a time"]), Appointment)
    serving = [(row, held) for row, held in rows if held.role == "co-facilitator for cooperation"]
    if not serving:
        draft.nothing("the appointment of facilitators for cooperation")
        return
    named = listed([f"{held.appointed}, as of {held.since.spoken()}" for _, held in serving])
    replaced = [
        f" {act.act.holder} temporarily took the place of {held.appointed} as of {act.dated.spoken()}."
        for row, held in serving
        for act in draft.view.acts([(row.register, row.name)])
        if isinstance(act.act, PlaceTaken) and act.day <= draft.view.as_at
    ]
    draft.paragraph(
        f"The co-facilitators for cooperation were {named}.", draft.sources(row for row, _ in serving), *replaced
    )


def _withdrawals(draft: Draft) -> list[Part]:
    pending = typed(draft.answer("withdrawals-pending").evidence, Participation)
    if not pending:
        return []
    named = [
        f"{states.in_a_sentence(found.state, draft.view.as_at)}, as of {spoken(found.effective)}"
        for _, found in pending
        if found.effective
    ]
    return [
        " Withdrawals notified that had not yet taken effect: ",
        draft.figure("withdrawals-pending", words=True),
        f" ({'; '.join(named)}).",
    ]
