"""Sealed files, in and out, and receipts: whole with a form, or in parts from a program in the page."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from comity.exchange import dossiers, storing
from comity.exchange.models import SealedFile, Upload
from comity.people import journal
from comity.people.models import Account
from comity.regime.acts import Refusal
from comity.web import access, asking


@require_safe
@access.of_party("read", or_entrusted=True)
def sealed(request: HttpRequest, account: Account, name: str, digest: str) -> HttpResponseBase:
    """A sealed file that an act on this request names."""
    path = dossiers.sealed_file(name, account.authority.party, digest, asking.moment())
    if path is None:
        return access.not_there(request)
    journal.note(
        account.authority,
        "opened",
        by=account,
        now=asking.moment(),
        about=digest[:16],
        register="requests",
        matter=name,
    )
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}-{digest[:8]}.age")
    answer["Content-Type"] = "application/octet-stream"
    answer["Content-Encoding"] = "identity"  # what is sealed cannot be made smaller
    return answer


@require_safe
@access.of_party("read", or_entrusted=True)
def receipt(request: HttpRequest, account: Account, name: str, entry: int) -> HttpResponse:
    """The receipt of a message on this request, for either party."""
    found = dossiers.receipt(name, account.authority.party, entry, asking.moment())
    if found is None:
        return access.not_there(request)
    headers = {"Content-Disposition": f'attachment; filename="receipt-{name}-{entry}.json"'}
    return HttpResponse(found, content_type="application/json", headers=headers)


@require_POST
@access.of_party("act")
def begin(request: HttpRequest, account: Account) -> HttpResponse:
    """Begin to upload a sealed file of so many bytes in parts."""
    given = request.POST.get("size", "")
    size = int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else 0
    return _said(storing.begin(account.authority.party, size, asking.moment()))


@require_POST
@access.of_party("act")
def part(request: HttpRequest, account: Account, upload: str) -> HttpResponse:
    """The next part, from ``offset``; the last one answers with the file's SHA-256."""
    found = storing.upload_of(account.authority.party, upload)
    if found is None:
        return access.not_there(request)
    given = request.GET.get("offset", "")
    if not (given.isascii() and given.isdecimal() and len(given) < 16):
        return _said(Refusal("bad-offset", "offset is a number of bytes", field="offset"))
    grown = storing.add(found, int(given), request.read(storing.PART + 1))
    if isinstance(grown, Upload) and grown.received == grown.size:
        return _said(storing.finish(grown, asking.moment()))
    return _said(grown)


def _said(found: Upload | SealedFile | Refusal) -> JsonResponse:
    match found:
        case Refusal():
            return JsonResponse({"refused": found.code, "sentence": found.sentence}, status=400)
        case Upload():
            return JsonResponse({"upload": found.name, "received": found.received, "part": storing.PART})
    return JsonResponse({"sha256": found.digest, "size": found.size})
