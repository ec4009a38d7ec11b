"""Plots drawn on the server: step lines, bars and dots as SVG, with their words in them.

Each function takes what is shown and gives the picture as text, or None when there is nothing to show: the
page then says so in words. ``title`` names the picture, ``description`` says what it shows to those who do not
see it, ``unit`` is what the numbers count, ``prefix`` begins the identifiers and must be unique on a page.
Letters are sized to be read when the picture is 320 pixels wide.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from comity.reports.svg import DATA, FAINT, INK, element, label, picture, words

Number = int | float
Change = tuple[date, Number | None]

WIDTH: Final = 400
LETTER: Final = 13
BOLD: Final = 700
CENTRE: Final = ".36em"  # puts words of any size upright on the middle of a line


class Event(NamedTuple):
    """A day, what happened on it, and the row it stands in ("" where there is only one)."""

    day: date
    words: str
    row: str = ""


class _Scale(NamedTuple):
    """Days across the picture, between two edges."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / days


def number(value: Number) -> str:
    """A number as it is printed: "1,250", "10.5"."""
    return f"{value:,}"


def steps(
    series: Sequence[Change],
    first: date,
    last: date,
    *,
    title: str,
    description: str,
    unit: str,
    prefix: str,
    mark: tuple[date, str] | None = None,
    across: str = "year",
    said: Callable[[Number], str] = number,
) -> str | None:
    """A count over time. ``series``: the days on which it changed, in order; ``mark``: a day and its name.

    None when the count is known on no day from first to last.
    """
    found = _within(series, first, last)
    known = [value for _, value in found if value is not None]
    if not known:
        return None
    ticks = _whole_ticks(max(known))
    end = _value_on(found, last)
    top, bottom = (50 if mark else 30), 196
    left = 8 + 7.5 * max(len(said(tick)) for tick in ticks)
    scale = _Scale(first, last, left, WIDTH - (10 + 8.5 * len(said(end)) if end is not None else 8))
    y = {value: bottom - (bottom - top) * value / ticks[-1] for value in (*ticks, *known, 0)}
    inside = [label(unit, 0, 14, class_="plot-text plot-axis")]
    for tick in ticks:
        inside.append(
            element(
                "line", x1=left, x2=scale.right, y1=y[tick], y2=y[tick], class_="plot-grid" if tick else "plot-base",
                stroke=FAINT if tick else INK, stroke_width=0.6 if tick else 1,
            )
        )  # fmt: skip
        inside.append(label(said(tick), left - 6, y[tick], dy=CENTRE, text_anchor="end", class_="plot-text plot-tick"))
    inside += _years(scale, bottom, across)
    inside.append(_line(found, scale, last, y, stroke_width=2.4))
    if mark:
        inside += _marked(mark, found, scale, y, bottom, said)
    if end is not None:
        inside.append(element("circle", cx=scale.right, cy=y[end], r=3.4, class_="plot-dot", fill=DATA))
        inside.append(
            label(said(end), scale.right + 7, y[end], dy=CENTRE, font_weight=BOLD, class_="plot-text plot-value")
        )
    return picture(
        "plot plot-steps", *inside, prefix=prefix, width=WIDTH, height=236, size=LETTER, title=title,
        description=description,
    )  # fmt: skip


def spark(series: Sequence[Change], first: date, last: date) -> str | None:
    """A small step line beside a number that is already said: hidden from those who hear the page."""
    found = _within(series, first, last)
    known = [value for _, value in found if value is not None]
    if not known:
        return None
    scale, highest = _Scale(first, last, 2, 116), max(*known, 1)
    y = {value: 26 - 22 * value / highest for value in known}
    end = _value_on(found, last)
    dot = element("circle", cx=116, cy=y[end], r=2.6, class_="plot-dot", fill=DATA) if end is not None else ""
    base = element("line", x1=2, x2=116, y1=26, y2=26, class_="plot-grid", stroke=FAINT, stroke_width=0.8)
    return element(
        "svg", base, _line(found, scale, last, y, stroke_width=1.8), dot, xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 120 28", class_="plot spark", aria_hidden="true", focusable="false",
    )  # fmt: skip


def bars(
    pairs: Sequence[tuple[str, Number]],
    *,
    title: str,
    description: str,
    unit: str,
    prefix: str,
    said: Callable[[Number], str] = number,
) -> str | None:
    """One bar for each pair of words and number, in the order given, each with its number at its end."""
    if not pairs:
        return None
    longest = max(len(name) for name, _ in pairs)
    beside = longest <= 18  # longer words stand above their bar
    left = 8 + 7.6 * longest if beside else 0
    row, room = (26 if beside else 40), WIDTH - left - 10 - 8.5 * max(len(said(value)) for _, value in pairs)
    most = max(*(value for _, value in pairs), 1)
    inside = [label(unit, 0, 14, class_="plot-text plot-axis")]
    for place, (name, value) in enumerate(pairs):
        y = 26 + row * place + (0 if beside else 18)
        long = room * max(value, 0) / most
        inside += [
            label(name, left - 8, y + 8, dy=CENTRE, text_anchor="end") if beside else label(name, 0, y - 5),
            element("rect", x=left, y=y, width=max(long, 1), height=16, class_="plot-bar", fill=DATA),
            label(
                said(value), left + max(long, 1) + 6, y + 8, dy=CENTRE, font_weight=BOLD, class_="plot-text plot-value"
            ),
        ]
    return picture(
        "plot plot-bars", *inside, prefix=prefix, width=WIDTH, height=30 + row * len(pairs), size=LETTER, title=title,
        description=description,
    )  # fmt: skip


def dots(
    events: Iterable[Event], first: date, last: date, *, title: str, description: str, prefix: str, across: str = "year"
) -> str | None:
    """One dot for each event on its day, in rows; dots that would meet stand on one another."""
    shown = sorted(event for event in events if first <= event.day <= last)
    if not shown:
        return None
    scale, wide = _Scale(first, last, 8, WIDTH - 8), 8
    rows = list(dict.fromkeys(event.row for event in sorted(shown, key=lambda event: event.row)))
    stacks = Counter((event.row, round(scale.x(event.day) / wide)) for event in shown)
    inside: list[str] = []
    bottom = 0.0
    for row in rows:
        bottom += (20 if row else 4) + max(count for (name, _), count in stacks.items() if name == row) * wide + 6
        placed: Counter[int] = Counter()
        if row:
            high = max(count for (name, _), count in stacks.items() if name == row)
            inside.append(label(row, 0, bottom - high * wide - 6, class_="plot-text plot-axis"))
        for event in (event for event in shown if event.row == row):
            column = round(scale.x(event.day) / wide)
            placed[column] += 1
            inside.append(
                element(
                    "circle", element("title", words(event.words)), cx=column * wide,
                    cy=bottom - wide * placed[column] + wide / 2 - 1, r=3.4, class_="plot-dot", fill=DATA,
                )
            )  # fmt: skip
        if row != rows[-1]:
            inside.append(
                element(
                    "line", x1=0, x2=WIDTH, y1=bottom, y2=bottom, class_="plot-grid", stroke=FAINT, stroke_width=0.6
                )
            )
            bottom += 6
    inside.append(element("line", x1=0, x2=WIDTH, y1=bottom, y2=bottom, class_="plot-base", stroke=INK))
    inside += _years(scale, bottom, across)
    return picture(
        "plot plot-dots", *inside, prefix=prefix, width=WIDTH, height=bottom + 40, size=LETTER, title=title,
        description=description,
    )  # fmt: skip


def _within(series: Sequence[Change], first: date, last: date) -> list[Change]:
    """The changes from first to last; what held before first holds from first."""
    before = [value for day, value in series if day <= first]
    inside = [(day, value) for day, value in series if first < day <= last]
    return [(first, before[-1]), *inside] if before else inside


def _value_on(found: Sequence[Change], day: date) -> Number | None:
    place = bisect_right([on for on, _ in found], day)
    return found[place - 1][1] if place else None


def _whole_ticks(highest: Number) -> list[int]:
    """From 0 to at least the highest, in even whole steps, five or six of them at most."""
    for power in range(16):
        for step in (1, 2, 5) if power == 0 else (1, 2, 2.5, 5):
            size = int(step * 10**power)
            if highest <= 5 * size:
                return [size * place for place in range(max(math.ceil(highest / size), 1) + 1)]
    raise ValueError(f"too large to plot: {highest}")


def _years(scale: _Scale, bottom: float, across: str) -> list[str]:
    """Years below the base line, six at most; the two days themselves where no year begins between them."""
    span = scale.last.year - scale.first.year
    size = next((size for size in (1, 2, 5, 10, 20, 25, 50) if span / size <= 6), 100)
    years = [year for year in range(scale.first.year, scale.last.year + 1) if year % size == 0]
    days = [day for day in (date(year, 1, 1) for year in years) if scale.first <= day]
    found = [label(across, scale.right, bottom + 36, text_anchor="end", class_="plot-text plot-axis")]
    for day in days:
        x = scale.x(day)
        found.append(element("line", x1=x, x2=x, y1=bottom, y2=bottom + 5, class_="plot-base", stroke=INK))
        anchor = "start" if x < 18 else "end" if x > WIDTH - 18 else "middle"
        found.append(label(str(day.year), x, bottom + 19, text_anchor=anchor, class_="plot-text plot-tick"))
    if not days:
        for day, anchor in ((scale.first, "start"), (scale.last, "end")):
            found.append(
                label(day.isoformat(), scale.x(day), bottom + 19, text_anchor=anchor, class_="plot-text plot-tick")
            )
    return found


def _line(found: Sequence[Change], scale: _Scale, last: date, y: dict[Number, float], *, stroke_width: float) -> str:
    """The steps themselves: level from a change to the next, broken where the count is not known."""
    path, pen = "", False
    for (day, value), (until, _) in pairwise([*found, (last, None)]):
        if value is None:
            pen = False
            continue
        path += f"{f'V{y[value]:.1f}' if pen else f'M{scale.x(day):.1f} {y[value]:.1f}'}H{scale.x(until):.1f}"
        pen = True
    return element(
        "path", d=path, class_="plot-line", fill="none", stroke=DATA, stroke_width=stroke_width,
        stroke_linejoin="round",
    )  # fmt: skip


def _marked(
    mark: tuple[date, str],
    found: Sequence[Change],
    scale: _Scale,
    y: dict[Number, float],
    bottom: float,
    said: Callable[[Number], str],
) -> list[str]:
    """A day picked out: an upright line, the count on that day, and the day's name."""
    day, name = mark
    value = _value_on(found, day)
    if not scale.first <= day <= scale.last or value is None:
        return []
    x = scale.x(day)
    late = x > WIDTH / 2
    text = label(
        f"{said(value)}, {name}", x - 5 if late else x + 5, 36, text_anchor="end" if late else "start",
        font_weight=BOLD, class_="plot-text plot-mark-text",
    )  # fmt: skip
    upright = element(
        "line", x1=x, x2=x, y1=26, y2=bottom, class_="plot-mark", stroke=INK, stroke_width=1, stroke_dasharray="3 3"
    )
    dot = element("circle", cx=x, cy=y[value], r=4.2, class_="plot-mark-dot", fill="#fff", stroke=INK, stroke_width=1.8)
    return [upright, text, dot]
