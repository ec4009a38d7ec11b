"""The page that stands alone, in a real browser: nothing that axe minds, and it fits a narrow window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from comity.documents.tree import Paper
from comity.documents.writers import html
from tests.documents.papers import PAPER, mark, said

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARABIC = Paper(
    title="تقرير المكتب عن التعاون",
    language="ar",
    provisions=(
        said("heading", "معلومات أساسية", number="I", under=[said("paragraph", "تعاون الدول", mark("1"), number="1")]),
        said("heading", "العمل", number="II"),
        said("footnote", "اعتمد بتوافق الآراء.", number="1"),
    ),
)
PAPERS = {"every-kind": PAPER, "right-to-left": ARABIC, "long-word": Paper(title="x" * 300, provisions=())}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_a_page_that_stands_alone(chromium: Browser, name: str, width: int, scheme: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_bytes(html.write(PAPERS[name]))
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    try:
        page.goto(path.as_uri())
        assert complaints == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        assert [each["id"] for each in found["violations"]] == []
    finally:
        context.close()
