"""Between standings and their rows: what is written for a matter, and how a row is read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple, Union

import msgspec

from comity.record.sql import asked, each, places
from comity.regime import REGISTERS, folding
from comity.regime.acts import GENERAL, Dated, Matter, Register, decode_hook, encode_hook
from comity.regime.folding import PUBLIC, STATES, Standing, Viewer
from comity.registers import intervals
from comity.registers.words import words

COLUMNS = "register, matter, kind, since, until, status, title, parties, due, seen_by, fork, body, entry, status_since"
LATE = "entry, register, matter, day, known_from"
PARTIES = "party, register, matter, restricted"
WORDS = "seen_by, word, register, matter"
TABLES = ("standing", "party", "late", "word")
# What of a row is read back into a standing.
READ = "register, matter, since, until, body, entry, status_since"

_encoder = msgspec.json.Encoder(enc_hook=encode_hook, order="sorted")


class Row(NamedTuple):
    """A row of standings, in the order of its columns."""

    register: str
    matter: str
    kind: str
    since: date
    until: date | None
    status: str
    title: str
    parties: str
    due: date | None
    seen_by: str
    fork: int
    body: str
    entry: int
    status_since: date


class Kept(NamedTuple):
    """Everything that is kept for one matter."""

    standings: list[Row]
    parties: list[tuple[str, str, str, bool]]
    late: list[tuple[int, str, str, date, date]]
    words: list[tuple[str, str, str, str]]


def keep(register: Register, name: str, acts: Sequence[Dated]) -> Kept:
    """What is to be kept for a matter with these acts, all of them entered."""
    shown = folding.circumstances(acts)
    late = [row for act, as_shown in zip(acts, shown, strict=True) if (row := _late(act, as_shown))]
    restricted = {party for act in shown if act.audience == "parties" for party in act.parties}
    if all((act.audience, act.parties) == ("parties", shown[0].parties) for act in shown):
        return _between(register, name, acts, sorted(restricted), late)
    public = folding.standings(register, acts, REGISTERS, PUBLIC)
    states = public
    if any(act.audience != "public" for act in shown):
        states = folding.standings(register, acts, REGISTERS, STATES)
    if states == public:
        rows = [_row(standing, "all") for standing in public]
    else:
        rows = [_row(standing, "public") for standing in public]
        rows += [_row(standing, "states") for standing in states]
    concerned = {party for standing in states for party in standing.matter.parties}
    return Kept(
        rows,
        [(party, register.name, name, False) for party in sorted(concerned)]
        + [(party, register.name, name, True) for party in sorted(restricted)],
        late,
        [],
    )


def _between(
    register: Register,
    name: str,
    acts: Sequence[Dated],
    parties: Sequence[str],
    late: list[tuple[int, str, str, date, date]],
) -> Kept:
    """Whoever may see one of these acts may see all: each party's edition stands in rows of its own, all alike."""
    whole = folding.standings(register, acts, REGISTERS, Viewer(authorities=frozenset(parties)))
    alike = [_row(standing, "") for standing in whole]
    rows = [row._replace(seen_by=edition(party)) for party in parties for row in alike]
    words = [(edition(party), word, register.name, name) for party in parties for word in _found_by(whole, party)]
    return Kept(rows, [], late, words)


def edition(party: str) -> str:
    """For whom a standing is that only the parties see. No party's name can be taken for the public's edition."""
    return f"of {party}"


def listed(parties: Sequence[str]) -> str:
    """The parties of a matter, as its rows hold them."""
    return _encoder.encode(parties).decode()


def write(kept: Iterable[tuple[tuple[str, str], Kept]], new: Collection[tuple[str, str]] = ()) -> None:
    """Put what is kept for these matters in the place of what was kept for them before: nothing, for new ones.

    An act changes how its matter stands, and seldom whom it concerns or by which words it is found: of these, what is
    there already is left alone, since each row costs a commit several pages (``./dev bench exchange``).
    """
    found = list(kept)
    forget([key for key, _ in found if key not in new], ("standing", "late"))
    _insert(f"registers_standing ({COLUMNS})", [row for _, whole in found for row in whole.standings])
    _insert(f"registers_late ({LATE})", [row for _, whole in found for row in whole.late])
    _change("registers_party", PARTIES, [(key, whole.parties) for key, whole in found], new)
    _change("registers_word", WORDS, [(key, whole.words) for key, whole in found], new)


def forget(matters: Sequence[tuple[str, str]], tables: Iterable[str] = TABLES) -> None:
    """Delete what is kept for these matters, whatever it is."""
    for table in tables if matters else ():
        each(f"DELETE FROM registers_{table} WHERE register = %s AND matter = %s", matters)


def read(row: Sequence[Any]) -> Standing:
    """The standing in a row of ``READ`` columns."""
    register, name, since, until, body, entry, began = row
    matter = matter_of(register, body)
    return Standing(register, name, a_day(since), a_day(until) if until else None, matter, entry, a_day(began))


def matter_of(register: str, body: str) -> Matter:
    """The matter that a row's body holds."""
    return _decoder(register).decode(body)


def a_day(value: date | str) -> date:
    """A day as either database gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def question(name: str, value: str) -> str:
    """A question beside the words, as a word is kept for it; no text holds one with a space."""
    return f"{name} {value}"[:120]


def _found_by(standings: Sequence[Standing], party: str) -> list[str]:
    """The words by which a party finds a matter, as it stands after its last act."""
    found = standings[-1].matter.found_by(party) if standings else {}
    asked = [question(name, value) for name, value in found.items() if name != "words"]
    return [*words(found.get("words", "")), *asked]


@cache
def _decoder(register: str) -> msgspec.json.Decoder[Matter]:
    kinds: Any = Union[REGISTERS[register].matters]  # noqa: UP007 - the members are known only here
    return msgspec.json.Decoder(kinds, dec_hook=decode_hook)


def _row(standing: Standing, seen_by: str) -> Row:
    matter = standing.matter
    return Row(
        register=standing.register,
        matter=standing.name,
        kind=matter.kind,
        since=standing.since,
        until=standing.until,
        status=matter.status,
        title=matter.title,
        parties=listed(matter.parties),
        due=matter.due,
        seen_by=seen_by,
        fork=intervals.fork(standing.since, standing.until),
        body=_encoder.encode(matter).decode(),
        entry=standing.entry or 0,
        status_since=standing.status_since,
    )


def _late(act: Dated, shown: Dated) -> tuple[int, str, str, date, date] | None:
    """What a question as known earlier must leave out although its day has come; None for any other act.

    Acts that change what earlier entries say reach back to the first day, and so does an entry whose day or
    disclosure is corrected: who may not read the correction has it on another day.
    """
    reaches_back = isinstance(act.act, GENERAL) or act.act.discloses or shown is not act
    if not reaches_back and shown.known_from <= shown.day:
        return None
    return act.number or 0, act.register, act.matter, date.min if reaches_back else act.day, shown.known_from


def _change(
    table: str,
    columns: str,
    wanted: Iterable[tuple[tuple[str, str], Sequence[tuple[Any, ...]]]],
    new: Collection[tuple[str, str]],
) -> None:
    """Delete and insert where the rows of these matters are not the ones that are wanted."""
    gone: list[tuple[int]] = []
    come: list[tuple[Any, ...]] = []
    for key, rows in wanted:
        missing = Counter(rows)
        which = "WHERE register = %s AND matter = %s"
        for number, *row in () if key in new else asked(f"SELECT id, {columns} FROM {table} {which}", key):
            if missing[tuple(row)]:
                missing[tuple(row)] -= 1
            else:
                gone.append((number,))
        come += missing.elements()
    if gone:
        each(f"DELETE FROM {table} WHERE id = %s", gone)
    _insert(f"{table} ({columns})", come)


def _insert(table: str, found: Sequence[Sequence[Any]]) -> None:
    if found:
        each(f"INSERT INTO {table} VALUES {places(found[0])}", found)
