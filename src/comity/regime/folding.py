"""From a matter's acts to its standings: what is seen, what corrections leave of it, and the fold.

The same three steps serve the rows that registers keep, a question as known on an earlier day, and a viewer
who may see only part of the acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from comity.regime import fields, lines
from comity.regime.acts import (
    Dated,
    EntryCorrected,
    EntryDisclosed,
    EntryWithdrawn,
    Matter,
    Refusal,
    Register,
)

_GENERAL = (EntryCorrected, EntryWithdrawn, EntryDisclosed)

# What of an act decides who sees it, and as known from when.
_SHOWING = frozenset({"dated", "disclosed", "audience", "parties"})


class Viewer(NamedTuple):
    """Who is asking. ``state_or_court``: sees what is for States; ``authorities``: whose papers it shares."""

    state_or_court: bool = False
    authorities: frozenset[str] = frozenset()

    def sees(self, given: Dated) -> bool:
        """True when the act itself may be seen, unsealing aside."""
        match given.audience:
            case "public":
                return True
            case "states":
                return self.state_or_court
            case _:
                return not self.authorities.isdisjoint(given.parties)


PUBLIC = Viewer()
STATES = Viewer(state_or_court=True)


class Standing(NamedTuple):
    """How one matter stood from ``since`` until the day before ``until`` (None: it still does).

    Its status may have held for longer: from ``status_since``, by ``entry`` (None while that is only proposed).
    """

    register: str
    name: str
    since: date
    until: date | None
    matter: Matter
    entry: int | None
    status_since: date

    @property
    def status(self) -> str:
        return self.matter.status

    @property
    def title(self) -> str:
        return self.matter.title


def seen(acts: Iterable[Dated], viewer: Viewer, as_known: date | None = None) -> list[Dated]:
    """The acts of one matter that a viewer may see, as known on a day (None: all that the record knows).

    An act that discloses (an unsealing) opens what was restricted before it; a correction of an entry that
    may not be seen is not seen either. What has been withdrawn discloses nothing.
    """
    given = sorted(acts, key=lambda act: (act.number is None, act.number or 0))
    known = [
        (act, shown)
        for act, shown in zip(given, circumstances(given, as_known), strict=True)
        if as_known is None or shown.known_from <= as_known
    ]
    struck = _struck(act for act, _ in known)
    open_acts = [shown for _, shown in known if shown.number not in struck and viewer.sees(shown)]
    unsealed = [act.day for act in open_acts if act.act.discloses]
    opened = {act.act.entry for act in open_acts if isinstance(act.act, EntryDisclosed)}
    visible: dict[int, Dated] = {}
    proposed: list[Dated] = []  # not entered yet, and so without a number
    for act, shown in known:
        if not (viewer.sees(shown) or shown.number in opened or any(day >= shown.day for day in unsealed)):
            continue
        # Entries come in their order: what a correction is about has been seen before it, or is not seen at all.
        if isinstance(act.act, _GENERAL) and act.act.entry not in visible:
            continue
        if act.number is None:
            proposed.append(act)
        else:
            visible[act.number] = act
    return [*visible.values(), *proposed]


def circumstances(acts: Sequence[Dated], as_known: date | None = None) -> list[Dated]:
    """The acts of one matter with what decides who sees them, and from when, as corrected by a day.

    A correction of these counts for everyone, whoever may read the correction itself.
    """
    known = [act for act in acts if isinstance(act.act, _GENERAL) and (as_known is None or act.known_from <= as_known)]
    struck = _struck(known)
    changed: dict[int | None, dict[str, Any]] = {}
    for act in sorted(known, key=lambda act: act.number or 0):
        if isinstance(act.act, EntryCorrected) and act.number not in struck:
            changed.setdefault(act.act.entry, {}).update(
                (name, fields.read(lines.CIRCUMSTANCES[name], value))
                for name, value in act.act.fields.items()
                if name in _SHOWING
            )
    return [msgspec.structs.replace(act, **changed[act.number]) if changed.get(act.number) else act for act in acts]


def _struck(acts: Iterable[Dated]) -> set[int]:
    """The numbers of the entries that others among these withdraw."""
    struck: set[int] = set()
    withdrawals = [(act.number or 0, act.act.entry) for act in acts if isinstance(act.act, EntryWithdrawn)]
    for number, withdrawn in sorted(withdrawals, reverse=True):
        if number not in struck:
            struck.add(withdrawn)
    return struck


def effective(acts: Iterable[Dated], registers: Mapping[str, Register]) -> list[Dated] | Refusal:
    """The acts of one matter that count, as corrected, in dated order; of one day, in the order of entry."""
    given = sorted(acts, key=lambda act: (act.number is None, act.number or 0))
    by_number = {act.number: act for act in given if act.number is not None}
    struck = _struck(given)
    result: dict[int, Dated] = {}
    for place, act in enumerate(given):
        if not isinstance(act.act, _GENERAL) and act.number not in struck:
            result[act.number if act.number is not None else -1 - place] = act
    for act in given:
        general = act.act
        if not isinstance(general, _GENERAL):
            continue
        if general.entry not in by_number or (act.number is not None and general.entry >= act.number):
            sentence = f"entry {general.entry} is not an earlier entry of this matter"
            return Refusal("no-such-entry", sentence, field="entry", about=act)
        if not isinstance(general, EntryCorrected):
            continue
        base = result.get(general.entry, by_number[general.entry])
        changed = _corrected(base, act, general, registers)
        if isinstance(changed, Refusal):
            return changed
        if act.number not in struck and general.entry in result:
            result[general.entry] = changed
    return sorted(result.values(), key=lambda act: act.day)  # stable: entry order within a day


def _corrected(
    base: Dated, act: Dated, correction: EntryCorrected, registers: Mapping[str, Register]
) -> Dated | Refusal:
    if isinstance(base.act, _GENERAL):
        sentence = f"entry {correction.entry} is itself a correction or withdrawal"
        return Refusal("not-correctable", sentence, field="entry", about=act)
    changed = lines.corrected(base, correction.fields, registers)
    if isinstance(changed, list):
        sentence = f"fields: {changed[0].field}: {changed[0].sentence}"
        return Refusal("bad-correction", sentence, field="fields", about=act)
    if changed.kind != base.kind or changed.matter != base.matter:
        sentence = "a correction changes fields, not the act or its matter"
        return Refusal("bad-correction", sentence, field="fields", about=act)
    return changed


def fold(register: Register, acts: Iterable[Dated], *, partial: bool = False) -> list[Standing] | Refusal:
    """The standings that effective acts in dated order give, from the first day to the last.

    ``partial`` is for acts of which some are hidden from a viewer or a day: an act that may not follow what
    is visible rests on something hidden, and stays hidden with it.
    """
    standings: list[Standing] = []
    now: Matter | None = None
    turns: list[tuple[date, Matter]] = []
    name, last = "", None

    def stand(on: date, matter: Matter, entry: int | None) -> None:
        began = on
        if standings and standings[-1].since == on:
            standings.pop()
        if standings and standings[-1].status == matter.status:
            began, entry = standings[-1].status_since, standings[-1].entry
        if standings:
            standings[-1] = standings[-1]._replace(until=on)
        standings.append(Standing(register.name, name, on, None, matter, entry, began))

    for given in acts:
        name = given.matter
        while turns and turns[0][0] <= given.day:
            on, now = turns.pop(0)
            stand(on, now, last)
        status = now.status if now else None
        after = (
            register.step(now, given)
            if type(given.act) in register.may_follow.get(status, ())
            else _may_not_follow(register, given, now)
        )
        if isinstance(after, Refusal):
            if partial:
                continue
            return msgspec.structs.replace(after, about=given)
        now, last = after, given.number
        stand(given.day, now, last)
        turns = sorted(now.turns(), key=lambda turn: turn[0])
        while turns and turns[0][0] <= given.day:
            now = turns.pop(0)[1]
            stand(given.day, now, last)
    for on, matter in turns:
        stand(on, matter, last)
    return standings


def standings(
    register: Register,
    acts: Iterable[Dated],
    registers: Mapping[str, Register],
    viewer: Viewer = PUBLIC,
    as_known: date | None = None,
) -> list[Standing]:
    """The standings of one matter as a viewer sees them, as known on a day. Never refuses."""
    counted = effective(seen(acts, viewer, as_known), registers)
    result = [] if isinstance(counted, Refusal) else fold(register, counted, partial=True)
    return [] if isinstance(result, Refusal) else result


def _may_not_follow(register: Register, given: Dated, now: Matter | None) -> Refusal:
    kind = register.kind_of(type(given.act))
    only_opens = not any(type(given.act) in acts for status, acts in register.may_follow.items() if status is not None)
    if now is None:
        sentence = f"{kind} may not open the matter {given.matter}: nothing stands before it on {given.dated}"
    elif only_opens:
        sentence = f"the matter {given.matter} is open already: {now.title} ({register.statuses[now.status]})"
    else:
        sentence = f"{kind} may not follow on {given.dated}: {now.title} is {register.statuses[now.status]} then"
    return Refusal("may-not-follow", sentence, type(given.act).authority(), field="act")
