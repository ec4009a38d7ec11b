"""Figures on requests: given these acts, as at, for whom, then; who is no party counts nothing and is told nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from comity.regime import dates, statistics
from comity.regime.acts import Dated, Refusal
from comity.regime.folding import PUBLIC, STATES, Viewer
from comity.regime.requests import CooperationRequest
from comity.regime.statistics import ALL, OUTCOMES, Published
from comity.reports import publishing, requests, suppression
from comity.reports.figures import series, value_on
from comity.reports.questions import FIGURES
from comity.reports.view import FoldedView
from tests.recorded import acts

OTP, REGISTRY = Viewer(True, frozenset({"OTP"})), Viewer(True, frozenset({"REGISTRY"}))
NLD, BEL = Viewer(True, frozenset({"NLD"})), Viewer(True, frozenset({"BEL"}))
NAMES = [name for name, figure in FIGURES.items() if figure.reads == ("requests",)]


def request(number: int, *story: str, organ: str = "OTP", to: str = "NLD", sent: str = "2026-01-10") -> list[Dated]:
    """A request for records, with what came after it."""
    between = f'audience=parties parties="{organ} | {to}"'
    measure = "to-the-court" if to == "REGISTRY" else "records"
    first = (
        f"{sent} transmitted organ={organ} to={to} measure={measure} reference=R-{number} language=en "
        f"although_incomplete=urgent due=2026-03-01 {between}"
    )
    return acts("requests", first, *(f"{line} {between}" for line in story), matter=f"{organ.lower()}-{number}")


def view(at: str, viewer: Viewer, *told: list[Dated]) -> FoldedView:
    log = [replace(act, number=n, opening=True) for n, act in enumerate((a for of in told for a in of), 1)]
    return FoldedView(tuple(log), date.fromisoformat(at), date(2027, 6, 1), viewer)


RECORD = (
    request(1, "2026-01-12 received", "2026-02-09 executed extent='in whole'", "2026-02-10 closed"),
    request(
        2,
        "2026-01-20 received",
        "2026-02-01 consultation-opened ground=97",
        "2026-02-05 consultation-concluded outcome='as requested'",
        "2026-03-11 executed extent='in whole'",
    ),
    request(3, "2026-01-11 received", "2026-02-01 refused extent='in whole' ground=93(4)", "2026-02-20 closed"),
    request(4, "2026-01-30 received", "2026-02-01 postponed ground=94 until=2026-04-30"),
    request(5, "2026-02-01 received", "2026-02-02 consultation-opened ground=93(3)", to="BEL"),
    request(6, organ="REGISTRY", sent="2025-09-20"),
    request(7, "2026-01-12 received", organ="NLD", to="REGISTRY"),
)

CASES: dict[str, tuple[str, Viewer, str, object]] = {
    "an organ counts its own stream": ("requests-transmitted", OTP, "2026-12-31", 5),
    "a State counts what was asked of it": ("requests-transmitted", NLD, "2026-12-31", 4),
    "another State what was asked of it": ("requests-transmitted", BEL, "2026-12-31", 1),
    "what a State asks is a stream of its own": ("requests-to-the-court", NLD, "2026-12-31", 1),
    "the organ asked counts it too": ("requests-to-the-court", REGISTRY, "2026-12-31", 1),
    "the calendar year begins anew": ("requests-transmitted", REGISTRY, "2026-12-31", 0),
    "the reporting year of the Assembly goes on": ("requests-transmitted-in-reporting-year", REGISTRY, "2026-09-15", 1),
    "until the day on which it ends": ("requests-transmitted-in-reporting-year", REGISTRY, "2026-09-16", 0),
    "before it": ("requests-transmitted-in-reporting-year", REGISTRY, "2025-09-19", 0),
    "the public counts none": ("requests-transmitted", PUBLIC, "2026-12-31", None),
    "nor do other States together": ("requests-transmitted", STATES, "2026-12-31", None),
    "executed, closed or not": ("requests-executed", OTP, "2026-12-31", 2),
    "executed by the day": ("requests-executed", OTP, "2026-02-28", 1),
    "refused is refused alone": ("requests-refused", OTP, "2026-12-31", 1),
    "consultation is not refusal": ("requests-under-consultation", BEL, "2026-12-31", 1),
    "consultation refuses nothing": ("requests-refused", BEL, "2026-12-31", 0),
    "consulted on, whatever came of it": ("consultations-on-requests", OTP, "2026-12-31", 2),
    "consultations led to execution": ("requests-executed-after-consultation", OTP, "2026-12-31", 1),
    "postponed for its period": ("requests-postponed", OTP, "2026-04-30", 1),
    "and no longer": ("requests-postponed", OTP, "2026-05-01", 0),
    "open are the postponed and those consulted on": ("requests-open", OTP, "2026-04-01", 2),
    "overdue is what has its day behind it": ("requests-overdue", OTP, "2026-03-02", 2),
    "on its day nothing is overdue": ("requests-overdue", OTP, "2026-03-01", 0),
    "a postponement's end comes before": ("requests-overdue", OTP, "2026-05-01", 2),
    "the median to acknowledge": ("days-to-acknowledge", OTP, "2026-12-31", 10),
    "the median to execute": ("days-to-execute", OTP, "2026-12-31", 45),
    "of nothing there is no median": ("days-to-execute", BEL, "2026-12-31", None),
}


@pytest.mark.parametrize("case", CASES)
def test_given_these_acts_then(case: str) -> None:
    name, viewer, at, expected = CASES[case]
    assert FIGURES[name].ask(view(at, viewer, *RECORD)).value == expected


def test_a_median_has_its_quartiles() -> None:
    answer = FIGURES["days-to-acknowledge"].ask(view("2026-12-31", OTP, *RECORD))
    assert (answer.value, answer.quartiles) == (10, (2, 20))
    assert len(answer.evidence) == 5


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], None), ([4], (1, 4, 4, 4)), ([1, 2], (2, 1.2, 1.5, 1.8)), ([9, 1], (2, 3, 5, 7)), ([5, 1, 3], (3, 2, 3, 4))],
)
def test_the_median_has_a_quarter_on_either_side(days: list[int], expected: tuple[float, ...] | None) -> None:
    assert requests.spread(days) == expected


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("viewer", [OTP, REGISTRY, NLD, BEL, PUBLIC, STATES])
def test_a_figure_counts_nothing_that_its_viewer_may_not_see(name: str, viewer: Viewer) -> None:
    asked = view("2026-12-31", viewer, *RECORD)
    answer = FIGURES[name].ask(asked)
    mine = [found for found in RECORD if not viewer.authorities.isdisjoint(found[0].parties)]
    assert answer == FIGURES[name].ask(view("2026-12-31", viewer, *mine)) or viewer.authorities
    for row in answer.evidence:
        assert isinstance(row.matter, CooperationRequest)
        assert not viewer.authorities.isdisjoint(row.matter.parties)
    if not viewer.authorities:
        assert answer.value is None


@pytest.mark.parametrize("name", NAMES)
def test_its_series_says_on_every_day_what_it_says_when_asked(name: str) -> None:
    asked = view("2027-02-01", OTP, *RECORD)
    found = series(FIGURES[name], asked)
    assert found[0][0] == date(2026, 1, 10)
    for month in range(1, 13):
        for day in (date(2026, month, 1), date(2026, month, 15), date(2026, month, 16)):
            stated = FIGURES[name].ask(asked.at(as_at=day)).value
            assert value_on(found, day) == stated or (stated == 0 and day < found[0][0]), day


def test_the_table_adds_up_to_its_figures() -> None:
    asked = view("2026-12-31", NLD, *RECORD)
    found = requests.counts(requests.transmitted(asked, date(2025, 1, 1), date(2026, 12, 31)))
    assert [(count.organ, count.kind, count.state, count.outcome, count.number) for count in found] == [
        ("OTP", "records", "NLD", "executed", 2),
        ("OTP", "records", "NLD", "received", 1),
        ("OTP", "records", "NLD", "refused", 1),
        ("REGISTRY", "records", "NLD", "transmitted", 1),
        ("REGISTRY", "to-the-court", "NLD", "received", 1),
    ]


# — what an organ publishes

_ENDS = (
    (),
    ("2026-01-20 received",),
    ("2026-01-20 received", "2026-02-09 executed extent='in whole'"),
    ("2026-01-20 received", "2026-02-09 refused extent='in whole' ground=93(4)"),
    ("2026-01-20 received", "2026-01-21 consultation-opened ground=97"),
    ("2026-01-20 received", "2026-01-21 postponed ground=95"),
)


def many(*ends: int) -> list[list[Dated]]:
    """So many requests that came to each of the ends."""
    stories = [story for story, number in zip(_ENDS, ends, strict=False) for _ in range(number)]
    return [request(number, *story) for number, story in enumerate(stories, 1)]


def published(*told: list[Dated], threshold: int = 10) -> Published:
    found = publishing.to_publish(view("2027-01-10", OTP, *told), "OTP", "calendar year", 2026, threshold)
    assert isinstance(found, Published)
    return found


def test_an_organ_publishes_what_it_sees_and_the_public_reads_that_alone() -> None:
    told = [*many(12, 0, 30, 11, 14), *RECORD[5:]]
    act = published(*told)
    assert statistics.cells(act.cells)[ALL, ALL] == 67
    assert statistics.cells(act.cells)[ALL, "open"] == 26
    assert (act.consulted, act.overdue, act.days_to_acknowledge, act.days_to_execute) == (
        14,
        None,
        (10,) * 3,
        (30,) * 3,
    )
    line = replace(told[0][0], kind="statistics.published", matter="otp", act=act, audience="public", parties=())
    entered = replace(line, dated=dates.parse("2027-01-10"))
    asked = view("2027-02-01", PUBLIC, *told, [entered])
    values = {name: FIGURES[name].ask(asked) for name in FIGURES if name.startswith(("otp-", "registry-"))}
    # Eleven refused are told of by nobody: with the total, they would tell that none was withdrawn.
    assert {name: answer.value for name, answer in values.items() if name.startswith("otp-")} == {
        "otp-requests-transmitted": 67,
        "otp-requests-executed": 30,
        "otp-requests-refused": None,
        "otp-requests-consulted-on": 14,
        "otp-days-to-acknowledge": 10,
        "otp-days-to-execute": 30,
    }
    assert {row.register for answer in values.values() for row in answer.evidence} == {"statistics"}
    assert all(answer.value is None for name, answer in values.items() if name.startswith("registry-"))
    before = view("2027-01-09", PUBLIC, *told, [entered])
    assert all(FIGURES[name].ask(before).value is None for name in values)


def test_of_a_few_requests_nothing_is_published() -> None:
    act = published(*RECORD)
    assert (act.cells, act.consulted, act.overdue) == ((), None, None)
    assert (act.days_to_acknowledge, act.days_to_execute) == ((), ())


@settings(max_examples=60, deadline=None)
@given(ends=st.lists(st.integers(0, 16), min_size=6, max_size=6), threshold=st.sampled_from([5, 10]))
def test_what_is_published_may_be_entered_and_is_true(ends: list[int], threshold: int) -> None:
    told = many(*ends)
    act = published(*told, threshold=threshold)
    line = acts("statistics", "2027-01-10 published organ=OTP period='calendar year' year=2026 definition=x")[0]
    after = statistics.step(None, replace(line, act=act))
    assert not isinstance(after, Refusal), after
    whole = publishing.numbers(requests.transmitted(view("2027-01-10", OTP, *told), date(2026, 1, 1), date(2027, 1, 1)))
    numbers = statistics.cells(act.cells)
    assert numbers == suppression.told(whole, threshold)
    assert whole[ALL, ALL] == len(told)
    assert sum(whole["records", outcome] for outcome in OUTCOMES) == len(told)
    # Each number beside the table is part of one that is told, and so is the rest of it.
    for part, of in ((act.consulted, (ALL, ALL)), (act.overdue, (ALL, "open"))):
        assert part is None or threshold <= part <= numbers[of] - threshold


@pytest.mark.parametrize(
    ("party", "year", "words"),
    [("NLD", 2026, "no organ of the Court"), ("OTP", 2027, "is not over"), ("OTP", 0, "not a year")],
)
def test_what_may_not_be_published_says_why(party: str, year: int, words: str) -> None:
    found = publishing.to_publish(view("2027-01-10", OTP, *RECORD), party, "calendar year", year, 10)
    assert isinstance(found, Refusal)
    assert words in found.sentence
