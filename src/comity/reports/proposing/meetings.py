"""Meetings that a paper says were held, on days and at a place that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.documents import periods
from comity.documents.languages import LANGUAGES
from comity.regime.meetings import Meeting
from comity.reports.proposing.proposed import Proposed, Reading, slug, told
from comity.reports.view import typed

_SORTS = {
    "consultation": "consultation",
    "seminar": "seminar",
    "workshop": "workshop",
    "conference": "conference",
    "meeting": "other meeting",
}
# A phrase that names a meeting: "a high-level seminar for Central and Eastern European countries".
_NAMED = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]*|high-level|technical|regional|informal|annual|yearly|preparatory)?(?:\s[\w’'-]+){0,3}?\s?"
    r"\b(?P<sort>consultation|seminar|workshop|conference|meeting)s?\b(?:\s(?:on|for|with)\s[^,.;()]{3,80})?)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:(?:the|a|an|of|were|was|held|which|included|total|one|two|three|four|five|six)\s)+")
_HELD = re.compile(r"\b(?:held|took place|organi[sz]ed|convened|hosted)\b", re.IGNORECASE)
_PLACE = re.compile(r"\bin ((?:The )?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)(?:,| \(| from| on|\.|$)")
_BODY = re.compile(
    r"\b(The Hague Working Group|New York Working Group|Working Group|Bureau|Court|Office of the Prosecutor|Registry)\b"
)


def meetings(reading: Reading) -> Iterator[Proposed]:
    """Each day or span of days that a paragraph gives for a meeting held, unless the record has a meeting then."""
    language = LANGUAGES[reading.examined.paper.language]
    held = [meeting for _, meeting in typed(reading.view.standings("meetings"), Meeting)]
    for each in reading.examined.placed:
        text = each.provision.text
        if each.provision.kind not in ("paragraph", "item", "operative") or not _HELD.search(text):
            continue
        for start, end in _sentences(text):
            said = text[start:end]
            if not _HELD.search(said):
                continue
            days = list(periods.find(said, language))
            for place, period in enumerate(days, 1):
                named = _named(text, start + period.start, start + period.end)
                if named is None or any(_same(meeting, period) for meeting in held):
                    continue
                yield _proposed(reading, each.address, text, said, named, period, place if len(days) > 1 else 0)


def _proposed(
    reading: Reading, at: str, text: str, said: str, named: re.Match[str], period: periods.Period, place: int
) -> Proposed:
    sort = _SORTS[named["sort"].casefold()]
    name = re.sub(
        r"^(?:(?:the|a|an|of|were|was|held|which|included|total|four)\s)+", "", " ".join(named["name"].split())
    )
    where, body = _PLACE.search(said), _BODY.search(text)
    asks = [f"is “{name}” its name?"]
    if body is None:
        asks.append("the paragraph names no body that held it")
    line = {
        "act": "meetings.held",
        "matter": slug(sort, period.first.isoformat()),
        "dated": period.first.isoformat(),
        "closed": period.last.isoformat() if period.last != period.first else "",
        "sort": sort,
        "name": f"{name} (no. {place})" if place else name,
        "body": body[1] if body else "",
        "place": where[1] if where else "",
        "source": reading.source(at),
    }
    return Proposed(at=at, line=told(line), asks=tuple(asks))


def _named(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words that name what was held on the days at [start, end): those before, a seminar before a mere meeting.

    "Meetings were held on …" behind "a total of four informal consultations" are the consultations.
    """
    before = [match for match in _NAMED.finditer(text) if match.start("sort") < start]
    sorts = [match for match in before if match["sort"].casefold() != "meeting"]
    behind = _NAMED.search(text, end)
    near = behind if behind is not None and not text[end : behind.start()].strip() else None
    return near or next(reversed(sorts or before), None) or behind


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"(?<=[a-z\d)”])\.\s+(?=[A-ZÉÀ(“])", text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _same(meeting: Meeting, period: periods.Period) -> bool:
    """Whether the record's meeting lies within these days."""
    if meeting.opened is None:
        return False
    last = (meeting.closed or meeting.opened).last
    return meeting.opened.first <= period.last and period.first <= last


RULES = (meetings,)
