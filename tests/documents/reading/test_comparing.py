"""One paper against another: what became of each provision, and which verbs changed."""

from __future__ import annotations

from comity.documents.comparing import Change, compare
from comity.documents.readers.reading import read
from comity.documents.tree import Paper

OLD = """The Assembly of States Parties,

Recalling its earlier resolutions on exchanges between the Court and States,

1. Urges the Bureau to continue its review of the recommendations in close cooperation with the Court;

2. Welcomes the replies of thirteen States to the questionnaire on the seven key areas;

3. Requests the Court to submit an updated report to the Assembly at its fifteenth session;

4. Encourages States to designate a national focal point for requests of the Court.
"""
NEW = """The Assembly of States Parties,

Recalling its earlier resolutions on exchanges between the Court and States,

1. Requests the Bureau to continue its review of the recommendations in close cooperation with the Court;

2. Encourages States to designate a national focal point for requests of the Court;

3. Requests the Court to submit an updated report to the Assembly at its sixteenth session;

4. Notes that contacts should be avoided where they undermine the objectives of the Statute.
"""


def _paper(text: str) -> Paper:
    return read(text.encode(), "paper.txt").paper


def _by_old(changes: list[Change]) -> dict[str | None, Change]:
    return {change.old: change for change in changes if change.old}


def test_it_says_what_became_of_each_provision() -> None:
    changes = compare(_paper(OLD), _paper(NEW))
    found = _by_old(changes)
    assert (found["pp-1"].fate, found["enacting"].fate) == ("carried", "carried")
    assert (found["op-1"].fate, found["op-1"].verbs) == ("amended", (("urges", "requests"),))
    assert (found["op-2"].fate, found["op-2"].new) == ("dropped", None)
    assert (found["op-3"].new, found["op-3"].verbs) == ("op-3", ())
    assert [(word.kind, word.text) for word in found["op-3"].words if word.kind != "same"] == [
        ("out", "fifteenth"),
        ("in", "sixteenth"),
    ]
    assert (found["op-4"].new, found["op-4"].moved) == ("op-2", True)
    assert [change.new for change in changes if change.fate == "new"] == ["op-4"]


def test_notes_that_stand_elsewhere_move_no_text() -> None:
    first, last = "1. The Court was heard.¹\n\n", "2. Others were heard.²\n\n3. A report was asked for.\n\n"
    notes = "¹ A/98/1.\n\n", "² A/98/2.\n\n"
    paged = _paper(first + notes[0] + last + notes[1])
    at_the_end = _paper(first + last + notes[0] + notes[1])
    assert [(each.fate, each.moved) for each in compare(paged, at_the_end)] == [("carried", False)] * 5


def test_it_finds_no_change_in_the_same_paper() -> None:
    assert {change.fate for change in compare(_paper(OLD), _paper(OLD))} == {"carried"}


def test_every_provision_of_both_is_told_once() -> None:
    changes = compare(_paper(OLD), _paper(NEW))
    assert sorted(change.old for change in changes if change.old) == [
        "enacting",
        "op-1",
        "op-2",
        "op-3",
        "op-4",
        "pp-1",
    ]
    assert sorted(change.new for change in changes if change.new) == [
        "enacting",
        "op-1",
        "op-2",
        "op-3",
        "op-4",
        "pp-1",
    ]
