"""The audit and the tests: every requirement of docs/security.md names tests, and each of them is there."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAID = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([A-Z]\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", SAID, re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def collected() -> frozenset[str]:
    """The tests that pytest finds in the files that the audit names, without their examples."""
    files = sorted({file for file, _test in NAMED.findall(SAID)})
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-2000:]
    return frozenset(line.partition("[")[0] for line in ran.stdout.splitlines() if "::" in line)


def test_every_line_of_the_tables_is_a_requirement_with_its_tests() -> None:
    identifiers = [row[0] for row in ROWS]
    assert len(identifiers) == len(set(identifiers)) >= 40
    assert identifiers == re.findall(r"^\| ([A-Z]\d+) ", SAID, re.MULTILINE), "a line that cannot be read"
    for identifier, _risk, requirement, tests in ROWS:
        assert NAMED.findall(tests), f"{identifier} names no test"
        assert len(requirement) > 5, identifier
        assert not NAMED.sub("", tests).replace("<br>", "").strip(), f"{identifier}: {tests}"


@pytest.mark.parametrize(("identifier", "tests"), [(row[0], row[3]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_its_tests_are_there(identifier: str, tests: str) -> None:
    missing = {f"{file}::{test}" for file, test in NAMED.findall(tests)} - collected()
    assert not missing, f"{identifier} names tests that there are not: {missing}"


def test_what_it_points_to_is_in_it() -> None:
    """Identifiers in the text, and every letter's first to last."""
    known = {row[0] for row in ROWS}
    named = set(re.findall(r"\b([APXRDHUS]\d{1,2})\b", SAID))
    assert named == known


def test_it_is_dated_and_found_from_the_front() -> None:
    (said,) = re.findall(r"as at (\d+ \w+ \d{4})", SAID)
    assert re.search(r"\b20\d\d\b", said)
    assert "(docs/security.md)" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
