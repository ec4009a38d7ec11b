"""The outline of a narrative, and acts on a request as notes verbales, in English and French and in every form."""

from __future__ import annotations

import re
from typing import Any

import pytest

from comity.documents.readers.reading import read
from comity.documents.tree import Paper, Provision, Run
from comity.documents.writers import WRITERS
from comity.regime import REGISTERS, contents, folding, worlds
from comity.regime.acts import Dated, Refusal
from comity.regime.cooperation import BY
from comity.regime.requests import CooperationRequest
from comity.reports.correspondence import measures, outline, verbale
from comity.reports.correspondence.phrases import PHRASES
from tests.regime.stories import acts_of
from tests.regime.test_requests import ASSETS, SURRENDER

SEALED = "ab" * 32


def stood(*given: str) -> tuple[Dated, CooperationRequest]:
    """The last of these acts, and how the request stands after it."""
    acts = acts_of(REGISTERS["requests"], given)
    rows = folding.fold(REGISTERS["requests"], acts)
    assert not isinstance(rows, Refusal), rows
    last = rows[-1].matter
    assert isinstance(last, CooperationRequest)
    return acts[-1], last


def said(language: str, *given: str, world: worlds.World = worlds.REAL) -> str:
    """The note on the last of these acts, as text with single spaces."""
    act, stands = stood(*given)
    paper = verbale.of(act, stands, verbale.sender_of(act, stands), world, language)
    return " ".join(WRITERS["txt"].write(paper).decode().split())


SENT, HELD = f"2016-01-10 {ASSETS}", "2016-01-12 received"

NOTES: dict[str, tuple[tuple[str, ...], str, str]] = {
    "a request": (
        (f"{SENT} urgent=yes translations=nl channel=Ministry",),
        "The Office of the Prosecutor of the International Criminal Court presents its compliments to the competent "
        "authorities of the Netherlands and has the honour to transmit herewith, under Rome Statute, art. 93(1)(k), a "
        "request for identification, tracing, freezing or seizure of assets, reference OTP-2016-14.",
        "Le Bureau du Procureur de la Cour pénale internationale présente ses compliments aux autorités compétentes "
        "des Pays-Bas et a l’honneur de transmettre ci-joint, en vertu du Statut de Rome, art. 93-1-k, une demande "
        "ayant pour objet : identification, localisation, gel ou saisie d’avoirs (référence OTP-2016-14).",
    ),
    "an acknowledgement": (
        (SENT, HELD),
        "of 10 January 2016, made under Rome Statute, art. 93(1)(k), and to acknowledge its receipt.",
        "du 10 janvier 2016, présentée en vertu du Statut de Rome, art. 93-1-k",
    ),
    "a consultation": (
        (SENT, HELD, "2016-02-01 consultation-opened ground=93(3)"),
        "to consult upon it without delay under article 93(3) of the Statute. This consultation is not a refusal",
        "de l’article 93-3 du Statut. Ces consultations ne constituent pas un refus de la demande.",
    ),
    "a postponement": (
        (SENT, HELD, "2016-02-01 postponed ground=94 until=2016-06-01"),
        "postponed under article 94 of the Statute, until 1 June 2016. This postponement is not a refusal",
        "différée au titre de l’article 94 du Statut, jusqu’au 1er juin 2016. Ce report ne constitue pas un refus",
    ),
    "a postponement until a ruling": (
        (SENT, HELD, "2016-02-01 postponed ground=95"),
        "postponed under article 95 of the Statute. This postponement",
        "différée au titre de l’article 95 du Statut. Ce report",
    ),
    "a refusal": (
        (SENT, HELD, "2016-02-01 refused extent='in part' ground=93(4)"),
        "it is refused in part, on the ground of article 93(4) of the Statute. The reasons are given herewith "
        "(article 93(6) of the Statute).",
        "elle est refusée en partie, pour le motif prévu à l’article 93-4 du Statut. Les motifs sont donnés ci-joint",
    ),
    "a refusal on no ground of the Statute": (
        (SENT, HELD, "2016-02-01 refused extent='in whole' ground='none stated in the Statute' reasons_given=no"),
        "it is refused in whole, on a ground that the Statute does not state. No reasons are given.",
        "elle est refusée en totalité, pour un motif que le Statut ne prévoit pas. Aucun motif n’est donné.",
    ),
    "an execution": (
        (SENT, HELD, "2016-02-01 executed extent='in part'"),
        "it has been executed in part (article 99(1) of the Statute).",
        "elle a été exécutée en partie (article 99-1 du Statut).",
    ),
    "an invitation": (
        (f"{SENT} basis=invitation",),
        "The request is an invitation to cooperate under article 87(5) or (6) of the Statute.",
        "La demande est une invitation à coopérer",
    ),
    "what it goes without": (
        (f'{SENT} without="a map | language" although_incomplete="the surveyor is ill"',),
        "transmitted without: (a) a map (Rome Statute, art. 96(3)) (b) the language that the addressee has chosen "
        "(Rome Statute, art. 87(2)) Reason: the surveyor is ill",
        "transmise sans : (a) a map (Statut de Rome, art. 96-3) (b) la langue que le destinataire a choisie",
    ),
}


@pytest.mark.parametrize("case", NOTES)
def test_a_note_says_the_act_with_its_article(case: str) -> None:
    given, english, french = NOTES[case]
    assert english in said("en", *given)
    assert french in said("fr", *given)


def test_a_note_has_its_formulas_reference_day_and_enclosures() -> None:
    found = said("en", SENT, HELD, f"2016-02-01 executed extent='in whole' sealed={SEALED}")
    assert found.startswith("OTP-2016-14 Competent authorities of the Netherlands 1 February 2016")
    assert "Note verbale Confidential: Rome Statute, article 87(3)" in found
    assert f"Enclosed under seal, by SHA-256: (a) {SEALED}" in found
    assert found.endswith(
        "The competent authorities of the Netherlands avail themselves of this opportunity to renew to the Office of "
        "the Prosecutor of the International Criminal Court the assurances of their highest consideration. "
        "1 February 2016"
    )


def test_an_act_of_either_side_is_told_by_whose_it_was() -> None:
    given = (SENT, HELD, "2016-02-01 consultation-opened ground=97 on_behalf_of=OTP")
    assert "The Office of the Prosecutor of the International Criminal Court presents its" in said("en", *given)
    other = (*given[:2], given[2].replace("OTP", "NLD"))
    assert "The competent authorities of the Netherlands present their compliments" in said("en", *other)


@pytest.mark.parametrize(
    ("state", "french"),
    [
        ("FRA", "de la France"),
        ("PRT", "du Portugal"),
        ("NLD", "des Pays-Bas"),
        ("ITA", "de l’Italie"),
        ("CUB", "de Cuba"),
    ],
)
def test_a_state_is_named_as_french_names_it(state: str, french: str) -> None:
    assert f"aux autorités compétentes {french} et" in said("fr", SENT.replace("NLD", state))


def test_an_invented_court_speaks_in_its_own_name() -> None:
    found = said("fr", SENT.replace("NLD", "XAB"), world=worlds.DEMONSTRATION)
    assert "Le Bureau du Procureur de la Cour pénale des Neuf États présente ses compliments" in found


def test_both_languages_say_the_same_acts_kinds_and_contents() -> None:
    english, french = PHRASES["en"], PHRASES["fr"]
    assert set(english.acts) == set(french.acts)
    assert set(english.acts) < {act.word() for act in BY}
    assert set(measures.FRENCH) == set(contents.ESTABLISHED)
    keys = {content.key for kind in contents.ESTABLISHED.values() for content in kind.contents}
    assert keys <= set(measures.CONTENTS)
    for word, text in english.acts.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", french.acts[word])), word


@pytest.mark.parametrize("language", verbale.LANGUAGES)
def test_every_act_that_is_told_is_told_whole(language: str) -> None:
    lives = (
        (f"2016-01-10 {SURRENDER} urgent=yes", "2016-01-11 confirmed", HELD, "2016-01-13 found-unable",
         "2016-01-14 supplemented contents=translation", "2016-01-15 modified due=2016-09-01"),
        (SENT, HELD, "2016-02-01 postponed ground=95", "2016-02-02 resumed", "2016-02-03 consultation-opened ground=97",
         "2016-02-03 consulted",
         "2016-02-04 consultation-concluded outcome='under conditions'", "2016-02-05 due-changed due=2016-08-01",
         "2016-02-06 reminded", "2016-02-07 refused extent='in part' ground=93(4)",
         "2016-02-08 executed extent='in part'"),
        (SENT, "2016-02-01 withdrawn"),
    )  # fmt: skip
    told = set()
    for life in lives:
        for end in range(1, len(life) + 1):
            act, _stands = stood(*life[:end])
            assert verbale.is_printed(act)
            told.add(act.act.word())
            text = said(language, *life[:end])
            assert not re.search(r"[{}]|None|  ", text), text
    assert told == {*PHRASES[language].acts, "transmitted"}


def test_an_opened_narrative_is_put_in_as_an_annex() -> None:
    act, stands = stood(SENT)
    body = (Provision(kind="heading", number="1", runs=(Run(text="The ledger"),)),)
    narrative = Paper(title="x", provisions=(Provision(kind="furniture", runs=(Run(text="page 1"),)), *body))
    paper = verbale.of(act, stands, "OTP", worlds.REAL, "en", narrative)
    annex = paper.provisions[-1]
    assert (annex.kind, annex.text, annex.children) == ("annex", "Narrative of the request", body)
    assert "The ledger" in WRITERS["txt"].write(paper).decode()


@pytest.mark.parametrize("form", WRITERS)
def test_it_is_written_in_every_form_and_read_back(form: str) -> None:
    act, stands = stood(f"{SENT} sealed={SEALED}")
    content = WRITERS[form].write(verbale.of(act, stands, "OTP", worlds.REAL))
    if form not in ("json", "akn"):
        text = read(content, f"note.{form}").seen.text
        assert "presents its compliments" in " ".join(text.split())
        assert SEALED in text.replace("\n", "")


BEGUN: dict[str, Any] = {
    "organ": "OTP",
    "to": "NLD",
    "reference": "OTP-2016-14",
    "dated": "2016-01-10",
    "language": "en",
}


def test_an_outline_holds_what_the_draft_says_and_the_headings_to_be_completed() -> None:
    begun = outline.begun("assets", {**BEGUN, "due": "2016-06-01"}, step="freeze", card=("a sworn statement",))
    paper = outline.paper(begun, worlds.REAL)
    text = " ".join(WRITERS["txt"].write(paper).decode().split())
    for there in (
        "Request for identification, tracing, freezing or seizure of assets: freezing",
        "Rome Statute, art. 96(2)(a): the purpose, the assistance sought, the legal basis and the grounds.",
        "Assets to be frozen",
        "A sworn statement Rome Statute, art. 96(3)",
        "1 June 2016",
        "English",
    ):
        assert there in text, there
    headings = [each for each in paper.provisions if each.kind == "heading"]
    assert [each.number for each in headings] == [str(number) for number in range(1, len(headings) + 1)]
    assert all(each.children[-1].kind == "placeholder" for each in headings)


def test_an_outline_needs_no_more_than_the_kind() -> None:
    paper = outline.paper(outline.begun("surrender", {}), worlds.REAL)
    assert paper.body == "International Criminal Court"
    assert (paper.symbol, paper.date) == (None, None)
    with pytest.raises(ValueError, match="dated: not a date"):
        outline.begun("surrender", {"dated": "yesterday"})
