"""Draw the States of the world once, so that pages need no map library: makes src/comity/reports/world.py.

For developers, standard library only. Reads countries-110m.json, -50m.json and -10m.json of the npm package
world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`, unpacked), which holds Natural Earth 4.1 as TopoJSON:

    python3 tools/world.py FOLDER

Equal Earth projection (Šavrič, Patterson and Jenny 2018), central meridian 11° E so that no State is cut.
States too small to be seen become places: points that the map draws as circles.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

WIDTH = 1000
MERIDIAN = 11.0
SMALLEST = 7.0  # square units of the 1000-wide drawing: below this an area is a circle as well
APART = 6.4  # circles are moved until their centres are this far from each other
OUT = Path(__file__).resolve().parents[1] / "src" / "comity" / "reports" / "world.py"

CUT = -171.0  # rings that lie west of it are drawn at the eastern edge
# Where the largest island is far from the seat of government, or the edge of the map runs between neighbours.
SEATS = {"KIR": (173.0, 1.4), "NIU": (190.1, -19.05)}

HEAD = '''"""The States of the world as drawn lines: made by tools/world.py, not by hand.

``AREAS``: ISO alpha-3 code to the path of its outline; an empty code is land that the source gives no code.
``PLACES``: States too small to be seen as areas, at their place. Units: halves of one unit of a drawing
``WIDTH`` by ``HEIGHT``, whole numbers. Equal Earth projection, central meridian 11° E, Antarctica left out.

Source and licence: world.NOTICE.txt beside this file.
"""

# ruff: noqa: E501
from __future__ import annotations

from typing import Final

WIDTH: Final = {width}
HEIGHT: Final = {height}

_AREAS: Final = """
{areas}
"""

_PLACES: Final = """
{places}
"""

AREAS: Final = dict(line.split("|") for line in _AREAS.strip().splitlines())
PLACES: Final = {{
    code: (int(x), int(y)) for code, x, y in (place.split() for place in _PLACES.strip().splitlines())
}}
'''

# ISO 3166-1 numeric and alpha-3, for the States of comity.regime.states and the other areas of the source.
CODES = """
004AFG 008ALB 010ATA 012DZA 020AND 024AGO 028ATG 031AZE 032ARG 036AUS 040AUT 044BHS 048BHR 050BGD 051ARM 052BRB 056BEL
064BTN 068BOL 070BIH 072BWA 076BRA 084BLZ 090SLB 096BRN 100BGR 104MMR 108BDI 112BLR 116KHM 120CMR 124CAN 132CPV 140CAF
144LKA 148TCD 152CHL 156CHN 158TWN 170COL 174COM 178COG 180COD 184COK 188CRI 191HRV 192CUB 196CYP 203CZE 204BEN 208DNK
212DMA 214DOM 218ECU 222SLV 226GNQ 231ETH 232ERI 233EST 238FLK 242FJI 246FIN 250FRA 260ATF 262DJI 266GAB 268GEO 270GMB
275PSE 276DEU 288GHA 296KIR 300GRC 304GRL 308GRD 320GTM 324GIN 328GUY 332HTI 336VAT 340HND 348HUN 352ISL 356IND 360IDN
364IRN 368IRQ 372IRL 376ISR 380ITA 384CIV 388JAM 392JPN 398KAZ 400JOR 404KEN 408PRK 410KOR 414KWT 417KGZ 418LAO 422LBN
426LSO 428LVA 430LBR 434LBY 438LIE 440LTU 442LUX 450MDG 454MWI 458MYS 462MDV 466MLI 470MLT 478MRT 480MUS 484MEX 492MCO
496MNG 498MDA 499MNE 504MAR 508MOZ 512OMN 516NAM 520NRU 524NPL 528NLD 540NCL 548VUT 554NZL 558NIC 562NER 566NGA 570NIU
578NOR 583FSM 584MHL 585PLW 586PAK 591PAN 598PNG 600PRY 604PER 608PHL 616POL 620PRT 624GNB 626TLS 630PRI 634QAT 642ROU
643RUS 646RWA 659KNA 662LCA 670VCT 674SMR 678STP 682SAU 686SEN 688SRB 690SYC 694SLE 702SGP 703SVK 704VNM 705SVN 706SOM
710ZAF 716ZWE 724ESP 728SSD 729SDN 732ESH 740SUR 748SWZ 752SWE 756CHE 760SYR 762TJK 764THA 768TGO 776TON 780TTO 784ARE
788TUN 792TUR 795TKM 798TUV 800UGA 804UKR 807MKD 818EGY 826GBR 834TZA 840USA 854BFA 858URY 860UZB 862VEN 882WSM 887YEM
894ZMB
"""
ALPHA = {code[:3]: code[3:] for code in CODES.split()}


def project(longitude: float, latitude: float) -> Point:
    """Equal Earth, on the unit sphere; y grows to the south, as in SVG."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    below = a1 + 3 * a2 * theta**2 + theta**6 * (7 * a3 + 9 * a4 * theta**2)
    x = 2 / math.sqrt(3) * math.radians(longitude - MERIDIAN) * math.cos(theta) / below
    return x, -theta * (a1 + a2 * theta**2 + theta**6 * (a3 + a4 * theta**2))


def read(path: Path) -> dict[str, list[Ring]]:
    """The rings of each area, in degrees, by alpha-3 code; "" for areas without one."""
    topology = json.loads(path.read_text())
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for deltas in topology["arcs"]:
        x = y = 0
        arcs.append([((x := x + dx) * sx + tx, (y := y + dy) * sy + ty) for dx, dy in deltas])
    rings: dict[str, list[Ring]] = defaultdict(list)
    for area in topology["objects"]["countries"]["geometries"]:
        shapes = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
        rings[ALPHA.get(area.get("id", ""), "")].extend(_points(ring, arcs) for shape in shapes for ring in shape)
    return rings


def _points(ring: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for number in ring:
        arc = arcs[~number][::-1] if number < 0 else arcs[number]
        points.extend(arc[1:] if points else arc)
    return points


def as_the_united_nations_draw(rings: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """The source draws who holds the ground; two lines are drawn as the United Nations draw them.

    Crimea is part of Ukraine (General Assembly resolution 68/262). Western Sahara is a Non-Self-Governing
    Territory, whole, south of the parallel of 27°40' N.
    """
    crimea = [ring for ring in rings["RUS"] if all(32 < x < 37 and 44 < y < 46.5 for x, y in ring)]
    both = union(rings["MAR"] + rings["ESH"])
    line = 27 + 40 / 60
    return {
        **rings,
        "RUS": [ring for ring in rings["RUS"] if ring not in crimea],
        "UKR": union(rings["UKR"] + crimea),
        "MAR": [part for ring in both if len(part := cut(ring, line, north=True)) > 3],
        "ESH": [part for ring in both if len(part := cut(ring, line, north=False)) > 3],
    }


def union(rings: list[Ring]) -> list[Ring]:
    """Rings that share a border, as one: the border runs once each way, and both go."""
    edges = {edge for ring in rings for edge in pairwise(ring)}
    after: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        if (end, start) not in edges:
            after[start].append(end)
    joined = []
    while after:
        ring = [min(after)]
        while ring[-1] in after:
            ends = after[ring[-1]]
            ring.append(ends.pop())
            if not ends:
                del after[ring[-2]]
        joined.append(ring)
    return joined


def cut(ring: Ring, parallel: float, *, north: bool) -> Ring:
    """The part of a ring on one side of a parallel."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 >= parallel) is not (y1 >= parallel):
            kept.append((x0 + (x1 - x0) * (parallel - y0) / (y1 - y0), parallel))
        if (y1 >= parallel) is north:
            kept.append((x1, y1))
    return [*kept, *kept[:1]]


def whole(ring: Ring) -> Ring:
    """A ring that crosses the 180th meridian in one piece, on the side of the map where most of it lies."""
    xs = [ring[0][0]]
    for x, _ in ring[1:]:
        xs.append(x + 360 * round((xs[-1] - x) / 360))
    turn = 360 * round((MERIDIAN - sum(xs) / len(xs)) / 360)
    if sum(xs) / len(xs) + turn < CUT:
        turn += 360
    return [(x + turn, y) for x, (_, y) in zip(xs, ring, strict=True)]


def measure(ring: Ring) -> tuple[float, Point]:
    """The area of a ring and its centre of gravity."""
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
    if abs(twice) < 1e-12:
        return 0.0, ring[0]
    pairs = list(pairwise(ring))
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairs) / (3 * twice)
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairs) / (3 * twice)
    return abs(twice) / 2, (x, y)


def outline(rings: list[Ring], scale: Any) -> str:
    """A path with whole, relative coordinates; rings that vanish in rounding are left out."""
    path = ""
    for ring in rings:
        drawn = [scale(point) for point in ring]
        steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(drawn)]
        steps = [step for step in steps if step != (0, 0)]
        if len(steps) > 2:
            line = "".join(f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}" for dx, dy in steps[:-1])
            path += f"M{drawn[0][0]} {drawn[0][1]}l{line.strip()}z"
    return path


def spread(places: dict[str, Point]) -> dict[str, Point]:
    """Circles moved apart, each as little as needed."""
    at = dict(places)
    for _ in range(200):
        for one in sorted(at):
            for other in sorted(at):
                (x0, y0), (x1, y1) = at[one], at[other]
                far = math.hypot(x1 - x0, y1 - y0)
                if one < other and far < APART - 0.01:
                    push = (APART - far) / 2 / (far or 1)
                    dx, dy = ((x1 - x0) * push, (y1 - y0) * push) if far else (APART / 2, 0.0)
                    at[one], at[other] = (x0 - dx, y0 - dy), (x1 + dx, y1 + dy)
    return at


def main(folder: Path) -> None:
    near, finer, finest = (
        {code: [[project(*point) for point in whole(ring)] for ring in rings] for code, rings in drawn.items()}
        for scale in ("110m", "50m", "10m")
        if (drawn := as_the_united_nations_draw(read(folder / f"countries-{scale}.json")))
    )
    del near["ATA"]
    known = {code: max(map(measure, finer.get(code) or finest[code])) for code in ALPHA.values() if code != "ATA"}
    centres = {code: project(*SEATS[code]) if code in SEATS else centre for code, (_, centre) in known.items()}
    every = [point for rings in near.values() for ring in rings for point in ring] + list(centres.values())
    left, right = min(x for x, _ in every), max(x for x, _ in every)
    unit = (WIDTH - 12) / (right - left)
    top, bottom = min(y for _, y in every), max(y for _, y in every)
    size = {code: sum(measure(ring)[0] for ring in near.get(code, [])) * unit**2 for code in known}
    small = {
        code: ((x - left) * unit + 6, (y - top) * unit + 6) for code, (x, y) in centres.items() if size[code] < SMALLEST
    }
    areas = {
        code: outline(rings, lambda p: (round(2 * ((p[0] - left) * unit + 6)), round(2 * ((p[1] - top) * unit + 6))))
        for code, rings in sorted(near.items())
    }
    OUT.write_text(
        HEAD.format(
            width=WIDTH,
            height=round((bottom - top) * unit + 12),
            areas="\n".join(f"{code}|{path}" for code, path in areas.items() if path),
            places="\n".join(f"{code} {2 * x:.0f} {2 * y:.0f}" for code, (x, y) in sorted(spread(small).items())),
        ),
        encoding="utf-8",
    )
    print(f"{OUT.name}: {len(areas)} areas, {len(small)} places, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
