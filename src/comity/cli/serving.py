"""comity serve: the site, on loopback unless told otherwise."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from comity.cli import schema
from comity.cli.saying import Wrong

# How many ports are tried after one that is taken.
_TRIED = 20
# How long a worker may take to end, in seconds: one that Ctrl-C reaches together with the server can miss both signals.
_ENDS = 5


def serve(given: argparse.Namespace) -> int:
    """Serve the site, and print its address."""
    schema.ready()
    from granian.constants import Interfaces
    from granian.server import Server

    _collected()
    port = _free(given.host, given.port)
    if port != given.port:
        print(f"Port {given.port} is taken; using {port}.", file=sys.stderr)
    print(f"Comity is served at http://{given.host}:{port}/ (stop it with Ctrl-C)", flush=True)
    os.environ.setdefault("COMITY_HOSTS", f"localhost,127.0.0.1,[::1],{given.host}")
    Server(
        "comity.site.wsgi:application",
        address=given.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=4,
        workers_kill_timeout=_ENDS,
        log_access=False,
        log_enabled=given.log,
    ).serve()
    return 0


def _collected() -> None:
    """Collect the files of the pages, under names by their content; not again while they are the same."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    of = sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            of.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    # Written last: of who is killed meanwhile, they are collected anew.
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name("static.of")
    if stamp.is_file() and stamp.read_text() == of.hexdigest() and root.is_dir():
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(of.hexdigest())


def _free(host: str, port: int) -> int:
    """The first port from this one on that nobody has taken. Raises Wrong when there is none near."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + _TRIED, 65536)):
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, candidate))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise Wrong(f"comity serve: {host}:{candidate}: {(error.strerror or str(error)).lower()}") from None
                continue
            return candidate
    raise Wrong(f"comity serve: every port from {port} to {port + _TRIED - 1} is taken; give --port")


def add(command: Any) -> None:
    """Add the command to the parser."""
    command(
        "serve",
        serve,
        ("--host", {"default": "127.0.0.1"}),
        ("--port", {"type": int, "default": 8000}),
        ("--workers", {"type": int, "default": 1, "help": "processes (default: 1)"}),
        ("--log", {"action": "store_true", "help": "print the server's own messages"}),
    )
