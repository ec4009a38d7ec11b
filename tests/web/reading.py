"""Pages as the tests read them."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from lxml import html


def text(answer: Any) -> str:
    """What an answer holds, whole."""
    content = b"".join(answer) if answer.streaming else answer.content
    return str(content.decode("utf-8", errors="replace"))


def plain(answer: Any) -> str:
    """The same without the tokens of its forms, which differ from answer to answer."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", text(answer))


def tree(answer: Any) -> Any:
    """A page that was answered, as a tree."""
    return html.fromstring(text(answer))


def page(browser: Client, address: str, **asked: str) -> Any:
    """A page as a tree; underscores in the names of what is asked stand for hyphens."""
    answer = browser.get(address, {name.replace("_", "-"): value for name, value in asked.items()})
    assert answer.status_code == 200, address
    return tree(answer)


def said(found: Any, path: str = "//main") -> str:
    """The words at a path, in single spaces."""
    return " ".join(str(found.xpath(f"string({path})")).split())
