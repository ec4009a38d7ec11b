"""The world with its States marked: an equal-area map as SVG, told apart by pattern as well as by colour.

A table stands beside every map, and the caution of the United Nations under it. The outlines are in
``comity.reports.world``; what they show, and what not, is in docs/decisions/0003-plots-and-map.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from comity.regime import states
from comity.reports.svg import DATA, FAINT, INK, PAPER, element, label, picture, words
from comity.reports.world import AREAS, HEIGHT, PLACES, WIDTH

# The note that the United Nations prints under the maps it issues, unless a special one is called for
# (Geospatial Information Section, on the guidelines of ST/AI/189/Add.25/Rev.1).
DISCLAIMER: Final = (
    "The boundaries and names shown and the designations used on this map do not imply official endorsement "
    "or acceptance by the United Nations."
)

Fill = Literal["solid", "hatched", "dotted", "outline"]
# How the kinds of a legend are drawn, in its order; more could not be told apart in print.
FILLS: Final[tuple[Fill, ...]] = ("solid", "hatched", "dotted", "outline")

LETTER: Final = 30
ROW: Final = 46
LAND: Final = "#e3dccd"
PALE: Final = "#d5dddd"


class _Kind(NamedTuple):
    """One kind of State on the map: its words in the legend, and how it is drawn."""

    words: str
    fill: Fill


def world(
    values: Mapping[str, str],
    legend: Sequence[tuple[str, str]],
    *,
    title: str,
    description: str,
    prefix: str,
    named: Callable[[str], str] = states.name,
    unseen: str = "{count} not on the map",
) -> str | None:
    """The map. ``values``: State code to the name of its kind; ``legend``: the name of each kind and its words.

    The legend says how many are of each kind, and how many of them have no place on the map (a State that a
    source does not name); States of no kind are plain land. None when no State is of any kind.
    """
    if len(legend) > len(FILLS):
        raise ValueError(f"a map tells {len(FILLS)} kinds apart, not {len(legend)}")
    kinds = {name: _Kind(said, fill) for (name, said), fill in zip(legend, FILLS, strict=False)}
    shown = {code: kinds[value] for code, value in values.items() if value in kinds}
    if not shown:
        return None
    areas = [_area(code, path, shown.get(code), prefix, named) for code, path in AREAS.items()]
    places = [_place(code, shown.get(code), named) for code in PLACES]
    rows = []
    for row, kind in enumerate(kinds.values()):
        codes = [code for code, value in shown.items() if value is kind]
        lost = sum(code not in AREAS and code not in PLACES for code in codes)
        said = f"{kind.words}: {len(codes)}" + (f" ({unseen.format(count=lost)})" if lost else "")
        rows.append(_row(kind, said, HEIGHT + 16 + ROW * row, prefix))
    return picture(
        "map",
        element("defs", *_patterns(prefix)),
        element("g", *areas, *places, transform="scale(.5)", stroke_linejoin="round"),
        *rows,
        prefix=prefix,
        width=WIDTH,
        height=HEIGHT + 16 + ROW * len(legend),
        size=LETTER,
        title=title,
        description=description,
    )


def _patterns(prefix: str) -> list[str]:
    """Lines and dots, in the half units of the outlines."""
    ground = element("rect", width=14, height=14, class_="map-ground", fill=PALE)
    stripe = element("rect", width=6, height=14, class_="map-mark", fill=DATA)
    spot = element("circle", cx=7, cy=7, r=3, class_="map-mark", fill=DATA)
    size: dict[str, str | float] = {"width": 14, "height": 14, "patternUnits": "userSpaceOnUse"}
    return [
        element("pattern", ground, stripe, id=f"{prefix}-hatched", patternTransform="rotate(45)", **size),
        element("pattern", ground, spot, id=f"{prefix}-dotted", **size),
    ]


def _paint(kind: _Kind, prefix: str) -> dict[str, str | float]:
    """How an area of this kind is filled and edged."""
    if kind.fill == "solid":
        return {"fill": DATA, "stroke": PAPER, "stroke_width": 1}
    if kind.fill == "outline":
        return {"fill": PALE, "stroke": DATA, "stroke_width": 3}
    return {"fill": f"url(#{prefix}-{kind.fill})", "stroke": DATA, "stroke_width": 1}


def _area(code: str, path: str, kind: _Kind | None, prefix: str, named: Callable[[str], str]) -> str:
    known = bool(code) and states.known(code)
    name = [element("title", words(f"{named(code)}: {kind.words}" if kind else named(code)))] if known else []
    paint = _paint(kind, prefix) if kind else {"fill": LAND, "stroke": PAPER, "stroke_width": 1}
    shape = f"map-area map-{kind.fill}" if kind else "map-area map-land"
    return element("path", *name, d=path, class_=shape, data_state=code if known else None, **paint)


def _place(code: str, kind: _Kind | None, named: Callable[[str], str]) -> str:
    """A State too small for its area to be seen: full, ringed, or ringed with a point in it."""
    (x, y), name = PLACES[code], element("title", words(f"{named(code)}: {kind.words}" if kind else named(code)))
    if kind is None:
        circle = element("circle", name, cx=x, cy=y, r=4, class_="map-place map-none", fill=FAINT, stroke=PAPER)
        return element("g", circle, data_state=code)
    return element("g", *_circle(kind, x, y, 6, name), data_state=code)


def _circle(kind: _Kind, x: float, y: float, r: float, *name: str) -> list[str]:
    full = kind.fill == "solid"
    edge = {"solid": PAPER, "outline": DATA}.get(kind.fill, DATA)
    circle = element(
        "circle", *name, cx=x, cy=y, r=r, class_=f"map-place map-ring-{kind.fill}", fill=DATA if full else PAPER,
        stroke=edge, stroke_width=r / 6 if full or kind.fill == "outline" else r / 2.4,
    )  # fmt: skip
    point = element("circle", cx=x, cy=y, r=r / 3, class_="map-mark", fill=DATA) if kind.fill == "dotted" else ""
    return [circle, point]


def _row(kind: _Kind, said: str, y: float, prefix: str) -> str:
    """One line of the legend: the pattern as an area and as a place, and its words."""
    swatch = element(
        "rect", x=12, y=2 * y + 16, width=92, height=52, class_=f"map-area map-{kind.fill}", **_paint(kind, prefix)
    )
    sample = element("g", swatch, *_circle(kind, 140, 2 * y + 42, 18), transform="scale(.5)")
    return element("g", sample, label(said, 94, y + 21, dy=".36em", fill=INK, class_="map-words"), class_="map-legend")
