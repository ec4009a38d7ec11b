"""II.A. The recommendations and their review: sets, questionnaire, replies."""

from __future__ import annotations

from comity.regime import states
from comity.regime.folding import Standing
from comity.regime.questionnaires import Questionnaire
from comity.regime.recommendations import Item, RecommendationSet
from comity.reports import plots
from comity.reports.drafting import Draft, listed
from comity.reports.questions.follow_up import latest_questionnaire
from comity.reports.questions.participation import GROUPS
from comity.reports.view import typed

# Sets that have a section of their own, by words in their names.
OTHER_SECTIONS = ("arrest", "financial", "asset")


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    sets = [found for found in sets_about(draft) if not any(word in found[1].name.lower() for word in OTHER_SECTIONS)]
    if not sets:
        draft.nothing("sets of recommendations on cooperation")
    for row, found in sets:
        one_set(draft, row, found)
    _items(draft)
    latest = latest_questionnaire(draft.view)
    if latest is None:
        draft.nothing("a questionnaire on the implementation of recommendations")
    else:
        _replies(draft, latest[1])


def sets_about(draft: Draft, *words: str) -> list[tuple[Standing, RecommendationSet]]:
    """The sets whose names hold one of these words; all of them without words."""
    rows = typed(draft.view.standings("recommendations", ["set"]), RecommendationSet)
    return [found for found in rows if not words or any(word in found[1].name.lower() for word in words)]


def one_set(draft: Draft, row: Standing, found: RecommendationSet) -> None:
    """The paragraph on a set: how it stands, and whether it is under review. Taken note of is not adopted."""
    paper = f" ({found.paper})" if found.paper else ""
    how = {
        "adopted": f"was adopted {found.adopted.when()}" if found.adopted else "was adopted",
        "taken note of": "was taken note of and not adopted",
        "presented": "was presented; the record holds no act by which the Assembly took note of it or adopted it",
    }[row.status]
    stated = f", {found.items} in number," if found.items else ""
    addressed = f" It is addressed to {'; '.join(found.addressees)}." if found.addressees else ""
    review = (
        f" Its implementation has been under review since {found.under_review.spoken()}." if found.under_review else ""
    )
    draft.paragraph(f"The set “{found.name}”{paper}{stated} {how}.", draft.sources([row]), addressed, review)


def _items(draft: Draft) -> None:
    by_set: dict[str, list[Item]] = {}
    for _, item in typed(draft.view.standings("recommendations", ["item"]), Item):
        by_set.setdefault(item.of_set, []).append(item)
    for name, items in by_set.items():
        draft.table(
            f"{name}, as far as the record holds their headings",
            ("Number", "Heading"),
            [(item.number, item.heading or "not in the record") for item in items],
        )


def _replies(draft: Draft, asked: Questionnaire) -> None:
    held = draft.answer("questionnaire-replies")
    addressed = f" to {asked.addressed} States" if asked.addressed else ""
    cut_off = f" by {asked.cut_off.spoken()}" if asked.cut_off else ""
    draft.paragraph(
        f"The {asked.name[0].lower()}{asked.name[1:]} was sent by {asked.sent_by}{addressed}. ",
        draft.figure("questionnaire-replies"),
        f" States had replied{cut_off}, ",
        draft.figure("reply-rate"),
        " of those addressed.",
        draft.sources(held.evidence),
    )
    if len(asked.replied) < asked.replies:
        held_names = f"of {len(asked.replied)}" if asked.replied else "of none"
        draft.paragraph(
            f"The record holds the names {held_names} of the States that replied; a count of all replies by region can "
            "therefore not be given."
        )
    if asked.replied:
        _by_region(draft, asked.replied)


def _by_region(draft: Draft, replied: tuple[str, ...]) -> None:
    groups = [state.group for code in replied if (state := states.get(code))]
    counts = [(title, groups.count(group)) for _, title, group in GROUPS]
    described = listed([f"{title}: {count}" for title, count in counts])
    drawn = plots.bars(counts, title="Replies by region", description=described, unit="replies", prefix="replies")
    if drawn:
        draft.picture("Replies to the questionnaire by region", drawn, described)
    draft.table("Replies by region", ("Regional group", "Replies"), [(title, str(count)) for title, count in counts])
