"""Signing in, in two steps without JavaScript, and out."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from comity.people import factors, signing_in
from comity.people.models import Account
from comity.web import access, asking


class SignIn(forms.Form):
    """An address and a password."""

    email = forms.CharField(max_length=254)
    password = forms.CharField(max_length=signing_in.LONGEST_PASSWORD, strip=False)


class Code(forms.Form):
    """A one-time code, or a recovery code."""

    code = forms.CharField(max_length=40)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@access.for_everybody
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first step: address and password. Whatever is wrong, the answer is the same."""
    asked = request.POST if request.method == "POST" else request.GET
    on, again = access.inward(asked.get("next"), reverse("home")), asked.get("again", "")
    if access.account_of(request) and not again:
        return HttpResponseRedirect(on)
    form = SignIn(request.POST or None)
    tried = signing_in.Tried(None)
    if request.method == "POST" and form.is_valid():
        now = asking.moment()
        tried = signing_in.by_password(request, form.cleaned_data["email"], form.cleaned_data["password"], now)
        if tried.account:
            signing_in.begin_half(request, tried.account, on, now)
            access.forget(request)
            return redirect("second-factor" if factors.has_any(tried.account) else "set-up")
    context = {"form": form, "tried": tried, "next": on, "again": again, "provider": settings.COMITY_SINGLE_SIGN_ON}
    return _refusing(render(request, "people/sign-in.html", context, status=_status(request, tried)), tried)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@access.for_everybody
def second(request: HttpRequest) -> HttpResponse:
    """The second step: the code of an authenticator app, a recovery code, or a passkey."""
    now = asking.moment()
    account = signing_in.half_of(request, now)
    if account is None:
        return redirect("sign-in")
    form = Code(request.POST or None)
    tried = signing_in.Tried(None)
    if request.method == "POST" and form.is_valid():
        tried = signing_in.by_code(request, account, form.cleaned_data["code"], now)
        if tried.account:
            return signed_in(request, account, f"by {signing_in.first_of(request)} and code")
    context = {"form": form, "tried": tried, "has_passkeys": account.passkeys.exists()}
    return _refusing(render(request, "people/second.html", context, status=_status(request, tried)), tried)


def signed_in(request: HttpRequest, account: Account, how: str, *, fresh: bool = True) -> HttpResponse:
    """Both factors are given: begin the session and go on."""
    on = signing_in.begin(request, account, how, asking.moment(), fresh=fresh)
    response = HttpResponseRedirect(access.inward(on, reverse("home")))
    access.forget(request)
    signing_in.remember_browser(response, account)
    return response


@require_POST
@access.for_everybody
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    signing_in.end(request)
    access.forget(request)
    response = redirect("home")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _status(request: HttpRequest, tried: signing_in.Tried) -> int:
    if request.method != "POST":
        return 200
    return 429 if tried.wait else 403


def _refusing(response: HttpResponse, tried: signing_in.Tried) -> HttpResponse:
    if tried.wait:
        response["Retry-After"] = str(tried.wait)
    return response
