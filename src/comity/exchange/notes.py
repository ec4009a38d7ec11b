"""Notes within an authority on a request: by whom and when. The other side sees none; the server can read them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from comity.exchange.models import Note, NoteWord
from comity.people import journal
from comity.people.models import Account
from comity.people.refusals import Refused
from comity.registers.words import words

LONGEST: Final = 4000


def add(account: Account, matter: str, text: str, *, shared: bool, now: datetime) -> Note:
    """Add a note to a request that the account sees. Raises Refused with a sentence."""
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()  # no database of ours keeps the last
    if not text:
        raise Refused("Write the note first.")
    if len(text) > LONGEST:
        raise Refused("A note has 4,000 characters at most.")
    authority = account.authority
    with transaction.atomic():
        made = Note.objects.create(authority=authority, by=account, matter=matter, text=text, shared=shared, at=now)
        whose = of_party(authority.party) if shared else of_desk(authority.pk)
        kept = (NoteWord(whose=whose, word=word, matter=matter) for word in words(text))
        NoteWord.objects.bulk_create(kept, ignore_conflicts=True)
        journal.note(authority, "note added", by=account, now=now, register="requests", matter=matter)
    return made


def of(account: Account, matter: str) -> QuerySet[Note]:
    """The notes on a request that an account may read: those of its authority, and those shared within its party."""
    shared = Q(shared=True, authority__party=account.authority.party)
    return Note.objects.filter(Q(authority=account.authority) | shared, matter=matter).select_related("authority", "by")


def of_desk(authority: int) -> str:
    """Who finds a note that is for one authority."""
    return f"desk {authority}"


def of_party(party: str) -> str:
    """Who finds a note that the authorities of a party share."""
    return f"of {party}"
