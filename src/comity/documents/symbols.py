"""Symbols of documents: what they are made of, and how they are printed.

    ICC-ASP/14/26/Rev.1    RC/Dec.2    CBF/24/26    ICC-PRES/06-01-10    ICC-02/05-01/09-358
    A/RES/70/1    A/HRC/RES/32/20    S/RES/1593 (2005)    S/PRST/2020/11    E/RES/2019/1    ST/SGB/2018/1
    A/80/6 (Sect. 7)    A/80/6 (Sect. 24)/Corr.1    A/79/5 (Vol. I)

Source: the symbols as printed on the documents; United Nations ST/LIB/SER.B/5 for the series.
"""

from __future__ import annotations

import re

import msgspec

# One pattern for all: a series in capitals, then parts behind strokes, then perhaps the year in brackets.
PATTERN = (
    r"(?:ICC-(?:ASP|PRES|BD|CPI|RC|\d\d)|ICC|CBF|RC|ASP|A|S|E|ST|CCPR|CAT|CEDAW|CRC|HRI|DP|TD|UNEP|HSP|GC|CTOC|CAC|LC|"
    r"PCNICC|SPLOS|ISBA|TRANS|ECE|ESCAP|ECA|ECLAC|LC|FCCC|UNAMID)"
    r"(?:/[A-Za-z0-9](?:[A-Za-z0-9.+-]*[A-Za-z0-9])?){1,7}(?:\s?\((?:\d{4}|[IVXL]+|[A-Z]-[IVX]+)\))?"
)
LONGEST_SERIES = 8  # signs, without a stroke
# The section, volume or programme of a document that is issued in several; in a citation it is a place in the whole.
_SECTION = re.compile(r"\s?\((?:(?:Income )?[Ss]ect\. ?\d{1,2}[A-Z]?|Prog\. ?\d{1,2}|Vol\. ?[IVX]{1,5}|Introduction)\)")
_WHOLE = re.compile(PATTERN)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\s?\(((?:\d{4}|[IVXLA-Z-]+))\)$")


class Symbol(msgspec.Struct, frozen=True, order=True):
    """A symbol: its series, the parts behind the strokes, and what stands in brackets."""

    series: str
    parts: tuple[str, ...]
    year: str = ""

    def __str__(self) -> str:
        return "/".join((self.series, *self.parts)) + (f" ({self.year})" if self.year else "")

    @property
    def session(self) -> int | None:
        """The session of the Assembly that a paper of the Assembly was issued at: 14 in ICC-ASP/14/Res.3."""
        return int(self.parts[0]) if self.series == "ICC-ASP" and self.parts[0].isdigit() else None


def parse(text: str) -> Symbol | None:
    """The symbol that a text is; None where it is none, or more than one."""
    if "/" not in text:  # no symbol is without one
        return None
    text = " ".join(text.split())
    bare = _SECTION.sub("", text) if "(" in text else text
    if len(text) > 60 or not _WHOLE.fullmatch(bare) or not _DIGIT.search(bare):
        return None
    year = _YEAR.search(text)
    series, *parts = text[: year.start() if year else None].split("/")
    return Symbol(series, tuple(parts), year[1] if year else "")
