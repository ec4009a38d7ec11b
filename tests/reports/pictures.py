"""What every picture must be: well formed, named, without styles of its own, and the same each time."""

from __future__ import annotations

from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


def read(drawn: str | None) -> ET.Element:
    """The picture as a tree, once it has shown that it keeps the rules."""
    assert drawn is not None
    root = ET.fromstring(drawn)  # noqa: S314 - our own text
    assert root.tag == f"{SVG}svg"
    assert "viewBox" in root.attrib
    assert not {"width", "height"} & set(root.attrib)
    for each in root.iter():
        assert "style" not in each.attrib
        assert each.tag != f"{SVG}style"
    names = [name for each in root.iter() if (name := each.get("id"))]
    assert len(names) == len(set(names))
    if root.get("aria-hidden") != "true":
        assert root.get("role") == "img"
        assert root.get("direction") == "ltr"
        title, description = (root.get("aria-labelledby") or "").split()
        assert {found.tag: found.get("id") for found in root[:2]} == {f"{SVG}title": title, f"{SVG}desc": description}
        assert all(found.text for found in root[:2])
    return root


def said(root: ET.Element) -> list[str]:
    """The words in the picture."""
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    """The elements of a class."""
    return [each for each in root.iter() if name in each.get("class", "").split()]
