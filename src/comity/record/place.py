"""Where everything is kept: one folder. It is asked before there are settings, which follow from what lies in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder() -> Path:
    """``$COMITY_HOME``; without it, ``var/`` in a checkout, else the user's data directory."""
    if given := os.environ.get("COMITY_HOME"):
        return Path(given).expanduser().absolute()
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "dev").is_file() and (checkout / "pyproject.toml").is_file():
        return checkout / "var"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "comity"
    return Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "comity"
