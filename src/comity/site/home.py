"""Where Comity keeps what it keeps: the database, its keys, drafts. One folder, ``$COMITY_HOME``."""

from __future__ import annotations

import importlib.util
import os
import secrets
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from comity.demonstration.marks import MARK
from comity.people.providers import Provider, is_safe
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


def single_sign_on() -> Provider | None:
    """The OpenID provider that ``$COMITY_OIDC_ISSUER`` names; None where there is none.

    Raises ValueError with a sentence for settings with which nobody could sign in.
    """
    issuer = os.environ.get("COMITY_OIDC_ISSUER", "")
    if not issuer:
        return None
    if not is_safe(issuer) or "?" in issuer or len(issuer) > 400:
        raise ValueError("COMITY_OIDC_ISSUER: not the https:// address of an OpenID provider")
    if importlib.util.find_spec("joserfc") is None:
        raise ValueError("COMITY_OIDC_ISSUER: single sign-on needs: pip install 'comity[single-sign-on]'")
    client = os.environ.get("COMITY_OIDC_CLIENT", "")
    if not client:
        raise ValueError("COMITY_OIDC_CLIENT: give the name under which the provider knows this site")
    kept = folder() / "keys" / "single-sign-on"
    own = os.environ.get("COMITY_OIDC_SECRET", "") or (kept.read_text().strip() if kept.is_file() else "")
    if not own:
        raise ValueError("COMITY_OIDC_SECRET: give it, or write the client's secret into keys/single-sign-on")
    accepted = [each.partition(":") for each in os.environ.get("COMITY_OIDC_TWO_FACTORS", "").split()]
    if not all(claim in ("amr", "acr") and value for claim, _, value in accepted):
        raise ValueError("COMITY_OIDC_TWO_FACTORS: give amr:VALUE or acr:VALUE, with spaces between them")
    title = " ".join(os.environ.get("COMITY_OIDC_TITLE", "").split())[:80] or str(urlsplit(issuer).hostname)
    return Provider(issuer, client, own, title, frozenset((claim, value) for claim, _, value in accepted))


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
