"""The commands of the record: one function each. The contract is docs/command-line.md."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import DatabaseError

from comity.cli import files, schema
from comity.cli.saying import Progress, Wrong, day, now
from comity.exchange import verifying as exchanged
from comity.record import log, transfer, verifying
from comity.regime import REGISTERS, fields, lines
from comity.regime.acts import Dated
from comity.registers import rebuilding
from comity.registers.entering import Entered, Refused, enter
from comity.registers.view import RecordView
from comity.reports import questions
from comity.reports.figures import Figure
from comity.reports.telling import answered, evidence


def load(given: argparse.Namespace) -> int:
    """Enter acts from JSON Lines; the same file twice changes nothing."""
    schema.ready()
    acts = files.read(given.paths, given.by)
    entered = enter_all(acts, history=True)
    passed = f"; {len(entered.already):,} were in the record already" if entered.already else ""
    if entered.acts:
        numbers = _range(entered.acts)
        print(f"entered {len(entered.acts):,} acts as {numbers}{passed}")
    else:
        print(f"nothing entered: all {len(entered.already):,} acts are in the record already")
    return 0


def enter_one(given: argparse.Namespace) -> int:
    """Enter one act."""
    schema.ready()
    line = line_of("enter", given.kind, given.matter, given.fields)
    if isinstance(line.get("fields"), dict):
        line["fields"] = _as_corrected(line.get("entry"), line["fields"])
    found = lines.read(line, REGISTERS, given.by)
    if isinstance(found, list):
        files.refuse([("comity enter", refusal) for refusal in found])
    entered = enter_all([(files.Place("comity enter"), found)], history=False)
    if entered.acts:
        print(f"entered as {_range(entered.acts)}")
    else:
        print(f"nothing entered: the act is in the record already, as entry {entered.already[0]}")
    return 0


def line_of(command: str, kind: str, matter: str, words: Sequence[str]) -> dict[str, Any]:
    """The line of an act from the words of a command: field=value, several values between bars."""
    line: dict[str, Any] = {"act": kind, "matter": matter}
    known = _fields_of(kind)
    for word in words:
        name, equals, text = word.partition("=")
        if not equals:
            raise Wrong(f"comity {command}: {word}: not a field; write name=value")
        outer, dot, inner = name.partition(".")
        if dot and outer in known and isinstance(line.setdefault(outer, {}), dict):
            line[outer][inner] = text
        else:
            line[name] = fields.from_words(known[name], text) if name in known else text
    return line


def _fields_of(kind: str) -> dict[str, fields.Field]:
    """The fields that an act of a kind may be given, by name; circumstances alone where there is no such act."""
    _register, act = lines.find_kind(kind, REGISTERS)
    return {field.name: field for field in (*lines.CIRCUMSTANCES.values(), *(fields.of(act) if act else ()))}


def _as_corrected(entry: object, typed: dict[str, str]) -> dict[str, Any]:
    """What was typed for the fields of an entry that is corrected, as that entry's act has them."""
    there = log.numbered([entry]) if isinstance(entry, int) and 0 < entry < 2**53 else []
    known = {name: field for act in there for name, field in _fields_of(act.kind).items()}
    return {name: fields.from_words(known[name], text) if name in known else text for name, text in typed.items()}


def as_at(given: argparse.Namespace) -> int:
    """How matters stood as at a date."""
    schema.ready()
    view = _view(given.date, given.as_known)
    if given.register and given.register not in REGISTERS:
        raise Wrong(f"comity as-at: no register {given.register}; there are {', '.join(REGISTERS)}")
    found = [row for name in REGISTERS if given.register in (None, name) for row in view.standings(name)]
    if given.json:
        print(json.dumps([evidence(row) for row in found], ensure_ascii=False, indent=1))
    for row in found if not given.json else ():
        label = REGISTERS[row.register].statuses[row.status]
        print(f"{row.register}/{row.name}\t{label}\tsince {row.status_since}\t{row.title}\tentry {row.entry}")
    if not found and not given.json:
        print(f"The record holds no matter as at {view.as_at}.")
    return 0


def list_figures(given: argparse.Namespace) -> int:
    """Every figure, with its definition."""
    if given.json:
        listed = [{"name": f.name, "title": f.title, "unit": f.unit, "definition": f.definition} for f in _figures()]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    else:
        for figure in _figures():
            print(f"{figure.name}\n    {figure.definition}")
    return 0


def figure(given: argparse.Namespace) -> int:
    """One figure as at a date, with the entries that prove it."""
    schema.ready()
    asked = questions.FIGURES.get(given.name)
    if asked is None:
        raise Wrong(f"comity figure: no figure {fields.shown(given.name)}; comity figures lists them all")
    view = _view(given.as_at, given.as_known)
    answer = asked.ask(view)
    if given.json:
        print(json.dumps(answered(asked, answer, view), ensure_ascii=False, indent=1))
        return 0
    print(f"{asked.said(answer.value)}  {asked.title}, as at {view.as_at}, as known on {view.as_known}")
    print(f"    {asked.definition}")
    if answer.quartiles:
        print(f"    half of them: {answer.quartiles[0]} to {answer.quartiles[1]} {asked.unit}")
    for row in answer.evidence:
        status = REGISTERS[row.register].statuses[row.status]
        print(f"    entry {row.entry}: {row.title}, {status} since {row.status_since}")
    return 0


def verify(given: argparse.Namespace) -> int:
    """Check the log, its tree and signature, that the registers are what the log gives, and what was exchanged."""
    schema.ready()
    progress = Progress("checked")
    kept = checkpoint(given.against) if given.against else None
    found = verifying.check(progress, kept)
    progress.end()
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if found.problems:
        return 1
    try:
        wrong = list(rebuilding.differences())
    except DatabaseError as error:
        said = str(error).splitlines()[0]
        raise Wrong(f"comity verify: the registers cannot be read: {said}; comity rebuild makes them anew", 1) from None
    for difference in wrong:
        last = f" (last entry {difference.entry})" if difference.entry else ""
        print(
            f"{difference.register}/{difference.matter}: its standings are not what its acts give{last}; "
            "comity rebuild makes them anew",
            file=sys.stderr,
        )
    off = list(exchanged.problems())
    for problem in off:
        print(problem, file=sys.stderr)
    if wrong or off:
        return 1
    print(f"verified: {found.size:,} entries, root {found.root}, sealed with this record's key, standings as rebuilt")
    return 0


def rebuild(_given: argparse.Namespace) -> int:
    """Make the registers anew from the log."""
    schema.ready()
    progress = Progress("rebuilt")
    matters, changed = rebuilding.rebuild(progress)
    progress.end()
    print(f"rebuilt {matters:,} matters; {changed:,} were changed")
    return 0


def export(given: argparse.Namespace) -> int:
    """Write the record as text lines that rebuild it without loss."""
    schema.ready()
    try:
        with _writing(given.file) as file:
            size = transfer.export(file)
    except OSError as error:
        raise Wrong(f"{given.file}: {(error.strerror or str(error)).lower()}") from None
    print(f"exported {size:,} entries to {given.file}", file=sys.stderr)
    return 0


def import_(given: argparse.Namespace) -> int:
    """Rebuild a record from an export, into an empty home."""
    schema.ready()
    progress = Progress("read")
    try:
        with given.file.open("rb") as file:
            size = transfer.import_(file, progress)
    except OSError as error:
        raise Wrong(f"{given.file}: {(error.strerror or str(error)).lower()}") from None
    except transfer.NotAnExport as error:
        raise Wrong(f"{given.file}:{error.line}: {error}") from None
    progress.end()
    rebuilding.rebuild()
    print(f"imported {size:,} entries")
    return 0


def enter_all(acts: Sequence[tuple[files.Place, Dated]], *, history: bool) -> Entered:
    """Enter acts, each with its place. Raises Wrong for what is refused."""
    entered = enter([act for _, act in acts], now=now(), history=history)
    if isinstance(entered, Refused):
        files.refuse([(acts[place][0], refusal) for place, refusal in entered.refusals])
    return entered


def _range(acts: Sequence[Dated]) -> str:
    first, last = acts[0].number, acts[-1].number
    return f"entry {first}" if first == last else f"entries {first} to {last}"


def _view(at: str | None, known: str | None) -> RecordView:
    today = now().date()
    return RecordView(day(at, "--as-at", today), day(known, "--as-known", today))


def _figures() -> list[Figure]:
    return sorted(questions.FIGURES.values(), key=lambda found: found.name)


def _writing(file: Path) -> Any:
    try:
        return file.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise Wrong(f"{file}: {(error.strerror or str(error)).lower()}") from None


def checkpoint(file: Path) -> str:
    """A checkpoint that somebody kept in a file. Raises Wrong."""
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            return opened.read(1 << 16)
    except OSError as error:
        raise Wrong(f"{file}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise Wrong(f"{file}: not a checkpoint: it is not in UTF-8") from None


def _who() -> str:
    return os.environ.get("COMITY_BY") or getpass.getuser()


def add(command: Any, as_json: tuple[str, dict[str, Any]]) -> None:
    """Add the commands to the parser."""
    from comity.cli import checking, drafting, serving, statistics

    known = ("--as-known", {"metavar": "DATE", "help": "leave out what became known later (default: today)"})
    at = ("--as-at", {"metavar": "DATE", "help": "default: today"})
    by = ("--by", {"metavar": "NAME", "default": _who(), "help": "who enters the act (default: you)"})
    path: dict[str, Any] = {"type": Path, "metavar": "PATH"}

    command("load", load, ("paths", {**path, "nargs": "+"}), by)
    command(
        "enter",
        enter_one,
        ("kind", {"metavar": "KIND"}),
        ("matter", {"metavar": "MATTER"}),
        ("fields", {"metavar": "field=value", "nargs": "*"}),
        by,
    )
    command(
        "as-at",
        as_at,
        ("date", {"metavar": "DATE"}),
        ("register", {"metavar": "REGISTER", "nargs": "?"}),
        known,
        as_json,
    )
    command("figures", list_figures, as_json)
    command("figure", figure, ("name", {"metavar": "NAME"}), at, known, as_json)
    drafting.add(command, at, known)
    checking.add(command, as_json, at, known)
    statistics.add(command, as_json, by)
    command("rebuild", rebuild)
    command("export", export, ("file", {**path, "metavar": "FILE"}))
    command("import", import_, ("file", {**path, "metavar": "FILE"}))
    serving.add(command)
