"""What makes a home a demonstration's, and what only a demonstration may keep: its people's passwords and seeds.

The mark is written before the record's first entry, into a folder that holds nothing else. Neither Django nor
settings are needed to read it: they ask it.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

MARK: Final = "demonstration.json"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """The mark. ``filled``: how many entries the record had when it was made; 0 while it is being made by ``process``.

    ``seeds``: of whose one-time codes, by e-mail address. They are of invented people, and shown on a page.
    """

    made: datetime
    process: int
    password: str
    seeds: dict[str, str] = {}
    filled: int = 0


class NotOurs(Exception):
    """Why a folder is not taken for a demonstration: a sentence."""


def read(folder: Path) -> Mark | None:
    """The mark of a home; None where it has none. Raises NotOurs where it cannot be read."""
    try:
        return msgspec.json.decode((folder / MARK).read_bytes(), type=Mark)
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError:
        raise NotOurs(f"{folder / MARK} cannot be read: begin anew with --fresh, or move the folder away") from None


def write(folder: Path, mark: Mark) -> None:
    """Write the mark, whole or not at all, for its owner alone."""
    draft = folder / f"{MARK}.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(mark)))
    draft.replace(folder / MARK)


def begun(folder: Path, mark: Mark) -> None:
    """Mark a folder that holds nothing. Raises NotOurs: a record that somebody keeps never becomes a demonstration."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(folder.iterdir()):
        raise NotOurs(
            f"{folder} holds something already, and is no demonstration: a record that is kept never becomes one; "
            "give COMITY_HOME a folder that is empty or not there"
        )
    write(folder, mark)


def emptied(folder: Path) -> None:
    """Remove all that lies in a demonstration's home, its mark last. Raises NotOurs for a folder without one.

    The folder held nothing when it was marked: what lies there is the demonstration's.
    """
    if not (folder / MARK).is_file():
        raise NotOurs(f"{folder} is no demonstration: nothing is removed from it")
    for path in [each for each in folder.iterdir() if each.name != MARK]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    (folder / MARK).unlink()
