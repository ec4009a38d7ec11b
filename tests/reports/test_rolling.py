"""The resolution rolled forward: what moves on, what the record changes or deletes, what is left to a person."""

from __future__ import annotations

from datetime import date

import pytest

from comity.documents.amending import Edit, amended
from comity.documents.examining import examine
from comity.documents.languages import LANGUAGES
from comity.documents.tree import Paper, Run, walk
from comity.documents.writers import WRITERS
from comity.regime import REGISTERS
from comity.regime.acts import Dated
from comity.reports import rolling
from comity.reports.rolling import Proposal, Rolled
from comity.reports.view import FoldedView
from tests.data import public_record
from tests.documents.test_akn import valid
from tests.regime.stories import acts_of

RESOLUTION = """ICC-ASP/15/Res.3

Resolution ICC-ASP/15/Res.3

Cooperation

Adopted at the 11th plenary meeting, on 24 November 2016, by consensus

The Assembly of States Parties,

Recalling its earlier resolutions ICC-ASP/12/Res.3, ICC-ASP/13/Res.3 and ICC-ASP/14/Res.3,

Welcoming the report of the Court on cooperation, submitted pursuant to paragraph 28 of resolution ICC-ASP/14/Res.3,

1. Expresses serious concern that arrest warrants against 13 persons remain outstanding;

4. Takes note of the draft Action Plan, and urges the Bureau to go on considering its recommendations, and to report \
thereon to the sixteenth session of the Assembly;

10. Requests the Bureau to prepare a study, and to report to the Assembly at its nineteenth session;

19. Welcomes the agreements concluded, which bring the total number of such framework agreements in force to eight;

20. Welcomes the two new relocation agreements concluded since the last resolution;

32. Requests the Court to submit an updated report on cooperation to the Assembly at its sixteenth session and \
annually thereafter.
"""


def paper(text: str = RESOLUTION) -> Paper:
    return examine(text.encode(), "a.txt").paper


def view(*more: Dated) -> FoldedView:
    acts = [*public_record.acts(), *more]
    return FoldedView(acts, date(2017, 11, 1), date(2026, 11, 24))


def rolled(text: str = RESOLUTION, *more: Dated) -> Rolled:
    return rolling.roll(paper(text), view(*more), 16)


def texts(found: Rolled) -> dict[str, str]:
    return {placed.address: placed.provision.text for placed in walk(found.paper)}


def changes(found: Rolled) -> dict[tuple[str, str], Proposal]:
    return {(each.at, each.before): each for each in found.proposals if each.changes}


def test_the_session_moves_on() -> None:
    found = rolled()
    said = texts(found)
    assert "to the seventeenth session of the Assembly" in said["op-4"]
    assert "at its nineteenth session" in said["op-10"]  # still to come
    assert "at its seventeenth session and annually thereafter" in said["op-32"]
    assert found.paper.session == 16
    assert found.paper.symbol is None
    assert any("[Adopted at the … plenary meeting" in text for text in said.values())
    assert not any("24 November 2016" in text for text in said.values())
    assert any("Resolution ICC-ASP/16/Res.[…]" in text for text in said.values())


def test_what_is_recalled_gains_what_was_adopted_since() -> None:
    assert texts(rolled())["pp-1"].endswith(
        "ICC-ASP/12/Res.3, ICC-ASP/13/Res.3, ICC-ASP/14/Res.3 and ICC-ASP/15/Res.3,"
    )


def test_the_list_says_what_is_put_in_and_says_nothing_twice() -> None:
    twice = RESOLUTION.replace("13 persons remain", "13 persons, and those 13 persons, remain")
    listed = twice.replace("Res.3 and ICC-ASP/14/Res.3", "Res.3, ICC-ASP/14/Res.3, and the recommendations")
    rolled = rolling.roll(paper(listed), view())
    (table,) = (each.provision.table for each in walk(rolled.paper) if each.provision.table)
    assert {("the whole", ""), ("pp-1", "[new]")} <= {row[:2] for row in table.rows}
    assert len(set(table.rows)) == len(table.rows)


def test_what_was_submitted_rests_on_the_last_resolution() -> None:
    assert texts(rolled())["pp-2"].endswith("submitted pursuant to paragraph 32 of resolution ICC-ASP/15/Res.3,")


def test_figures_are_todays_with_their_entries() -> None:
    found = rolled()
    figure = changes(found)["op-1", "13"]
    assert figure.after == str(_persons()) != "13"
    assert len(figure.entries) >= int(figure.after)
    assert "to ten;" in texts(found)["op-19"]
    run = next(
        run for placed in walk(found.paper) if placed.address == "op-1" for run in placed.provision.runs if run.figure
    )
    assert (run.figure, run.change) == ("persons-outstanding", "in")


def _persons() -> int:
    rows = view().standings("warrants", ["warrant"], ["outstanding"])
    return len({getattr(row.matter, "person", "") for row in rows})


def test_what_the_record_counts_as_none_is_left_to_a_person() -> None:
    found = rolled()
    assert "the two new relocation agreements" in texts(found)["op-20"]
    (left,) = [each for each in found.proposals if each.at == "op-20" and not each.changes]
    assert "the record holds none" in left.why


def test_a_discharged_mandate_is_proposed_for_deletion() -> None:
    done = acts_of(REGISTERS["mandates"], ["2017-06-01 discharged ground=adopted"], "arrest-action-plan")
    listed = "requests the Bureau to go on considering its recommendations, and to report to the sixteenth session"
    annex = f"{RESOLUTION}\nAnnex I\n\nMandates\n\n(a) {listed} of the Assembly;\n"
    before, after = rolled(annex), rolled(annex, *done)
    assert texts(before)["op-4"]
    assert texts(after)["op-4"] == ""
    assert texts(after)["annex-I/a"] == ""
    assert texts(after)["op-10"] == texts(before)["op-10"]
    (deleted,) = [each for each in after.proposals if each.at == "op-4" and each.changes]
    assert "discharged" in deleted.why
    (kept,) = [each for each in before.proposals if each.at == "op-4" and each.confirms]
    assert "is open" in kept.why


@pytest.mark.parametrize("form", ["docx", "html", "akn", "pdf", "md", "txt", "json"])
def test_it_is_written_in_every_form(form: str) -> None:
    written = WRITERS[form].write(rolled().paper)
    if form == "akn":
        valid(written)
    if form == "docx":
        read = {each.address: each.provision.text for each in examine(written, "a.docx").placed}
        assert read["op-4"] == texts(rolled())["op-4"]


def test_the_draft_in_a_report_is_found() -> None:
    report = (
        "ICC-ASP/15/18\n\nFifteenth session\n\nReport of the Bureau on cooperation\n\n1. The working group met.\n\n"
    )
    report += "Annex I\n\nDraft resolution\n\n"
    found = rolled(report + RESOLUTION[RESOLUTION.index("The Assembly of States") :])
    assert "seventeenth" in texts(found)["op-4"]
    assert "working group met" not in " ".join(texts(found).values())


@pytest.mark.parametrize(
    ("text", "session", "said"),
    [
        ("Report\n\n1. The Court met.\n", 16, "holds no resolution"),
        (RESOLUTION, 15, "cannot be rolled forward to session 15"),
        (
            RESOLUTION.replace("ICC-ASP/15/Res.3", "S/RES/2529 (2020)"),
            16,
            r"^S/RES/2529 \(2020\) is not of the Assembly",
        ),
        (RESOLUTION.replace("ICC-ASP/15/Res.3", "Text"), None, "does not say of which session"),
    ],
)
def test_what_cannot_be_rolled_is_refused(text: str, session: int | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        rolling.roll(paper(text), view(), session)


def test_edits_keep_what_stood_there() -> None:
    runs = (Run(text="Urges  the "), Run(text="Bureau", style="italic"), Run(note="1"), Run(text=" to report."))
    made = amended(runs, [Edit(10, 16, "Court"), Edit(17, 17, "fully "), Edit(27, 27, " Soon.")])
    assert [(run.text or run.note, run.style, run.change) for run in made] == [
        ("Urges the ", "", ""),
        ("Bureau", "italic", "out"),
        ("Court", "italic", "in"),
        ("1", "", "out"),
        (" ", "", ""),
        ("fully ", "", "in"),
        ("to report.", "", ""),
        (" Soon.", "", "in"),
    ]


@pytest.mark.parametrize(
    ("language", "like", "number", "said"),
    [
        ("en", "Fifteenth", 16, "Sixteenth"),
        ("en", "twentieth", 21, "twenty-first"),
        ("en", "22nd", 23, "23rd"),
        ("en", "nineteenth", 20, "twentieth"),
        ("fr", "quinzième", 16, "seizième"),
        ("fr", "15e", 16, "16e"),
        ("fr", "vingtième", 21, "vingt et unième"),
    ],
)
def test_ordinals_are_said_alike(language: str, like: str, number: int, said: str) -> None:
    assert LANGUAGES[language].said_ordinal(like, number) == said
