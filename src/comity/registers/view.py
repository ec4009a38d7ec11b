"""The view of the record that its rows answer: SQL for most matters, the fold for those a question sets apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from comity.record import log
from comity.record.sql import asked, places
from comity.regime import REGISTERS, folding
from comity.regime.acts import Dated
from comity.regime.folding import PUBLIC, Standing, Viewer
from comity.registers import intervals, rows
from comity.reports.view import counted, grouped, holding

_SELECT = f"SELECT {rows.READ} FROM registers_standing"
# As at a day: without the end, which as known on another day may be another.
_SELECT_AT = _SELECT.replace("until", "NULL", 1)


@dataclass(frozen=True)
class RecordView:
    """How things stand in the record. As known today, a question is one query on standings.

    Folded anew are only matters with an act that the day or the viewer leaves out or adds: those that became
    known after ``as_known``, and those restricted to an authority that the viewer shares.
    """

    as_at: date
    as_known: date
    viewer: Viewer = PUBLIC

    def standings(
        self, register: str, kinds: Collection[str] | None = None, statuses: Collection[str] | None = None
    ) -> Sequence[Standing]:
        """See ``reports.view.View``. Costs the answer and the matters set apart, not the record."""
        apart = self._apart((register,))
        left, right = intervals.path(self.as_at)
        wanted = REGISTERS[register]
        base = (
            f"{_SELECT_AT} WHERE register = %s AND kind IN {places(kinds or wanted.kinds)} "
            f"AND status IN {places(statuses or wanted.statuses)} "
            f"AND seen_by IN {places(self._editions)} AND fork IN "
        )
        same: list[Any] = [register, *(kinds or wanted.kinds), *(statuses or wanted.statuses), *self._editions]
        statement = (
            f"{base}{places(left)} AND until > %s UNION ALL "
            f"{base}{places(right)} AND since <= %s AND (until IS NULL OR until > %s)"
        )
        found = self._read(statement, [*same, *left, self.as_at, *same, *right, self.as_at, self.as_at])
        if apart:
            found = [row for row in found if (row.register, row.name) not in apart]
            found += holding(self._folded(apart), self.as_at, kinds, statuses)
        return sorted(found, key=lambda row: row.name)

    def changed(self, register: str, first: date, last: date) -> Sequence[Standing]:
        """See ``reports.view.View``. Costs what changed within these days, not the record."""
        apart, editions, last = self._apart((register,)), places(self._editions), min(last, self.as_at)
        statement = (
            f"{_SELECT_AT} WHERE register = %s AND seen_by IN {editions} AND since <= %s "
            "AND (until IS NULL OR until > %s) AND matter IN (SELECT matter FROM registers_standing "
            f"WHERE since BETWEEN %s AND %s AND register = %s AND seen_by IN {editions})"
        )
        days = [self.as_at, self.as_at, first, last]
        found = self._read(statement, [register, *self._editions, *days, register, *self._editions])
        if apart:
            folded = self._folded(apart)
            names = {row.name for row in folded if first <= row.since <= last}
            found = [row for row in found if (row.register, row.name) not in apart]
            found += holding((row for row in folded if row.name in names), self.as_at, None, None)
        return sorted(found, key=lambda row: row.name)

    def history(self, registers: Collection[str]) -> Sequence[Standing]:
        apart = self._apart(registers, always=True)
        statement = f"{_SELECT} WHERE register IN {places(registers)} AND seen_by IN {places(self._editions)}"
        found = self._read(statement, [*registers, *self._editions])
        if apart:
            found = [row for row in found if (row.register, row.name) not in apart]
            found += self._folded(apart)
        return sorted(found, key=lambda row: (row.register, row.name, row.since))

    def acts(self, matters: Iterable[tuple[str, str]]) -> Sequence[Dated]:
        wanted = set(matters)
        found = log.of_matters(name for _, name in wanted)
        return counted(
            (act for act in found if (act.register, act.matter) in wanted),
            self.viewer,
            self.as_known,
            REGISTERS,
        )

    def entries(self, register: str, name: str) -> list[Dated]:
        """The acts entered on a matter that the viewer may see, in the order of entry, corrections among them."""
        acts = log.of_matter(register, name)
        return folding.seen(acts, self.viewer, self.as_known)

    def changes(self) -> tuple[date | None, date | None]:
        """The nearest days before and after the view's on which some standing began; None where there is none.

        The catalogue of sources does not count: describing a source changes nothing about cooperation.
        """
        seen = f"seen_by IN {places(self._editions)} AND register <> 'sources'"
        [(before, after)] = asked(
            f"SELECT (SELECT max(since) FROM registers_standing WHERE since < %s AND {seen}), "
            f"(SELECT min(since) FROM registers_standing WHERE since > %s AND {seen})",
            [self.as_at, *self._editions, self.as_at, *self._editions],
        )
        return rows.a_day(before) if before else None, rows.a_day(after) if after else None

    def of_party(self, party: str) -> list[Standing]:
        """How the matters that concern a State stand on the day, by register and name."""
        which = "WHERE party = %s AND NOT restricted"
        wanted = set(asked(f"SELECT DISTINCT register, matter FROM registers_party {which}", [party]))
        found = [row for name in sorted({key[0] for key in wanted}) for row in self.standings(name)]
        return [row for row in found if (row.register, row.name) in wanted and party in row.matter.parties]

    def concerning(self, party: str, kinds: Mapping[str, Collection[str]]) -> list[Standing]:
        """How the matters stand on the day that concern a party alone, of these kinds by register; as known today.

        Costs the answer, and the matters of these registers that are restricted to the viewer's authorities in part.
        """
        found: set[tuple[str, str]] = set()
        for register, wanted in kinds.items():
            statuses = REGISTERS[register].statuses
            statement = (
                f"SELECT matter FROM registers_standing WHERE register = %s AND kind IN {places(wanted)} "
                f"AND status IN {places(statuses)} AND seen_by IN {places(self._editions)} AND parties = %s"
            )
            values = [register, *wanted, *statuses, *self._editions, rows.listed((party,))]
            if self.viewer.authorities:
                whose = places(self.viewer.authorities)
                statement += " UNION SELECT matter FROM registers_party WHERE register = %s AND restricted "
                statement += f"AND party IN {whose}"
                values += [register, *sorted(self.viewer.authorities)]
            found.update((register, name) for (name,) in asked(statement, values))
        held = holding(self._folded(found), self.as_at, None, None)
        return [row for row in held if row.matter.kind in kinds[row.register] and row.matter.parties == (party,)]

    def restricted(self, register: str, names: Sequence[str]) -> set[str]:
        """Those of a register's matters, by name, whose standings the viewer sees and the public does not."""
        editions = [edition for edition in self._editions if edition not in ("all", "public")]
        if not editions:
            return set()
        parties = sorted(self.viewer.authorities) or [""]
        found: set[str] = set()
        for some in (names[place : place + 500] for place in range(0, len(names), 500)):
            statement = (
                f"SELECT matter FROM registers_standing WHERE register = %s AND matter IN {places(some)} "
                f"AND seen_by IN {places(editions)} UNION SELECT matter FROM registers_party "
                f"WHERE register = %s AND matter IN {places(some)} AND restricted AND party IN {places(parties)}"
            )
            values = [register, *some, *editions, register, *some, *parties]
            found.update(name for (name,) in asked(statement, values))
        return found

    def at(self, as_at: date | None = None, as_known: date | None = None) -> RecordView:
        return replace(self, as_at=as_at or self.as_at, as_known=as_known or self.as_known)

    @property
    def _editions(self) -> list[str]:
        """Whose standings the viewer reads: everybody's, and those of the authorities that it shares."""
        shared = "states" if self.viewer.state_or_court else "public"
        return ["all", shared, *map(rows.edition, sorted(self.viewer.authorities))]

    def _read(self, statement: str, values: Sequence[Any]) -> list[Standing]:
        """Standings, each once: two authorities of one viewer may be parties to the same matter."""
        return list({row[:3]: rows.read(row) for row in asked(statement, values)}.values())

    def _apart(self, registers: Collection[str], *, always: bool = False) -> set[tuple[str, str]]:
        """The matters whose rows do not answer this question. ``always``: as at any day, not this one."""
        until = date.max if always else self.as_at
        whose, among = sorted(self.viewer.authorities), f"register IN {places(registers)}"
        found = asked(
            f"SELECT register, matter FROM registers_late WHERE known_from > %s AND day <= %s AND {among}",
            [self.as_known, until, *registers],
        )
        if self.as_known < until:
            found += asked(
                f"SELECT register, matter FROM registers_standing WHERE since > %s AND since <= %s AND {among}",
                [self.as_known, until, *registers],
            )
        if whose:
            found += asked(
                f"SELECT register, matter FROM registers_party WHERE restricted AND party IN {places(whose)} "
                f"AND {among}",
                [*whose, *registers],
            )
        return {(register, matter) for register, matter in found}

    def _folded(self, matters: set[tuple[str, str]]) -> list[Standing]:
        acts = grouped(log.of_matters(name for _, name in matters))
        return [
            standing
            for key in matters
            for standing in folding.standings(
                REGISTERS[key[0]], acts.get(key, ()), REGISTERS, self.viewer, self.as_known
            )
        ]
