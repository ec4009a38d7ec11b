"""Acts in words: the clause for a timeline or an explanation, from the act's ``says``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from comity.regime import fields, parties, states
from comity.regime.acts import Act, Dated, Matter
from comity.regime.dates import Date, parse


def clause(given: Dated, matter: Matter | None = None) -> str:
    """The act as a clause without its date: "the warrant against … of 18 April 2013 was unsealed".

    ``matter`` is how the matter stood after the act; without it, what only the matter knows is left open.
    """
    return given.act.says.format_map(_Words(given.act, matter))


def within(title: str) -> str:
    """A title as it stands after "the" within a sentence."""
    head, _, rest = title.partition(" ")
    return title if head.isupper() or not head.isalpha() else f"{head[0].lower()}{head[1:]} {rest}".rstrip()


def words(field: fields.Field, value: Any) -> str:
    """One value as prose has it: a State by its name, a date in full, several joined by commas."""
    if isinstance(value, tuple):
        return ", ".join(words(field, part) for part in value)
    if isinstance(value, Date):
        return value.spoken()
    if isinstance(value, date):
        return parse(value.isoformat()).spoken()
    if isinstance(value, bool):
        return "yes" if value else "no"
    match field.kind:
        case "state":
            return states.in_a_sentence(value)
        case "party":
            return parties.in_a_sentence(value)
    return str(value)


class _Words(Mapping[str, str]):
    """What a clause may name: the act's fields and properties, then the matter's."""

    def __init__(self, act: Act, matter: Matter | None) -> None:
        self.act, self.matter = act, matter

    def __getitem__(self, name: str) -> str:
        for owner in (self.act, self.matter):
            if owner is not None and hasattr(owner, name) and (value := getattr(owner, name)) is not None:
                field = next((f for f in fields.of(type(owner)) if f.name == name), None)
                if field is None:
                    return within(str(value)) if name == "title" else str(value)
                return words(field, value)
        return "matter" if name == "title" else "…"

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
