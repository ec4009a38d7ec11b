"""Search in the exchange: by words and filters; what one may not see does no work and says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comity.exchange import notes
from comity.exchange.searching import Sought, search
from comity.people import entrusting
from tests.exchange.cast import NOW, act, delivered, known, transmitted
from tests.people import cast
from tests.recorded import put

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _requests() -> None:
    known()
    _sent("otp-2026-14", "OTP-2026-14")
    _sent("otp-2026-15", "OTP-2026-15", measure="other", dated="2026-03-01")
    _sent("otp-ledger-7", "OTP Ledger/7", to="BEL")
    delivered(act("received", "NLD"), "m-received", "NLD")


def _sent(name: str, reference: str, to: str = "NLD", **values: object) -> None:
    line = transmitted(matter=name, reference=reference, to=to, parties=["OTP", to], **values)
    if values.get("measure") == "other":
        line |= {"although_incomplete": "x"}
    delivered(line, f"m-{name}")


def _found(of: str, **sought: Any) -> list[str]:
    return [row.name for row in search(cast.person(of, factor=False), Sought(**sought), TODAY).page]


ALL = ["otp-2026-14", "otp-2026-15", "otp-ledger-7"]
CASES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "a reference": ("otp", {"words": "OTP-2026-14"}, ["otp-2026-14"]),
    "a part of it, in other letters": ("otp", {"words": "LEDGER"}, ["otp-ledger-7"]),
    "several words": ("otp", {"words": "2026 otp"}, ["otp-2026-14", "otp-2026-15"]),
    "a word that is none": ("otp", {"words": "2026 nothing"}, []),
    "signs alone": ("otp", {"words": "%_'\""}, []),
    "by the other side": ("nld-central", {"words": "2026"}, ["otp-2026-14", "otp-2026-15"]),
    "of others": ("nld-central", {"words": "ledger"}, []),
    "by others": ("sen-central", {"words": "2026"}, []),
    "of another organ": ("registry", {"words": "2026"}, []),
    "a kind": ("otp", {"kind": "other"}, ["otp-2026-15"]),
    "a State": ("otp", {"other": "BEL"}, ["otp-ledger-7"]),
    "an organ": ("nld-central", {"other": "OTP"}, ["otp-2026-14", "otp-2026-15"]),
    "a status": ("otp", {"status": "received"}, ["otp-2026-14"]),
    "days": ("otp", {"since": date(2026, 2, 1), "until": date(2026, 3, 31)}, ["otp-2026-15"]),
    "since": ("otp", {"since": date(2026, 11, 1)}, ["otp-2026-14", "otp-ledger-7"]),
    "days before any": ("otp", {"until": date(2001, 1, 1)}, []),
    "days to come": ("otp", {"since": date(2090, 1, 1)}, []),
    "several at once": ("otp", {"words": "2026", "kind": "assets", "status": "received"}, ["otp-2026-14"]),
    "a kind and a State that do not meet": ("otp", {"kind": "other", "other": "BEL"}, []),
    "a question as a word": ("otp", {"words": "with BEL"}, []),
}


@pytest.mark.parametrize("case", CASES)
def test_each_finds_its_own_and_no_more(case: str) -> None:
    of, sought, expected = CASES[case]
    assert _found(of, **sought) == expected


def test_the_words_of_one_s_notes_find_a_request_for_those_who_read_them() -> None:
    for of, text, shared in (
        ("nld-central", "kestrel", False),
        ("nld-central", "heron", True),
        ("otp", "kestrel", False),
    ):
        matter = "otp-2026-15" if of == "otp" else "otp-2026-14"
        notes.add(cast.person(of, factor=False), matter, f"A {text}!", shared=shared, now=NOW)
    assert _found("nld-central", words="Kestrel") == ["otp-2026-14"]
    assert _found("otp", words="kestrel") == ["otp-2026-15"]
    assert _found("otp", words="heron") == []
    assert _found("nld-central", words="heron 14") == ["otp-2026-14"]


def test_a_ministry_finds_what_is_entrusted_to_it_and_no_more() -> None:
    central, officer = cast.person("nld-central", factor=False), cast.person("nld-finance", factor=False)
    notes.add(central, "otp-2026-15", "heron", shared=True, now=NOW)
    assert _found("nld-finance", words="2026") == []
    entrusting.entrust(officer.authority, "requests", "otp-2026-14", by=central, now=NOW)
    assert _found("nld-finance", words="2026") == ["otp-2026-14"]
    assert _found("nld-finance", words="heron") == []
    assert _found("nld-finance", kind="assets") == ["otp-2026-14"]


def test_a_forbidden_reference_costs_what_an_unknown_one_costs() -> None:
    account = cast.person("nld-central", factor=False)

    def asked(words: str) -> list[str]:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert search(account, Sought(words), TODAY).page == []
        return [query["sql"].replace(words, "…") for query in captured.captured_queries]

    assert asked("ledger") == asked("nothin")


@pytest.mark.sqlite
def test_every_question_goes_through_an_index() -> None:
    account = cast.person("otp", factor=False)
    with CaptureQueriesContext(connection) as captured:
        search(account, Sought("2026 otp", "assets", "NLD", since=date(2026, 1, 1)), TODAY)
    asked = [q["sql"] for q in captured.captured_queries if "registers_" in q["sql"] or "noteword" in q["sql"]]
    assert asked
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = [row[3] for row in cursor.fetchall()]
        scans = [step for step in plan if step.startswith("SCAN") and step not in ("SCAN found", "SCAN CONSTANT ROW")]
        assert not scans, (sql, plan)


def test_pages_put_together_are_the_whole() -> None:
    between = 'audience=parties parties="OTP | NLD"'
    sent = "transmitted organ=OTP to=NLD measure=other language=en contents=purpose although_incomplete=x"
    for place in range(7):
        put("requests", f"2026-01-10 {sent} reference=heron-{place} {between}", matter=f"otp-heron-{place}")
    account, names, after = cast.person("otp", factor=False), [], ""
    while True:
        page, after = search(account, Sought("heron"), TODAY, after, most=3)
        names += [row.name for row in page]
        if not after:
            break
    assert names == [f"otp-heron-{place}" for place in range(7)]


def test_nothing_asked_is_nothing_sought() -> None:
    assert not Sought()
    assert Sought(words="x")
