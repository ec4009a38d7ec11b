"""What a request must contain, and what is missing."""

from __future__ import annotations

from typing import get_args

from comity.regime import contents, cooperation
from comity.regime.acts import Refusal


def test_every_kind_that_may_be_asked_has_its_contents() -> None:
    assert set(get_args(cooperation.Kind)) == set(contents.ESTABLISHED)
    for key in contents.ESTABLISHED:
        keys = [content.key for content in contents.required(key)]
        assert keys
        assert len(set(keys)) == len(keys)


def test_the_card_of_a_state_adds_to_what_the_statute_asks() -> None:
    lacking = contents.missing(
        "assets", {"purpose", "location", "facts", "procedure", "third parties"}, ["a translation"]
    )
    assert lacking == [
        Refusal(
            "incomplete",
            "missing: what the law of the requested State requires for execution",
            "Rome Statute, art. 96(2)(e)",
            "national law",
        ),
        Refusal("incomplete", "missing: a translation", "Rome Statute, art. 96(3)", "a translation"),
    ]
    assert contents.missing("surrender", set(), ["a seal"])[-1].authority == "Rome Statute, art. 91(4)"
