"""Outlines: every content has its heading with its article, and the steps of a measure on assets ask for their own."""

from __future__ import annotations

import re

import pytest

from comity.regime import contents, outlines
from comity.regime.prompts import KINDS, SAY
from comity.regime.steps import STEPS

EVERY = [(measure, step) for measure in contents.ESTABLISHED for step in ("", *outlines.steps(measure))]


@pytest.mark.parametrize(("measure", "step"), EVERY)
def test_an_outline_has_what_the_law_asks_of_the_request(measure: str, step: str) -> None:
    found = outlines.of(measure, step, ("a sworn statement",))
    asked = [(heading.authority, heading.what) for heading in found if heading.what]
    assert asked == [(each.authority, each.what) for each in contents.required(measure, ("a sworn statement",))]
    assert len({heading.title for heading in found}) == len(found)
    for heading in found:
        assert re.match(r"(Rome Statute, arts?\.?|RPE, rules?) \d", heading.authority), heading
        assert heading.say
        assert all(say.endswith((".", ")")) for say in heading.say), heading


def test_every_content_and_no_other_has_its_prompt() -> None:
    assert set(SAY) == {content.key for kind in contents.ESTABLISHED.values() for content in kind.contents}
    assert set(KINDS) <= set(contents.ESTABLISHED)
    for measure, steps in STEPS.items():
        keys = {content.key for content in contents.ESTABLISHED[measure].contents}
        for step in steps.values():
            assert set(step.more) <= keys | {"third parties"}


def test_tracing_freezing_seizing_and_forfeiting_ask_for_different_things() -> None:
    assert list(outlines.steps("assets")) == ["trace", "freeze", "seize", "forfeit"]
    plain = set(outlines.of("assets"))
    own = {step: set(outlines.of("assets", step)) - plain for step in outlines.steps("assets")}
    for step, headings in own.items():
        assert len(headings) >= 3, step
        for other, others in own.items():
            assert step == other or not headings & others
    assert "RPE, rule 218(1)" in {heading.authority for heading in own["forfeit"]}
    assert "Rome Statute, art. 57(3)(e)" in {heading.authority for heading in own["freeze"]}
    assert "Rome Statute, art. 93(1)(h)" in {heading.authority for heading in own["seize"]}
    for step in own:
        third = next(each for each in outlines.of("assets", step) if each.title.startswith("Rights of third parties"))
        assert len(third.say) == 3, "third parties in good faith are protected at every step"


@pytest.mark.parametrize(("measure", "step"), [("assets", "sell"), ("surrender", "trace"), ("nothing", "")])
def test_there_is_no_other(measure: str, step: str) -> None:
    with pytest.raises(KeyError):
        outlines.of(measure, step)
