"""A thief of the database, or of a backup of it: nothing in it opens a session, an account, or what was sealed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from comity.people import factors, inviting
from comity.people.models import Account, Session
from tests.conftest import ON_POSTGRESQL
from tests.homes import Home
from tests.people import cast
from tests.recorded import rows
from tests.web.reading import text

pytestmark = pytest.mark.django_db


def everything() -> dict[str, str]:
    """Every value of every table, by where it stands."""
    found: dict[str, str] = {}
    for table in connection.introspection.table_names():
        for place, row in enumerate(rows(f'SELECT * FROM "{table}"')):
            for column, value in enumerate(row):
                said = bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
                found[f"{table} {place} {column}"] = said
    return found


@pytest.fixture
def secrets(settings: Settings) -> dict[str, str]:
    """Everything that opens something, while the database is stolen: what its owners hold."""
    settings.COMITY_SEEDS = lambda: "a secret beside the database"
    now = timezone.now()
    officer = cast.person("otp", "officer")
    recovery = factors.new_recovery_codes(officer, now)
    browser = cast.signed_in(officer)
    _invitation, token = inviting.invite(
        "new@otp.example", "New", cast.authority("otp"), "officer", by="a test", now=now
    )
    # Somebody who is just setting up one-time codes.
    newcomer = cast.person("nld-central", "head", factor=False)
    setting_up = Client()
    setting_up.post("/sign-in/", {"email": newcomer.email, "password": cast.PASSWORD})
    page = text(setting_up.get("/account/one-time-codes/"))
    seed = "".join(re.findall(r'class="seed">([A-Z2-7 ]+)<', page)[0].split())
    assert "Sign out" in text(browser.get("/"))
    return {
        "the key of a session": browser.cookies["session"].value,
        "the key of a session that is half": setting_up.cookies["session"].value,
        "the browser that is known": browser.cookies["known"].value,
        "the token of an invitation": token,
        "the seed of an app": cast.SEED,
        "a seed that is being set up": seed,
        "a password": cast.PASSWORD,
        **{f"recovery code {place}": code for place, code in enumerate(recovery)},
        **{f"recovery code {place} as kept": code.replace("-", "") for place, code in enumerate(recovery)},
    }


def test_it_holds_nothing_that_its_owners_hold(secrets: dict[str, str]) -> None:
    kept = everything()
    unsigned = {**kept, **dict(_sessions())}
    for what, secret in secrets.items():
        for place, value in unsigned.items():
            assert secret not in value, f"{what} in {place}"


def _sessions() -> Iterator[tuple[str, str]]:
    """What stands in sessions, unpacked as whoever has the site's secret could."""
    from comity.people.sessions import SessionStore

    for row in Session.objects.all():
        yield f"session {row.pk[:8]} unpacked", str(SessionStore().decode(row.data))


def test_nothing_in_it_opens_anything(secrets: dict[str, str]) -> None:
    assert secrets
    officer = Account.objects.get(email="officer@otp.example")
    values = {value for value in everything().values() if 5 < len(value) < 2000 and value.isprintable()}
    assert len(values) > 30
    for place, value in enumerate(sorted(values)):
        address = f"2001:db8:{place:x}::1"
        thief = Client(REMOTE_ADDR=address)
        if value.isascii() and ";" not in value and '"' not in value and "," not in value:
            thief.cookies["session"] = value
        assert thief.get("/account/").status_code == 302, value
        assert thief.get("/account/one-time-codes/").status_code == 302, value
        assert Client(REMOTE_ADDR=address).get("/invitation/", {"token": value}).status_code == 404, value
        assert not factors.recovery_code_is_good(officer, value), value
        assert not factors.code_is_good(officer, value[:40], timezone.now()), value


@pytest.mark.sqlite
def test_what_is_deleted_is_gone_from_the_file(home: Home) -> None:
    assert not ON_POSTGRESQL
    program = """
from datetime import UTC, datetime
from django.db import connection
from comity.people.models import Session
now = datetime.now(UTC)
for each in range(50):
    Session.objects.create(key=f"{each:064d}", data=f"Zanzibarium {each} " + "x" * 3000, begun=now, seen=now)
Session.objects.all().delete()
print(connection.cursor().execute("PRAGMA secure_delete").fetchone()[0])
"""
    home.done("as-at", "2026-01-01")
    said, wrong = home.python(program).communicate()
    assert said == "1\n", wrong
    for path in home.folder.glob("comity.sqlite3*"):
        assert b"Zanzibarium" not in path.read_bytes(), path


def test_a_session_that_ended_opens_nothing(secrets: dict[str, str]) -> None:
    thief = Client()
    thief.cookies["session"] = secrets["the key of a session"]
    assert thief.get("/account/").status_code == 200, "a stolen cookie is a session, while it lasts"
    Session.objects.update(seen=timezone.now() - timedelta(minutes=31))
    assert thief.get("/account/").status_code == 302


def test_files_of_the_home_are_their_owners(home: Home) -> None:
    home.done("as-at", "2026-01-01")
    made = home.python("from django.conf import settings; settings.COMITY_SEEDS(); settings.COMITY_KEY()")
    assert made.wait() == 0, made.communicate()
    made.communicate()
    for name in ("keys", "coming"):
        assert (home.folder / name).stat().st_mode & 0o077 == 0, name
    kept: list[Any] = list((home.folder / "keys").iterdir())
    assert len(kept) >= 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept)
