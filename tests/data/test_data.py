"""The data files: every line an act that may stand, with a source that resolves and how sure it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from comity.regime import REGISTERS, fields, folding
from comity.regime.acts import Refusal
from comity.reports.view import grouped
from tests.data import public_record

LINES = public_record.written()
CATALOGUED = {line["cited_as"] for _, line in LINES if line["act"] == "sources.catalogued"}


def _resolves(source: str) -> bool:
    """ "the 2016 report, para-6" is an address in the source before the comma; most sources are cited whole."""
    return source in CATALOGUED or source.partition(", ")[0] in CATALOGUED


def test_it_holds_what_it_should() -> None:
    assert len(LINES) > 900
    assert len(CATALOGUED) > 150


def test_it_gives_every_act_a_source_that_is_catalogued() -> None:
    lacking = [place for place, line in LINES if not line.get("source")]
    assert not lacking
    unknown = [(place, source) for place, line in LINES for source in line["source"] if not _resolves(source)]
    assert not unknown


def test_it_says_of_every_act_how_sure_it_is() -> None:
    assert Counter(line.get("confidence") for _, line in LINES).keys() <= {"verified", "single", "recalled"}


def test_it_gives_every_alternative_a_source_and_a_field_of_the_act() -> None:
    for place, line in LINES:
        _register, _, word = line["act"].partition(".")
        act = REGISTERS[_register].act(word)
        assert act is not None
        names = {field.name for field in fields.of(act)} | {"dated", "disclosed"}
        for other in line.get("alternatives", []):
            assert other["source"], place
            assert all(_resolves(source) for source in other["source"]), place
            assert other["field"] in names, f"{place}: {other['field']}"
            assert other["value"] != line.get(other["field"]), place


def test_it_catalogues_no_source_twice() -> None:
    cited = [line["cited_as"] for _, line in LINES if line["act"] == "sources.catalogued"]
    assert [name for name, times in Counter(cited).items() if times > 1] == []


def test_it_keeps_each_register_in_its_file() -> None:
    for place, line in LINES:
        assert line["act"].partition(".")[0] == place.partition(".")[0], place


def test_it_states_no_act_twice() -> None:
    same = Counter(json.dumps(line, sort_keys=True) for _, line in LINES)
    assert [line for line, times in same.items() if times > 1] == []


def test_it_stands_as_a_whole() -> None:
    for (register, name), acts in grouped(public_record.acts()).items():
        counted = folding.effective(acts, REGISTERS)
        assert not isinstance(counted, Refusal), (name, counted)
        folded = folding.fold(REGISTERS[register], counted)
        assert not isinstance(folded, Refusal), (name, folded)
        assert folded


def test_it_refers_to_matters_that_are_there() -> None:
    there = {f"{act.register}/{act.matter}" for act in public_record.acts()}
    for act in public_record.acts():
        for field in fields.of(type(act.act)):
            if field.kind == "reference" and (value := getattr(act.act, field.name)) is not None:
                named = {value} if isinstance(value, str) else set(value)
                assert named <= there, act


@pytest.mark.parametrize("file", sorted(public_record.DATA.glob("*.jsonl")), ids=lambda file: file.name)
def test_it_is_written_as_lines_of_utf_8(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert not [line for line in text.splitlines() if not line.strip()]
    assert all(isinstance(_once(line), dict) for line in text.splitlines())


def _once(line: str) -> Any:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(found)) == len(found), line
        return dict(found)

    return json.loads(line, object_pairs_hook=pairs)
