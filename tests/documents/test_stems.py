"""The look before a pattern never hides what the pattern would find: whatever it matches holds one of its stems."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents import citations, dues, mandates, resolutions, stems
from comity.documents.doubts import authors, stages
from comity.documents.readers import runs
from comity.documents.readers.seen import SUPERSCRIPTS

FOLDED = {
    "annual": (dues._ANNUAL, dues._YEARS),
    "biennial": (dues._BIENNIAL, dues._YEARS),
    "conditions, English": (mandates._CONDITIONS["en"], mandates._LIMITS["en"]),
    "conditions, French": (mandates._CONDITIONS["fr"], mandates._LIMITS["fr"]),
}
PLAIN = {
    "treaties": (citations._TREATY, citations._TREATY_WORDS),
    "treaties, shortly": (citations._SHORTLY, citations._NAMES),
    "relative": (citations._RELATIVE, citations._RELATIVE_WORDS),
    "bare": (citations._BARE, citations._BRACKETS),
    "resolutions": (re.compile(resolutions._WORD), resolutions._STEMS),
    "agreements": (re.compile(stages._OF), stages._COUNTED),
    "authors": (re.compile(authors._VERBS), authors._PREPARED),
    "markers": (runs._MARK, SUPERSCRIPTS),
}
_LOOK = re.compile(r"\\b|\(\?=\[[^]]+\]\)")
CASES = [pytest.param(*case, True, id=name) for name, case in FOLDED.items()]
CASES += [pytest.param(*case, False, id=name) for name, case in PLAIN.items()]


@pytest.mark.parametrize(("pattern", "words", "folded"), CASES)
def test_what_a_pattern_matches_has_one_of_its_stems(
    pattern: re.Pattern[str], words: Iterable[str], folded: bool
) -> None:
    # Without its looks ahead a pattern matches more, and can be drawn from.
    drawn = re.compile(_LOOK.sub("", pattern.pattern), pattern.flags)

    @given(st.from_regex(drawn))
    def holds(text: str) -> None:
        assert stems.any_of(text.casefold() if folded else text, words)

    holds()


def test_what_has_none_is_not_searched() -> None:
    text = "The Assembly takes note with satisfaction of what was said."
    assert not any(stems.any_of(text.casefold(), words) for _, words in FOLDED.values())
    assert not any(stems.any_of(text, words) for _, words in PLAIN.values())


@pytest.mark.parametrize(("text", "has"), [("in 2016", True), ("٣ آذار", True), ("第３号", True), ("naïve", False)])
def test_figures_of_any_script(text: str, has: bool) -> None:
    assert stems.figures(text) is has


@pytest.mark.parametrize("organ", [organ for organ in resolutions._ORGANS if organ[0] in "sghecad"])
def test_a_resolution_far_in_a_text_is_found_with_its_organ(organ: str) -> None:
    before = "in that regard, " * 30
    found = resolutions.numbered(f"{before}{organ} subsequent resolution 40/2", "en", None)
    assert [each.start for each in found] == [len(before)]
