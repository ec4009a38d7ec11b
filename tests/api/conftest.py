"""The public record with some restricted matters, as the pages' tests have it; and nobody is slowed down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from comity.api import pacing
from tests.api import cast
from tests.api.cast import Examples
from tests.web.conftest import browser, record

__all__ = ["browser", "record"]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    pacing.forget()
    yield
    pacing.forget()


@pytest.fixture
def examples(tmp_path: Path, settings: Settings) -> Examples:
    """A request of the Prosecutor to a State with a sealed file, a receipt and an upload: what calls may ask for."""
    settings.COMITY_SEALED = tmp_path / "sealed"
    return cast.exchanged()
