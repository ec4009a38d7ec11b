"""The public record, loaded once for the pages' tests of a file and gone after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from comity.papers import store
from comity.registers.entering import Entered, enter
from tests.data import public_record
from tests.papers import samples
from tests.people import cast
from tests.recorded import acts

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The public record, and some acts that the public may not see."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert isinstance(enter(public_record.acts(), now=NOW, history=True), Entered)
        for register, (matter, story) in RESTRICTED.items():
            assert isinstance(enter(acts(register, *story, matter=matter), now=NOW), Entered), register
        for name, (text, audience, party) in PAPERS.items():
            kept, _new = store.add(name, text.encode(), audience=audience, party=party, by="a test", now=NOW)
            assert kept.name == name.removesuffix(".txt"), kept.name
        yield
        transaction.set_rollback(True)


@pytest.fixture
def officer() -> Client:
    """An officer of the Prosecutor, signed in."""
    return cast.signed_in(cast.person("otp", "officer"))


@pytest.fixture
def focal_point() -> Client:
    """An officer of a State's central authority, signed in."""
    return cast.signed_in(cast.person("nld-central", "officer"))


@pytest.fixture
def browser() -> Client:
    """A visitor without JavaScript or account."""
    return Client()


# Matters that only States, or only some authorities, may see: none of their words may reach a page of the public.
SECRET = "Zanzibarium"
RESTRICTED = {
    "warrants": (
        "sealed-2020",
        (f"2020-03-01 issued person=x name={SECRET} situation={SECRET} case={SECRET} audience=parties parties=OTP",),
    ),
    "assets": ("sealed-yacht", (f"2020-03-02 identified name={SECRET} state=NLD purposes=evidence audience=states",)),
    "contacts": (
        "sealed-contact",
        (f"2020-03-03 notified name={SECRET} essential=yes state=NLD audience=parties parties=NLD",),
    ),
    "agreements": (
        "sealed-agreement",
        (f"2020-03-04 signed subject=relocation form=framework state=NLD name={SECRET} audience=states",),
    ),
    "findings": ("sealed-finding", (f"2020-03-05 found state=NLD about={SECRET} audience=states",)),
}

# Papers: public ones, one for States, one for an organ of the Court alone.
PAPERS = {
    f"{samples.NAME}.txt": (samples.RESOLUTION, "public", ""),
    f"{samples.EARLIER}.txt": (samples.BEFORE, "public", ""),
    "sealed-for-states.txt": (f"Letter on {SECRET}\n\n1. The Court informs States of {SECRET}.\n", "states", ""),
    "sealed-for-otp.txt": (f"Note on {SECRET}\n\n1. The Office considers {SECRET}.\n", "own", "OTP"),
}
