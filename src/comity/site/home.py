"""Where Comity keeps what it keeps: the database, its keys, drafts. One folder, ``$COMITY_HOME``."""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from comity.demonstration.marks import MARK
from comity.record import checkpoint
from comity.record.place import folder
from comity.regime.statistics import LOWEST
from comity.regime.worlds import DEMONSTRATION, REAL, World


def world() -> World:
    """Of which world the record in the home is: an invented one, where the home is marked as a demonstration's."""
    return DEMONSTRATION if (folder() / MARK).is_file() else REAL


def made(name: str = "") -> Path:
    """The home, or a folder in it; it is made where it is not there, for its owner alone."""
    path = folder() / name
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    path.mkdir(exist_ok=True, mode=0o700)
    return path


def static() -> Path:
    """Where the files of the pages are collected for serving."""
    return made("static")


def coming() -> Path:
    """Where files lie while they come in with a form."""
    return made("coming")


def secret(name: str) -> str:
    """A random secret that is made on first use, in a file that only its owner can read."""
    path = folder() / "keys" / name
    try:
        return path.read_text()
    except FileNotFoundError:
        made("keys")
        draft = path.with_name(f"{name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return path.read_text()


@cache
def signing_key() -> checkpoint.Key:
    """The key that signs the head of the log."""
    kept = world()
    origin = kept.origin if kept.fictional else os.environ.get("COMITY_ORIGIN", kept.origin)
    return checkpoint.load_key(folder() / "keys" / "record", origin)


def database() -> dict[str, Any]:
    """Django's settings for ``$DATABASE_URL``, or for SQLite in the home folder; a demonstration has its own there.

    Raises ValueError with a sentence for an address that is none.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url or world().fictional:
        made()
        return _sqlite(str(folder() / "comity.sqlite3"))
    parts = urlsplit(url)
    match parts.scheme:
        case "sqlite":
            return _sqlite(unquote(parts.path.removeprefix("/")) if parts.path != "/:memory:" else ":memory:")
        case "postgres" | "postgresql":
            return {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": unquote(parts.path.removeprefix("/")),
                "USER": unquote(parts.username or ""),
                "PASSWORD": unquote(parts.password or ""),
                "HOST": unquote(parts.hostname or ""),
                "PORT": str(parts.port or ""),
                "OPTIONS": dict(parse_qsl(parts.query)),
                "CONN_MAX_AGE": None,
                "CONN_HEALTH_CHECKS": True,
            }
    raise ValueError(f"DATABASE_URL: neither sqlite:// nor postgresql://: {parts.scheme}")


def threshold() -> int:
    """The least number that may be published of requests. Raises ValueError with a sentence where it is too low."""
    given = os.environ.get("COMITY_THRESHOLD", "10")
    if not (given.isascii() and given.isdecimal() and LOWEST <= int(given) < 10**6):
        raise ValueError(f"COMITY_THRESHOLD: not a whole number of {LOWEST} or more: {given[:40]}")
    return int(given)


def mail() -> dict[str, Any]:
    """Django's settings for ``$COMITY_SMTP``: ``smtp://user:password@host:port``, or ``smtps://``.

    With ``smtp://`` to a server elsewhere, STARTTLS is required. Raises ValueError with a sentence for an address
    that is none.
    """
    url = os.environ.get("COMITY_SMTP", "")
    if world().fictional:  # mails of a demonstration reach nobody: they are kept, and shown on a page
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_HOST": "localhost", "EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(folder() / "mails")}
    if not url:
        return {"EMAIL_HOST": ""}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("COMITY_SMTP: neither smtp://host:port nor smtps://host:port")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in ("localhost", "127.0.0.1", "::1"),
        "EMAIL_TIMEOUT": 20,
    }


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # One writer at a time from the first statement on; and what is acknowledged is on the disk.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
                # What is deleted (a session, a code that was used) is gone from the file too.
                "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON"
            ),
        },
    }
