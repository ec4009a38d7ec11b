"""Contacts with persons under a warrant: notified voluntarily, and supplemented."""

from __future__ import annotations

import pytest

from tests.regime.stories import check

CONTACT = 'notified name="Omar Al Bashir" essential=yes organization="United Nations" occasion="a peace mission"'

STORIES = {
    "its ordinary life": f"""
        given
            2013-05-02  {CONTACT} took_place=2013-05-01
            2013-06-01  supplemented  information="two officials took part"
        as at
            2013-05-01: nothing
            2013-05-02: notified; notifier=United Nations; essential=yes; took_place=2013-05-01; parties=
            2013-06-01: supplemented; title=Contact of United Nations with Omar Al Bashir
    """,
    "a late act": f"""
        given
            2013-05-02  {CONTACT}
            2013-08-01  supplemented  information=third
            2013-06-01  supplemented  information=second registered=2026-01-01
        as at
            2013-07-01: supplemented
            2013-07-01, as known 2025-12-31: notified
    """,
    "a contact of a State": """
        given
            2013-05-02  notified  name="Omar Al Bashir" essential=no state=NLD
        as at
            2013-05-02: notified; notifier=the Netherlands; parties=NLD
    """,
    "may not follow": f"""
        given
            2013-05-02  {CONTACT}
            2013-05-03  {CONTACT}
        refused
            2 may-not-follow [Rome Statute, art. 86] is open already
    """,
    "a correction": f"""
        given
            2013-05-02  {CONTACT}
            2013-06-01  entry-corrected  entry=1 reason="not deemed essential" fields.essential=no
        as at
            2013-05-02: notified; essential=no
            2013-05-02, as known 2013-05-31: notified; essential=yes
    """,
    "a withdrawal": f"""
        given
            2013-05-02  {CONTACT}
            2013-06-01  entry-withdrawn  entry=1 reason="the contact did not take place"
        as at
            2013-05-02: nothing
            2013-05-02, as known 2013-05-31: notified
    """,
    "a disclosure": f"""
        given
            2013-05-02  {CONTACT} audience=states
            2015-01-01  entry-disclosed  entry=1
        as at
            2014-01-01: notified
            2014-01-01, as known 2014-12-31: nothing
            2014-01-01, as known 2014-12-31, seen by States: notified
    """,
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_it_stands_as_its_acts_say(story: str) -> None:
    check("contacts", story)
