"""Keys: in use until they expire, are replaced or revoked."""

from __future__ import annotations

import pytest

from comity.regime import keys
from tests.regime.stories import check

RECIPIENT, VERIFIER = f"age1{'q' * 58}", "ab" * 32
KEY = f"made-known authority_of=NLD recipient={RECIPIENT} verifier={VERIFIER} expires=2017-12-31"

STORIES = {
    "its ordinary life": f"""
        given
            2016-01-10  {KEY}
            2016-06-01  replaced  replaced_by=keys/another
            2016-09-01  revoked   ground=disclosed
        as at
            2016-01-10: in use; expires=2017-12-31; parties=NLD; use=person
            2016-06-01: replaced
            2016-09-01: revoked
    """,
    "it expires by itself": f"""
        given
            2016-01-10  {KEY} use=recovery
            2018-03-01  revoked  ground=superseded
        as at
            2017-12-31: in use; use=recovery
            2018-01-01: expired
            2018-03-01: revoked
    """,
    "a late act": f"""
        given
            2016-01-10  {KEY}
            2016-02-01  revoked  ground=lost registered=2026-01-01
        as at
            2016-03-01: revoked
            2016-03-01, as known 2025-12-31: in use
    """,
    "may not follow": f"""
        given
            2016-01-10  {KEY}
            2016-02-01  revoked   ground=lost
            2016-03-01  replaced  replaced_by=keys/another
        refused
            3 may-not-follow [Rome Statute, art. 87(3)] is revoked then
    """,
    "a correction": f"""
        given
            2016-01-10  {KEY}
            2016-01-20  entry-corrected  entry=1 reason="one year only" fields.expires=2016-12-31
        as at
            2017-01-01: expired
            2017-01-01, as known 2016-01-19: in use
    """,
    "a withdrawal": f"""
        given
            2016-01-10  {KEY}
            2016-02-01  revoked          ground=lost
            2016-02-02  entry-withdrawn  entry=2 reason="it was found again"
        as at
            2016-02-01: in use
            2016-02-01, as known 2016-02-01: revoked
    """,
    "a disclosure": f"""
        given
            2016-01-10  {KEY} audience=states
            2017-01-10  entry-disclosed  entry=1
        as at
            2016-06-01: in use
            2016-06-01, as known 2017-01-09: nothing
            2016-06-01, as known 2017-01-09, seen by States: in use
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("keys", story)


def test_its_name_is_drawn_from_both_of_its_parts() -> None:
    names = {keys.fingerprint(RECIPIENT, VERIFIER), keys.fingerprint(f"age1{'p' * 58}", VERIFIER)}
    names.add(keys.fingerprint(RECIPIENT, "cd" * 32))
    assert len(names) == 3
    assert {len(name) for name in names} == {16}
