"""The tour without a browser: where one stands follows from drafts, the record and the journal alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from comity.demonstration import tour
from comity.demonstration.cast import FOCAL, OFFICER, PEOPLE, Person
from comity.demonstration.marks import Mark
from comity.exchange import keyfiles, notices, statements, storing
from comity.exchange.models import Draft, Notice, SealedFile
from comity.exchange.statements import Statement
from comity.people.models import OneTimeCodes
from comity.record import log
from comity.regime import contents
from comity.web.pages.demonstration.telling import STEPS
from tests.demonstration.conftest import PASSWORD
from tests.exchange.test_storing import sealed
from tests.web.reading import said, text, tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled")]
REFERENCE, NAME = "OTP-26-20", "otp-26-20"


def _signed_in(person: Person) -> Client:
    browser = Client()
    OneTimeCodes.objects.update(last=0)
    page = tree(browser.get("/demonstration/"))
    form = {each.name: each.value for each in page.xpath(f"//tr[@id='{person.word}']//input") if each.name != "again"}
    assert form["password"] == PASSWORD
    assert browser.post("/sign-in/", form).status_code == 302
    half = tree(browser.get("/sign-in/second-factor/"))
    answer = browser.post("/sign-in/second-factor/", {"code": said(half, "//*[@class='fictional-code']/code")})
    assert answer["Location"] == form["next"]
    return browser


def _stands(mark: Mark, step: str, *, done: int) -> None:
    """The step is next, in the record's eyes and on the page."""
    found = tour.stood(mark, datetime.now(UTC))
    assert (found.next, len(found.done)) == (step, done)
    page = tree(Client().get("/demonstration/tour/"))
    assert page.xpath("//li[@aria-current='step']/@id") == [step]
    assert len(page.xpath("//details[@open]")) == 1
    assert f"step {list(STEPS).index(step) + 1} of {len(STEPS)}" in said(page, "//aside")


def _signs(browser: Client, person: Person, answer: Any) -> None:
    """Sign the statement of a page with the key file that the demonstration gives, and give it back."""
    page = tree(answer)
    content = page.xpath("//input[@name='statement']/@value")[0]
    path = settings.COMITY_DEMONSTRATION / "given.key"
    path.write_bytes(b"".join(Client().get(f"/demonstration/keys/{person.word}.key")))
    held = keyfiles.read(path)
    path.unlink()
    given = statements.read(content.encode())
    assert isinstance(given, Statement), given
    signed = settings.COMITY_DEMONSTRATION / "signed.json"
    signed.write_bytes(statements.as_file(statements.sign(given, held.signer)))
    with signed.open("rb") as file:
        answer = browser.post("/exchange/deliver/", {"signed": file})
    signed.unlink()
    assert answer.status_code == 302, said(tree(answer))


def _key(person: Person, browser: Client, address: str) -> str:
    page = tree(browser.get(address))
    return str(page.xpath("//select[@name='key']/option/@value")[0])


def _acts(person: Person, word: str, **given: str) -> None:
    browser, address = _signed_in(person), f"/exchange/requests/{NAME}/acts/{word}/"
    key = _key(person, browser, address)
    today = datetime.now(UTC).date().isoformat()
    _signs(browser, person, browser.post(address, {"dated": today, "key": key, **given}))


def test_it_is_walked_from_draft_to_proof(filled: Mark) -> None:
    assert set(STEPS) == set(tour.STEPS)
    _stands(filled, "draft", done=0)
    officer = _signed_in(OFFICER)
    began = officer.post("/exchange/drafts/", {"to": "XAA", "measure": "assets", "reference": REFERENCE})
    address = began["Location"]
    _stands(filled, "complete", done=1)
    card = "the number of the account, or the name of its holder"
    every = [content.key for content in contents.required("assets", [card])]
    today = datetime.now(UTC).date().isoformat()
    form = {"to": "XAA", "measure": "assets", "reference": REFERENCE, "dated": today, "language": "en"}
    form["channel"] = "the central authority of Avelmark"
    officer.post(address, {**form, "contents": every, "do": "keep"})
    _stands(filled, "seal", done=2)
    file = storing.store("OTP", [sealed()], datetime.now(UTC))
    assert isinstance(file, SealedFile)
    officer.post(address, {**form, "contents": every, "digest": file.digest, "do": "keep"})
    _stands(filled, "transmit", done=3)
    made = {**form, "contents": every, "keep": file.digest, "do": "make", "key": _key(OFFICER, officer, address)}
    _signs(officer, OFFICER, officer.post(address, made))
    assert not Draft.objects.exists()
    _stands(filled, "mail", done=4)
    before = Notice.objects.filter(mailed=None).count()
    assert notices.send(datetime.now(UTC)) == (2, 0), "the two people of the central authority"
    assert before == 2
    mail = text(Client().get("/demonstration/mails/"))
    assert FOCAL.email in mail
    assert REFERENCE not in mail
    _stands(filled, "acknowledge", done=5)
    _acts(FOCAL, "received")
    _stands(filled, "open", done=6)
    focal = _signed_in(FOCAL)
    taken = focal.get(f"/exchange/requests/{NAME}/files/{file.digest}")
    assert b"".join(taken).startswith(b"age-encryption.org/v1")
    taken.close()
    _stands(filled, "consult", done=7)
    _acts(FOCAL, "consultation-opened", ground="97")
    _stands(filled, "conclude", done=8)
    _acts(OFFICER, "consultation-concluded", outcome="as requested")
    _stands(filled, "execute", done=9)
    _acts(FOCAL, "executed", extent="in part")
    _stands(filled, "see", done=10)
    _signed_in(OFFICER).get(f"/exchange/requests/{NAME}/")
    _stands(filled, "prove", done=11)
    assert [act.kind for act in log.read("matter = %s", [NAME])] == [
        f"requests.{word}"
        for word in ("transmitted", "received", "consultation-opened", "consultation-concluded", "executed")
    ]
    page = text(_signed_in(OFFICER).get("/demonstration/tour/"))
    assert f"/exchange/requests/{NAME}/receipts/" in page
    assert "comity/fictional+" in page


def test_another_request_is_not_the_tour_s(filled: Mark) -> None:
    """A draft to another State, or for another measure, moves nothing."""
    officer = _signed_in(OFFICER)
    for to, measure in (("XAB", "assets"), ("XAA", "records")):
        given = {"to": to, "measure": measure, "reference": f"x-{to}-{measure}"}
        assert officer.post("/exchange/drafts/", given).status_code == 302
    assert Draft.objects.count() == 2
    _stands(filled, "draft", done=0)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.word)
def test_each_is_signed_in_as_shown(person: Person) -> None:
    browser = _signed_in(person)
    assert person.name in text(browser.get("/account/"))


def test_what_was_changed_is_no_longer_shown(filled: Mark) -> None:
    """Somebody who sets up codes of their own is asked for those."""
    OneTimeCodes.objects.filter(account__email=OFFICER.email).update(seed="another")
    page = tree(Client().get("/demonstration/"))
    assert not page.xpath(f"//tr[@id='{OFFICER.word}']//td/code")
    assert json.dumps(filled.seeds)
