"""Sources: catalogued once, found at another place later."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

SOURCE = (
    'catalogued cited_as=A/62/314 name="Report of the Court" publisher="International Criminal Court" sort=official'
)

STORIES = {
    "its ordinary life": f"""
        given
            2026-11-23  {SOURCE} url=https://example.org/a
            2027-01-01  moved  url=https://example.org/b
        as at
            2026-11-22: nothing
            2026-11-23: catalogued; title=A/62/314; kind=official; url=https://example.org/a
            2027-01-01: catalogued; url=https://example.org/b
    """,
    "a late act": f"""
        given
            2020-01-01  {SOURCE}
            2022-01-01  moved  url=https://example.org/c
            2021-01-01  moved  url=https://example.org/b registered=2026-01-01
        as at
            2021-01-01: catalogued; url=https://example.org/b
            2021-01-01, as known 2025-12-31: catalogued; url=
            2022-01-01: catalogued; url=https://example.org/c
    """,
    "may not follow": """
        given
            2022-01-01  moved  url=https://example.org/c
        refused
            1 may-not-follow [The record's own rule] nothing stands before it
    """,
    "a correction": f"""
        given
            2020-01-01  {SOURCE}
            2020-02-01  entry-corrected  entry=1 reason="a copy" fields.sort="official, copied"
        as at
            2020-01-01: catalogued; kind=official, copied
            2020-01-01, as known 2020-01-31: catalogued; kind=official
    """,
    "a withdrawal": f"""
        given
            2020-01-01  {SOURCE}
            2021-01-01  moved            url=https://example.org/b
            2021-02-01  entry-withdrawn  entry=2 reason="it has not moved"
        as at
            2021-01-01: catalogued; url=
            2021-01-01, as known 2021-01-31: catalogued; url=https://example.org/b
    """,
    "a disclosure": f"""
        given
            2020-01-01  {SOURCE} audience=states
            2020-02-01  entry-disclosed  entry=1
        as at
            2020-01-01: catalogued
            2020-01-01, as known 2020-01-31: nothing
            2020-01-01, as known 2020-01-31, seen by States: catalogued
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("sources", story)
