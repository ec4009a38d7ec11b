"""Pictures: what is safe of an SVG, alone or in a page, and the same as PNG.

Only drawing is kept: no script, no style sheet, nothing fetched, no name that another picture in the page may bear.
A picture that cannot be read has none of these, and is given by its words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree


class Drawing(NamedTuple):
    """A safe SVG and its size in points."""

    xml: str
    width: float
    height: float


def drawing(svg: str, prefix: str = "", label: str = "") -> Drawing | None:
    """The drawing of an SVG. ``prefix`` goes before its names; ``label`` says what it shows to those who listen."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(svg.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError, ValueError):
        return None
    if root.tag != f"{{{_SVG}}}svg":
        return None
    width, height = _size(root)
    if not (0 < width < _HUGE and 0 < height < _HUGE):
        return None
    kept = _kept(root, prefix)
    kept.set("width", f"{width:g}")
    kept.set("height", f"{height:g}")
    kept.set("viewBox", root.get("viewBox") or f"0 0 {width:g} {height:g}")
    if label:
        kept.set("role", "img")
        kept.set("aria-label", label)
    return Drawing(etree.tostring(kept, encoding="unicode"), width * 0.75, height * 0.75)


_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_HUGE = 20_000
# The stubs of lxml do not know that None names the default name space.
_DEFAULT: dict[str, str] = {None: _SVG}  # type: ignore[dict-item]
_ELEMENTS = (
    "svg g defs path rect circle ellipse line polyline polygon text tspan title desc clipPath mask linearGradient "
    "radialGradient stop pattern marker use symbol"
)
_ATTRIBUTES = (
    "id class x y dx dy x1 y1 x2 y2 cx cy r rx ry fx fy d points width height transform viewBox preserveAspectRatio "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray "
    "stroke-dashoffset stroke-miterlimit opacity color display visibility clip-path clip-rule mask offset stop-color "
    "stop-opacity gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform "
    "clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient marker-start "
    "marker-mid marker-end font-family font-size font-style font-weight font-variant letter-spacing text-anchor "
    "text-decoration dominant-baseline alignment-baseline baseline-shift textLength lengthAdjust direction "
    "unicode-bidi writing-mode rotate pathLength vector-effect shape-rendering text-rendering href"
)
_DRAWN = {f"{{{_SVG}}}{name}" for name in _ELEMENTS.split(" ")}
_TOLD = set(_ATTRIBUTES.split(" "))


def _kept(element: etree._Element, prefix: str) -> etree._Element:
    """A copy of what is drawn, in the one name space."""
    kept = etree.Element(etree.QName(_SVG, etree.QName(element).localname), nsmap=_DEFAULT)
    kept.text = element.text
    told: dict[str, str] = {str(name): str(value) for name, value in element.attrib.items()}
    for declared in told.pop("style", "").split(";"):
        name, _, value = declared.partition(":")
        told[name.strip()] = value.strip()
    if _XLINK in told:
        told.setdefault("href", told.pop(_XLINK))
    for name, value in told.items():
        safe = _value(name, value, prefix)
        if safe is not None:
            kept.set(name, safe)
    for child in element:
        if isinstance(child.tag, str) and child.tag in _DRAWN:
            drawn = _kept(child, prefix)
            drawn.tail = child.tail
            kept.append(drawn)
    return kept


def _value(name: str, value: str, prefix: str) -> str | None:
    """The value of an attribute as it is kept; None where it is not."""
    if name not in _TOLD:
        return None
    if name == "id":
        return prefix + value
    if name == "href":
        return f"#{prefix}{value[1:]}" if value.startswith("#") else None
    local = re.sub(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)", lambda found: f"url(#{prefix}{found[1]})", value)
    return None if "url(" in re.sub(r"url\(#[^)]*\)", "", local).lower().replace("\\", "") else local


def _size(root: etree._Element) -> tuple[float, float]:
    """Width and height in pixels: as said, else as the view box has them, else as browsers have it."""
    box = [_number(part) for part in re.split(r"[\s,]+", (root.get("viewBox") or "").strip())]
    natural = (box[2], box[3]) if len(box) == 4 else (300.0, 150.0)
    width, height = (_number(root.get(side) or "") for side in ("width", "height"))
    if width and height:
        return width, height
    if width or height:
        scale = width / natural[0] if width and natural[0] else height / natural[1] if natural[1] else 0
        return natural[0] * scale, natural[1] * scale
    return natural


def _number(text: str) -> float:
    """A length in pixels; 0 where it is none or a share of the page."""
    found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d{1,9})?)(px|pt|mm|cm|in)?\s*", text)
    scale = {"px": 1, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
    return float(found[1]) * scale[found[2] or "px"] if found else 0.0
