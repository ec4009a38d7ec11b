"""Entering: each act in its dated place, everything or nothing, the same act once."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from comity.record import log, verifying
from comity.regime import REGISTERS
from comity.regime.acts import Act, Dated, Matter, Refusal, Register
from comity.registers import rebuilding
from comity.registers.entering import Entered, Refused, enter
from comity.registers.view import RecordView
from comity.reports.view import FoldedView
from tests.recorded import NOW, PLEDGE, acts, put, refused, rows

pytestmark = pytest.mark.django_db


class Transmitted(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(1). An errand is transmitted."""

    what: str


class Postponed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 94(1). The execution is postponed."""

    until: str


class Executed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 99(1). The errand is done."""


class Errand(Matter, frozen=True, kw_only=True):
    """An errand: a register of this test alone."""

    what: str
    postponed: bool = False

    @property
    def kind(self) -> str:
        return "errand"

    @property
    def title(self) -> str:
        return f"Errand: {self.what}"


def _step(before: Errand, given: Dated) -> Matter | Refusal:
    match given.act:
        case Transmitted(what=what):
            return Errand(status="transmitted", what=what)
        case Postponed():
            return replace(before, status="postponed", postponed=True)
        case Executed():
            return replace(before, status="executed")
    raise TypeError(given.kind)


ERRANDS = Register(
    name="errands",
    title="Errands",
    about="What is transmitted, postponed and executed.",
    matters=(Errand,),
    acts=(Transmitted, Postponed, Executed),
    kinds={"errand": "errand"},
    statuses={"transmitted": "transmitted", "postponed": "postponed", "executed": "executed"},
    may_follow={
        None: (Transmitted,),
        "transmitted": (Postponed, Executed),
        "postponed": (Postponed, Executed),
        "executed": (),
    },
    step=_step,
)


@pytest.fixture
def errands(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setitem(REGISTERS, "errands", ERRANDS)


def _stood(on: str) -> str:
    found = RecordView(date.fromisoformat(on), NOW.date()).standings("errands")
    folded = FoldedView(log.read(), date.fromisoformat(on), NOW.date()).standings("errands")
    assert list(found) == list(folded)
    return found[0].status if found else "nothing"


def test_it_puts_a_late_act_in_its_dated_place(errands: None) -> None:
    """Applied to the row in the order of arrival, it would leave the errand postponed."""
    put("errands", "2016-01-05 transmitted what=papers")
    put("errands", "2016-01-20 executed")
    put("errands", "2016-01-10 postponed until=later")
    assert [_stood(f"2016-01-{day}") for day in ("04", "05", "09", "10", "19", "20", "31")] == [
        "nothing",
        "transmitted",
        "transmitted",
        "postponed",
        "postponed",
        "executed",
        "executed",
    ]
    assert _stood("2016-02-01") == "executed"
    (standing,) = RecordView(date(2016, 2, 1), NOW.date()).standings("errands")
    assert isinstance(standing.matter, Errand)
    assert standing.matter.postponed
    assert (standing.entry, standing.status_since) == (2, date(2016, 1, 20))
    assert rebuilding.rebuild() == (1, 0)


@pytest.mark.parametrize(
    "order",
    [(0, 1, 2), (0, 2, 1), (2, 0, 1), (2, 1, 0), (1, 0, 2), (1, 2, 0)],
    ids=lambda order: "".join(map(str, order)),
)
def test_it_comes_to_the_same_in_whatever_order_a_file_has_them(errands: None, order: tuple[int, ...]) -> None:
    told = ["2016-01-05 transmitted what=papers", "2016-01-10 postponed until=later", "2016-01-20 executed"]
    put("errands", *(told[place] for place in order))
    assert [_stood(f"2016-01-{day}") for day in ("04", "05", "10", "20")] == [
        "nothing",
        "transmitted",
        "postponed",
        "executed",
    ]


def test_it_refuses_a_late_act_that_would_unseat_an_entry(errands: None) -> None:
    put("errands", "2016-01-05 transmitted what=papers", "2016-01-20 executed")
    ((place, refusal),) = refused("errands", "2016-01-10 executed").refusals
    assert (place, refusal.code, refusal.field) == (0, "may-not-follow", "act")
    assert refusal.sentence.startswith(
        "with it, entry 2 could not stand: errands.executed may not follow on 2016-01-20"
    )
    assert refusal.sentence.endswith("Errand: papers is executed then")
    assert refusal.authority == "Rome Statute, art. 99(1)"


def _everything() -> list[Any]:
    tables = ("record_entry", "record_head")
    kept = ("registers_standing", "registers_party", "registers_late", "registers_word")
    return [sorted(rows(f"SELECT * FROM {table}"), key=repr) for table in (*tables, *kept)]


REFUSED: dict[str, tuple[list[str], list[tuple[int, str]]]] = {
    "the second of two": ([f"2010-06-01 {PLEDGE}", "2009-01-01 fulfilled"], [(1, "may-not-follow")]),
    "a correction of nothing": (
        [f"2010-06-01 {PLEDGE}", "2011-01-01 entry-withdrawn entry=99 reason=x", "2012-01-01 fulfilled"],
        [(1, "no-such-entry")],
    ),
    "the same act twice": ([f"2010-06-01 {PLEDGE}", f"2010-06-01 {PLEDGE}"], [(1, "given-twice")]),
}


@pytest.mark.parametrize(("given", "expected"), REFUSED.values(), ids=REFUSED)
def test_it_leaves_nothing_behind_when_it_refuses(given: list[str], expected: list[tuple[int, str]]) -> None:
    put("pledges", f"2010-06-01 {PLEDGE}", matter="another")
    before = _everything()
    assert [(place, refusal.code) for place, refusal in refused("pledges", *given).refusals] == expected
    assert _everything() == before


def test_it_names_the_act_that_may_not_stand_among_several_on_its_matter() -> None:
    put("pledges", f"2010-06-01 {PLEDGE}")
    _opening, correction, last = acts(
        "pledges",
        f"2010-06-01 {PLEDGE}",
        "2011-01-01 entry-corrected entry=1 reason=slip fields.state=NLD",
        "2012-01-01 followed-up progress=begun",
    )
    correction = msgspec.structs.replace(correction, act=msgspec.structs.replace(correction.act, fields={"state": "X"}))
    before = _everything()
    found = enter([last, correction, msgspec.structs.replace(last, note="again")], now=NOW)
    assert isinstance(found, Refused)
    ((place, refusal),) = found.refusals
    assert (place, refusal.code, refusal.field) == (1, "bad-correction", "fields")
    assert refusal.sentence == "fields: state: no State has the code X"
    assert _everything() == before


def test_it_enters_the_same_acts_once() -> None:
    given = acts("pledges", f"2010-06-01 {PLEDGE}", "2011-01-01 followed-up progress=begun")
    assert isinstance(enter(given, now=NOW), Entered)
    before = _everything()
    for again in (given, given[::-1], [msgspec.structs.replace(act, by="another") for act in given]):
        found = enter(again, now=NOW, history=True)
        assert isinstance(found, Entered)
        assert found.acts == ()
        assert sorted(found.already) == [1, 2]
    assert _everything() == before


def test_it_enters_what_differs_in_a_single_word() -> None:
    (act,) = acts("pledges", f"2010-06-01 {PLEDGE}")
    assert isinstance(enter([act], now=NOW), Entered)
    (later,) = acts("pledges", "2011-01-01 followed-up progress=begun")
    for count, other in enumerate(
        [later, msgspec.structs.replace(later, note="a note"), msgspec.structs.replace(later, source=("b",))], 2
    ):
        found = enter([other], now=NOW)
        assert isinstance(found, Entered)
        assert [act.number for act in found.acts] == [count]


def test_it_finds_a_matter_that_is_given_with_what_refers_to_it() -> None:
    refers = "2014-01-01 notified name=A essential=no state=NLD warrant=warrants/the-matter"
    found = refused("contacts", refers, matter="a-contact")
    assert [(place, refusal.code, refusal.field) for place, refusal in found.refusals] == [
        (0, "no-such-matter", "warrant")
    ]
    told = [
        *acts("contacts", refers, matter="a-contact"),
        *acts("warrants", "2013-04-18 issued person=a name=A situation=B case=C"),
    ]
    assert isinstance(enter(told, now=NOW), Entered)
    assert refused("contacts", refers.replace("the-matter", "a-contact"), matter="b").refusals[0][1].sentence == (
        "no such matter in the record: warrants/a-contact"
    )


def test_it_keeps_matters_of_one_name_in_two_registers_apart() -> None:
    put("pledges", f"2010-06-01 {PLEDGE}", matter="same")
    put("warrants", "2013-04-18 issued person=a name=A situation=B case=C", matter="same")
    put("pledges", "2014-01-01 fulfilled", matter="same")
    view = RecordView(date(2015, 1, 1), NOW.date())
    assert [row.status for row in view.standings("pledges")] == ["fulfilled"]
    assert [row.status for row in view.standings("warrants")] == ["outstanding"]
    assert rebuilding.rebuild() == (2, 0)


def test_it_enters_nothing_when_nothing_is_given() -> None:
    assert enter([], now=NOW) == Entered((), ())
    assert log.head()[0] == 0


def test_it_says_everything_that_is_refused_in_the_order_it_was_given() -> None:
    told = [
        *acts("pledges", "2010-01-01 fulfilled", matter="a"),
        *acts("pledges", f"2010-06-01 {PLEDGE}", matter="b"),
        *acts("pledges", f"2010-06-01 {PLEDGE}", matter="b"),
        *acts("contacts", "2014-01-01 notified name=A essential=no state=NLD warrant=warrants/x", matter="c"),
    ]
    found = enter(told, now=NOW)
    assert isinstance(found, Refused)
    assert [(place, refusal.code) for place, refusal in found.refusals] == [
        (0, "may-not-follow"),
        (2, "given-twice"),
        (3, "no-such-matter"),
    ]


def test_it_writes_what_verifies() -> None:
    for each in range(4):
        put("pledges", f"2010-06-01 {PLEDGE}", matter=f"pledge-{each}")
    assert verifying.check().problems == []
