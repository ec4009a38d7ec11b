"""The record of the web's tests, a provider to sign in through, and a folder for each test's sealed files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.people import provider
from tests.people.provider import Here
from tests.web.conftest import browser, record

__all__ = ["browser", "record"]


@pytest.fixture(autouse=True)
def sealed_folder(tmp_path: Path, settings: Settings) -> Path:
    """Where sealed files lie."""
    settings.COMITY_SEALED = tmp_path / "sealed"
    return settings.COMITY_SEALED  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def _served() -> Iterator[Here]:
    with provider.running() as here:
        yield here


@pytest.fixture(autouse=True)
def _with_a_provider(_served: Here, settings: Settings) -> None:
    """The addresses of single sign-on are there where there is a provider."""
    settings.COMITY_SINGLE_SIGN_ON = _served.settings
