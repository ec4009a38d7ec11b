"""The list of papers, and search in their provisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from comity.papers import store
from comity.papers.models import Paper, PaperProvision
from comity.web import asking
from comity.web.pages.papers import keeping

_PAGE = 50
_AROUND = 120  # characters of an excerpt on each side of the first word found

_WORD = 30  # characters of the longest word that an excerpt does not cut


class Hit(NamedTuple):
    """A provision that a search found: where it stands, and its words around what was asked for."""

    provision: PaperProvision
    excerpt: SafeString


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The papers that whoever asks may see, those of the last session first."""
    asked = asking.of(request)
    papers = Paper.objects.seen_by(asked.viewer)
    page = Paginator(papers, _PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "total": papers.count(), "keeps": keeping.keeps(request)}
    return render(request, "papers/papers.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Provisions that hold all the words asked for, among the papers that whoever asks may see."""
    asked = asking.of(request)
    words = request.GET.get("words", "").replace("\x00", "")[:200]
    found = list(store.search(words, Paper.objects.seen_by(asked.viewer))[: store.SHOWN + 1])
    hits = [Hit(each, _excerpt(each.text, words)) for each in found[: store.SHOWN]]
    return render(request, "papers/search.html", {"words": words, "hits": hits, "more": len(found) > store.SHOWN})


def _excerpt(text: str, words: str) -> SafeString:
    """The words around the first one found, those asked for marked."""
    wanted = re.compile("|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))), re.IGNORECASE)
    first = wanted.search(text)
    begin, close = (first.start(), first.end()) if first else (0, 0)
    start, end = max(0, begin - _AROUND), min(len(text), close + 2 * _AROUND)
    # Between words, where there are any: not all scripts set them apart.
    if start:
        start = next((at for at in range(start, min(begin, start + _WORD)) if text[at - 1].isspace()), start)
    if end < len(text):
        end = next((at for at in range(end, max(close, end - _WORD), -1) if text[at].isspace()), end)
    shown = "".join(_marked(text[start:end], wanted))
    return mark_safe(f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}")  # noqa: S308


def _marked(text: str, wanted: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for found in wanted.finditer(text):
        yield escape(text[at : found.start()])
        yield f"<mark>{escape(found[0])}</mark>"
        at = found.end()
    yield escape(text[at:])
