"""Stories: given these acts, as at these days, then. A test of a register is a table of them.

    given
        2005-07-08  issued    person=kony name="Joseph Kony" situation=Uganda case=Kony disclosed=2005-10-13
        2005-10-13  unsealed
    as at
        2005-07-07: nothing
        2005-10-01: outstanding; under_seal=yes
        2005-10-01, as known 2005-10-01: nothing
        2005-10-01, seen by States: outstanding

Acts stand in the order in which they were entered, the first as entry 1, written as on the command line; with
``registered=DAY`` an act was entered on that day, without it the act is history. Each must be accepted after
those before it. Days say who asks where it is not the public: ``States`` or an authority. A story that is
refused ends otherwise, with the entry, the code of the refusal, its authority and words of its sentence:

    refused
        2 may-not-follow [art. 59(7)] is executed then
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec

from comity.regime import REGISTERS, fields, folding, lines
from comity.regime.acts import Act, Dated, Refusal, Register
from comity.regime.folding import PUBLIC, STATES, Standing, Viewer

MATTER = "the-matter"
_DAY = re.compile(r"(?P<at>[\d-]+)(?:, as known (?P<known>[\d-]+))?(?:, seen by (?P<who>\S+))?: (?P<then>.+)")
_REFUSED = re.compile(r"(?P<entry>\d+) (?P<code>\S+) \[(?P<authority>.*?)\] (?P<words>.+)")


def check(register: str, story: str) -> None:
    """Tell a story of a register, and hold the register to it."""
    given, ending, thens = _parts(story)
    acts = acts_of(REGISTERS[register], given)
    for act in acts:
        assert lines.read(lines.write(act), REGISTERS) == msgspec.structs.replace(
            act, number=None, registered_at=None, opening=False
        )
    until = int(thens[0].split()[0]) - 1 if ending == "refused" else len(acts)
    for count in range(until + 1):
        refusal = folded(REGISTERS[register], acts[:count])
        assert not isinstance(refusal, Refusal), f"entry {count}: {refusal}"
    for then in thens:
        (_check_refusal if ending == "refused" else _check_day)(REGISTERS[register], acts, then)


def folded(register: Register, acts: Sequence[Dated]) -> list[Standing] | Refusal:
    """What entering these acts comes to: their standings, or the refusal."""
    counted = folding.effective(acts, REGISTERS)
    return counted if isinstance(counted, Refusal) else folding.fold(register, counted)


def acts_of(register: Register, given: Sequence[str], matter: str = MATTER) -> list[Dated]:
    """The acts in the lines of a story, numbered from 1."""
    acts: list[Dated] = []
    for number, line in enumerate(given, 1):
        dated, word, *values = shlex.split(line)
        kind = register.act(word)
        assert kind is not None, f"{register.name} has no act {word}"
        written = dict(value.split("=", 1) for value in values)
        registered = written.pop("registered", None)
        act = lines.read(
            {
                "act": register.kind_of(kind),
                "matter": matter,
                "dated": dated,
                "source": ["a test"],
                **_typed(kind, written, acts),
            },
            {**REGISTERS, register.name: register},
        )
        assert isinstance(act, Dated), f"{line}: {act}"
        at = datetime.combine(date.fromisoformat(registered), time(9), UTC) if registered else None
        acts.append(msgspec.structs.replace(act, number=number, registered_at=at, opening=at is None))
    return acts


def stood(
    register: Register, acts: Sequence[Dated], at: date, known: date | None = None, viewer: Viewer = PUBLIC
) -> Standing | None:
    """How the matter stood on a day; None where it did not stand at all."""
    standings = folding.standings(register, acts, REGISTERS, viewer, known)
    holding = [row for row in standings if row.since <= at and (row.until is None or at < row.until)]
    assert len(holding) <= 1, "two standings on one day"
    return holding[0] if holding else None


def _typed(kind: type[Act], written: dict[str, str], before: Sequence[Dated]) -> dict[str, Any]:
    """What was written, as JSON has it; ``fields.x=…`` of a correction typed as the corrected act has x."""
    known = _known(kind)
    typed: dict[str, Any] = {}
    for name, text in written.items():
        outer, dot, inner = name.partition(".")
        if dot:
            corrected = before[int(written["entry"]) - 1]
            typed.setdefault(outer, {})[inner] = fields.from_words(_known(type(corrected.act))[inner], text)
        else:
            typed[name] = fields.from_words(known[name], text)
    return typed


def _known(kind: type[Act]) -> dict[str, fields.Field]:
    return {**lines.CIRCUMSTANCES, **{field.name: field for field in fields.of(kind)}}


def _check_day(register: Register, acts: Sequence[Dated], then: str) -> None:
    found = _DAY.fullmatch(then)
    assert found is not None, f"not a day of a story: {then}"
    known = date.fromisoformat(found["known"]) if found["known"] else None
    viewer = {None: PUBLIC, "States": STATES}.get(found["who"], Viewer(authorities=frozenset({found["who"] or ""})))
    standing = stood(register, acts, date.fromisoformat(found["at"]), known, viewer)
    status, *wanted = (part.strip() for part in found["then"].split(";"))
    assert (standing.status if standing else "nothing") == status, then
    for part in wanted:
        name, _, value = part.partition("=")
        assert _written(getattr(standing.matter if standing else None, name)) == value, then


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return " | ".join(str(part) for part in value)
    return str(value)


def _check_refusal(register: Register, acts: Sequence[Dated], then: str) -> None:
    found = _REFUSED.fullmatch(then)
    assert found is not None, f"not a refusal of a story: {then}"
    refusal = folded(register, acts[: int(found["entry"])])
    assert isinstance(refusal, Refusal), then
    assert refusal.code == found["code"]
    assert found["authority"] in refusal.authority
    assert found["words"] in refusal.sentence
    assert refusal.field, "a refusal names the field that is off"


def _parts(story: str) -> tuple[list[str], str, list[str]]:
    """The lines under ``given``, the word that follows, and the lines under that."""
    told = [" ".join(line.split()) for line in story.splitlines() if line.strip()]
    assert told[0] == "given"
    end = next(place for place, line in enumerate(told) if line in ("as at", "refused"))
    return told[1:end], told[end], told[end + 1 :]
