"""The record as text: one line a row of the log, and the checkpoint; enough to rebuild it without loss.

{"format": "comity-record-1", "verifier": "comity/record+…"}
{"entry": {…}, "salt": "…", "body": {…}}            one a line, in the order of their numbers
{"checkpoint": "comity/record\\n812\\n…"}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import IO, Any

from django.conf import settings

from comity.record import checkpoint, entries, log, tree

FORMAT = "comity-record-1"
_LONGEST_LINE = 1 << 22


class NotAnExport(Exception):
    """Why a file is not an export of a record: a sentence, and the line."""

    def __init__(self, sentence: str, line: int) -> None:
        super().__init__(sentence)
        self.line = line


def export(file: IO[str]) -> int:
    """Write the record; return how many entries it has."""
    size, root = log.head()
    key = settings.COMITY_KEY()
    note = key.sign(checkpoint.Checkpoint(size, root)) if size else ""
    print(json.dumps({"format": FORMAT, "verifier": key.public}), file=file)
    for row, item, _subtrees in log.rows(most=size):
        print(entries.canonical(entries.line(row, item)).decode(), file=file)
    print(json.dumps({"checkpoint": note}, ensure_ascii=False), file=file)
    return size


def import_(file: IO[bytes], progress: Callable[[int], None] = lambda _done: None) -> int:
    """Rebuild the log in an empty record; return how many entries it has. Raises NotAnExport; then nothing is in.

    The entries must give the root of the checkpoint at the end, and that must bear the exporting record's
    signature. They must be of this record's world. The head then bears the seal of this record's own key.
    """
    lines = _lines(file)
    number, first = next(lines, (1, {}))
    if first.get("format") != FORMAT or not isinstance(first.get("verifier"), str):
        raise NotAnExport(f"not an export: the first line names the format {FORMAT} and the verifier", number)
    frontier: list[bytes] = []
    read: list[tuple[entries.EntryRow, entries.ItemRow]] = []
    note: str | None = None
    for number, line in lines:
        if note is not None:
            raise NotAnExport("something follows the checkpoint, which is the last line", number)
        if "checkpoint" in line:
            note = str(line["checkpoint"])
            continue
        try:
            row, item = entries.of_line(line)
        except ValueError as error:
            raise NotAnExport(str(error), number) from None
        if row.number != len(read) + 1:
            raise NotAnExport(f"entry {len(read) + 1} is expected here", number)
        _of_this_world(row, item, number)
        tree.grow(len(read), frontier, tree.leaf(entries.entry_bytes(row)))
        read.append((row, item))
        progress(row.number)
    if note is None:
        raise NotAnExport("the export is cut off: it ends without its checkpoint", number)
    _check(note, first["verifier"], len(read), frontier, number)
    with log.locked() as head:
        if head.size:
            raise NotAnExport(f"this record holds {head.size} entries already; an export goes into an empty home", 1)
        log.write(head, read)
    return len(read)


def _of_this_world(row: entries.EntryRow, item: entries.ItemRow, number: int) -> None:
    try:
        refusal = settings.COMITY_WORLD.refusal(entries.act_of(row, item))
    except ValueError as error:
        raise NotAnExport(str(error), number) from None
    if refusal is not None:
        raise NotAnExport(refusal.sentence, number)


def _check(note: str, verifier: str, size: int, frontier: list[bytes], number: int) -> None:
    if size == 0 and not note:
        return
    try:
        signed = checkpoint.read(note, verifier)
    except ValueError as error:
        raise NotAnExport(str(error), number) from None
    if signed != checkpoint.Checkpoint(size, tree.root(frontier)):
        raise NotAnExport(f"the entries are not those of the checkpoint, which counts {signed.size}", number)


def _lines(file: IO[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    while raw := file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(raw) > _LONGEST_LINE:
            raise NotAnExport(f"the line is longer than {_LONGEST_LINE:,} bytes", number)
        try:
            line = json.loads(raw.decode())
        except (ValueError, RecursionError):
            raise NotAnExport("not JSON in UTF-8", number) from None
        if not isinstance(line, dict):
            raise NotAnExport("not an object", number)
        yield number, line
