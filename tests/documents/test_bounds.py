"""What is made to exhaust a reader: each read in a process apart, with less than a gigabyte, in time for its length."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.readers.making import p, packed, word

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="needs Linux, which says what a process held"
)

MEMORY = 1000  # megabytes
READ = """
import resource, sys, time
from comity.documents.examining import examine
from comity.documents.readers.seen import Unreadable
resource.setrlimit(resource.RLIMIT_AS, (2_500_000_000, 2_500_000_000))
content, began = sys.stdin.buffer.read(), time.process_time()
try:
    said = f"{len(examine(content, sys.argv[1]).placed)} provisions"
except Unreadable as error:
    said = str(error)
status = open("/proc/self/status").read()
print(time.process_time() - began, int(status.split("VmHWM:")[1].split()[0]) // 1024, said)
"""
REQUEST = "{}. Requests the Bureau to report on matters (see A/RES/70/1) at its sixteenth session;\n\n"


def _pdf(pages: int, box: str = "[0 0 595 842]") -> bytes:
    """A PDF of so many pages that all say the same."""
    says = "BT /F1 12 Tf 72 700 Td (1. Requests the Bureau to report;) Tj ET"
    kids = " ".join(f"{4 + at} 0 R" for at in range(pages))
    holds = f"/Contents {4 + pages} 0 R /Resources << /Font << /F1 3 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox {box} {holds} >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[page] * pages,
        f"<< /Length {len(says)} >>\nstream\n{says}\nendstream",
    ]
    parts, at, places = ["%PDF-1.4\n"], 9, []
    for number, inside in enumerate(objects, 1):
        places.append(at)
        parts.append(f"{number} 0 obj\n{inside}\nendobj\n")
        at += len(parts[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF"
    return "".join([*parts, f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n", table, end]).encode()


def _noted(count: int) -> bytes:
    marked = "".join(
        f'<w:p><w:r><w:t>x</w:t></w:r><w:r><w:footnoteReference w:id="{at}"/></w:r></w:p>' for at in range(1, count + 1)
    )
    notes = "".join(f'<w:footnote w:id="{at}">{p("See there.")}</w:footnote>' for at in range(1, count + 1))
    return word(marked, footnotes=notes)


def _laughing() -> bytes:
    grown = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{grown}]><akomaNtoso>&a9;</akomaNtoso>'.encode()


# The ending of the file, what it holds, the seconds of a processor that it may take, and what is said of it.
CASES: dict[str, tuple[str, Callable[[], bytes], float, str]] = {
    "fifty thousand paragraphs": (
        "txt",
        lambda: "".join(map(REQUEST.format, range(50_000))).encode(),
        60,
        "50000 prov",
    ),
    "fifty thousand in Word": ("docx", lambda: word(p("A paragraph.") * 50_000), 60, "50000 prov"),
    "forty thousand notes": ("docx", lambda: _noted(40_000), 60, "80000 prov"),
    "a zip that expands": ("docx", lambda: packed({"word/document.xml": b"<" * 60_000_000}), 5, "too large"),
    "entities that grow": ("xml", _laughing, 5, "document type"),
    "ten thousand pages": ("pdf", lambda: _pdf(10_000), 5, "more than 2,000 pages"),
    "a thousand pages": ("pdf", lambda: _pdf(1000), 30, "1000 prov"),
    "a page as large as a city": ("pdf", lambda: _pdf(1, "[0 0 99999999 99999999]"), 5, "1 prov"),
    "a page inside out": ("pdf", lambda: _pdf(1, "[500 500 -500 -500]"), 5, "1 prov"),
    "one line without an end": ("txt", lambda: b"word " * 1_000_000, 30, "1 prov"),
    "one word without an end": ("txt", lambda: b"x" * 5_000_000, 30, "1 prov"),
    "nothing but lines": ("txt", lambda: b"\n" * 5_000_000, 60, "0 prov"),
    "nothing but pages": ("txt", lambda: b"a\f" * 50_000, 60, "50000 prov"),
    "tables within tables": ("html", lambda: b"<table><tr><td>" * 100 + b"x", 5, "1 prov"),
    "cells over everything": ("html", lambda: b"<table>" + b"<tr><td colspan=99999 rowspan=99999>x" * 2000, 10, "prov"),
    "a list of lists": ("md", lambda: "".join(f"{'  ' * at}- x\n" for at in range(2000)).encode(), 10, "2000 prov"),
    "JSON without an end": ("json", lambda: b'{"paper":{},"provisions":[' + b"[" * 100_000, 5, "no reading"),
}


@pytest.mark.parametrize(("ending", "made", "seconds", "said"), CASES.values(), ids=CASES)
def test_it_takes_no_more_than_it_may(ending: str, made: Callable[[], bytes], seconds: float, said: str) -> None:
    words = [sys.executable, "-c", READ, f"paper.{ending}"]
    ran = subprocess.run(words, input=made(), capture_output=True, timeout=20 * seconds, check=False)
    assert ran.returncode == 0, ran.stderr.decode()[-500:]
    took, held, told = ran.stdout.decode().split(" ", 2)
    assert said in told
    assert int(held) < MEMORY
    assert float(took) < seconds
