"""The annual report of the Bureau on cooperation, drafted from the record: one file a section.

The chapters are those of the report of 2016: background; organization of work and general findings, A to F, and
G on requests for cooperation, which that report did not have;
recommendations; annex I, the draft resolution; annex II, the mandates. The words are ours; every number is a
figure. Where the record holds nothing, a section says so and adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.documents.tree import Paper, Provision, Run
from comity.documents.writers.words import ordinal
from comity.regime import parties
from comity.reports import resolution
from comity.reports.annual import (
    agreements,
    arrest,
    assets,
    background,
    mandates,
    mechanism,
    organization,
    recommendations,
    requests,
    review,
    seminars,
)
from comity.reports.drafting import Draft, listed, period, spoken
from comity.reports.figures import Value
from comity.reports.questions.meetings import session as find_session
from comity.reports.view import View

TITLE = "Report of the Bureau on cooperation"


@dataclass(frozen=True)
class Drafted:
    """A drafted paper, and the figures that it prints, each with its value, in order."""

    paper: Paper
    printed: tuple[tuple[str, Value], ...]


def report(view: View, session: int) -> Drafted:
    """The report to a session of the Assembly, as at the view's day."""
    draft = Draft(view, session)
    with draft.section("I", "Background"):
        background.write(draft)
    with draft.section("II", "Organization of work and general findings"):
        organization.write(draft)
        with draft.section("A", "Recommendations on cooperation and their review"):
            review.write(draft)
        with draft.section("B", "Voluntary agreements"):
            agreements.write(draft)
        with draft.section("C", "Financial investigations and assets"):
            assets.write(draft)
        with draft.section("D", "Coordination of national authorities"):
            mechanism.write(draft)
        with draft.section("E", "Arrest strategies"):
            arrest.write(draft)
        with draft.section("F", "Seminars"):
            seminars.write(draft)
        with draft.section("G", "Requests for cooperation"):
            requests.write(draft)
    with draft.section("III", "Recommendations"):
        recommendations.write(draft)
    with draft.annex("I", "Draft resolution on cooperation"):
        resolution.write(draft)
    with draft.annex("II", "Mandates of the Assembly of States Parties for the intersessional period"):
        mandates.write(draft)
    front = title_block(view, session)
    return Drafted(_paper(view, session, TITLE, (*front, *draft.finish())), tuple(draft.printed))


def resolution_alone(view: View, session: int) -> Drafted:
    """The draft resolution as a paper of its own."""
    draft = Draft(view, session)
    resolution.write(draft)
    notes = draft.finish()
    title = Provision(kind="title", runs=(Run(text="Draft resolution on cooperation"),))
    return Drafted(_paper(view, session, "Draft resolution on cooperation", (title, *notes)), tuple(draft.printed))


def title_block(view: View, session: int) -> tuple[Provision, ...]:
    """The lines over the report: organ, distribution, date, language, session, its place and days, the title."""
    held = find_session(view, session)
    seen_by = [parties.in_a_sentence(code) for code in sorted(view.viewer.authorities)]
    lines = [
        "Assembly of States Parties",
        f"Not public: drafted from what {listed(seen_by)} may see" if seen_by else "Distr.: General",
        spoken(view.as_at),
        "Original: English",
        f"{ordinal(session).capitalize()} session",
    ]
    if held and held.opened:
        lines.append(", ".join([*([held.place] if held.place else []), period(held.opened, held.closed)]))
    known = "" if view.as_known == view.as_at else f", as known on {spoken(view.as_known)}"
    lines.append(f"Draft from the record, as at {spoken(view.as_at)}{known}")
    front = tuple(Provision(kind="front", runs=(Run(text=line),)) for line in lines)
    return (*front, Provision(kind="title", runs=(Run(text=TITLE),)))


def _paper(view: View, session: int, title: str, provisions: tuple[Provision, ...]) -> Paper:
    return Paper(
        title=title,
        body="Assembly of States Parties",
        session=session,
        date=view.as_at.isoformat(),
        distribution=None if view.viewer.authorities else "General",
        provisions=provisions,
    )
