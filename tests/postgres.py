"""Run a command against a PostgreSQL of its own: ``python tests/postgres.py -- pytest tests/record``.

A cluster is made in a temporary folder, listens on a Unix socket in it and nowhere else, and is gone at the end.
Standard library only. Where no PostgreSQL is installed the command is passed over, which is said; with COMITY_CI
set that is a failure.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Nothing in this cluster outlives the tests: it need not survive a crash of the machine.
_SETTINGS = {"fsync": "off", "max_connections": "50", "listen_addresses": "", "log_min_messages": "fatal"}


def programs() -> Path | None:
    """The folder that holds initdb and pg_ctl; None where there is no PostgreSQL."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4))
    found = [shutil.which("initdb"), *(str(folder / "initdb") for folder in reversed(versions))]
    for initdb in found:
        if initdb and Path(initdb).exists() and Path(initdb).with_name("pg_ctl").exists():
            return Path(initdb).parent
    return None


def owner() -> tuple[int, int] | None:
    """Who runs the server: PostgreSQL refuses root, so then postgres or nobody; None for who we are."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    return 65534, 65534


def run(command: Sequence[str]) -> int:
    """Start the server, run the command with DATABASE_URL, stop the server; return the command's status."""
    folder = programs()
    if folder is None:
        missing = "PostgreSQL is not installed"
        print(f"postgres.py: {missing}; passed over: {' '.join(command)}", file=sys.stderr)
        return 1 if os.environ.get("COMITY_CI") else 0
    # A socket's path is short: not below the folders of a long checkout.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name:
        cluster = Path(name)
        as_owner: dict[str, Any] = {}
        if who := owner():
            os.chown(cluster, *who)
            as_owner = {"user": who[0], "group": who[1], "extra_groups": []}

        def server(program: str, *words: str | Path) -> None:
            ran = [folder / program, "-D", cluster / "data", *words]
            subprocess.run(ran, cwd=cluster, check=True, stdout=subprocess.DEVNULL, env=_environment(), **as_owner)

        server("initdb", "--username=comity", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        settings = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
        server("pg_ctl", "-w", "-l", cluster / "log", "-o", f"{settings} -k {cluster}", "start")
        try:
            address = f"postgresql://comity@/comity?host={cluster}"
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode
        finally:
            server("pg_ctl", "-w", "-m", "immediate", "stop")


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


if __name__ == "__main__":
    sys.exit(run(sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]))
