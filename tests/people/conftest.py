"""The record of the web's tests, for what is read in it; an OpenID provider."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from comity.people import providers
from tests.people import provider
from tests.people.provider import Here
from tests.web.conftest import record

__all__ = ["record"]


@pytest.fixture(scope="module")
def _served() -> Iterator[Here]:
    with provider.running() as here:
        yield here


@pytest.fixture
def here(_served: Here, settings: Settings) -> Here:
    """The provider, as the settings name it."""
    _served.renew()
    providers.forget()
    settings.COMITY_SINGLE_SIGN_ON = _served.settings
    return _served
