"""The journal of access: every grant of it, and every reading of what is restricted. Rows are added, never changed.

It is no part of the record. Readings are many and name staff; in the log they would stand for ever in copies of
others, and its length would betray that somebody reads. The head of an authority sees what concerns the authority.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy

from comity.people.models import AccessEntry, Account, Authority

# What is noted, and how the journal's page says it; {about} is what was written beside it.
DID: Final = {
    "authority made": gettext_lazy("made the authority {about}"),
    "invited": gettext_lazy("invited {about}"),
    "invitation withdrawn": gettext_lazy("withdrew the invitation of {about}"),
    "account opened": gettext_lazy("opened the account of {about}"),
    "role changed": gettext_lazy("changed the role of {about}"),
    "account ended": gettext_lazy("ended the account of {about}"),
    "signed in": gettext_lazy("signed in {about}"),
    "second factor changed": gettext_lazy("changed a second factor: {about}"),
    "password changed": gettext_lazy("chose another password"),
    "identity linked": gettext_lazy("linked single sign-on by {about}"),
    "identity unlinked": gettext_lazy("ended single sign-on by {about}"),
    "token made": gettext_lazy("made an access token: {about}"),
    "token ended": gettext_lazy("ended the access token {about}"),
    "delegated": gettext_lazy("let {about}"),
    "delegation ended": gettext_lazy("ended the delegation to {about}"),
    "assigned": gettext_lazy("assigned to {about}"),
    "handed over": gettext_lazy("handed over to {about}"),
    "calendar made": gettext_lazy("made the address of a calendar"),
    "calendar ended": gettext_lazy("ended the address of a calendar"),
    "entrusted": gettext_lazy("entrusted to {about}"),
    "taken back": gettext_lazy("took back from {about}"),
    "note added": gettext_lazy("added a note"),
    "notes read": gettext_lazy("read the notes within the authority"),
    "read": gettext_lazy("read"),
    "listed": gettext_lazy("saw in a list: {about}"),
    "exported": gettext_lazy("took away in a file: {about}"),
    "paper added": gettext_lazy("added the paper {about}"),
    "paper removed": gettext_lazy("removed the paper {about}"),
    "opened": gettext_lazy("opened sealed content: {about}"),
    "sealed anew": gettext_lazy("sealed content anew: {about}"),
}


def note(
    authority: Authority,
    did: str,
    *,
    by: Account | str,
    now: datetime,
    about: str = "",
    register: str = "",
    matter: str = "",
) -> None:
    """Add a line to the journal of an authority: who did what, about whom or which matter.

    ``by``: the account, or words where nobody has signed in ("command line"). Raises KeyError for a deed that is none.
    """
    assert did in DID, did  # noqa: S101 - a closed list
    AccessEntry.objects.create(
        at=now,
        authority=authority,
        by=by if isinstance(by, str) else said(by),
        did=did,
        about=about[:400],
        register=register,
        matter=matter,
    )


def said(account: Account) -> str:
    """A person as the journal names them, so that it can be read when the account is long over."""
    return f"{account.name} <{account.email}>, {account.authority.title}"[:700]
