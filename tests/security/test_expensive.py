"""Pages that are made to cost: bounded by what is asked, in seconds of a processor, whatever is asked of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from comity.papers import store
from comity.papers.models import Paper, PaperProvision
from tests.exchange.cast import NOW
from tests.people import cast
from tests.security import routes
from tests.web.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

# Seconds of a processor. What is measured takes a tenth of it on a slow machine; without its bound, a hundred times.
MOST = 12.0


def cost(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


ASKED = {
    "every word there is": {"words": " ".join("abcdefghijklmnopqrstuvwxyz" * 8)},
    "one letter": {"words": "e"},
    "a word without end": {"words": "e" * 100_000},
    "signs of patterns": {"words": "%_%_%_%_ (a+)+$ [[:alpha:]] \\ ' \" % _"},
    "characters of zero": {"words": "\x00" * 50},
    "a page without end": {"page": "9" * 4000},
    "a page before the first": {"page": "-1"},
    "a column that is none": {"sort": "-" * 5000},
    "the last day there is": {"as-at": "9999-12-31", "as-known": "9999-12-31"},
    "the first day there is": {"as-at": "0001-01-01", "as-known": "0001-01-01"},
}


@pytest.mark.parametrize("case", ASKED)
def test_no_question_costs_without_bound(case: str) -> None:
    browser = Client()
    for route in routes.every():
        if "words" in ASKED[case] and not route.address.startswith(("/registers/", "/papers/search", "/authorities")):
            continue
        if route.address.endswith((".docx", ".pdf")):
            continue

        def asks(address: str = route.address) -> None:
            answer = browser.get(address, ASKED[case])
            assert answer.status_code < 500, address
            text(answer)

        assert cost(asks) < MOST, route


@pytest.mark.parametrize("words", ["procedure", "e", "%", "zz yy xx ww vv uu tt ss rr qq pp", "a " * 100])
def test_search_shows_so_much_of_a_large_store_and_no_more(words: str) -> None:
    paper = Paper.objects.first()
    assert paper is not None
    long = f"{'procedure and evidence ' * 40}%"
    PaperProvision.objects.bulk_create(
        PaperProvision(paper=paper, place=10_000 + place, address=f"op-{place}", kind="op", text=f"{place} {long}")
        for place in range(20_000)
    )
    found: list[str] = []
    assert cost(lambda: found.append(text(Client().get("/papers/search/", {"words": words})))) < MOST
    assert len(found[0]) < 400_000
    assert found[0].count("<mark>") < store.SHOWN * 400


def test_comparing_is_for_papers_of_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the bound it costs seconds; above it the page says that the command line compares them."""
    monkeypatch.setattr(store, "COMPARED", 1500)
    made = []
    for each in ("old", "new"):
        lines = [
            f"{n}. Requests the {each if n % 3 else 'Court'} to report on matter {n % 7}.\n\n" for n in range(1, 1400)
        ]
        content = f"Report {each}\n\n{''.join(lines)}".encode()
        paper, _new = store.add(f"{each}.txt", content, audience="public", party="", by="a test", now=NOW)
        made.append(paper)
    asked = {"old": made[0].name, "new": made[1].name}
    assert cost(lambda: Client().get("/papers/compare/", asked)) < 3 * MOST
    monkeypatch.setattr(store, "COMPARED", 100)
    found: list[Any] = []
    assert cost(lambda: found.append(Client().get("/papers/compare/", asked))) < 2
    assert "comity compare" in text(found[0])


def test_a_journal_and_a_tray_are_shown_page_by_page() -> None:
    head = cast.person("otp", "head")
    browser = cast.signed_in(head)
    from comity.people.models import AccessEntry

    AccessEntry.objects.bulk_create(
        AccessEntry(at=NOW, authority=head.authority, by="x" * 700, did="listed", about="y" * 400) for _ in range(5000)
    )
    found: list[str] = []
    assert cost(lambda: found.append(text(browser.get("/authorities/otp/journal/")))) < MOST
    assert len(found[0]) < 400_000
