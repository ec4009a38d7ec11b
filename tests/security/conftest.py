"""The record of the web's tests, and a folder of its own for the sealed files of each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.web.conftest import browser, record

__all__ = ["browser", "record"]


@pytest.fixture(autouse=True)
def sealed_folder(tmp_path: Path, settings: Settings) -> Path:
    """Where sealed files lie."""
    settings.COMITY_SEALED = tmp_path / "sealed"
    return settings.COMITY_SEALED  # type: ignore[no-any-return]
