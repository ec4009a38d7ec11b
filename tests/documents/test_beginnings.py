"""The quick way to see how a paragraph begins sees what the pattern sees that knows every form."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents.languages import CODES, LANGUAGES

language = sys.modules["comity.documents.languages.language"]
KINDS = [(code, kind) for code in CODES for kind in ("preambular", "operative")]


@pytest.mark.parametrize(("code", "kind"), KINDS)
def test_the_first_phrase_is_that_of_the_whole_pattern(code: str, kind: str) -> None:
    opening = getattr(LANGUAGES[code]._words, kind)
    beginning = getattr(LANGUAGES[code], f"_{kind}")
    words = st.sampled_from(
        (*opening.adverbs, *opening.heads, *opening.opening, *opening.tails, ",", "Zealizing", "acts")
    )

    @given(st.lists(words, min_size=1, max_size=9), st.booleans())
    def holds(said: list[str], capital: bool) -> None:
        text = " ".join(said)
        text = language._clean(text.capitalize() if capital else text)
        quick, whole = beginning.match(text), beginning.first.match(text[: language._REACH])
        assert (quick and quick.span()) == (whole and whole.span())

    holds()


@pytest.mark.parametrize(("code", "kind"), KINDS)
def test_a_further_phrase_is_found_behind_each_joint(code: str, kind: str) -> None:
    opening = getattr(LANGUAGES[code]._words, kind)
    beginning = getattr(LANGUAGES[code], f"_{kind}")
    between = (" " if r"\s" in opening.joined else "") + ("و" if "و" in opening.joined else "")
    for joint in opening.joints:
        for head in opening.heads:
            assert beginning.rest(f"xx {joint}{between}{head} xx", 0), (joint, head)


def test_a_letter_that_becomes_two_moves_nothing() -> None:
    assert LANGUAGES["en"].operative("Notes İİİİİ, and requests the Court") == ("notes", "requests")
    assert LANGUAGES["en"].operative("Notes İİİİİ, and States the Court") == ("notes",)
