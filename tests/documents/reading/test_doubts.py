"""What a careful reader would query in one paper, and what it would not."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine, find
from comity.documents.writers import html

_HEAD = "Assembly of Arcadia\n\nICC-ASP/98/7\n\nReport of the Bureau on exchanges\n\n"
_GIVEN = "Annex I\n\nDraft resolution\n\nThe Assembly of States Parties,\n\nNoting the replies,\n\n"
_LISTED = "Annex II\n\nMandates for the intersessional period\n\nWith regard to exchanges,\n\n"
_STUDY = "invites the Bureau to continue its work on the study¹ and to report to the Assembly."

# A paper, and every doubt about it.
DOUBTED: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "notes inside a sentence": (
        "1. The Court presented its work on agreements and\n\n¹ A/98/1.\n\n² A/98/2.\n\nunderlined¹ their need.²\n",
        {("para-1", "sentence-cut")},
    ),
    "notes at the foot of a page": (
        "1. The Court presented its work on agreements and\n\n¹ A/98/1.\n\n² A/98/2.\n\f\nunderlined¹ their need.²\n",
        set(),
    ),
    "a phrase that lost its emphasis": (
        f"{_GIVEN}1. Takes note of the report and *urges* the States to answer;\n\n2. *Recalls* it and *asks* them.\n",
        {("annex-I/op-1", "emphasis-uneven")},
    ),
    "under a resolution of an earlier session": (
        "1. It met pursuant to the mandate in ICC-ASP/98/Res.3.\n\n2. It went on, pursuant to ICC-ASP/97/Res.3.\n\n"
        "3. It saw ICC-ASP/96/Res.3, and acted in accordance with ICC-ASP/97/Res.5.\n",
        {("para-2", "resolution-older")},
    ),
    "agreements concluded and in force": (
        "1. The Court had concluded seven agreements on the enforcement of sentences with States.\n\n"
        "2. The number of agreements on the enforcement of sentences grew; that brings the number of such agreements "
        "in force to seven.\n\n3. It had signed seven agreements on the relocation of witnesses.\n",
        {("para-2", "stage-differs")},
    ),
    "a leaflet of two": (
        "1. The facilitators had held consultations and had prepared a “leaflet” of exchanges.\n\n"
        "2. The leaflet prepared by the Court may be used. The report prepared by the Court was read.\n\n"
        "3. The facilitators had prepared a report.\n",
        {("para-2", "author-differs")},
    ),
    "Ibid. behind a note in doubt": (
        "1. The report (ICC-ASP/98/Res.3)¹ was read,² and taken up.³\n\n¹ ICC-ASP/97/Res.3, para. 4.\n\n"
        "² Ibid., para. 5.\n\n³ ICC-ASP/98/9.\n",
        {("para-1", "note-disagrees"), ("fn-2", "ibid-doubtful")},
    ),
    "an article or a paragraph": (
        "1. It recalled articles 86, 87, paragraphs 7, 8, and 93 of the Rome Statute.\n\n"
        "2. It recalled articles 86, 87, paragraph 7, and 93 of the Rome Statute.\n\n"
        "3. It recalled articles 1 and 2, paragraph 3, and article 5, paragraphs 6, 7 and 8, of the Rome Statute.\n",
        {("para-1", "enumeration-doubtful")},
    ),
    "another note in the list of mandates": (
        f"{_GIVEN}1. {_STUDY}\n\n¹ A/98/1.\n\n{_LISTED}(a) {_STUDY}\n\n¹ A/98/2.\n",
        {("annex-I/op-1", "note-differs")},
    ),
    "the same note in the list of mandates": (
        f"{_GIVEN}1. {_STUDY}\n\n¹ A/98/1.\n\n{_LISTED}(a) {_STUDY}\n\n¹ A/98/1.\n",
        set(),
    ),
}


@pytest.mark.parametrize("case", DOUBTED)
def test_it_doubts_this_and_nothing_else(case: str) -> None:
    text, expected = DOUBTED[case]
    assert {(each.at, each.kind) for each in examine((_HEAD + text).encode(), "paper.txt").doubts} == expected


@pytest.mark.parametrize("case", DOUBTED)
def test_what_is_found_before_doubts_is_what_they_are_about(case: str) -> None:
    content = DOUBTED[case][0].encode()
    found, examined = find(content, "paper.txt"), examine(content, "paper.txt")
    assert found.doubts == ()
    assert (found.placed, found.citations, found.mandates) == (examined.placed, examined.citations, examined.mandates)


def test_a_page_of_ours_has_lost_no_emphasis() -> None:
    text = f"{_GIVEN}1. *Takes note* of the report and *urges* the States to answer;\n\n2. *Recalls* it, *asks* them.\n"
    read = examine(text.encode(), "paper.txt")
    again = examine(html.write(read.paper), "paper.html")
    assert [each.provision.verbs for each in again.placed] == [each.provision.verbs for each in read.placed]
    assert "emphasis-uneven" not in {each.kind for each in (*read.doubts, *again.doubts)}


def test_blocks_that_run_together_are_read_apart_and_said() -> None:
    text = f"{_HEAD}**Background**Before the Court\n\n1. One was heard.\n\n2. Another was not heard at all.\n"
    examined = examine(text.encode(), "paper.txt")
    assert {"Background", "Before the Court"} <= {each.provision.text for each in examined.placed}
    assert "run-together" in {each.kind for each in examined.doubts}
