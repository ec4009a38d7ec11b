"""Two papers compared: what was carried over, amended word by word, moved, is new or was dropped."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.documents import lineage
from comity.documents.comparing import compare as compared
from comity.papers import store
from comity.papers.models import Paper
from comity.web import access, asking


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """``?old=NAME&new=NAME``: the two papers; without them, the form that asks for them."""
    papers = Paper.objects.seen_by(asking.of(request).viewer)
    names = request.GET.get("old", ""), request.GET.get("new", "")
    context: dict[str, object] = {"papers": papers, "old_name": names[0], "new_name": names[1]}
    if not all(names):
        return render(request, "papers/compare.html", context)
    old, new = (papers.filter(name=name[:80]).first() for name in names)
    if old is None or new is None:
        return access.not_there(request)
    context["old"], context["new"] = old, new
    if max(old.provisions.count(), new.provisions.count()) > store.COMPARED:
        return render(request, "papers/compare.html", context | {"too_long": True})
    before, after = store.examined(old), store.examined(new)
    changes = compared(before.paper, after.paper)
    fates = Counter(each.fate for each in changes)
    context |= {
        "changes": [each for each in changes if each.fate != "carried"],
        "fates": [(fate, fates[fate]) for fate in ("carried", "amended", "moved", "new", "dropped")],
        "verbs": [(each, pair) for each in changes for pair in each.verbs],
        "mandates": [
            each
            for each in lineage.succession(before.mandates, after.mandates)
            if each.fate in ("weakened", "strengthened", "dropped", "new")
        ],
    }
    return render(request, "papers/compare.html", context)
