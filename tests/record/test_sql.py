"""Plain SQL and its transaction, on SQLite as it is served: in a process of its own, outside a test's transaction."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from comity.record import sql

BEGINNING = """
import django
django.setup()
from django.db import IntegrityError, connection
from comity.cli import schema
from comity.record.sql import asked, each, writing
schema.ready()
asked("CREATE TABLE told (word TEXT UNIQUE)")

def told():
    return [word for (word,) in asked("SELECT word FROM told ORDER BY word")]
"""
CASES = {
    "all of it, or nothing": (
        """
try:
    with writing():
        each("INSERT INTO told VALUES (%s)", [("one",), ("two",)])
        raise LookupError
except LookupError:
    print(told(), connection.connection.in_transaction)
""",
        "[] False",
    ),
    "one inside another is part of it": (
        """
try:
    with writing():
        with writing():
            asked("INSERT INTO told VALUES (%s)", ["inner"])
        print(told())
        raise LookupError
except LookupError:
    print(told())
""",
        "['inner'] []",
    ),
    "Django's errors, wherever the statement went": (
        """
asked("INSERT INTO told VALUES ('one')")
try:
    with writing():
        asked("INSERT INTO told VALUES ('two')")
        asked("INSERT INTO told VALUES ('one')")
except IntegrityError:
    print(told())
""",
        "['one']",
    ),
    "the disk is waited for again after what need not last": (
        """
def synchronous():
    return asked("PRAGMA synchronous")[0][0]

with writing(durable=False):
    print(synchronous())
    asked("INSERT INTO told VALUES ('one')")
try:
    with writing(durable=False):
        raise LookupError
except LookupError:
    print(synchronous(), told())
""",
        "1 2 ['one']",
    ),
    "whoever watches Django sees it": (
        """
seen = []

def watch(execute, statement, values, many, context):
    seen.append(statement)
    return execute(statement, values, many, context)

with connection.execute_wrapper(watch):
    told()
told()
print(len(seen))
""",
        "1",
    ),
}


@pytest.mark.sqlite
@pytest.mark.parametrize("case", CASES)
def test_what_a_statement_and_a_transaction_do(case: str, tmp_path: Path) -> None:
    words, expected = CASES[case]
    ran = subprocess.run(
        [sys.executable, "-c", BEGINNING + words],
        env=os.environ | {"COMITY_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "comity.site.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert " ".join(ran.stdout.split()) == expected


@pytest.mark.postgresql
@pytest.mark.django_db
def test_on_postgresql_too_and_not_within_what_is_to_last() -> None:
    def synchronous() -> str:
        return str(sql.asked("SHOW synchronous_commit")[0][0])

    def outside_the_tests_transaction() -> list[str]:
        try:
            with sql.writing(durable=False):
                found = [synchronous()]
            with sql.writing(), sql.writing(durable=False):
                return [*found, synchronous()]
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as another:  # has a connection of its own
        assert another.submit(outside_the_tests_transaction).result() == ["off", "on"]
