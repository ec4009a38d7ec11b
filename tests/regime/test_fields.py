"""Fields: what is read from JSON, what is typed, and what is refused in half a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regime import dates, fields, warrants
from comity.regime.fields import Field

KINDS = {
    "text": Field("x", "text", False, True),
    "texts": Field("x", "text", True, True),
    "date": Field("x", "date", False, True),
    "whole": Field("x", "whole", False, True),
    "yes": Field("x", "yes", False, True),
    "state": Field("x", "state", False, True),
    "party": Field("x", "party", False, True),
    "digest": Field("x", "digest", False, True),
    "recipient": Field("x", "recipient", False, True),
    "reference": Field("x", "reference", False, True),
    "choice": Field("x", "choice", False, True, ("urges", "requests")),
    "values": Field("x", "values", False, True),
    "short": Field("x", "text", False, True, longest=5),
}

READ: dict[str, tuple[str, Any, Any]] = {
    "a text": ("text", "words", "words"),
    "a text of several lines": ("text", "one\n\ttwo", "one\n\ttwo"),
    "a text in any script": ("text", "محكمة 法院 🕊", "محكمة 法院 🕊"),
    "several texts": ("texts", ["a", "b"], ("a", "b")),
    "no texts": ("texts", [], ()),
    "a date": ("date", "2016-09", dates.parse("2016-09")),
    "a whole number": ("whole", 13, 13),
    "nought": ("whole", 0, 0),
    "a negative number": ("whole", -1, -1),
    "the largest number": ("whole", 2**53 - 1, 2**53 - 1),
    "yes": ("yes", True, True),
    "a State": ("state", "NLD", "NLD"),
    "a State withheld": ("state", "withheld", "withheld"),
    "a State as a party": ("party", "NLD", "NLD"),
    "an organ as a party": ("party", "OTP", "OTP"),
    "an organization as a party": ("party", "org:INTERPOL", "org:INTERPOL"),
    "a digest": ("digest", "ab" * 32, "ab" * 32),
    "a recipient": ("recipient", f"age1{'q' * 58}", f"age1{'q' * 58}"),
    "a reference": ("reference", "warrants/kony-2005", "warrants/kony-2005"),
    "a choice": ("choice", "urges", "urges"),
    "a set of values": ("values", {"years": 12, "list": ["a", True]}, {"years": 12, "list": ["a", True]}),
    "a text as long as may be": ("short", "five!", "five!"),
}

REFUSED: dict[str, tuple[str, Any, str]] = {
    "no party": ("party", "XYZ", "neither a State, an organ of the Court nor an organization: XYZ"),
    "an organization without a name": (
        "party",
        "org:",
        "neither a State, an organ of the Court nor an organization: org:",
    ),
    "a secret key": ("recipient", "AGE-SECRET-KEY-1", "not an age recipient, which is written age1"),
    "a short digest": ("digest", "ab", "not 64 digits in small hexadecimal: ab"),
    "a digest in capitals": ("digest", "AB" * 32, "not 64 digits in small hexadecimal: " + "AB" * 29 + "A…"),
    "nothing": ("text", None, "not a text: None"),
    "an empty text": ("text", "", "empty"),
    "a blank text": ("text", " \n ", "empty"),
    "a number for a text": ("text", 13, "not a text: 13"),
    "a text for a list": ("texts", "a", "not a list"),
    "a list for a text": ("text", ["a"], "not a text: ['a']"),
    "a number in a list of texts": ("texts", ["a", 1], "not a text: 1"),
    "a NUL": ("text", "a\0b", "holds a control character, U+0000"),
    "an escape": ("text", "a\x1b[31m", "holds a control character, U+001B"),
    "a carriage return": ("text", "a\r\nb", "holds a control character, U+000D"),
    "a delete": ("text", "a\x7f", "holds a control character, U+007F"),
    "a C1 control": ("text", "a\x85", "holds a control character, U+0085"),
    "half a character": ("text", "a\ud800b", "holds half a character, U+D800"),
    "the other half": ("texts", ["\udfff"], "holds half a character, U+DFFF"),
    "a control character in a set of values": ("values", {"name": ["\0"]}, "holds a control character, U+0000"),
    "half a character in a name of a set": ("values", {"\ud800": 1}, "holds half a character, U+D800"),
    "a fraction in a set of values": ("values", {"years": 1.5}, "neither a text nor a whole number: 1.5"),
    "nothing in a set of values": ("values", {"years": None}, "neither a text nor a whole number: None"),
    "a large number in a set of values": ("values", {"years": 2**53}, "neither a text nor a whole number"),
    "a text for a set of values": ("values", "a", "not a set of fields with their values"),
    "no date": ("date", "2016-02-30", "not a date: 2016-02-30"),
    "no date, of two lines": ("date", "2016\n2017", "not a date: 2016 2017"),
    "no date, and very long": ("date", "9" * 5000, "not a date: " + "9" * 77 + "…"),
    "a number for a date": ("date", 2016, "not a text: 2016"),
    "a fraction": ("whole", 1.5, "not a whole number: 1.5"),
    "a whole number written with a point": ("whole", 1.0, "not a whole number: 1.0"),
    "a text for a number": ("whole", "13", "not a whole number: 13"),
    "yes for a number": ("whole", True, "not a whole number: True"),
    "too large": ("whole", 2**53, "not a whole number: 9007199254740992"),
    "too small": ("whole", -(2**53), "not a whole number: -9007199254740992"),
    "infinity": ("whole", float("inf"), "not a whole number: inf"),
    "one for yes": ("yes", 1, "neither true nor false: 1"),
    "no State": ("state", "ZZZ", "no State has the code ZZZ"),
    "a State in small letters": ("state", "nld", "no State has the code nld"),
    "a State by its name": ("state", "Netherlands", "no State has the code Netherlands"),
    "no choice": ("choice", "invites", "invites is none of urges, requests"),
    "no reference": ("reference", "kony", "not a matter in a register"),
    "half a reference": ("reference", "warrants/", "not a matter in a register"),
    "too long": ("short", "six...", "longer than 5 characters: six..."),
}

TYPED: dict[str, tuple[str, str, Any]] = {
    "a text": ("text", "words", "words"),
    "lines as a form sends them": ("text", "one\r\ntwo", "one\ntwo"),
    "several": ("texts", "a | b|c", ["a", "b", "c"]),
    "a number": ("whole", "-13", -13),
    "no number": ("whole", "1e3", "1e3"),
    "digits of another script": ("whole", "١٣", "١٣"),
    "yes": ("yes", "Yes", True),
    "no": ("yes", "false", False),
    "neither": ("yes", "perhaps", "perhaps"),
}


@pytest.mark.parametrize(("kind", "value", "expected"), READ.values(), ids=READ)
def test_it_reads(kind: str, value: Any, expected: Any) -> None:
    assert fields.read(KINDS[kind], value) == expected


@pytest.mark.parametrize(("kind", "value", "sentence"), REFUSED.values(), ids=REFUSED)
def test_it_refuses_in_half_a_sentence(kind: str, value: Any, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared below
        fields.read(KINDS[kind], value)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("kind", "text", "expected"), TYPED.values(), ids=TYPED)
def test_it_takes_what_was_typed(kind: str, text: str, expected: Any) -> None:
    assert fields.from_words(KINDS[kind], text) == expected


def test_it_takes_several_numbers() -> None:
    assert fields.from_words(Field("days", "whole", True, False), "9 | 30 | many") == [9, 30, "many"]


def test_it_names_the_fields_of_an_act_in_the_order_of_its_file() -> None:
    assert [(f.name, f.kind, f.required) for f in fields.of(warrants.Executed)] == [
        ("manner", "choice", True),
        ("from_state", "state", False),
        ("arrived", "date", False),
    ]
    assert fields.of(warrants.Issued)[0].label == "person"
    assert next(f for f in fields.of(warrants.Issued) if f.name == "case_number").label == "case number"


def test_it_lists_only_what_says_something() -> None:
    act = warrants.Executed(manner="surrendered", from_state="LBY")
    assert [(f.name, value) for f, value in fields.values(act)] == [("manner", "surrendered"), ("from_state", "LBY")]


@given(st.text(max_size=200))
def test_it_quotes_in_one_short_line(text: str) -> None:
    assert len(fields.shown(text)) <= 60
    assert "\n" not in fields.shown(text)
