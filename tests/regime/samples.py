"""Samples of every act of a register, and every way in which its matters can come to stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

from comity.regime import REGISTERS, dates, fields
from comity.regime.acts import Act, Dated, Matter, Refusal, Register
from comity.regime.fields import Field

FIRST = date(2016, 1, 1)


def of(act: type[Act]) -> Iterator[Act]:
    """The act with only what it must have, with all it may have, and without one of these; in each of its choices."""
    every = fields.of(act)
    without_one = [tuple(f for f in every if f is not left_out) for left_out in every if not left_out.required]
    for wanted in (tuple(f for f in every if f.required), every, *without_one):
        for values in product(*(_values(field) for field in wanted)):
            yield act(**dict(zip((field.name for field in wanted), values, strict=True)))


def dated(register: Register, act: Act, day: date = FIRST, number: int = 1) -> Dated:
    """The act on a day, with a source."""
    return Dated(
        kind=register.kind_of(type(act)),
        matter="a-matter",
        dated=dates.day(day),
        act=act,
        source=("a source",),
        confidence="single",
        number=number,
    )


@cache
def ways(name: str) -> tuple[tuple[Dated, Matter], ...]:
    """Every act that may follow, in every status and kind of matter reached so, with how the matter then stands."""
    register = REGISTERS[name]
    reached: list[tuple[Matter | None, date]] = [(None, FIRST)]
    known: set[tuple[str, str, type[Act]]] = set()
    found: list[tuple[Dated, Matter]] = []
    while reached:
        before, day = reached.pop()
        for kind in register.may_follow[before.status if before else None]:
            for act in of(kind):
                given = dated(register, act, day)
                after = register.step(before, given)
                if isinstance(after, Refusal):
                    continue
                for turned in (after, *(matter for _, matter in after.turns())):
                    found.append((given, turned))
                    if (turned.status, turned.kind, kind) not in known:
                        known.add((turned.status, turned.kind, kind))
                        reached.append((turned, day + timedelta(days=400)))
    return tuple(found)


def _values(field: Field) -> list[Any]:
    every: dict[str, list[Any]] = {
        "text": ["some words"],
        "date": [dates.parse("2016-09-05")],
        "whole": [3],
        "yes": [True],
        "state": ["NLD"],
        "party": ["OTP", "REGISTRY", "PRESIDENCY", "NLD"],
        "digest": ["0" * 64],
        "recipient": [f"age1{'q' * 58}"],
        "reference": ["warrants/kony-2005", "findings/one"],
        "choice": list(field.choices),
        "values": [{"note": "some words"}],
    }
    one = every[field.kind]
    return [(value,) for value in one] if field.many else one
