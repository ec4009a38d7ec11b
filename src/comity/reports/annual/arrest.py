"""II.E. Arrest strategies: persons outstanding, the plan of action, contacts, non-compliance."""

from __future__ import annotations

from comity.regime.papers import Paper
from comity.regime.warrants import Warrant
from comity.reports import plots
from comity.reports.annual.review import one_set, sets_about
from comity.reports.drafting import Draft, Part, spoken
from comity.reports.figures import series
from comity.reports.questions import FIGURES
from comity.reports.view import typed


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    _outstanding(draft)
    _plan(draft)
    if draft.answer("contacts-notified").value:
        draft.paragraph("Contacts voluntarily notified in the year: ", draft.figure("contacts-notified"), ".")
    if draft.view.standings("findings"):
        draft.paragraph(
            "Findings of non-compliance before the Assembly or the Security Council: ",
            draft.figure("findings-referred"),
            ".",
        )
    else:
        draft.nothing("findings of non-compliance under article 87(7)")


def _outstanding(draft: Draft) -> None:
    if not draft.answer("persons-ever-under-warrant").value:
        draft.nothing("warrants of arrest")
        return
    draft.paragraph(
        f"As at {draft.day()}, warrants of arrest were outstanding against ",
        draft.figure("persons-outstanding"),
        " persons, of whom ",
        draft.figure("persons-held-by-states", words=True),
        " had been arrested by a State, and neither released nor surrendered.",
        *_as_known_then(draft),
    )
    rows = sorted(typed(draft.answer("persons-outstanding").evidence, Warrant), key=lambda found: found[1].issued.last)
    draft.table(
        "Outstanding warrants",
        ("Person", "Situation", "Warrant of", "Entry"),
        [(warrant.name, warrant.situation, warrant.issued.spoken(), str(row.entry or "")) for row, warrant in rows],
    )
    found = series(FIGURES["persons-outstanding"], draft.view)
    described = (
        f"From {spoken(found[0][0])} to {draft.day()}; most: {max(int(v or 0) for _, v in found)}." if found else ""
    )
    svg = plots.steps(
        found,
        found[0][0] if found else draft.view.as_at,
        draft.view.as_at,
        title="Persons with an outstanding warrant over time",
        description=described,
        unit="persons",
        prefix="outstanding",
    )
    if svg:
        draft.picture("Persons with an outstanding warrant of arrest", svg, described)


def _as_known_then(draft: Draft) -> list[Part]:
    """Where the draft knows more than its day did, what was publicly known then."""
    then = draft.view.at(as_known=draft.view.as_at)
    if draft.answer("persons-outstanding", then).value == draft.answer("persons-outstanding").value:
        return []
    return [
        " On that day, ",
        draft.figure("persons-outstanding", then),
        " were publicly known; a warrant issued under seal counts from its issue once it is unsealed.",
    ]


def _plan(draft: Draft) -> None:
    plans = typed(draft.view.standings("papers", ["plan"]), Paper)
    if not plans:
        draft.nothing("a plan of action on arrest strategies")
    for row, plan in plans:
        status = {
            "taken note of": "had been taken note of and not adopted",
            "welcomed": "had been welcomed and not adopted",
            "adopted": "had been adopted",
            "superseded": "had been superseded",
        }.get(row.status, "was before the Assembly; the record holds no act by which it took note of it or adopted it")
        draft.paragraph(f"The {plan.name} {status}.", draft.sources([row]))
    for row, found in sets_about(draft, "arrest"):
        one_set(draft, row, found)
