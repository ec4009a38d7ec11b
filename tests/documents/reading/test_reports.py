"""Reports and budgets as they are printed: numbers of several parts, contents behind a cover, lines of contents."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine

# A report, and the addresses and beginnings of what stands in it behind the title block.
REPORTS = {
    "numbers of several parts": (
        "A/99/6 (Sect. 7)\n\nReport on wells\n\n7.1 The wells of Arcadia are open to all who draw from them.\n\n"
        "7.2 Water was drawn, 2.5 million litres of it. The keepers of the wells said in their own reports:\n\n"
        "(a) Water is short;\n\n"
        "7.2.1 to dig deeper, where the ground allows it, in every district of the hills;\n\n"
        "2.5 million litres are not enough, as the keepers have said each year, and they have said it in vain.\n",
        ["para-7.1 The wells", "para-7.2 Water", "para-7.2/a Water", "para-7.2.1 to dig", "paragraph-4 2.5 mill"],
    ),
    "headings with numbers of several parts": (
        "Report on wells\n\nI. Wells\n\n1.1 Wells in the hills\n\n1.1.1 The wells in the hills are deep, and cold.\n\n"
        "1.2 Wells in the plain\n\n1.2.1 The wells in the plain are not.\n",
        [
            "section-I Wells",
            "section-I-1.1 Wells in the hills",
            "para-1.1.1 The wells",
            "section-I-1.2 Wells in the plain",
            "para-1.2.1 The wells",
        ],
    ),
    "contents behind a cover with words": (
        "Report on wells\n\n* This report is submitted late, since the districts were late with theirs, because "
        "the wells had to be measured twice before anything could be said of their depth in the hills.\n\n"
        "Contents\n\nPage\n\nWells in the hills 2\n\nWells in the plain 3\n\n"
        "A. Wells in the hills\n\n1. They are deep.\n",
        [
            "paragraph-1 *",
            "contents-1 Contents",
            "contents-2 Page",
            "contents-3 Wells",
            "contents-4 Wells",
            "section-A Wells",
            "para-1 They",
        ],
    ),
    "lines of contents without lines between them": (
        "Report on wells\n\nContents\nI. Wells in the hills..... 2\nII. Wells in the plain . . . . 3\n"
        "Annex: A list… 15\n\nI. Wells in the hills\n\n1. They are deep.\n",
        [
            "contents-1 Contents",
            "contents-2 I.",
            "contents-3 II.",
            "contents-4 Annex",
            "section-I Wells",
            "para-1 They",
        ],
    ),
}


@pytest.mark.parametrize("case", REPORTS)
def test_it_reads_them(case: str) -> None:
    text, expected = REPORTS[case]
    told = [
        f"{each.address} {each.provision.text}"
        for each in examine(text.encode(), "paper.txt").placed
        if each.provision.kind not in ("front", "title")
    ]
    assert [said[: len(begun)] for said, begun in zip(told, expected, strict=True)] == expected


def test_numbers_of_several_parts_count_on_within_their_part() -> None:
    text = "Report on wells\n\n7.1 The first.\n\n7.2 The second.\n\n8.1 The next.\n\n8.3 The one too many.\n"
    doubts = [(each.at, each.message) for each in examine(text.encode(), "paper.txt").doubts if "order" in each.kind]
    assert doubts == [("para-8.3", "8.3 follows 8.1")]
