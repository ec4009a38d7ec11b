"""The pages of papers: what they show, to whom, and how a paper is taken in."""

from __future__ import annotations

import io
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.papers import store
from comity.papers.models import Paper
from comity.people.models import AccessEntry
from comity.web.pages.papers import listing
from tests.papers.samples import EARLIER, NAME, RESOLUTION
from tests.people import cast
from tests.web.conftest import SECRET
from tests.web.reading import page, plain, said, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]
STATES, OWN = "sealed-for-states", "sealed-for-otp"


def test_the_paper_stands_with_its_margin(browser: Client) -> None:
    found = page(browser, f"/papers/of/{NAME}/")
    assert [element.get("id") for element in found.xpath("//p[@id='op-1']")] == ["op-1"]
    (margin,) = found.xpath("//div[p[@id='op-1']]/aside")
    assert "urges the Bureau: session 16" in " ".join(margin.text_content().split())
    (doubt,) = found.xpath("//div[p[@id='op-3~2']]/aside//p[@class='doubt']")
    assert "Doubt" in doubt.text_content()
    assert found.xpath("//a[@class='permalink'][@href='#op-1']")


def test_citations_lead_to_papers_that_are_kept(browser: Client) -> None:
    found = page(browser, f"/papers/of/{NAME}/")
    led = found.xpath("//div[p[@id='op-2']]/p//a/@href")
    assert f"/papers/of/{EARLIER}/#para-2" in led
    assert not found.xpath("//a[contains(., 'ICC-ASP/13/Res.3')]")


def test_the_words_of_a_paper_are_never_markup(browser: Client) -> None:
    shown = text(browser.get(f"/papers/of/{NAME}/?beside=1"))
    assert "<b>assets</b>" not in shown
    assert "&lt;b&gt;assets&lt;/b&gt;" in shown


def test_the_text_as_seen_leads_to_its_provision(browser: Client) -> None:
    found = page(browser, f"/papers/of/{NAME}/", beside="1")
    (seen,) = found.xpath("//a[@id='seen-op-1']")
    assert seen.get("href") == "#op-1"
    assert "".join(found.xpath("//pre")[0].itertext()) == RESOLUTION


def test_the_original_is_a_file_to_keep(browser: Client) -> None:
    answer = browser.get(f"/papers/of/{NAME}/original")
    assert answer.content == RESOLUTION.encode()
    assert answer["Content-Disposition"] == f'attachment; filename="{NAME}.txt"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_search_finds_provisions_that_hold_all_words(browser: Client) -> None:
    found = page(browser, "/papers/search/", words="action PLAN")
    assert set(found.xpath("//ol[@class='hits']//a/@href")) == {
        f"/papers/of/{NAME}/#op-1",
        f"/papers/of/{EARLIER}/#op-1",
    }
    assert [mark.text for mark in found.xpath("//mark")][:2] == ["Action", "Plan"]
    assert "0 provisions" in text(browser.get("/papers/search/", {"words": "action plan nowhere"}))


def test_two_papers_are_compared(browser: Client) -> None:
    told = said(page(browser, "/papers/compare/", old=EARLIER, new=NAME))
    assert "op-1: requests urges" in told
    assert "strengthened" in told
    assert browser.get("/papers/compare/", {"old": EARLIER, "new": "none"}).status_code == 404


@pytest.mark.parametrize("name", [STATES, OWN])
def test_what_may_not_be_seen_answers_like_what_is_not_there(browser: Client, name: str) -> None:
    for under in ("", "original", "paper.json", "paper.docx"):
        hidden, missing = browser.get(f"/papers/of/{name}/{under}"), browser.get(f"/papers/of/no-such/{under}")
        assert hidden.status_code == missing.status_code == 404
        assert text(hidden).replace(name, "") == text(missing).replace("no-such", "")
    for address in ("/papers/", f"/papers/search/?words={SECRET}", f"/papers/compare/?old={name}&new={NAME}"):
        shown = text(browser.get(address)).replace(f'value="{SECRET}"', "")
        assert SECRET not in shown
        assert f'<option value="{name}"' not in shown
    assert "2 papers" in text(browser.get("/papers/"))


@pytest.mark.parametrize(
    ("of", "role", "sees"),
    [
        ("otp", "officer", {STATES, OWN}),
        ("otp", "key holder", set()),
        ("registry", "officer", {STATES}),
        ("nld-central", "reader", {STATES}),
        ("usa-focal", "officer", set()),
        ("defence", "officer", set()),
        ("administration", "head", set()),
    ],
)
def test_each_of_the_cast_sees_its_own_and_no_more(of: str, role: str, sees: set[str]) -> None:
    browser = cast.signed_in(cast.person(of, role))
    for name in (STATES, OWN):
        assert browser.get(f"/papers/of/{name}/").status_code == (200 if name in sees else 404)
        assert (f"/papers/of/{name}/" in text(browser.get("/papers/"))) is (name in sees)
        assert (f"/papers/of/{name}/" in text(browser.get(f"/papers/search/?words={SECRET}"))) is (name in sees)
    assert browser.get("/papers/")["Cache-Control"] == "no-store"


def upload(name: str, content: bytes, audience: str = "own") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "audience": audience}


def test_a_paper_is_taken_in_read_and_noted() -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    answer = browser.post("/papers/add/", upload("note.txt", b"Note\n\n1. The Office noted it.\n"))
    assert answer.status_code == 302
    assert "The Office noted it." in text(browser.get(answer["Location"]))
    assert "noted it" not in text(Client().get("/papers/search/?words=noted"))
    assert AccessEntry.objects.filter(did="paper added", about__contains="note").exists()
    paper = Paper.objects.get(file="note.txt")
    assert (paper.audience, paper.party) == ("own", "OTP")
    other = cast.signed_in(cast.person("registry", "officer"))
    assert other.post(f"/papers/of/{paper.name}/remove").status_code == 404
    assert browser.post(f"/papers/of/{paper.name}/remove").status_code == 302
    assert not Paper.objects.filter(pk=paper.pk).exists()
    with pytest.raises(OSError, match="No such file"):
        store.original(paper)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.exe", b"MZ", "papers are files of the kinds"),
        ("a.docx", b"not a zip", "a.docx"),
        ("a.pdf", b"%PDF-1.4 broken", "a.pdf"),
        ("a.txt", b"", "a.txt: the file is empty"),
        ("a.txt", b" \n\f\n ", "a.txt: the file holds no text"),
        ("../../etc/passwd", b"x", "papers are files of the kinds"),
    ],
)
def test_what_is_no_paper_is_refused_in_a_sentence(name: str, content: bytes, sentence: str) -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    before = Paper.objects.count()
    answer = browser.post("/papers/add/", upload(name, content))
    assert answer.status_code == 400
    assert sentence in text(answer)
    assert Paper.objects.count() == before


def test_a_form_that_lacks_something_says_what() -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    assert "Choose the file of a paper." in text(browser.post("/papers/add/", {"audience": "own"}))
    for audience in ("", "nobody"):
        answer = browser.post("/papers/add/", upload("a.txt", b"1. It was noted.\n", audience))
        assert "Choose who may read it: one of these." in text(answer)


def test_a_long_name_keeps_its_ending() -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    answer = browser.post("/papers/add/", upload(f"{'n' * 240}.txt", b"Note\n\n1. The long name was noted.\n"))
    assert answer.status_code == 302
    assert f"{'n' * 190}.txt" in text(browser.get(answer["Location"]))


def test_a_file_that_is_too_large_is_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.web.uploads.LIMIT", 1000)
    browser = cast.signed_in(cast.person("otp", "officer"))
    answer = browser.post("/papers/add/", {"file": io.BytesIO(b"x" * 300_000), "audience": "own"})
    assert answer.status_code == 400


@pytest.mark.parametrize(("of", "audience", "status"), [("registry", "public", 302), ("nld-central", "public", 400)])
def test_only_the_court_and_the_secretariat_keep_papers_for_others(of: str, audience: str, status: int) -> None:
    browser = cast.signed_in(cast.person(of, "officer"))
    answer = browser.post("/papers/add/", upload("x.txt", b"Report\n\n1. It was noted.\n", audience))
    assert answer.status_code == status


def test_a_long_paper_is_shown_page_by_page(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.web.pages.papers.paper._LONG", 3)
    monkeypatch.setattr("comity.web.pages.papers.paper._PAGE", 4)
    first = plain(browser.get(f"/papers/of/{NAME}/"))
    assert "provisions 1 to 4 of" in first
    assert "Action Plan" in plain(browser.get(f"/papers/of/{NAME}/?page=2")) + plain(
        browser.get(f"/papers/of/{NAME}/?page=3")
    )


def proposals(browser: Client, name: str) -> dict[str, dict[str, str]]:
    """The forms of the proposed acts, by kind and provision."""
    found = page(browser, f"/papers/of/{name}/acts/")
    forms = {}
    for section in found.xpath("//section[contains(@class, 'act-proposed')]"):
        kind = " ".join(section.xpath("string(h2)").split())
        inputs = {each.get("name"): each.get("value") or "" for each in section.xpath(".//form//input")}
        chosen = {each.get("name"): each.xpath("string(option[@selected])") for each in section.xpath(".//select")}
        forms[kind] = {**inputs, **chosen}
    return forms


def test_a_person_enters_corrects_or_strikes_what_a_paper_gives_occasion_to() -> None:
    browser = cast.signed_in(cast.person("secretariat", "officer"))
    report = b"ICC-ASP/25/99\n\n10 November 2026\n\nReport of the Bureau\n\n"
    held = b"1. A seminar was held by the Court in Bucharest from 21 to 22 March 2026.\n\n2. It noted it.\n"
    browser.post("/papers/add/", upload("r.txt", report + held, "public"))
    forms = proposals(browser, "icc-asp-25-99")
    assert set(forms) == {"papers.issued", "meetings.held, para-1"}
    act = forms["meetings.held, para-1"]
    on = said(page(browser, "/papers/of/icc-asp-25-99/acts/"), "//section[.//a[text()='para-1']]/p")
    assert on.startswith("Rome Statute, art. 112")
    assert (act["f-sort"], act["f-dated"], act["f-source"]) == ("seminar", "2026-03-21", "ICC-ASP/25/99, para-1")
    address = "/papers/of/icc-asp-25-99/acts/"
    refused = browser.post(address, act | {"f-dated": "2026-02-30", "f-name": "Corrected name", "do": "enter"})
    assert refused.status_code == 400
    assert "2026-02-30" in text(refused)
    assert 'value="Corrected name"' in text(refused)
    assert browser.post(address, act | {"do": "burn"}).status_code == 404
    entered = browser.post(address, act | {"f-name": "High-level seminar", "do": "enter"})
    assert entered.status_code == 302
    (entry,) = page(browser, entered["Location"]).xpath("//p[@role='status']/a/@href")
    assert "High-level seminar" in text(browser.get(entry))
    shown = text(Client().get(f"/registers/meetings/{act['matter']}/"))
    assert "High-level seminar" in shown
    assert "ICC-ASP/25/99, para-1" in shown
    assert set(proposals(browser, "icc-asp-25-99")) == {"papers.issued"}
    assert browser.post(address, forms["papers.issued"] | {"do": "strike"}).status_code == 302
    assert proposals(browser, "icc-asp-25-99") == {}
    assert "1 act was struck" in text(browser.get(address))
    again = browser.post(address, act | {"do": "enter"})
    assert again.status_code == 409
    assert "has been entered or struck meanwhile" in text(again)


def test_what_a_restricted_paper_gives_occasion_to_is_restricted() -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    held = (
        b"Note\n\n10 November 2026\n\n1. A workshop was held by the Court in Arusha on 3 March 2026.\n\n2. It ended.\n"
    )
    answer = browser.post("/papers/add/", upload("n.txt", held, "own"))
    name = answer["Location"].rstrip("/").rpartition("/")[2]
    (act,) = proposals(browser, name).values()
    assert browser.post(f"/papers/of/{name}/acts/", act | {"do": "enter"}).status_code == 302
    assert browser.get(f"/registers/meetings/{act['matter']}/").status_code == 200
    assert Client().get(f"/registers/meetings/{act['matter']}/").status_code == 404


@pytest.mark.parametrize(
    ("of", "role", "status"),
    [
        ("secretariat", "officer", 200),
        ("otp", "reader", 404),
        ("otp", "key holder", 404),
        ("nld-central", "officer", 404),
        ("facilitator", "officer", 404),
        ("observer", "officer", 404),
    ],
)
def test_who_may_enter_from_papers(of: str, role: str, status: int) -> None:
    browser = cast.signed_in(cast.person(of, role))
    assert browser.get(f"/papers/of/{NAME}/acts/").status_code == status
    assert browser.get("/papers/of/no-such/acts/").status_code == 404
    assert Client().get(f"/papers/of/{NAME}/acts/").status_code == 302


def test_papers_of_one_symbol_are_told_apart() -> None:
    browser = cast.signed_in(cast.person("secretariat", "officer"))
    resolution = "S/RES/2529 (2020)\n\n25 June 2020\n\nThe Security Council,\n\n1. Decides to remain seized.\n"
    translated = (
        "S/RES/2529 (2020)\n\n25 juin 2020\n\nLe Conseil de sécurité,\n\n1. Décide de rester saisi de la question.\n"
    )
    citing = "S/RES/2600 (2021)\n\nLe Conseil de sécurité,\n\n1. Rappelle la résolution S/RES/2529 (2020).\n"
    names = []
    for file, written in (("fr.txt", translated), ("en.txt", resolution), ("later.txt", citing)):
        answer = browser.post("/papers/add/", upload(file, written.encode(), "public"))
        names.append(answer["Location"].rstrip("/").rpartition("/")[2])
    french, english, later = names
    rows = {row.xpath("string(th//a/@href)"): said(row, ".") for row in page(browser, "/papers/").xpath("//tbody/tr")}
    assert {"25 June 2020", "French"} <= set(re.findall("25 June 2020|French", rows[f"/papers/of/{french}/"]))
    assert "English" in rows[f"/papers/of/{english}/"]
    asked = page(browser, "/papers/compare/", old=french, new=english)
    offered = asked.xpath("//select[@name='old']/option/text()")
    assert {"S/RES/2529 (2020), French (fr.txt)", "S/RES/2529 (2020), English (en.txt)"} <= set(offered)
    led = page(browser, f"/papers/of/{later}/").xpath("//article//a[text()='S/RES/2529 (2020)']/@href")
    assert set(led) == {f"/papers/of/{french}/"}


def test_printed_contents_lead_to_what_they_name() -> None:
    browser = cast.signed_in(cast.person("secretariat", "officer"))
    printed = "Contents\n\nI. Background..... 2\n\nII. Findings of 2016..... 3\n\nAnnex I: Draft text..... 5\n\n"
    text_ = "I. Background\n\n1. It was heard.\n\nII. Findings of 2016\n\n2. It was found.\n\nAnnex I\n\nDraft text\n\n"
    report = (
        f"ICC-ASP/25/98\n\nReport of the Bureau\n\n{printed}{text_}The Assembly of States Parties,\n\n1. Notes it;\n"
    )
    answer = browser.post("/papers/add/", upload("c.txt", report.encode(), "public"))
    lines = page(browser, answer["Location"]).xpath("//p[@class='contents']")
    led = {said(line, "."): line.xpath("a[not(@class)]/@href") for line in lines}
    assert [href for hrefs in led.values() for href in hrefs] == ["#section-I", "#section-II", "#annex-I"]


@pytest.mark.parametrize(("word", "begins", "ends"), [("needle", "… alpha", "omega …"), ("针", "… 字字", "字字 …")])
def test_an_excerpt_cuts_no_word(word: str, begins: str, ends: str) -> None:
    before, after = ("alphabets alpha ", " omega omegas") if word.isascii() else ("字", "字")
    excerpt = re.sub("<[^>]+>", "", listing._excerpt(before * 200 + word + after * 300, word))
    assert excerpt.startswith(begins)
    assert excerpt.endswith(ends)
    assert {"alpha", "alphabets", "omega", "omegas"} >= set(re.findall("[a-z]+", excerpt)) - {"needle"}


def test_a_paper_whose_file_has_gone_is_said_to_be_gone() -> None:
    browser = cast.signed_in(cast.person("secretariat", "officer"))
    browser.post("/papers/add/", upload("gone.txt", b"Note\n\n1. The Secretariat noted that it was gone.\n", "public"))
    digest = Paper.objects.get(name="gone").digest
    for path in settings.COMITY_PAPERS.rglob(f"{digest}*"):
        path.unlink()
    for address in ("of/gone/", "of/gone/paper.pdf", "of/gone/acts/", f"compare/?old=gone&new={NAME}"):
        answer = browser.get(f"/papers/{address}")
        assert answer.status_code == 404
        assert "gone.txt: the original is not on this machine; take the paper in again" in text(answer)
