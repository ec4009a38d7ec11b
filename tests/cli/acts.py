"""Acts for tests of the command line, as lines of a file."""

from __future__ import annotations

from typing import Any

ISSUED: dict[str, Any] = {
    "act": "warrants.issued",
    "matter": "kony-2005",
    "dated": "2005-07-08",
    "person": "kony",
    "name": "Joseph Kony",
    "situation": "Uganda",
    "case": "Kony et al.",
    "source": ["a source"],
}
AMENDED: dict[str, Any] = {
    "act": "warrants.amended",
    "matter": "kony-2005",
    "dated": "2005-09-27",
    "source": ["a source"],
}
EXECUTED: dict[str, Any] = {
    "act": "warrants.executed",
    "matter": "kony-2005",
    "dated": "2015-01-16",
    "manner": "surrendered",
    "source": ["a source"],
}
SENTENCED: dict[str, Any] = {
    "act": "sentences.imposed",
    "matter": "kony",
    "dated": "2020-01-01",
    "person": "kony",
    "name": "Joseph Kony",
    "years": 30,
    "source": ["a source"],
}


def warrants(count: int, begin: int = 0) -> list[dict[str, Any]]:
    """As many acts on as many warrants of as many persons."""
    return [
        {**ISSUED, "matter": f"warrant-{number}", "person": f"person-{number}", "name": f"Person {number}"}
        for number in range(begin, begin + count)
    ]
