"""A demonstration, filled once for a file of tests and gone after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from comity.demonstration import filling, marks
from comity.demonstration.marks import Mark
from comity.record import checkpoint, log
from comity.regime.worlds import DEMONSTRATION

PASSWORD = "north-basalt-heron-quartz"


@pytest.fixture(scope="module")
def filled(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mark]:
    """The demonstration's mark; its home is the folder of the settings."""
    folder = tmp_path_factory.mktemp("demonstration")
    now = datetime.now(UTC)
    mark = Mark(made=now, process=1, password=PASSWORD)
    key = checkpoint.load_key(folder.parent / "key-of-the-demonstration", DEMONSTRATION.origin)
    settings = override_settings(
        COMITY_WORLD=DEMONSTRATION,
        COMITY_DEMONSTRATION=folder,
        COMITY_SEALED=folder / "sealed",
        COMITY_PAPERS=folder / "papers",
        COMITY_KEY=lambda: key,
        EMAIL_HOST="localhost",
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
        EMAIL_FILE_PATH=str(folder / "mails"),
    )
    with settings, django_db_blocker.unblock(), transaction.atomic():
        marks.begun(folder, mark)
        seeds = filling.fill(folder, PASSWORD, now, lambda _step: None)
        mark = Mark(made=now, process=1, password=PASSWORD, seeds=seeds, filled=log.head()[0])
        marks.write(folder, mark)
        yield mark
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def mails(request: pytest.FixtureRequest) -> None:
    """Mails go where the demonstration keeps them: pytest-django would hold them in memory."""
    if "filled" in request.fixturenames:
        settings = request.getfixturevalue("settings")
        settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
