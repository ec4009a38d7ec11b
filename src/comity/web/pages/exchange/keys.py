"""The keys of one's authority, and a new one that is made in the browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.exchange import keyring
from comity.people.models import Account
from comity.web import access, asking


@require_safe
@access.of_party("read")
def keys(request: HttpRequest, account: Account) -> HttpResponse:
    """The keys in use, as everybody can read them in the register; and how to make another."""
    found = keyring.keys_of(account.authority.party, asking.now())
    return render(request, "exchange/keys.html", {"keys": found})
