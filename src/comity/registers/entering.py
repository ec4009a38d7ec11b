"""Entering acts: the one way into the record. All that is given is entered in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.conf import settings

from comity.record import entries, log
from comity.regime import REGISTERS, fields, folding, lines
from comity.regime.acts import Dated, Refusal, Register
from comity.registers import rows
from comity.reports.view import grouped

Key = tuple[str, str]


@dataclass(frozen=True)
class Entered:
    """What has been entered, numbered, and the entries that had been there already, word for word."""

    acts: tuple[Dated, ...]
    already: tuple[int, ...]


@dataclass(frozen=True)
class Refused:
    """Why nothing was entered: each refusal with the place (from 0) of the act it is about."""

    refusals: tuple[tuple[int, Refusal], ...]


def enter(acts: Sequence[Dated], *, now: datetime, history: bool = False) -> Entered | Refused:
    """Enter acts: put each in its dated place among its matter's acts, fold them all, append, keep the standings.

    ``now`` is the registration, in UTC. ``history``: these acts are loaded rather than made; until the first
    act that is not, they count as known from their disclosure. An act that stands in the log already, word for
    word, is passed over, so that the same file may be loaded twice. An act that names a State of another world than
    the record's is refused. After a refusal nothing has changed.
    """
    with log.locked() as head:
        opening = history and not head.opened
        known = grouped(log.of_matters(act.matter for act in acts))
        fresh, already, refusals = _sorted_out(acts, known)
        numbered = [
            (place, msgspec.structs.replace(act, number=head.size + 1 + order, opening=opening))
            for order, (place, act) in enumerate(fresh)
        ]
        added = grouped(act for _, act in numbered)
        places = {act.number: place for place, act in numbered}
        for key, new in added.items():
            refusal = _refusal(REGISTERS[key[0]], [*known.get(key, ()), *new])
            if refusal is not None:
                refusals.append(_placed(refusal, places, new))
        refusals += _unknown_references(numbered)
        refusals += [(place, off) for place, act in numbered if (off := settings.COMITY_WORLD.refusal(act))]
        if refusals:
            return Refused(tuple(sorted(refusals, key=lambda found: found[0])))
        entered = log.append(head, [act for _, act in numbered], now) if numbered else []
        kept = [
            (key, rows.keep(REGISTERS[key[0]], key[1], [*known.get(key, ()), *new]))
            for key, new in grouped(entered).items()
        ]
        rows.write(kept, new=added.keys() - known.keys())
    return Entered(tuple(entered), tuple(already))


def _sorted_out(
    acts: Sequence[Dated], known: Mapping[Key, Sequence[Dated]]
) -> tuple[list[tuple[int, Dated]], list[int], list[tuple[int, Refusal]]]:
    """The acts that are new with their places, the entries of those that are not, and acts given twice."""
    standing = {_content(act): act.number or 0 for of_matter in known.values() for act in of_matter}
    fresh: list[tuple[int, Dated]] = []
    already: list[int] = []
    refusals: list[tuple[int, Refusal]] = []
    given: set[bytes] = set()
    for place, act in enumerate(acts):
        content = _content(act)
        if content in given:
            refusals.append(
                (place, Refusal("given-twice", f"the same act on {act.matter} is given twice", field="act"))
            )
        elif content in standing:
            already.append(standing[content])
        else:
            fresh.append((place, act))
        given.add(content)
    return fresh, already, refusals


def _content(act: Dated) -> bytes:
    """What makes two entries the same: all that a source says, without what the log adds."""
    return entries.canonical({**lines.write(act), "on_behalf_of": ""})


def _refusal(register: Register, acts: Iterable[Dated]) -> Refusal | None:
    """Why these acts may not stand together; None when they may."""
    counted = folding.effective(acts, REGISTERS)
    folded = counted if isinstance(counted, Refusal) else folding.fold(register, counted)
    return folded if isinstance(folded, Refusal) else None


def _placed(refusal: Refusal, places: Mapping[int | None, int], new: Sequence[Dated]) -> tuple[int, Refusal]:
    """A refusal with the place of the new act it is about: the act that may not stand, or that unseats an old one."""
    about = refusal.about
    if about is not None and about.number in places:
        return places[about.number], refusal
    if about is None:
        return places[new[-1].number], refusal
    sentence = f"with it, entry {about.number} could not stand: {refusal.sentence}"
    return places[new[0].number], msgspec.structs.replace(refusal, sentence=sentence)


def _unknown_references(acts: Sequence[tuple[int, Dated]]) -> list[tuple[int, Refusal]]:
    """Refusals for fields that name a matter which is neither in the record nor among these acts."""
    named = {(act.register, act.matter) for _, act in acts}
    refusals = []
    for place, act in acts:
        for field in fields.of(type(act.act)):
            value = getattr(act.act, field.name)
            if field.kind != "reference" or value is None:
                continue
            for reference in value if field.many else (value,):
                register, _, name = reference.partition("/")
                there = (register, name) in named or bool(log.of_matter(register, name))
                if not there:
                    sentence = f"no such matter in the record: {fields.shown(reference)}"
                    refusals.append((place, Refusal("no-such-matter", sentence, field=field.name)))
    return refusals
