"""A paper as it was read: its text in the reading column; citations, mandates and doubts in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.documents import examining, linking
from comity.documents.doubts import Doubt
from comity.documents.examining import Examined
from comity.documents.mandates import Mandate
from comity.documents.writers import WRITERS
from comity.documents.writers.html import fragment
from comity.papers import store
from comity.papers.models import Paper, PaperProvision
from comity.web import access, asking
from comity.web.pages.papers import keeping

# A paper of more provisions is shown plainly, so many a page.
_LONG = 3_000
_PAGE = 500


class Seen(NamedTuple):
    """A stretch of the text that the reader saw, and the address of the provision it belongs to; empty for none."""

    address: str
    text: str


@require_safe
def paper(request: HttpRequest, name: str) -> HttpResponse:
    """The paper; with ``?beside``, the text that the reader saw beside the reading."""
    found = _found(request, name)
    if found is None:
        return access.not_there(request)
    count = found.provisions.count()
    context = {
        "paper": found,
        "keeps": keeping.keeps(request, found),
        "proposes": keeping.proposes(request),
        "formats": sorted(WRITERS),
        "count": count,
    }
    if count > _LONG:
        page = Paginator(PaperProvision.objects.filter(paper=found), _PAGE).get_page(request.GET.get("page"))
        return render(request, "papers/long.html", context | {"page": page})
    examined = store.examined(found)
    at: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in examined.doubts:
        at[doubt.at].append(doubt)
    beside = "beside" in request.GET
    context |= {
        "body": _article(request, found, examined, beside=beside),
        "doubts": at.get("", []),
        "doubted": len(examined.doubts),
        "mandates": examined.mandates,
        "cited": len(examined.citations),
        "beside": list(_seen(examined)) if beside else None,
    }
    return render(request, "papers/paper.html", context)


@require_safe
def original(request: HttpRequest, name: str) -> HttpResponse:
    """The file as it came, to keep: never shown by the browser as a page of this site."""
    found = _found(request, name)
    if found is None:
        return access.not_there(request)
    try:
        content = store.original(found)
    except OSError:
        raise Http404(_("The original of this paper is not on this machine.")) from None
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{found.name}.{found.form}"'
    return response


@require_safe
def download(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The paper in one of the written forms; as json, the whole reading."""
    found = _found(request, name)
    if found is None or form not in WRITERS:
        return access.not_there(request)
    examined = store.examined(found)
    match form:
        case "json":
            content = examining.write(examined)
        case "akn":
            content = examining.write_akn(examined)
        case _:
            content = WRITERS[form].write(settings.COMITY_WORLD.paper(examined.paper))
    response = HttpResponse(content, content_type=WRITERS[form].media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.name}.{form}"'
    return response


def _found(request: HttpRequest, name: str) -> Paper | None:
    """The paper of a name, where whoever asks may see it."""
    return Paper.objects.seen_by(asking.of(request).viewer).filter(name=name).first()


def _article(request: HttpRequest, found: Paper, examined: Examined, *, beside: bool) -> SafeString:
    """The text with its citations as links, and the margin of each provision."""
    names = store.by_symbol(Paper.objects.seen_by(asking.of(request).viewer), found.language)
    glosses = _Glosses(examined, names, own=found.symbol, query=asking.of(request).query, beside=beside)
    links: dict[str, list[linking.Link]] = defaultdict(list)
    for each in examined.citations:
        href = glosses.href(each.citation.target)
        if href:
            links[each.at].append(linking.Link(each.citation.start, each.citation.end, href))
    for address, link in linking.contents(examined.placed):
        links[address].append(link)
    made = fragment(linking.linked(examined.paper, links), gloss=glosses.of)
    return mark_safe(made)  # noqa: S308


class _Glosses:
    """What stands in the margin: what a provision cites, whom it asks for what, what is in doubt about it."""

    def __init__(self, examined: Examined, names: dict[str, str], *, own: str, query: str, beside: bool) -> None:
        self.names, self.own, self.query, self.beside = names, own, query, beside
        self.addresses = {placed.address for placed in examined.placed}
        self.said: dict[str, list[str]] = defaultdict(list)
        for each in examined.citations:
            self.said[each.at].append(self._citation(each.citation.text, each.citation.target))
        for mandate in examined.mandates:
            self.said[mandate.at].append(_mandate(mandate))
        for doubt in examined.doubts:
            self.said[doubt.at].append(
                f'<p class="doubt"><span class="sort">{escape(_("Doubt"))}</span> {escape(doubt.message)}</p>'
            )
        self.spanned = {
            placed.address
            for placed in examined.placed
            if placed.provision.spans and placed.provision.kind != "contents"
        }

    def of(self, address: str) -> str:
        """The margin of a provision, as HTML; empty where there is nothing to say."""
        said = list(dict.fromkeys(self.said.get(address, ())))
        if self.beside and address in self.spanned:
            label = escape(_("As seen: {address}").format(address=address))
            said.append(f'<p><a href="#seen-{escape(address)}" aria-label="{label}">{escape(_("as seen"))}</a></p>')
        return "".join(said)

    def href(self, target: object) -> str:
        """Where a citation leads: to the paper and its provision, where the store has it; else nowhere."""
        symbol, provision = getattr(target, "symbol", ""), getattr(target, "provision", None)
        if symbol and symbol == self.own:
            return f"#{provision}" if provision in self.addresses else ""
        name = self.names.get(symbol)
        at = f"#{provision}" if provision else ""
        return f"{reverse('paper', args=[name])}{self.query}{at}" if name else ""

    def _citation(self, text: str, target: object) -> str:
        sort = f'<span class="sort">{escape(_("Cites"))}</span>'
        if target is None:
            return f'<p class="cites">{sort} {escape(text)}: {escape(_("not resolved"))}</p>'
        said = ", ".join(filter(None, (getattr(target, "symbol", ""), getattr(target, "provision", ""))))
        href = self.href(target)
        linked = f'<a href="{escape(href)}">{escape(said)}</a>' if href else escape(said)
        return f'<p class="cites">{sort} {linked}</p>'


def _mandate(mandate: Mandate) -> str:
    due = mandate.due
    when = []
    if due and due.session:
        when.append(_("session {number}").format(number=due.session))
    if due and due.before_session:
        when.append(_("before session {number}").format(number=due.before_session))
    if due and due.date:
        when.append(due.date)
    if mandate.recurring:
        when.append(_("every year") if mandate.recurring == "annual" else _("every two years"))
    whom = escape(mandate.addressee) if mandate.addressee else escape(_("nobody named"))
    said = f'<span class="sort">{escape(mandate.verb)}</span> {whom}'
    until = f": {escape(', '.join(when))}" if when else ""
    return f'<p class="mandate">{said}{until}</p>'


def _seen(examined: Examined) -> Iterator[Seen]:
    """The text that the reader saw, cut at the provisions; each address stands at its first stretch."""
    text = examined.seen.text
    cuts = sorted(
        (start, end, placed.address)
        for placed in examined.placed
        for start, end in placed.provision.spans
        if end > start
    )
    at, told = 0, set[str]()
    for start, end, address in cuts:
        if start < at:
            continue
        if start > at:
            yield Seen("", text[at:start])
        yield Seen("" if address in told else address, text[start:end])
        told.add(address)
        at = end
    yield Seen("", text[at:])
