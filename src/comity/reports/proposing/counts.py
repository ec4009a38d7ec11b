"""Stated figures that are acts themselves: how many replies to the questionnaire a paper says there were."""

from __future__ import annotations

from collections.abc import Iterator

from comity.regime.questionnaires import Questionnaire
from comity.reports import checking
from comity.reports.proposing.proposed import Proposed, Reading
from comity.reports.view import typed


def replies(reading: Reading) -> Iterator[Proposed]:
    """A number of replies that is not the record's, to the questionnaire issued last."""
    try:
        checks = checking.check(reading.examined.paper, reading.view)
    except ValueError:  # the paper bears no date, and so states nothing as at a day
        return
    issued = sorted(typed(reading.view.standings("questionnaires"), Questionnaire), key=lambda pair: pair[0].since)
    for check in checks:
        if check.figure == "questionnaire-replies" and check.verdict != "agrees" and issued:
            row, questionnaire = issued[-1]
            line = {
                "act": "questionnaires.replies-counted",
                "matter": row.name,
                "dated": check.as_at.isoformat(),
                "number": int(check.stated),
                "source": reading.source(check.at),
            }
            held = f"the record holds {check.today} as at that day"
            yield Proposed(at=check.at, line=line, asks=(f"to {questionnaire.name}? {held}",))


RULES = (replies,)
