"""The view of the record: by SQL and by folding everything it is the same, whoever asks and as known whenever."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.record import log, verifying
from comity.regime import REGISTERS
from comity.regime.folding import PUBLIC, STATES, Viewer
from comity.registers import rebuilding
from comity.registers.view import RecordView
from comity.reports import questions
from comity.reports.view import FoldedView
from tests.data import public_record
from tests.recorded import NOW, nothing_kept, put
from tests.registers import drawn

pytestmark = pytest.mark.django_db


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_it_answers_as_folding_everything_does(data: st.DataObject) -> None:
    with nothing_kept():
        entered = drawn.record(data)
        for _ in range(6):
            at, known, viewer = drawn.questions(data, entered)
            rows, folded = RecordView(at, known, viewer), FoldedView(entered, at, known, viewer)
            for register in drawn.REGISTERS_DRAWN:
                assert list(rows.standings(register)) == list(folded.standings(register))
                within = (register, at - timedelta(days=data.draw(st.integers(-30, 900), label="days before")), at)
                assert list(rows.changed(*within)) == list(folded.changed(*within))
            assert list(rows.history(drawn.REGISTERS_DRAWN)) == sorted(
                folded.history(drawn.REGISTERS_DRAWN), key=lambda row: (row.register, row.name, row.since)
            )
            matters = {(act.register, act.matter) for act in entered}
            assert rows.acts(matters) == folded.acts(matters)
        assert list(rebuilding.differences()) == []
        assert rebuilding.rebuild()[1] == 0
        assert verifying.check().problems == []


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_it_narrows_to_kinds_and_statuses(data: st.DataObject) -> None:
    with nothing_kept():
        entered = drawn.record(data)
        at, known, viewer = drawn.questions(data, entered)
        register = REGISTERS[data.draw(st.sampled_from(drawn.REGISTERS_DRAWN))]
        kinds = data.draw(st.none() | st.lists(st.sampled_from(list(register.kinds)), min_size=1))
        statuses = data.draw(st.none() | st.lists(st.sampled_from(list(register.statuses)), min_size=1))
        rows, folded = RecordView(at, known, viewer), FoldedView(entered, at, known, viewer)
        assert list(rows.standings(register.name, kinds, statuses)) == list(
            folded.standings(register.name, kinds, statuses)
        )


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_it_narrows_to_what_concerns_a_party_alone(data: st.DataObject) -> None:
    with nothing_kept():
        entered = drawn.record(data)
        at, _known, viewer = drawn.questions(data, entered)
        kinds = {"authorities": ["channel", "focal point"], "pledges": list(REGISTERS["pledges"].kinds)}
        folded = FoldedView(entered, at, date.max, viewer)
        wanted = [row for name in kinds for row in folded.standings(name, kinds[name])]
        found = RecordView(at, date.max, viewer).concerning("NLD", kinds)
        assert found == sorted((row for row in wanted if row.matter.parties == ("NLD",)), key=lambda row: row.name)


def test_it_gives_every_figure_of_the_public_record_as_folding_does(db: None) -> None:
    from comity.registers.entering import Entered, enter

    entered = enter(public_record.acts(), now=NOW, history=True)
    assert isinstance(entered, Entered)
    for at in (date(2003, 1, 1), date(2010, 6, 15), date(2016, 9, 5), date(2017, 5, 10), NOW.date()):
        for known in {at, date(2016, 9, 5), NOW.date()}:
            rows, folded = RecordView(at, known), FoldedView(entered.acts, at, known)
            for figure in questions.FIGURES.values():
                answer, expected = figure.ask(rows), figure.ask(folded)
                assert answer.value == expected.value, (figure.name, at, known)
                assert set(map(repr, answer.evidence)) == set(map(repr, expected.evidence)), (figure.name, at, known)
    assert rebuilding.rebuild() == (len({(act.register, act.matter) for act in entered.acts}), 0)


KONY = "person=kony name=Kony situation=Uganda case=Kony"


def _statuses(view: RecordView, register: str = "warrants") -> list[str]:
    return [row.status for row in view.standings(register)]


def test_it_shows_a_warrant_that_is_unsealed_years_later(db: None) -> None:
    """Issued for its parties alone in 2013, unsealed in 2017: known to all from then on, as at every day since 2013."""
    put("warrants", f"2013-04-18 issued {KONY} under_seal=yes audience=parties parties=NLD", history=True)
    sealed = RecordView(date(2016, 9, 5), date(2016, 9, 5))
    assert _statuses(sealed) == []
    assert _statuses(RecordView(date(2016, 9, 5), date(2016, 9, 5), STATES)) == []
    assert _statuses(RecordView(date(2016, 9, 5), date(2016, 9, 5), Viewer(True, frozenset({"NLD"})))) == [
        "outstanding"
    ]
    put("warrants", "2017-04-24 unsealed", history=True)
    assert _statuses(sealed) == []
    assert _statuses(sealed.at(as_known=date(2017, 4, 23))) == []
    assert _statuses(sealed.at(as_known=date(2017, 4, 24))) == ["outstanding"]
    assert _statuses(sealed.at(as_at=date(2013, 4, 18), as_known=NOW.date())) == ["outstanding"]
    assert _statuses(sealed.at(as_at=date(2013, 4, 17), as_known=NOW.date())) == []


@pytest.mark.parametrize("party", ["public", "states", "all", "of NLD"])
def test_no_name_of_a_party_opens_what_is_restricted_to_it(db: None, party: str) -> None:
    put("warrants", f'2013-04-18 issued {KONY} audience=parties parties="{party}"')
    for viewer in (PUBLIC, STATES, Viewer(True, frozenset({"NLD"}))):
        assert _statuses(RecordView(date(2016, 1, 1), NOW.date(), viewer)) == []
    assert _statuses(RecordView(date(2016, 1, 1), NOW.date(), Viewer(True, frozenset({party})))) == ["outstanding"]


def test_it_betrays_nothing_to_who_may_not_see_it(db: None) -> None:
    put("warrants", f"2013-04-18 issued {KONY} audience=states")
    put("warrants", "2014-01-01 executed manner=surrendered audience=states")
    public, states = RecordView(date(2016, 1, 1), NOW.date()), RecordView(date(2016, 1, 1), NOW.date(), STATES)
    assert (_statuses(public), _statuses(states)) == ([], ["executed"])
    assert public.history(("warrants",)) == []
    assert public.acts([("warrants", "the-matter")]) == []
    assert [act.number for act in states.acts([("warrants", "the-matter")])] == [1, 2]
    assert public.viewer == PUBLIC


def _plans(view: RecordView, register: str) -> list[str]:
    """How SQLite goes about the questions that a view puts."""
    asked: list[tuple[str, Any]] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        view.standings(register)
    plans = []
    with connection.cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            plans += [row[3] for row in cursor.fetchall()]
    return plans


@pytest.mark.sqlite
@pytest.mark.parametrize("known", [NOW.date(), date(2010, 1, 1)], ids=["as known today", "as known earlier"])
@pytest.mark.parametrize("viewer", [PUBLIC, Viewer(True, frozenset({"NLD"}))], ids=["the public", "an authority"])
def test_it_costs_the_answer_and_not_the_record(db: None, known: date, viewer: Viewer) -> None:
    for each in range(20):
        put("warrants", f"2013-04-{each + 1:02} issued {KONY}", matter=f"warrant-{each}")
    plans = _plans(RecordView(date(2016, 9, 5), known, viewer), "warrants")
    of_standings = [plan for plan in plans if "registers_standing" in plan]
    assert any("INDEX standing_until" in plan and "fork=? AND until>?" in plan for plan in of_standings)
    assert any("INDEX standing_since" in plan and "fork=? AND since<?" in plan for plan in of_standings)
    assert not [plan for plan in plans if plan.startswith("SCAN") and "registers_" in plan], plans


def test_it_asks_one_question_as_known_today_and_reads_no_entry(db: None) -> None:
    put("warrants", f"2013-04-18 issued {KONY}")
    asked: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        assert _statuses(RecordView(NOW.date() - timedelta(days=1), NOW.date())) == ["outstanding"]
    assert len([sql for sql in asked if "FROM registers_standing WHERE register" in sql]) == 1
    assert not [sql for sql in asked if "record_entry" in sql]
    assert log.head()[0] == 1
