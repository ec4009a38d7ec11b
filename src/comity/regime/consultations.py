"""The consultations on a request, each as a thread: on which ground, what was said in it, and how it ended.

Rome Statute, arts 93(3), 97 and 99(4). A consultation begins with its opening and ends with its conclusion, or with
an act after which the request stands otherwise: it is modified, postponed, executed or refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from comity.regime import requests
from comity.regime.acts import Dated, Refusal
from comity.regime.cooperation import ConsultationConcluded, ConsultationOpened, Transmitted
from comity.regime.requests import CooperationRequest


class Consultation(NamedTuple):
    """One consultation: its ground, its acts in dated order, the opening first, and whether the last one ended it."""

    ground: str
    acts: tuple[Dated, ...]
    ended: bool

    @property
    def outcome(self) -> str:
        """How it was concluded; empty while it is open, and where another act ended it."""
        last = self.acts[-1].act
        return last.outcome if isinstance(last, ConsultationConcluded) else ""


def of(acts: Iterable[Dated]) -> list[Consultation]:
    """The consultations on one request, in order. ``acts``: those that count, in dated order (``folding.effective``).

    An act that may not stand among these, because its reader does not see what it rests on, is passed over.
    """
    found: list[Consultation] = []
    now: CooperationRequest | None = None
    for given in acts:
        after = requests.step(now, given) if now or isinstance(given.act, Transmitted) else None
        if after is None or isinstance(after, Refusal):
            continue
        assert isinstance(after, CooperationRequest)  # noqa: S101 - the one matter of this register
        open_ = found[-1] if found and not found[-1].ended else None
        if isinstance(given.act, ConsultationOpened):
            found.append(Consultation(given.act.ground, (given,), ended=False))
        elif open_:
            ended = after.status != "under consultation"
            found[-1] = open_._replace(acts=(*open_.acts, given), ended=ended)
        now = after
    return found
