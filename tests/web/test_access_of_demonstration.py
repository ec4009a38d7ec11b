"""The access matrix of the demonstration's pages: for whoever asks, in a demonstration; elsewhere for nobody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from comity.people.opening import says
from comity.web.urls import DEMONSTRATION
from tests.people import cast
from tests.web import addresses
from tests.web.reading import plain

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", addresses.DEMONSTRATION)
@pytest.mark.parametrize("of", [None, *cast.AUTHORITIES])
def test_in_a_record_of_this_world_they_are_not_there(name: str, of: str | None) -> None:
    browser = cast.signed_in(cast.person(of, "head")) if of else Client()
    for arguments in addresses.DEMONSTRATION[name]:
        address = reverse(name, args=arguments)
        answer = browser.get(address)
        assert answer.status_code == 404
        assert answer["Cache-Control"] == "no-store"
        assert plain(answer).replace(address, "/no-such/") == plain(browser.get("/no-such/"))
        assert browser.post(address).status_code == 405


def test_all_of_them_say_so() -> None:
    assert {says(pattern.callback) for pattern in DEMONSTRATION} == {"whoever asks, of a demonstration"}
