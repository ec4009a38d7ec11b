"""Files that come: names that are paths, names that break headers and logs, too many, too large, of others."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from comity.documents.writers import WRITERS
from comity.exchange import storing
from comity.exchange.models import SealedFile, Upload
from comity.papers import store
from comity.papers.models import Paper
from comity.regime.acts import Refusal
from comity.web import uploads
from tests.exchange.cast import NOW, delivered, known, transmitted
from tests.exchange.test_storing import sealed
from tests.people import cast
from tests.security import routes
from tests.web.reading import text

pytestmark = pytest.mark.django_db

NAMES = {
    "up": "../../../../evil.txt",
    "up, on Windows": "..\\..\\evil.txt",
    "absolute": "/etc/cron.d/evil.txt",
    "a new line": "evil.txt\r\nSet-Cookie: session=x",
    "a quotation mark": 'evil".txt',
    "a semicolon": "evil; filename=evil.html; x.txt",
    "nothing but dots": "...txt",
    "right to left": "evil\u202etxt.exe.txt",
    "a character of zero": "evil\x00.html\x00.txt",
    "of another script": "ملف.txt",
    "without end": f"{'e' * 5000}.txt",
    "markup": "<img src=x onerror=alert(1)>.txt",
}
SAFE = re.compile(r'attachment; filename="[A-Za-z0-9][A-Za-z0-9._-]{0,120}"')


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.COMITY_PAPERS = tmp_path / "papers"
    return tmp_path


def _all(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", NAMES)
def test_the_name_of_a_paper_is_a_name_and_nothing_else(case: str, folder: Path) -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    content = b"Report\n\n1. It was noted.\n"
    raw = (
        f'--bound\r\nContent-Disposition: form-data; name="audience"\r\n\r\nown\r\n--bound\r\nContent-Disposition: '
        f'form-data; name="file"; filename="{NAMES[case]}"\r\nContent-Type: text/plain\r\n\r\n'
    ).encode() + content + b"\r\n--bound--\r\n"  # fmt: skip
    answer = browser.post("/papers/add/", raw, content_type="multipart/form-data; boundary=bound")
    assert answer.status_code in (302, 400)
    assert not answer.cookies.get("session")
    for path in _all(folder):
        assert re.fullmatch(r"papers/[0-9a-f]{2}/[0-9a-f]{64}(\.reading)?", str(path.relative_to(folder)))
    for paper in Paper.objects.all():
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", paper.name)
        for address in (
            reverse("paper-original", args=[paper.name]),
            *(reverse("paper-download", args=[paper.name, form]) for form in WRITERS),
        ):
            taken = browser.get(address)
            assert SAFE.fullmatch(taken["Content-Disposition"]), taken["Content-Disposition"]
            taken.close()
        assert "<img" not in text(browser.get(reverse("paper", args=[paper.name])))


def test_every_file_that_is_taken_away_has_a_plain_name() -> None:
    browser, found = cast.signed_in(cast.person("otp", "head")), 0
    for route in routes.every():
        answer = browser.get(route.address)
        if "Content-Disposition" in answer:
            assert SAFE.fullmatch(answer["Content-Disposition"]), route
            found += 1
        answer.close()
    assert found >= 2


@pytest.mark.parametrize("form", ["html", "htm", "xml", "akn", "txt", "md"])
def test_nothing_runs_of_a_paper_that_is_taken_away(form: str) -> None:
    script = "<script>document.title='ran'</script><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    akn = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="d"><mainBody>'
        f"<p>Noted {script}</p></mainBody></doc></akomaNtoso>"
    )
    page = f"<html><body><h1>Report</h1><p>1. It was noted.</p>{script}</body></html>"
    content = akn if form in ("xml", "akn") else page
    made, _new = store.add(f"a.{form}", content.encode(), audience="public", party="", by="a test", now=NOW)
    taken = Client().get(reverse("paper-original", args=[made.name]))
    assert taken["Content-Type"] == "application/octet-stream"
    for each in (taken, *(Client().get(reverse("paper-download", args=[made.name, form])) for form in WRITERS)):
        assert each["Content-Disposition"].startswith("attachment; ")
        assert each["Content-Security-Policy"].startswith("sandbox")
        assert each["X-Content-Type-Options"] == "nosniff"
        each.close()
    shown = text(Client().get(reverse("paper", args=[made.name])))
    assert "onload=" not in re.sub(r"<[^>]*>|[^<]+", lambda part: part[0] if part[0].startswith("<") else "", shown)
    assert "<script>" not in shown


def test_an_svg_or_an_executable_is_no_paper() -> None:
    for name in ("a.svg", "a.js", "a.html.exe", "a"):
        with pytest.raises(store.NoPaper):
            store.add(name, b"<svg onload='alert(1)'/>", audience="own", party="OTP", by="a test", now=NOW)


def test_a_party_has_so_many_files_waiting_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "_MOST", 6)
    known()
    kept = storing.store("OTP", [sealed()], NOW)
    assert isinstance(kept, SealedFile)
    begun = [storing.begin("OTP", 1, NOW) for _ in range(7)]
    assert [isinstance(each, Upload) for each in begun] == [True] * 5 + [False] * 2
    assert isinstance(begun[-1], Refusal)
    assert begun[-1].code == "too-many"
    assert isinstance(storing.store("OTP", [sealed()], NOW), Refusal)
    assert isinstance(storing.begin("NLD", 1, NOW), Upload), "what one party has waiting is not another's"
    delivered(transmitted(sealed=[kept.digest]))
    assert isinstance(storing.begin("OTP", 1, NOW), Upload), "what an act names does not wait"
    last = begun[0]
    assert isinstance(last, Upload)
    assert not isinstance(storing.add(last, 0, b"x"), Refusal), "what was begun may end"
    assert storing.tidy(NOW + storing.KEPT_FOR) == 7
    assert isinstance(storing.begin("OTP", 1, NOW), Upload)


def test_uploads_without_end_are_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "_MOST", 3)
    browser = cast.signed_in(cast.person("otp", "officer"))
    answers = [browser.post("/exchange/files/", {"size": "10"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [400] * 2
    assert "too many files wait here" in answers[-1].json()["sentence"]


@pytest.mark.parametrize("size", ["", "-1", "1e9", "٣", "9" * 40, "0x10", "2100000001", "10\r\n"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    assert browser.post("/exchange/files/", {"size": size}).status_code == 400
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "", "text/html"]
)
def test_a_part_of_any_kind_breaks_nothing(kind: str) -> None:
    browser = cast.signed_in(cast.person("otp", "officer"))
    name = browser.post("/exchange/files/", {"size": "10"}).json()["upload"]
    for offset in ("0", "-1", "9" * 30, "", "0%0a"):
        answer = browser.post(f"/exchange/files/{name}?offset={offset}", b"--x\r\nx", content_type=kind)
        assert answer.status_code in (200, 400), offset


def test_a_paper_without_end_is_not_read_on(settings: Settings, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The bytes are counted as they come: a length that is said and one that is not make no difference."""
    settings.FILE_UPLOAD_TEMP_DIR = folder / "coming"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    monkeypatch.setattr(uploads, "LIMIT", 100_000)
    browser = cast.signed_in(cast.person("otp", "officer"))
    read: list[int] = []
    kept = uploads.Bounded.receive_data_chunk

    def counted(self: uploads.Bounded, raw: bytes, start: int) -> Any:
        read.append(len(raw))
        return kept(self, raw, start)

    monkeypatch.setattr(uploads.Bounded, "receive_data_chunk", counted)
    large = SimpleUploadedFile("a.txt", b"x" * 5_000_000)
    answer = browser.post("/papers/add/", {"file": large, "audience": "own"})
    assert answer.status_code == 400
    assert sum(read) < 300_000
    assert _all(folder) == set()


def test_what_was_on_its_way_when_the_server_was_killed_is_deleted(
    settings: Settings, folder: Path, sealed_folder: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = folder / "coming"
    for place, age in ((folder / "coming", 2), (sealed_folder / "coming", 8)):
        place.mkdir(parents=True)
        for name, days in (("old", age), ("new", age - 2)):
            (place / name).write_bytes(b"plain text that somebody sent by mistake")
            left = (datetime.now(UTC) - timedelta(days=days)).timestamp()
            os.utime(place / name, (left, left))
    assert storing.tidy(datetime.now(UTC)) == 2
    assert sorted(path.name for path in _all(folder)) == ["new", "new"]
