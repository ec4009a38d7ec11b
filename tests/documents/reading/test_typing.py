"""One resolution however it was typed: its numbers, labels, emphasis and lines; each is read like the plain one."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from comity.documents.examining import examine

PLAIN = """Resolution adopted by the General Assembly on 2 December 2044

[on the report of the Third Committee (A/99/481/Add.2, para. 139)]

99/902. Wells of Arcadia and of the countries and territories that lie around it

The General Assembly,

Recalling its resolution 98/12 of 1 December 2043 on wells that dried up in the north,

Emphasizing that water is scarce, and noting with concern that three requests for water remain
without an answer,

Welcoming the report,

1. Takes note of the report of the Secretary-General on wells, and urges all States to dig them;

2. Creates a fund, to be known as the fund of wells;

3. Requests the Secretary-General:

(a) To report on wells;

(b) To open the fund.
"""


def _numbered(form: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"^(\d)\. ", lambda found: form.format(found[1]), text, flags=re.MULTILINE)


def _labelled(text: str) -> str:
    return re.sub("^(?=Recalling|Emphasizing|Welcoming)", "PP1. ", _numbered("OP{}. ")(text), flags=re.MULTILINE)


def _emphasized(sign: str) -> Callable[[str], str]:
    verbs = r"\b(The General Assembly|Recalling|Emphasizing|Welcoming|Takes note|Creates|Requests)\b(?! on)"
    return lambda text: re.sub(verbs, rf"{sign}\1{sign}", text).replace(f"the {sign}General", "the General")


def _tight(text: str) -> str:
    lines = [textwrap.wrap(paragraph, 70) for paragraph in text.split("\n\n")]
    return "\n".join(line for paragraph in lines for line in paragraph) + "\n"


TYPED: dict[str, Callable[[str], str]] = {
    "numbers in brackets": _numbered("({}) "),
    "numbers without a sign": _numbered("{} "),
    "numbers on lines of their own": _numbered("{}.\n"),
    "labels of a negotiation": _labelled,
    "labels in brackets": lambda text: _labelled(text).replace("PP1.", "[PP1]").replace("OP2.", "[OP2]"),
    "verbs between stars": _emphasized("*"),
    "verbs between two stars": _emphasized("**"),
    "verbs between strokes": _emphasized("_"),
    "no line between paragraphs": _tight,
}


def _told(text: str) -> list[tuple[str, str, str | None, str, tuple[str, ...]]]:
    return [
        (each.address, each.provision.kind, each.provision.number, each.provision.text, each.provision.verbs)
        for each in examine(text.encode(), "paper.txt").placed
    ]


def _unlabelled(number: str | None, kind: str) -> str | None:
    return None if kind == "preambular" else number


@pytest.mark.parametrize("typed", TYPED)
def test_it_reads_like_the_plain_one(typed: str) -> None:
    told = [
        (address, kind, _unlabelled(number, kind), re.sub("[*_]", "", text), verbs)
        for address, kind, number, text, verbs in _told(TYPED[typed](PLAIN))
    ]
    assert told == _told(PLAIN)


def test_a_number_in_brackets_is_an_item_where_paragraphs_bear_others() -> None:
    told = {address: kind for address, kind, *_ in _told(PLAIN.replace("(a)", "(1)").replace("(b)", "(2)"))}
    assert told["op-3/1"] == told["op-3/2"] == "item"


def test_the_organ_may_stand_in_a_quotation() -> None:
    told = _told(PLAIN.replace("The General", "“The General").replace("fund.", "fund.”"))
    assert [kind for _, kind, *_ in told] == [kind for _, kind, *_ in _told(PLAIN)]


def test_a_title_hangs_behind_its_number() -> None:
    long = "99/902. Wells of Arcadia, wells of the countries,\n        and of the territories around it\n"
    told = _told(re.sub("99/902.*\n", long, PLAIN))
    assert [text for _, kind, _, text, _ in told if kind == "title"] == [" ".join(long.split())]


def test_a_rule_above_the_notes_is_no_paragraph() -> None:
    told = _told(f"{PLAIN}\n____________\n¹ See A/99/1.\n")
    assert [kind for _, kind, *_ in told][-2:] == ["furniture", "footnote"]


@pytest.mark.parametrize("typed", [str, _tight])
def test_a_marker_behind_the_comma_of_a_short_recital_makes_no_heading(typed: Callable[[str], str]) -> None:
    marked = PLAIN.replace("Welcoming the report,", "Welcoming the report,¹\n\nRecalling another,²\n\nNoting a third,")
    placed = examine(typed(marked).encode(), "paper.txt").placed
    told = [(each.provision.text, each.provision.notes) for each in placed if each.provision.kind == "preambular"]
    assert told[2:] == [("Welcoming the report,", ("1",)), ("Recalling another,", ("2",)), ("Noting a third,", ())]


def test_a_short_sentence_of_an_annex_with_a_note_is_no_heading() -> None:
    told = _told(f"{PLAIN}\nAnnex\n\nRules of the fund\n\nRule 1\n\nThe fund is open to all.¹\n\n¹ See A/99/2.\n")
    assert [kind for address, kind, *_ in told if address.startswith("annex-1/")] == [
        *("title", "heading", "paragraph", "footnote")
    ]
