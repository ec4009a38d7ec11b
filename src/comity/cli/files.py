"""Files of acts: JSON Lines, one act a line, read with bounds; what is off is said with file, line and field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from comity.cli.saying import Wrong
from comity.regime import REGISTERS, fields, lines
from comity.regime.acts import Dated, Refusal

# No act of the regime comes near; a longer line is no act.
LONGEST_LINE = 1 << 20


class Place(str):
    """Where an act stands: "data/warrants.jsonl:14"."""


def read(paths: Sequence[Path], by: str) -> list[tuple[Place, Dated]]:
    """Every act in these files, and in the .jsonl files of these folders, with its place. Raises Wrong."""
    acts: list[tuple[Place, Dated]] = []
    wrong: list[tuple[Place, Refusal]] = []
    for path in paths:
        for file in _files(path):
            before = len(acts) + len(wrong)
            for place, line in _lines(file):
                found = lines.read(_object(place, line), REGISTERS, by)
                if isinstance(found, list):
                    wrong += [(place, refusal) for refusal in found]
                else:
                    acts.append((place, found))
            if len(acts) + len(wrong) == before:
                raise Wrong(f"{file}: holds no act")
    if wrong:
        refuse(wrong)
    return acts


def refuse(wrong: Sequence[tuple[str, Refusal]]) -> NoReturn:
    """Raise Wrong for the first refusal, saying how many more there are."""
    place, refusal = wrong[0]
    field = f"{refusal.field}: " if refusal.field else ""
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    authority = f" [{refusal.authority}]" if refusal.authority else ""
    raise Wrong(f"{place}: {field}{refusal.sentence}{authority}{more}")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.jsonl"))
    if not found:
        raise Wrong(f"{path}: holds no .jsonl file")
    return found


def _lines(file: Path) -> Iterator[tuple[Place, bytes]]:
    try:
        with file.open("rb") as opened:
            number = 0
            while line := opened.readline(LONGEST_LINE + 1):
                number += 1
                place = Place(f"{file}:{number}")
                if len(line) > LONGEST_LINE:
                    raise Wrong(f"{place}: the line is longer than {LONGEST_LINE:,} bytes; one act stands on a line")
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    yield place, line
    except OSError as error:
        raise Wrong(f"{file}: {(error.strerror or str(error)).lower()}") from None


def _object(place: Place, line: bytes) -> Any:
    try:
        return json.loads(line.decode(), object_pairs_hook=_once, parse_int=_whole, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise Wrong(f"{place}: not UTF-8 at byte {error.start + 1}; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise Wrong(f"{place}: not JSON at column {error.colno}: {error.msg.lower()}") from None
    except (ValueError, RecursionError) as error:
        sentence = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise Wrong(f"{place}: not an act: {sentence}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"the field {fields.shown(name)} is given twice")
        found[name] = value
    return found


def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise ValueError(f"no number here has so many digits: {fields.shown(digits)}")
    return int(digits)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")
