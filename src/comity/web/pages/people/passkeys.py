"""Passkeys: what static/passkeys.js asks for and brings back. Every answer is JSON with a sentence where it is no."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from comity.people import factors, passkeys, signing_in, throttling
from comity.people.models import Account
from comity.people.refusals import Refused
from comity.web import access, asking
from comity.web.pages.people import authority, sign_in

# The challenge that a device has been given; it is taken out when it answers.
_STATE = "passkey"


@require_POST
@access.fresh
@access.signed_in
def begin_adding(request: HttpRequest, account: Account) -> JsonResponse:
    """Ask a device for a new passkey."""
    options, request.session[_STATE] = passkeys.begin_adding(account)
    return JsonResponse(options)


@require_POST
@access.fresh
@access.signed_in
def add(request: HttpRequest, account: Account) -> JsonResponse:
    """Keep the passkey a device has made. Whoever has no recovery codes gets some."""
    asked = _asked(request)
    try:
        passkeys.add(account, _state(request), asked.get("credential"), str(asked.get("name", "")), asking.moment())
    except Refused as refused:
        return _no(_(str(refused)))
    return JsonResponse({"on": reverse("account")})


@require_POST
@access.fresh
@access.signed_in
def remove(request: HttpRequest, account: Account) -> HttpResponse:
    """Give up a passkey, where another second factor is left."""
    if account.passkeys.count() > 1 or factors.has_codes(account):
        passkeys.remove(account, authority.number(request.POST.get("passkey")), asking.moment())
    return redirect("account")


@require_POST
@access.for_everybody
def begin_signing_in(request: HttpRequest) -> JsonResponse:
    """Ask a device who it is. Asking without an answer counts against the address it is asked from."""
    wait = throttling.tried([throttling.address(signing_in.address_of(request))], asking.moment())
    if wait:
        return _no(_("Too many tries. Please wait a while."), 429)
    options, request.session[_STATE] = passkeys.begin_signing_in()
    return JsonResponse(options)


@require_POST
@access.for_everybody
def signed_in(request: HttpRequest) -> JsonResponse:
    """Sign in by what a device has answered."""
    asked = _asked(request)
    now = asking.moment()
    try:
        account = passkeys.signed_in(_state(request), asked.get("credential"), now)
    except Refused as refused:
        return _no(_(str(refused)))
    throttling.passed(throttling.address(signing_in.address_of(request)))
    request.session["on"] = access.inward(str(asked.get("next", "")), reverse("home"))
    response = sign_in.signed_in(request, account, "by passkey")
    answer = JsonResponse({"on": response["Location"]})
    answer.cookies = response.cookies
    return answer


def _asked(request: HttpRequest) -> dict[str, Any]:
    try:
        body = request.body
        asked = json.loads(body) if len(body) <= passkeys.LONGEST_RESPONSE else {}
    except (ValueError, RawPostDataException):  # not JSON; or a form, which has been read as one already
        return {}
    return asked if isinstance(asked, dict) else {}


def _state(request: HttpRequest) -> dict[str, Any]:
    state: dict[str, Any] = request.session.pop(_STATE, {})
    return state


def _no(sentence: str, status: int = 403) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=status)
