"""Printing what is exchanged: comity outline, the headings of a narrative; comity print, an act as a note verbale."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.conf import settings

from comity.cli import schema
from comity.cli.saying import Wrong, now
from comity.cli.sealing import held_in
from comity.documents.readers import reading
from comity.documents.readers.seen import Unreadable
from comity.documents.tree import Paper
from comity.documents.writers import WRITERS
from comity.exchange import demands
from comity.exchange.delivering import request_of
from comity.regime import contents, outlines, parties
from comity.regime.acts import Dated
from comity.regime.folding import Viewer
from comity.registers.view import RecordView
from comity.reports.correspondence import outline as outlining
from comity.reports.correspondence import verbale

_KNOWN = ("organ", "to", "reference", "dated", "due", "language", "channel")


def outline(given: argparse.Namespace) -> int:
    """The outline of a request's narrative: its headings, each with its article, and what is to be said there."""
    if given.kind not in contents.ESTABLISHED:
        raise Wrong(f"comity outline: no such kind of request: {given.kind}; one of {', '.join(contents.ESTABLISHED)}")
    steps = outlines.steps(given.kind)
    if given.step and given.step not in steps:
        there = f"one of {', '.join(steps)}" if steps else "it has no steps"
        raise Wrong(f"comity outline: {given.kind} has no step {given.step}: {there}")
    values = _values(given.fields)
    for name in ("organ", "to"):
        if name in values and not parties.known(values[name]):
            raise Wrong(f"comity outline: {name}: neither a State, an organ of the Court nor an organization")
    try:
        begun = outlining.begun(given.kind, values, step=given.step or "")
    except ValueError as error:
        raise Wrong(f"comity outline: {error}") from None
    if begun.to:
        schema.ready()
        asked = demands.of(begun.to, given.kind, begun.organ, begun.dated or now().date(), now())
        begun = begun._replace(card=asked.card)
    return _written(outlining.paper(begun, settings.COMITY_WORLD), given)


def print_note(given: argparse.Namespace) -> int:
    """An act on a request as a note verbale; with a key, its opened narrative is put in."""
    schema.ready()
    stands = request_of(given.matter, given.party, now())
    if stands is None:
        raise Wrong(f"comity print: no request {given.matter} is open to {given.party}", 1)
    act = _act(given)
    narrative = _narrative(given, act) if given.sealed else None
    sender = verbale.sender_of(act, stands)
    return _written(verbale.of(act, stands, sender, settings.COMITY_WORLD, given.language, narrative), given)


def _values(fields: Sequence[str]) -> dict[str, str]:
    """What the words say of the request: field=value, each once."""
    found: dict[str, str] = {}
    for word in fields:
        name, equals, value = word.partition("=")
        if name not in _KNOWN or not equals:
            raise Wrong(f"comity outline: {word[:60]}: give field=value, with one of {', '.join(_KNOWN)}")
        found[name] = value
    return found


def _act(given: argparse.Namespace) -> Dated:
    """The act that is printed: the one with the entry, or the last that is told in a note."""
    today = now().date()
    view = RecordView(date.max, today, Viewer(authorities=frozenset({given.party})))
    acts = [each for each in view.acts([("requests", given.matter)]) if verbale.is_printed(each)]
    chosen = [each for each in acts if given.entry in (None, each.number)]
    if not chosen:
        there = ", ".join(f"{each.number} ({each.act.word()})" for each in acts)
        raise Wrong(f"comity print: entry {given.entry} is not told in a note; these are: {there}", 1)
    return chosen[-1]


def _narrative(given: argparse.Namespace, act: Dated) -> Paper:
    """The narrative in a sealed file of the act, opened with a key. Nothing of it is kept."""
    if given.key is None:
        raise Wrong("comity print: --sealed is opened with a key: give --key")
    from comity.exchange import sealing

    with given.sealed.open("rb") as sealed:
        digest = file_digest(sealed, "sha256").hexdigest()
    if digest not in getattr(act.act, "sealed", ()):
        raise Wrong(f"{given.sealed}: not a sealed file of entry {act.number}: its SHA-256 is {digest}", 1)
    held = held_in(given.key)
    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        opened = Path(folder) / "opened"
        try:
            with given.sealed.open("rb") as sealed:
                names = sealing.open_(sealed, held.identity, opened)
        except sealing.NotSealed as error:
            raise Wrong(f"{given.sealed}: {error}", 1) from None
        name = given.file or next((each for each in names if Path(each).suffix[1:].lower() in reading.READERS), "")
        if name not in names:
            raise Wrong(f"{given.sealed}: no narrative in it to read; --file names one of: {', '.join(names)}")
        try:
            return reading.read((opened / name).read_bytes(), name).paper
        except Unreadable as error:
            raise Wrong(f"{name}: {error}") from None


def _written(paper: Paper, given: argparse.Namespace) -> int:
    content = WRITERS[given.to].write(settings.COMITY_WORLD.paper(paper))
    if given.output is None:
        sys.stdout.buffer.write(content)
    else:
        given.output.write_bytes(content)
        print(given.output)
    return 0


def add(command: Any) -> None:
    """Add the commands to the parser."""
    path: dict[str, Any] = {"type": Path, "metavar": "FILE"}
    forms = ("--to", {"choices": sorted(WRITERS), "default": "docx", "metavar": "|".join(sorted(WRITERS))})
    out = ("-o --output", {**path, "help": "default: standard output"})
    command(
        "outline",
        outline,
        ("kind", {"metavar": "KIND"}),
        ("fields", {"metavar": "field=value", "nargs": "*"}),
        ("--step", {"metavar": "STEP", "help": "for assets: trace, freeze, seize or forfeit"}),
        forms,
        out,
    )
    command(
        "print",
        print_note,
        ("matter", {"metavar": "MATTER"}),
        ("--for", {"dest": "party", "required": True, "metavar": "CODE", "help": "the party that prints it"}),
        ("--entry", {"type": int, "metavar": "N", "help": "which act (default: the last)"}),
        ("--language", {"choices": verbale.LANGUAGES, "default": "en"}),
        ("--sealed", {**path, "help": "a sealed file of the act, whose narrative is put in"}),
        ("--key", {**path, "help": "your key file, to open it"}),
        (
            "--file",
            {"metavar": "NAME", "help": "which of its files is the narrative (default: the first that is read)"},
        ),
        forms,
        out,
    )
