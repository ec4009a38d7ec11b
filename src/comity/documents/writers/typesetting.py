"""Typst, which sets pages and draws pictures, with the fonts that we ship."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, lru_cache
from importlib.resources import as_file, files

import typst

# Typst keeps what it has worked out for the next page it sets, until so many have not asked for it.
_KEPT_FOR = 11


def typeset(page: bytes, told: dict[str, str]) -> bytes:
    """A page as PDF/UA-1, from its source and the data it asks for.

    Our fonts alone give the same bytes on every machine. Signs that they lack are looked for in the machine's; where
    these lack them too, a box stands for the sign, and the file is tagged as ever but claims no conformance.
    """
    try:
        for alone in (True, False):
            with suppress(typst.TypstError):
                return typst.compile(
                    page, format="pdf", pdf_standards="ua-1", sys_inputs=told, font_paths=_fonts(alone)
                )
        return typst.compile(page, format="pdf", sys_inputs=told, font_paths=_fonts(False))
    finally:
        _forget()


def _forget() -> None:
    """Set empty pages until nothing is kept of the last one: no two papers are alike, and of ten long ones it would
    hold a gigabyte."""
    for _ in range(_KEPT_FOR):
        typst.compile(b"", format="png", ppi=1, font_paths=_fonts(True))


@lru_cache(maxsize=32)
def raster(svg: str, ppi: float) -> bytes | None:
    """A picture as PNG; None where it cannot be drawn. The same picture is drawn once for many drafts."""
    page = b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
    page += b'#image(bytes(sys.inputs.svg), format: "svg")'
    with suppress(typst.TypstError):
        return typst.compile(page, format="png", ppi=ppi, sys_inputs={"svg": svg}, font_paths=_fonts(True))
    return None


@cache
def _fonts(alone: bool) -> typst.Fonts:
    """Our fonts; beside the machine's, unless alone."""
    with as_file(files("comity.documents").joinpath("fonts")) as folder:
        return typst.Fonts(include_system_fonts=not alone, include_embedded_fonts=False, font_paths=[str(folder)])
