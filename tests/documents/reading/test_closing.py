"""The end of a resolution: the meeting at which it was adopted, and its day."""

from __future__ import annotations

from comity.documents.examining import examine

PAPER = """The General Assembly,

Recalling its earlier resolutions on public wells,

1. Requests the Secretary-General to report on wells at its next session;

2. Decides to remain seized of the matter.

75th plenary meeting

18 December 2015
"""


def test_the_day_behind_the_meeting_belongs_to_it() -> None:
    found = [(each.provision.kind, each.provision.text) for each in examine(PAPER.encode(), "wells.txt").placed]
    assert found[-2:] == [("closing", "75th plenary meeting"), ("closing", "18 December 2015")]


def test_so_does_the_day_with_a_full_stop_of_printed_volumes() -> None:
    old = PAPER.replace("75th plenary meeting", "75th plenary meeting,").replace("2015", "2015.")
    found = [(each.provision.kind, each.provision.text) for each in examine(old.encode(), "wells.txt").placed]
    assert found[-1] == ("closing", "18 December 2015.")
