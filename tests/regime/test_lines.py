"""An act as a line: read with everything that is off said field by field, and written back as it was read."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regime import REGISTERS, lines
from comity.regime.acts import Dated

SIGNED: dict[str, Any] = {
    "act": "agreements.signed",
    "matter": "enforcement-bel",
    "dated": "2010-06-01",
    "subject": "enforcement",
    "form": "framework",
    "state": "BEL",
    "source": ["a source"],
}
CORRECTED = {
    "act": "agreements.entry-corrected",
    "matter": "enforcement-bel",
    "dated": "2016-01-01",
    "source": ["a source"],
}

# What is changed in the line above (None: left out): the field that is off and the sentence that says so.
REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "no act": ({"act": None}, "act", "missing: name the act, as in warrants.issued"),
    "an unknown act": (
        {"act": "agreements.sined"},
        "act",
        "no such act: agreements.sined; did you mean agreements.sig",
    ),
    "an unknown register": ({"act": "treaties.signed"}, "act", "no such act: treaties.signed"),
    "an act that is no text": ({"act": 13}, "act", "no such act: 13"),
    "an act that is a list": ({"act": ["agreements.signed"]}, "act", "no such act: ['agreements.signed']"),
    "half an act": ({"act": "agreements."}, "act", "no such act"),
    "no matter": ({"matter": None}, "matter", "missing: give the matter the act is about"),
    "capitals in a matter": ({"matter": "Enforcement"}, "matter", "not a name for a matter (small letters, digits"),
    "a space in a matter": ({"matter": "a b"}, "matter", "not a name for a matter"),
    "a slash in a matter": ({"matter": "a/b"}, "matter", "not a name for a matter"),
    "dots in a matter": ({"matter": "../x"}, "matter", "not a name for a matter"),
    "a hyphen before a matter": ({"matter": "-x"}, "matter", "not a name for a matter"),
    "a new line after a matter": ({"matter": "x\n"}, "matter", "not a name for a matter"),
    "a letter that only looks Latin": ({"matter": "bеl"}, "matter", "not a name for a matter"),
    "an empty matter": ({"matter": ""}, "matter", "not a name for a matter"),
    "a matter of 81 letters": ({"matter": "x" * 81}, "matter", "not a name for a matter"),
    "a number for a matter": ({"matter": 5}, "matter", "not a name for a matter"),
    "no day": ({"dated": None}, "dated", "missing: agreements.signed needs it"),
    "an impossible day": ({"dated": "2016-02-30"}, "dated", "not a date: 2016-02-30"),
    "no source": ({"source": None}, "source", "missing: agreements.signed needs it"),
    "an empty list of sources": ({"source": []}, "source", "missing: every act names its source"),
    "an empty source": ({"source": [""]}, "source", "empty"),
    "a source that is no list": ({"source": "a source"}, "source", "not a list"),
    "a field left out": ({"subject": None}, "subject", "missing: agreements.signed needs it"),
    "no choice": ({"form": "informal"}, "form", "informal is none of framework, ad-hoc, memorandum"),
    "an unknown State": ({"state": "BLG"}, "state", "no State has the code BLG"),
    "nothing given": ({"state": "null"}, "state", "no State has the code null"),
    "an unknown field": ({"staet": "BEL"}, "staet", "not a field of agreements.signed; did you mean state?"),
    "a field of another act": ({"ground": "x"}, "ground", "not a field of agreements.signed"),
    "a field of the log": ({"number": 5}, "number", "not a field of agreements.signed"),
    "who entered it": ({"by": "someone else"}, "by", "not a field of agreements.signed"),
    "no audience": ({"audience": "everyone"}, "audience", "everyone is none of public, states, parties"),
    "an audience that is not named": ({"audience": "parties"}, "parties", "missing: an act for its parties names them"),
    "a party with too long a name": ({"parties": ["x" * 81]}, "parties", "longer than 80 characters"),
    "on behalf of too long a name": ({"on_behalf_of": "x" * 201}, "on_behalf_of", "longer than 200 characters"),
    "no confidence": ({"confidence": "sure"}, "confidence", "sure is none of verified, single, recalled"),
    "a control character": ({"note": "a\x00"}, "note", "holds a control character, U+0000"),
    "half a character": ({"note": "a\ud800"}, "note", "holds half a character, U+D800"),
    "alternatives that are no list": ({"alternatives": {}}, "alternatives", "not a list of alternatives"),
    "an alternative that is a text": ({"alternatives": ["x"]}, "alternatives", "not a list of alternatives"),
    "an alternative without a source": (
        {"alternatives": [{"field": "dated", "value": "2010"}]},
        "alternatives.source",
        "missing: an alternative needs it",
    ),
    "an alternative with half a character": (
        {"alternatives": [{"field": "dated", "value": "\ud800", "source": ["x"]}]},
        "alternatives.value",
        "holds half a character",
    ),
    "an alternative with an unknown field": (
        {"alternatives": [{"field": "dated", "value": "2010", "source": ["x"], "notes": "y"}]},
        "alternatives.notes",
        "not a field of an alternative; did you mean note?",
    ),
    "nested too deeply": ({"note": [[[[[[[[[[[[[["x"]]]]]]]]]]]]]]}, "", "not an act: nested too deeply"),
}


@pytest.mark.parametrize(("change", "field", "sentence"), REFUSED.values(), ids=REFUSED)
def test_it_refuses_with_field_and_sentence(change: dict[str, Any], field: str, sentence: str) -> None:
    line = {name: value for name, value in {**SIGNED, **change}.items() if value is not None}
    refusals = lines.read(line, REGISTERS)
    assert isinstance(refusals, list)
    assert [(off.field, off.sentence[: len(sentence)]) for off in refusals] == [(field, sentence)]
    assert all(off.code and "\n" not in off.sentence for off in refusals)


@pytest.mark.parametrize("line", [None, [], "text", 5, True, [SIGNED]], ids=repr)
def test_it_refuses_what_is_no_object(line: Any) -> None:
    refusals = lines.read(line, REGISTERS)
    assert isinstance(refusals, list)
    assert refusals[0].code == "not-an-act"


def test_it_says_everything_that_is_off_at_once() -> None:
    line = {"act": "agreements.signed", "matter": "B", "dated": "2016-02-30", "state": "BLG", "staet": 1}
    refusals = lines.read(line, REGISTERS)
    assert isinstance(refusals, list)
    assert [off.field for off in refusals] == ["matter", "dated", "source", "subject", "form", "state", "staet"]


@pytest.mark.parametrize("by", ["a\0", "\udc80", "x" * 201, " "], ids=repr)
def test_it_refuses_who_has_no_name(by: str) -> None:
    refusals = lines.read(SIGNED, REGISTERS, by)
    assert isinstance(refusals, list)
    assert refusals[0].field == "by"


@pytest.mark.parametrize("matter", ["x", "7", "x" * 80, "a-b-1", "2016-"])
def test_it_takes_the_name_of_a_matter(matter: str) -> None:
    assert isinstance(lines.read({**SIGNED, "matter": matter}, REGISTERS), Dated)


def test_it_keeps_what_is_left_out_at_its_default() -> None:
    act = lines.read(SIGNED, REGISTERS, "somebody")
    assert isinstance(act, Dated)
    assert (act.audience, act.confidence, act.by, act.disclosed) == ("public", "verified", "somebody", None)
    assert lines.write(act) == {**SIGNED, "confidence": "verified", "source": ("a source",)}


def test_it_holds_equal_words_equal() -> None:
    composed, decomposed = unicodedata.normalize("NFC", "Côte"), unicodedata.normalize("NFD", "Côte")
    assert composed != decomposed
    assert lines.read({**SIGNED, "note": composed}, REGISTERS) == lines.read({**SIGNED, "note": decomposed}, REGISTERS)


def _signed() -> Dated:
    act = lines.read(SIGNED, REGISTERS)
    assert isinstance(act, Dated)
    return act


def test_it_corrects_one_field_and_keeps_the_others() -> None:
    changed = {"dated": "2010-06-02", "state": "NLD"}
    corrected = lines.corrected(_signed(), changed, REGISTERS)
    assert isinstance(corrected, Dated)
    assert lines.write(corrected) == {**lines.write(_signed()), **changed}


def test_it_refuses_a_correction_that_could_not_be_entered() -> None:
    refusals = lines.corrected(_signed(), {"dated": "2010-06-31", "state": "BLG"}, REGISTERS)
    assert isinstance(refusals, list)
    assert [off.field for off in refusals] == ["dated", "state"]


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@given(name=_TEXTS, note=_TEXTS, parties=st.lists(_TEXTS.filter(lambda text: len(text) < 25), max_size=3))
def test_it_writes_as_json_what_it_reads_back(name: str, note: str, parties: list[str]) -> None:
    line = {**SIGNED, "name": name, "note": note, "parties": parties, "audience": "states"}
    line["alternatives"] = [{"field": "name", "value": note, "source": [name], "note": note}]
    act = lines.read(line, REGISTERS, "somebody")
    assert isinstance(act, Dated), act
    assert lines.read(json.loads(json.dumps(lines.write(act))), REGISTERS, "somebody") == act


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
        max_leaves=10,
    ),
    st.sampled_from([*SIGNED, "note", "audience", "parties", "alternatives", "disclosed", "x"]),
)
def test_it_reads_or_refuses_whatever_it_is_given(value: Any, field: str) -> None:
    for line in ({**SIGNED, field: value}, {**CORRECTED, "entry": 1, "reason": "x", "fields": value}, value):
        found = lines.read(line, REGISTERS)
        assert isinstance(found, Dated) or (found and all(off.sentence for off in found))
