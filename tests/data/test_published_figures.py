"""Figures that were published, beside what the record gives for the same day, known then where that is meant.

``published`` differs from ``value`` where the note says why.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity.regime import states
from comity.regime.folding import Standing
from comity.reports import questions
from comity.reports.view import FoldedView
from tests.data import public_record

PUBLISHED: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("published_figures.jsonl").read_text(encoding="utf-8").splitlines()
]
TODAY = date(2026, 11, 24)


def _name(row: dict[str, Any]) -> str:
    apart = row.get("group") or row.get("without") or ("as known then" if "as_known" in row else "")
    return f"{row['figure']} {row['as_at']} {apart}".strip()


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_it_gives_what_was_published(row: dict[str, Any]) -> None:
    known = date.fromisoformat(row["as_known"]) if "as_known" in row else TODAY
    view = FoldedView(public_record.acts(), date.fromisoformat(row["as_at"]), known)
    answer = questions.FIGURES[row["figure"]].ask(view)
    if "group" in row or "without" in row:
        assert answer.value == len(answer.evidence)
        assert len([one for one in answer.evidence if _counts(one, row)]) == row["value"]
    else:
        assert answer.value == row["value"]


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_it_says_where_it_was_published(row: dict[str, Any]) -> None:
    cited = {line["cited_as"] for _, line in public_record.written() if line["act"] == "sources.catalogued"}
    assert all(source in cited or source.partition(", ")[0] in cited for source in row["source"])
    assert row["confidence"] in {"verified", "single"}
    assert row["published"] == row["value"] or row["note"], "a difference is explained"


def test_it_names_who_was_outstanding_when_the_2016_report_was_made() -> None:
    then, now = (
        questions.FIGURES["persons-outstanding"].ask(FoldedView(public_record.acts(), date(2016, 9, 5), known))
        for known in (date(2016, 9, 5), TODAY)
    )
    persons = {row.name.rpartition("-")[0] for row in then.evidence}
    assert len(persons) == 13
    assert {row.name for row in now.evidence} - {row.name for row in then.evidence} == {"al-tuhamy-2013"}
    entries = {act.number: act for act in public_record.acts()}
    for row in now.evidence:
        assert row.entry is not None
        assert entries[row.entry].kind == "warrants.issued"
        assert entries[row.entry].matter == row.name


def _counts(row: Standing, wanted: dict[str, Any]) -> bool:
    state = states.get(row.matter.parties[0])
    assert state is not None
    return row.status != wanted.get("without") and state.group == wanted.get("group", state.group)
