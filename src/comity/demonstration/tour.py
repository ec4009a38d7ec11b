"""The tour of one request, and where one stands on it: asked of the drafts, the record and the journal, never stored.

The tour's request is the newest that the Office of the Prosecutor has sent to Avelmark since the demonstration was
made, or the newest draft of one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from comity.demonstration.cast import DESKS, FOCAL, OFFICER
from comity.demonstration.marks import Mark
from comity.exchange import demands
from comity.exchange.delivering import request_of
from comity.exchange.models import Draft, Message, Notice
from comity.people.models import AccessEntry
from comity.record import log
from comity.regime.acts import Dated
from comity.regime.cooperation import Transmitted
from comity.regime.requests import CooperationRequest

SENDER: Final = DESKS[OFFICER.authority].party
ADDRESSEE: Final = DESKS[FOCAL.authority].party
MEASURE: Final = "assets"

# The steps in their order, and who takes each.
STEPS: Final = {
    "draft": OFFICER,
    "complete": OFFICER,
    "seal": OFFICER,
    "transmit": OFFICER,
    "mail": FOCAL,
    "acknowledge": FOCAL,
    "open": FOCAL,
    "consult": FOCAL,
    "conclude": OFFICER,
    "execute": FOCAL,
    "see": OFFICER,
    "prove": OFFICER,
}
# Nothing in the record says that somebody has proved something to themselves: the last step stays open.
LAST: Final = "prove"


class Stood(NamedTuple):
    """Where the tour stands. ``done``: the steps that are taken; ``entries``: the entries that each has made."""

    draft: Draft | None
    name: str
    request: CooperationRequest | None
    done: frozenset[str]
    entries: dict[str, int]

    @property
    def next(self) -> str:
        """The first step that is not taken."""
        return next((step for step in STEPS if step not in self.done), LAST)


def stood(mark: Mark, now: datetime) -> Stood:
    """Where the tour stands now."""
    name = _sent(mark)
    request = request_of(name, SENDER, now) if name else None
    draft = None if request else _draft()
    line: dict[str, Any] = json.loads(draft.line) if draft else {}
    acts = log.of_matter("requests", name) if name else []
    done = set(_of_draft(line, now)) if draft else set()
    if request is not None:
        done |= {"draft", "complete", "seal", "transmit"} | set(_of_request(name, request, acts))
    return Stood(draft, name, request, frozenset(done), dict(_entries(acts)))


def _sent(mark: Mark) -> str:
    """The name of the newest request of the tour; empty before the first."""
    sent = Message.objects.filter(party=SENDER, register="requests", entry__gt=mark.filled).order_by("-entry")
    for message in sent:
        line = json.loads(message.statement)["act"]
        if line["act"] == "requests.transmitted" and (line["to"], line["measure"]) == (ADDRESSEE, MEASURE):
            return message.matter
    return ""


def _draft() -> Draft | None:
    """The newest draft of such a request."""
    for each in Draft.objects.filter(authority__name=OFFICER.authority):
        line = json.loads(each.line)
        if (line.get("to"), line.get("measure")) == (ADDRESSEE, MEASURE):
            return each
    return None


def _of_draft(line: dict[str, Any], now: datetime) -> Iterator[str]:
    yield "draft"
    if line.get("although_incomplete") or not _lacking(line, now):
        yield "complete"
    if line.get("sealed"):
        yield "seal"


def _lacking(line: dict[str, Any], now: datetime) -> bool:
    """Whether the draft lacks something, by the Statute, or by the channel and languages of Avelmark."""
    so_far = Transmitted(
        organ=SENDER,
        to=ADDRESSEE,
        measure=MEASURE,
        reference=line["reference"],
        language=line.get("language", ""),
        translations=tuple(line.get("translations", ())),
        channel=line.get("channel"),
        urgent=bool(line.get("urgent")),
        contents=tuple(line.get("contents", ())),
    )
    return bool(demands.completeness_of(so_far, now.date(), now).lacking)


def _of_request(name: str, request: CooperationRequest, acts: list[Dated]) -> Iterator[str]:
    """The steps that the request, its notices and the journal show to be taken."""
    since = min((act.registered_at for act in acts if act.registered_at), default=None)
    read = AccessEntry.objects.filter(register="requests", matter=name)
    told = Notice.objects.filter(account__email=FOCAL.email).exclude(mailed=None)
    if since and told.filter(since__gte=since).exists():
        yield "mail"
    if request.received:
        yield "acknowledge"
    if read.filter(authority__name=FOCAL.authority, did="opened").exists() or request.consultations:
        yield "open"
    if request.consultations:
        yield "consult"
        if request.status != "under consultation":
            yield "conclude"
    if request.executed:
        yield "execute"
        ended = max(act.registered_at for act in acts if act.registered_at and act.kind == "requests.executed")
        if read.filter(authority__name=OFFICER.authority, did="read", at__gte=ended).exists():
            yield "see"


_ENTRIES: Final = {
    "requests.transmitted": "transmit",
    "requests.received": "acknowledge",
    "requests.consultation-opened": "consult",
    "requests.consultation-concluded": "conclude",
    "requests.executed": "execute",
}


def _entries(acts: list[Dated]) -> Iterator[tuple[str, int]]:
    for act in acts:
        if act.kind in _ENTRIES:
            yield _ENTRIES[act.kind], act.number or 0
