"""What an authority has open in a register, the next due first: a page of it, whatever the size of the record."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from comity.regime import REGISTERS
from comity.regime.folding import Standing
from comity.registers import intervals, rows


class Tray(NamedTuple):
    """A page of standings, and the place to go on from (empty: this was the last page)."""

    page: list[Standing]
    further: str


# After every day on which something can be due: where nothing is.
_NO_DAY = date.max
_SELECT = f"SELECT {rows.READ}, due FROM registers_standing WHERE register = %s"


def tray(
    register: str,
    party: str,
    statuses: Collection[str],
    today: date,
    *,
    kinds: Collection[str] = (),
    after: str = "",
    most: int = 50,
) -> Tray:
    """Matters restricted to a party that stand so today: what is due next comes first, what has no day last.

    ``kinds``: of these kinds alone (empty: of every kind).

    ``after`` is the place where the page before ended. Each question reads its page through an index, so neither
    the size of the record nor what is done counts. Raises ValueError for a place that is none.
    """
    day, _, name = after.partition(" ")
    due = date.fromisoformat(day) if day else date.min
    kinds = kinds or REGISTERS[register].kinds
    asked = [register, *kinds, rows.edition(party)]
    found: list[tuple[Any, ...]] = []
    if due < _NO_DAY:
        place = [due, due, name, today, most + 1]
        later = "AND due >= %s AND (due > %s OR matter > %s) AND since <= %s ORDER BY due, matter LIMIT %s"
        whose = f"AND kind IN {_places(kinds)} AND seen_by = %s"
        found = _read(f"{whose} AND until IS NULL AND due IS NOT NULL {later}", [*asked, *place])
        found += _read(f"{whose} AND until > %s {later}", [*asked, today, *place])
        found.sort(key=_place)
        name = ""
    if len(found) <= most:
        undue = (
            f"AND kind IN {_places(kinds)} AND status IN {_places(statuses)} AND seen_by = %s AND fork = %s "
            "AND due IS NULL AND matter > %s AND since <= %s ORDER BY matter LIMIT %s"
        )
        values = [register, *kinds, *statuses, rows.edition(party), intervals.OPEN, name, today, most + 1]
        found += _read(undue, values)
    chosen = found[:most]
    page = [rows.read(row[:-1]) for row in chosen]
    due_on, last = _place(chosen[-1]) if chosen else (_NO_DAY, "")
    return Tray([row for row in page if row.status in statuses], f"{due_on} {last}" if len(found) > most else "")


def _place(row: tuple[Any, ...]) -> tuple[date, str]:
    return rows.a_day(row[-1]) if row[-1] else _NO_DAY, row[1]


def _read(condition: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_SELECT} {condition}", values)
        return list(cursor.fetchall())


def _places(values: Collection[Any]) -> str:
    return f"({', '.join(['%s'] * len(values))})"
