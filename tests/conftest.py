"""What every test may use: a home of its own, and where nothing is skipped."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
_IN_CI = bool(os.environ.get("COMITY_CI"))

settings.register_profile("ci", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sqlite: what holds of the SQLite file alone")
    config.addinivalue_line("markers", "postgresql: what holds of PostgreSQL alone")
    config.addinivalue_line("markers", "long: what takes minutes, and so is begun first")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the other database are not skipped: they are no part of this run. The long ones are not left to the end,
    when but one core has work."""
    other = "sqlite" if ON_POSTGRESQL else "postgresql"
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything that can be installed is there, a test that is skipped has failed."""
    report = yield
    _not_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _not_skipped(report)
    return report


def _not_skipped(report: Any) -> None:
    """Papers of others beside a checkout cannot be installed: a reason that starts "needs ../shared" stands."""
    if not (_IN_CI and report.skipped) or hasattr(report, "wasxfail"):
        return
    if "needs ../shared" not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> Iterator[None]:
    """The pages link their files by plain names here; ``comity serve`` collects and names them by content."""
    from django.conf import settings as site
    from django.test import override_settings

    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES={**site.STORAGES, **plain}):
        yield


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Any]:
    """A record of its own, empty: a folder, and on PostgreSQL a database."""
    from tests.homes import new_home

    with new_home(tmp_path) as made:
        yield made
