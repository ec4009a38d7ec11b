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
    *("esolu", "esolu 1", "resolutions no ", "unless ", "as appropriate ", "its Statute", "A/1 ", "requests and "),
    *("urges, ", "– ", "\u200b", "e\u0301", "ال", "第一", "\\", "[a](", "`", "<", "&a", "[^1]", "# "),
)
BEFORE = ("", "1. Requests ", "Rappelant ")


# Seven pages' worth of signs, and what a reading of them may take at the very most, in seconds of the processor.
# They take a few tenths; where a pattern looks back from each sign, minutes or worse.
LENGTH, LONGEST = 20_000, 14.0


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_seven_pages_of_a_run_take_no_two_seconds_a_page(run: str) -> None:
    name = "paper.md" if run in ("[a](", "`", "[^1]", "# ", "\\", "<") else "paper.txt"
    for before in BEFORE:
        content = f"{before}{run * (LENGTH // len(run.encode()))}\n".encode()
        began = time.process_time()
        examine(content, name)
        assert time.process_time() - began < LONGEST, before
