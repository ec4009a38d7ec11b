"""The list of a register: its columns, what it is narrowed to, its order. For pages, files and programs alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.regime import fields, parties, saying
from comity.regime.acts import Register
from comity.regime.folding import Standing


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to, and its order. Empty: not narrowed; by title."""

    kind: str = ""
    status: str = ""
    state: str = ""
    words: str = ""
    sort: str = ""

    @property
    def any(self) -> bool:
        return any((self.kind, self.status, self.state, self.words))


@dataclass(frozen=True)
class Line:
    """One line of the list: the standing, and a cell for each of the register's own columns."""

    row: Standing
    cells: tuple[str, ...]


def listed(register: Register, rows: Iterable[Standing], filters: Filters) -> list[Line]:
    """The lines that the filters leave, in their order."""
    words = filters.words.casefold().split()
    lines = []
    for row in rows:
        if (filters.kind and row.matter.kind != filters.kind) or (filters.status and row.status != filters.status):
            continue
        if filters.state and filters.state not in row.matter.parties:
            continue
        cells = tuple(cell(row, name) for name, _label in columns(register))
        if words and not all(word in " ".join((row.title, *cells)).casefold() for word in words):
            continue
        lines.append(Line(row, cells))
    return _sorted(lines, filters.sort, register)


def columns(register: Register) -> list[tuple[str, str]]:
    """The register's own columns: (name, label)."""
    return [(name, name.replace("_", " ")) for name in register.columns]


def cell(row: Standing, name: str) -> str:
    """One value of a matter as a list shows it; empty where it has none."""
    value = getattr(row.matter, name, None)
    if value in (None, "", ()):
        return ""
    field = next((f for f in fields.of(type(row.matter)) if f.name == name), None)
    if field is not None and field.kind in ("state", "party"):
        return ", ".join(parties.name(code) for code in (value if field.many else (value,)))
    return saying.words(field or fields.Field(name, "text", False, False), value)


def _sorted(lines: list[Line], by: str, register: Register) -> list[Line]:
    """By title, or by the column named; a minus before it turns the order."""
    column, backwards = by.removeprefix("-"), by.startswith("-")
    names = [name for name, _label in columns(register)]

    def key(line: Line) -> str:
        if column == "since":
            return line.row.status_since.isoformat()
        if column == "status":
            return register.statuses[line.row.status]
        return line.cells[names.index(column)].casefold() if column in names else line.row.title.casefold()

    return sorted(lines, key=key, reverse=backwards)
