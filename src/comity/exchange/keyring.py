"""Keys as the register has them on a day: whose signature counts, and to whom is sealed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from comity.record import log
from comity.record.log import Stored
from comity.regime import REGISTERS, folding
from comity.regime.acts import Refusal
from comity.regime.folding import Standing, Viewer
from comity.regime.keys import Key
from comity.registers.view import RecordView
from comity.reports.view import holding

_STATES = Viewer(state_or_court=True)


def key_of(fingerprint: str, today: date) -> Key | None:
    """The key of this fingerprint as it stands on a day: revoked and expired ones too."""
    found = _standings(tuple(log.rows_of(fingerprint)))
    for row in holding(found, today, None, None):
        if isinstance(row.matter, Key) and row.matter.fingerprint == fingerprint:
            return row.matter
    return None


@lru_cache(256)
def _standings(entered: tuple[Stored, ...]) -> list[Standing]:
    """How a key stood, by what has been entered on it: every message asks, and the entries of a key are few."""
    acts = [act for act in map(log.act_in, entered) if act.register == "keys"]
    return folding.standings(REGISTERS["keys"], acts, REGISTERS, _STATES)


def out_of_use(key: Key) -> Refusal | None:
    """Why a key no longer signs; None while it does."""
    if key.status != "in use":
        sentence = f"the key {key.fingerprint} is {key.status}: sign with a key that is in use"
        return Refusal("key-not-in-use", sentence, "Rome Statute, art. 87(3)", "key")
    return None


def keys_of(party: str, today: date) -> list[Key]:
    """The keys in use of a party: of its people, and its recovery keys, to which is sealed too."""
    rows = RecordView(today, today, _STATES).standings("keys", statuses=["in use"])
    return [row.matter for row in rows if isinstance(row.matter, Key) and row.matter.authority_of == party]
