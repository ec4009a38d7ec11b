"""The names of WordprocessingML, and how its properties are asked for (ECMA-376, part 1, 17)."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VAL = f"{W}val"

# The strict form of the standard has other namespaces for the same names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)


def transitional(content: bytes) -> bytes:
    """A part in the namespaces that all other parts of this reader ask for."""
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return content


def value(element: etree._Element | None, path: str) -> str | None:
    """The value of a property under an element, by the local names of its path; None where it is not set."""
    if element is None:
        return None
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(VAL)


def on(element: etree._Element | None, path: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not set (17.17.4)."""
    if element is None:
        return None
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(VAL, "true") not in {"0", "false", "off"}


def number(said: str | None, default: int = 0) -> int:
    """A whole number as an attribute has it; the default where it has none."""
    try:
        return int(float(said)) if said and len(said) < 20 else default
    except (ValueError, OverflowError):
        return default
