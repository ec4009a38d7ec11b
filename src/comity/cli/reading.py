"""comity read, doubts, mandates, compare: papers, without a record."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.cli.saying import Wrong

if TYPE_CHECKING:
    from comity.documents.examining import Examined

_FORMS = ("json", "akn", "html", "md", "txt", "docx", "pdf")


def read(given: argparse.Namespace) -> int:
    """Read a paper: what every provision says, cites and asks for, and where it stands."""
    if len(given.papers) == 1 and (given.output is None or not given.output.is_dir()):
        _put(given.output, _written(given.papers[0], given.to))
        return 0
    if given.output is None:
        raise Wrong("comity read: several papers need -o FOLDER to be written into")
    return _many(given)


def doubts(given: argparse.Namespace) -> int:
    """List what a careful reader would query in a paper, with addresses."""
    found = _examined(given.paper).doubts
    if given.json:
        print(
            json.dumps(
                [{"in": each.at or None, "kind": each.kind, "message": each.message} for each in found], indent=1
            )
        )
    else:
        for each in found:
            print(f"{each.at or given.paper.name}: {each.kind}: {each.message}")
        if not found:
            print("no doubts", file=sys.stderr)
    return 1 if found and given.strict else 0


def mandates(given: argparse.Namespace) -> int:
    """List who is asked to do what, by when."""
    from comity.documents.examining import contract

    found = contract(_examined(given.paper))["mandates"]
    if given.json:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return 0
    for each in found:
        when = [f"{name.replace('_', ' ')} {value}" for name, value in _due(each["due"])]
        when += [each["recurring"]] if each["recurring"] else []
        due = f" ({', '.join(when)})" if when else ""
        print(f"{each['in']}: {each['verb']} {each['addressee'] or ''}: {each['action']}{due}")
    return 0


def compare(given: argparse.Namespace) -> int:
    """Say what was carried over, amended, moved, is new or was dropped between two papers."""
    import msgspec

    from comity.documents.comparing import compare as compared

    found = compared(_examined(given.old).paper, _examined(given.new).paper)
    if given.json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return 0
    for each in found:
        at = " -> ".join(filter(None, (each.old, each.new if each.new != each.old else None)))
        moved = ", moved" if each.moved and each.fate != "moved" else ""
        print(f"{each.fate}{moved}: {at}")
        for before, after in each.verbs:
            print(f"    verb: {before or 'none'} -> {after or 'none'}")
        if each.words:
            marks = {"same": "{}", "in": "{{+{}+}}", "out": "[-{}-]"}
            print("    " + " ".join(marks[word.kind].format(word.text) for word in each.words))
    return 0


def _due(due: object) -> list[tuple[str, object]]:
    import msgspec

    return list(msgspec.to_builtins(due).items()) if due is not None else []


def _examined(path: Path) -> Examined:
    """A paper read through. Raises Wrong with the file's name for what cannot be read."""
    from comity.documents.examining import examine
    from comity.documents.readers.seen import Unreadable

    try:
        return examine(path.read_bytes(), path.name)
    except OSError as error:
        raise Wrong(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except Unreadable as error:
        raise Wrong(f"{path}: {error}") from None


def _written(path: Path, to: str) -> bytes:
    from comity.documents import examining
    from comity.documents.writers import WRITERS

    examined = _examined(path)
    match to:
        case "json":
            return examining.write(examined)
        case "akn":
            return examining.write_akn(examined)
    return WRITERS[to].write(examined.paper)


def _many(given: argparse.Namespace) -> int:
    """Read many papers into a folder, several at once; say which could not be read, and go on."""
    try:
        given.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Wrong(f"{given.output}: {(error.strerror or str(error)).lower()}") from None
    failed = 0
    for place, (path, content, why) in enumerate(_mapped(given.papers, given.to, given.jobs), 1):
        if why:
            failed += 1
            print(why, file=sys.stderr)
        else:
            _put(given.output / f"{path.stem}.{given.to}", content)
        if sys.stderr.isatty():
            print(f"\r{place:,} of {len(given.papers):,}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(f"read {len(given.papers) - failed:,} of {len(given.papers):,} papers into {given.output}", file=sys.stderr)
    return 2 if failed else 0


def _mapped(papers: list[Path], to: str, jobs: int) -> Iterator[tuple[Path, bytes, str]]:
    work = partial(_tried, to=to)
    if jobs == 1:
        yield from map(work, papers)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, papers, chunksize=4)


def _tried(path: Path, to: str) -> tuple[Path, bytes, str]:
    try:
        return path, _written(path, to), ""
    except Wrong as error:
        return path, b"", str(error)


def _put(output: Path | None, content: bytes) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise Wrong(f"{output}: {(error.strerror or str(error)).lower()}") from None


def add(command: Any, as_json: tuple[str, dict[str, Any]]) -> None:
    """Add the commands to the parser."""
    paper: dict[str, Any] = {"type": Path, "metavar": "PAPER"}
    command(
        "read",
        read,
        ("papers", {**paper, "nargs": "+"}),
        ("--to", {"choices": _FORMS, "default": "json", "metavar": "|".join(_FORMS)}),
        (
            "-o --output",
            {"type": Path, "metavar": "FILE", "help": "default: standard output; for many papers, a folder"},
        ),
        ("--jobs", {"type": int, "default": 1, "metavar": "N", "help": "how many papers are read at once"}),
    )
    strict = ("--strict", {"action": "store_true", "help": "exit with 1 where there are doubts"})
    command("doubts", doubts, ("paper", paper), strict, as_json)
    command("mandates", mandates, ("paper", paper), as_json)
    command("compare", compare, ("old", {**paper, "metavar": "OLD"}), ("new", {**paper, "metavar": "NEW"}), as_json)
