"""What moves on with the session: ordinals, the symbol and days of the paper, resolutions it recalls and rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents import symbols
from comity.documents.citations import Citation
from comity.regime.papers import Paper as RecordedPaper
from comity.reports.drafting import listed
from comity.reports.rolling.proposal import Last, Proposal
from comity.reports.view import View, typed

_WORKING = ("operative", "item", "paragraph", "preambular")
_PLACEHOLDER = "[Adopted at the … plenary meeting, on …, by …]"


def title_block(last: Last, _view: View) -> Iterator[Proposal]:
    """The session, symbol and day of the title block, and the line that says how the paper was adopted."""
    for at, text in last.texts("front", "title", "closing", "heading"):
        kind = next(each.provision.kind for each in last.placed if each.address == at)
        if kind == "closing" or (kind == "front" and last.language.closing(text)):
            yield _put(at, 0, len(text), text, _PLACEHOLDER, "how the next resolution is adopted is not known yet")
            continue
        if kind == "front" and last.language.dated(text):
            yield _put(at, 0, len(text), text, "[date]", "the day of the next resolution is not known yet")
        for start, end, number in last.language.sessions(text):
            if number == last.session:
                said = last.language.said_ordinal(text[start:end], last.following)
                yield _put(at, start, end, text, said, f"the paper is for session {last.following}")
        for symbol in re.finditer(re.escape(last.paper.symbol), text) if last.paper.symbol else ():
            yield _put(at, *symbol.span(), text, last.next_symbol, "the number of the next resolution is not known yet")


def due_sessions(last: Last, _view: View) -> Iterator[Proposal]:
    """A session before which something is due, and which the next resolution has reached, moves on by as many."""
    on = last.following - last.session
    for at, text in last.texts("operative", "item"):
        for start, end, number in last.language.sessions(text):
            if last.session < number <= last.following:
                said = last.language.said_ordinal(text[start:end], number + on)
                yield _put(
                    at, start, end, text, said, f"session {number} is reached: what is to be done is asked for anew"
                )
            elif number > last.following:
                yield Proposal(at=at, why=f"names session {number}, which is still to come", start=start, end=end)


def recalled(last: Last, view: View) -> Iterator[Proposal]:
    """The list of earlier resolutions gains those adopted since."""
    rows = typed(view.standings("papers", ["resolution", "declaration"]), RecordedPaper)
    since = {
        paper.symbol: (paper, row.entry)
        for row, paper in rows
        if paper.symbol
        and paper.adopted
        and paper.session
        and last.session <= paper.session < last.following
        and "cooperation" in paper.name.lower()
    }
    wanted = [*dict.fromkeys([*([last.symbol] if last.symbol else []), *sorted(since)])]
    for at, text in last.texts("preambular"):
        found = [each for each in last.citations.get(at, ()) if each.target and _of_assembly(each.target.symbol)]
        run = _rising(found)
        if len(run) < 2:
            continue
        named = {each.target.symbol for each in found if each.target}
        missing = [symbol for symbol in wanted if symbol not in named]
        if missing:
            end = run[-1].end
            entries = tuple(sorted({entry for symbol in missing if symbol in since and (entry := since[symbol][1])}))
            start = run[-1].start
            joined = re.search(r"\s+(?:and|et)\s+$", text[:start])
            if joined is not None and not text[end:].lstrip().startswith(("and", "et", ", and", ", et")):
                words = f", {listed([text[start:end], *missing])}"
                yield _put(at, joined.start(), end, text, words, "adopted since", entries)
            else:
                yield _put(at, end, end, text, "".join(f", {symbol}" for symbol in missing), "adopted since", entries)
        return


def pursuant(last: Last, _view: View) -> Iterator[Proposal]:
    """What was submitted under the resolution before last was asked for again by the last one."""
    asked = [each for each in last.mandates if each.recurring == "annual" and re.search(r"\breports?\b", each.action)]
    asked = [each for each in asked if _kind_of(last, each.at) == "operative"]
    for at, text in last.texts(*_WORKING):
        for each in last.citations.get(at, ()):
            if each.target is None or not each.target.provision or not _before(each.target.symbol, last):
                continue
            if not re.search(
                r"(?:pursuant to|in accordance with|en application d\S*|conformément)\s+(?:the\s+)?$",
                text[: each.start],
            ):
                continue
            if len(asked) != 1 or last.symbol is None:
                why = (
                    f"rests on {each.text}; which paragraph of the last resolution asked for it is for a person to say"
                )
                yield Proposal(at=at, why=why, start=each.start, end=each.end)
                continue
            number = next(placed.provision.number for placed in last.placed if placed.address == asked[0].at)
            words = f"paragraph {number} of resolution {last.symbol}"
            yield _put(at, each.start, each.end, text, words, f"asked for every year; last in {asked[0].at}")


def _kind_of(last: Last, at: str) -> str:
    return next(placed.provision.kind for placed in last.placed if placed.address == at)


def _put(at: str, start: int, end: int, text: str, words: str, why: str, entries: tuple[int, ...] = ()) -> Proposal:
    return Proposal(at=at, start=start, end=end, before=text[start:end], after=words, why=why, entries=entries)


def _of_assembly(symbol: str) -> bool:
    return re.fullmatch(r"ICC-ASP/\d+/Res\.\d+", symbol) is not None


def _before(symbol: str, last: Last) -> bool:
    """Whether a resolution is one of the session before last."""
    parsed = symbols.parse(symbol)
    return _of_assembly(symbol) and parsed is not None and parsed.session == last.session - 1


def _rising(found: list[Citation]) -> list[Citation]:
    """The citations, from the first on, whose sessions rise: the list of earlier resolutions."""
    run: list[Citation] = []
    for each in found:
        session = _session(each)
        if not run or session > _session(run[-1]):
            run.append(each)
    return run


def _session(citation: Citation) -> int:
    parsed = symbols.parse(citation.target.symbol) if citation.target else None
    return (parsed.session or 0) if parsed else 0


RULES = (title_block, due_sessions, recalled, pursuant)
