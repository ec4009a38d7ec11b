"""Figures: given these acts, as at, then. One row a case; and what holds of all of them."""

from __future__ import annotations

from datetime import date

import pytest

from comity.regime import REGISTERS, states
from comity.reports.figures import Figure, percentage, series, value_on
from comity.reports.questions import FIGURES
from comity.reports.questions.meetings import last_session, session
from comity.reports.questions.participation import GROUPS
from comity.reports.view import FoldedView
from tests.data import public_record
from tests.recorded import acts

TODAY = date(2026, 11, 24)


def view(*stories: tuple[str, str, tuple[str, ...]], at: str, known: str = "2026-11-24") -> FoldedView:
    """A record of these matters: (register, name, story)."""
    log = [act for register, name, story in stories for act in acts(register, *story, matter=name)]
    numbered = [__import__("msgspec").structs.replace(act, number=n, opening=True) for n, act in enumerate(log, 1)]
    return FoldedView(numbered, date.fromisoformat(at), date.fromisoformat(known))


def public(at: str, known: str = "2026-11-24") -> FoldedView:
    return FoldedView(public_record.acts(), date.fromisoformat(at), date.fromisoformat(known))


CASES: dict[str, tuple[str, list[tuple[str, str, tuple[str, ...]]], str, object]] = {
    "a person with two warrants counts once": (
        "persons-outstanding",
        [
            ("warrants", "a-1", ("2009-03-04 issued person=a name=A situation=S case=C",)),
            ("warrants", "a-2", ("2010-07-12 issued person=a name=A situation=S case=C",)),
        ],
        "2011-01-01",
        1,
    ),
    "each of them is a warrant": (
        "warrants-outstanding",
        [
            ("warrants", "a-1", ("2009-03-04 issued person=a name=A situation=S case=C",)),
            ("warrants", "a-2", ("2010-07-12 issued person=a name=A situation=S case=C",)),
        ],
        "2011-01-01",
        2,
    ),
    "an arrest by a State is not execution": (
        "persons-outstanding",
        [
            (
                "warrants",
                "a",
                ("2011-06-27 issued person=a name=A situation=S case=C", "2011-11-19 arrested by_state=LBY"),
            )
        ],
        "2012-01-01",
        1,
    ),
    "the person is then held by a State": (
        "persons-held-by-states",
        [
            (
                "warrants",
                "a",
                ("2011-06-27 issued person=a name=A situation=S case=C", "2011-11-19 arrested by_state=LBY"),
            )
        ],
        "2012-01-01",
        1,
    ),
    "a summons does not count as a warrant": (
        "persons-outstanding",
        [("warrants", "a", ("2011-03-08 summoned person=a name=A situation=S case=C",))],
        "2012-01-01",
        0,
    ),
    "it counts as sought": (
        "persons-ever-sought",
        [("warrants", "a", ("2011-03-08 summoned person=a name=A situation=S case=C",))],
        "2012-01-01",
        1,
    ),
    "signed is not in force": (
        "enforcement-agreements-in-force",
        [("agreements", "col", ("2011-05-17 signed subject=enforcement form=framework state=COL",))],
        "2016-11-10",
        0,
    ),
    "it counts as signed only": (
        "enforcement-agreements-signed-only",
        [("agreements", "col", ("2011-05-17 signed subject=enforcement form=framework state=COL",))],
        "2016-11-10",
        1,
    ),
    "an ad hoc agreement is not a framework agreement": (
        "enforcement-agreements-in-force",
        [("agreements", "x", ("2015-11-24 entered-into-force subject=enforcement form=ad-hoc state=COD",))],
        "2016-11-10",
        0,
    ),
    "replies that name their State": (
        "questionnaire-replies",
        [
            (
                "questionnaires",
                "q",
                (
                    "2016-05-01 issued name=Q sent_by=F sent_to=States subject=S addressed=10",
                    "2016-06-01 reply-received state=NLD",
                    "2016-06-02 reply-received state=SEN",
                    "2016-06-03 reply-received state=NLD",
                ),
            )
        ],
        "2016-12-31",
        2,
    ),
    "the rate is of those addressed": (
        "reply-rate",
        [
            (
                "questionnaires",
                "q",
                (
                    "2016-05-01 issued name=Q sent_by=F sent_to=States subject=S addressed=16",
                    "2016-06-01 replies-counted number=3",
                ),
            )
        ],
        "2016-12-31",
        18.8,
    ),
    "without a questionnaire there is no answer": ("questionnaire-replies", [], "2016-12-31", None),
    "consultations begin anew with the year": (
        "consultations-held",
        [
            ("meetings", "a", ("2015-12-01 held sort=consultation name=A body=B",)),
            ("meetings", "b", ("2016-05-17 held sort=consultation name=B body=B",)),
            ("meetings", "c", ("2016-06-23 held sort=consultation name=C body=B",)),
        ],
        "2016-06-22",
        1,
    ),
    "a mandate before the Assembly is open, one discharged is not": (
        "mandates-open",
        [
            (
                "mandates",
                "a",
                ("2016-11-10 proposed name=a addressee=Court action=b in_paper=P paragraph=a verb=invites",),
            ),
            (
                "mandates",
                "b",
                (
                    "2015-11-26 given name=b addressee=Bureau action=c in_paper=P paragraph=op-1",
                    "2016-01-01 discharged ground=done",
                ),
            ),
        ],
        "2016-11-10",
        1,
    ),
    "frozen and seized, not traced": (
        "assets-frozen-or-seized",
        [
            ("assets", "a", ("2016-01-01 identified name=a state=NLD purposes=evidence", "2016-02-01 frozen")),
            ("assets", "b", ("2016-01-01 identified name=b state=NLD purposes=evidence", "2016-02-01 traced")),
        ],
        "2016-11-10",
        1,
    ),
    "a contact counts in the year it was notified": (
        "contacts-notified",
        [
            (
                "contacts",
                "a",
                ("2016-01-01 notified name=a essential=yes state=NLD", "2016-02-01 supplemented information=x"),
            ),
            ("contacts", "b", ("2015-12-31 notified name=b essential=yes state=NLD",)),
        ],
        "2016-11-10",
        1,
    ),
    "a finding counts while it is before the Assembly": (
        "findings-referred",
        [("findings", "a", ("2016-01-01 found state=NLD about=x", "2016-02-01 referred to='the Security Council'"))],
        "2016-11-10",
        1,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_given_these_acts_then(case: str) -> None:
    name, stories, at, expected = CASES[case]
    assert FIGURES[name].ask(view(*stories, at=at)).value == expected


# The values that the issue of the 2016 report and the published tables state.
PUBLISHED = [
    ("persons-outstanding", "2016-09-05", "2016-09-05", 13),
    ("persons-outstanding", "2016-09-05", "2026-11-24", 14),
    ("states-parties", "2016-11-10", "2026-11-24", 124),
    ("states-parties", "2025-02-01", "2026-11-24", 125),
    ("enforcement-agreements-in-force", "2016-11-10", "2026-11-24", 8),
    ("enforcement-agreements-signed-only", "2016-11-10", "2026-11-24", 1),
    ("ad-hoc-enforcement-agreements", "2016-11-10", "2026-11-24", 2),
    ("questionnaire-replies", "2016-11-10", "2026-11-24", 13),
    ("reply-rate", "2016-11-10", "2026-11-24", 10.5),
    ("consultations-held", "2016-11-10", "2026-11-24", 4),
    ("relocation-agreements-new", "2016-11-10", "2026-11-24", 2),
    ("persons-serving-at-home", "2016-11-10", "2026-11-24", 2),
    ("enforcement-memoranda", "2016-11-10", "2026-11-24", 1),
    ("mandates-before-the-assembly", "2016-11-10", "2026-11-24", 7),
    ("recommendations-under-review", "2016-11-10", "2026-11-24", 66),
]


@pytest.mark.parametrize(("name", "at", "known", "expected"), PUBLISHED)
def test_the_public_record_gives_the_published_figures(name: str, at: str, known: str, expected: object) -> None:
    answer = FIGURES[name].ask(public(at, known))
    assert answer.value == expected
    assert all(row.entry for row in answer.evidence)


@pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))
def test_every_figure_is_defined_and_reads_registers_that_there_are(figure: Figure) -> None:
    assert figure.definition.endswith(".")
    assert len(figure.definition) > 40
    assert set(figure.reads) <= set(REGISTERS)
    assert figure.name == figure.name.lower().replace(" ", "-")


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_reads_only_the_registers_it_names(name: str) -> None:
    figure = FIGURES[name]
    everything = public("2016-11-10")
    narrowed = FoldedView(
        [act for act in public_record.acts() if act.register in figure.reads], everything.as_at, everything.as_known
    )
    assert figure.ask(narrowed) == figure.ask(everything)


@pytest.mark.parametrize("name", ["states-parties", "persons-outstanding", "consultations-held", "mandates-open"])
def test_its_series_says_on_every_day_what_it_says_when_asked(name: str) -> None:
    figure, asked = FIGURES[name], public("2020-01-01")
    found = series(figure, asked)
    days = [date(1999, 1, 1), *(date(year, month, 15) for year in range(2003, 2020) for month in (1, 6, 11))]
    for day in days:
        stated = figure.ask(asked.at(as_at=day)).value
        assert value_on(found, day) == (stated if found[0][0] <= day else None) or (stated == 0 and day < found[0][0])


def test_parties_by_group_add_up_to_all_parties() -> None:
    for at in ("2009-07-21", "2016-11-10", "2024-06-01"):
        by_group = [FIGURES[f"states-parties-{slug}"].ask(public(at)).value for slug, _title, _group in GROUPS]
        assert sum(int(value or 0) for value in by_group) == FIGURES["states-parties"].ask(public(at)).value
    assert {state.group for state in states.every()} == {"", *(group for _slug, _title, group in GROUPS)}


def test_it_knows_which_session_comes_before_and_which_has_a_number() -> None:
    last = last_session(public("2016-11-10"))
    assert last is not None
    assert last.session == 14
    fifteenth = session(public("2016-11-10"), 15)
    assert fifteenth is not None
    assert fifteenth.opened is not None
    assert fifteenth.opened.text == "2016-11-16"
    assert session(public("2016-11-10"), 99) is None


@pytest.mark.parametrize(("part", "whole", "expected"), [(13, 124, 10.5), (0, 124, 0.0), (1, 0, None), (1, 3, 33.3)])
def test_a_rate_is_in_per_cent_to_one_decimal(part: int, whole: int, expected: float | None) -> None:
    assert percentage(part, whole) == expected
