"""Reports as they are printed: contents behind a cover, lines of contents."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine

# A report, and the addresses and beginnings of what stands in it behind the title block.
REPORTS = {
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
