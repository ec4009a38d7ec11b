"""A record holds States of its own world alone, by whichever way they come."""

from __future__ import annotations

import io

import pytest
from pytest_django import Settings

from comity.people.functions import FUNCTIONS, may_stand_for
from comity.record import log, transfer
from comity.regime.worlds import DEMONSTRATION, REAL, World
from tests.homes import Home, write_lines
from tests.recorded import nothing_kept, put, refused

pytestmark = pytest.mark.django_db
OF = {"NLD": REAL, "XAB": DEMONSTRATION}
BOTH = pytest.mark.parametrize("world", [REAL, DEMONSTRATION], ids=["real", "demonstration"])


@BOTH
def test_what_is_of_the_other_world_is_refused_with_all_that_came_with_it(world: World, settings: Settings) -> None:
    settings.COMITY_WORLD = world
    for state, of in OF.items():
        story = (f"2010-06-01 made name=aid occasion=Kampala state={state}",)
        if of is world:
            put("pledges", *story, matter=f"of-{state.lower()}")
            continue
        found = refused("pledges", *story)
        ((_place, refusal),) = found.refusals
        assert (refusal.code, refusal.field) == ("other-world", "state")
    assert len(log.read()) == 1


@BOTH
def test_a_correction_leads_to_no_other_world(world: World, settings: Settings) -> None:
    settings.COMITY_WORLD = world
    own, other = ("NLD", "XAB") if world is REAL else ("XAB", "NLD")
    made = f"2010-06-01 made name=aid occasion=Kampala state={own}"
    wrong = f"2010-07-01 entry-corrected entry=1 reason=x fields.state={other}"
    ((_place, refusal),) = refused("pledges", made, wrong).refusals
    assert refusal.code == "other-world"


def test_an_export_of_one_is_no_import_of_the_other(settings: Settings) -> None:
    for state, of in OF.items():
        settings.COMITY_WORLD = of
        with nothing_kept():
            put("pledges", f"2010-06-01 made name=aid occasion=Kampala state={state}")
            written = io.StringIO()
            assert transfer.export(written) == 1
        content = written.getvalue().encode()
        with nothing_kept():
            assert transfer.import_(io.BytesIO(content)) == 1
        settings.COMITY_WORLD = REAL if of is DEMONSTRATION else DEMONSTRATION
        with pytest.raises(transfer.NotAnExport, match="State") as raised:
            transfer.import_(io.BytesIO(content))
        assert raised.value.line == 2
        assert log.head()[0] == 0


@BOTH
def test_an_authority_stands_for_a_state_of_its_world(world: World, settings: Settings) -> None:
    settings.COMITY_WORLD = world
    for function, each in FUNCTIONS.items():
        if each.stands_for == "State":
            assert {state for state in OF if may_stand_for(function, state)} == {s for s in OF if OF[s] is world}


@pytest.mark.sqlite
def test_a_home_that_is_marked_is_of_the_other_world(home: Home, tmp_path: object) -> None:
    """The command, the database and the record's name follow the mark; the public record is refused."""
    acts = {
        state: write_lines(
            home.folder.parent / f"{state}.jsonl",
            [{"act": "pledges.made", "matter": "m", "dated": "2010-06-01", "name": "aid", "occasion": "Kampala",
              "state": state, "source": ["a test"]}],
        )
        for state in OF
    }  # fmt: skip
    assert "(XAB) is an invented State" in home.comity("load", acts["XAB"]).line()
    home.done("load", acts["NLD"])
    assert home.done("verify").startswith("verified: 1 entries")
    marked = Home(home.folder.parent / "marked", "sqlite:///" + str(home.file))
    marked.folder.mkdir()
    (marked.folder / "demonstration.json").write_text("{}")
    assert "(NLD) is a real State" in marked.comity("load", acts["NLD"]).line()
    marked.done("load", acts["XAB"])
    export = home.folder.parent / "export"
    assert marked.comity("export", export).status == 0
    assert "comity/fictional" in export.read_text()
    assert home.done("verify").startswith("verified: 1 entries"), "the database of another is not touched"
    other = Home(home.folder.parent / "third")
    assert "is an invented State" in other.comity("import", export).line()
