"""What holds of every register: its tables are closed, its acts rest on a provision, say what they are, and reach."""

from __future__ import annotations

import importlib
import re

import pytest

from comity.regime import REGISTERS, fields, lines, saying
from comity.regime.acts import GENERAL, Act, Matter, Register
from tests.regime import samples

EVERY = pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
ACTS = [(register, act) for register in REGISTERS.values() for act in (*register.acts, *GENERAL)]
EACH = pytest.mark.parametrize(("register", "act"), ACTS, ids=[r.kind_of(a) for r, a in ACTS])

# What each register's stories must tell.
TOLD = ("its ordinary life", "a late act", "may not follow", "a correction", "a withdrawal", "a disclosure")
# Past participles that do not end in -ed.
IRREGULAR = {"Begun", "Forgiven", "Found", "Frozen", "Given", "Held", "Left", "Made", "Taken", "Withdrawn"}


@EVERY
def test_it_lets_every_act_follow_something(register: Register) -> None:
    allowed = {act for acts in register.may_follow.values() for act in acts}
    assert allowed == set(register.acts)


@EVERY
def test_it_says_of_every_status_what_may_follow(register: Register) -> None:
    assert set(register.may_follow) == {None, *register.statuses}


@EVERY
def test_it_reaches_every_status_and_kind_and_no_other(register: Register) -> None:
    reached = [matter for _, matter in samples.ways(register.name)]
    assert {matter.status for matter in reached} == set(register.statuses)
    assert {matter.kind for matter in reached} == set(register.kinds)
    assert {type(matter) for matter in reached} == set(register.matters)


@EVERY
def test_it_lets_every_allowed_act_pass(register: Register) -> None:
    passed = {type(given.act) for given, _ in samples.ways(register.name)}
    assert passed == set(register.acts)


@EVERY
def test_it_says_every_act_in_every_standing(register: Register) -> None:
    for given, matter in samples.ways(register.name):
        clause = saying.clause(given, matter)
        assert clause
        assert not re.search(r"[{}…]|None|  ", clause), clause
        assert saying.clause(given)  # before it is known how the matter stands


@EVERY
def test_it_titles_every_matter_and_shows_what_its_columns_name(register: Register) -> None:
    for _, matter in samples.ways(register.name):
        assert matter.title.strip() == matter.title
        assert matter.title
        assert "None" not in matter.title
        assert all(isinstance(party, str) and party for party in matter.parties)
    for column in register.columns:
        assert any(hasattr(kind, column) for kind in register.matters), column


@EVERY
def test_it_is_described(register: Register) -> None:
    assert re.fullmatch(r"[a-z]+", register.name)
    assert register.title
    assert register.about.endswith(".")
    assert all(register.statuses.values())
    assert all(register.kinds.values())
    words = [act.word() for act in register.acts]
    assert len(set(words)) == len(words)
    assert not {act.word() for act in GENERAL} & set(words)


@EVERY
def test_it_has_its_stories(register: Register) -> None:
    told = importlib.import_module(f"tests.regime.test_{register.name}").STORIES
    assert set(TOLD) <= set(told)
    kinds = {word for story in told.values() for word in re.findall(r"^\s*[\d./-]+\s+([a-z-]+)", story, re.MULTILINE)}
    assert {act.word() for act in register.acts} <= kinds, "an act that no story tells"


@EACH
def test_it_rests_on_a_provision(register: Register, act: type[Act]) -> None:
    assert re.search(r"\bart\.|\barts\b|\brules?\b|^The record's own rule$", act.authority()), act.authority()
    assert act.meaning().endswith((".", ";", ","))
    assert act.meaning() != act.authority()


@EACH
def test_it_is_named_in_the_past_participle(register: Register, act: type[Act]) -> None:
    words = re.findall(r"[A-Z][a-z]+", act.__name__)
    assert "".join(words) == act.__name__
    assert any(word.endswith("ed") or word in IRREGULAR for word in words) or words[-1] in {"Of", "Up", "For", "On"}


@EACH
def test_it_has_fields_that_a_form_can_ask_for(register: Register, act: type[Act]) -> None:
    known = {"text", "date", "whole", "yes", "state", "party", "digest", "recipient"}
    known |= {"reference", "choice", "values"}
    for field in fields.of(act):
        assert field.kind in known
        assert (field.kind == "choice") == bool(field.choices)
        assert field.name not in lines.CIRCUMSTANCES, "a field of the act would hide a circumstance"
        assert field.name not in {"act", "matter", "alternatives", "by"}
        assert field.label


@EACH
def test_it_is_read_as_it_was_written(register: Register, act: type[Act]) -> None:
    for sample in samples.of(act):
        given = samples.dated(register, sample)
        read = lines.read(lines.write(given), REGISTERS)
        assert not isinstance(read, list), read
        assert (read.act, read.kind, read.dated, read.source) == (sample, given.kind, given.dated, given.source)


def test_it_reads_back_every_matter_as_fields() -> None:
    for register in REGISTERS.values():
        for matter in register.matters:
            assert issubclass(matter, Matter)
            assert {field.name for field in fields.of(matter)} >= {"status"}


def test_it_holds_every_register_by_its_name() -> None:
    assert all(name == register.name for name, register in REGISTERS.items())
    # Tags tell the matters of one register apart where they are read back from rows.
    for register in REGISTERS.values():
        tags = [kind.__struct_config__.tag for kind in register.matters]
        assert len(set(tags)) == len(tags)
