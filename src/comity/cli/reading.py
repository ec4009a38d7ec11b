"""comity read, doubts, mandates, compare: papers, without a record."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.cli.saying import Progress, Wrong

if TYPE_CHECKING:
    from comity.documents.examining import Examined

_FORMS = ("json", "akn", "html", "md", "txt", "docx", "pdf")


def read(given: argparse.Namespace) -> int:
    """Read a paper: what every provision says, cites and asks for, and where it stands."""
    first: Path = given.papers[0]
    if len(given.papers) == 1 and not first.is_dir() and (given.output is None or not given.output.is_dir()):
        _put(given.output, written(str(first), _content(first), given.to))
        return 0
    if given.output is None:
        raise Wrong("comity read: several papers need -o FOLDER to be written into")
    return _many(given)


def doubts(given: argparse.Namespace) -> int:
    """List what a careful reader would query in a paper, with addresses."""
    read = examined(given.paper)
    found = list(read.doubts)
    if given.before or given.beside:
        from comity.documents.examining import beside

        before = examined(given.before) if given.before else None
        found += beside(read, before, [examined(path) for path in given.beside or ()])
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
    if given.before:
        return _lineage(given)
    from comity.documents.examining import contract

    found = contract(examined(given.paper))["mandates"]
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


def _lineage(given: argparse.Namespace) -> int:
    """What became of the mandates of earlier papers, oldest first, in this one."""
    from comity.documents import lineage

    papers = [(path.name, examined(path)) for path in (*given.before, given.paper)]
    pairs = [
        (name, each)
        for (_, old), (name, new) in pairwise(papers)
        for each in lineage.succession(old.mandates, new.mandates)
    ]
    if given.json:
        import msgspec

        told = [{"paper": name, **msgspec.to_builtins(each)} for name, each in pairs]
        print(msgspec.json.format(msgspec.json.encode(told), indent=1).decode())
        return 0
    for name, each in pairs:
        said = " -> ".join(f"{one.at} {one.verb}" for one in (each.before, each.after) if one is not None)
        mandate = each.after or each.before
        if mandate is not None:
            print(f"{name}: {each.fate}: {said} {mandate.addressee}: {mandate.action}")
    return 0


def compare(given: argparse.Namespace) -> int:
    """Say what was carried over, amended, moved, is new or was dropped between two papers."""
    import msgspec

    from comity.documents.comparing import compare as compared

    found = compared(examined(given.old).paper, examined(given.new).paper)
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


def examined(path: Path) -> Examined:
    """A paper read through. Raises Wrong with the file's name for what cannot be read."""
    return _through(str(path), _content(path))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Wrong(f"{path}: {(error.strerror or str(error)).lower()}") from None


def _through(name: str, content: bytes) -> Examined:
    from comity.documents.examining import examine
    from comity.documents.readers.seen import Unreadable

    try:
        read = examine(content, name)
    except Unreadable as error:
        raise Wrong(f"{name}: {error}") from None
    if not read.placed:
        raise Wrong(f"{name}: the file holds no text; give the paper itself")
    return read


def written(name: str, content: bytes, to: str) -> Iterable[bytes]:
    """A paper in another form, piece by piece. Raises Wrong with its name for what cannot be read."""
    from comity.documents import examining
    from comity.documents.writers import WRITERS

    examined = _through(name, content)
    match to:
        case "json":
            return examining.pieces(examined)
        case "akn":
            return (examining.write_akn(examined),)
    return (WRITERS[to].write(examined.paper),)


def _many(given: argparse.Namespace) -> int:
    """Read many papers into a folder; one that cannot be read stops no other, and is named at the end."""
    from comity.cli import corpus

    if given.jobs < 1 or given.limit <= 0:
        raise Wrong("comity read: --jobs and --limit are numbers above 0")
    if given.output.exists() and not given.output.is_dir():
        raise Wrong(f"{given.output}: a file; several papers need -o FOLDER to be written into")
    found = corpus.papers(given.papers)
    work = corpus.Work(given.to, corpus.outputs(found, given.output, given.to), given.limit)
    progress = Progress("read", len(found))
    failed = []
    outcomes = corpus.there(work, given.cluster) if given.cluster else corpus.here(work, given.jobs)
    for place, outcome in enumerate(outcomes, 1):
        if outcome.why:
            failed.append(outcome.why)
        progress(place)
    progress.end()
    print(f"read {len(found) - len(failed):,} of {len(found):,} papers into {given.output}", file=sys.stderr)
    if failed:
        print(f"not read, {len(failed):,}:", *sorted(failed), sep="\n  ", file=sys.stderr)
    return 2 if failed else 0


def _put(output: Path | None, pieces: Iterable[bytes]) -> None:
    if output is None:
        sys.stdout.buffer.writelines(pieces)
        return
    try:
        with output.open("wb") as file:
            file.writelines(pieces)
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
        ("--cluster", {"metavar": "ADDRESS", "help": "read them on the Dask cluster with its scheduler here"}),
        (
            "--limit",
            {"type": float, "default": 60, "metavar": "SECONDS", "help": "how long one of many papers may take"},
        ),
    )
    strict = ("--strict", {"action": "store_true", "help": "exit with 1 where there are doubts"})
    before = {"type": Path, "metavar": "PAPER", "help": "last session's paper"}
    beside = {"type": Path, "metavar": "PAPER", "nargs": "+", "dest": "beside", "help": "papers that it may cite"}
    command("doubts", doubts, ("paper", paper), ("--before", before), ("--with", beside), strict, as_json)
    earlier = {**before, "nargs": "+", "help": "earlier papers, oldest first: what became of their mandates"}
    command("mandates", mandates, ("paper", paper), ("--before", earlier), as_json)
    command("compare", compare, ("old", {**paper, "metavar": "OLD"}), ("new", {**paper, "metavar": "NEW"}), as_json)
