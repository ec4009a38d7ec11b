"""III. Recommendations of the report to the Assembly."""

from __future__ import annotations

from comity.reports.drafting import Draft


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    draft.paragraph(
        "It is recommended that the Assembly continue to follow cooperation, so that States Parties may share their "
        "experience and consider further steps to strengthen cooperation with the Court, and that cooperation "
        "remain on "
        "the agenda of its sessions."
    )
    open_ = draft.answer("mandates-open").value
    if open_:
        draft.paragraph(
            "The mandates of the Assembly that are open, or before it, number ",
            draft.figure("mandates-open"),
            ". It is recommended that the Assembly adopt the draft resolution in annex I, which takes them up; "
            "annex II "
            "lists them.",
        )
    else:
        draft.paragraph("It is recommended that the Assembly adopt the draft resolution in annex I.")
