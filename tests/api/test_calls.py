"""What calls answer is what the pages of the same subjects say: the same functions stand behind both."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comity.record import log, tree
from comity.record.checkpoint import read
from comity.record.entries import canonical
from tests.api.cast import BASE, Examples, call, said, token
from tests.exchange.cast import key
from tests.papers.samples import EARLIER, NAME

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


def get(path: str) -> Any:
    """What the public is answered."""
    answer = Client().get(BASE + path)
    assert answer.status_code == 200, answer.content
    return said(answer)


@pytest.mark.parametrize(
    ("days", "value"),
    [
        ("as-at=2016-09-05&as-known=2016-09-05", 13),
        ("as-at=2016-09-05", 14),
        ("as-at=2016-09", 14),
        ("as-at=2002", 0),
    ],
)
def test_a_figure_is_that_of_its_page(days: str, value: int) -> None:
    found = get(f"figures/persons-outstanding?{days}")
    assert found["value"] == value
    assert len(found["evidence"]) >= value
    assert found.pop("quartiles") is None
    assert found == Client().get(f"/figures/persons-outstanding.json?{days}").json()


def test_a_series_ends_with_the_value_of_the_day() -> None:
    steps = get("figures/states-parties/series?as-at=2016-11-10")["steps"]
    assert steps[-1]["value"] == get("figures/states-parties?as-at=2016-11-10")["value"] == 124
    assert [each["since"] for each in steps] == sorted(each["since"] for each in steps)


def test_a_matter_is_that_of_its_page() -> None:
    found = get("registers/warrants/al-tuhamy-2013?as-at=2016-09-05")
    assert found == Client().get("/registers/warrants/al-tuhamy-2013.json?as-at=2016-09-05").json()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", bool),
        ("status=outstanding", lambda each: each["status"] == "outstanding"),
        ("state=NLD", lambda each: "NLD" in each["parties"]),
        ("words=belgium", lambda each: "Belgium" in str(each)),
    ],
)
def test_a_list_is_narrowed_as_its_page_is(query: str, found: Any) -> None:
    register = "warrants" if "status" in query else "agreements"
    narrowed, whole = get(f"registers/{register}?{query}"), get(f"registers/{register}")
    assert all(found(each) for each in narrowed["matters"])
    assert narrowed["held"] == whole["held"]
    file = Client().get(f"/registers/{register}.csv?{query}")
    lines = b"".join(file).decode().splitlines()[1:]
    assert narrowed["found"] == len(lines)


def test_pages_of_a_list_are_all_of_it_once() -> None:
    first = get("registers/participation")
    names = [
        each["matter"]
        for page in range(1, first["pages"] + 1)
        for each in get(f"registers/participation?page={page}")["matters"]
    ]
    assert len(names) == len(set(names)) == first["found"]
    assert get(f"registers/participation?page={first['pages'] + 1}")["matters"] == []


def test_an_entry_proves_itself_under_the_checkpoint() -> None:
    head = get("checkpoint")
    signed = read(head["checkpoint"], head["verifier"])
    assert (signed.size, signed.root.hex()) == (head["size"], head["root"])
    found = get("entries/7")
    leaf = tree.leaf(canonical(found["entry"]))
    assert leaf.hex() == found["leaf"]
    path = [bytes.fromhex(step) for step in found["path"]]
    assert tree.proves_inclusion(leaf, 6, found["size"], path, signed.root)


@pytest.mark.parametrize(("old", "new"), [(1, 0), (10, 500), (978, 0), (64, 128)])
def test_an_earlier_record_is_proved_the_beginning_of_a_later_one(old: int, new: int) -> None:
    found = get(f"consistency?old={old}" + (f"&new={new}" if new else ""))
    assert found["new"] == (new or log.head()[0])
    path = [bytes.fromhex(step) for step in found["path"]]
    roots = bytes.fromhex(found["old_root"]), bytes.fromhex(found["new_root"])
    assert tree.proves_consistency(old, found["new"], path, *roots)


def test_a_state_and_a_source_say_what_their_pages_say() -> None:
    state = get("states/nld?as-at=2016-11-10")
    page = Client().get("/states/nld/?as-at=2016-11-10").content.decode()
    assert state["sentences"][0] in page
    assert {each["register"] for each in state["matters"]} >= {"participation"}
    source = get("sources/the-2016-report")
    assert source["source"]["title"] == "the 2016 report"
    assert len(source["matters"]) > 20


def test_a_paper_is_read_searched_and_compared() -> None:
    reading = get(f"papers/{NAME}/reading")
    assert reading == Client().get(f"/papers/of/{NAME}/paper.json").json()
    assert reading["mandates"] == get(f"papers/{NAME}/mandates")
    assert reading["doubts"] == get(f"papers/{NAME}/doubts")
    provisions = get(f"papers/{NAME}/provisions")
    assert provisions["found"] == len(reading["provisions"])
    assert provisions["provisions"][0]["address"] == reading["provisions"][0]["address"]
    compared = get(f"comparison?old={EARLIER}&new={NAME}")
    assert sum(compared["fates"].values()) == len(compared["changes"])
    hit = get("provisions?words=cooperation")["provisions"][0]
    assert "cooperation" in hit["text"].casefold()


def test_a_request_is_told_to_both_of_its_parties(examples: Examples) -> None:
    sender = said(call(token("otp"), examples["request"]))
    addressee = said(call(token("nld-central"), examples["request"]))
    assert (sender["turn"], addressee["turn"]) == ("theirs", "ours")
    assert sender["acts"] == addressee["acts"]
    assert sender["acts"][0]["message"] == "m-1"
    assert len(sender["acts"][0]["sealed"]) == 1
    assert "requests.received" in {each["act"] for each in addressee["may_follow"]}
    assert "requests.received" not in {each["act"] for each in sender["may_follow"]}
    assert said(call(token("nld-central", scope="read", name="reads"), examples["request"]))["may_follow"] == []


def test_trays_keys_and_what_is_missing(examples: Examples) -> None:
    text = token("nld-central")
    received = examples["tray"]._replace(path="exchange/trays/received")
    assert [each["matter"] for each in said(call(text, received))["requests"]] == ["otp-2026-14"]
    assert said(call(text, examples["tray"]))["requests"] == []
    (found,) = said(call(text, examples["keys"]))
    assert (found["recipient"], found["verifier"]) == (key("NLD").recipient, key("NLD").verifier)
    lacking = said(call(text, examples["completeness"]))["missing"]
    assert [each["authority"] for each in lacking][:2] == ["Rome Statute, art. 96(2)(b)", "Rome Statute, art. 96(2)(c)"]
    assert len(said(call(text, examples["measures"]))) > 20


def test_a_receipt_and_a_sealed_file_are_those_of_the_pages(examples: Examples) -> None:
    text = token("nld-central")
    receipt = said(call(text, examples["receipt"]))
    assert receipt["statement"]["id"] == "m-1"
    sealed = call(text, examples["sealed"])
    assert sealed["Content-Type"] == "application/octet-stream"
    assert b"".join(sealed).startswith(b"age-encryption.org/v1")
    sealed.close()
