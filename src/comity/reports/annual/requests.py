"""II.G. Requests for cooperation: what organs of the Court have published; in an authority's own draft what it sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.regime import contents, parties, requests, statistics
from comity.regime.statistics import ALL, OUTCOMES, PeriodName, Statistics
from comity.reports.drafting import Draft, Part, listed, spoken
from comity.reports.figures import Answer, Value
from comity.reports.questions.requests import latest
from comity.reports.requests import Count, counts, to_the_court, transmitted
from comity.reports.view import View

_REPORTING: PeriodName = "reporting year of the Assembly"
# What stands in a table where a number is not told.
_WITHHELD = "withheld"


def write(draft: Draft) -> None:
    """The paragraphs of the section: as published; for a viewer that is a party to requests, its own."""
    if draft.view.viewer.authorities:
        year = statistics.year_of(_REPORTING, draft.view.as_at)
        over = statistics.last_day(_REPORTING, year) <= draft.view.as_at
        write_own(draft, _REPORTING, year if over else year - 1)
        return
    silent = []
    for organ in parties.COURT:
        found = latest(draft.view, organ)
        if found is None:
            silent.append(parties.in_a_sentence(organ))
        else:
            _published(draft, found[1])
    if silent:
        draft.paragraph(
            f"As at {draft.day()}, no numbers of requests for cooperation had been published by {listed(silent)}. "
            "The requests themselves are for their parties alone."
        )


def _published(draft: Draft, told: Statistics) -> None:
    organ = told.organ.lower()
    withheld: list[str] = []

    def said(name: str, words: str) -> list[Part]:
        if draft.answer(f"{organ}-{name}").value is None:
            withheld.append(words)
            return []
        return [f"; {words}: ", draft.figure(f"{organ}-{name}"), _between(draft.answer(f"{organ}-{name}"))]

    definition = draft.note(f"{told.definition} The threshold is {told.threshold}.")
    parts: list[Part] = [
        f"{_opening(told.organ)} has published numbers of the requests for cooperation that it transmitted in "
        f"{statistics.spoken(told.period, told.year)}, as they stood on {told.counted.spoken()}",
        definition,
        *said("requests-transmitted", "transmitted"),
        *said("requests-executed", "executed in whole"),
        *said("requests-refused", "refused in whole"),
        *said("requests-consulted-on", "consulted on, which is not refusal"),
        *said("days-to-acknowledge", "days to acknowledge, the median"),
        *said("days-to-execute", "days to execute, the median"),
        ".",
    ]
    if withheld:
        parts.append(f" Not told, since single cases could be told from it: {listed(withheld)}.")
    draft.paragraph(*parts)
    numbers = statistics.cells(told.cells)
    rows = [kind for kind in (*statistics.KINDS, ALL) if any(key[0] == kind for key in numbers)]
    if rows:
        head = ("Requests", *(label.partition(",")[0] for label in OUTCOMES.values()), "total")
        draft.table(
            f"{_opening(told.organ)}: requests transmitted in {statistics.spoken(told.period, told.year)}",
            head,
            [[_kind(kind), *(_cell(numbers.get((kind, each))) for each in (*OUTCOMES, ALL))] for kind in rows],
        )


def write_own(draft: Draft, period: PeriodName, year: int) -> None:
    """The paragraphs of an authority's own draft, on a period; they are not for the public."""
    last = statistics.last_day(period, year)
    view = draft.view.at(as_at=min(last, draft.view.as_at))
    suffix = "" if period == "calendar year" else "-in-reporting-year"
    whose = listed([parties.in_a_sentence(code) for code in sorted(view.viewer.authorities)])

    def figure(name: str) -> list[Part]:
        return [draft.figure(name, view), _between(draft.answer(name, view))]

    draft.paragraph(
        f"Not public: drafted from what {whose} may see. Of the requests of organs of the Court to which it is a "
        f"party, in {statistics.spoken(period, year)} up to {spoken(view.as_at)}: transmitted ",
        *figure(f"requests-transmitted{suffix}"),
        "; executed in whole ",
        *figure(f"requests-executed{suffix}"),
        "; refused in whole ",
        *figure(f"requests-refused{suffix}"),
        "; of those transmitted, consulted on, which is not refusal, ",
        *figure(f"consultations-on-requests{suffix}"),
        ", and of these executed in whole or in part ",
        *figure(f"requests-executed-after-consultation{suffix}"),
        "; days to acknowledge, the median, ",
        *figure(f"days-to-acknowledge{suffix}"),
        "; days to execute, the median, ",
        *figure(f"days-to-execute{suffix}"),
        ". Of requests of States to the Court under article 93(10), a stream of their own, there were ",
        *figure(f"requests-to-the-court{suffix}"),
        ".",
    )
    draft.paragraph(
        f"On {spoken(view.as_at)}, open were ",
        *figure("requests-open"),
        "; of these postponed ",
        *figure("requests-postponed"),
        ", under consultation ",
        *figure("requests-under-consultation"),
        ", and overdue ",
        *figure("requests-overdue"),
        ".",
    )
    _own_table(draft, view, period, year)


def _own_table(draft: Draft, view: View, period: PeriodName, year: int) -> None:
    rows = transmitted(view, statistics.first_day(period, year), view.as_at)
    for to_court, caption in ((False, "Requests of organs of the Court"), (True, "Requests of States to the Court")):
        found = counts(row for row in rows if to_the_court(row[1]) == to_court)
        if not found:
            continue
        outcomes = [each for each in requests.REGISTER.statuses if any(count.outcome == each for count in found)]
        streams = list(dict.fromkeys((count.organ, count.kind) for count in found))
        draft.table(
            f"{caption} transmitted in {statistics.spoken(period, year)}, as they stood on {spoken(view.as_at)}",
            ("Organ", "Requests", *outcomes, "total"),
            [
                [parties.name(organ), _kind(kind), *_sums([c for c in found if c[:2] == (organ, kind)], outcomes)]
                for organ, kind in streams
            ]
            + [["All", "", *_sums(found, outcomes)]],
        )


def _sums(found: Sequence[Count], outcomes: Sequence[str]) -> list[str]:
    by: Mapping[str, int] = {each: sum(c.number for c in found if c.outcome == each) for each in outcomes}
    return [f"{number:,}" for number in (*by.values(), sum(by.values()))]


def _between(answer: Answer) -> str:
    return f" (the middle half {answer.quartiles[0]} to {answer.quartiles[1]})" if answer.quartiles else ""


def _cell(number: Value) -> str:
    return _WITHHELD if number is None else f"{number:,}"


def _kind(key: str) -> str:
    return "all" if key == ALL else contents.ESTABLISHED[key].name


def _opening(organ: str) -> str:
    name = parties.in_a_sentence(organ)
    return name[0].upper() + name[1:]
