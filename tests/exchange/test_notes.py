"""Notes within an authority: whose they are, append-only, and nowhere where the other side looks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from comity.exchange import notes
from comity.exchange.models import Note, NoteWord
from comity.people.models import AccessEntry
from comity.people.refusals import Refused
from tests.exchange.cast import NOW, REQUEST
from tests.people import cast

pytestmark = pytest.mark.django_db


def _add(of: str, text: str, *, shared: bool = False, matter: str = REQUEST) -> Note:
    return notes.add(cast.person(of, factor=False), matter, text, shared=shared, now=NOW)


def test_each_reads_its_own_and_what_its_party_shares() -> None:
    _add("nld-central", "central alone")
    _add("nld-central", "central shared", shared=True)
    _add("nld-finance", "ministry alone")
    _add("nld-finance", "ministry shared", shared=True)
    _add("otp", "prosecutor shared", shared=True)
    read = {
        of: [note.text for note in notes.of(cast.person(of, factor=False), REQUEST)]
        for of in ("nld-central", "nld-finance", "otp", "registry", "sen-central")
    }
    assert read == {
        "nld-central": ["central alone", "central shared", "ministry shared"],
        "nld-finance": ["central shared", "ministry alone", "ministry shared"],
        "otp": ["prosecutor shared"],
        "registry": [],
        "sen-central": [],
    }
    assert list(notes.of(cast.person("otp", factor=False), "otp-2026-15")) == []


@pytest.mark.parametrize("text", ["", "  \r\n ", "\x00", "x" * (notes.LONGEST + 1)])
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        _add("otp", text)
    assert not Note.objects.exists()
    assert not NoteWord.objects.exists()


def test_it_is_in_the_journal_without_its_text() -> None:
    _add("otp", "Zanzibarium")
    (entry,) = AccessEntry.objects.filter(did="note added")
    assert (entry.authority.name, entry.matter, entry.about) == ("otp", REQUEST, "")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE exchange_note SET text = 'another'",
        "DELETE FROM exchange_note",
        pytest.param("INSERT OR REPLACE INTO exchange_note SELECT * FROM exchange_note", marks=pytest.mark.sqlite),
    ],
)
def test_the_database_refuses_change(sql: str) -> None:
    _add("otp", "as it was")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert [note.text for note in Note.objects.all()] == ["as it was"]
