"""What is noted in the journal when something restricted is shown, by whichever door it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from comity.people import journal
from comity.people.models import Account
from comity.regime import folding
from comity.regime.acts import Dated
from comity.regime.folding import PUBLIC, Standing
from comity.registers.view import RecordView


def read(
    account: Account | None, register: str, matter: str, acts: Iterable[Dated], *, now: datetime, by: str = ""
) -> None:
    """Note that a matter is read of which the reader sees an act that the public does not.

    ``by``: how the journal names the reader; empty: as the account.
    """
    if account is not None and len(shown := list(acts)) > len(folding.seen(shown, PUBLIC)):
        journal.note(account.authority, "read", by=by or account, now=now, register=register, matter=matter)


def listed(
    account: Account | None,
    view: RecordView,
    shown: Iterable[Standing | tuple[str, str]],
    did: str = "listed",
    *,
    now: datetime,
    by: str = "",
) -> None:
    """Note that matters are listed of which the public does not see what is said of them.

    ``shown``: standings, or registers and names. ``did``: "listed", or "exported" for what is taken away.
    """
    if account is None or view.viewer == PUBLIC:
        return
    for register, keys in groupby(sorted({(each[0], each[1]) for each in shown}), key=lambda key: key[0]):
        found = sorted(view.restricted(register, [name for _register, name in keys]))
        if found:
            more = f" and {len(found) - 5} more" if len(found) > 5 else ""
            about = f"{', '.join(found[:5])}{more}"
            journal.note(account.authority, did, by=by or account, now=now, register=register, about=about)
