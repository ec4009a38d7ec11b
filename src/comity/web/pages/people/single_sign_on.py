"""Single sign-on: to the OpenID provider and back; to sign in, to link an identity, to accept an invitation.

Nothing of it is there where the settings name no provider. To set out is a form, so that no other site sets anybody
out, and its answer a page that goes on by itself: our policy lets no form end at another site, by redirects either.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from comity.people import factors, identities, inviting, signing_in, single_sign_on, throttling
from comity.people.id_tokens import Proof
from comity.people.models import Account
from comity.people.providers import NoAnswer, Provider
from comity.people.refusals import Refused
from comity.people.single_sign_on import Purpose, SetOut
from comity.web import access, asking
from comity.web.pages.people import authority
from comity.web.pages.people import sign_in as signing

View = Callable[..., HttpResponseBase]


def _where_there_is_one(view: View) -> View:
    """A page that is there where people may sign in through a provider."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.COMITY_SINGLE_SIGN_ON is None:
            return access.not_there(request)
        return view(request, *args, **kwargs)

    return opened


@_where_there_is_one
@require_POST
@access.for_everybody
def sign_in(request: HttpRequest) -> HttpResponse:
    """Set out to sign in."""
    on, again = access.inward(request.POST.get("next"), reverse("home")), bool(request.POST.get("again"))
    return _waits(request) or _set_out(request, "sign in", on=on, again=again)


@_where_there_is_one
@require_POST
@sensitive_post_parameters("token")
@access.for_everybody
def accept(request: HttpRequest) -> HttpResponse:
    """Set out to accept an invitation with an identity, and no password."""
    if waits := _waits(request):
        return waits
    found = inviting.open_(request.POST.get("token", ""), asking.moment())
    if found is None:
        return render(request, "people/invitation-over.html", status=404)
    return _set_out(request, "accept", about=found.pk)


@_where_there_is_one
@require_POST
@access.fresh
@access.signed_in
def link(request: HttpRequest, account: Account) -> HttpResponse:
    """Set out to link an identity to one's account."""
    return _waits(request) or _set_out(request, "link", about=account.pk)


@_where_there_is_one
@require_POST
@access.fresh
@access.signed_in
def unlink(request: HttpRequest, account: Account) -> HttpResponse:
    """End the link of an identity, where a password is left to sign in with."""
    try:
        identities.unlink(account, authority.number(request.POST.get("identity")), asking.moment())
    except Refused as refused:
        return _not_done(request, _(str(refused)), reverse("account"), 400)
    return redirect("account")


@_where_there_is_one
@require_GET
@access.for_everybody
def come_back(request: HttpRequest) -> HttpResponse:
    """Come back from the provider. Whatever is wrong, the answer is the same and nothing has changed."""
    now = asking.moment()
    try:
        back = single_sign_on.come_back(request, _provider(), _back(), now)
    except NoAnswer:
        return _no_answer(request)
    answer = _done(request, *back) if back else None
    if answer is None:
        return _no(request)
    throttling.passed(throttling.address(signing_in.address_of(request)))
    return answer


def _done(request: HttpRequest, out: SetOut, proof: Proof) -> HttpResponse | None:
    """Do what somebody had set out for; None where it cannot be."""
    now = asking.moment()
    match out.purpose:
        case "sign in":
            account = identities.whose(proof, now)
            return _signed_in(request, account, proof, out.on, again=out.again) if account else None
        case "accept":
            try:
                account = inviting.accept_with(out.about, proof, now)
            except Refused:
                return None
            return _signed_in(request, account, proof, reverse("home"))
        case "link":
            whose = access.account_of(request)
            if whose is None or whose.pk != out.about or not signing_in.is_fresh(request, now):
                return None
            try:
                identities.link(whose, proof, now)
            except Refused:
                return None
            return redirect("account")


def _signed_in(
    request: HttpRequest, account: Account, proof: Proof, on: str, *, again: bool = False
) -> HttpResponse | None:
    """Sign in where the provider says that two factors were used; else ask for ours.

    Who is to show once more that it is them, and of whom the provider does not say when they did there, gives ours
    too: somebody else may have come to the same desk. Where there is none yet, none can be set up that way.
    """
    now = asking.moment()
    recent = single_sign_on.is_recent(proof, now)
    if proof.two_factors and (recent or not again):
        request.session["on"] = on
        return signing.signed_in(request, account, "by single sign-on", fresh=recent)
    has_any = factors.has_any(account)
    if not (has_any or recent or not again):
        return None
    signing_in.begin_half(request, account, on, now, "single sign-on")
    access.forget(request)
    return redirect("second-factor" if has_any else "set-up")


def _set_out(
    request: HttpRequest, purpose: Purpose, *, about: int = 0, on: str = "", again: bool = False
) -> HttpResponse:
    """To the provider."""
    now = asking.moment()
    try:
        address = single_sign_on.set_out(request, _provider(), _back(), purpose, now, about=about, on=on, again=again)
    except NoAnswer:
        return _no_answer(request)
    response = render(request, "people/going.html", {"provider": _provider(), "address": address})
    response["Refresh"] = f"0; url={address}"
    return response


def _waits(request: HttpRequest) -> HttpResponse | None:
    """Setting out, and an invitation that is none, count against the internet address until somebody comes back."""
    wait = throttling.tried([throttling.address(signing_in.address_of(request))], asking.moment())
    if not wait:
        return None
    sentence = _("There were too many tries. Please wait a while and try again.")
    answer = _not_done(request, sentence, _home(request), 429)
    answer["Retry-After"] = str(wait)
    return answer


def _provider() -> Provider:
    found = settings.COMITY_SINGLE_SIGN_ON
    assert found is not None  # noqa: S101 - the page is there where there is one
    return found


def _back() -> str:
    """Where people come back to: as the settings have the site, whatever a request says of itself."""
    return f"{settings.COMITY_URL}{reverse('single-sign-on-back')}"


def _home(request: HttpRequest) -> str:
    return reverse("account" if access.account_of(request) else "sign-in")


def _no(request: HttpRequest) -> HttpResponse:
    sentence = _(
        "Nothing has changed: %(title)s opens an account here only where its person has linked the two. "
        "If you have an account, sign in another way; if you have an invitation, open its link again."
    ) % {"title": _provider().title}
    return _not_done(request, sentence, _home(request), 403)


def _no_answer(request: HttpRequest) -> HttpResponse:
    sentence = _(
        "%(title)s does not answer now: nothing has changed. Try again in a while, or sign in another way."
    ) % {"title": _provider().title}
    return _not_done(request, sentence, _home(request), 502)


def _not_done(request: HttpRequest, sentence: str, back: str, status: int) -> HttpResponse:
    return render(request, "people/refused.html", {"sentence": sentence, "back": back}, status=status)
