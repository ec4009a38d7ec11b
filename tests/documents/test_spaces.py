"""Folding white space is what parting and joining words is, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents.examining import find
from comity.documents.spaces import folded, lines_folded
from comity.documents.tree import Provision

SPACES = " \t\n\x0b\x0c\x1c\x85\u00a0\u2003\u2028\u202f\u3000"


@given(st.text(st.sampled_from("aé会\u00ad\u200b" + SPACES)))
def test_folded(text: str) -> None:
    assert folded(text) == " ".join(text.split())


@pytest.mark.parametrize("space", SPACES)
def test_no_white_space_counts_as_printable_but_the_space(space: str) -> None:
    assert space.isprintable() is (space == " ")
    assert folded(f"a{space}b") == "a b"


@given(st.lists(st.text(st.sampled_from("aé会\u00ad" + SPACES.replace("\n", ""))).map(str.strip), min_size=1))
def test_lines_are_folded_like_each_of_them(lines: list[str]) -> None:
    assert lines_folded(lines, "\n".join(lines)) == [folded(line) for line in lines]


LINE = st.text(st.sampled_from("aA1. ,;*_¹²-–(é\u00ad\t\u00a0\f"), min_size=1, max_size=30)


@given(st.lists(LINE | st.sampled_from(["1. Calls upon", "(a) One;", "Annex I", "  Recalling **it**,", "¹ Ibid."])))
def test_the_words_that_a_reader_keeps_are_those_of_the_runs(lines: list[str]) -> None:
    for placed in find("\n".join(["Assembly of Arcadia", *lines]).encode(), "paper.txt").placed:
        assert placed.provision.text == Provision(kind="item", runs=placed.provision.runs).text
