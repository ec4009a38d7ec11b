"""Taking a signed statement: the file that comity sign made of what the page gave."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from comity.exchange import delivering, statements
from comity.exchange.models import Draft, Message
from comity.exchange.statements import Signed
from comity.people.models import Account
from comity.regime.acts import Refusal
from comity.web import access, asking
from comity.web.pages.exchange.preparing import told, uploaded


@require_http_methods(["GET", "HEAD", "POST"])
@access.of_party("act")
def deliver(request: HttpRequest, account: Account) -> HttpResponse:
    """Deliver a signed statement; the request's page then offers its receipt."""
    refused = ""
    if request.method == "POST":
        found = _delivered(request, account)
        if isinstance(found, Message):
            Draft.objects.filter(authority=account.authority, matter=found.matter).delete()
            if found.register == "requests":
                return redirect(f"{reverse('request', args=[found.matter])}?delivered={found.entry}")
            return redirect("in-tray")
        refused = told(found, ())
    return render(request, "exchange/deliver.html", {"refused": refused}, status=400 if refused else 200)


@require_POST
@access.of_party("act")
def statement(request: HttpRequest, _account: Account) -> HttpResponse:
    """A statement as a file, to be signed on one's own machine: what the page has shown, and nothing else."""
    content = request.POST.get("statement", "").encode()
    found = statements.read(content)
    if isinstance(found, Refusal):
        return access.not_there(request)
    name = f"statement-{found.id[:8]}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content + b"\n", content_type="application/json", headers=headers)


def _delivered(request: HttpRequest, account: Account) -> Message | Refusal:
    file = request.FILES.get("signed")
    if not isinstance(file, UploadedFile):
        return Refusal("no-file", _("Choose the file that comity sign has made."))
    signed = statements.of_file(file.read(statements.LONGEST + 1025))
    if not isinstance(signed, Signed):
        return signed
    party, now = account.authority.party, asking.moment()
    if refusal := delivering.not_from(party, signed, now):
        return refusal
    taken = uploaded(request, party)
    if isinstance(taken, Refusal):
        return taken
    found = delivering.deliver(signed, now=now)
    return found if isinstance(found, Refusal) else found.message
