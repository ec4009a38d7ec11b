"""The page about the calls, and the document it is made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from comity.api import door
from tests.people import cast
from tests.web.reading import text

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_call_stands_on_the_page_with_its_statuses() -> None:
    answer = Client().get("/api/")
    assert answer.status_code == 200
    found: Any = html.fromstring(text(answer))
    shown = {" ".join(each.text_content().split()) for each in found.xpath("//article/p/code")}
    for path, methods in door.document()["paths"].items():
        for method, told in methods.items():
            assert f"{method.upper()} {path}" in shown
            assert {"401", "422", "429"} <= set(map(str, told["responses"]))
            assert told["description"]
    assert len(found.xpath("//h1")) == 1
    assert not found.xpath("//*[@style]|//script[not(@src)]")
    anchors = {link[1:] for link in found.xpath("//main//a/@href") if link.startswith("#")}
    assert anchors <= set(found.xpath("//@id"))


def test_the_document_is_served_as_it_is_kept() -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.json() == json.loads((DOCS / "openapi.json").read_text(encoding="utf-8"))
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer.json()["openapi"].startswith("3.1")


def test_the_page_leads_who_is_signed_in_to_their_tokens() -> None:
    assert "/account/tokens/" not in text(Client().get("/api/"))
    answer = cast.signed_in(cast.person("otp")).get("/api/")
    assert "/account/tokens/" in text(answer)
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_neither_takes_anything(method: str) -> None:
    assert getattr(Client(), method)("/api/").status_code == 405
    assert getattr(Client(), method)("/api/v1/openapi.json").status_code == 405
