"""A figure as at a date over records of growing size: ours beside the same question in hand-written SQL.

The record holds warrants only: many that were executed within weeks, over forty years, and thirteen that are
outstanding, so that the answer stays the same while the record grows. One matter in twenty has a correction. The
hand-written query asks the same rows for the same answer (the matters and their entries) through an index of its
own on status and day, as one would write it without an interval tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from bench.measuring import home, in_turns

SIZES = (10_000, 100_000)
AS_AT = date(2016, 9, 5)
EARLIER = date(1990, 6, 1)
ASKED = 50

PLAIN = (
    "SELECT matter, entry, body FROM registers_standing WHERE register = 'warrants' AND kind = 'warrant' "
    "AND status = 'outstanding' AND since <= %s AND (until IS NULL OR until > %s) AND seen_by IN ('all', 'public')"
)


def run() -> None:
    """Print a line for each size: both times for one question, and their ratio."""
    with home():
        from django.db import connection

        from comity.registers.view import RecordView
        from comity.reports.questions import FIGURES

        with connection.cursor() as cursor:
            cursor.execute("CREATE INDEX plain ON registers_standing (register, kind, status, since, until)")
        figure = FIGURES["persons-outstanding"]
        today = datetime.now(UTC).date()
        written = 0
        for size in SIZES:
            written = _grow(written, size)
            for day in (AS_AT, EARLIER):
                view = RecordView(day, today)

                def ours(view: RecordView = view) -> None:
                    for _ in range(ASKED):
                        figure.ask(view)

                def plain(day: date = day) -> None:
                    for _ in range(ASKED):
                        with connection.cursor() as cursor:
                            cursor.execute(PLAIN, [day, day])
                            cursor.fetchall()

                best = in_turns(3, ours=ours, plain=plain)
                mine, theirs = best["ours"] / ASKED * 1000, best["plain"] / ASKED * 1000
                value = figure.ask(view).value
                print(
                    f"figures: {_standings():>9,} standings, as at {day}: {value} persons; ours {mine:.2f} ms, "
                    f"hand-written SQL {theirs:.2f} ms, ratio {mine / theirs:.2f}"
                )


def _standings() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM registers_standing")
        (count,) = cursor.fetchone()
    return int(count)


def _grow(written: int, size: int) -> int:
    """Enter acts until there are so many standings; return how many matters there are."""
    from comity.registers.entering import Refused, enter

    while _standings() < size:
        missing = size - _standings()
        batch = list(_acts(written, min(5_000, missing // 2 + 1)))
        entered = enter(batch, now=datetime.now(UTC), history=True)
        assert not isinstance(entered, Refused), entered
        written += len({act.matter for act in batch})
    return written


def _acts(first: int, count: int) -> Iterator[object]:
    """The acts of so many warrants: thirteen of them outstanding, every other one executed after some weeks."""
    from comity.regime import dates
    from comity.regime.acts import Dated, EntryWithdrawn
    from comity.regime.warrants import Executed, Issued
    from comity.record import log

    size = log.head()[0]
    begin = date(1985, 1, 1)
    number = size
    for place in range(first, first + count):
        day = begin + timedelta(days=place * 7919 % 14_600)
        common = {"matter": f"w-{place}", "source": ("bench",), "confidence": "verified"}
        act = Issued(person=f"p-{place}", name="Somebody", situation="A situation", case="A case")
        number += 1
        yield Dated(kind="warrants.issued", dated=dates.day(day), act=act, **common)  # type: ignore[arg-type]
        if place < 13:
            continue
        number += 1
        executed = dates.day(day + timedelta(days=20 + place % 50))
        yield Dated(kind="warrants.executed", dated=executed, act=Executed(manner="surrendered"), **common)  # type: ignore[arg-type]
        if place % 20 == 0:
            # A second execution entered by mistake would be refused; a correction withdraws one and enters it anew.
            struck = number
            number += 1
            yield Dated(  # type: ignore[arg-type]
                kind="warrants.entry-withdrawn",
                dated=executed,
                act=EntryWithdrawn(entry=struck, reason="misread"),
                **common,
            )
            number += 1
            again = dates.day(executed.last + timedelta(days=1))
            yield Dated(kind="warrants.executed", dated=again, act=Executed(manner="surrendered"), **common)  # type: ignore[arg-type]
