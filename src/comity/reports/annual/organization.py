"""II. Organization of work: the consultations, and what they were about."""

from __future__ import annotations

from comity.regime.mandates import Mandate
from comity.regime.meetings import Meeting
from comity.reports.drafting import Draft, listed, noun
from comity.reports.mandates import cited
from comity.reports.view import typed


def write(draft: Draft) -> None:
    """The paragraphs before section A."""
    held = draft.answer("consultations-held")
    year = draft.view.as_at.year
    if held.value:
        days = sorted((m.opened for _, m in typed(held.evidence, Meeting) if m.opened), key=lambda day: day.last)
        draft.paragraph(
            f"In {year}, The Hague Working Group (“the working group”) held ",
            draft.figure("consultations-held", words=True),
            f" informal {noun(held.value, 'consultation')} on cooperation, on ",
            f"{listed([day.spoken() for day in days])}.",
            draft.sources(held.evidence),
        )
    else:
        draft.nothing(f"informal consultations of The Hague Working Group on cooperation in {year}")
    rows = typed(draft.view.standings("mandates", ["mandate"], ["open", "renewal proposed"]), Mandate)
    if rows:
        ends = [*[";"] * (len(rows) - 2), "; and", "."][-len(rows) :]
        draft.paragraph(
            "The mandates of the Assembly in the period, with the provisions from which they come, were on:",
            items=[
                [mandate.name, end, draft.note(cited(mandate))] for (_, mandate), end in zip(rows, ends, strict=True)
            ],
        )
    else:
        draft.nothing("mandates of the Assembly on cooperation")
