"""The 2016 report of the Bureau on cooperation against a reading by hand: every part of it, and its seven defects.

The report lies beside a checkout and is not part of it; here are addresses, numbers, verbs and what is cited alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from comity.documents.examining import contract, examine

REPORT = Path(__file__).resolve().parents[4] / "shared" / "papers" / "seed" / "bureau_report_on_cooperation_2016.txt"
pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason="needs ../shared/papers/seed: the 2016 report")

# Headings with the numbers of their paragraphs.
SECTIONS: dict[str, tuple[int, ...]] = {
    "section-I": (1, 2),
    "section-II": (3, 4),
    "section-II-A": (5, 6),
    "section-II-B": (7, 8, 9, 10, 11),
    "section-II-C": (12, 13, 14),
    "section-II-D": (15, 16),
    "section-II-E": (17, 18),
    "section-II-F": (19,),
    "section-III": (20, 21),
}
# Where the markers of notes stand.
MARKED = {
    "para-4": ["fn-1"],
    "para-4/a": ["fn-2"],
    "para-4/b": ["fn-3"],
    "para-4/c": ["fn-4"],
    "para-5": ["fn-5", "fn-6"],
    "para-6": ["fn-7"],
    "para-15": ["fn-8", "fn-9"],
    "para-17": ["fn-10", "fn-11"],
    "para-18": ["fn-12", "fn-13"],
    "annex-I/op-2": ["annex-I/fn-1"],
    "annex-I/op-4": ["annex-I/fn-2"],
    "annex-I/op-10": ["annex-I/fn-3"],
    "annex-I/op-27": ["annex-I/fn-3"],
    "annex-II/a": ["annex-II/fn-1"],
    "annex-II/b": ["annex-II/fn-2"],
}
# Sentences that notes cut: how they begin, what stands on both sides of the cut, how they end.
JOINED = {
    "para-7": ("As regards", "detained persons, and final release - also", "absence of an agreement."),
    "para-15": ("At its thirteenth", "establishing such a mechanism, taking", "of its sixteenth session."),
    "annex-I/op-13": ("Underlines", "all States Parties to put in place", "international organizations;"),
}
RECITALS = ["recalling", "determined reaffirming", "stressing", "welcoming", "noting", "further noting", "noting"]
RECITALS += ["recognizing", "commending", "recalling noting"]
# The verbs of the operative paragraphs, by number; the head of each.
VERBS = """
1 emphasizes stresses|2 expresses urges|3 reaffirms|4 takes takes urges|5 urges welcomes acknowledges|6 recalls urges
7 acknowledges|8 encourages|9 welcomes|10 recalls invites|11 emphasizes invites|12 recognizes
13 underlines welcomes calls|14 urges|15 calls|16 acknowledges welcomes stresses|17 calls|18 acknowledges urges
19 welcomes|20 emphasizes recalls calls|21 commends further urges|22 recalls requests|23 welcomes|24 recognizes
25 emphasizes encourages|26 urges|27 welcomes recalls requests|28 welcomes encourages|30 encourages|31 requests
32 recognizing requests
"""
CITED = {
    "para-1": ["ICC-ASP/14/Res.3 op-27"],
    "para-4": ["ICC-ASP/14/Res.3", "ICC-ASP/14/Res.4 annex-I"],
    "para-20": ["ICC-ASP/13/Res.3 para-26"],
    "fn-1": ["ICC-ASP/13/Res.3"],
    "fn-2": ["ICC-ASP/13/Res.3 op-24 ibid"],
    "fn-3": ["ICC-ASP/13/Res.3 op-21 ibid"],
    "fn-4": ["ICC-ASP/13/Res.3 op-16"],
    "fn-5": ["ICC-ASP/6/Res.2 annex-II"],
    "fn-6": ["ICC-ASP/14/27 para-37..43"],
    "fn-7": ["ICC-ASP/14/26/Rev.1 annex-II"],
    "fn-8": ["ICC-ASP/13/29 annex-II"],
    "fn-9": ["ICC-ASP/14/Res.3 para-10"],
    "fn-10": ["ICC-ASP/13/29/Add.1"],
    "fn-11": ["ICC-ASP/13/Res.3 para-4", "ICC-ASP/13/Res.5 para-11"],
    "fn-12": ["ICC-ASP/14/Res.3 para-4", "ICC-ASP/14/Res.4 para-11"],
    "fn-13": ["ICC-ASP/14/Res.3 para-4"],
    "annex-I/pp-1": [
        *("Rome Statute", "RC/Dec.2", "ICC-ASP/8/Res.2", "ICC-ASP/9/Res.3", "ICC-ASP/10/Res.2", "ICC-ASP/11/Res.5"),
        *("ICC-ASP/12/Res.3", "ICC-ASP/13/Res.3", "ICC-ASP/14/Res.3", "ICC-ASP/6/Res.2"),
    ],
    "annex-I/pp-3": ["Rome Statute", "Rome Statute art-93"],
    "annex-I/pp-4": ["ICC-ASP/14/Res.3 para-28"],
    "annex-I/pp-5": ["Rome Statute"],
    "annex-I/op-1": ["Rome Statute part-9"],
    "annex-I/op-6": ["Rome Statute", "Rome Statute", "Rome Statute"],
    "annex-I/op-15": ["Agreement on the Privileges and Immunities of the International Criminal Court"],
    "annex-I/op-20": ["Rome Statute"],
    "annex-I/op-21": ["Rome Statute"],
    "annex-I/fn-2": ["ICC-ASP/14/26/Add.1 appendix"],
    "annex-I/fn-3": ["ICC-ASP/6/Res.2 annex-II"],
    "annex-II/fn-1": ["ICC-ASP/14/26/Add.1 appendix"],
    "annex-II/fn-2": ["ICC-ASP/13/29"],
}
_SESSION, _BEFORE = {"session": 16}, {"before_session": 16}
# What is asked of whom: verb, addressee, due, recurring.
MANDATES: list[tuple[str, str, str, dict[str, Any] | None, str | None]] = [
    ("annex-I/op-2", "urges", "States", None, None),
    ("annex-I/op-4", "urges", "the Bureau", _SESSION, None),
    ("annex-I/op-5", "urges", "States Parties", None, None),
    ("annex-I/op-6", "urges", "States Parties to the Rome Statute that have not yet done so", None, None),
    ("annex-I/op-8", "encourages", "States", None, None),
    ("annex-I/op-10", "invites", "the Bureau", _BEFORE, None),
    ("annex-I/op-11", "invites", "the Court", None, None),
    ("annex-I/op-13", "calls on", "all States Parties", None, None),
    ("annex-I/op-14", "urges", "States Parties", None, None),
    (
        "annex-I/op-15",
        "calls upon",
        "States Parties as well as non-States Parties that have not yet done so",
        None,
        None,
    ),
    ("annex-I/op-17", "calls upon", "all States Parties and other States", None, None),
    ("annex-I/op-18", "urges", "all States Parties", None, None),
    ("annex-I/op-20", "calls upon", "States Parties", None, None),
    ("annex-I/op-21", "urges", "all States Parties", None, None),
    ("annex-I/op-22", "requests", "the Bureau", _SESSION, None),
    ("annex-I/op-25", "encourages", "States Parties", None, None),
    ("annex-I/op-26", "urges", "States Parties", None, None),
    ("annex-I/op-27", "requests", "the Bureau", None, None),
    ("annex-I/op-28", "encourages", "all stakeholders, including civil society organizations", None, None),
    ("annex-I/op-30", "encourages", "the Bureau", None, None),
    ("annex-I/op-31", "requests", "the Bureau", None, None),
    ("annex-I/op-32", "requests", "the Court", _SESSION, "annual"),
    ("annex-II/a", "requests", "the Bureau", _SESSION, None),
    ("annex-II/b", "invites", "the Bureau", _BEFORE, None),
    ("annex-II/c", "invites", "the Court", None, None),
    ("annex-II/d", "requests", "the Bureau", _SESSION, None),
    ("annex-II/e", "requests", "the Bureau", None, None),
    ("annex-II/f", "requests", "the Bureau", None, None),
    ("annex-II/g", "requests", "the Court", _SESSION, "annual"),
]
# The defects: where, and as what each is doubted.
DEFECTS: dict[str, set[tuple[str | None, str]]] = {
    "it bears no symbol": {(None, "symbol-missing")},
    "title and contents run together": {(None, "run-together")},
    "paragraph 4 and its notes cite two sessions": {
        ("para-4", "note-disagrees"),
        ("fn-2", "ibid-doubtful"),
        ("fn-3", "ibid-doubtful"),
        ("para-20", "resolution-older"),
    },
    "note 3 of annex I stands twice, and is wrong once": {
        ("annex-I/op-27", "marker-twice"),
        ("annex-I/op-10", "note-differs"),
    },
    "annex II is not what annex I says": {
        ("annex-II/a", "annex-differs"),
        ("annex-II/c", "annex-differs"),
        ("annex-I/op-30", "mandate-not-listed"),
    },
    "notes stand inside sentences": {
        ("para-7", "sentence-cut"),
        ("para-15", "sentence-cut"),
        ("annex-I/op-13", "sentence-cut"),
    },
    "participles lost their italics": {("annex-I/pp-2", "emphasis-uneven"), ("annex-I/pp-10", "emphasis-uneven")},
    "eight agreements are concluded here, in force there": {("annex-I/op-19", "stage-differs")},
    "the flyer has two authors": {("annex-I/op-27", "author-differs")},
}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = msgspec.to_builtins(contract(examine(REPORT.read_bytes(), REPORT.name)))
    return read


def test_its_title_block_is_what_it_says() -> None:
    assert _read()["paper"] == {
        "symbol": None,
        "title": "Report of the Bureau on cooperation",
        "body": "Assembly of States Parties",
        "session": 15,
        "date": "2016-11-10",
        "language": "en",
        "distribution": "General",
    }


def test_it_has_every_provision_where_it_belongs() -> None:
    wanted = [*(f"front-{place}" for place in range(1, 7)), "title", *(f"contents-{place}" for place in range(1, 14))]
    for section, numbers in SECTIONS.items():
        wanted += [section, *(f"para-{number}" for number in numbers)]
    at = wanted.index("para-4") + 1
    wanted[at:at] = [f"para-4/{letter}" for letter in "abcd"]
    annex = ["annex-I", "annex-I/title", "annex-I/enacting", *(f"annex-I/pp-{place}" for place in range(1, 11))]
    annex += [f"annex-I/op-{number}" for number in range(1, 33)]
    annex += ["annex-II", "annex-II/title", "annex-II/paragraph-1", *(f"annex-II/{letter}" for letter in "abcdefg")]
    notes = [*(f"fn-{number}" for number in range(1, 14)), *(f"annex-I/fn-{number}" for number in (1, 2, 3))]
    notes += ["annex-II/fn-1", "annex-II/fn-2"]
    found = [each["address"] for each in _read()["provisions"]]
    assert [address for address in found if "fn-" not in address] == wanted + annex
    assert [address for address in found if "fn-" in address] == notes


def test_every_provision_stands_under_its_own() -> None:
    parents = {each["address"]: each["parent"] for each in _read()["provisions"]}
    for section, numbers in SECTIONS.items():
        assert {parents[f"para-{number}"] for number in numbers} == {section}
        assert parents[section] == (section.rpartition("-")[0] if section.count("-") > 1 else None)
    assert {parents[f"para-4/{letter}"] for letter in "abcd"} == {"para-4"}
    assert all(
        parent == address.partition("/")[0] for address, parent in parents.items() if address.startswith("annex-I/")
    )


def test_the_markers_of_notes_stand_where_they_were() -> None:
    assert {each["address"]: each["notes"] for each in _read()["provisions"] if each["notes"]} == MARKED


@pytest.mark.parametrize("address", JOINED)
def test_sentences_cut_by_notes_are_whole(address: str) -> None:
    text = next(each["text"] for each in _read()["provisions"] if each["address"] == address)
    first, middle, last = JOINED[address]
    assert text.startswith(first)
    assert middle in text
    assert text.endswith(last)


def test_every_sign_lies_in_a_provision() -> None:
    read = _read()
    covered = {at for each in read["provisions"] for start, end in each["spans"] for at in range(start, end)}
    assert [sign for at, sign in enumerate(read["text"]) if at not in covered and not sign.isspace()] == []


def test_its_verbs() -> None:
    found = {each["address"]: each for each in _read()["provisions"]}
    assert [" ".join(found[f"annex-I/pp-{place}"]["verbs"]) for place in range(1, 11)] == RECITALS
    for said in VERBS.replace("|", "\n").split("\n"):
        if said:
            number, *heads = said.split()
            assert [verb.split()[0] for verb in found[f"annex-I/op-{number}"]["verbs"]] == heads, number
    assert found["annex-I/op-4"]["verbs"] == ("takes note of", "takes note of", "urges")
    assert found["annex-I/op-29"]["kind"] == "placeholder"


def test_it_cites_what_it_cites() -> None:
    told: dict[str, list[str]] = {}
    for each in _read()["citations"]:
        target = each["target"]
        said = " ".join(filter(None, (target["symbol"], target["provision"], each["via"])))
        told.setdefault(each["in"], []).append(said)
    assert told == CITED


def test_it_asks_whom_it_asks() -> None:
    told = [
        (each["in"], each["verb"], each["addressee"], each["due"], each["recurring"]) for each in _read()["mandates"]
    ]
    assert told == MANDATES


@pytest.mark.parametrize("defect", DEFECTS)
def test_its_defects_are_doubted(defect: str) -> None:
    assert DEFECTS[defect] <= {(each["in"], each["kind"]) for each in _read()["doubts"]}


def test_nothing_else_is_doubted() -> None:
    assert {(each["in"], each["kind"]) for each in _read()["doubts"]} == set().union(*DEFECTS.values())
