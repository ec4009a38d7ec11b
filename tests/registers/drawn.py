"""Records drawn at random: acts of several registers, late and early, restricted, disclosed, corrected, withdrawn."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st

from comity.record import log
from comity.regime import REGISTERS, dates
from comity.regime.acts import Act, Dated, EntryCorrected, EntryDisclosed, EntryWithdrawn
from comity.regime.folding import PUBLIC, STATES, Viewer
from comity.registers.entering import Entered, Refused, enter
from tests.regime import samples

# Registers whose standings turn with the calendar, are disclosed by an act, or have several kinds of matter.
REGISTERS_DRAWN = ("warrants", "participation", "assets", "authorities", "pledges")
AUTHORITIES = ("NLD", "BEL")
FIRST, LAST = date(2014, 1, 1), date(2018, 12, 31)

_VIEWERS = (
    PUBLIC,
    STATES,
    Viewer(False, frozenset({"NLD"})),
    Viewer(True, frozenset({"NLD"})),
    Viewer(True, frozenset(AUTHORITIES)),
    Viewer(True, frozenset({"ITA"})),
)


def _acts(name: str) -> list[Act]:
    """A few samples of each act of a register; of those with references none, for these name other matters."""
    register = REGISTERS[name]
    found = [sample for act in register.acts for sample in list(samples.of(act))[:6]]
    return [act for act in found if "replaced_by" not in act.content()]


_ACTS = {name: _acts(name) for name in REGISTERS_DRAWN}
_DAY = st.dates(FIRST, LAST)
_DATE = _DAY.map(dates.day) | st.sampled_from(["2015", "2016-02", "2015-11-26/2016-11-10", "../2017-01"]).map(
    dates.parse
)
_AUDIENCE = st.sampled_from(
    [("public", ()), ("public", ("NLD",)), ("states", ()), ("parties", ("NLD",)), ("parties", ("NLD", "BEL"))]
)
_CHANGES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "dated": _DATE.map(str),
        "disclosed": _DATE.map(str),
        "note": st.just("corrected"),
        "source": st.just(["another"]),
    },
) | st.sampled_from(
    [{"audience": "public"}, {"audience": "states"}, {"audience": "parties", "parties": ["BEL"]}, {"state": "BEL"}]
)


@st.composite
def acts(draw: st.DrawFn, entered: list[Dated]) -> Dated:
    """An act that may perhaps be entered after these."""
    name = draw(st.sampled_from(REGISTERS_DRAWN))
    matter = f"{name}-{draw(st.integers(1, 2))}"
    act: Act = draw(st.sampled_from(_ACTS[name]))
    if entered and draw(st.integers(0, 3)) == 0:
        about = draw(st.sampled_from(entered))
        name, matter = about.register, about.matter
        number = about.number or 0
        act = draw(
            st.just(EntryWithdrawn(entry=number, reason="x"))
            | st.just(EntryDisclosed(entry=number))
            | _CHANGES.map(lambda changes: EntryCorrected(entry=number, reason="x", fields=dict(changes)))
        )
    audience, parties = draw(_AUDIENCE)
    return Dated(
        kind=f"{name}.{act.word()}",
        matter=matter,
        dated=draw(_DATE),
        disclosed=draw(st.none() | st.none() | _DATE),
        act=act,
        source=("a source",),
        confidence="single",
        audience=audience,  # type: ignore[arg-type]
        parties=parties,
        by="a test",
    )


def record(data: st.DataObject, most: int = 30) -> list[Dated]:
    """Enter acts one after the other on days that go by; return all that the log then holds."""
    history = data.draw(st.integers(0, most), label="so many as history")
    now = datetime.combine(date(2015, 6, 1), time(12), UTC)
    entered: list[Dated] = []
    for each in range(data.draw(st.integers(1, most), label="so many acts")):
        act = data.draw(acts(entered), label="act")
        now += timedelta(days=data.draw(st.integers(0, 60), label="days later"))
        found = enter([act], now=now, history=each < history)
        if isinstance(found, Entered):
            entered += found.acts
        else:
            assert isinstance(found, Refused)
    assert log.read() == entered
    return entered


def questions(data: st.DataObject, entered: list[Dated]) -> tuple[date, date, Viewer]:
    """As at which day, as known on which day, to whom: days on which something changes, and any others."""
    turning = {
        day + timedelta(days=more)
        for act in entered
        for day in (act.day, act.known_from, act.registered_at.date() if act.registered_at else act.day)
        for more in (-1, 0, 1, 45, 365)
    }
    day: Any = st.sampled_from(sorted(turning)) | _DAY if turning else _DAY
    return data.draw(day, label="as at"), data.draw(day, label="as known"), data.draw(st.sampled_from(_VIEWERS))


def without_number(act: Dated) -> Dated:
    """The act as it was before it was entered."""
    return msgspec.structs.replace(act, number=None, registered_at=None, opening=False)
