"""The map: every State has its place, every kind its pattern and its words."""

from __future__ import annotations

import re

import pytest

from comity.regime import states
from comity.reports import maps
from comity.reports.world import AREAS, HEIGHT, PLACES, WIDTH
from tests.reports.pictures import of_class, read, said

# Two towns, in half units of the drawing; the second a little inland.
SIMFEROPOL, LAAYOUNE = (1089, 185), (842, 312)
LEGEND = (("in force", "in force"), ("signed", "signed, not in force"))


def drawn(values: dict[str, str], legend: tuple[tuple[str, str], ...] = LEGEND) -> str | None:
    return maps.world(values, legend, title="Agreements", description="Two.", prefix="agreements")


def test_every_state_is_on_the_map() -> None:
    assert [state.code for state in states.every() if state.code not in AREAS and state.code not in PLACES] == []


def test_every_state_is_drawn_once_as_area_or_place_and_found_by_its_code() -> None:
    root = read(drawn({state.code: "in force" for state in states.every()}))
    found = {each.get("data-state") for each in root.iter()} - {None}
    assert found == {state.code for state in states.every()}
    assert not of_class(root, "map-none")


def test_kinds_are_told_apart_by_pattern_and_said_in_the_legend_with_their_number() -> None:
    root = read(drawn({"AUT": "in force", "BEL": "in force", "COL": "signed", "FRA": "neither"}))
    assert said(root) == ["in force: 2", "signed, not in force: 1"]
    by_state = {each.get("data-state"): each for each in of_class(root, "map-area")}
    assert by_state["AUT"].get("class") == "map-area map-solid"
    assert by_state["COL"].get("fill") == "url(#agreements-hatched)"
    assert by_state["FRA"].get("class") == "map-area map-land"
    assert by_state["AUT"][0].text == "Austria: in force"


def test_a_state_too_small_to_be_seen_is_a_circle() -> None:
    root = read(drawn({"MCO": "in force", "TUV": "signed"}))
    circles = {each.get("data-state"): each[0] for each in root.iter() if each.get("data-state") in {"MCO", "TUV"}}
    assert circles["MCO"].get("class") == "map-place map-ring-solid"
    assert circles["TUV"].get("class") == "map-place map-ring-hatched"


def test_a_state_without_a_place_is_counted_and_said() -> None:
    assert said(read(drawn({"AUT": "in force", states.WITHHELD: "in force"})))[0] == "in force: 2 (1 not on the map)"


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn({}) is None
    assert drawn({"AUT": "neither"}) is None


def test_more_kinds_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="tells 4 kinds apart, not 5"):
        drawn({"AUT": "a"}, tuple((kind, kind) for kind in "abcde"))


def test_antarctica_is_left_out_and_land_without_a_code_is_plain() -> None:
    assert "ATA" not in AREAS
    root = read(drawn({"AUT": "in force"}))
    assert any(each.get("d") == AREAS[""] and each.get("class") == "map-area map-land" for each in root.iter())


def rings(code: str) -> list[list[tuple[int, int]]]:
    """The corners of an outline, in half units of the drawing."""
    found = []
    for ring in AREAS[code].strip("z").split("z"):
        start, _, moves = ring.removeprefix("M").partition("l")
        x, y = map(int, start.split())
        corners = [(x, y)]
        numbers = list(map(int, re.findall(r"-?\d+", moves)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        found.append(corners)
    return found


def edges(ring: list[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def size(code: str) -> float:
    return sum(abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in edges(ring))) / 2 for ring in rings(code))


def holds(code: str, x: int, y: int) -> bool:
    """Whether a point lies within an outline: a line from it crosses the edges an odd number of times."""
    crossed = [
        x < x0 + (x1 - x0) * (y - y0) / (y1 - y0)
        for ring in rings(code)
        for (x0, y0), (x1, y1) in edges(ring)
        if (y0 > y) is not (y1 > y)
    ]
    return sum(crossed) % 2 == 1


@pytest.mark.parametrize(
    ("code", "thousands_of_square_kilometres"),
    [("BRA", 8510), ("AUS", 7690), ("DZA", 2380), ("MNG", 1560), ("SWE", 450)],
)
def test_areas_are_in_proportion(code: str, thousands_of_square_kilometres: int) -> None:
    scale = size("COD") / 2345
    assert size(code) / scale == pytest.approx(thousands_of_square_kilometres, rel=0.06)


@pytest.mark.parametrize(
    ("place", "code", "other"),
    [(SIMFEROPOL, "UKR", "RUS"), (LAAYOUNE, "ESH", "MAR")],
)
def test_lines_that_the_source_draws_otherwise_are_the_united_nations(
    place: tuple[int, int], code: str, other: str
) -> None:
    assert holds(code, *place)
    assert not holds(other, *place)


def test_outlines_stay_on_the_sheet_and_are_small() -> None:
    for code in AREAS:
        for ring in rings(code):
            assert all(0 <= x <= 2 * WIDTH and 0 <= y <= 2 * HEIGHT for x, y in ring)
    assert sum(map(len, AREAS.values())) < 120_000


def test_two_circles_never_hide_each_other() -> None:
    at = list(PLACES.values())
    near = [
        (one, other)
        for one in at
        for other in at
        if one < other and abs(one[0] - other[0]) + abs(one[1] - other[1]) < 9
    ]
    assert near == []


def test_the_united_nations_caution_is_in_their_words() -> None:
    assert maps.DISCLAIMER.startswith(
        "The boundaries and names shown and the designations used on this map do not imply"
    )
