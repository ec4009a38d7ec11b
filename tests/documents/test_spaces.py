"""Folding white space is what parting and joining words is, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents.spaces import folded

SPACES = " \t\n\x0b\x0c\x1c\x85\u00a0\u2003\u2028\u202f\u3000"


@given(st.text(st.sampled_from("aé会\u00ad\u200b" + SPACES)))
def test_folded(text: str) -> None:
    assert folded(text) == " ".join(text.split())


@pytest.mark.parametrize("space", SPACES)
def test_no_white_space_counts_as_printable_but_the_space(space: str) -> None:
    assert space.isprintable() is (space == " ")
    assert folded(f"a{space}b") == "a b"
