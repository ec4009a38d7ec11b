"""Invented States in demonstrations alone, real ones in records alone; names of both can always be read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from comity.documents.writers import WRITERS
from comity.documents.writers.txt import write
from comity.regime import REGISTERS, lines, parties, states
from comity.regime.acts import Dated
from comity.regime.worlds import DEMONSTRATION, REAL, World
from comity.reports import annual
from comity.reports.view import FoldedView


def _act(**line: Any) -> Dated:
    read = lines.read({"matter": "a-matter", "dated": "2026-01-01", "source": ["a test"], **line}, REGISTERS, "a test")
    assert isinstance(read, Dated), read
    return read


PLEDGE = {"act": "pledges.made", "name": "aid", "occasion": "Kampala"}
# (the act, the world of which it is; None: of both)
ACTS: dict[str, tuple[dict[str, Any], World | None]] = {
    "a real State": ({**PLEDGE, "state": "NLD"}, REAL),
    "an invented State": ({**PLEDGE, "state": "XAB"}, DEMONSTRATION),
    "a State not named": ({**PLEDGE, "state": "withheld"}, None),
    "no State": ({**PLEDGE, "group": "a group"}, None),
    "a real party": ({**PLEDGE, "group": "x", "audience": "parties", "parties": ["OTP", "NLD"]}, REAL),
    "an invented party": ({**PLEDGE, "group": "x", "audience": "parties", "parties": ["OTP", "XAA"]}, DEMONSTRATION),
    "on behalf of an invented State": ({**PLEDGE, "group": "x", "on_behalf_of": "XAA"}, DEMONSTRATION),
    "on behalf of a real State": ({**PLEDGE, "group": "x", "on_behalf_of": "BEL"}, REAL),
    "an organization": ({**PLEDGE, "group": "x", "on_behalf_of": "org:XAA"}, None),
    "a correction to an invented State": (
        {"act": "pledges.entry-corrected", "entry": 1, "reason": "x", "fields": {"state": "XAA"}},
        DEMONSTRATION,
    ),
    "a correction to a real party": (
        {"act": "pledges.entry-corrected", "entry": 1, "reason": "x", "fields": {"parties": ["OTP", "NLD"]}},
        REAL,
    ),
}


@pytest.mark.parametrize(("line", "of"), ACTS.values(), ids=ACTS.keys())
@pytest.mark.parametrize("world", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_an_act_enters_its_own_world_alone(line: dict[str, Any], of: World | None, world: World) -> None:
    refusal = world.refusal(_act(**line))
    assert (refusal is None) is (of is None or of is world)
    if refusal is not None:
        assert re.fullmatch(r".+ \([A-Z]{3}\) is (an invented|a real) State, .+", refusal.sentence)
        assert refusal.field in line


def test_the_two_share_no_state() -> None:
    ours, invented = REAL.states, DEMONSTRATION.states
    assert len(ours) == 197
    assert len(invented) == 9, "the court is of nine States"
    assert not {state.name for state in ours} & {state.name for state in invented}
    for state in invented:
        assert re.fullmatch(r"X[A-Z]{2}", state.code), "ISO 3166-1 leaves these codes to its users"
        assert state.name[0] == state.code[2] or state.article == "the"
        assert state.name_fr
        assert state.article_fr
        assert not state.group, "the regional groups are of real States"
        assert DEMONSTRATION.state(state.code) == state
        assert REAL.state(state.code) is None
    assert DEMONSTRATION.state("NLD") is None
    assert REAL.state("NLD") == states.get("NLD")


def test_names_of_both_can_be_read() -> None:
    assert parties.in_a_sentence("XAD") == "the United Isles of Dorvane"
    assert parties.in_a_sentence("NLD") == "the Netherlands"


NOTHING = FoldedView((), date(2016, 11, 10), date(2026, 11, 24))


@pytest.mark.parametrize("drafted", [annual.report, annual.resolution_alone])
def test_a_paper_says_that_it_is_fictional(drafted: Any) -> None:
    paper = drafted(NOTHING, 15).paper
    assert REAL.paper(paper) is paper
    marked = DEMONSTRATION.paper(paper)
    text = " ".join(write(marked).decode().split())
    before, _label, after = text.partition(DEMONSTRATION.label)
    assert after, "the label is there"
    assert " ".join(write(paper).decode().split()) == f"{before.strip()} {after.strip()}".strip()
    for form, writer in WRITERS.items():
        if form not in ("docx", "pdf"):
            assert "Fictional" in writer.write(marked).decode(), form
