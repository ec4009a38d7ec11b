"""What the command line says: its refusals, its progress, and how a day on it is read."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime


class Wrong(Exception):
    """Why a command stops: one line for standard error, and its exit status (2 the input, 1 the answer is no)."""

    def __init__(self, sentence: str, status: int = 2) -> None:
        super().__init__(sentence)
        self.status = status


def now() -> datetime:
    """The moment of registration. With ``web.asking.now``, the only places that ask the clock."""
    return datetime.now(UTC)


def day(text: str | None, option: str, otherwise: date | None = None) -> date:
    """The day an option gives; of a month or a year its last. Raises Wrong with one sentence."""
    from comity.regime import dates

    if text is None:
        return otherwise or now().date()
    try:
        return dates.parse(text).last
    except ValueError as error:
        raise Wrong(f"{option}: {error}; give a day, a month or a year, as in 2016-09-05") from None


class Progress:
    """One line on a terminal that says how far long work has come; nothing where nobody watches."""

    def __init__(self, what: str, of: int = 0, every: float = 0.2) -> None:
        self.what, self.every, self.last = what, every, time.monotonic()
        self.of = f" of {of:,}" if of else ""
        self.shown = False

    def __call__(self, done: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self.last > self.every:
            self.last, self.shown = time.monotonic(), True
            print(f"\r{self.what} {done:,}{self.of} …", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Clear the line."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
