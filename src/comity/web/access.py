"""Who may open which page. A page that does not say for whom it is opens for nobody.

``public`` marks a list of addresses that need no account; every other view says with ``signed_in`` or ``may`` what
its reader must be. What opens is never kept by a cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from comity.people import noting, seeing, signing_in
from comity.people.functions import Right
from comity.people.models import Account
from comity.people.opening import opens_for, says
from comity.regime.acts import Dated
from comity.regime.folding import PUBLIC, Standing, Viewer
from comity.registers.view import RecordView

# A view; those that need an account take it as their second argument.
View = Callable[..., HttpResponseBase]

_ACCOUNT, _VIEWER = "_comity_account", "_comity_viewer"


def today() -> date:
    """The day on which rights are asked: delegations begin and end with days."""
    return datetime.now(UTC).date()


def account_of(request: HttpRequest) -> Account | None:
    """Who is signed in; None for a visitor. Asked once a request."""
    if not hasattr(request, "session"):
        return None
    if not hasattr(request, _ACCOUNT):
        setattr(request, _ACCOUNT, signing_in.account_of(request, datetime.now(UTC)))
    account: Account | None = getattr(request, _ACCOUNT)
    return account


def viewer_of(request: HttpRequest, on: date) -> Viewer:
    """As whom the record is asked for a request."""
    if not hasattr(request, _VIEWER):
        account = account_of(request)
        setattr(request, _VIEWER, seeing.viewer(account, on) if account else PUBLIC)
    viewer: Viewer = getattr(request, _VIEWER)
    return viewer


def has_exchange(request: HttpRequest) -> bool:
    """Whether the exchange is there for whoever asks: it shares what is for its party, or something is entrusted."""
    account = account_of(request)
    if account is None:
        return False
    return bool(viewer_of(request, today()).authorities or seeing.entrusted(account, today()))


def forget(request: HttpRequest) -> None:
    """Ask anew who is signed in: somebody has just signed in or out."""
    for name in (_ACCOUNT, _VIEWER):
        if hasattr(request, name):
            delattr(request, name)


def public(patterns: list[URLPattern]) -> list[URLPattern]:
    """Addresses that need no account."""
    for pattern in patterns:
        opens_for(pattern.callback, "everybody")
    return patterns


def for_everybody(view: View) -> View:
    """A page that needs no account, and is for nobody's cache: signing in, an invitation."""
    return opens_for(view, "whoever asks")


def in_demonstrations(view: View) -> View:
    """A page that only a demonstration has: it shows what signs invented people in. Elsewhere it is not there."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if settings.COMITY_WORLD.fictional else not_there(request)

    return opens_for(opened, "whoever asks, of a demonstration")


def signed_in(view: View) -> View:
    """A page for people with an account; the account is the view's second argument."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        account = account_of(request)
        if account is None:
            return to_sign_in(request)
        return view(request, account, *args, **kwargs)

    return opens_for(opened, "an account")


def fresh(view: View) -> View:
    """A page for people who signed in just now: it changes what keeps others out. Stands above ``signed_in``."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if account_of(request) is not None and not signing_in.is_fresh(request, datetime.now(UTC)):
            return to_sign_in(request, again="1")
        return view(request, *args, **kwargs)

    return opened


def may(right: Right) -> Callable[[View], View]:
    """A page for people whose role gives them a right within their authority."""

    def closed(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            account = account_of(request)
            if account is None:
                return to_sign_in(request)
            if right not in seeing.rights(account, today()):
                return not_there(request)
            return view(request, account, *args, **kwargs)

        return opens_for(opened, right)

    return closed


def of_party(right: Right, *, or_entrusted: bool = False) -> Callable[[View], View]:
    """A page for people who share what is restricted to their authority's party, and whose role gives them a right.

    ``or_entrusted``: also for people of a ministry to which the request of the address is entrusted; where the address
    names none, to which any is.
    """

    def closed(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            account = account_of(request)
            if account is None:
                return to_sign_in(request)
            shares = account.authority.party in viewer_of(request, today()).authorities
            if not shares and or_entrusted:
                theirs = seeing.entrusted(account, today())
                shares = ("requests", kwargs["name"]) in theirs if "name" in kwargs else bool(theirs)
            if not shares or right not in seeing.rights(account, today()):
                return not_there(request)
            return view(request, account, *args, **kwargs)

        return opens_for(opened, f"a party: {right}")

    return closed


def to_sign_in(request: HttpRequest, **asked: str) -> HttpResponse:
    """To the page for signing in, and back again; a form that was posted is not posted again."""
    back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("account")
    return redirect(f"{reverse('sign-in')}?{urlencode({**asked, 'next': back})}")


def not_there(request: HttpRequest) -> HttpResponse:
    """What may not be opened answers like what is not there."""
    return render(request, "404.html", status=404)


def read(request: HttpRequest, register: str, matter: str, acts: Iterable[Dated]) -> None:
    """Note in the journal that a matter is read of which the reader sees an act that the public does not."""
    noting.read(account_of(request), register, matter, acts, now=datetime.now(UTC))


def listed(
    request: HttpRequest, view: RecordView, shown: Iterable[Standing | tuple[str, str]], did: str = "listed"
) -> None:
    """Note in the journal that a page lists matters of which the public does not see what it says.

    ``shown``: standings, or registers and names. ``did``: "listed", or "exported" for a file that is taken away.
    """
    noting.listed(account_of(request), view, shown, did, now=datetime.now(UTC))


def inward(address: str | None, otherwise: str) -> str:
    """An address to go on to, if it is a path of this site; else another."""
    if address and address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return address
    return otherwise


class DefaultDeny:
    """Open no view that does not say for whom it is; let no cache keep what only some may see."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        match = request.resolver_match
        if account_of(request) is not None or (match and says(match.func) != "everybody"):
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Django's hook before a view."""
        return None if says(view) else not_there(request)
