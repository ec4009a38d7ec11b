"""Rebuild the registers from the log, and say where they differed from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError

from comity.record import log, sql
from comity.regime import REGISTERS
from comity.registers import rows
from comity.reports.view import grouped

_PAGE = 500
_DAYS = frozenset({"since", "until", "due", "status_since", "day", "known_from"})


@dataclass(frozen=True)
class Difference:
    """A matter whose rows are not what its acts give. ``entry``: the last entry on the matter, or None."""

    register: str
    matter: str
    entry: int | None


def differences() -> Iterator[Difference]:
    """The matters whose rows are not what their acts give, in the order of their names."""
    for found, kept in _compared():
        if kept is not None:
            yield found


def rebuild(progress: Callable[[int], None] = lambda _done: None) -> tuple[int, int]:
    """Make every row anew where it differs; return how many matters there are, and how many were changed.

    Where rows cannot even be read, all of them are made anew.
    """
    with log.locked():
        try:
            matters, wrong = _wrong(progress)
        except DatabaseError:
            for table in rows.TABLES:
                sql.asked(f"DELETE FROM registers_{table}")
            matters, wrong = _wrong(progress)
        names = [key for key, _ in wrong]
        rows.forget(names)
        rows.write(wrong, new=names)
    return matters, len(wrong)


def _wrong(progress: Callable[[int], None]) -> tuple[int, list[tuple[tuple[str, str], rows.Kept]]]:
    """How many matters there are; and those whose rows differ, with what should be kept."""
    matters, wrong = 0, []
    for found, kept in _compared():
        matters += 1
        if kept is not None:
            wrong.append(((found.register, found.matter), kept))
        progress(matters)
    return matters, wrong


def _compared() -> Iterator[tuple[Difference, rows.Kept | None]]:
    """Every matter, with what should be kept for it where that is not what is kept."""
    after = ""
    while True:
        found = sql.asked(
            "SELECT matter FROM (SELECT matter FROM record_entry UNION SELECT matter FROM registers_standing "
            "UNION SELECT matter FROM registers_party UNION SELECT matter FROM registers_late "
            "UNION SELECT matter FROM registers_word) names "
            "WHERE matter > %s ORDER BY matter LIMIT %s",
            [after, _PAGE],
        )
        names = [name for (name,) in found]
        if not names:
            return
        acts = grouped(log.of_matters(name for name in names if isinstance(name, str)))
        stored = _stored(names)
        for key in sorted({*acts, *stored}, key=lambda key: (str(key[1]), str(key[0]))):
            register = REGISTERS.get(key[0])
            kept = rows.keep(register, key[1], acts.get(key, ())) if register else rows.Kept([], [], [], [])
            last = max((act.number or 0 for act in acts.get(key, ())), default=None)
            same = _sorted(kept) == _sorted(stored.get(key, rows.Kept([], [], [], [])))
            yield Difference(key[0], key[1], last), None if same else kept
        after = names[-1]


def _stored(names: list[str]) -> dict[tuple[str, str], rows.Kept]:
    """What is kept for the matters of these names."""
    found: dict[tuple[str, str], rows.Kept] = {}

    def of(register: str, matter: str) -> rows.Kept:
        return found.setdefault((register, matter), rows.Kept([], [], [], []))

    def asked(columns: str, table: str) -> list[tuple[Any, ...]]:
        return sql.asked(f"SELECT {columns} FROM registers_{table} WHERE matter IN {sql.places(names)}", names)

    for row in asked(_as_text(rows.COLUMNS), "standing"):
        read = rows.Row(*row)
        of(read.register, read.matter).standings.append(
            read._replace(
                since=_day(read.since),
                until=_day(read.until),
                due=_day(read.due),
                status_since=_day(read.status_since),
            )
        )
    for party, register, matter, restricted in asked(rows.PARTIES, "party"):
        of(register, matter).parties.append((party, register, matter, bool(restricted)))
    for entry, register, matter, day, known in asked(_as_text(rows.LATE), "late"):
        of(register, matter).late.append((entry, register, matter, _day(day), _day(known)))
    for whose, word, register, matter in asked(rows.WORDS, "word"):
        of(register, matter).words.append((whose, word, register, matter))
    return found


def _as_text(columns: str) -> str:
    """The columns, with days as text: what a damaged file holds in place of a day can then be read too."""
    return ", ".join(f"CAST({name} AS TEXT)" if name in _DAYS else name for name in columns.split(", "))


def _day(value: Any) -> Any:
    """A day from its text; what is none as it is: it differs from any day."""
    try:
        return rows.a_day(value)
    except (TypeError, ValueError):
        return value


def _sorted(kept: rows.Kept) -> tuple[list[object], ...]:
    return tuple(sorted(part, key=repr) for part in kept)
