"""Figures on voluntary agreements. Signed is not in force; framework, ad hoc and memorandum are kept apart."""

from __future__ import annotations

from comity.regime.agreements import Agreement
from comity.reports.figures import Answer, Figures, counted
from comity.reports.questions.meetings import last_session
from comity.reports.view import View, typed

FIGURES = Figures()


@FIGURES.named(
    "enforcement-agreements-in-force",
    title="Enforcement agreements in force",
    definition="Framework agreements with States on the enforcement of sentences that are in force on the day. Ad hoc "
    "agreements and the memorandum with an organization are counted apart.",
    unit="agreements",
    reads=["agreements"],
    stated_as=[
        "framework agreements in force to #",
        "concluded # … agreements on (the )?enforcement of sentences",
        "# … agreements on (the )?enforcement of sentences … (are|were) in force",
        "# (framework )?agreements … enforcement … in force",
        "# accords … exécution des peines … en vigueur",
    ],
)
def enforcement_agreements_in_force(view: View) -> Answer:
    return counted(view.standings("agreements", ["enforcement framework"], ["in force"]))


@FIGURES.named(
    "enforcement-agreements-signed-only",
    title="Enforcement agreements signed, not in force",
    definition="Framework agreements with States on the enforcement of sentences that are signed and not in force.",
    unit="agreements",
    reads=["agreements"],
    stated_as=[
        "(agreement|agreements) with # (State|States)( Party| Parties)? … not … entered into force",
        "# … (signed|concluded) … not (yet )?(entered into|in) force",
    ],
)
def enforcement_agreements_signed_only(view: View) -> Answer:
    return counted(view.standings("agreements", ["enforcement framework"], ["signed"]))


@FIGURES.named(
    "ad-hoc-enforcement-agreements",
    title="Ad hoc enforcement agreements",
    definition="Agreements on the enforcement of one person's sentence that are in force on the day; they end with "
    "the sentence, where its end is recorded.",
    unit="agreements",
    reads=["agreements"],
    stated_as=["# ad[- ]hoc (enforcement )?agreements", "# ad[- ]hoc agreement"],
)
def ad_hoc_enforcement_agreements(view: View) -> Answer:
    return counted(view.standings("agreements", ["enforcement ad-hoc"], ["in force"]))


@FIGURES.named(
    "enforcement-memoranda",
    title="Memoranda of understanding on enforcement",
    definition="Memoranda of understanding on the enforcement of sentences, with States or organizations, concluded "
    "and not ended on the day.",
    unit="memoranda",
    reads=["agreements"],
    stated_as=["# memorand(um|a) of understanding … enforcement"],
)
def enforcement_memoranda(view: View) -> Answer:
    return counted(view.standings("agreements", ["enforcement memorandum"], ["concluded", "in force"]))


@FIGURES.named(
    "interim-release-agreements",
    title="Agreements on interim release",
    definition="Agreements on the interim release of detained persons that are signed or in force on the day.",
    unit="agreements",
    reads=["agreements"],
    stated_as=["# agreements? … interim release"],
)
def interim_release_agreements(view: View) -> Answer:
    return counted(view.standings("agreements", ["interim-release framework"], ["signed", "in force"]))


@FIGURES.named(
    "final-release-agreements",
    title="Agreements on final release",
    definition="Agreements on final release, also on acquittal, that are signed or in force on the day.",
    unit="agreements",
    reads=["agreements"],
    stated_as=["# agreements? … final release"],
)
def final_release_agreements(view: View) -> Answer:
    return counted(view.standings("agreements", ["final-release framework"], ["signed", "in force"]))


@FIGURES.named(
    "relocation-agreements-recorded",
    title="Relocation agreements recorded",
    definition="Agreements on the relocation of witnesses of which the record knows; their total and most "
    "of the States "
    "are not public, so the true number may be higher.",
    unit="agreements",
    reads=["agreements"],
)
def relocation_agreements_recorded(view: View) -> Answer:
    return counted(view.standings("agreements", ["relocation framework"], ["signed", "in force"]))


@FIGURES.named(
    "relocation-agreements-new",
    title="Relocation agreements since the last session",
    definition="Agreements on the relocation of witnesses signed after the close of the last session of the Assembly "
    "held before the day.",
    unit="agreements",
    reads=["agreements", "meetings"],
    stated_as=["# new … relocation agreements?", "# relocation agreements? … since", "# accords de réinstallation"],
)
def relocation_agreements_new(view: View) -> Answer:
    last = last_session(view)
    if last is None or last.closed is None:
        return Answer(None)
    rows = typed(relocation_agreements_recorded(view).evidence, Agreement)
    return counted(row for row, agreement in rows if agreement.signed and agreement.signed.last > last.closed.last)
