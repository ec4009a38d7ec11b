"""The draft resolution: what was resolved before, where things stand, and the mandates of the register.

The wording is ours. Verbs, addressees and due sessions of mandates are those of the register; what the record
does not hold is left out, and the placeholder for the debate stays for the Assembly to fill.
"""

from __future__ import annotations

from comity.documents.tree import Provision, Run
from comity.regime.mandates import Mandate
from comity.regime.papers import Paper
from comity.reports.drafting import Draft, listed
from comity.reports.mandates import VERB_UNKNOWN, asked, before_the_assembly, cited
from comity.reports.view import typed


def write(draft: Draft) -> None:
    """The resolution: preamble, operative paragraphs, placeholder, mandates."""
    draft.add(
        Provision(kind="enacting", runs=(Run(text="The Assembly of States Parties", style="italic"), Run(text=",")))
    )
    _preamble(draft)
    for paragraph in (_cooperation, _arrest, _contacts, _legislation, _privileges, _relocation, _enforcement, _replies):
        paragraph(draft)
    draft.add(
        Provision(
            kind="placeholder", runs=(Run(text="[Placeholder for text on the debate of the Assembly on cooperation]"),)
        )
    )
    mandates = before_the_assembly(draft)
    for place, mandate in enumerate(mandates):
        _mandate(draft, mandate, "." if place == len(mandates) - 1 else ";")


def _preamble(draft: Draft) -> None:
    rows = typed(draft.view.standings("papers", ["resolution", "declaration"], ["adopted"]), Paper)
    adopted = sorted(
        (found for found in rows if found[1].name.lower().endswith("cooperation")), key=lambda f: f[0].since
    )
    if adopted:
        named = listed([paper.symbol or paper.name for _, paper in adopted])
        draft.preambular(
            "recalling",
            f"the provisions of the Rome Statute and its earlier resolutions and declarations on cooperation, {named}",
            draft.sources(row for row, _ in adopted),
            ",",
        )
    else:
        draft.preambular("recalling", "the provisions of the Rome Statute,")
    draft.preambular(
        "stressing",
        "that effective cooperation by States, and by international and regional organizations, is what enables "
        "the Court "
        "to fulfil its mandate, and that States Parties are under a general obligation to cooperate fully with it,",
    )
    draft.preambular(
        "recognizing", "that requests for cooperation, and their execution, are to respect the rights of the accused,"
    )
    pledges = draft.answer("pledges-open")
    if pledges.value:
        draft.preambular(
            "recalling",
            "the pledges relating to cooperation that remain to be followed up",
            draft.sources(pledges.evidence),
            ",",
        )


def _cooperation(draft: Draft) -> None:
    draft.operative(
        ["emphasizes"],
        "that cooperation with the Court is to be timely and effective, and that a request which is not "
        "executed affects "
        "the ability of the Court to carry out its mandate, above all where arrest and surrender are concerned;",
    )


def _arrest(draft: Draft) -> None:
    if draft.answer("persons-outstanding").value:
        draft.operative(
            ["expresses", "urges"],
            "serious concern that warrants of arrest against ",
            draft.figure("persons-outstanding"),
            " persons remain outstanding, and urges States to cooperate fully, as they are obliged to, in arrest and "
            "surrender to the Court;",
        )


def _contacts(draft: Draft) -> None:
    draft.operative(
        ["urges", "recalls"],
        "States Parties to avoid contacts with persons subject to a warrant of arrest that are not essential, "
        "and recalls that "
        "they may advise the Court of such contacts on a voluntary basis;",
    )


def _legislation(draft: Draft) -> None:
    draft.operative(
        ["urges"],
        "States Parties that have not yet done so to adopt the legislation and other measures that allow them "
        "to meet their "
        "obligations under the Rome Statute;",
    )


def _privileges(draft: Draft) -> None:
    parties, states = draft.answer("privileges-agreement-parties").value, draft.answer("states-parties").value
    if parties and states:
        draft.operative(
            ["notes", "calls upon"],
            "that ",
            draft.figure("privileges-agreement-parties"),
            " States are recorded as parties to the Agreement on Privileges and Immunities while ",
            draft.figure("states-parties"),
            " are Parties to the Rome Statute, and calls upon States that have not yet done so to become "
            "parties to it;",
        )


def _relocation(draft: Draft) -> None:
    new = draft.answer("relocation-agreements-new")
    if new.value:
        draft.operative(
            ["welcomes", "urges"],
            "the new relocation agreements, ",
            draft.figure("relocation-agreements-new"),
            " in number",
            draft.sources(new.evidence),
            ", and urges all States Parties to consider further agreements and contributions to the Special Fund for "
            "Relocations;",
        )
    else:
        draft.operative(
            ["urges"],
            "all States Parties to consider agreements on the relocation of witnesses and contributions to the "
            "Special Fund for "
            "Relocations;",
        )


def _enforcement(draft: Draft) -> None:
    if draft.answer("enforcement-agreements-in-force").value:
        draft.operative(
            ["notes", "calls upon"],
            "that framework agreements on the enforcement of sentences are in force with ",
            draft.figure("enforcement-agreements-in-force"),
            " States, and calls upon States Parties to consider concluding such agreements, so that the "
            "responsibility is shared "
            "on the principle of equitable distribution;",
        )


def _replies(draft: Draft) -> None:
    if draft.answer("questionnaire-replies").value:
        draft.operative(
            ["welcomes"],
            "the replies of ",
            draft.figure("questionnaire-replies"),
            " States to the latest questionnaire on the implementation of the recommendations on cooperation;",
        )


def _mandate(draft: Draft, mandate: Mandate, end: str) -> None:
    draft.operative([mandate.verb or VERB_UNKNOWN], f"{asked(mandate)}{end}", draft.note(cited(mandate)))
