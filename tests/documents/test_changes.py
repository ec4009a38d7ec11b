"""Proposed changes in a paper: what is put in and taken out, in every form that is written."""

from __future__ import annotations

import io
import zipfile

import pytest

from comity.documents.examining import examine
from comity.documents.tree import Paper, Provision, Run, walk
from comity.documents.writers import WRITERS
from tests.documents.test_akn import valid

PAPER = Paper(
    title="Cooperation",
    symbol="ICC-ASP/16/Res.9",
    provisions=(
        Provision(kind="title", runs=(Run(text="Cooperation"),)),
        Provision(kind="enacting", runs=(Run(text="The Assembly of States Parties,"),)),
        Provision(kind="preambular", runs=(Run(text="Recalling its earlier resolutions,"),)),
        Provision(
            kind="operative",
            number="1",
            runs=(
                Run(text="Expresses concern that warrants against "),
                Run(text="13", change="out"),
                Run(text="14", change="in", figure="persons-outstanding"),
                Run(text=" persons remain outstanding;"),
            ),
        ),
        Provision(
            kind="operative", number="2", runs=(Run(text="Requests the Bureau to report on the flyer;", change="out"),)
        ),
        Provision(kind="operative", number="3", runs=(Run(text="Decides to remain seized of the matter."),)),
    ),
)
ACCEPTED = "Expresses concern that warrants against 14 persons remain outstanding;"


def test_the_text_of_a_provision_is_what_it_would_be() -> None:
    texts = {placed.address: placed.provision.text for placed in walk(PAPER)}
    assert (texts["op-1"], texts["op-2"]) == (ACCEPTED, "")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("txt", "warrants against [-13-]{+14+} persons"),
        ("md", "warrants against <del>13</del><ins>14</ins> persons"),
        ("html", "<del>13</del><ins>"),
        ("akn", "<del>13</del><ins>14</ins> persons"),
    ],
)
def test_changes_are_shown(form: str, expected: str) -> None:
    assert expected in WRITERS[form].write(PAPER).decode()


def test_akn_with_changes_is_valid() -> None:
    valid(WRITERS["akn"].write(PAPER))


def test_word_tracks_them() -> None:
    written = WRITERS["docx"].write(PAPER)
    xml = zipfile.ZipFile(io.BytesIO(written)).read("word/document.xml").decode()
    assert '<w:delText xml:space="preserve">13</w:delText>' in xml
    assert xml.count("<w:del ") == 3  # the number, the words of paragraph 2, and the mark at its end
    read = examine(written, "a.docx")
    texts = {placed.address: placed.provision.text for placed in read.placed}
    assert texts["op-1"] == ACCEPTED
    assert not any("flyer" in text for text in texts.values())
    assert texts["op-2"].startswith("Decides") or texts["op-3"].startswith("Decides")
    assert "tracked-changes" in {doubt.kind for doubt in read.doubts}


def test_print_shows_both() -> None:
    read = examine(WRITERS["pdf"].write(PAPER), "a.pdf")
    said = next(placed.provision.text for placed in read.placed if "warrants" in placed.provision.text)
    assert "13" in said
    assert "14" in said
    assert any("flyer" in placed.provision.text for placed in read.placed)
