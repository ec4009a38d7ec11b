"""Figures on what was recommended, asked, mandated, pledged and contributed."""

from __future__ import annotations

from comity.regime.folding import Standing
from comity.regime.mandates import Mandate
from comity.regime.questionnaires import Questionnaire
from comity.regime.recommendations import RecommendationSet
from comity.reports.figures import Answer, Figures, counted, percentage
from comity.reports.questions.meetings import last_session
from comity.reports.questions.participation import states_parties
from comity.reports.view import View, typed

FIGURES = Figures()


def latest_questionnaire(view: View) -> tuple[Standing, Questionnaire] | None:
    """The questionnaire issued last by the view's day."""
    opened: dict[str, Standing] = {}
    for row in view.history(("questionnaires",)):
        opened.setdefault(row.name, row)
    now = typed(view.standings("questionnaires"), Questionnaire)
    return max(now, key=lambda found: opened[found[0].name].since, default=None)


@FIGURES.named(
    "questionnaire-replies",
    title="Replies to the latest questionnaire",
    definition="States that had replied by the day to the questionnaire issued last: those named, or the number that a "
    "source states, whichever is more.",
    unit="States",
    reads=["questionnaires"],
    stated_as=[
        "# (States|States Parties) … (replied|responded) to the questionnaire",
        "# (replies|responses) to the … questionnaire",
        "questionnaire … # (replies|responses|States … repl(y|ies|ied))",
        "# États … répondu au questionnaire",
    ],
)
def questionnaire_replies(view: View) -> Answer:
    found = latest_questionnaire(view)
    return Answer(found[1].replies, (found[0],)) if found else Answer(None)


@FIGURES.named(
    "reply-rate",
    title="Reply rate of the latest questionnaire",
    definition="Replies to the latest questionnaire in per cent of the States addressed, or of the States "
    "Parties on the "
    "day where the number addressed is not recorded; to one decimal.",
    unit="per cent",
    reads=["questionnaires", "participation"],
    stated_as=["# per cent of (those|the States) addressed", "# per cent … replied", "reply rate … # per cent"],
)
def reply_rate(view: View) -> Answer:
    found = latest_questionnaire(view)
    if found is None:
        return Answer(None)
    addressed = found[1].addressed or states_parties(view).value
    return Answer(percentage(found[1].replies, int(addressed or 0)), (found[0],))


@FIGURES.named(
    "recommendations-under-review",
    title="Recommendations under review",
    definition="Recommendations in the adopted sets whose implementation is under review on the day, as "
    "many as a source "
    "says there are.",
    unit="recommendations",
    reads=["recommendations"],
    stated_as=["the # recommendations", "les # recommandations"],
)
def recommendations_under_review(view: View) -> Answer:
    rows = typed(view.standings("recommendations", ["set"], ["adopted"]), RecommendationSet)
    sets = [(row, matter) for row, matter in rows if matter.under_review]
    return Answer(sum(matter.items or 0 for _, matter in sets), tuple(row for row, _ in sets))


@FIGURES.named(
    "mandates-open",
    title="Mandates open",
    definition="Mandates of the Assembly on cooperation that are given, or put before it, and neither discharged nor "
    "left out by a later session.",
    unit="mandates",
    reads=["mandates"],
    stated_as=["mandates … number #", "# mandates … (open|for the intersessional period)"],
)
def mandates_open(view: View) -> Answer:
    return counted(view.standings("mandates", ["mandate"], ["proposed", "open", "renewal proposed"]))


@FIGURES.named(
    "mandates-before-the-assembly",
    title="Mandates before the Assembly",
    definition="Mandates, and renewals of mandates, that a draft has put before the Assembly and that it "
    "has not yet given.",
    unit="mandates",
    reads=["mandates"],
)
def mandates_before_the_assembly(view: View) -> Answer:
    return counted(view.standings("mandates", ["mandate"], ["proposed", "renewal proposed"]))


@FIGURES.named(
    "mandates-due",
    title="Mandates due by the next session",
    definition="Open mandates with a report due at, by or before the session of the Assembly that follows the last one "
    "held before the day, or an earlier one.",
    unit="mandates",
    reads=["mandates", "meetings"],
)
def mandates_due(view: View) -> Answer:
    last = last_session(view)
    if last is None or last.session is None:
        return Answer(None)
    following = last.session + 1
    return counted(
        row
        for row, mandate in typed(mandates_open(view).evidence, Mandate)
        if mandate.due_session and mandate.due_session <= following
    )


@FIGURES.named(
    "pledges-open",
    title="Pledges not yet fulfilled",
    definition="Pledges, or groups of pledges, relating to cooperation that are recorded as made and neither fulfilled "
    "nor taken back.",
    unit="pledges",
    reads=["pledges"],
    stated_as=["# pledges … (open|not fulfilled|remain)"],
)
def pledges_open(view: View) -> Answer:
    return counted(view.standings("pledges", ["pledge"], ["made", "followed up"]))


@FIGURES.named(
    "contributions-received",
    title="Contributions received",
    definition="Voluntary contributions to funds for cooperation recorded as received by the day.",
    unit="contributions",
    reads=["contributions"],
)
def contributions_received(view: View) -> Answer:
    return counted(view.standings("contributions", ["contribution"], ["received"]))
