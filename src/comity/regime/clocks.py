"""Every time limit of cooperation, with the provision that sets it. Days are calendar days.

A limit runs from the day after the event (the day of the event does not count) and ends with its last day; nothing
here is overdue *on* that day. Whether something is overdue is asked with a day in hand and never kept.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final, NamedTuple


class Clock(NamedTuple):
    """A time limit: its provision, what it is for, what starts it, and its length in days or months."""

    authority: str
    what: str
    starts: str
    days: int = 0
    months: int = 0

    def ends(self, start: date) -> date:
        """The last day of the limit that started on a day."""
        if not self.months:
            return start + timedelta(days=self.days)
        whole = start.year * 12 + start.month - 1 + self.months
        year, month = whole // 12, whole % 12 + 1
        return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


SURRENDER_REQUEST: Final = Clock(
    "RPE, rule 188",
    "receipt of the request for surrender and its supporting documents",
    "the provisional arrest",
    days=60,
)
# Ninety-six hours. The record holds days: the fourth day after the landing is the last that can fall within them.
UNSCHEDULED_LANDING: Final = Clock(
    "Rome Statute, art. 89(3)(e)", "receipt of the request for transit", "the unscheduled landing", days=4
)
CHANNEL_CHANGE: Final = Clock(
    "RPE, rule 180", "a change of channel or language taking effect", "the receipt of the notification", days=45
)
ENFORCEMENT_NOTICE: Final = Clock(
    "Rome Statute, art. 103(2)(a)",
    "notice of circumstances that could materially affect the imprisonment, before they arise",
    "the notice of the State of enforcement",
    days=45,
)
SPECIALITY_STAY: Final = Clock(
    "Rome Statute, art. 108(3)",
    "the person's voluntary stay on the territory, after which the limits of art. 108 end",
    "the service of the full sentence",
    days=30,
)
INVESTIGATION_NOTICE: Final = Clock(
    "Rome Statute, art. 18(2)",
    "a State's notice that it is or was investigating",
    "the receipt of the notification of the Prosecutor",
    months=1,
)
# 110(3): two thirds of the sentence served, or 25 years in the case of life imprisonment.
REVIEW_OF_LIFE: Final = Clock(
    "Rome Statute, art. 110(3)",
    "review of a sentence of life imprisonment",
    "the beginning of the sentence",
    months=300,
)

CLOCKS: Final = (
    SURRENDER_REQUEST,
    UNSCHEDULED_LANDING,
    CHANNEL_CHANGE,
    ENFORCEMENT_NOTICE,
    SPECIALITY_STAY,
    INVESTIGATION_NOTICE,
    REVIEW_OF_LIFE,
)


def review_of_sentence(began: date, months: int) -> date:
    """The day by which two thirds of a sentence of so many months have been served, in days (art. 110(3))."""
    whole = Clock("Rome Statute, art. 110(3)", "", "", months=months).ends(began) - began
    return began + timedelta(days=-(-2 * whole.days // 3))


def overdue(due: date | None, on: date) -> int:
    """By how many days something was overdue on a day; 0 when it was not, or when nothing was due."""
    return max((on - due).days, 0) if due else 0
