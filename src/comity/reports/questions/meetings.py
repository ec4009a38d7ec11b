"""Figures on meetings and appointments, and which session of the Assembly comes before and after a day."""

from __future__ import annotations

from comity.regime.meetings import Meeting
from comity.reports.figures import Answer, Figures, counted
from comity.reports.view import View, typed

FIGURES = Figures()


def last_session(view: View) -> Meeting | None:
    """The latest session of the Assembly that closed before the view's day."""
    rows = view.standings("meetings", ["session"], ["held"])
    return max((meeting for _, meeting in typed(rows, Meeting)), key=lambda held: held.session or 0, default=None)


def session(view: View, number: int) -> Meeting | None:
    """The session of the Assembly with this ordinal, as the record has it at any time."""
    found = [
        meeting
        for _, meeting in typed(view.history(("meetings",)), Meeting)
        if meeting.sort == "session" and meeting.session == number
    ]
    return found[-1] if found else None


def _held_this_year(view: View, kinds: tuple[str, ...]) -> Answer:
    rows = view.standings("meetings", kinds, ["open", "held"])
    first = view.as_at.replace(month=1, day=1)
    return counted(row for row, meeting in typed(rows, Meeting) if meeting.opened and meeting.opened.last >= first)


@FIGURES.named(
    "consultations-held",
    title="Consultations held in the year",
    definition="Informal consultations on cooperation of The Hague Working Group, from 1 January of the "
    "year to the day.",
    unit="consultations",
    reads=["meetings"],
    stated_as=["# informal consultations", "# consultations … (held|The Hague Working Group)"],
)
def consultations_held(view: View) -> Answer:
    return _held_this_year(view, ("consultation",))


@FIGURES.named(
    "seminars-held",
    title="Seminars, workshops and conferences held in the year",
    definition="Seminars, workshops and conferences on cooperation, from 1 January of the year to the day.",
    unit="seminars",
    reads=["meetings"],
    stated_as=["# (seminars|seminars, workshops)"],
)
def seminars_held(view: View) -> Answer:
    return _held_this_year(view, ("seminar", "workshop", "conference"))


@FIGURES.named(
    "sessions-held",
    title="Sessions of the Assembly held",
    definition="Sessions of the Assembly that had opened by the day; resumed sessions are not counted apart.",
    unit="sessions",
    reads=["meetings"],
)
def sessions_held(view: View) -> Answer:
    return counted(view.standings("meetings", ["session"], ["open", "held"]))


@FIGURES.named(
    "appointments-serving",
    title="Appointments in function",
    definition="Facilitators, rapporteurs and focal points of the Assembly appointed by the day whose appointment is "
    "not recorded as ended; one whose place another takes for a time counts once.",
    unit="appointments",
    reads=["meetings"],
)
def appointments_serving(view: View) -> Answer:
    return counted(view.standings("meetings", ["appointment"], ["serving", "replaced for a time"]))
