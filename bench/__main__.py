"""./dev bench [append|figures|drafting|reading|exchange …]: run the measurements and print a line for each."""

from __future__ import annotations

import importlib
import os
import platform
import sqlite3
import sys

MEASUREMENTS = ("append", "figures", "drafting", "reading", "exchange")


def main() -> int:
    """Run the measurements named, or all."""
    wanted = sys.argv[1:] or list(MEASUREMENTS)
    unknown = [name for name in wanted if name not in MEASUREMENTS]
    if unknown:
        print(f"bench: no measurement {unknown[0]}; there are {', '.join(MEASUREMENTS)}", file=sys.stderr)
        return 2
    print(
        f"machine: {os.cpu_count()} cores, {platform.machine()}, {platform.system()}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    for name in wanted:
        importlib.import_module(f"bench.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
