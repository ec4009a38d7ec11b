"""A figure as at a date over records of growing size: ours beside the same question in hand-written SQL.

The record holds warrants only: many that were executed on the next day, over forty years, and thirteen that are
outstanding, so that the answer stays the same while the record grows. One matter in twenty has a correction. The
hand-written query asks the same rows for the same answer (matter, entry and person) through an index of its
own on status and day, as one would write it without an interval tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from bench.measuring import home, in_turns
from comity.regime import REGISTERS
from comity.regime import lines as acts
from comity.regime.acts import Dated

SIZES = (10_000, 100_000, 1_000_000)
AS_AT = date(2016, 9, 5)
EARLIER = date(1990, 6, 1)
ASKED = 50
OUTSTANDING = 13

PLAIN = """
    SELECT matter, entry, json_extract(body, '$.person') FROM registers_standing
    WHERE register = 'warrants' AND kind = 'warrant' AND status = 'outstanding' AND seen_by IN ('all', 'public')
    AND since <= %s AND (until IS NULL OR until > %s)
"""


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


def _acts(first: int, count: int) -> Iterator[Dated]:
    """The acts of so many warrants: thirteen of them outstanding, every other one executed the next day.

    None of the others is outstanding on the days that are asked about.
    """
    from comity.record import log

    number = log.head()[0]
    begin = date(1985, 1, 1)
    for place in range(first, first + count):
        day = begin + timedelta(days=place * 7919 % 14_600)
        if day in (AS_AT, EARLIER):
            day += timedelta(days=1)
        lines = [
            {
                "act": "warrants.issued",
                "dated": day,
                "person": f"p-{place}",
                "name": "Somebody",
                "situation": "S",
                "case": "C",
            }
        ]
        executed = {"act": "warrants.executed", "dated": day + timedelta(days=1), "manner": "surrendered"}
        if place >= OUTSTANDING:
            lines.append(executed)
        if place >= OUTSTANDING and place % 20 == 0:
            # The execution had been misread: it is withdrawn, and entered again in another manner.
            struck = {
                "act": "warrants.entry-withdrawn",
                "dated": executed["dated"],
                "entry": number + 2,
                "reason": "misread",
            }
            lines += [struck, {**executed, "manner": "surrendered himself"}]
        for line in lines:
            number += 1
            dated = str(line.pop("dated"))
            yield _act({**line, "dated": dated, "matter": f"w-{place}", "source": ["bench"]})


def _act(line: dict[str, object]) -> Dated:
    read = acts.read(line, REGISTERS)
    assert isinstance(read, Dated), read
    return read
