"""No run of signs, however long, makes a pattern look back again and again: a reading costs its length."""

from __future__ import annotations

import time

import pytest

from comity.documents.examining import examine

# What patterns look for, said without an end.
RUNS = (
    *(
        "1",
        "1 ",
        "(",
        ")(",
        ".",
        ". ",
        " ",
        "\t",
        "a\t",
        "Ibid. ",
        "Ibid., ",
        "(a (",
        ", ",
        "; ",
        ": ",
        "1 and ",
        "and, ",
    ),
    *("A/", "/", "-", "a-", "*", "**a", "_ ", "_____ ", "“", "[", "|", "…", "¹", "=== ", "---\n", "1\n", "(a)\n", "+"),
    *("resolution ", "resolutions 1/1, ", "paragraph 1, ", "paragraphs 1 to ", "article 1 (a) ", "articles 1, "),
    *(
        "(2005) ",
        "A/RES/70/1, ",
        "A/1/Add.1",
        "A/1/Rev.",
        "I",
        "ivx ",
        "A",
        "A. ",
        "a.",
        "note 1 ",
        "annex I ",
        "part A ",
    ),
    *("operative paragraph ", "1 January ", "session ", "twenty-", "of the ", "the ", "to ", "requests the Bureau to "),
    *("urges, ", "– ", "\u200b", "e\u0301", "ال", "第一", "\\", "[a](", "`", "<", "&a", "[^1]", "# "),
)
BEFORE = ("", "1. Requests ", "Rappelant ")


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_four_times_the_run_takes_about_four_times_as_long(run: str) -> None:
    def taken(before: str, length: int) -> float:
        content = f"{before}{run * (length // len(run.encode()))}\n".encode()
        began = time.process_time()
        examine(content, "paper.md" if run in ("[a](", "`", "[^1]", "# ", "\\", "<") else "paper.txt")
        return time.process_time() - began

    for before in BEFORE:
        taken(before, 100)
        short = min(taken(before, 2000), taken(before, 2000))
        assert taken(before, 8000) < 9 * short + 0.1, (
            before
        )  # of a cost that grows with the square it would be 16 times
