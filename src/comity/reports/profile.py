"""A State in sentences, drawn from the standings that concern it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from comity.regime import REGISTERS, saying, states
from comity.regime.agreements import Agreement
from comity.regime.authorities import Channel
from comity.regime.folding import Standing
from comity.regime.participation import Participation
from comity.regime.questionnaires import Questionnaire
from comity.regime.states import StateName
from comity.reports.telling import spoken
from comity.reports.view import typed


def sentences_on(state: StateName, rows: Iterable[Standing], as_at: date) -> list[str]:
    """The sentences: Party since when, privileges agreement, legislation, agreements, channel, replies.

    ``rows`` are the standings on the day of the matters that concern the State.
    """
    found = list(rows)
    plain = states.in_a_sentence(state.code, as_at)
    name = f"{plain[0].upper()}{plain[1:]}"
    part = {held.instrument: (row, held) for row, held in typed(found, Participation)}
    sentences = [_in_statute(name, *part["rome-statute"])] if "rome-statute" in part else []
    if not sentences:
        sentences.append(f"The record holds no act of {plain} on the Rome Statute.")
    if "privileges-agreement" in part:
        row, _ = part["privileges-agreement"]
        standing = REGISTERS[row.register].statuses[row.status]
        sentences.append(f"Agreement on Privileges and Immunities: {standing}, since {spoken(row.status_since)}.")
    else:
        sentences.append("The record holds no act of it on the Agreement on Privileges and Immunities.")
    if "legislation" in part and part["legislation"][0].status == "adopted":
        sentences.append(f"Implementing legislation: {part['legislation'][1].law}.")
    else:
        sentences.append("The record holds no implementing legislation of it.")
    sentences += [
        f"{held.title}: {REGISTERS['agreements'].statuses[row.status]}, since {spoken(row.status_since)}."
        for row, held in typed(found, Agreement)
    ]
    sentences += [_channel(held) for _, held in typed(found, Channel)]
    replied = [held for _, held in typed(found, Questionnaire)]
    sentences.append(
        f"It replied to {'; '.join(saying.within(held.title) for held in replied)}."
        if replied
        else "The record names it in no reply to a questionnaire."
    )
    return sentences


def _in_statute(name: str, row: Standing, held: Participation) -> str:
    since = spoken(row.status_since)
    match row.status:
        case "party":
            return f"{name} has been a Party to the Rome Statute since {spoken(held.in_force or row.status_since)}."
        case "withdrawing":
            day = f", to take effect on {spoken(held.effective)}" if held.effective else ""
            return f"{name} is a Party to the Rome Statute and notified its withdrawal on {since}{day}."
        case "withdrawn":
            return f"{name} ceased to be a Party to the Rome Statute on {since}."
        case "signatory":
            return f"{name} signed the Rome Statute on {since} and is not a Party."
        case "deposited":
            day = f" and enters into force for it on {spoken(held.in_force)}" if held.in_force else ""
            return f"{name} deposited its instrument on {since}; the Rome Statute is not yet in force for it{day}."
        case _:
            return f"{name} took its instrument back and is not a Party to the Rome Statute."


def _channel(held: Channel) -> str:
    channel = held.channel or "not in the record"
    languages = held.language_rule or (", ".join(held.languages) or "not in the record")
    return f"Channel of communication: {channel}; languages: {languages}."
