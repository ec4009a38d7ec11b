"""Reading costs its length, whatever a paper is made of: eight times the paper takes about eight times as long."""

from __future__ import annotations

import time

import pytest

from comity.documents.examining import examine

LINE = "The paragraph goes on and on, and says what all the lines before it have said; and it\n"
PAPERS = {
    "paragraphs": "{n}. Requests the Bureau to report on matters (see A/RES/70/1) at its sixteenth session;\n\n",
    "hyphens at line ends": "{n}. Takes note of the well-\nknown matters that were re-\nported upon;\n\n",
    "one paragraph without an end": LINE,
    "items": "({n}) To consider the matter;\n",
    "headings": "A. A heading that stands alone\n\n",
    "annexes that list mandates": (
        "Annex {n}\n\nThe Assembly of States Parties,\n\n1. Requests the Bureau to report on matter {n};\n\n"
        "Annex {n}\n\n(a) Requests the Bureau to report on a matter;\n\n"
    ),
    "notes": "{n}. Recalls its decision.¹\n\n¹ Ibid., paragraph {n}.\n\n",
    "pages": "{n}. Urges States Parties to cooperate;\n16-21234 {n}/300\n\fICC-ASP/15/1\n",
}


@pytest.mark.parametrize("name", PAPERS)
def test_eight_times_the_paper_takes_about_eight_times_as_long(name: str) -> None:
    def taken(count: int) -> float:
        content = "".join(PAPERS[name].format(n=n) for n in range(1, count)).encode()
        times = []
        for _ in range(3):
            began = time.process_time()
            examine(content, "paper.txt")
            times.append(time.process_time() - began)
        return min(times)

    taken(10)
    assert taken(2400) < 24 * taken(300) + 0.1  # of a cost that grows with the square it would be 64 times
