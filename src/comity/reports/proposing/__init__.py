"""From a paper to acts: what it gives occasion to enter, each with the provision it rests on.

Nothing is entered by reading. ``propose`` gives acts as ``comity load`` takes them, with what the paper leaves open; a
named person confirms, corrects or strikes each of them.
"""

from __future__ import annotations

from typing import Any

from comity.documents.examining import Examined
from comity.regime import REGISTERS, lines
from comity.reports.proposing import counts, mandates, meetings, papers
from comity.reports.proposing.proposed import Proposed, Reading, Rule
from comity.reports.view import View

RULES: tuple[Rule, ...] = (*papers.RULES, *mandates.RULES, *meetings.RULES, *counts.RULES)

__all__ = ["Proposed", "lacks", "propose"]


def propose(examined: Examined, view: View, cited: str = "") -> list[Proposed]:
    """The acts that a paper gives occasion to, in reading order. ``cited``: how to cite a paper without a symbol."""
    paper = examined.paper
    reading = Reading(examined, paper.symbol or cited or paper.title or "an unnamed paper", view)
    order = {placed.address: place for place, placed in enumerate(examined.placed)}
    found = [proposed for rule in RULES for proposed in rule(reading)]
    return sorted(found, key=lambda each: order.get(each.at, -1))


def lacks(line: dict[str, Any]) -> list[str]:
    """What keeps a proposed act from being entered, a sentence each; empty where nothing does."""
    read = lines.read(line, REGISTERS)
    return [f"{each.field}: {each.sentence}" for each in read] if isinstance(read, list) else []
