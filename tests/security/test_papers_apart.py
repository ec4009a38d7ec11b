"""A malicious paper: it reaches no file and no other machine, reads no secret, and is shown without what it names."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from pytest_django import Settings

from comity.documents.readers.seen import Unreadable
from comity.papers import apart, store
from tests.documents.readers.making import p, packed, part
from tests.exchange.cast import NOW
from tests.people import cast
from tests.web.reading import text

SECRET = "Zanzibarium"


class Listener:
    """A machine that a paper might reach for: it counts who comes."""

    def __init__(self) -> None:
        self.came = 0
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen()
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                come, _from = self.socket.accept()
            except OSError:
                return
            self.came += 1
            come.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    with socket.create_connection(("127.0.0.1", made.socket.getsockname()[1])):
        pass
    while not made.came:
        pass
    made.came = 0
    yield made
    made.socket.close()


def _docx(there: str, file: str) -> bytes:
    """A Word file that points outside by every relationship that has a target there."""
    kinds = ("image", "attachedTemplate", "oleObject", "frame", "hyperlink", "subDocument", "aFChunk", "externalLink")
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(
        f'<Relationship Id="r{place}{n}" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
        for place, target in enumerate((f"{there}/x", f"file://{file}", f"\\\\\\\\127.0.0.1\\\\{kinds[0]}"))
        for n, kind in enumerate(kinds)
    )
    fields = (
        f'<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;file://{file}&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
        f'<w:fldSimple w:instr=" INCLUDEPICTURE &quot;{there}/y&quot; "><w:r><w:t>y</w:t></w:r></w:fldSimple></w:p>'
    )
    return packed(
        {
            "word/document.xml": part("document", f"<w:body>{p('1. It was noted.')}{fields}</w:body>"),
            "word/_rels/document.xml.rels": "<Relationships xmlns="
            f'"http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>',
        }
    )


def papers(there: str, file: str) -> dict[str, bytes]:
    """Papers by name, each of which reaches for an address and a file."""
    akn = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="d"><mainBody>{}'
        "</mainBody></doc></akomaNtoso>"
    )
    page = (
        f'<html><head><base href="{there}/"><meta http-equiv="refresh" content="0;url={there}/r">'
        f'<link rel="stylesheet" href="{there}/c.css"><style>@import "{there}/i.css";'
        f'p{{background:url({there}/b)}}</style><script src="{there}/s.js"></script></head><body>'
        f'<h1>Report</h1><p>1. It was noted.</p><img src="{there}/img" onerror="alert(1)">'
        f'<iframe src="file://{file}"></iframe><object data="file://{file}"></object><embed src="{there}/e">'
        f'<video src="{there}/v" poster="{there}/p"></video><a href="javascript:alert(1)">2. a link</a>'
        f'<form action="{there}/f"><input name="x"></form><svg><image href="{there}/s"/><use href="{there}/u#x"/></svg>'
        f'<p style="background:url({there}/st)">3. It was noted again.</p></body></html>'
    )
    return {
        "page.html": page.encode(),
        "page.md": f"# Report\n\n1. It was noted. ![x]({there}/img) <img src='{there}/i'>\n".encode(),
        "text.txt": f"Report\n\n1. It was noted. {there}/t file://{file}\n".encode(),
        "word.docx": _docx(there, file),
        "entity.xml": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{file}">]>{akn.format("<p>&e;</p>")}'.encode(),
        "entity-there.xml": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{there}/e">]>{akn.format("<p>&e;</p>")}'.encode(),
        "dtd.xml": f'<!DOCTYPE x SYSTEM "{there}/x.dtd">{akn.format("<p>1. Noted.</p>")}'.encode(),
        "parameter.xml": f'<!DOCTYPE x [<!ENTITY % e SYSTEM "{there}/e"> %e;]>{akn.format("<p>x</p>")}'.encode(),
        "included.xml": (
            f'<?xml-stylesheet href="{there}/s.xsl"?>'
            + akn.format(
                f'<include xmlns="http://www.w3.org/2001/XInclude" href="file://{file}" parse="text"/><p>1. x</p>'
            )
        ).encode(),
        "image.akn": akn.format(f'<p>1. It was noted.<img src="{there}/i"/></p>').encode(),
    }


def _read(name: str, content: bytes) -> str:
    """What reading a paper gives, or the sentence why not."""
    try:
        return apart.read(name, content, 60).decode("latin-1")
    except Unreadable as error:
        return str(error)


@pytest.mark.parametrize("name", papers("", ""))
def test_it_reaches_no_file_and_no_machine(name: str, listener: Listener, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    content = papers(listener.address, str(tmp_path / "secret"))[name]
    assert SECRET not in _read(name, content)
    assert listener.came == 0


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["page.html", "page.md", "word.docx", "image.akn", "included.xml"])
def test_its_page_names_nothing_outside(name: str, listener: Listener, tmp_path: Path, settings: Settings) -> None:
    settings.COMITY_PAPERS = tmp_path / "papers"
    content = papers(listener.address, "/etc/hostname")[name]
    try:
        made, _new = store.add(name, content, audience="public", party="", by="a test", now=NOW)
    except store.NoPaper:
        assert name == "included.xml"
        return
    found: Any = html.fromstring(text(Client().get(reverse("paper", args=[made.name]))))
    for attribute in ("src", "href", "action", "data", "poster", "srcset", "style", "background"):
        for value in found.xpath(f"//@{attribute}"):
            assert not re.match(r"(?i)\s*(https?:|//|file:|javascript:|data:)", str(value)), (attribute, value)
    assert not found.xpath("//iframe|//object|//embed|//video|//base|//style|//meta[@http-equiv]|//main//script")
    assert not [name for name in found.xpath("//@*") if name.attrname.startswith("on")]
    assert listener.came == 0


def test_the_process_that_reads_it_has_no_secret_and_writes_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """As seen from within: what a paper that took over its reader would find."""
    for name in ("COMITY_SECRET_KEY", "DATABASE_URL", "COMITY_SMTP", "COMITY_PASSPHRASE", "COMITY_HOME"):
        monkeypatch.setenv(name, SECRET)
    program = (
        "import os, pathlib, sys; from comity.papers import apart; apart.bounded(30)\n"
        "print(sorted(os.environ.items()))\n"
        "print('' in sys.path or os.getcwd() in sys.path)\n"
        "try: pathlib.Path(sys.argv[1]).write_text('x' * 9); print('written')\n"
        "except OSError: print('refused')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", program, os.devnull.replace("null", "shm/comity-test")],
        env=apart.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    environment, outside, written = ran.stdout.splitlines()
    assert SECRET not in environment, "what is set for the site is not set for the reader"
    assert (outside, written) == ("False", "refused"), ran.stderr


def test_a_paper_that_takes_the_processor_for_itself_is_ended() -> None:
    program = "from comity.papers import apart; apart.bounded(1)\nwhile True: pass"
    ran = subprocess.run([sys.executable, "-c", program], env=apart.environment(), check=False, timeout=60)
    assert ran.returncode < 0


@pytest.mark.django_db
def test_a_name_of_many_lines_is_one_line(tmp_path: Path, settings: Settings) -> None:
    settings.COMITY_PAPERS = tmp_path / "papers"
    made, _new = store.add(
        "a\r\nb\n\nc.txt", b"Report\n\n1. It was noted.\n", audience="own", party="OTP", by="a test", now=NOW
    )
    assert store.examined(made).seen.text.startswith("Report")
    browser = cast.signed_in(cast.person("otp", "officer"))
    assert browser.get(reverse("paper-original", args=[made.name])).content == b"Report\n\n1. It was noted.\n"
