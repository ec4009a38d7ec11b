"""The report's part on requests: as published for everybody, from what an authority sees in its own draft."""

from __future__ import annotations

from msgspec.structs import replace

from comity.documents.tree import Paper, walk
from comity.documents.writers import WRITERS
from comity.regime import dates
from comity.regime.acts import Dated
from comity.regime.folding import PUBLIC, Viewer
from comity.reports import annual
from comity.reports.annual import requests as section
from comity.reports.drafting import Draft
from comity.reports.questions import FIGURES
from tests.reports.test_requests import NLD, OTP, RECORD, many, published, request, view


def written(viewer: Viewer, *told: list[Dated], at: str = "2027-02-01") -> str:
    draft = Draft(view(at, viewer, *told), 1)
    section.write(draft)
    for name, value in draft.printed:
        assert name in FIGURES
        assert value is not None
    text = WRITERS["txt"].write(Paper(title="Requests", provisions=draft.finish())).decode()
    return " ".join(text.split())


def public_act(*told: list[Dated]) -> list[Dated]:
    given = replace(told[0][0], kind="statistics.published", matter="otp", audience="public", parties=())
    return [replace(given, act=published(*told), dated=dates.parse("2027-01-10"))]


def test_where_nothing_is_published_it_says_so() -> None:
    said = written(PUBLIC, *many(12, 0, 30))
    assert (
        "no numbers of requests for cooperation had been published by the Office of the Prosecutor, the Registry"
        in said
    )
    assert "are for their parties alone" in said
    assert "30" not in said
    assert "12" not in said


def test_a_public_draft_is_drawn_from_what_was_published() -> None:
    told = many(12, 0, 30, 11, 14)
    said = written(PUBLIC, *told, public_act(*told), request(99, "2026-01-12 received"))
    assert "The Office of the Prosecutor has published numbers of the requests for cooperation" in said
    assert "in the calendar year 2026, as they stood on 10 January 2027" in said
    assert "consultation is not refusal" in said
    assert "Not told, since single cases could be told from it: refused in whole." in said
    assert "The threshold is 10." in said
    assert "by the Registry and the Presidency" in said
    assert "Not public" not in said


def test_an_authoritys_own_draft_says_what_it_sees_and_that_it_is_not_public() -> None:
    for viewer, whose, sent in ((OTP, "the Office of the Prosecutor", 5), (NLD, "the Netherlands", 4)):
        said = written(viewer, *RECORD, at="2026-11-10")
        assert f"Not public: drafted from what {whose} may see." in said
        assert f"up to 15 September 2026: transmitted {sent + (viewer == NLD)}" in said
        assert "which is not refusal" in said
        assert "as they stood on 15 September 2026" in said


def test_the_whole_report_of_an_authority_says_that_it_is_not_public() -> None:
    for viewer, marked in ((OTP, True), (PUBLIC, False)):
        paper = annual.report(view("2026-11-10", viewer, *RECORD), 25).paper
        front = [each.provision.text for each in walk(paper) if each.provision.kind == "front"]
        assert any("Not public" in line for line in front) is marked
        assert ("Distr.: General" in front) is not marked
