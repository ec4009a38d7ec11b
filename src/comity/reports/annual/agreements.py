"""II.B. Voluntary agreements: relocation, enforcement of sentences, interim and final release."""

from __future__ import annotations

from datetime import date

from comity.regime import states
from comity.regime.agreements import Agreement
from comity.regime.folding import Standing
from comity.regime.sentences import Sentence
from comity.reports import maps, plots
from comity.reports.drafting import Draft, listed, noun
from comity.reports.figures import Value, series
from comity.reports.questions import FIGURES
from comity.reports.view import typed


def write(draft: Draft) -> None:
    """The paragraphs of the section."""
    draft.paragraph(
        "Voluntary agreements with the Court concern the relocation of witnesses, the enforcement of sentences, "
        "interim "
        "release, and final release, also on acquittal. No State is obliged to conclude one; a State that has done so "
        "decides in each case; and an arrangement for a single case is possible without an agreement."
    )
    _enforcement(draft)
    _serving(draft)
    _relocation(draft)
    _release(draft)
    _over_time(draft)


def _enforcement(draft: Draft) -> None:
    in_force = draft.answer("enforcement-agreements-in-force").evidence
    signed = draft.answer("enforcement-agreements-signed-only").evidence
    if not in_force and not signed:
        draft.nothing("agreements on the enforcement of sentences")
        return
    draft.paragraph(
        "The Court had ",
        draft.figure("enforcement-agreements-in-force", words=True),
        f" framework {noun(len(in_force), 'agreement')} on the enforcement of sentences in force with States",
        f"{_with(in_force)}.",
        draft.sources(in_force),
        " Signed and not yet in force: ",
        draft.figure("enforcement-agreements-signed-only", words=True),
        f"{_with(signed)}.",
        draft.sources(signed),
    )
    memoranda = draft.answer("enforcement-memoranda").evidence
    if memoranda:
        others = [f"the {agreement.organization}" for _, agreement in typed(memoranda, Agreement)]
        draft.paragraph(
            "It had concluded ",
            draft.figure("enforcement-memoranda", words=True),
            f" {noun(len(memoranda), 'memorandum', 'memoranda')} of understanding on the enforcement of sentences, ",
            f"with {listed(others)}.",
            draft.sources(memoranda),
        )


def _serving(draft: Draft) -> None:
    serving = draft.answer("persons-serving-sentences").evidence
    ad_hoc = draft.answer("ad-hoc-enforcement-agreements").evidence
    if ad_hoc:
        draft.paragraph(
            "In force were ",
            draft.figure("ad-hoc-enforcement-agreements", words=True),
            f" ad hoc {noun(len(ad_hoc), 'agreement')}, each on the enforcement of one person’s sentence",
            f"{_with(ad_hoc)}.",
            draft.sources(ad_hoc),
        )
    if not serving:
        draft.nothing("persons serving sentences in States of enforcement")
        return
    named = [
        f"{sentence.name} ({states.name(sentence.state or '', draft.view.as_at)})"
        for _, sentence in typed(serving, Sentence)
    ]
    draft.paragraph(
        "Serving sentences in States of enforcement were ",
        draft.figure("persons-serving-sentences", words=True),
        f" {noun(len(serving), 'person')}: {listed(named)}; of these, in the State of nationality, ",
        draft.figure("persons-serving-at-home", words=True),
        ".",
        draft.sources(serving),
    )


def _relocation(draft: Draft) -> None:
    new = draft.answer("relocation-agreements-new")
    if new.value is None:
        draft.nothing("relocation agreements since the last session")
        return
    draft.paragraph(
        "Since the last session of the Assembly, ",
        draft.figure("relocation-agreements-new", words=True),
        f" {noun(new.value, 'agreement')} on the relocation of witnesses had been signed.",
        draft.sources(new.evidence),
        " The total number of such agreements, and most of the States, are not public.",
    )


def _release(draft: Draft) -> None:
    interim = draft.answer("interim-release-agreements").evidence
    final = draft.answer("final-release-agreements").evidence
    draft.paragraph(
        "Agreements signed or in force on interim release: ",
        draft.figure("interim-release-agreements", words=True),
        f"{_with(interim)}",
        draft.sources(interim),
        "; on final release: ",
        draft.figure("final-release-agreements", words=True),
        f"{_with(final)}.",
        draft.sources(final),
    )


def _over_time(draft: Draft) -> None:
    figure = FIGURES["enforcement-agreements-in-force"]
    found = series(figure, draft.view)
    rows = typed(draft.view.standings("agreements"), Agreement)
    on_enforcement = [(row, held) for row, held in rows if held.kind == "enforcement framework"]
    if not on_enforcement:
        return
    svg = plots.steps(
        found,
        found[0][0],
        draft.view.as_at,
        title="Enforcement agreements in force over time",
        description=_described(found),
        unit="agreements",
        prefix="enforcement",
    )
    if svg:
        draft.picture("Framework agreements on the enforcement of sentences in force", svg, _described(found))
    shown = {held.state: row.status for row, held in on_enforcement if held.state}
    drawn = maps.world(
        shown,
        (("in force", "in force"), ("signed", "signed, not in force")),
        title="States with a framework agreement on the enforcement of sentences",
        description=listed([f"{states.name(code)}: {status}" for code, status in sorted(shown.items())]),
        prefix="map",
    )
    if drawn:
        draft.picture(
            f"States with a framework agreement on the enforcement of sentences. {maps.DISCLAIMER}",
            drawn,
            listed([f"{states.name(code)}: {status}" for code, status in sorted(shown.items())]),
        )
    draft.table(
        "Framework agreements on the enforcement of sentences",
        ("State", "Signed", "In force"),
        [
            (
                states.name(held.state or "", draft.view.as_at),
                held.signed.spoken() if held.signed else "not in the record",
                held.in_force.spoken() if held.in_force else "no",
            )
            for _, held in sorted(on_enforcement, key=lambda found: found[0].title)
        ],
    )


def _described(found: list[tuple[date, Value]]) -> str:
    return f"From {found[0][1]} to {found[-1][1]}, in {len(found) - 1} steps." if found else ""


def _with(rows: tuple[Standing, ...]) -> str:
    named = sorted({states.in_a_sentence(party) for row in rows for party in row.matter.parties}, key=_without_article)
    return f" ({listed(named)})" if named else ""


def _without_article(name: str) -> str:
    return name.removeprefix("the ")
