"""Pictures as text: the few elements of SVG that plots and maps are made of.

Every picture stands alone (colours and letters are attributes) and takes the site's colours where it stands on
a page (classes). It holds no style attribute and no style element, so that the strictest policy lets it through.
"""

from __future__ import annotations

from html import escape
from typing import Final

FONT: Final = "Noto Sans, sans-serif"
INK: Final = "currentColor"
DATA: Final = "#33454d"
FAINT: Final = "#b9af9c"
PAPER: Final = "#fdfbf7"


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """One element; ``class_`` and ``stroke_width`` become class and stroke-width, None is left out.

    ``inside`` is markup already: pass what people wrote through ``words``.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def words(text: str) -> str:
    """Text as markup."""
    return escape(text, quote=False)


def label(text: str, x: float, y: float, **attributes: str | float | None) -> str:
    """Words in the picture."""
    return element("text", words(text), x=x, y=y, **{"class_": "plot-text", "fill": INK, **attributes})


def picture(
    kind: str, *inside: str, prefix: str, width: float, height: float, size: float, title: str, description: str
) -> str:
    """The whole picture: no width of its own, letters ``size`` units high, named by its title and description.

    ``prefix`` begins its identifiers and must be its own on the page. Plots run from left to right in every language.
    """
    return element(
        "svg",
        element("title", words(title), id=f"{prefix}-title"),
        element("desc", words(description), id=f"{prefix}-desc"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        class_=kind,
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
        font_family=FONT,
        font_size=size,
        direction="ltr",
    )


def _short(value: str | float) -> str:
    """A coordinate with one decimal at most: fine enough, and the same on every machine."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
