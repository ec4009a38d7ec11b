"""Search among the requests of an authority: by reference, words of one's own notes, kind, other side, status, days.

Every question goes through an index of words that is the party's own, from the rarest: what others have is not
looked at, so that neither an answer nor the time it takes tells of it, and the size of the record does not count.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from comity.exchange import notes
from comity.people import seeing
from comity.people.models import Account
from comity.record import sql
from comity.regime import requests
from comity.regime.folding import Standing
from comity.regime.requests import CooperationRequest
from comity.registers import rows, trays
from comity.registers.trays import Tray
from comity.registers.words import words

_MOST_WORDS: Final = 8
# The Statute entered into force in this year: no request is older.
_FIRST: Final = 2002
# A search looks at so many names at once, and so many times before it gives what it has.
_AT_ONCE, _TIMES = 64, 30
_COUNTED: Final = 1000


class Sought(NamedTuple):
    """What is looked for; what is empty is not asked. ``other``: the other side, by its code; days: when sent."""

    words: str = ""
    kind: str = ""
    other: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return any(self)


# One way to meet a condition: the table, whose words, the word. A condition is met in any of its ways.
_Way = tuple[str, str, str]
_TABLES: Final = {"registers_word": "seen_by", "exchange_noteword": "whose"}


def search(account: Account, sought: Sought, today: date, after: str = "", most: int = 50) -> Tray:
    """What an account finds among the requests that it sees, by name; ``further`` is the last name of the page."""
    party = account.authority.party
    only = None
    if sought.words.strip() and not words(sought.words):
        return Tray([], "")
    if party not in seeing.viewer(account, today).authorities:
        only = [name for register, name in seeing.entrusted(account, today) if register == "requests"]
        if not only:
            return Tray([], "")
    conditions = sorted(_conditions(account, sought, today), key=_rarity)
    statuses = [sought.status] if sought.status else list(requests.REGISTER.statuses)
    page: list[Standing] = []
    for _time in range(_TIMES):
        names = _names(conditions, only, after)
        found = trays.of_names("requests", party, names, statuses, today, most=len(names)).page if names else []
        for row in sorted(found, key=lambda row: row.name):
            if _sent(row, sought):
                page.append(row)
                if len(page) == most + 1:
                    return Tray(page[:most], page[most - 1].name)
        if len(names) < _AT_ONCE:
            return Tray(page, "")
        after = names[-1]
    return Tray(page, after)


def _conditions(account: Account, sought: Sought, today: date) -> list[list[_Way]]:
    party = account.authority.party
    mine, ours = notes.of_desk(account.authority_id), notes.of_party(party)
    edition = rows.edition(party)

    def question(name: str, value: str) -> _Way:
        return "registers_word", edition, rows.question(name, value)

    found: list[list[_Way]] = [
        [("registers_word", edition, word), ("exchange_noteword", mine, word), ("exchange_noteword", ours, word)]
        for word in words(sought.words, _MOST_WORDS)
    ]
    found += [[question("for", sought.kind)]] if sought.kind else []
    found += [[question("with", sought.other)]] if sought.other else []
    if sought.since or sought.until or not found:
        first = max(sought.since.year if sought.since else _FIRST, _FIRST)
        last = min(sought.until.year if sought.until else today.year, today.year)
        found.append([question("sent", str(year)) for year in range(first, last + 1)])
    return found


def _rarity(condition: Sequence[_Way]) -> int:
    """In how many matters a condition is met, counted up to a bound."""
    total = 0
    for table, whose, word in condition:
        inner = f"SELECT 1 FROM {table} WHERE {_TABLES[table]} = %s AND word = %s LIMIT {_COUNTED}"
        [(count,)] = sql.asked(f"SELECT count(*) FROM ({inner}) found", [whose, word])
        total += count
    return total


def _names(conditions: Sequence[Sequence[_Way]], only: Collection[str] | None, after: str) -> list[str]:
    """The next names of matters that meet every condition; of the first, each way is an index read in order."""
    first, *others = conditions
    also, asked = "", list[Any]()
    for condition in others:
        ways = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} w WHERE w.{_TABLES[table]} = %s AND w.word = %s AND w.matter = d.matter)"
            for table, _whose, _word in condition
        )
        also += f" AND ({ways})" if ways else " AND FALSE"
        asked += [each for _table, whose, word in condition for each in (whose, word)]
    if only is not None:
        also += f" AND d.matter IN {sql.places(only)}"
        asked += sorted(only)
    found: set[str] = set()
    for table, whose, word in first:
        of_word = f"SELECT d.matter FROM {table} d WHERE d.{_TABLES[table]} = %s AND d.word = %s AND d.matter > %s"
        there = sql.asked(f"{of_word}{also} ORDER BY d.matter LIMIT {_AT_ONCE}", [whose, word, after, *asked])
        found.update(name for (name,) in there)
    return sorted(found)[:_AT_ONCE]


def _sent(row: Standing, sought: Sought) -> bool:
    """Whether it was sent within the days that are asked."""
    assert isinstance(row.matter, CooperationRequest)  # noqa: S101 - the one matter of this register
    return (sought.since or date.min) <= row.matter.sent <= (sought.until or date.max)
