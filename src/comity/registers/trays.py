"""What an authority has open in a register, the next due first: a page of it, whatever the size of the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from comity.record import sql
from comity.regime import REGISTERS
from comity.regime.folding import Standing
from comity.registers import rows


class Tray(NamedTuple):
    """A page of standings, and the place to go on from (empty: this was the last page)."""

    page: list[Standing]
    further: str


# After every day on which something can be due: where nothing is.
_NO_DAY = date.max
_SELECT = f"SELECT {rows.READ}, due FROM registers_standing WHERE register = %s"
# So many names are asked for at once.
_AT_ONCE = 500


def tray(
    register: str,
    party: str,
    statuses: Collection[str],
    today: date,
    *,
    kinds: Collection[str] = (),
    other: str = "",
    before: date | None = None,
    any_due: bool = False,
    after: str = "",
    most: int = 50,
) -> Tray:
    """Matters restricted to a party that stand so today: what is due next comes first, what has no day last.

    ``kinds``: of these kinds alone (empty: of every kind). ``other``: only what has this party on the other side.
    ``before``: only what is due before a day. ``any_due``: also what stands otherwise, while a day on it is due.

    ``after`` is the place where the page before ended. Each question reads its page through an index, so neither
    the size of the record nor what is done counts. Raises ValueError for a place that is none.
    """
    due, name = _place_of(after)
    kinds = kinds or REGISTERS[register].kinds
    asked = [register, *kinds, rows.edition(party)]
    too, whom = "", list[Any]()
    if other:
        names = _with(party, other)
        if len(names) <= _AT_ONCE:
            return of_names(
                register,
                party,
                names,
                statuses,
                today,
                kinds=kinds,
                before=before,
                any_due=any_due,
                after=after,
                most=most,
            )
        too = (
            "AND EXISTS (SELECT 1 FROM registers_word w WHERE w.seen_by = %s AND w.word = %s "
            "AND w.matter = registers_standing.matter) "
        )
        whom = [rows.edition(party), rows.question("with", other)]
    found: list[tuple[Any, ...]] = []
    if due < _NO_DAY:
        place = [*whom, due, due, name, *([before] if before else []), today, most + 1]
        limit = "AND due < %s " if before else ""
        later = f"{too}AND due >= %s AND (due > %s OR matter > %s) {limit}AND since <= %s ORDER BY due, matter LIMIT %s"
        whose = f"AND kind IN {sql.places(kinds)} AND seen_by = %s"
        found = _read(f"{whose} AND until IS NULL AND due IS NOT NULL {later}", [*asked, *place])
        found += _read(f"{whose} AND until > %s {later}", [*asked, today, *place])
        found.sort(key=_place)
        name = ""
    if len(found) <= most and before is None:
        # Status by status, each from its place in the index: what else stands without a day is not walked through.
        undue = (
            f"AND kind IN {sql.places(kinds)} AND seen_by = %s AND status = %s AND until IS NULL AND due IS NULL {too}"
            "AND matter > %s AND since <= %s ORDER BY matter LIMIT %s"
        )
        for status in statuses:
            found += _read(undue, [*asked, status, *whom, name, today, most + 1])
        found.sort(key=_place)
    return _cut(found, statuses, any_due, most)


def of_names(
    register: str,
    party: str,
    names: Iterable[str],
    statuses: Collection[str],
    today: date,
    *,
    kinds: Collection[str] = (),
    other: str = "",
    before: date | None = None,
    any_due: bool = False,
    after: str = "",
    most: int = 50,
) -> Tray:
    """As ``tray``, of these matters alone: what somebody is responsible for, or may see and no more."""
    place = _place_of(after)
    wanted = sorted(set(names))
    found: list[tuple[Any, ...]] = []
    for some in (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)):
        condition = f"AND matter IN {sql.places(some)} AND since <= %s AND (until IS NULL OR until > %s)"
        # Whose edition is asked of the few rows found: by it, another index would seem to lead to them sooner.
        statement = _SELECT.replace("SELECT ", "SELECT seen_by, ", 1)
        there = sql.asked(f"{statement} {condition}", [register, *some, today, today])
        found += [row[1:] for row in there if row[0] == rows.edition(party)]
    found = sorted((row for row in found if _place(row) > place), key=_place)

    def asked(row: tuple[Any, ...]) -> bool:
        stands = rows.read(row[:-1])
        return (
            (stands.status in statuses or (any_due and bool(row[-1])))
            and (not kinds or stands.matter.kind in kinds)
            and (not other or other in stands.matter.parties)
            and (before is None or _place(row)[0] < before)
        )

    return _cut([row for row in found if asked(row)], statuses, any_due, most)


def falling_due(
    register: str, party: str, today: date, since: date = date.min, until: date = date.max
) -> list[Standing]:
    """What of a party is due from a day up to and with another, as it stands today, in the order of the days."""
    between = "AND seen_by = %s AND due >= %s AND due <= %s AND since <= %s"
    asked = [register, rows.edition(party), since, until, today]
    found = _read(f"{between} AND until IS NULL AND due IS NOT NULL", asked)
    found += _read(f"{between} AND until > %s", [*asked, today])
    return [rows.read(row[:-1]) for row in sorted(found, key=_place)]


def _with(party: str, other: str) -> list[str]:
    """What a party has with another, by name; of many, some more than are asked for at once."""
    found = sql.asked(
        "SELECT matter FROM registers_word WHERE seen_by = %s AND word = %s LIMIT %s",
        [rows.edition(party), rows.question("with", other), _AT_ONCE + 1],
    )
    return [name for (name,) in found]


def _cut(found: list[tuple[Any, ...]], statuses: Collection[str], any_due: bool, most: int) -> Tray:
    """A page of what was found, in order; of it, what stands as was asked."""
    chosen = found[:most]
    page = [(rows.read(row[:-1]), row[-1]) for row in chosen]
    due_on, last = _place(chosen[-1]) if chosen else (_NO_DAY, "")
    shown = [row for row, due in page if row.status in statuses or (any_due and due)]
    return Tray(shown, f"{due_on} {last}" if len(found) > most else "")


def _place_of(after: str) -> tuple[date, str]:
    day, _, name = after.partition(" ")
    return date.fromisoformat(day) if day else date.min, name


def _place(row: tuple[Any, ...]) -> tuple[date, str]:
    return rows.a_day(row[-1]) if row[-1] else _NO_DAY, row[1]


def _read(condition: str, values: list[Any]) -> list[tuple[Any, ...]]:
    return sql.asked(f"{_SELECT} {condition}", values)
