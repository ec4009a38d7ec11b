"""The requests of the demonstration: each with the acts of its life, by days before it was made.

    REGISTRY XAC service REG-26-07 sent 50 due 10
      15 REGISTRY reminded

The first line is a transmission; one below it is an act: how many days ago, by whom, its word and its fields. ``+``
is a day still to come. ``sealed`` stands for a file that is really sealed to both sides.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

_LIVES: Final = """
OTP XAA records OTP-26-01 sent 190 due 130 sealed
  186 XAA received
  121 XAA executed extent='in whole' sealed
  110 OTP closed
OTP XAA questioning OTP-26-02 sent 96 due 21 sealed
  91 XAA received
  84 XAA consultation-opened ground=97 sealed
  70 OTP consultation-concluded outcome='under conditions' sealed
  41 XAA executed extent='in part' sealed
OTP XAB search OTP-26-03 sent 80 due +40 sealed
  78 XAB received
  66 XAB postponed ground=94 until=+30 sealed
OTP XAB evidence OTP-26-04 sent 64 sealed
  60 XAB received
  52 XAB consultation-opened ground='93(3)' sealed
  44 OTP consultation-concluded outcome=unresolved
  33 XAB refused extent='in whole' ground='93(4)' sealed
REGISTRY XAC service REG-26-01 sent 50 due 12 sealed
  15 REGISTRY reminded
OTP XAA provisional-arrest OTP-26-05 sent 12 urgent sealed
  12 XAA received
  9 XAA person-arrested
OTP XAD surrender OTP-26-06 sent 47 due +60 sealed
  43 XAD received
  30 XAD competing-notified conduct=same requesting_party obliged
OTP XAA identify OTP-26-07 sent 6 urgent due +5 sealed
REGISTRY XAB defence REG-26-02 sent 31 due +20 sealed
  27 XAB received
  19 XAB consultation-opened ground='93(3)' sealed
XAE REGISTRY to-the-court XAE-26-01 sent 75 sealed
  71 REGISTRY received
  28 REGISTRY executed extent='in whole' sealed
OTP XAH other OTP-26-08 sent 22 invitation due +30 sealed
  17 XAH received
OTP XAF assets OTP-26-09 sent 140 due 70 sealed
  133 XAF received
  60 XAF executed extent='in whole' sealed
OTP XAG identify OTP-26-10 sent 110 sealed
  101 XAG received
  58 XAG found-unable sealed
PRESIDENCY XAC enforcement PRES-26-01 sent 160 due 100 sealed
  152 XAC received
  90 XAC executed extent='in part' sealed
  72 XAC executed extent='in whole' sealed
OTP XAB sites OTP-26-11 sent 88 sealed
  85 XAB received
  55 OTP withdrawn
"""


class Life(NamedTuple):
    """An act of one of the requests: its line without who signs it, whether a file is sealed with it, and by whom."""

    line: dict[str, Any]
    by: str
    between: tuple[str, str]
    sealed: bool


def lives(today: date) -> Iterator[Life]:
    """Every act, request by request, each in the order of its days."""
    between, name = ("", ""), ""
    for text in _LIVES.strip().splitlines():
        words = shlex.split(text)
        if not text.startswith(" "):
            sender, addressee, measure, reference, _sent, ago, *rest = words
            between = (sender, addressee)
            name = f"{sender.lower()}-{reference.lower().removeprefix(f'{sender.lower()}-')}"
            line = {
                "act": "requests.transmitted",
                "organ": sender,
                "to": addressee,
                "measure": measure,
                "reference": reference,
                **_options(rest, today),
            }
            by = sender
        else:
            ago, by, word, *rest = words
            line = {"act": f"requests.{word}", **_options(rest, today)}
        line |= {"matter": name, "dated": _day(ago, today)}
        yield Life(line, by, between, "sealed" in rest)


def _options(words: list[str], today: date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    given = iter(words)
    for word in given:
        name, equals, value = word.partition("=")
        match name:
            case "due":
                found["due"] = _day(next(given), today)
            case "urgent" | "requesting_party" | "obliged":
                found[name] = True
            case "invitation":
                found["basis"] = "invitation"
            case _ if equals:
                found[name] = _day(value, today) if name == "until" else value
    return found


def _day(ago: str, today: date) -> str:
    """A day by its distance: days ago, or with + days ahead."""
    distance = timedelta(days=int(ago.removeprefix("+")))
    return (today + distance if ago.startswith("+") else today - distance).isoformat()
