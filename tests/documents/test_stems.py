"""The look before a pattern never hides what the pattern would find: whatever it matches holds one of its stems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents import citations, dues, mandates, pinpoints, resolutions, stems, symbols
from comity.documents.doubts import authors, stages
from comity.documents.readers import runs
from comity.documents.readers.seen import SUPERSCRIPTS
from comity.documents.spaces import folded

Look = Callable[[str], bool]


def _words(*stem: Iterable[str]) -> Look:
    return lambda text: stems.any_of(text, *stem)


def _folded(*stem: Iterable[str]) -> Look:
    return lambda text: stems.any_of(text.casefold(), *stem)


def _limits(code: str) -> Look:
    return lambda text: bool(mandates._limits(text.casefold(), mandates._LIMITS[code]))


TREATIES = _words(citations._TREATY_WORDS, citations._TREATY_ACCENTED)
LOOKS: dict[str, tuple[re.Pattern[str], Look]] = {
    "annual": (dues._ANNUAL, _folded(dues._YEARS, dues._YEARS_ACCENTED)),
    "biennial": (dues._BIENNIAL, _folded(dues._YEARS, dues._YEARS_ACCENTED)),
    "conditions, English": (mandates._CONDITIONS["en"], _limits("en")),
    "conditions, French": (mandates._CONDITIONS["fr"], _limits("fr")),
    "treaties": (citations._TREATY, TREATIES),
    "treaties, shortly": (citations._SHORTLY, TREATIES),
    "relative": (citations._RELATIVE, lambda text: citations._relates(text, numbered=stems.figures(text))),
    "bare": (citations._BARE, lambda text: bool(citations._years(text))),
    "resolutions": (re.compile(resolutions._WORD), _words(resolutions._STEMS, resolutions._STEMS_ACCENTED)),
    "symbols": (re.compile(symbols.PATTERN), lambda text: bool(citations._strokes(text))),
    "agreements": (re.compile(stages._OF), _words(stages._COUNTED)),
    "authors": (re.compile(authors._VERBS), _words(authors._PREPARED)),
    "markers": (runs._MARK, _words(SUPERSCRIPTS)),
}
# Without its looks ahead a pattern matches more, and can be drawn from.
_LOOK = re.compile(r"\\b|\(\?=\[[^]]+\]\)")


@pytest.mark.parametrize(("pattern", "look"), LOOKS.values(), ids=LOOKS)
def test_what_a_pattern_matches_passes_the_look_before_it(pattern: re.Pattern[str], look: Look) -> None:
    @given(st.from_regex(re.compile(_LOOK.sub("", pattern.pattern), pattern.flags)))
    def holds(text: str) -> None:
        assert look(text)

    holds()


def test_what_has_none_is_not_searched() -> None:
    text = "The Assembly takes note with satisfaction of what was said."
    assert not any(look(text) for _, look in LOOKS.values())


@pytest.mark.parametrize(("text", "has"), [("in 2016", True), ("٣ آذار", True), ("第３号", True), ("naïve", False)])
def test_figures_of_any_script(text: str, has: bool) -> None:
    assert stems.figures(text) is has


@pytest.mark.parametrize("organ", [organ for organ in resolutions._ORGANS if organ[0] in "sghecad"])
def test_a_resolution_far_in_a_text_is_found_with_its_organ(organ: str) -> None:
    before = "in that regard, " * 30
    found = resolutions.find(f"{before}{organ} subsequent resolution 40/2", "en", None)
    assert [each.start for each in found] == [len(before)]


_DRAWN = re.compile(_LOOK.sub("", resolutions._NAMED.pattern).replace("(?-i:", "(?:"))


@given(st.lists(st.from_regex(_DRAWN, fullmatch=True) | st.sampled_from(["resolution", "of 5", "decisions", "Res"])))
def test_resolutions_are_named_where_the_pattern_names_them(parts: list[str]) -> None:
    text = folded(" ".join(parts))
    stem = (*resolutions._STEMS, *resolutions._STEMS_ACCENTED)
    words = sorted([place for each in stem for place in stems.places(text, each)])
    counted = [place for place in words if resolutions._COUNTED.match(text, place)]
    assert [each.span() for each in resolutions._named(text, counted)] == [
        each.span() for each in resolutions._NAMED.finditer(text)
    ]


@given(st.from_regex(pinpoints._BEFORE, fullmatch=True))
def test_a_pinpoint_before_a_citation_is_looked_for(head: str) -> None:
    assert pinpoints._OPENING.match(head)
    assert head.rstrip().endswith(("(", *pinpoints._LEADING))


@given(st.lists(st.sampled_from(["and", "et", "as well as", "les", "la", "the Court", "report", ",", ";", ".", " "])))
def test_a_clause_is_trimmed_as_the_pattern_trims_it(parts: list[str]) -> None:
    clause = " ".join(" ".join(parts).split())
    found = mandates._JOINT.search(clause)
    assert mandates._trimmed(clause) == (clause[: found.start()].rstrip(" ,;.") if found else clause)
