"""How the measurements are taken: in a home of their own, in turns, the best of several rounds."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def home() -> Iterator[Path]:
    """A fresh COMITY_HOME with Django set up and its tables made."""
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder:
        os.environ["COMITY_HOME"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.site.settings")
        import django

        django.setup()
        from django.db import connection

        from comity.cli import schema

        schema.ready()
        yield Path(folder)
        connection.close()


def in_turns(rounds: int, **work: Callable[[], object]) -> dict[str, float]:
    """The best time in seconds of each piece of work, taken in turns so that none has the quieter machine."""
    best = dict.fromkeys(work, float("inf"))
    for _ in range(rounds):
        for name, do in work.items():
            begin = time.perf_counter()
            do()
            best[name] = min(best[name], time.perf_counter() - begin)
    return best
