"""The exchange without JavaScript: two people, from the draft to the execution, with what is missing on the way."""

from __future__ import annotations

import io
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from pytest_django import Settings

from comity.exchange import editions, receipts, sealing, statements, storing
from comity.exchange.models import Draft, Message, Resealing, SealedFile
from comity.exchange.statements import Statement
from comity.people.models import AccessEntry
from comity.regime.cooperation import BY
from comity.web import uploads
from comity.web.pages.exchange.request import VERBS
from tests.exchange.cast import NOW, REQUEST, act, delivered, key, known, signed, transmitted
from tests.exchange.test_storing import sealed
from tests.people import cast
from tests.recorded import put
from tests.web.reading import page, said, text, tree

pytestmark = pytest.mark.django_db

SECRET = b"Zanzibarium"
FORM = {"to": "NLD", "measure": "assets", "reference": "OTP-2026-14"}
WHOLE = ["purpose", "location", "facts", "procedure", "national law", "third parties"]


@pytest.fixture(autouse=True)
def sealed_folder(tmp_path: Path, settings: Settings) -> Path:
    """Where sealed files lie; the keys are known."""
    settings.COMITY_SEALED = tmp_path / "sealed"
    known()
    return tmp_path / "sealed"


def _sealed(folder: Path) -> bytes:
    (folder / "ledger.txt").write_bytes(SECRET)
    to = io.BytesIO()
    sealing.seal([folder / "ledger.txt"], [key("OTP").recipient, key("NLD").recipient], to)
    return to.getvalue()


def _statement(answer: Any) -> Statement:
    """The statement that a page gives to be signed."""
    assert answer.status_code == 200, said(html.fromstring(text(answer)))
    content: Any = html.fromstring(text(answer)).xpath("//input[@name='statement']/@value")
    found = statements.read(content[0].encode())
    assert isinstance(found, Statement)
    return found


def _given_back(browser: Client, statement: Statement, of: str) -> Any:
    made = statements.as_file(statements.sign(statement, key(of).signer))
    return browser.post("/exchange/deliver/", {"signed": SimpleUploadedFile("s.json", made)})


def _acts(browser: Client, word: str, of: str, **given: Any) -> Any:
    """Make an act on the request with its form, sign it, and give it back."""
    address = f"/exchange/requests/{REQUEST}/acts/{word}/"
    form = {"dated": "2026-11-24", "key": key(of).fingerprint, **given}
    return _given_back(browser, _statement(browser.post(address, form)), of)


def test_from_the_draft_to_the_execution(officer: Client, focal_point: Client, tmp_path: Path) -> None:
    begun = officer.post("/exchange/drafts/", FORM)
    draft = begun["Location"]
    form = {**FORM, "dated": "2026-11-24", "language": "en", "basis": "obligation", "contents": WHOLE[:-1]}
    kept = officer.post(draft, {**form, "do": "keep"})
    assert "how the rights of third parties in good faith are respected (Rome Statute, art. 93(1)(k))" in text(kept)

    to_send = {**form, "do": "make", "key": key("OTP").fingerprint}
    refused = officer.post(draft, to_send)
    assert refused.status_code == 400
    assert "Say why it is transmitted although something is missing (Rome Statute, art. 93(1)(k))" in said(
        html.fromstring(text(refused))
    )

    reason = {"although_incomplete": "The court of the other State rules on it in December."}
    sealed = _sealed(tmp_path)
    made = officer.post(draft, {**to_send, **reason, "sealed": SimpleUploadedFile("a.age", sealed)})
    statement = _statement(made)
    assert statement.act["although_incomplete"] == reason["although_incomplete"]
    saved = officer.post("/exchange/statement", {"statement": statement.content.decode()})
    assert saved.content == statement.content + b"\n"
    assert saved["Content-Disposition"] == f'attachment; filename="statement-{statement.id[:8]}.json"'

    there = _given_back(officer, statement, "OTP")
    assert there["Location"] == f"/exchange/requests/{REQUEST}/?delivered=4"
    assert not Draft.objects.exists()
    again = _given_back(officer, statement, "OTP")
    assert again["Location"] == there["Location"]
    receipt = officer.get(f"/exchange/requests/{REQUEST}/receipts/4").content
    assert receipts.check(receipt).act.kind == "requests.transmitted"

    tray = said(page(focal_point, "/exchange/"))
    assert "OTP-2026-14" in tray
    assert "transmitted, not yet acknowledged" in tray
    shown: Any = page(focal_point, f"/exchange/requests/{REQUEST}/")
    assert "how the rights of third parties" in said(shown)
    (link,) = [each for each in shown.xpath("//main//a/@href") if "/files/" in each]
    taken = focal_point.get(link)
    assert b"".join(taken) == sealed
    taken.close()
    assert sealing.open_(io.BytesIO(sealed), key("NLD").identity, tmp_path / "opened") == ["ledger.txt"]
    assert AccessEntry.objects.filter(did="opened", matter=REQUEST, authority__name="nld-central").exists()

    assert _acts(focal_point, "received", "NLD").status_code == 302
    assert _acts(focal_point, "consultation-opened", "NLD", ground="97").status_code == 302
    assert "under consultation" in said(page(officer, f"/exchange/requests/{REQUEST}/"), "//main/header")
    assert _acts(officer, "consultation-concluded", "OTP", outcome="as requested").status_code == 302
    answer = {"extent": "in part", "sealed": SimpleUploadedFile("a.age", _sealed(tmp_path))}
    assert _acts(focal_point, "executed", "NLD", **answer).status_code == 302
    assert "executed in part" in said(page(officer, "/exchange/sent/"))
    assert Message.objects.count() == 5
    assert SealedFile.objects.exclude(named=None).count() == 2


def test_a_draft_is_held_against_the_card_the_channel_and_the_language_of_its_day(officer: Client) -> None:
    put("requirements", '2026-01-10 stated state=NLD measure=assets requires="a sworn statement"', matter="card-nld")
    put(
        "authorities",
        "2004-03-10 declared state=NLD channel=Ministry channel_rule=preferred languages=nl language_rule=nl",
        matter="channel-nld",
    )
    draft = officer.post("/exchange/drafts/", FORM)["Location"]
    form = {**FORM, "dated": "2026-11-24", "language": "en", "basis": "obligation", "contents": WHOLE, "channel": "x"}
    shown = said(html.fromstring(text(officer.post(draft, {**form, "do": "keep"}))))
    assert "A sworn statement (Rome Statute, art. 96(3))" in shown or "a sworn statement (Rome" in shown
    assert "for the request or a translation: nl (Rome Statute, art. 87(2))" in shown
    assert "To be consulted on" in shown
    assert "The addressee prefers another channel: Ministry (Rome Statute, art. 87(1)(a))" in shown

    to_send = {**form, "do": "make", "key": key("OTP").fingerprint}
    assert officer.post(draft, to_send).status_code == 400
    made = _statement(officer.post(draft, {**to_send, "although_incomplete": "The notary is away."}))
    assert made.act["without"] == ["a sworn statement", "language"]
    assert _given_back(officer, made, "OTP").status_code == 302
    there = said(page(officer, f"/exchange/requests/{REQUEST}/"))
    assert "a sworn statement (Rome Statute, art. 96(3))" in there
    assert "The reason given: The notary is away." in there

    early = {**form, "dated": "2003-01-01", "do": "keep", "reference": "another"}
    draft = officer.post("/exchange/drafts/", {**FORM, "reference": "another"})["Location"]
    assert "Nothing that the Statute" in said(html.fromstring(text(officer.post(draft, early))))


def test_what_competes_and_what_is_to_be_confirmed_is_said_on_the_page(officer: Client) -> None:
    delivered(transmitted(urgent=True))
    delivered(act("competing-notified", "NLD", conduct="same", requesting_party=True), "m-2", "NLD")
    shown = said(page(officer, f"/exchange/requests/{REQUEST}/"))
    assert "Urgent, and not yet confirmed through the channel (art. 96(1))" in shown
    assert "Art. 90(3) applies: the ruling on admissibility is awaited" in shown
    assert "both requests are to be met" in shown
    delivered(act("confirmed", "OTP"), "m-3")
    assert "not yet confirmed" not in said(page(officer, f"/exchange/requests/{REQUEST}/"))


def test_an_outline_is_taken_from_a_draft(officer: Client, focal_point: Client) -> None:
    put("requirements", '2026-01-10 stated state=NLD measure=assets requires="a sworn statement"', matter="card-nld")
    draft = officer.post("/exchange/drafts/", FORM)["Location"]
    assert "freezing" in said(page(officer, draft), "//select[@name='step']")
    for step, there in (("", "Essential facts"), ("forfeit", "Order of forfeiture")):
        answer = officer.get(f"{draft}outline", {"to": "md", "step": step})
        assert there in text(answer)
        assert "A sworn statement" in text(answer)
        assert "OTP-2026-14" in text(answer)
        assert answer["Content-Disposition"].startswith('attachment; filename="outline-assets')
    for given in ({"to": "exe"}, {"step": "sell"}):
        assert officer.get(f"{draft}outline", given).status_code == 404
    assert focal_point.get(f"{draft}outline").status_code == 404


def test_a_note_is_printed_for_the_two_parties(officer: Client, focal_point: Client) -> None:
    delivered(transmitted())
    stranger = cast.signed_in(cast.person("sen-central", "officer"))
    address = f"/exchange/requests/{REQUEST}/verbale/4"
    shown: Any = page(focal_point, f"/exchange/requests/{REQUEST}/")
    assert f"{address}.pdf?language=fr" in shown.xpath("//details//a/@href")
    for browser in (officer, focal_point):
        assert "presents its compliments" in text(browser.get(f"{address}.html"))
        assert "présente ses compliments" in text(browser.get(f"{address}.html?language=fr"))
        assert browser.get(f"{address}.pdf").content.startswith(b"%PDF-")
        assert browser.get(f"{address}.docx").content.startswith(b"PK")
    for off in (f"{address}.exe", f"{address}.html?language=tlh", address.replace("/4", "/99") + ".html"):
        assert officer.get(off).status_code == 404
    assert stranger.get(f"{address}.html").status_code == 404
    assert AccessEntry.objects.filter(matter=REQUEST, authority__name="nld-central").exists()


def test_what_the_table_does_not_allow_is_not_offered(officer: Client, focal_point: Client) -> None:
    delivered(transmitted())
    offered = {
        browser: page(browser, f"/exchange/requests/{REQUEST}/").xpath("//ul[@class='deeds']//a/text()")
        for browser in (officer, focal_point)
    }
    assert offered[officer] == ["Consult", "Withdraw the request", *_ALWAYS]
    assert offered[focal_point][:2] == ["Acknowledge receipt", "Consult"]
    for browser, word in ((officer, "received"), (focal_point, "withdrawn"), (officer, "executed"), (officer, "x")):
        assert browser.get(f"/exchange/requests/{REQUEST}/acts/{word}/").status_code == 404


_ALWAYS = ["Add information", "Agree on another day", "Remind", "Name the finding that was made"]


def test_every_act_has_its_form(officer: Client, focal_point: Client) -> None:
    assert set(VERBS) == {each.word() for each in BY} - {"transmitted"}
    delivered(transmitted())
    for browser in (officer, focal_point):
        found = page(browser, f"/exchange/requests/{REQUEST}/")
        for link in found.xpath("//ul[@class='deeds']//a/@href"):
            assert len(page(browser, link).xpath("//h1")) == 1


@pytest.mark.parametrize(
    ("word", "given", "says"),
    [
        ("due-changed", {"due": ""}, "Missing"),
        ("due-changed", {"due": "yesterday"}, "Not a date"),
        ("failure-referred", {"finding": "nothing"}, "Not a matter in a register"),
        ("consultation-opened", {"ground": "12"}, "is none of"),
        ("consultation-opened", {"ground": "97", "sealed": SimpleUploadedFile("a", SECRET)}, "not a sealed file"),
        ("consultation-opened", {"ground": "97", "key": "x"}, "Choose the key"),
    ],
)
def test_what_is_off_is_said_beside_it(officer: Client, word: str, given: dict[str, Any], says: str) -> None:
    delivered(transmitted())
    form = {"dated": "2026-11-24", "key": key("OTP").fingerprint, **given}
    answer = officer.post(f"/exchange/requests/{REQUEST}/acts/{word}/", form)
    assert answer.status_code == 400
    assert says.lower() in said(html.fromstring(text(answer))).lower()
    assert Message.objects.count() == 1


def test_a_statement_of_others_is_not_taken(officer: Client, focal_point: Client) -> None:
    delivered(transmitted())
    theirs = statements.as_file(signed(act("received", "NLD"), "m-9", "NLD"))
    answer = officer.post("/exchange/deliver/", {"signed": SimpleUploadedFile("s.json", theirs)})
    assert answer.status_code == 400
    assert "not one of your authority" in text(answer)
    for broken in (b"", b"{}", theirs[:-9], theirs.replace(b"received", b"resumed")):
        answer = focal_point.post("/exchange/deliver/", {"signed": SimpleUploadedFile("s.json", broken)})
        assert answer.status_code == 400
    assert Message.objects.count() == 1


@pytest.mark.parametrize("given", ["", "x", '{"comity":"message/1"}', "<script>alert(1)</script>"])
def test_what_is_no_statement_does_not_come_back_as_a_file(officer: Client, given: str) -> None:
    assert officer.post("/exchange/statement", {"statement": given}).status_code == 404


def test_assigned_here_and_not_seen_there(officer: Client, focal_point: Client) -> None:
    delivered(transmitted())
    address = f"/exchange/requests/{REQUEST}/"
    colleague, stranger = cast.person("otp", "head"), cast.person("nld-central", "head")
    assert officer.post(f"{address}assign", {"person": stranger.pk}).status_code == 400
    assert officer.post(f"{address}assign", {"person": colleague.pk}).status_code == 302
    assert "Head of otp is responsible" in said(page(officer, address))
    assert "Head of otp" in said(page(officer, "/exchange/sent/"))
    for there in (address, "/exchange/"):
        assert "Head of otp" not in said(page(focal_point, there))


def test_a_file_comes_in_parts(officer: Client, tmp_path: Path) -> None:
    content = _sealed(tmp_path)
    begun = json.loads(officer.post("/exchange/files/", {"size": len(content)}).content)
    half = len(content) // 2
    for offset, end in ((0, half), (half, len(content))):
        address = f"/exchange/files/{begun['upload']}?offset={offset}"
        answer = officer.post(address, content[offset:end], content_type="application/octet-stream")
        assert answer.status_code == 200, answer.content
    assert json.loads(answer.content)["size"] == len(content)
    assert officer.post(address, b"x", content_type="application/octet-stream").status_code == 404
    for size in ("", "-1", "x", "9" * 20, "٣"):
        assert officer.post("/exchange/files/", {"size": size}).status_code == 400


def test_a_form_that_is_too_long_is_not_read_to_its_end(
    officer: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, sealed_folder: Path
) -> None:
    settings.COMITY_LARGEST = 100_000
    monkeypatch.setattr(uploads.Bounded, "most", 1000)
    draft = officer.post("/exchange/drafts/", FORM)["Location"]
    form = {**FORM, "do": "keep", "dated": "2026-11-24", "language": "en"}

    def file(size: int) -> SimpleUploadedFile:
        return SimpleUploadedFile("a.age", sealing.BEGINNING.replace(b"-> ", b"-> X25519 a\n--- b\n") + b"x" * size)

    assert officer.post(draft, {**form, "sealed": file(90_000)}).status_code == 200
    assert SealedFile.objects.count() == 1
    officer.post(draft, {**form, "sealed": file(200_000)})
    assert SealedFile.objects.count() == 1
    assert [path.stat().st_size for path in sealed_folder.rglob("*") if path.is_file()] == [90_040]
    assert Client().post("/sign-in/", {"email": file(90_000)}).status_code in (200, 400, 403)


def test_no_reference_leads_out_of_the_sender_s_names(officer: Client) -> None:
    for reference, matter in (("../../etc", "otp-etc"), ("OTP 7/Ü", "otp-7"), ("x" * 80, f"otp-{'x' * 76}")):
        officer.post("/exchange/drafts/", {**FORM, "reference": reference})
        assert Draft.objects.order_by("-pk")[0].matter == matter
    for reference in ("", "///", "x" * 81):
        assert officer.post("/exchange/drafts/", {**FORM, "reference": reference}).status_code == 400
    delivered(transmitted())
    taken = officer.post("/exchange/drafts/", FORM)
    assert "There is a request under this reference already" in said(html.fromstring(text(taken)))
    for name, value in (("to", "XXX"), ("to", "OTP"), ("measure", "to-the-court"), ("measure", "escape")):
        assert officer.post("/exchange/drafts/", {**FORM, "reference": "n", name: value}).status_code == 400


def test_pages_say_nothing_that_scripts_could_be_made_of(officer: Client) -> None:
    officer.post("/exchange/drafts/", {**FORM, "reference": '"><script>alert(1)</script>'})
    found = text(officer.get("/exchange/drafts/"))
    assert "<script>alert" not in found
    assert not re.search(r"\son\w+=", found)


def test_editions_are_taken_all_or_none() -> None:
    original, edition, ours = _stored("OTP"), _stored("NLD"), key("NLD")
    delivered(transmitted(sealed=[original]))
    made = editions.signed(original, edition, ours.fingerprint, ours.signer)
    form = {"original": original, "edition": edition, "signature": made.signature}
    browser = cast.signed_in(cast.person("nld-central", "officer"))
    address = f"/exchange/requests/{REQUEST}/reseal"
    two = {name: [value, value] for name, value in form.items()} | {"signature": [form["signature"], "00" * 64]}
    for given in ({}, form, two | {"key": ours.fingerprint}, form | {"key": key("OTP").fingerprint}):
        assert browser.post(address, given).status_code == 400, given
    assert not Resealing.objects.exists()
    assert browser.post(address, form | {"key": ours.fingerprint}).status_code == 302
    assert Resealing.objects.get().digest == edition
    assert AccessEntry.objects.get(did="sealed anew").about == f"{edition[:16]} for {original[:16]}"
    assert "sealed anew for this authority" in text(browser.get(f"/exchange/requests/{REQUEST}/"))


def test_an_edition_comes_as_two_files() -> None:
    original, ours, content = _stored("OTP"), key("NLD"), sealed()
    delivered(transmitted(sealed=[original]))
    browser = cast.signed_in(cast.person("nld-central", "officer"))
    address = f"/exchange/requests/{REQUEST}/reseal"
    made = editions.signed(original, sha256(content).hexdigest(), ours.fingerprint, ours.signer)
    line = editions.as_file(made)

    def given(**files: bytes) -> dict[str, SimpleUploadedFile]:
        return {name: SimpleUploadedFile(name, held) for name, held in files.items()}

    cases = {
        "choose both files": {"sealed": content},
        "not the signed line of an edition": {"sealed": content, "signed": b"{}"},
        "not a sealed file": {"sealed": b"the narrative", "signed": line},
        "of another file": {"sealed": sealed(), "signed": line},
        "the signature is not of the key": {
            "sealed": content,
            "signed": editions.as_file(editions.signed(original, made.digest, ours.fingerprint, key("OTP").signer)),
        },
    }
    for sentence, files in cases.items():
        answer = browser.post(address, given(**files))
        assert (answer.status_code, sentence in said(tree(answer)).lower()) == (400, True), sentence
    assert not Resealing.objects.exists()
    assert browser.post(address, given(sealed=content, signed=line)).status_code == 302
    assert Resealing.objects.get().digest == made.digest


def _stored(party: str) -> str:
    found = storing.store(party, [sealed()], NOW)
    assert isinstance(found, SealedFile)
    return found.digest
