"""The paper itself: issued, and adopted where its closing line says how and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents import symbols
from comity.documents.languages import LANGUAGES
from comity.regime.papers import Paper as RecordedPaper
from comity.reports.proposing.proposed import Proposed, Reading, slug, told
from comity.reports.view import typed

_PLENARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th|e|ème)\s+(?:plenary\s+)?(?:meeting|séance)", re.IGNORECASE)
_HOW = re.compile(r"\bby (consensus)\b|\bpar (consensus)\b|\bby (?:a )?(?:recorded )?(vote)\b", re.IGNORECASE)


def issued(reading: Reading) -> Iterator[Proposed]:
    """A paper with a symbol that the record does not hold yet."""
    paper = reading.examined.paper
    if paper.symbol is None or _held(reading) is not None:
        return
    asks = [] if paper.date else ["the paper bears no date: when was it issued?"]
    line = {
        "act": "papers.issued",
        "matter": _matter(paper.symbol),
        "dated": paper.date or "",
        "sort": _sort(paper.symbol, paper.title),
        "name": paper.title or paper.symbol,
        "symbol": paper.symbol,
        "organ": paper.body or "",
        "session": paper.session or _session(paper.symbol),
        "source": reading.source(""),
    }
    yield Proposed(at="", line=told(line), asks=tuple(asks))


def adopted(reading: Reading) -> Iterator[Proposed]:
    """A paper whose closing line, or title block, says that it was adopted."""
    paper = reading.examined.paper
    held = _held(reading)
    if paper.symbol is None or (held is not None and held[1] == "adopted"):
        return
    for each in reading.examined.placed:
        text = each.provision.text
        if each.provision.kind not in ("closing", "front") or not re.search(r"\b[Aa]d(?:opted|opté)", text):
            continue
        day = LANGUAGES[paper.language].date(text)
        plenary, how = _PLENARY.search(text), _HOW.search(text)
        line = {
            "act": "papers.adopted",
            "matter": held[0] if held else _matter(paper.symbol),
            "dated": day or paper.date or "",
            "plenary": int(plenary[1]) if plenary else None,
            "how": next(filter(None, how.groups())).casefold() if how else None,
            "source": reading.source(each.address),
        }
        yield Proposed(at=each.address, line=told(line), asks=() if day else ("the line names no day of adoption",))
        return


def _held(reading: Reading) -> tuple[str, str] | None:
    """The matter of the paper in the record, and its status; None where the record does not hold it."""
    rows = typed(reading.view.standings("papers"), RecordedPaper)
    symbol = reading.examined.paper.symbol
    return next(((row.name, row.status) for row, paper in rows if paper.symbol == symbol), None)


def _matter(symbol: str) -> str:
    """ICC-ASP/15/Res.3 is res-15-3, as the resolutions of the Assembly are named in the record."""
    resolution = re.fullmatch(r"ICC-ASP/(\d+)/Res\.(\d+)", symbol)
    return slug("res", *resolution.groups()) if resolution else slug(symbol)


def _session(symbol: str) -> int | None:
    parsed = symbols.parse(symbol)
    return parsed.session if parsed else None


def _sort(symbol: str, title: str) -> str:
    if "/Res." in symbol or "/RES/" in symbol:
        return "resolution"
    first = title.casefold()
    return next(
        (sort for sort in ("report", "declaration", "plan", "guidelines", "letter") if sort in first), "other paper"
    )


RULES = (issued, adopted)
