"""What a figure or a report may ask of the record, and the same answered by folding acts alone.

Every question is put to a *view*: how things stood as at a day, as known on a day, to a viewer. The registers
answer from their rows; ``FoldedView`` answers from a list of acts, for tests and for proof that both agree.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from comity.regime import REGISTERS, folding
from comity.regime.acts import Dated, Matter, Register
from comity.regime.folding import PUBLIC, Standing, Viewer


class View(Protocol):
    """How things stood as at a day, as known on a day, to a viewer."""

    @property
    def as_at(self) -> date: ...

    @property
    def as_known(self) -> date: ...

    @property
    def viewer(self) -> Viewer: ...

    def standings(
        self, register: str, kinds: Collection[str] | None = None, statuses: Collection[str] | None = None
    ) -> Sequence[Standing]:
        """The standings of a register's matters on the day, in the order of their names.

        ``until`` is None: how long a standing lasted is for ``history`` to say.
        """
        ...

    def changed(self, register: str, first: date, last: date) -> Sequence[Standing]:
        """The standings on the day of those matters of which one began within these days and by that day."""
        ...

    def history(self, registers: Collection[str]) -> Sequence[Standing]:
        """Every standing of these registers' matters, from the first day on, however long ago."""
        ...

    def acts(self, matters: Iterable[tuple[str, str]]) -> Sequence[Dated]:
        """The acts on these (register, name) that count, as corrected, in dated order, later ones included."""
        ...

    def at(self, as_at: date | None = None, as_known: date | None = None) -> View:
        """The same view on other days."""
        ...


@dataclass(frozen=True)
class Remembered:
    """A view that asks each question once: the figures of one page ask many times for the same standings."""

    view: View
    kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def as_at(self) -> date:
        return self.view.as_at

    @property
    def as_known(self) -> date:
        return self.view.as_known

    @property
    def viewer(self) -> Viewer:
        return self.view.viewer

    def standings(
        self, register: str, kinds: Collection[str] | None = None, statuses: Collection[str] | None = None
    ) -> Sequence[Standing]:
        asked = (register, *(None if some is None else tuple(some) for some in (kinds, statuses)))
        return self._once("standings", asked, lambda: self.view.standings(register, kinds, statuses))

    def changed(self, register: str, first: date, last: date) -> Sequence[Standing]:
        return self._once("changed", (register, first, last), lambda: self.view.changed(register, first, last))

    def history(self, registers: Collection[str]) -> Sequence[Standing]:
        return self._once("history", tuple(registers), lambda: self.view.history(registers))

    def acts(self, matters: Iterable[tuple[str, str]]) -> Sequence[Dated]:
        return self.view.acts(matters)

    def at(self, as_at: date | None = None, as_known: date | None = None) -> Remembered:
        return Remembered(self.view.at(as_at, as_known), self.kept)

    def _once(self, what: str, asked: Hashable, ask: Callable[[], Sequence[Standing]]) -> Sequence[Standing]:
        key = (what, asked, self.as_at, self.as_known)
        if key not in self.kept:
            self.kept[key] = ask()
        found: Sequence[Standing] = self.kept[key]
        return found


def holding(
    rows: Iterable[Standing], day: date, kinds: Collection[str] | None, statuses: Collection[str] | None
) -> list[Standing]:
    """The standings among these that hold on a day, in the order of their names."""
    found = [
        row._replace(until=None)
        for row in rows
        if row.since <= day
        and (row.until is None or row.until > day)
        and (kinds is None or row.matter.kind in kinds)
        and (statuses is None or row.status in statuses)
    ]
    return sorted(found, key=lambda row: row.name)


@dataclass(frozen=True)
class FoldedView:
    """A view that folds all acts anew for each question: slow, and right by construction."""

    log: Sequence[Dated]
    as_at: date
    as_known: date
    viewer: Viewer = PUBLIC
    registers: Mapping[str, Register] | None = None

    def standings(
        self, register: str, kinds: Collection[str] | None = None, statuses: Collection[str] | None = None
    ) -> Sequence[Standing]:
        return holding(self.history((register,)), self.as_at, kinds, statuses)

    def changed(self, register: str, first: date, last: date) -> Sequence[Standing]:
        rows = self.history((register,))
        names = {row.name for row in rows if first <= row.since <= min(last, self.as_at)}
        return holding((row for row in rows if row.name in names), self.as_at, None, None)

    def history(self, registers: Collection[str]) -> Sequence[Standing]:
        known = self.registers or REGISTERS
        return [
            row
            for (register, _name), acts in grouped(self.log).items()
            if register in registers
            for row in folding.standings(known[register], acts, known, self.viewer, self.as_known)
        ]

    def acts(self, matters: Iterable[tuple[str, str]]) -> Sequence[Dated]:
        wanted = set(matters)
        return counted(
            (act for act in self.log if (act.register, act.matter) in wanted),
            self.viewer,
            self.as_known,
            self.registers or REGISTERS,
        )

    def at(self, as_at: date | None = None, as_known: date | None = None) -> FoldedView:
        return replace(self, as_at=as_at or self.as_at, as_known=as_known or self.as_known)


def counted(acts: Iterable[Dated], viewer: Viewer, as_known: date, registers: Mapping[str, Register]) -> list[Dated]:
    """The acts among these that count for a viewer, as known on a day, as corrected, in dated order."""
    result: list[Dated] = []
    for of_matter in grouped(acts).values():
        effective = folding.effective(folding.seen(of_matter, viewer, as_known), registers)
        result += effective if isinstance(effective, list) else []
    return sorted(result, key=lambda act: (act.day, act.number or 0))


M = TypeVar("M", bound=Matter)


def typed(rows: Iterable[Standing], kind: type[M]) -> list[tuple[Standing, M]]:
    """The standings whose matter is of a class, with the matter as that class."""
    return [(row, row.matter) for row in rows if isinstance(row.matter, kind)]


def grouped(acts: Iterable[Dated]) -> dict[tuple[str, str], list[Dated]]:
    """Acts by (register, name of the matter)."""
    result: dict[tuple[str, str], list[Dated]] = {}
    for act in acts:
        result.setdefault((act.register, act.matter), []).append(act)
    return result
