"""The form of a draft: the kinds and the addressees that it offers."""

from __future__ import annotations

import pytest
from django.test import Client

from comity.people.models import Authority
from tests.people import cast
from tests.web.reading import page

pytestmark = pytest.mark.django_db


def test_a_draft_is_offered_the_kinds_of_its_authority(officer: Client, focal_point: Client) -> None:
    offered = {
        browser: [page(browser, "/exchange/drafts/").xpath(f"//*[@name='{name}']//option/@value") for name in names]
        for browser, names in ((officer, ("measure",)), (focal_point, ("measure", "to")))
    }
    [theirs] = offered[officer]
    assert {"assets", "direct-execution"} <= set(theirs)
    assert not {"defence", "enforcement", "to-the-court"} & set(theirs)
    assert [list(filter(None, values)) for values in offered[focal_point]] == [["to-the-court"], ["REGISTRY"]]


def test_of_organizations_those_that_may_be_invited_are_offered(officer: Client) -> None:
    for name in ("defence", "observer"):
        cast.authority(name)
    Authority.objects.create(name="interpol", title="Interpol", function="organization", party="org:Interpol")
    values = page(officer, "/exchange/drafts/").xpath("//*[@name='to']//option/@value")
    assert [value for value in values if value.startswith("org:")] == ["org:Interpol"]
