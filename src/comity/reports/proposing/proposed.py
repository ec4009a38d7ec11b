"""An act that a paper gives occasion to, before anybody has confirmed it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from comity.documents.examining import Examined
from comity.reports.view import View


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """An act as ``comity load`` takes it, with the provision it rests on.

    ``at``: the address of the provision. ``line``: the act, its circumstances and its source. ``asks``: what the paper
    does not say or the reading cannot settle, a sentence each, for the person who confirms it.
    """

    at: str
    line: dict[str, Any]
    asks: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """What a rule is given: the paper as it was read, how a source cites it, and the record as at its day."""

    examined: Examined
    cited: str
    view: View

    def source(self, at: str) -> list[str]:
        """The source of an act: the paper and the provision."""
        return [f"{self.cited}, {at}" if at else self.cited]


Rule = Callable[[Reading], Iterator[Proposed]]


def told(line: Mapping[str, object]) -> dict[str, object]:
    """An act without the fields that the paper says nothing of."""
    return {name: value for name, value in line.items() if value not in (None, "")}


def slug(*words: object) -> str:
    """Words as the name of a matter: small letters, digits and hyphens, eighty at most."""
    said = re.sub(r"[^a-z0-9]+", "-", " ".join(map(str, words)).casefold()).strip("-")
    return said[:80].rstrip("-") or "unnamed"
