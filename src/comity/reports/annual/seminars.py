"""II.F. Seminars held in the year and planned, with those who supported them."""

from __future__ import annotations

from comity.regime.meetings import Meeting
from comity.reports.drafting import Draft, noun, period
from comity.reports.view import typed

_UNKNOWN = "not in the record"


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    held = draft.answer("seminars-held")
    year = draft.view.as_at.year
    if not held.value:
        draft.nothing(f"seminars, workshops or conferences held in {year}")
    else:
        draft.paragraph(
            f"In {year}, ",
            draft.figure("seminars-held", words=True),
            f" {noun(held.value, 'seminar', 'seminars, workshops or conferences')} on cooperation took place.",
            draft.sources(held.evidence),
        )
        rows = sorted(typed(held.evidence, Meeting), key=lambda found: found[0].since)
        draft.table(
            "Seminars, workshops and conferences of the year",
            ("What", "Where", "When", "Attendance", "With the support of"),
            [
                (
                    meeting.name,
                    meeting.place or _UNKNOWN,
                    period(meeting.opened, meeting.closed) if meeting.opened else _UNKNOWN,
                    meeting.participants or _UNKNOWN,
                    "; ".join(meeting.funders) or _UNKNOWN,
                )
                for _, meeting in rows
            ],
        )
    for row, meeting in typed(
        draft.view.standings("meetings", ["seminar", "workshop", "conference"], ["planned"]), Meeting
    ):
        support = f", with the support of {'; '.join(meeting.funders)}" if meeting.funders else ""
        draft.paragraph(f"Planned: {meeting.name}{support}.", draft.sources([row]))
